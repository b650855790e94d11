"""Who still finishes: simulated students with the planner, with a plan that never changes, and by earliest deadline.

`python -m benchmarks.students` prints the table for as many students as asked, `--write` puts it into the README. Its
first line there tells how the first students fared, so that a test can see whether the table is still true.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.followed import EarliestDeadline, Fixed, Ours
from benchmarks.living import Outcome, live
from benchmarks.simulated import KINDS, student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.followed import Followed
    from benchmarks.simulated import Student

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- The table is written by benchmarks.students, {} -->", "<!-- The end of the table -->"
WAYS: tuple[Callable[[Student], Followed], ...] = (Ours, Fixed, EarliestDeadline)
QUICK, FIRST = 2 * len(KINDS), 3
"""How many students make a quick look, and how many tell whether the README's table is still true."""


@dataclass(frozen=True, slots=True)
class Lived:
    """One student's programme, lived once each way, in the order of `WAYS`, and what the planner's replans moved."""

    kind: str
    outcomes: tuple[Outcome, ...]
    moved: int
    missed: int


def lived(number: int) -> Lived:
    """The student of that number."""
    one, ours = student(number), Ours(student(number))
    others = (way(one) for way in WAYS[1:])
    outcomes = tuple(live(one, followed) for followed in (ours, *others))
    return Lived(one.kind, outcomes, ours.moved, ours.missed)


def all_lived(students: int) -> list[Lived]:
    """The first so many students, on all cores."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(lived, range(students)))


def measured(students: int = QUICK) -> tuple[list[Figure], list[str]]:
    """How many more percent finish with the planner than with the better of the others, and the table."""
    lives = all_lived(students)
    ours, *others = (_percent([life.outcomes[way].by_review for life in lives]) for way in range(len(WAYS)))
    name = f"{students} students: percent who finish by the final review, beyond the better of two baselines"
    return [Figure(name, ours - max(others), 0, "%", "at least")], list(table(lives))


def table(lives: Sequence[Lived]) -> Iterable[str]:
    """A row for each kind of student, and one for all of them."""
    yield "| student | planner | fixed plan | earliest deadline | moved for a missed minute |"
    yield "| --- | --- | --- | --- | --- |"
    for kind in KINDS:
        yield _row(kind, [life for life in lives if life.kind == kind])
    yield _row(f"all {len(lives)}", lives)


def _row(name: str, lives: Sequence[Lived]) -> str:
    cells = (_cell([life.outcomes[way] for life in lives]) for way in range(len(WAYS)))
    missed = sum(life.missed for life in lives)
    moved = f"{sum(life.moved for life in lives) / missed:.1f}" if missed else "none missed"
    return f"| {name} | {' | '.join(cells)} | {moved} |"


def _cell(outcomes: Sequence[Outcome]) -> str:
    """By the final review, by the exam, and the recall expected then, in percent."""
    early, late = (_percent([getattr(it, name) for it in outcomes]) for name in ("by_review", "by_exam"))
    recall = sum(it.recall for it in outcomes) / max(1, len(outcomes))
    return f"{early:.0f}, {late:.0f}, {100 * recall:.0f}"


def _percent(answers: Sequence[bool]) -> float:
    return 100 * sum(answers) / max(1, len(answers))


def sign(lives: Sequence[Lived]) -> str:
    """How the first students fared, in a few letters: another planner, other letters."""
    return sha256(repr(lives[:FIRST]).encode()).hexdigest()[:12]


def replaced(text: str, lives: Sequence[Lived]) -> str:
    """The document with the table of these students."""
    start = BEGIN.partition("{}")[0]
    before, _, rest = text.partition(start)
    return "\n".join([before + BEGIN.format(sign(lives)), *table(lives), END + rest.partition(END)[2]])


def current(text: str) -> bool:
    """Whether the first students fare today as they did when the document's table was made."""
    return BEGIN.format(sign([lived(number) for number in range(FIRST)])) in text


def main() -> int:
    """Prints the table; 1 where the README's is asked about and is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=QUICK, help="how many of them (%(default)s)")
    parser.add_argument("--write", action="store_true", help="put their table into the README")
    parser.add_argument("--check", action="store_true", help="say whether the README's table is still true")
    asked = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    if asked.check:
        return 0 if current(text) else 1
    lives = all_lived(asked.students)
    if asked.write:
        README.write_text(replaced(README.read_text(encoding="utf-8"), lives), encoding="utf-8")
    print("\n".join(table(lives)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
