"""What the checks know of the format, they know of all of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.domain.calendar_math import Span
from planner.domain.career import Careers
from planner.domain.licence import State
from planner.domain.track import Months, PercentRange, Track
from planner.schedules.lift import full_form
from planner.schedules.limits import LIMITS, MAY_BE_ZERO
from planner.schedules.load import load_track
from planner.schedules.shape import at, is_fact, is_list, is_mapping, is_table, item, parts
from schedules.samples import TRACK, table, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.schedules.shape import Form


def fields(form: Form) -> Iterator[tuple[Form, str, Form]]:
    """Each key of the format with its table and what is written there, facts and lists opened."""
    for key, part in parts(form).items():
        inner = part.form
        while is_fact(inner) or is_list(inner) or is_mapping(inner):
            inner = at(inner, ("value",)) if is_fact(inner) else item(inner)
        yield form, key, inner
        if is_table(inner):
            yield from fields(inner)


def all_fields(wanted: Form) -> set[tuple[Form, str]]:
    """The keys of all three kinds of file that hold this."""
    return {(form, key) for top in (Track, State, Careers) for form, key, inner in fields(top) if inner is wanted}


def test_every_whole_number_has_limits() -> None:
    """One without would take 999999 hours of study, and the plan would take all night."""
    assert all_fields(int) == LIMITS.keys()


def test_only_spans_may_be_nothing() -> None:
    """An entry for a key that is gone would hide a mistake in its place."""
    assert all_fields(Span) > MAY_BE_ZERO


def test_shorthand_and_full_form_are_the_same_value(own: Path) -> None:
    """The short way is a convenience, never another meaning."""
    long = (
        TRACK.replace("hours = 45", 'hours = { value = 45, status = "student", source = [] }')
        .replace("weight = [30, 40]", 'weight = { value = [30, 40], status = "student" }')
        .replace("amount = 125", 'amount = { value = "125", status = "student" }')
        .replace("{ min = 1, default = 3, max = 6 }", "{ value = { min = 1, default = 3, max = 6 } }")
        .replace('source = "rules"', 'source = ["rules"]')
        .replace('cycle = "3 years"', 'cycle = { value = "3  years", note = "" }')
    )
    write(own, "tracks/sample.toml", TRACK)
    short = load_track("sample")
    write(own, "tracks/sample.toml", long)
    assert load_track("sample") == short


def test_values_arrive_as_the_domain_wants_them(own: Path) -> None:
    """No text is left to be parsed later."""
    write(own, "tracks/sample.toml", TRACK)
    track = load_track("sample")
    assert track.program.months.value == Months(min=1, default=3, max=6)
    assert track.outline.domains[0].weight.value == PercentRange(low=Decimal(30), high=Decimal(40))
    assert track.outline.domains[1].weight.value.middle == Decimal("65.0")
    assert track.application.processing.value == Span(10, "business days")
    assert track.renewal.ladder[0].after.value == Span(0, "days")
    assert track.exam.minutes.source == ("rules",)
    assert track.routes[0].study_percent.value == 100


@pytest.mark.parametrize(
    ("text", "span"),
    [("1 day", Span(1, "days")), ("90 days", Span(90, "days")), ("1 business day", Span(1, "business days"))],
)
def test_units_of_time_are_written_as_one_speaks(text: str, span: Span) -> None:
    """ "1 days" would be accepted by nobody's ear."""
    raw = table(TRACK.replace('"6 weeks"', f'"{text}"'))
    lifted = full_form(Track, raw, "estimate")["application"]["opens"]["value"]
    assert Span(**lifted) == span
    assert str(span) == text
