"""`milestones` and `explain`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]


def shown_keys(told: Answer) -> list[str]:
    return [line.split()[-1] for line in told.lines if re.match(r"  \w{3} \d{4}-", line)]


def test_milestones_show_what_is_ahead(student: Run) -> None:
    """With the days to go, doubts in words, and what only holds after a pass at the end."""
    told = student("milestones", today="2027-10-01")
    assert "program_start" not in shown_keys(told)
    assert re.search(r"^  Mon 2027-11-15  45 days +Last day to apply", told.out, re.MULTILINE)
    assert "(unconfirmed)" in told.out
    sure, _, after = told.out.partition("If you pass")
    assert "exam_window_closes" in sure
    assert "renewal_due" in after


def test_a_duty_missed_lately_stays_on_the_list(student: Run) -> None:
    """Sixty days long; all of them are one option away."""
    assert "transcript_request" in shown_keys(student("milestones", today="2027-11-20"))
    assert "(MISSED" in student("milestones", today="2027-11-20").out
    later = student("milestones", today="2028-02-20")
    assert "transcript_request" not in shown_keys(later)
    assert "`planner milestones --all`" in re.sub(r"\s+", " ", later.out)
    assert "transcript_request" in shown_keys(student("milestones", "--all", today="2028-02-20"))


def test_a_date_explains_itself(student: Run) -> None:
    """The arithmetic, the pages, when they were read."""
    told = student("explain", "exam_window_closes")
    assert "closes 2028-01-09 = opened 2027-10-11 + 90 days" in told.out
    assert re.search(r"\(official, read\s+2026-11-22\)", told.out)
    assert "https://" in told.out


def test_an_unconfirmed_date_says_so(student: Run) -> None:
    """And what to do about it."""
    told = student("explain", "renew_by")
    assert "Not confirmed" in told.out
    assert "Check with the issuer" in re.sub(r"\s+", " ", told.out)
    assert "It holds if you pass" in told.out


def test_an_estimate_is_told_as_one(student: Run) -> None:
    """Where no page stands behind a date."""
    assert "It rests on an estimate of the planner's" in student("explain", "practicum_start").out
    assert "what you entered" in student("explain", "program_start").out


def test_a_page_read_more_than_a_year_ago_is_marked(student: Run) -> None:
    """Rules change."""
    assert "more than a year ago" not in student("explain", "apply_by", today="2027-11-22").out
    old = re.sub(r"\s+", " ", student("explain", "apply_by", today="2027-11-23").out)
    assert "more than a year ago, check with the issuer" in old


def test_a_key_may_be_written_with_dashes(student: Run) -> None:
    """And in any letters."""
    assert student("explain", "Exam-Window-Closes").code == 0
