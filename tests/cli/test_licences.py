"""`licences` and `resources`: what the files say, with status, source and date; nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.schedules import load_states

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

STATES = {it.id: it for it in load_states()[0]}


def test_every_state_has_a_line_and_the_students_own_a_mark(student: Run) -> None:
    """The thirteen of laboratory work, and those with a word on medical assistants."""
    student("change", "cma-aama-1", "--state", "WA")
    lines = [it for it in student("licences").lines if it[1:2] in " *" and it[4:7].strip().isupper()]
    assert len([it for it in lines if it[4:6].lower() in STATES]) == len(STATES) == 15
    assert [it[4:6] for it in lines if it.startswith(" *")] == ["WA"]


@pytest.mark.parametrize("state", STATES)
def test_a_state_shows_all_that_its_file_says(student: Run, state: str) -> None:
    """Each fact with how well it is known; every page that is cited stands below with its address."""
    shown = " ".join(student("licences", "--state", state.upper()).out.split())
    for rule in STATES[state].rules:
        assert rule.title in shown
        assert f"{rule.needed.value} (" in shown
        for note in rule.notes:
            assert note.value in shown
        if rule.cycle and rule.cycle.ce_hours:
            assert f"{rule.cycle.ce_hours.value} hours every {rule.cycle.every.value}" in shown
        for name in rule.needed.source:
            assert STATES[state].sources[name].url in shown


def test_certification_is_enough_and_ask_the_agency_are_answers(student: Run) -> None:
    """Georgia and Puerto Rico, as their files have them."""
    assert "certification is enough" in student("licences", "--state", "GA").out
    assert "unclear: ask the agency" in student("licences", "--state", "PR").out


def test_of_a_state_without_a_file_nothing_is_said_to_be_known(student: Run) -> None:
    """That no page was read does not mean that nothing is asked."""
    answer = student("licences", "--state", "TX")
    assert (answer.code, "ask the state's health department" in answer.out) == (0, True)
    assert student("licences", "--state", "TX", "--json").json["states"] == []
    assert student("licences", "--state", "Texas").code == 2


@pytest.fixture
def tennessee(run: Run) -> Run:
    """MLT (AMT) of 10 April 2025 in Tennessee, which asks for 24 hours every 2 years; 10 were done in March 2026."""
    run("credential", "add", "mlt-amt", "--earned", "2025-04-10", "--state", "TN", today=TODAY)
    run("ce", "add", "--on", "2026-03-01", "--credits", "10", "--title", "Hematology", today=TODAY)
    return run


TODAY = "2026-11-22"
PAPER = ("documents", "add", "licence", "--title", "TN licence", "--expires", "2026-12-31")


def test_a_licence_has_a_ledger_of_its_own_beside_the_credentials(tennessee: Run) -> None:
    """One activity counts in full for AMT's 45 points and for the state's 24 hours; 591 of 730 days are gone, and
    24 x 591 / 730 is 19.4.
    """
    shown = " ".join(tennessee("renewals", today=TODAY).out.split())
    assert "counts 10 for CCP points in all" in shown
    assert "mlt-amt-1: licence in Tennessee, term 1, Thu 2025-04-10 to Sat 2027-04-10 These days are assumed" in shown
    assert "Hours in all 24 10 14 19.4 FAR BEHIND" in shown
    assert "counts 10 for Hours in all" in shown
    assert "24 hours every 2 years (official [1]" in shown
    assert "in the two calendar years before the renewal" in shown
    (found,) = tennessee("renewals", "--json", today=TODAY).json["credentials"]
    (licence,) = found["licences"]
    assert (licence["state"], licence["milestone"], licence["assumed"]) == ("tn", "licence_renewal_due", True)
    assert licence["cycle"] == {"start": "2025-04-10", "end": "2027-04-10", "number": 1}
    assert [licence["constraints"][0][key] for key in ("required", "earned", "missing")] == [24, 10, 14]
    assert licence["activities"][0]["counted"] == [{"constraint": "total", "credits": 10}]
    assert licence["pace"]["state"] == "red"
    assert licence["sources"][0]["url"].startswith("https://www.tn.gov/")


def test_the_date_on_the_licence_ends_the_assumption(tennessee: Run) -> None:
    """Its paper moves the renewal, and stands on the timeline once."""
    assert tennessee(*PAPER, today=TODAY).code == 0
    dates = tennessee("milestones", "--all", "--json", today=TODAY).json["milestones"]
    due = {it["key"]: it for it in dates if it["key"].startswith("licence_renewal_due")}
    assert [it["date"] for it in due.values()][:2] == ["2026-12-31", "2028-12-31"]
    assert due["licence_renewal_due"]["confirmed"]
    assert due["licence_renewal_due"]["because"] == "2026-12-31, the date printed on your licence"
    assert not [it for it in dates if it["key"].startswith("doc_")]
    (found,) = tennessee("renewals", "--json", today=TODAY).json["credentials"]
    assert (found["licences"][0]["assumed"], found["licences"][0]["cycle"]["end"]) == (False, "2026-12-31")


def test_the_application_is_an_errand_from_which_the_licence_is_counted(tennessee: Run) -> None:
    """Applied three weeks after the pass: so are the renewals, two years later."""
    assert "licence_apply" in tennessee("task", today=TODAY).out
    assert tennessee("task", "done", "licence_apply", "--on", "2025-05-01", today=TODAY).code == 0
    assert "licence_apply" not in tennessee("task", today=TODAY).out
    dates = tennessee("milestones", "--all", "--json", today=TODAY).json["milestones"]
    assert next(it["date"] for it in dates if it["key"] == "licence_renewal_due") == "2027-05-01"


def test_a_licence_renewed_is_told_like_any_errand(tennessee: Run) -> None:
    """The next one is open then."""
    done = ("task", "done", "licence_renewal_due", "--on", TODAY)
    assert tennessee(*done, today=TODAY).code == 0
    dates = tennessee("milestones", "--json", "--all", today=TODAY).json["milestones"]
    status = {it["key"]: it["status"] for it in dates if it["key"].startswith("licence_renewal")}
    assert (status["licence_renewal_due"], status["licence_renewal_due_2"]) == ("done", "upcoming")


def test_where_a_state_gives_no_hours_its_words_stand_there(run: Run) -> None:
    """Hawaii: none found, with the page that was read."""
    run("credential", "add", "mlt-ascp", "--earned", "2025-04-10", "--state", "HI", today=TODAY)
    shown = " ".join(run("renewals", today=TODAY).out.split())
    assert "licence in Hawaii" in shown
    assert "None found. An older page names no CE for renewal; ask the agency." in shown
    assert "Hours in all" not in shown


def test_an_enrolment_expects_every_renewal_of_its_states_licence(student: Run) -> None:
    """Through the credential's second cycle, 10 years with AAMA: Washington every 2 years, all of it if the exam is
    passed.
    """
    student("change", "cma-aama-1", "--state", "WA")
    found = [it for it in student("milestones", "--all", "--json").json["milestones"] if it["kind"] == "licence"]
    assert [it["date"] for it in found] == [
        "2027-11-24", "2029-11-24", "2031-11-24", "2033-11-24", "2035-11-24", "2037-11-24",
    ]  # fmt: skip
    assert all(it["expected"] and it["because"] and it["sources"] for it in found)
    assert found[-1]["key"] == "licence_renewal_due_5"


def test_today_warns_where_a_ledger_falls_behind(tennessee: Run) -> None:
    """Red before amber; the licence too, the short answer for the credentials alone."""
    alerts = tennessee("today", "--json", today=TODAY).json["alerts"]
    assert [(it["kind"], it["level"]) for it in alerts] == [("ce", "red"), ("ce", "amber")]
    assert alerts[1]["text"] == (
        "CE behind: MLT (AMT): 10 of 45 points, 24.3 would keep pace; 2.11 a month are needed until 2028-04-09."
    )
    shown = " ".join(tennessee("today", today=TODAY).out.split())
    assert "! CE behind: MLT (AMT), licence in Tennessee: 10 of 24 hours" in shown
    short = tennessee("today", "--short", today=TODAY).lines
    assert short[1].startswith("CE behind: MLT (AMT): 10 of 45 points")
    assert len(short) <= 5


def test_the_json_has_each_fact_beside_its_value(student: Run) -> None:
    """By its dotted key, as in `planner track`."""
    (tennessee,) = student("licences", "--state", "TN", "--json").json["states"]
    assert tennessee["facts"]["rules.technician.needed"]["status"] == "official"
    assert tennessee["rules"][0]["application_fee"] == "60"


def test_resources_are_those_of_what_is_studied_for(student: Run, run: Run) -> None:
    """The official outline first; any other track when it is named."""
    shown = student("resources")
    assert shown.lines[0] == "CMA (AAMA): to study from (cma-aama)"
    assert "https://www.aama-ntl.org/cma-aama-exam/study/content-outline" in shown.out
    assert [it["track"] for it in run("resources", "mlt-ascp", "--json").json["tracks"]] == ["mlt-ascp"]
    assert run("resources", "nope").code == 2


def test_without_an_enrolment_resources_are_those_of_every_track(run: Run) -> None:
    """There is nothing to choose by."""
    assert len(run("resources", "--json").json["tracks"]) == 12
