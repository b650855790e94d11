"""What a calendar says of an enrolment: milestones and study blocks as entries, worded for someone who sees no more
than the calendar. Nothing here knows today's date, so the same data gives the same entries on any day.

The first line of a description is always the reason, in one line: lists that have no room for more show only that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.calendar_item import Entry
from planner.domain.calendar_math import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from planner.domain.calendar_item import Section
    from planner.domain.facts import Status
    from planner.domain.milestone import Citation, Kind, Milestone
    from planner.domain.plan import Activity, Block

SECTION_OF: Mapping[Kind, Section] = MappingProxyType(
    {
        "program": "milestones",
        "application": "milestones",
        "exam": "milestones",
        "study": "milestones",
        "renewal": "renewals",
        "ce": "ce",
        "fee": "fees",
        "licence": "licences",
    }
)
REMIND_DAYS: Mapping[Kind, int] = MappingProxyType(
    {"program": 1, "application": 7, "exam": 1, "study": 1, "renewal": 30, "ce": 14, "fee": 7, "licence": 30}
)
"""How many days before a milestone its one alarm goes off: as long as the errand usually takes, always at 09:00."""
SLOW: frozenset[Kind] = frozenset({"renewal", "licence"})
"""Duties that take weeks and cost a credential: their reminder is an event too, since Google and Outlook drop alarms.

CE needs none: its checkpoints are milestones. Nor does an application, which has the day on which it opens.
"""
PAGES: frozenset[Status] = frozenset({"official", "official-copy", "secondary"})
FRESH_MONTHS = 12
"""How long a page that was read is taken at its word."""

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        "official": "official",
        "official-copy": "copy of the official text",
        "secondary": "secondary",
        "memory": "from memory",
        "estimate": "the planner's estimate",
        "student": "your own",
    }
)
VERBS: Mapping[Activity, str] = MappingProxyType({"learn": "learn", "hands_on": "hands-on", "recall": "recall"})
NO_STARTS: Mapping[str, datetime] = MappingProxyType({})
TOPICS_IN_A_TITLE = 2
NINE_O_CLOCK = timedelta(hours=9)


def entries(
    owner: str,
    milestones: Iterable[Milestone],
    blocks: Iterable[Block] = (),
    topic_names: Mapping[str, str] = MappingProxyType({}),
    *,
    short_name: str,
    starts: Mapping[str, datetime] = NO_STARTS,
) -> tuple[Entry, ...]:
    """An entry for every milestone, and for every study block that was not skipped, in the order given.

    A slow duty has a second one on the day of its reminder, with the key `KEY/early`.

    `owner` is the id of the enrolment or credential. `short_name` opens each title, as in "CMA (AAMA)". `starts` maps
    block ids to UTC instants; a block without one lasts all day. Errands (blocks of activity "task") are left to their
    milestones.
    """
    dated = [entry for milestone in milestones for entry in _milestone_entries(owner, milestone, short_name)]
    study = [
        _block_entry(block, topic_names, short_name, starts.get(block.id))
        for block in blocks
        if block.activity != "task" and block.status != "skipped"
    ]
    return (*dated, *study)


def _milestone_entries(owner: str, milestone: Milestone, short_name: str) -> Iterator[Entry]:
    title = f"{_one_line(milestone.title)}{_title_note(milestone)}"
    days = REMIND_DAYS[milestone.kind]
    entry = Entry(
        key=milestone.key,
        section=SECTION_OF[milestone.kind],
        date=milestone.date,
        title=f"{short_name}: {title}",
        description="\n".join(_milestone_lines(owner, milestone, 0 if milestone.done else days)),
        url=next((source.url for source in milestone.sources if source.url), ""),
        alarm=None if milestone.done else timedelta(days=days) - NINE_O_CLOCK,
    )
    yield entry
    if milestone.duty and milestone.kind in SLOW:
        yield replace(
            entry,
            key=f"{milestone.key}/early",
            date=milestone.date - timedelta(days=days),
            title=f"{short_name}: in {days} days: {title}",
            description="\n".join(_milestone_lines(owner, milestone, 0)),
            alarm=None,
        )


def _title_note(milestone: Milestone) -> str:
    """Only a duty carries its doubt in the title, where it could cost a credential; the description always says it."""
    notes = ["if you pass"] if milestone.expected else []
    if milestone.duty and not milestone.confirmed:
        notes.append("unconfirmed")
    return f" ({', '.join(notes)})" if notes else ""


def _milestone_lines(owner: str, milestone: Milestone, days: int) -> Iterator[str]:
    yield _one_line(milestone.because)
    if milestone.done:
        yield "Done."
    if milestone.expected:
        yield "Expected only: it holds if you pass."
    if not milestone.confirmed:
        yield "Unconfirmed: check with the issuer."
    if days:
        yield f"Reminder: {'the day' if days == 1 else f'{days} days'} before, at 09:00."
    yield from map(_source_line, milestone.sources)
    yield from _stale_lines(milestone)
    yield f"Ask `planner explain {milestone.key}` for more ({owner})."


def _stale_lines(milestone: Milestone) -> Iterator[str]:
    """From when on to doubt the sources, said at once: a warning that came with the day would change the file daily."""
    read = [source.read_on for source in milestone.sources if source.status in PAGES]
    until = add_months(min(read), FRESH_MONTHS) if read else milestone.date
    if until < milestone.date:
        yield f"From {until.isoformat()} on, check with the issuer: what this rests on was read a year before."


def _source_line(source: Citation) -> str:
    line = f"Source: {_one_line(source.title)} ({STATUS_WORDS[source.status]}, read {source.read_on.isoformat()})"
    return f"{line}: {source.url}" if source.url else line


def _block_entry(block: Block, topic_names: Mapping[str, str], short_name: str, start: datetime | None) -> Entry:
    lines = [_block_reason(block, topic_names)]
    if block.activity != "catch_up":
        lines.append(f"Log it with `planner log {block.id}`.")
    return Entry(
        key=f"block/{block.id}",
        section="study",
        date=block.date,
        title=f"{short_name}: {_block_title(block, topic_names)}, {block.minutes} min",
        description="\n".join(lines),
        starts_at=start,
        minutes=block.minutes,
    )


def _block_title(block: Block, topic_names: Mapping[str, str]) -> str:
    if block.activity == "catch_up":
        return "catch-up time"
    if block.activity in VERBS:
        return f"{VERBS[block.activity]} {_topics(block, topic_names)}".rstrip()
    number = f" {block.mock.number}" if block.mock else ""
    part = f", part {block.mock.slice} of {block.mock.of}" if block.mock and block.mock.of > 1 else ""
    return f"{'review of ' if block.activity == 'mock_review' else ''}mock exam{number}{part}"


def _topics(block: Block, topic_names: Mapping[str, str]) -> str:
    names = _topic_names(block, topic_names)
    shown, more = names[:TOPICS_IN_A_TITLE], len(names) - TOPICS_IN_A_TITLE
    return f"{', '.join(shown)} and {more} more" if more > 0 else " and ".join(shown)


def _block_reason(block: Block, topic_names: Mapping[str, str]) -> str:
    if block.activity == "catch_up":
        return "Kept free on purpose, for whatever was missed."
    if block.activity == "mock":
        return "A practice exam as long as the real one, to sit without help."
    if block.activity == "mock_review":
        return "Go through the answers of the practice exam, right ones and wrong ones."
    names = _topic_names(block, topic_names)
    return f"Planned: {', '.join(f'{name} {part.minutes} min' for name, part in zip(names, block.parts, strict=True))}."


def _topic_names(block: Block, topic_names: Mapping[str, str]) -> list[str]:
    return [_one_line(topic_names.get(part.topic, part.topic)) for part in block.parts]


def _one_line(text: str) -> str:
    return " ".join(text.split())
