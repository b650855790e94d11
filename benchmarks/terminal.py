"""The full-screen views in a terminal, beside two Textual programs: a typical one, and one that does very little."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.commands import bare_environment, called
from benchmarks.figure import Figure, seconds
from benchmarks.pty_session import Session
from planner.domain.enrol import Wishes, week_of_hours
from planner.domain.feasibility import weigh
from planner.domain.study_plan import build
from planner.service import Planner

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUNDS = 12
KEYS = 20
DOWN, UP = b"\x1b[B", b"\x1b[A"
PLANNER = [sys.executable, "-m", "planner"]
TYPICAL = [sys.executable, "-m", "benchmarks.yardsticks.typical"]
LEAN = [sys.executable, "-m", "benchmarks.yardsticks.lean"]
PLANS = {
    "long": ["mlt-ascp", "--start", "2027-01-11", "--months", "24", "--hours", "15"],
    "short": ["cma-aama", "--start", "2027-01-11", "--months", "9", "--hours", "15"],
}
READY = b"Quit"
"""The last words of the last row."""


def measured(folder: Path) -> list[Figure]:
    """All figures, each beside what it is compared with in the same rounds."""
    plain = bare_environment(folder) | {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
    plans = {name: plain | {"PLANNER_DB": str(folder / f"{name}.db")} for name in PLANS}
    for name, plan in PLANS.items():
        called([*PLANNER, "enroll", *plan], plans[name])()
    return [*_starts(plain, plans), *_keys(plain, plans["long"]), *_trying(Path(plans["long"]["PLANNER_DB"]))]


def _starts(plain: Mapping[str, str], plans: Mapping[str, Mapping[str, str]]) -> list[Figure]:
    """Opening and ending, cold; the first round doesn't count."""
    subjects = {"typical": (TYPICAL, plain)} | {name: (PLANNER, settings) for name, settings in plans.items()}
    ready: dict[str, list[float]] = {name: [] for name in subjects}
    ended: dict[str, list[float]] = {name: [] for name in subjects}
    painted: list[float] = []
    for turn in range(ROUNDS + 1):
        for name, (command, settings) in subjects.items():
            with Session(command, settings) as session:
                taken = session.until(READY)
                session.settled()
                if name == "long":
                    painted.append(len(session.seen))
                leaving = session.ended_by(b"q")
                if turn:
                    ready[name].append(taken)
                    ended[name].append(leaving)
    opening = {name: median(taken) for name, taken in ready.items()}
    return [
        Figure(
            "Today on a two-year plan, ready, beside a typical Textual app", opening["long"] / opening["typical"], 0.9
        ),
        Figure("a two-year plan's opening, beside nine months'", opening["long"] / opening["short"], 1.1),
        Figure("leaving, beside a typical Textual app", median(ended["long"]) / median(ended["typical"]), 1.0),
        Figure("bytes of the first paint", median(painted) / 1000, 18, "kB"),
    ]


def _keys(plain: Mapping[str, str], settings: Mapping[str, str]) -> list[Figure]:
    """A key that moves the cursor, in turn on both; then one that scrolls; then nothing at all."""
    with Session(PLANNER, settings) as ours, Session(LEAN, plain) as lean:
        for session in (ours, lean):
            session.until(READY)
            session.settled()
        ours.key(b"2")
        pairs = [(ours.key(key), lean.key(key)) for _ in range(KEYS) for key in (DOWN, UP)]
        in_place = median(mine[1] for mine, _ in pairs)
        key = median(mine[0] for mine, _ in pairs) / median(theirs[0] for _, theirs in pairs)
        ours.key(b"\x1b[6~")
        scrolled = median(ours.key(DOWN)[1] for _ in range(KEYS))
        idle = ours.settled(quiet=3.0)
    return [
        Figure("a key in the plan, beside a list that does nothing else", key, 2),
        Figure("bytes of a key that moves the cursor", in_place, 600, "B"),
        Figure("bytes of a key that scrolls a row", scrolled / 1000, 4, "kB"),
        Figure("bytes written while nobody touches it", idle, 0, "B"),
    ]


def _trying(database: Path) -> list[Figure]:
    """What a key in What if comes to, plan and dates, beside making that plan alone; in the processor's time."""
    now = datetime(2027, 1, 11, 12, tzinfo=UTC)
    planner = Planner(database, now.date(), now)
    view = planner.view(planner.chosen(None))
    more = Wishes(week=week_of_hours(16 * 60))
    wished = planner.tried(view, more).enrolment
    made, tried = seconds(
        [lambda: build(weigh(view.track, wished, now.date()), now.date()), lambda: planner.tried(view, more)],
        process_time,
    )
    name = "what if, a two-year plan at other hours"
    return [Figure(name, 1000 * tried, 150, "ms"), Figure(f"{name}, beside making the plan", tried / made, 1.5)]
