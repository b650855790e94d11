"""Dates, minutes and lists as a student reads them."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain import wording


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h")]
)
def test_minutes_in_words(count: int, said: str) -> None:
    """Hours once there is one."""
    assert wording.minutes(count) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (12, "in 12 days"), (-3, "3 days ago")],
)
def test_distance_in_words(days: int, said: str) -> None:
    """Both ways."""
    today = date(2027, 1, 11)
    assert wording.away(date.fromordinal(today.toordinal() + days), today) == said


def test_lists_in_words() -> None:
    """With `and` before the last."""
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.5, "50 %"), (0.899, "89 %"), (0.995, "99 %"), (1.0, "99 %")]
)
def test_a_predicted_share_is_never_rounded_up(share: float, said: str) -> None:
    """Nobody is sure to know everything."""
    assert wording.percent(share) == said
