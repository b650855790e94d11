"""The files that come with the planner hold what the format promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.schedules import check_file, load_careers, load_states, load_tracks
from planner.schedules.check import read
from planner.schedules.files import FORMS, bundled, bundled_folder
from planner.schedules.lift import full_form
from planner.schedules.look import dig
from planner.schedules.shape import dotted, is_fact
from planner.schedules.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

    from planner.schedules.files import Kind

KINDS: tuple[Kind, ...] = ("track", "licence", "careers")
BUNDLED = [(kind, path) for kind in KINDS for path in bundled(kind).values()]
each_file = pytest.mark.parametrize(("kind", "path"), BUNDLED, ids=[path.stem for _, path in BUNDLED])


@each_file
def test_a_bundled_file_has_no_problems(kind: Kind, path: Path) -> None:
    """A student can't mend it."""
    assert [str(problem) for problem in check_file(path)] == []


@each_file
def test_every_fact_has_a_source_or_says_that_it_has_none(kind: Kind, path: Path) -> None:
    """A wrong date costs a credential; the student must be able to look it up."""
    document = full_form(FORMS[kind], read(path)[0], "estimate")
    facts = [place for place in walk(FORMS[kind], document) if is_fact(place.form)]
    unsourced = [place for place in facts if not dig(place.value, "source")]
    bare = [p for p in unsourced if dig(p.value, "status") not in ("estimate", "memory")]
    assert [dotted(FORMS[kind], document, place.loc) for place in bare] == []
    assert "student" not in {dig(place.value, "status") for place in facts}


@each_file
def test_every_source_is_used(kind: Kind, path: Path) -> None:
    """A page that nothing rests on was forgotten, or its value was."""
    document = full_form(FORMS[kind], read(path)[0], "estimate")
    lists = [
        place.value for place in walk(FORMS[kind], document) if place.key == "source" and isinstance(place.value, list)
    ]
    assert set(document["sources"]) - {name for names in lists for name in names} == set()


def test_the_bundled_files_fit_together() -> None:
    """Next steps and licences name tracks that exist."""
    assert load_tracks()[1] == []
    assert load_states()[1] == []
    assert load_careers().sources


def test_nothing_else_lies_among_the_files() -> None:
    """A file with the wrong ending would silently be no track."""
    found = {path.relative_to(bundled_folder()).as_posix() for path in bundled_folder().rglob("*") if path.is_file()}
    known = {path.relative_to(bundled_folder()).as_posix() for _, path in BUNDLED}
    assert found - known == {"README.md", "track.schema.json", "licence.schema.json"}
