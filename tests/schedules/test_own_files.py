"""The student's own files: they add tracks and correct single values, and what they say is shown as the student's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planner.domain.calendar_math import Span
from planner.errors import BadInput
from planner.schedules import check_file, load_state, load_track, load_tracks, own_keys, track_ids
from schedules.samples import TRACK, write

if TYPE_CHECKING:
    from pathlib import Path


def correct(own: Path, text: str) -> Path:
    """A file that corrects the CMA."""
    return write(own, "tracks/cma-aama.toml", text)


def test_a_value_given_alone_is_the_students(own: Path) -> None:
    """Wherever it shows it must not look like the issuer's word."""
    correct(own, "[exam]\nminutes = 175\n")
    minutes = load_track("cma-aama").exam.minutes
    assert (minutes.value, minutes.status, minutes.confirmed) == (175, "student", True)


def test_the_bundled_value_stays_beside_the_students(own: Path) -> None:
    """One who was wrong finds the way back, source and all."""
    before = load_track("cma-aama").exam.minutes
    correct(own, "[exam]\nminutes = 175\n")
    [first, *rest] = load_track("cma-aama").exam.minutes.alternatives
    assert (first.value, first.status, first.source) == (before.value, before.status, before.source)
    assert tuple(rest) == before.alternatives


@pytest.mark.parametrize("status", ["official", "estimate", "memory"])
def test_a_correction_is_the_students_whatever_it_says_of_itself(own: Path, status: str) -> None:
    """The planner read no page for it."""
    correct(own, f'[exam]\nminutes = {{ value = 175, status = "{status}", note = "By phone." }}\n')
    minutes = load_track("cma-aama").exam.minutes
    assert (minutes.status, minutes.note) == ("student", "By phone.")


def test_everything_else_of_the_track_stays(own: Path) -> None:
    """Single values, not sections, are corrected."""
    before = load_track("cma-aama")
    correct(own, "[exam]\nminutes = 175\n")
    after = load_track("cma-aama")
    assert (after.exam.window, after.exam.items, after.outline) == (
        before.exam.window,
        before.exam.items,
        before.outline,
    )
    assert (after.routes, after.fees, after.renewal) == (before.routes, before.fees, before.renewal)


def test_one_end_of_the_months_can_be_corrected(own: Path) -> None:
    """A value that is a table is merged like any other."""
    before = load_track("cma-aama").program.months.value
    correct(own, "[program.months]\nmax = 18\n")
    months = load_track("cma-aama").program.months
    assert (months.value.min, months.value.default, months.value.max) == (before.min, before.default, 18)
    assert months.status == "student"


def test_lists_of_tables_are_matched_by_id(own: Path) -> None:
    """One topic's share must not cost the other topics."""
    before = load_track("cma-aama").outline.topics
    correct(own, '[[outline.topics]]\nid = "medical-law"\nshare = 5\n')
    after = load_track("cma-aama").outline.topics
    assert [topic.id for topic in after] == [topic.id for topic in before]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(new.id, new.share, new.name == old.name) for old, new in changed] == [("medical-law", 5, True)]


def test_a_new_id_is_added_at_the_end(own: Path) -> None:
    """A fee that only this student's school asks for."""
    correct(own, '[[fees]]\nid = "school"\ntitle = "School\'s own fee"\nkind = "other"\namount = "62.50"\n')
    fee = load_track("cma-aama").fees[-1]
    assert fee.id == "school"
    assert fee.amount is not None
    assert (fee.amount.value, fee.amount.status) == (Decimal("62.50"), "student")


def test_a_list_without_ids_is_replaced(own: Path) -> None:
    """There is nothing to match by."""
    correct(own, 'not_to_confuse_with = ["CMA, a shipping line"]\n[exam]\nnotes = ["Bring two ids."]\n')
    track = load_track("cma-aama")
    assert track.not_to_confuse_with == ("CMA, a shipping line",)
    assert [(note.value, note.status) for note in track.exam.notes] == [("Bring two ids.", "student")]


def test_a_correction_of_an_older_bundled_file_keeps_working(own: Path) -> None:
    """A correction that the bundled file has caught up with does no harm."""
    value = load_track("cma-aama").exam.minutes.value
    correct(own, f'id = "cma-aama"\n[exam]\nminutes = {value}\n')
    assert load_track("cma-aama").exam.minutes.value == value


def test_own_keys_name_what_to_label(own: Path) -> None:
    """A name or a share carries no status, so the screen needs to be told."""
    correct(own, 'name = "CMA"\n[exam]\nminutes = 175\n[[outline.topics]]\nid = "medical-law"\nshare = 5\n')
    assert own_keys("cma-aama") == ("name", "exam.minutes", "outline.topics.medical-law.share")
    assert own_keys("rma-amt") == ()


def test_a_new_id_adds_a_track(own: Path) -> None:
    """A credential that nobody else asks for."""
    write(own, "tracks/sample.toml", TRACK)
    assert "sample" in track_ids()
    track = load_track("sample")
    assert track.study.hours.status == "student"
    assert track.routes[0].recency is not None
    assert (track.routes[0].recency.value, track.routes[0].recency.status) == (Span(5, "years"), "official")
    assert "sample" in {track.id for track in load_tracks()[0]}


def test_licences_are_corrected_likewise(own: Path) -> None:
    """A fee changes every other year."""
    write(own, "licences/ca.toml", '[[rules]]\nid = "mlt"\napplication_fee = 999\n')
    [rule] = [rule for rule in load_state("CA").rules if rule.id == "mlt"]
    assert rule.application_fee is not None
    assert (rule.application_fee.value, rule.application_fee.status) == (Decimal(999), "student")


def test_a_faulty_correction_names_file_key_and_remedy(own: Path) -> None:
    """The student asked for this track, and only they can mend the file."""
    path = correct(own, '[exam]\nminutes = "long"\nminuts = 3\n')
    with pytest.raises(BadInput) as raised:
        load_track("cma-aama")
    message = str(raised.value)
    assert message.startswith(f'{path}:exam.minutes: "long" is not accepted; write a whole number.')
    assert message.endswith(f"(1 more: `planner track-check {path}`)")


def test_a_syntax_error_names_line_and_column(own: Path) -> None:
    """Where TOML ends, there are no keys to name."""
    path = correct(own, "[exam]\nminutes = \n")
    with pytest.raises(BadInput, match="line 2, column 11: is not TOML"):
        load_track("cma-aama")
    assert [problem.key for problem in check_file(path)] == ["line 2, column 11"]


def test_a_faulty_correction_does_not_cost_the_list_a_track(own: Path) -> None:
    """Comparing the others goes on, with the bundled one as it was, and the problem beside it."""
    before = {track.id: track for track in load_tracks()[0]}
    path = correct(own, "[exam]\nminutes = 0\n")
    tracks, problems = load_tracks()
    assert {track.id: track for track in tracks} == before
    assert [(p.file, p.key) for p in problems if p.file == str(path)] == [(str(path), "exam.minutes")]


def test_checking_a_correction_checks_it_as_laid_over_the_bundled_file(own: Path) -> None:
    """By itself it lacks nearly everything, and that is as it should be."""
    assert check_file(correct(own, "[exam]\nminutes = 175\n")) == []
    assert check_file(correct(own, "[program]\nmonths = { min = 20 }\n"))[0].key == "program.months"


def test_a_whole_file_elsewhere_is_not_a_correction(tmp_path: Path, own: Path) -> None:
    """Someone who works on the bundled file in a checkout must hear of a missing section."""
    path = write(tmp_path / "checkout", "tracks/cma-aama.toml", "[exam]\nminutes = 175\n")
    assert "routes" in {problem.key for problem in check_file(path)}
