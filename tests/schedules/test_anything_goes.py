"""No file, however broken, is ever more than a list of problems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.career import Careers
from planner.domain.licence import State
from planner.domain.track import Track
from planner.schedules import Problem, check_file
from planner.schedules.check import check_document
from planner.schedules.files import FORMS
from planner.schedules.lift import full_form
from planner.schedules.merge import claim, merge
from schedules.samples import CAREERS, FILES, LICENCE, TRACK, table, write

if TYPE_CHECKING:
    from planner.schedules.files import Kind

SAMPLES: dict[Kind, tuple[str, str, type]] = {
    "track": (TRACK, "sample.toml", Track),
    "licence": (LICENCE, "zz.toml", State),
    "careers": (CAREERS, "careers.toml", Careers),
}
Step = str | int

scalars = (
    st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(
        ["", "90 days", "0 days", "99999 years", "official", "safety", "2026-11-22", "06-30", "NaN", "1e9"]
    )
    | st.text(max_size=8)
)
keys = st.sampled_from(["value", "status", "source", "id", "low", "high", "count", "unit", "alternatives", "x", ""])
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=8
)


def paths(document: Any, path: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    """Where something can be deleted or replaced."""
    pairs = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    below = [inner for step, value in pairs for inner in paths(value, (*path, step))]
    return [path, *below] if path else below


def holder(document: Any, path: tuple[Step, ...]) -> Any:
    """The table or list that the last step goes into; None where an earlier change took it away."""
    for step in path[:-1]:
        document = document[step] if has(document, step) else None
    return document


def has(document: Any, step: Step) -> bool:
    """Whether the step leads somewhere."""
    if isinstance(step, int):
        return isinstance(document, list) and step < len(document)
    return isinstance(document, dict) and step in document


def mutate(document: Any, path: tuple[Step, ...], value: Any) -> None:
    """Puts the value there, or takes away what is there where the value is None."""
    place, last = holder(document, path), path[-1]
    if has(place, last) and value is None:
        del place[last]
    elif has(place, last):
        place[last] = value


def assert_judged(kind: Kind, document: Any) -> list[Problem]:
    """Either problems that say something, or a value of the domain."""
    _, name, domain = SAMPLES[kind]
    value, problems = check_document(kind, document, Path(name))
    assert isinstance(value, domain) != bool(problems)
    assert all(p.key and p.message and "\n" not in p.message for p in problems)
    return problems


@given(st.data())
@settings(deadline=None)
def test_a_mutated_file_gives_problems_and_never_an_error(data: st.DataObject) -> None:
    """People edit these files by hand, and a program may write them."""
    kind = data.draw(st.sampled_from(list(SAMPLES)))
    raw = table(SAMPLES[kind][0])
    for path in data.draw(st.lists(st.sampled_from(paths(raw)), min_size=1, max_size=5)):
        mutate(raw, path, data.draw(st.none() | values))
    assert_judged(kind, full_form(FORMS[kind], raw, "estimate"))


@given(st.data())
@settings(deadline=None)
def test_a_mutated_correction_gives_problems_and_never_an_error(data: st.DataObject) -> None:
    """The student's own file may be anything, too."""
    raw = table()
    for path in data.draw(st.lists(st.sampled_from(paths(raw)), min_size=1, max_size=5)):
        mutate(raw, path, data.draw(st.none() | values))
    base, own = full_form(Track, table(), "estimate"), full_form(Track, raw, "student")
    assert_judged("track", merge(Track, base, claim(Track, own)))


@given(text=st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
@settings(deadline=None)
def test_any_text_at_all_gives_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The wrong file is named on the command line sooner or later."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "replace"))
    assert check_file(path)


@given(
    line=st.integers(0, TRACK.count("\n")), text=st.sampled_from(["", "=", "[", '"', "a.b = 1", "[[exam]]", "[exam]"])
)
@settings(deadline=None)
def test_a_mangled_line_gives_problems_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, line: int, text: str
) -> None:
    """A slip of the finger, between two saves."""
    lines = TRACK.splitlines()
    lines[line : line + 1] = [text]
    path = write(tmp_path_factory.getbasetemp(), "tracks/sample.toml", "\n".join(lines))
    assert all(isinstance(problem, Problem) for problem in check_file(path))


@pytest.mark.parametrize("name", FILES)
def test_a_value_of_the_wrong_type_is_a_problem_at_its_key(name: str) -> None:
    """At every place of the format, not only where someone thought of it."""
    kind: Kind = {"tracks/sample.toml": "track", "licences/zz.toml": "licence"}.get(name, "careers")  # type: ignore[assignment]
    for path in paths(table(FILES[name])):
        raw = table(FILES[name])
        mutate(raw, path, {"zzz": float("nan")})
        problems = assert_judged(kind, full_form(FORMS[kind], raw, "estimate"))
        steps = [step for step in path if isinstance(step, str) and step != "value"]
        assert any(all(step in problem.key for step in steps) for problem in problems), (path, problems)
