"""Calendar items such as a real student's: years of milestones, four weeks of study blocks, and titles that bite."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.domain.agenda import entries
from planner.domain.calendar_item import CalendarItem, Entry, Revision
from planner.domain.milestone import Citation, Kind, Milestone
from planner.domain.plan import Activity, Block, MockSlice, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT_NAME = "MLT (ASCP)"
CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2027, 1, 20)
OWNER = uuid.UUID("0b6f3b5e-54c1-4c0f-9a0e-3f3b5f0a7a11")
READ_ON = date(2026, 11, 22)
ISSUER = Citation("MLT eligibility and applying", "https://www.ascp.org/boc/mlt?route=1&lang=en", READ_ON, "official")
FORUM = Citation('Candidates; "how long it took"', "https://example.org/a,b;c", READ_ON, "secondary")

MILESTONES: tuple[tuple[str, str, Kind, str, str], ...] = (
    ("program_start", "2027-01-11", "program", "Programme begins", ""),
    ("practicum_start", "2028-05-23", "program", "Practicum begins", "unconfirmed"),
    ("practicum_end", "2028-07-10", "program", "Practicum ends", "unconfirmed"),
    ("program_end", "2028-07-10", "program", "Programme ends", ""),
    ("transcript_request", "2028-05-15", "application", "Ask for your transcript", "duty"),
    ("application_opens", "2028-05-29", "application", "Applications open", ""),
    ("apply_by", "2028-06-12", "application", "last day to apply", "duty unconfirmed"),
    ("authorization_expected", "2028-07-10", "application", "Authorisation expected", "unconfirmed"),
    ("eligibility_expires", "2033-07-10", "application", "Route 1 expires; after that, other rules", "duty"),
    ("exam_window_opens", "2028-07-11", "exam", "Exam window opens", ""),
    ("exam_earliest_ready", "2028-07-12", "exam", "Earliest day on which the plan fits", ""),
    ("exam_suggested", "2028-07-24", "exam", "Suggested exam date", ""),
    ("exam_latest_safe", "2028-08-25", "exam", "Latest safe exam date", "unconfirmed"),
    ("exam", "2028-07-24", "exam", "Exam", "duty"),
    ("exam_window_closes", "2028-10-10", "exam", "Exam window closes", "duty"),
    ("results_expected", "2028-07-28", "exam", "Results expected", "unconfirmed"),
    ("retake_earliest", "2028-10-22", "exam", "Earliest retake", ""),
    ("final_review_start", "2028-07-03", "study", "Final review begins", ""),
    ("mock_1", "2028-05-06", "study", "Mock exam 1", ""),
    ("mock_2", "2028-06-10", "study", "Mock exam 2", ""),
    ("mock_3", "2028-07-15", "study", "Mock exam 3", ""),
    ("certified", "2028-07-28", "exam", "Certified: MLT(ASCP)ᶜᵐ", "expected"),
    ("fee_application", "2028-06-12", "fee", "Application fee: $235", "duty"),
    ("fee_transcript", "2028-05-15", "fee", "Transcript fee, about $15", "duty unconfirmed"),
    ("licence_apply", "2028-08-11", "licence", "Apply for the licence (New York)", "duty expected"),
    ("licence_renewal_due", "2031-08-31", "licence", "Licence renewal due (New York)", "duty expected"),
    ("renew_by", "2031-06-13", "renewal", "Renew now: processing takes 30 business days", "duty expected"),
    ("renewal_due", "2031-07-28", "renewal", "Credential expires", "duty expected"),
    ("lapse_grace_ends", "2031-10-28", "renewal", "Grace period ends", "duty expected unconfirmed"),
    ("reexam_only_from", "2032-07-28", "renewal", "From here on by examination only", "expected"),
)
NASTY = (
    "a, b; c: d \\ e \"f\" 'g' =h",
    "C:\\New\\notes\\Nn\\\\n",
    "line one\nline two\r\nline three\rline four\u2028line five\u2029line six",
    "BEGIN:VEVENT\r\nUID:stolen@example.org\r\nSUMMARY:never\r\nEND:VEVENT",
    "\x00bell\x07 escape\x1b[31m delete\x7f c1\x9b",
    "lone \ud800 surrogate, \ufffe and \uffff",
    '=HYPERLINK("https://example.org";"click")',
    "ε, 日本語のタイトル; עברית, 👩‍👩‍👧‍👦 " * 4,
    "\\" * 200,
    "word,;" * 300,
    " \t blanks at both ends \u3000 ",
    "",
    " \r\n\x00 ",
)

TROUBLE = (
    *("\\", "\\n", "\\N", "\\,", ",", ";", ":", '"', "'", "=", "^n", "%5C", "&lt;"),
    *(" ", "\t", "\u00a0", "\u3000", "\u200b"),
    *("\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x1b[31m", "\x1e", "\x7f", "\x9b"),
    *("\ud800", "\udfff", "\ufffe", "\uffff", "\ufeff", "\u202e", "é", "日", "👩\u200d👩\u200d👧", "\U0010ffff"),
    *("\r\nEND:VEVENT\r\n", "\nATTACH:x", "\n ", "\r\n\t", "BEGIN:VALARM"),
)
"""What texts are put together from when they are meant to break something."""


def milestones() -> tuple[Milestone, ...]:
    """Thirty single ones, CE checkpoints and yearly fees: about 60."""
    single = [_milestone(*row) for row in MILESTONES]
    points = [
        _milestone(f"ce_checkpoint_{year}", f"{year}-01-28", "ce", f"CE: {12 * (year - 2028)} of 36 points", "expected")
        for year in range(2029, 2041)
    ]
    fees = [
        _milestone(f"annual_fee_due_{year}", f"{year}-02-28", "fee", f"Annual fee, {year}", "duty expected unconfirmed")
        for year in range(2029, 2047)
    ]
    return (*single, *points, *fees)


def _milestone(key: str, day: str, kind: Kind, title: str, marks: str) -> Milestone:
    return Milestone(
        key=key,
        date=date.fromisoformat(day),
        title=title,
        kind=kind,
        because=f"{day} = programme end 2028-07-10, counted by the issuer's rule; each step is shown, with its source.",
        confirmed="unconfirmed" not in marks,
        sources=(FORUM, ISSUER) if "unconfirmed" in marks else (ISSUER,),
        duty="duty" in marks,
        expected="expected" in marks,
    )


ACTIVITIES: tuple[Activity, ...] = ("learn", "hands_on", "recall", "learn", "mock", "mock_review", "catch_up")
TOPIC_NAMES = {"t0": "Haematology", "t1": "Blood bank, ABO; Rh", "t2": "Urinalysis & fluids", "t3": "Safety: sharps"}


def blocks() -> tuple[Block, ...]:
    """Two a day over 25 days, every activity among them."""
    return tuple(_block(number) for number in range(50))


def _block(number: int) -> Block:
    activity = ACTIVITIES[number % len(ACTIVITIES)]
    parts = {"learn": 1, "hands_on": 1, "recall": 4}.get(activity, 0)
    return Block(
        id=f"b-{number}",
        date=date(2027, 1, 11) + timedelta(days=number // 2),
        order=number % 2 + 1,
        minutes=60,
        activity=activity,
        parts=tuple(Part(f"t{part}", "d", 60 // parts) for part in range(parts)),
        mock=MockSlice(1, number % 2 + 1, 2) if activity.startswith("mock") else None,
    )


def starts() -> dict[str, datetime]:
    """Every third block has a clock time; 20:30 in New York is 01:30 of the next day in UTC."""
    return {
        block.id: datetime.combine(block.date, datetime.min.time(), UTC) + timedelta(hours=25, minutes=30)
        for block in blocks()[::3]
    }


def nasty_entries() -> tuple[Entry, ...]:
    """Texts that break careless writers, as title and as description; the last ones leave nothing."""
    return tuple(
        Entry(
            key=f"nasty/{number}",
            section="licences",
            date=date(2027, 3, 1) + timedelta(days=number),
            title=text,
            description=text * 3,
            url="https://example.org/ä b?q=\n\\;,",
            alarm=timedelta(hours=15),
        )
        for number, text in enumerate(NASTY)
    )


def troubled_entries() -> tuple[Entry, ...]:
    """Each piece of trouble alone, at both ends, in between, and again and again."""
    texts = [
        text for piece in TROUBLE for text in (piece, f"{piece}begins", f"ends{piece}", f"in{piece}side", piece * 100)
    ]
    return tuple(
        Entry(key=f"trouble/{number}", section="ce", date=date(2030, 1, 1), title=f"{number}. {text}", description=text)
        for number, text in enumerate(texts)
    )


def weekly_entries(*, years: int) -> tuple[Entry, ...]:
    """A session in every week from 1 January 2027 on."""
    first = date(2027, 1, 1)
    days = [first + timedelta(days=number) for number in range(0, (date(2027 + years, 1, 1) - first).days, 7)]
    return tuple(
        Entry(key=f"weekly/{day}", section="study", date=day, title=f"Study on {day}", description="As planned.")
        for day in days
    )


def item(entry: Entry, *, sequence: int = 0, cancelled_at: datetime | None = None) -> CalendarItem:
    """The entry as first written, unless told otherwise; its UID follows from its key alone."""
    revision = Revision(
        uid=f"{uuid.uuid5(OWNER, entry.key)}@planner.invalid",
        sequence=sequence,
        created_at=CREATED,
        modified_at=CREATED + timedelta(days=sequence),
        cancelled_at=cancelled_at,
    )
    return CalendarItem(entry, revision)


def plain_items() -> tuple[CalendarItem, ...]:
    """What an ordinary export holds, study blocks included."""
    return _items(entries("mlt-ascp-1", milestones(), blocks(), TOPIC_NAMES, short_name=SHORT_NAME, starts=starts()))


def all_items() -> tuple[CalendarItem, ...]:
    """The ordinary ones, the nasty ones, and one that was removed."""
    gone = Entry(
        key="gone",
        section="fees",
        date=date(2027, 2, 2),
        title="Dropped fee",
        description="No longer due.",
        alarm=timedelta(hours=15),
    )
    removed = item(gone, sequence=2, cancelled_at=datetime(2027, 1, 15, 8, tzinfo=UTC))
    return (*plain_items(), *_items(nasty_entries()), removed)


def _items(of: Iterable[Entry]) -> tuple[CalendarItem, ...]:
    return tuple(item(entry, sequence=number % 3) for number, entry in enumerate(of))
