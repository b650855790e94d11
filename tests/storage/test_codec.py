"""Values become JSON text and come back as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from planner.domain.calendar_math import Span
from planner.domain.enrolment import Enrolment, StudyDay
from planner.domain.facts import Alternative, Fact
from planner.domain.licence import State
from planner.domain.milestone import Citation, Milestone
from planner.domain.plan import Remedy, StudyPlan
from planner.domain.track import Exam, Outline, Renewal, Route, Track
from planner.storage import codec
from storage.samples import values

KINDS = [Track, Route, Exam, Renewal, Outline, State, Enrolment, StudyPlan, Milestone, Fact[tuple[Span, ...]]]
"""A whole track is too large for hypothesis to vary much, so its parts are drawn by themselves too."""

TEXT = '{"value":{"count":90,"unit":"days"},"status":"official","source":["a"],"as_of":"","note":"","alternatives":[]}'


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(data=st.data())
def test_every_value_comes_back_as_it_was(kind: Any, data: st.DataObject) -> None:
    """Equality of dataclasses ignores the order of mappings, so the text has to be the same again too."""
    value = data.draw(values(kind))
    text = codec.to_text(value)
    back = codec.from_text(kind, text)
    assert back == value
    assert codec.to_text(back) == text


def test_the_text_has_every_field_in_its_order_and_no_spaces() -> None:
    """Also fields at their default: a default that changes later must not change what a student was promised."""
    assert codec.to_text(Fact(value=Span(90, "days"), status="official", source=("a",))) == TEXT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (StudyDay(60, time(18, 30)), '{"minutes":60,"at":"18:30"}'),
        (StudyDay(60, time(18, 30, 5)), '{"minutes":60,"at":"18:30:05"}'),
        (Remedy(kind="exam_date", value=date(2027, 1, 11)), '{"kind":"exam_date","value":"2027-01-11",'),
        (Alternative(value=Decimal("1.50"), status="memory"), '{"value":"1.50","status":"memory",'),
        (Fact(value="é"), '{"value":"é","status":"estimate",'),
    ],
)
def test_values_are_written_as_people_write_them(value: object, text: str) -> None:
    """Dates, times and amounts can be read in the file."""
    assert codec.to_text(value).startswith(text)


def test_a_number_or_a_date_is_told_apart_by_its_json() -> None:
    """A remedy's value is either, and its type hint doesn't say when."""
    for value in (371, date(2027, 11, 29), None):
        remedy = Remedy(kind="exam_date", value=value)
        assert codec.from_text(Remedy, codec.to_text(remedy)) == remedy


def test_a_field_that_the_text_lacks_takes_its_default() -> None:
    """So a field can be added to a track without touching what is stored."""
    assert codec.from_text(Fact[int], '{"value":3}') == Fact(value=3)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"days"', '"fortnights"', "value.unit: 'fortnights' is none of days,"),
        ("90", "90.5", "value.count: expected int, found float"),
        ("90", "true", "value.count: expected int, found bool"),
        ('["a"]', '"a"', "source: expected list, found str"),
        ('["a"]', '["a",7]', "source.1: expected str, found int"),
        ('{"count":90,"unit":"days"}', "[]", "value: expected dict, found list"),
        ('"as_of"', '"as_off"', "a Fact has no as_off"),
        ('"value"', '"worth"', "a Fact has no worth"),
        ('"value":{"count":90,"unit":"days"},', "", "a Fact without value"),
        ("{", "", "this is not JSON"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    """A damaged row has to be found among thousands of values."""
    with pytest.raises(codec.UndecodableError) as caught:
        codec.from_text(Fact[Span], TEXT.replace(old, new))
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize(
    ("kind", "data"),
    [(Fact[Decimal], "much"), (Fact[date], "2027-02-30"), (Fact[time], "25:00"), (Fact[int | None], "1")],
)
def test_text_that_is_no_such_value_is_refused(kind: Any, data: str) -> None:
    """Not every text is an amount, a date or a time."""
    with pytest.raises(codec.UndecodableError, match=r"^value"):
        codec.decode(kind, {"value": data})


def test_places_go_through_mappings() -> None:
    """A source is found by its id."""
    document = codec.encode(builders.track())
    document["sources"]["handbook"]["read_on"] = "soon"
    with pytest.raises(codec.UndecodableError, match=r"^sources\.handbook\.read_on: 'soon'"):
        codec.decode(Track, document)


@dataclass(frozen=True)
class _Ambiguous:
    value: date | str


@dataclass(frozen=True)
class _Nested:
    value: tuple[Citation, ...] | Mapping[str, int] | None


def test_a_type_without_a_json_form_is_a_mistake_of_the_program() -> None:
    """Found by the first test that stores it, and never guessed at."""
    with pytest.raises(TypeError, match="can't be told apart"):
        codec.decode(_Ambiguous, {"value": "2027-01-11"})
    with pytest.raises(TypeError, match="no JSON form"):
        codec.decode(Fact[set[int]], {"value": []})
    with pytest.raises(TypeError, match="no JSON form"):
        codec.encode({1, 2})


@pytest.mark.parametrize("value", [(), {"a": 1}, None])
def test_arrays_and_objects_are_told_apart_in_a_union(value: Any) -> None:
    """They differ in JSON."""
    assert codec.from_text(_Nested, codec.to_text(_Nested(value))) == _Nested(value)
