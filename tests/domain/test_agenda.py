"""Milestones and study blocks as calendar entries: each says enough for someone who sees only the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from planner.domain.agenda import entries
from planner.domain.calendar_item import Entry, Section
from planner.domain.milestone import Citation, Kind, Milestone
from planner.domain.plan import Activity, Block, BlockStatus, MockSlice, Part

APPLY_BY = Milestone(
    key="apply_by",
    date=date(2027, 9, 30),
    title="last day to apply",
    kind="application",
    because="2027-09-30 = exam 2027-11-29 - 60 days (processing)",
    confirmed=True,
    sources=(
        Citation("Applying", "", date(2026, 11, 20), "official-copy"),
        Citation("How to apply", "https://www.aama-ntl.org/apply", date(2026, 11, 22), "official"),
    ),
    duty=True,
)
TOPICS = {"vitals": "Vital signs", "anatomy": "Anatomy", "law": "Law\nand ethics", "pharma": "Pharmacology"}
RECALL = Block(
    id="b-7",
    date=date(2027, 2, 1),
    order=1,
    minutes=60,
    activity="recall",
    parts=tuple(Part(topic, "d", minutes) for topic, minutes in (("vitals", 20), ("anatomy", 20), ("law", 20))),
)


def of(milestone: Milestone) -> Entry:
    """The milestone's own entry."""
    entry, *_ = entries("cma-aama-1", [milestone], short_name="CMA (AAMA)")
    return entry


def of_block(block: Block) -> Entry:
    """The one entry of a block."""
    (entry,) = entries("cma-aama-1", [], [block], TOPICS, short_name="CMA (AAMA)")
    return entry


def test_a_milestone_says_what_why_and_from_where() -> None:
    """Apps that drop alarms and links still show the words."""
    entry = of(APPLY_BY)
    assert (entry.key, entry.date, entry.starts_at) == ("apply_by", date(2027, 9, 30), None)
    assert entry.title == "CMA (AAMA): last day to apply"
    assert entry.url == "https://www.aama-ntl.org/apply"
    assert entry.description.splitlines() == [
        "2027-09-30 = exam 2027-11-29 - 60 days (processing)",
        "Reminder: 7 days before, at 09:00.",
        "Source: Applying (copy of the official text, read 2026-11-20)",
        "Source: How to apply (official, read 2026-11-22): https://www.aama-ntl.org/apply",
        "Ask `planner explain apply_by` for more (cma-aama-1).",
    ]


@pytest.mark.parametrize(
    ("read_on", "on", "from_when"),
    [
        (date(2026, 11, 20), date(2027, 11, 21), "2027-11-20"),
        (date(2026, 11, 20), date(2027, 11, 20), None),
        (date(2028, 2, 29), date(2029, 3, 1), "2029-02-28"),
    ],
)
def test_what_rests_on_a_page_read_a_year_before_says_from_when_to_doubt_it(
    read_on: date, on: date, from_when: str | None
) -> None:
    """The words hold on any day, so that no file changes because a day went by; the oldest page decides."""
    pages = (replace(APPLY_BY.sources[0], read_on=read_on), replace(APPLY_BY.sources[1], read_on=date(2028, 12, 31)))
    said = [line for line in of(replace(APPLY_BY, date=on, sources=pages)).description.splitlines() if "From" in line]
    expected = f"From {from_when} on, check with the issuer: what this rests on was read a year before."
    assert said == ([expected] if from_when else [])


def test_what_the_student_gave_never_grows_old() -> None:
    """There is no issuer to ask about it."""
    own = replace(APPLY_BY.sources[0], status="student", read_on=date(2020, 1, 1))
    assert "check with the issuer" not in of(replace(APPLY_BY, sources=(own,))).description


def test_what_is_unconfirmed_says_so_wherever_it_shows() -> None:
    """In the title only where the student has to act by the date: there a wrong one costs most."""
    duty = of(replace(APPLY_BY, confirmed=False))
    event = of(replace(APPLY_BY, confirmed=False, duty=False))
    assert duty.title == "CMA (AAMA): last day to apply (unconfirmed)"
    assert event.title == "CMA (AAMA): last day to apply"
    assert "Unconfirmed: check with the issuer." in duty.description.splitlines()
    assert "Unconfirmed: check with the issuer." in event.description.splitlines()


def test_what_only_holds_after_a_pass_says_so() -> None:
    """A renewal date five years ahead must not look like a credential that is held."""
    entry = of(replace(APPLY_BY, expected=True))
    assert entry.title == "CMA (AAMA): last day to apply (if you pass)"
    assert "Expected only: it holds if you pass." in entry.description.splitlines()
    assert of(replace(APPLY_BY, expected=True, confirmed=False)).title.endswith("(if you pass, unconfirmed)")


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_milestone_has_a_section_and_one_reminder_at_nine(kind: Kind) -> None:
    """Nothing dated is left out of an export; the alarm and its words agree."""
    entry = of(replace(APPLY_BY, kind=kind))
    assert entry.section in get_args(Section)
    assert entry.section != "study"
    assert entry.alarm is not None
    at = datetime(2027, 9, 30, tzinfo=UTC) - entry.alarm
    days = (entry.date - at.date()).days
    assert at.hour == 9
    assert f"Reminder: {'the day' if days == 1 else f'{days} days'} before, at 09:00." in entry.description


def test_the_section_follows_from_the_kind() -> None:
    """They are what `--only` takes."""
    kinds: dict[Kind, Section] = {"exam": "milestones", "renewal": "renewals", "fee": "fees", "ce": "ce"}
    assert all(of(replace(APPLY_BY, kind=kind)).section == section for kind, section in kinds.items())
    assert of(replace(APPLY_BY, kind="licence")).section == "licences"


def test_what_is_done_reminds_no_more() -> None:
    """It stays where it was, as history."""
    entry = of(replace(APPLY_BY, done=True))
    assert entry.alarm is None
    assert "Reminder" not in entry.description
    assert "Done." in entry.description.splitlines()
    assert entry.date == APPLY_BY.date


def test_a_reason_is_one_line_whatever_it_holds() -> None:
    """Lists show the first line of a description and no more."""
    entry = of(replace(APPLY_BY, because="first\r\nsecond", title="two\nlines"))
    assert entry.description.splitlines()[0] == "first second"
    assert entry.title == "CMA (AAMA): two lines"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "recall Vital signs, Anatomy and 1 more, 60 min"),
        ({"parts": RECALL.parts[:2]}, "recall Vital signs and Anatomy, 60 min"),
        ({"activity": "learn", "parts": (Part("law", "d", 60),)}, "learn Law and ethics, 60 min"),
        ({"activity": "hands_on", "parts": (Part("new", "d", 60),)}, "hands-on new, 60 min"),
        ({"activity": "mock", "parts": (), "mock": MockSlice(2, 1, 1)}, "mock exam 2, 60 min"),
        ({"activity": "mock", "parts": (), "mock": MockSlice(2, 1, 3)}, "mock exam 2, part 1 of 3, 60 min"),
        ({"activity": "mock_review", "parts": (), "mock": None}, "review of mock exam, 60 min"),
        ({"activity": "mock_review", "parts": (), "mock": MockSlice(2, 1, 1)}, "review of mock exam 2, 60 min"),
        ({"activity": "catch_up", "parts": ()}, "catch-up time, 60 min"),
    ],
)
def test_a_block_says_what_to_do_and_for_how_long(changes: dict[str, object], title: str) -> None:
    """An all-day event has no length of its own to show."""
    entry = of_block(replace(RECALL, **changes))  # type: ignore[arg-type]  # any field of Block
    assert entry.title == f"CMA (AAMA): {title}"
    assert (entry.key, entry.section, entry.date, entry.minutes) == ("block/b-7", "study", RECALL.date, 60)
    assert entry.alarm is None


def test_a_block_lists_its_parts_and_how_to_log_it() -> None:
    """The id is what `planner log` takes."""
    assert of_block(RECALL).description.splitlines() == [
        "Planned: Vital signs 20 min, Anatomy 20 min, Law and ethics 20 min.",
        "Log it with `planner log b-7`.",
    ]


@pytest.mark.parametrize("activity", ["mock", "mock_review", "catch_up"])
def test_a_block_without_parts_still_has_a_reason(activity: Activity) -> None:
    """Nothing is left empty."""
    first, *rest = of_block(replace(RECALL, activity=activity, parts=())).description.splitlines()
    assert first.endswith(".")
    assert bool(rest) is (activity != "catch_up")


def test_a_block_with_a_clock_time_is_timed() -> None:
    """The others last all day."""
    start = datetime(2027, 2, 2, 0, 30, tzinfo=UTC)
    other = replace(RECALL, id="b-8")
    timed, untimed = entries("o", [], [RECALL, other], TOPICS, short_name="CMA (AAMA)", starts={"b-7": start})
    assert (timed.starts_at, timed.minutes, timed.date) == (start, 60, RECALL.date)
    assert untimed.starts_at is None


@pytest.mark.parametrize(("status", "shown"), [("planned", True), ("done", True), ("missed", True), ("skipped", False)])
def test_only_skipped_blocks_leave_the_calendar(status: BlockStatus, *, shown: bool) -> None:
    """That a past block was missed is read off the date; an export must not change because a day went by."""
    assert bool(entries("o", [], [replace(RECALL, status=status)], TOPICS, short_name="x")) is shown


def test_errands_are_not_said_twice() -> None:
    """A task block stands for a milestone, which has its own entry."""
    assert entries("o", [], [replace(RECALL, activity="task", parts=(), task="apply_by")], short_name="x") == ()


@pytest.mark.parametrize("kind", ["renewal", "licence"])
def test_a_slow_duty_is_announced_by_an_event_of_its_own(kind: Kind) -> None:
    """On the day of its alarm, which Google and Outlook drop; it rings no second time."""
    duty, early = entries("o", [replace(APPLY_BY, kind=kind, confirmed=False)], short_name="CMA (AAMA)")
    assert (early.key, early.date, early.alarm) == ("apply_by/early", date(2027, 8, 31), None)
    assert early.title == "CMA (AAMA): in 30 days: last day to apply (unconfirmed)"
    assert early.section == duty.section
    assert early.description == duty.description.replace("Reminder: 30 days before, at 09:00.\n", "")


def test_what_takes_days_or_is_no_duty_is_not_announced_twice() -> None:
    """An application has the day on which it opens, CE has its checkpoints."""
    kinds: tuple[Kind, ...] = ("program", "application", "exam", "study", "ce", "fee")
    duties = [replace(APPLY_BY, kind=kind, key=kind) for kind in kinds]
    assert len(entries("o", [*duties, replace(APPLY_BY, kind="renewal", duty=False)], short_name="x")) == 7


def test_what_is_done_keeps_its_announcement() -> None:
    """Taking it back would cancel an event of the past."""
    done = [replace(APPLY_BY, kind="renewal", done=True)]
    assert [entry.key for entry in entries("o", done, short_name="x")] == ["apply_by", "apply_by/early"]


def test_no_two_entries_share_a_key() -> None:
    """The UID is made of it; a block could be called like a milestone."""
    block = replace(RECALL, id="apply_by")
    keys = [entry.key for entry in entries("o", [APPLY_BY], [block], TOPICS, short_name="x")]
    assert keys == ["apply_by", "block/apply_by"]


def test_alarms_are_positive() -> None:
    """A reminder is so long before the day; the sign is put where the file is written."""
    assert of(APPLY_BY).alarm == timedelta(days=6, hours=15)
