"""Without a history every plan is what it was before plans had one: the digests were taken then.

A digest that changes on purpose, because a track's file or the builder changed, is taken anew from the message.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from planner.domain.enrol import Wishes, enrolled
from planner.domain.enrolment import Week
from planner.domain.feasibility import weigh
from planner.domain.study_plan import build
from planner.schedules import load_track

START, LATER = date(2027, 1, 11), date(2027, 2, 17)
WISHES = Wishes(start=START, week=Week.of({"mon": 90, "tue": 60, "wed": 90, "thu": 60, "sat": 240}))
BEFORE = {
    "cma-aama": "b8ddf33df732990c",
    "rma-amt": "66d16372c8ca4c4d",
    "ccma-nha": "cd36e348e782471d",
    "cmaa-nha": "5bf6ed12fd999590",
    "ncma-ncct": "a45107c750fa9687",
    "mlt-ascp": "b0be3b7cd50f5177",
    "mlt-amt": "51b9d5566760624f",
    "mlt-aab": "a7020ef3570a805c",
    "mls-ascp": "a8bbf90c74dd8413",
    "pbt-ascp": "95e13d176ce6c5a0",
    "cpt-nha": "5bf95a095471271d",
    "rpt-amt": "016e70d023158206",
}


@pytest.mark.parametrize("name", BEFORE)
def test_a_plan_without_a_history_is_what_it_was(name: str) -> None:
    """Made on the first day and, where there is a programme, five weeks later; to the byte."""
    track = load_track(name)
    made = enrolled(track, WISHES, START, f"{name}-1", "6f1c0d3e-6f0b-4c39-9a52-0f2a5f7a5d11")
    told = ""
    for today in (START, LATER) if track.route(made.route).program else (START,):
        case = weigh(track, made, today)
        told += repr(build(case, today, accept_shortfall=True))
    assert sha256(told.encode()).hexdigest()[:16] == BEFORE[name]
