"""`pass`, `credentials`, `credential`, `renewals`, `renew`, `leads-to`, and whose dates the other commands show."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from calendars.reading import icalendar_events
from cli.conftest import content

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

PASS = ("pass", "--on", "2027-11-30", "--number", "12345")
DAY = "2027-11-30"
LATER = "2032-12-20"


@pytest.fixture
def certified(student: Run) -> Run:
    """CMA (AAMA), passed on 30 November 2027."""
    assert student(*PASS, today=DAY).code == 0
    return student


def test_a_pass_shows_what_it_has_opened(student: Run) -> None:
    """Cycle, targets, checkpoints, fee and reminders; AAMA: 60 months to the end of the month."""
    told = student(*PASS, "--state", "ny", today=DAY)
    assert told.code == 0
    assert told.lines[0] == "Congratulations: CMA (AAMA), passed on 2027-11-30. You hold cma-aama-1."
    flat = " ".join(told.out.split())
    assert "Cycle 1: Wed 2027-12-01 to Tue 2032-11-30" in flat
    assert "60 points, among them 10 administrative, 10 clinical, 10 general and 30 approved by AAMA" in flat
    assert "by 2032-10-01" in flat
    assert re.search(r"Fees .*\$\d+.*, by 2032-10-01", flat)
    assert "ce_checkpoint_1" in told.out
    assert "lapse_grace_ends" in told.out
    assert "14 days before a date of continuing education" in flat
    assert max(map(len, told.lines)) <= 80


def test_a_pass_updates_the_calendar_and_doubles_nothing(student: Run) -> None:
    """From the exported files: the same UID, one event, a higher SEQUENCE, no word of an expectation."""
    student("export", "-o", "before.ics")
    student(*PASS, today=DAY)
    student("export", "-o", "after.ics", today=DAY)
    before, after = (Path(name).read_bytes().decode() for name in ("before.ics", "after.ics"))
    (old,), (new,) = (_events(file, "Credential expires unless renewed") for file in (before, after))
    assert (old["UID"], old["SEQUENCE"]) == (new["UID"], str(int(new["SEQUENCE"]) - 1))
    assert "if you pass" in old["SUMMARY"]
    assert "if you pass" not in new["SUMMARY"]
    uids = re.findall(r"^UID:(\S+)", after, re.MULTILINE)
    assert len(set(uids)) == len(uids)
    assert len(icalendar_events(after.encode())) == len(uids)


def _events(file: str, title: str) -> list[dict[str, str]]:
    """The confirmed events on the day of a title, by property; only one that expires, not its early reminder."""
    unfolded = file.replace("\r\n ", "")
    events = (
        dict(line.partition(":")[::2] for line in event.split("\r\n") if ":" in line)
        for event in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", unfolded, re.DOTALL)
    )
    return [it for it in events if re.match(rf"CMA \(AAMA\): {title}(?! again)", it["SUMMARY"])]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--on", "2027-12-01"), "--on: 2027-12-01 is still to come."),
        (("--on", "2027-02-01"), "--on: 2027-02-01 is before "),
        (("--on", DAY, "--expires", "2027-01-01"), "expires on 2027-01-01: a day after 2027-11-30"),
        (("--on", DAY, "--state", "XX"), "--state: 'XX' is no state."),
    ],
)
def test_an_impossible_pass_is_refused_in_a_line(student: Run, arguments: tuple[str, ...], why: str) -> None:
    """And the plan goes on."""
    told = student("pass", *arguments, today=DAY)
    assert (told.code, told.out, len(told.err.splitlines())) == (2, "", 1)
    assert why in told.err
    assert student("enrolments", "--json").json["enrolments"][0]["status"] == "active"


def test_credentials_say_where_each_stands(certified: Run) -> None:
    """Active, due, in grace, lapsed: by AAMA's days, to the day."""
    days = {"2032-09-30": "active", "2032-10-01": "due", "2032-12-01": "grace", "2033-03-01": "lapsed"}
    for day, status in days.items():
        (found,) = certified("credentials", "--json", today=day).json["credentials"]
        assert found["status"] == status
    assert (found["id"], found["number"], found["earned_on"], found["expires_on"]) == (
        "cma-aama-1", "12345", DAY, "2032-11-30",
    )  # fmt: skip
    assert "RENEW NOW" in certified("credentials", today="2032-10-01").out
    assert "IN GRACE" in certified("credentials", today="2032-12-01").out


def test_without_a_credential_the_way_to_one_is_told(student: Run) -> None:
    """No table without rows."""
    for command in ("credentials", "renewals"):
        told = student(command)
        assert told.code == 0
        assert "`planner pass --on DATE`" in told.out
    assert student("credentials", "--json").json["credentials"] == []


def test_a_lapse_is_told_with_its_dates_and_the_way_back(certified: Run) -> None:
    """In grace by CE until 2033-02-28, after that by exam only; AMT has no exam way, so none is offered."""
    grace = " ".join(certified("renewals", today=LATER).out.split())
    assert "Last day to recertify by CE: 2033-02-28" in grace
    assert "`planner renew cma-aama-1 --on DATE`" in grace
    over = " ".join(certified("renewals", today="2033-03-02").out.split())
    assert "so by now" in over
    assert "so by now" not in grace
    assert "`planner enroll cma-aama --start DATE` plans for it, and passing it renews cma-aama-1" in over
    certified("credential", "add", "rma-amt", "--earned", "2024-02-29", today="2026-01-01")
    amt = " ".join(certified("renewals", "rma-amt-1", today=LATER).out.split())
    assert "What follows is not dated: ask AMT at once." in amt
    assert "planner enroll rma-amt" not in amt
    assert "--by reinstatement" in amt


def test_before_a_lapse_the_ladder_says_what_comes(certified: Run) -> None:
    """Dated, and the same in JSON."""
    told = certified("renewals", today="2028-01-01")
    assert "If nothing is done" in told.out
    (found,) = certified("renewals", "--json", today="2028-01-01").json["credentials"]
    assert [(step["key"], step["date"]) for step in found["ladder"]] == [
        ("renew_by", "2032-10-01"), ("renewal_due", "2032-11-30"), ("lapse_grace_ends", "2033-02-28"),
        ("reexam_only_from", "2033-03-01"),
    ]  # fmt: skip


def test_renewals_have_the_keys_of_the_contract(certified: Run) -> None:
    """In their order, the additions after them."""
    certified("ce", "add", "--on", "2028-03-01", "--credits", "2.5", "--category", "clinical", today="2028-04-01")
    document = certified("renewals", "--json", today="2028-04-01").json
    assert document["schema"] == "planner.renewals/1"
    (found,) = document["credentials"]
    assert [*found][:6] == ["id", "cycle", "constraints", "activities", "pace", "ladder"]
    assert [*found["constraints"][0]][:5] == ["id", "title", "required", "earned", "missing"]
    assert found["activities"] == [
        {
            "id": "ce-1", "on": "2028-03-01", "credits": 2.5,
            "counted": [{"constraint": "total", "credits": 2.5}, {"constraint": "clinical", "credits": 2.5}],
            "not_counted_because": None,
        }
    ]  # fmt: skip
    assert [*found["pace"]] == ["expected", "earned", "per_month_needed", "state"]
    assert found["pace"]["earned"] == 2.5
    assert found["suggestions"]


def test_a_renewal_opens_the_next_cycle(certified: Run) -> None:
    """What the ledger lacks is remarked, not refused: the issuer decided."""
    told = certified("renew", "cma-aama", "--on", "2032-10-08", today="2032-10-10")
    assert told.code == 0
    assert "2: Wed 2032-12-01 to Mon 2037-11-30" in told.out
    assert "! The ledger lacks 60 points for cycle 1: `planner ce add` enters what you had." in told.lines
    again = certified("renew", "cma-aama", "--on", "2032-10-09", today="2032-10-10")
    assert (again.code, again.out) == (2, "")
    assert certified("undo", today="2032-10-10").out.startswith("Took back: renewing cma-aama")


def test_a_credential_is_added_corrected_and_removed(run: Run) -> None:
    """Each answer shows what follows; a printed date wins over the rule."""
    arguments = ("--earned", "2024-08-31", "--number", "A 1", "--renewed", "2026-08-30:2028-08-15")
    told = run("credential", "add", "ccma-nha", *arguments)
    assert told.code == 0
    assert "2: Sun 2026-09-01" in told.out or "2: Tue 2026-09-01" in told.out
    assert "to Tue 2028-08-15" in told.out
    edited = run("credential", "edit", "ccma-nha-1", "--no-renewed", "--expires", "2026-10-01", "--state", "CA")
    assert "Expired on 2026-10-01" in edited.out
    assert run("credential", "edit", "ccma-nha-1").code == 2
    assert run("credential", "edit", "ccma-nha-1", "--state", "CA", "--no-state").code == 2
    assert run("credential", "remove", "ccma-nha-1").code == 0
    assert run("credentials", "--json").json["credentials"] == []
    run("undo")
    assert run("credentials", "--json").json["credentials"][0]["state"] == "ca"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "cma-ama", "--earned", "2020-01-01"), "Nearest: cma-aama"),
        (("add", "cma-aama", "--earned", "2029-01-01"), "earned on 2029-01-01: a day from 1930-01-01 to today"),
        (
            ("add", "cma-aama", "--earned", "2020-01-01", "--renewed", "2019-01-01"),
            "renewed on 2019-01-01: a day after",
        ),
        (("add", "cma-aama", "--earned", "2020-01-01", "--renewed", "soon"), "--renewed: 'soon' is not a date."),
        (("remove", "x"), "You hold no credential yet."),
        (("rules", "x"), "You hold no credential yet."),
    ],
)
def test_bad_credentials_are_refused_in_a_line(run: Run, arguments: tuple[str, ...], why: str) -> None:
    """With what would be accepted; nothing is stored."""
    told = run("credential", *arguments)
    assert (told.code, told.out, len(told.err.splitlines())) == (2, "", 1)
    assert why in told.err
    assert run("credentials", "--json").json["credentials"] == []


def test_rules_change_only_when_they_are_taken(certified: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Shown with what they were; then dated."""
    assert "nothing to decide" in certified("credential", "rules", today=DAY).out
    folder = tmp_path / "config" / "schedules" / "tracks"
    folder.mkdir(parents=True)
    (folder / "cma-aama.toml").write_text("[[renewal.constraints]]\nid = 'total'\nrequired = 75\n", encoding="utf-8")
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    shown = certified("credential", "rules", today="2030-02-01")
    assert re.search(r"required +60 +75", shown.out)
    assert "Nothing has changed yet." in shown.out
    assert "60" in certified("renewals", "--json", today="2030-02-01").out
    assert certified("credential", "rules", "--since", "2030-01-01", today="2030-02-01").code == 2
    taken = certified("credential", "rules", "--take", "--since", "2030-01-01", today="2030-02-01")
    assert "these rules hold from 2030-01-01 on" in taken.out
    (found,) = certified("renewals", "--json", today="2030-02-01").json["credentials"]
    assert found["constraints"][0]["required"] == 75


def test_a_rule_for_new_cycles_is_asked_from_the_next_one_on(
    certified: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Taken in 2030 for cycles that begin from then on: the cycle to 2032 still asks 60, the one after it 75. Without
    that word a change of 2033 asks 75 of the cycle that it falls into, and 60 of the one that was over before it.
    """
    folder = tmp_path / "config" / "schedules" / "tracks"
    folder.mkdir(parents=True)
    (folder / "cma-aama.toml").write_text("[[renewal.constraints]]\nid = 'total'\nrequired = 75\n", encoding="utf-8")
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    take = ("credential", "rules", "--take", "--since")
    certified(*take, "2030-01-01", "--new-cycles-only", today="2030-02-01")
    assert _required(certified, "2030-02-01") == 60
    certified("renew", "cma-aama-1", "--on", "2032-10-01", today="2032-10-01")
    assert _required(certified, "2032-12-01") == 75
    for _ in range(2):
        certified("undo", today="2032-12-01")
    certified("renew", "cma-aama-1", "--on", "2032-10-01", today="2032-12-01")
    certified(*take, "2033-01-01", today="2033-02-01")
    assert _required(certified, "2033-02-01") == 75
    assert _required(certified, "2033-02-01", "--cycle", "1") == 60
    audit = certified("ce", "audit", "cma-aama-1", "-o", str(tmp_path / "one.zip"), "--cycle", "1", today="2033-02-01")
    assert audit.code == 0
    with zipfile.ZipFile(tmp_path / "one.zip") as pack:
        pages = "".join(pack.read(name).decode() for name in pack.namelist() if name.endswith(".txt"))
    assert "0 of 60" in pages
    assert "0 of 75" not in pages


def _required(run: Run, today: str, *more: str) -> int:
    (found,) = run("renewals", "--json", *more, today=today).json["credentials"]
    return int(found["constraints"][0]["required"])


def test_dates_of_later_cycles_say_what_they_hang_on(certified: Run) -> None:
    """In the calendar they may stand for years: each title says so. Once lapsed, the next change takes them away."""
    certified("export", "-o", "held.ics", today=DAY)
    held = Path("held.ics").read_bytes().decode().replace("\r\n ", "")
    assert "SUMMARY:CMA (AAMA): If renewed: send the renewal" in held
    assert "SUMMARY:CMA (AAMA): If renewed: credential expires unless renewed again" in held
    certified("credential", "edit", "cma-aama-1", "--number", "7", today="2033-03-02")
    certified("export", "-o", "lapsed.ics", today="2033-03-02")
    lapsed = Path("lapsed.ics").read_bytes().decode().replace("\r\n ", "")
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", lapsed, re.DOTALL)
    later = [it for it in events if "If renewed" in it]
    assert all("STATUS:CANCELLED" in it for it in later)


def test_leads_to_shows_routes_and_what_they_ask(run: Run) -> None:
    """The one that names what is held comes first, with what it asks beside it; doubt is said."""
    run("credential", "add", "mlt-ascp", "--earned", "2026-01-01")
    told = run("leads-to")
    assert told.code == 0
    assert "MLS (ASCP): Medical Laboratory Scientist (mls-ascp)" in told.out
    first = next(line for line in told.lines if line.startswith("  "))
    assert "with what you hold (unconfirmed): route-2" in " ".join(told.out.split())
    assert first.startswith("  From MLT (ASCP)")
    assert max(map(len, told.lines)) <= 80
    found = run("leads-to", "--json").json
    assert (found["schema"], found["tracks"][0]["track"]) == ("planner.leads-to/1", "mls-ascp")


# Whose dates


def test_the_dates_of_all_that_is_held_stand_together(student: Run) -> None:
    """By date, with whose they are; `--enrolment` names one of them, enrolment or credential."""
    student("credential", "add", "ccma-nha", "--earned", "2026-08-31")
    told = student("milestones")
    assert told.lines[0] == "cma-aama-1 and ccma-nha-1: dates as of 2027-01-11"
    assert "CCMA (NHA): Credential" in told.out
    dates = re.findall(r"^  \w{3} (\d{4}-\d\d-\d\d)", told.out.partition("If you pass")[0], re.MULTILINE)
    assert dates == sorted(dates)
    owners = {it["owner"] for it in student("milestones", "--json").json["milestones"]}
    assert owners == {"cma-aama-1", "ccma-nha-1"}
    alone = student("milestones", "--enrolment", "ccma-nha", "--json").json
    assert alone["enrolment"] is None
    assert {it["owner"] for it in alone["milestones"]} == {"ccma-nha-1"}


def test_a_date_that_two_have_is_explained_for_both(student: Run) -> None:
    """Each under its owner; one of them where it is named."""
    student("credential", "add", "ccma-nha", "--earned", "2026-08-31")
    told = student("explain", "renewal_due")
    assert {"cma-aama-1:", "ccma-nha-1:"} <= {*told.lines}
    assert len(student("explain", "renewal_due", "--json").json["also"]) == 1
    named = student("explain", "renewal_due", "--enrolment", "ccma-nha-1")
    assert "2028-08-31" in named.out
    assert "cma-aama-1" not in named.out


def test_today_goes_on_after_the_pass(certified: Run) -> None:
    """Long, short and as JSON: what the credential has due, and what was missed."""
    assert "nothing to study" in certified("today", today="2032-09-20").lines[0]
    assert "Send the renewal" in certified("today", today="2032-09-20").out
    assert "Missed: Send the renewal" in " ".join(certified("today", today="2032-10-10").out.split())
    short = certified("today", "--short", today="2032-09-20").lines
    assert short[0] == "Mon 2032-09-20: nothing to study."
    assert short[1].startswith("CE behind: CMA (AAMA): 0 of 60 points")
    assert short[2].startswith("Next: CMA (AAMA): Send the renewal, Fri 2032-10-01")
    document = certified("today", "--json", today="2032-09-20").json
    assert (document["enrolment"], document["blocks"]) == (None, [])
    assert document["milestones"][0]["key"] == "renew_by"


def test_the_short_answer_agrees_with_the_long_one_about_what_is_left(certified: Run) -> None:
    """After a lapse no date of a later cycle is next: `glance` asks the database, the others the domain."""
    for day in ("2032-12-10", "2034-01-01"):
        assert "again" not in certified("today", "--short", today=day).out
        assert "again" not in certified("today", today=day).out
        assert "again" not in certified("milestones", today=day).out


def test_studying_and_holding_share_a_day(certified: Run) -> None:
    """The next study, and what the credential has due; `week` has the dates of both."""
    certified("enroll", "mlt-ascp", "--start", "2032-09-20", "--hours", "8", today="2032-09-20")
    assert "CMA (AAMA): Send the renewal" in " ".join(certified("today", today="2032-09-21").out.split())
    assert "CMA (AAMA): Send the renewal" in certified("today", "--short", today="2032-09-21").out
    assert "CMA (AAMA): Send the renewal" in " ".join(certified("week", "2", today="2032-09-21").out.split())


def test_a_duty_of_a_credential_is_ticked_by_task(certified: Run) -> None:
    """Its end only by renewing."""
    assert "renew_by" in certified("task", today="2032-10-02").out
    assert certified("task", "done", "renew_by", today="2032-10-02").code == 0
    assert "renew_by" not in certified("task", today="2032-10-02").out
    told = certified("task", "done", "renewal_due", today="2032-10-02")
    assert (told.code, told.out) == (2, "")
    assert "`planner renew cma-aama-1 --on DATE`" in told.err


def test_an_export_has_every_owner_once(certified: Run) -> None:
    """What is studied for, what is held, and what is gone, as cancelled."""
    certified("credential", "add", "rma-amt", "--earned", "2027-01-31", today=DAY)
    certified("credential", "add", "ccma-nha", "--earned", "2027-01-31", today=DAY)
    certified("credential", "remove", "ccma-nha-1", today=DAY)
    file = certified("export", today=DAY).out
    uids = re.findall(r"^UID:(\S+)", file, re.MULTILINE)
    assert len(set(uids)) == len(uids)
    assert {"CMA (AAMA)", "RMA (AMT)", "CCMA (NHA)"} <= {*re.findall(r"SUMMARY:(.*?):", file)}
    gone = [event for event in file.split("BEGIN:VEVENT") if "SUMMARY:CCMA" in event]
    assert gone
    assert all("STATUS:CANCELLED" in event for event in gone)
    assert "RMA" not in certified("export", "--enrolment", "cma-aama-1", today=DAY).out


def test_looking_writes_nothing(certified: Run, tmp_path: Path) -> None:
    """Neither the database nor anything beside it."""
    before = content(tmp_path)
    for command in ("credentials", "renewals", "leads-to", "today", "milestones", "export"):
        certified(command, today=LATER)
    certified("credential", "rules", today=LATER)
    certified("ce", "list", today=LATER)
    assert content(tmp_path) == before
