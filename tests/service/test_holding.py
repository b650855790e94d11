"""From the pass on: what opens the credential, what its calendar hears, renewals, rules that change, and undoing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.domain.credential import Renewed
from planner.domain.cycle import cycles
from planner.errors import BadInput
from service.conftest import CMA, USUAL, on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.calendar_item import CalendarItem

PASSED = date(2027, 11, 30)


def items(database: Path) -> dict[str, CalendarItem]:
    """The calendar of the CMA by key."""
    return {it.entry.key: it for it in on(database).calendar_items([CMA])}


def own_file(folder: Path, text: str) -> None:
    """A file of the student's that corrects the bundled one."""
    place = folder / "schedules" / "tracks"
    place.mkdir(parents=True)
    (place / "cma-aama.toml").write_text(text, encoding="utf-8")


# Passing


def test_a_pass_asks_nothing_twice(student: Path) -> None:
    """Id, uuid, track, rules and state are the enrolment's."""
    enrolment = on(student).enrolment(CMA)
    track = on(student).track_of(CMA)
    made = on(student, PASSED).pass_exam(CMA, PASSED, number="12345", state="ny")
    held = made.credential
    assert (held.id, held.uuid, held.track, held.number) == (CMA, enrolment.uuid, "cma-aama", "12345")
    assert (made.enrolment, made.state, made.track) == (CMA, "ny", track)
    assert on(student).holdings() == (made,)


def test_a_pass_ends_the_study_plan(student: Path) -> None:
    """Nothing that was planned for its day or later is owed any more; what was done stays."""
    on(student, PASSED).pass_exam(CMA, PASSED)
    assert on(student).enrolment(CMA).status == "passed"
    assert [it for it in on(student).plan(CMA).blocks() if it.status == "planned" and it.date >= PASSED] == []
    with pytest.raises(BadInput, match="passed"):
        on(student, PASSED).pass_exam(CMA, PASSED)


def test_the_calendar_updates_what_it_expected(student: Path) -> None:
    """The same UID with the next sequence: certified 2027-11-30, so 60 months end on 2032-11-30, as on any day of that
    month.
    """
    before = items(student)["renewal_due"]
    on(student, PASSED).pass_exam(CMA, PASSED)
    after = items(student)
    assert after["renewal_due"].revision.uid == before.revision.uid
    assert after["renewal_due"].revision.sequence == before.revision.sequence + 1
    assert after["renewal_due"].entry.date == date(2032, 11, 30)
    assert "if you pass" in before.entry.title
    assert "if you pass" not in after["renewal_due"].entry.title
    uids = [it.revision.uid for it in after.values()]
    assert len(set(uids)) == len(uids)
    assert after["program_start"].revision.cancelled_at is None


def test_undoing_a_pass_brings_the_plan_back(student: Path) -> None:
    """To the last block, and the calendar to what it expected."""
    before = on(student).view(CMA)
    entries = {key: it.entry for key, it in items(student).items()}
    on(student, PASSED).pass_exam(CMA, PASSED)
    assert on(student, PASSED).undo() == f"passing the exam on {PASSED}"
    assert on(student).view(CMA) == before
    assert on(student).holdings() == ()
    assert {key: it.entry for key, it in items(student).items() if not it.revision.cancelled_at} == entries


def test_a_pass_on_the_31st_runs_to_the_end_of_the_month(student: Path) -> None:
    """AAMA: 2027-12-31 + 60 months = 2032-12-31; the first cycle begins the day after the month of certification."""
    made = on(student, date(2027, 12, 31)).pass_exam(CMA, date(2027, 12, 31))
    (cycle,) = cycles(made.credential, made.versions)
    assert (cycle.start, cycle.last) == (date(2028, 1, 1), date(2032, 12, 31))


def test_the_printed_date_wins(student: Path) -> None:
    """Over the rule, and in the calendar too."""
    on(student, PASSED).pass_exam(CMA, PASSED, expires=date(2032, 12, 15))
    assert items(student)["renewal_due"].entry.date == date(2032, 12, 15)


@pytest.mark.parametrize(
    ("expires", "why"), [(date(2027, 11, 30), "a day after 2027-11-30"), (date(2060, 1, 1), "up to 2047-11-30")]
)
def test_an_impossible_expiry_leaves_everything_as_it_was(student: Path, expires: date, why: str) -> None:
    """The plan goes on."""
    with pytest.raises(BadInput, match=why):
        on(student, PASSED).pass_exam(CMA, PASSED, expires=expires)
    assert on(student).enrolment(CMA).status == "active"
    assert on(student).holdings() == ()


def test_nobody_passes_tomorrow(student: Path) -> None:
    """One sentence."""
    with pytest.raises(BadInput, match="still to come"):
        on(student, PASSED).pass_exam(CMA, date(2027, 12, 1))


def test_passing_again_renews_what_is_held(database: Path) -> None:
    """After a lapse the exam is the way back: one credential with a history, no second one.

    Certified in November 2027, lapsed after 2032-11-30; passed on 2034-05-10: to 2039-05-31.
    """
    on(database, date(2033, 6, 1)).add_credential("cma-aama", PASSED)
    start = date(2033, 6, 1)
    made = on(database, start).enroll("cma-aama", replace(USUAL, start=start))
    assert made.enrolment.id == "cma-aama-2"
    held = on(database, date(2034, 5, 10)).pass_exam("cma-aama-2", date(2034, 5, 10))
    assert held.credential.id == CMA
    assert held.credential.renewals == (Renewed(on=date(2034, 5, 10), by="exam"),)
    assert cycles(held.credential, held.versions)[-1].last == date(2039, 5, 31)


# Adding, correcting, removing


def test_a_leap_day_is_counted_from_itself(database: Path) -> None:
    """AMT: earned on 2028-02-29. Its anniversary in 2029 and 2031 is 28 February, so both clocks run to the day before;
    in 2032 it is 29 February again, and the fee is due on the 28th.
    """
    on(database, date(2028, 3, 1)).add_credential("mlt-amt", date(2028, 2, 29))
    dates = {it.entry.key: it.entry.date for it in on(database).calendar_items(["mlt-amt-1"])}
    assert (dates["annual_fee_due"], dates["renewal_due"]) == (date(2029, 2, 27), date(2031, 2, 27))
    assert dates["annual_fee_due_4"] == date(2032, 2, 28)


def test_a_credential_from_before_has_its_history(database: Path) -> None:
    """NHA counts 24 months and the printed date wins: 2022-08-31, 2024-08-31, and then what the paper says."""
    renewals = (Renewed(on=date(2026, 8, 1)), Renewed(on=date(2024, 8, 20), expires=date(2026, 8, 15)))
    made = on(database).add_credential("ccma-nha", date(2022, 8, 31), renewals=renewals)
    assert [(it.number, it.last) for it in cycles(made.credential, made.versions)] == [
        (1, date(2024, 8, 31)), (2, date(2026, 8, 15)), (3, date(2028, 8, 15)),
    ]  # fmt: skip


def test_ids_are_shared_with_enrolments(database: Path) -> None:
    """`cma-aama-1` is one thing all its life: what is added beside an enrolment has another id."""
    on(database).enroll("cma-aama", USUAL)
    assert on(database).add_credential("cma-aama", date(2020, 1, 1)).credential.id == "cma-aama-2"
    assert on(database).enroll("cma-aama", USUAL).enrolment.id == "cma-aama-3"


def test_each_action_can_be_taken_back(database: Path) -> None:
    """One after the other, to where there was nothing."""
    day = date(2032, 10, 10)
    planner = on(database, day)
    states = [planner.holdings()]
    actions: tuple[Callable[[], object], ...] = (
        lambda: planner.add_credential("cma-aama", PASSED, number="1"),
        lambda: planner.edit_credential(CMA, state="ca", number="2"),
        lambda: planner.credential_done(CMA, "renew_by", day),
        lambda: planner.renew(CMA, Renewed(on=day)),
        lambda: planner.take_rules(CMA, day),
        lambda: planner.remove_credential(CMA),
    )
    for act in actions:
        act()
        states.append(planner.holdings())
    for before in reversed(states[:-1]):
        assert planner.undo()
        assert planner.holdings() == before


def test_a_removed_credential_is_cancelled_in_calendars(database: Path) -> None:
    """They hear of it though nothing else is left of it."""
    on(database, PASSED).add_credential("rma-amt", PASSED)
    on(database, PASSED).remove_credential("rma-amt-1")
    gone = on(database).calendar_items([], gone=True)
    assert gone
    assert all(it.revision.cancelled_at for it in gone)


def test_a_slip_names_what_there_is(database: Path) -> None:
    """None, an unknown one, and one of two on a track."""
    with pytest.raises(BadInput, match="You hold no credential yet"):
        on(database).holding("cma-aama")
    on(database).add_credential("cma-aama", date(2020, 1, 1))
    on(database).add_credential("cma-aama", date(2021, 1, 1))
    with pytest.raises(BadInput, match=r"no credential 'x'\. There are: cma-aama-1, cma-aama-2"):
        on(database).holding("x")
    with pytest.raises(BadInput, match="several credentials: cma-aama-1, cma-aama-2"):
        on(database).holding("cma-aama")


# Renewing and lapsing


def test_a_renewal_opens_the_next_cycle_without_a_gap(student: Path) -> None:
    """Sent early or late: 2032-12-01 to 2037-11-30."""
    on(student, PASSED).pass_exam(CMA, PASSED)
    made = on(student, date(2032, 10, 10)).renew(CMA, Renewed(on=date(2032, 10, 8)))
    first, second = cycles(made.credential, made.versions)
    assert (first.renewed_on, second.start, second.last) == (date(2032, 10, 8), date(2032, 12, 1), date(2037, 11, 30))
    found = items(student)
    assert found["renewal_due"].entry.title == "CMA (AAMA): End of cycle 1"
    assert found["lapse_grace_ends"].revision.cancelled_at is not None


def test_a_cycle_is_renewed_once(student: Path) -> None:
    """A second renewal before the next cycle has begun is a slip."""
    on(student, PASSED).pass_exam(CMA, PASSED)
    on(student, date(2032, 10, 10)).renew(CMA, Renewed(on=date(2032, 10, 8)))
    with pytest.raises(BadInput, match="is renewed already"):
        on(student, date(2032, 10, 10)).renew(CMA, Renewed(on=date(2032, 10, 9)))


def test_a_lapsed_credential_has_no_later_dates(database: Path) -> None:
    """They were expected if it was renewed: after that they would be lies. In time they stand apart."""
    on(database, date(2028, 1, 1)).add_credential("cma-aama", PASSED)
    (in_time,) = on(database, date(2032, 11, 30)).dates(None)
    (late,) = on(database, date(2032, 12, 1)).dates(None)
    assert {it.key for it in in_time.later} >= {"renewal_due_2", "renew_by_2"}
    assert late.later == ()
    assert late.milestones == in_time.milestones
    assert [it.key for it in late.milestones if it.date > date(2032, 11, 30)] == [
        "lapse_grace_ends",
        "reexam_only_from",
    ]


def test_renewing_is_told_by_renew(student: Path) -> None:
    """A duty of the open cycle can be ticked; its end can't."""
    on(student, PASSED).pass_exam(CMA, PASSED)
    day = date(2032, 10, 2)
    assert on(student, day).credential_done(CMA, "renew_by", day).seen_to == {"renew_by": day}
    with pytest.raises(BadInput, match="`planner renew cma-aama-1 --on DATE` records that"):
        on(student, day).credential_done(CMA, "renewal_due", day)
    with pytest.raises(BadInput, match="nothing to do called 'nonsense'"):
        on(student, day).credential_done(CMA, "nonsense", day)


# Whose dates


def test_dates_are_of_what_is_studied_and_of_what_is_held(student: Path) -> None:
    """After a pass the credential's stand alone; named, with all that led to it."""
    on(student).add_credential("ccma-nha", date(2026, 8, 31))
    assert [it.owner for it in on(student).dates(None)] == [CMA, "ccma-nha-1"]
    on(student, PASSED).pass_exam(CMA, PASSED)
    assert [it.owner for it in on(student).dates(None)] == ["ccma-nha-1", CMA]
    (whole,) = on(student).dates(CMA)
    keys = [it.key for it in whole.milestones]
    assert {"program_start", "certified", "renewal_due"} <= set(keys)
    assert len(set(keys)) == len(keys)


# Rules


def test_rules_that_change_are_shown_and_taken_from_their_day(
    student: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """75 points instead of 60 from 2030 on: nothing changes by itself; taken, the open cycle is judged by it."""
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    on(student, PASSED).pass_exam(CMA, PASSED)
    assert on(student).newer_rules(CMA)[2] == ()
    own_file(tmp_path / "config", "[[renewal.constraints]]\nid = 'total'\nrequired = 75\n")
    changes = on(student).newer_rules(CMA)[2]
    assert [(it.before, it.after) for it in changes if it.key.endswith("required")] == [("60", "75")]
    assert on(student).upkeep(CMA)[0].allocation.required == 60
    on(student, date(2030, 2, 1)).take_rules(CMA, date(2030, 1, 1))
    assert on(student).upkeep(CMA)[0].allocation.required == 75
    with pytest.raises(BadInput, match="A later day"):
        on(student).take_rules(CMA, date(2030, 1, 1))


def test_new_rules_can_be_for_new_cycles_only(student: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As when an issuer adds a category for newer cycles: the open one keeps its 60 points."""
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    on(student, PASSED).pass_exam(CMA, PASSED)
    own_file(tmp_path / "config", "[[renewal.constraints]]\nid = 'total'\nrequired = 75\n")
    on(student, date(2030, 2, 1)).take_rules(CMA, date(2030, 1, 1), new_cycles_only=True)
    assert on(student).upkeep(CMA)[0].allocation.required == 60
    on(student, date(2032, 10, 10)).renew(CMA, Renewed(on=date(2032, 10, 8)))
    assert on(student).upkeep(CMA)[0].allocation.required == 75


# Leading on


def test_what_it_leads_to_comes_from_the_routes(database: Path) -> None:
    """MLT (ASCP) to MLS (ASCP): one route names it, and asks a degree and two years beside it."""
    on(database).add_credential("mlt-ascp", date(2026, 1, 1))
    _, (step,) = on(database).leads_to(None)
    first = step.ways[0]
    assert (step.track.id, first.route.id, first.named) == ("mls-ascp", "route-2", True)
    assert len(first.asks) == 2
    assert all(way.asks == way.route.checklist for way in step.ways if not way.named)
