"""The pace factor: what really passed against what was planned, brought back to the track's own hours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START
from planner.domain.need import DEFAULT_PACE
from planner.domain.pace import pace_factor
from planner.domain.session import Session


def session(minutes: int, planned: int | None = 60, pace: float = 1.25) -> Session:
    return Session(id="s", date=START, block="b", minutes=minutes, planned_minutes=planned, pace=pace)


@pytest.mark.parametrize(
    ("sessions", "pace"),
    [
        ([], 1.25),
        ([session(30)] * 9, 1.25),  # nine are too few
        ([session(60)] * 10, 1.25),  # 60 / (60 / 1.25)
        ([session(72)] * 10, 1.5),  # 72 / 48
        ([session(72, pace=1.5)] * 10, 1.8),  # 72 / (60 / 1.5)
        ([session(48)] * 5 + [session(60)] * 5, 1.12),  # the middle of 1 and 1.25, in hundredths
        ([session(48)] * 6 + [session(600)] * 5, 1.0),  # the median: five long evenings don't count for more
        ([session(10)] * 10, 0.8),  # 0.21, held
        ([session(120)] * 10, 2.0),  # 2.5, held
        ([session(30)] * 9 + [session(30, planned=None)] * 9, 1.25),  # what had no plan says nothing
    ],
)
def test_the_pace_is_the_median_of_what_blocks_took(sessions: list[Session], pace: float) -> None:
    """From the tenth measured session on."""
    assert pace_factor(sessions) == pace


@given(st.lists(st.tuples(st.integers(1, 1440), st.integers(15, 120), st.floats(0.8, 2).map(lambda f: round(f, 2)))))
def test_the_pace_stays_within_bounds(entries: list[tuple[int, int, float]]) -> None:
    """Whatever is logged."""
    pace = pace_factor([session(*entry) for entry in entries])
    assert 0.8 <= pace <= 2
    assert len(entries) >= 10 or pace == DEFAULT_PACE
