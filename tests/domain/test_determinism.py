"""H6: the same inputs give the same plan, to the byte, whatever the process, hash seed, time zone and locale.

Run as a script, this file prints the digests of a few plans.
"""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from hypothesis import given, settings

from builders import START, cases, enrolment, track
from planner.domain.enrolment import Enrolment, Week
from planner.domain.feasibility import weigh
from planner.domain.measure import Measured
from planner.domain.scorecard import scorecard
from planner.domain.study_plan import build
from planner.domain.track import Track

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANG": "C"},
)
CASES = {
    "fits": enrolment(),
    "fits barely": enrolment(week=Week.of({"tue": 75, "sun": 60}), triage={"t03": "new", "t12": "know"}),
    "does not fit": enrolment(week=Week.of({"tue": 30}), exam_date=START.replace(month=12)),
}


def told(track: Track, enrolment: Enrolment) -> str:
    """Everything that is said of an enrolment's plan, down to the last digit."""
    case = weigh(track, enrolment, enrolment.enrolled_on)
    plan = build(case, enrolment.enrolled_on, accept_shortfall=True)
    return repr((plan, scorecard(Measured(track, enrolment, case.dates, plan))))


def digests() -> str:
    """One line for each case."""
    return "\n".join(f"{name}: {sha256(told(track(), made).encode()).hexdigest()}" for name, made in CASES.items())


@settings(max_examples=15)
@given(cases())
def test_the_same_inputs_give_the_same_plan(pair: tuple[Track, Enrolment]) -> None:
    """Nothing is kept from one build to the next, and no clock or chance is asked."""
    assert told(*pair) == told(*pair)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=[e["TZ"] for e in ENVIRONMENTS])
def test_no_process_makes_another_plan(environment: dict[str, str]) -> None:
    """A set's order follows the hash seed; sorting and formatting could follow the locale, dates the time zone."""
    path = os.pathsep.join(sys.path)
    printed = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, **environment, "PYTHONPATH": path},
        capture_output=True,
        check=True,
        text=True,
    )
    assert printed.stdout.splitlines() == digests().splitlines()


def test_the_cases_are_what_they_are_called() -> None:
    """Else the digests would be of something else than meant."""
    budgets = {
        name: weigh(track(), made, START).budget(weigh(track(), made, START).exam()) for name, made in CASES.items()
    }
    assert [budget.feasible for budget in budgets.values()] == [True, True, False]
    assert 1 <= budgets["fits barely"].supply / budgets["fits barely"].need < 1.1


if __name__ == "__main__":
    print(digests())
