"""Values to store: one small plain set by hand, and strategies that draw any value of a domain type by its hints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import builders
from planner.domain.busy_file import BusyFile
from planner.domain.calendar_item import Entry
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.ce_ledger import CeActivity, Certificate
from planner.domain.credential import Credential, Renewed
from planner.domain.enrolment import Attempt, Busy, Enrolment, Off, Score, StudyDay, Week
from planner.domain.holding import Holding, RulesFrom
from planner.domain.milestone import Citation, Milestone
from planner.domain.money import Payment
from planner.domain.papers import Document
from planner.domain.plan import Block, Budget, Day, MockSlice, Part, PlanWeek, Remedy, StudyPlan, TopicNeed
from planner.domain.session import Session
from planner.domain.track import Track

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.storage.reading import Reader
    from planner.storage.store import Store

NOW = datetime(2027, 1, 11, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
START = builders.START


@dataclass(frozen=True)
class Saved:
    """All that is saved of one enrolment."""

    enrolment: Enrolment
    track: Track
    plan: StudyPlan | None
    milestones: tuple[Milestone, ...]
    entries: tuple[Entry, ...]

    def save(self, store: Store, now: datetime = NOW) -> None:
        """Into the store."""
        store.save_enrolment(self.enrolment, self.track, self.plan, self.milestones, self.entries, now)

    def is_in(self, reader: Reader) -> bool:
        """Whether the reader gives all of it back, as it was."""
        name = self.enrolment.id
        items = reader.calendar_items(self.enrolment.uuid)
        return (
            reader.enrolment(name) == self.enrolment
            and reader.track_of(name) == self.track
            and reader.plan(name) == self.plan
            and reader.milestones(name) == self.milestones
            and {i.entry for i in items if not i.revision.cancelled_at} == set(self.entries)
        )


def sample(number: int = 1, weeks: int = 2, **changed: Any) -> Saved:
    """An enrolment `plain-<number>` with a plan of some weeks, two milestones and their entries."""
    uuid = f"6f1c0d3e-6f0b-4c39-9a52-{number:012}"
    return Saved(
        enrolment=builders.enrolment(id=f"plain-{number}", uuid=uuid, triage={"t01": "know", "t00": "new"}, **changed),
        track=builders.track(),
        plan=plan(weeks),
        milestones=(milestone("exam", 300), milestone("renewal_due", 2100)),
        entries=(entry("exam", 300), entry("renewal_due", 2100)),
    )


def plan(weeks: int) -> StudyPlan:
    """A plan with three blocks a week: learning, mixed recall and a slice of a mock."""
    return StudyPlan(
        as_of=START,
        start=START,
        exam_date=START + timedelta(weeks=weeks),
        final_review_start=START + timedelta(weeks=weeks - 1),
        pace_factor=1.25,
        depth=1.5,
        budget=Budget(need=900, need_before_review=500, supply=1000, supply_before_review=600),
        needs=(TopicNeed(topic="t00", domain="d0", learn_minutes=60, hands_on_minutes=15, recall_minutes=40),),
        remedies=(Remedy(kind="weekly_minutes", value=371, week={"sat": 200, "mon": 171}),),
        weeks=tuple(week(number) for number in range(1, weeks + 1)),
    )


def week(number: int) -> PlanWeek:
    """A week with blocks on Monday and Saturday."""
    start = START + timedelta(weeks=number - 1)
    saturday = start + timedelta(days=5)
    recall = (Part("t00", "d0", 25), Part("t10", "d1", 20))
    return PlanWeek(
        number=number,
        start=start,
        phase="coursework",
        days=tuple(Day(start + n * ONE_DAY, 60, ("practicum",) if n == 2 else ()) for n in range(7)),
        blocks=(
            Block(id=f"b-{number}a", date=start, order=1, minutes=45, activity="recall", parts=recall),
            Block(id=f"b-{number}c", date=start, order=2, minutes=60, activity="learn", parts=(Part("t01", "d0", 60),)),
            Block(
                id=f"b-{number}b",
                date=saturday,
                order=1,
                minutes=80,
                activity="mock",
                mock=MockSlice(1, 1, 2),
                pinned=True,
            ),
        ),
    )


def milestone(key: str, days: int, **changed: Any) -> Milestone:
    """One that many days after the start."""
    source = Citation("Handbook", "https://example.org/h", date(2026, 11, 22), "official")
    base = Milestone(
        key=key,
        date=START + timedelta(days=days),
        title=key.title(),
        kind="exam",
        because="because of the handbook",
        confirmed=True,
        sources=(source,),
        duty=True,
    )
    return replace(base, **changed)


def entry(key: str, days: int, **changed: Any) -> Entry:
    """An all-day entry with an alarm, that many days after the start."""
    base = Entry(
        key=key,
        section="milestones",
        date=START + timedelta(days=days),
        title=key.title(),
        description="because of the handbook",
        alarm=timedelta(hours=15),
    )
    return replace(base, **changed)


def holding(number: int = 1, **changed: Any) -> Holding:
    """A credential `held-<number>`, renewed once, under two versions of the rules, with one duty seen to."""
    credential = Credential(
        id=f"held-{number}", uuid=f"7a2b1c3d-6f0b-4c39-9a52-{number:012}", track="plain", earned_on=date(2020, 2, 29),
        number="123", expires=date(2024, 2, 29), renewals=(Renewed(on=date(2024, 2, 1), expires=date(2028, 2, 29)),),
    )  # fmt: skip
    track = builders.track()
    rules = (RulesFrom(date.min, track), RulesFrom(date(2026, 1, 1), track, new_cycles_only=True))
    base = Holding(credential=credential, rules=rules, state="tn", seen_to={"annual_fee_due": date(2026, 3, 1)})
    return replace(base, **changed)


def session(number: int = 1, **changed: Any) -> Session:
    """A logged session `s-<number>`."""
    return replace(
        Session(id=f"s-{number}", date=START, block="b-1a", minutes=50, planned_minutes=45, pace=1.25, rating="good"),
        **changed,
    )


def activity(number: int = 1, credentials: tuple[str, ...] = ("held-1",), **changed: Any) -> CeActivity:
    """CE `ce-<number>` with a certificate, two categories and an approval."""
    base = CeActivity(
        id=f"ce-{number}", uuid=f"8b3c1d4e-6f0b-4c39-9a52-{number:012}", on=date(2026, 5, 1), credits=Decimal("2.50"),
        title="Safety", credentials=credentials, categories=("safety", "general"), provider="A college",
        approved_by=("AAMA",), certificate=Certificate("/papers/ce.pdf", "ab" * 32),
    )  # fmt: skip
    return replace(base, **changed)


def payment(number: int = 1, **changed: Any) -> Payment:
    """Half of a fee."""
    base = Payment(
        uuid=f"9c4d2e5f-6f0b-4c39-9a52-{number:012}", owner="plain-1", item="exam", on=START,
        amount=Decimal("62.50"), settles=False,
    )  # fmt: skip
    return replace(base, **changed)


def document(number: int = 1, **changed: Any) -> Document:
    """A card `doc-<number>` with a file and all its dates."""
    base = Document(
        id=f"doc-{number}", kind="cpr-card", title="CPR card", owner="plain-1", number="77",
        issued_on=date(2026, 2, 1), expires_on=date(2028, 2, 1), file=Certificate("/papers/cpr.pdf", "cd" * 32),
    )  # fmt: skip
    return replace(base, **changed)


def busy_times(name: str = "work") -> tuple[BusyFile, tuple[Busy, ...]]:
    """An imported calendar that takes an evening and a whole day."""
    times = (Busy(START, 90, time(18, 30), "Shift"), Busy(START + ONE_DAY, 1440, None, "Away"))
    return BusyFile(name, f"/calendars/{name}.ics", "ef" * 32, NOW), times


def save_everything(store: Store) -> None:
    """A student whose every table has rows: two enrolments, one dropped, a credential, and what is kept beside."""
    given: dict[str, Any] = {
        "scores": (Score(START, "d0", 70),),
        "attempts": (Attempt(START, passed=False, weak=("d0",)),),
        "met": ("Transcript",),
        "seen_to": {"apply_by": START},
        "off": (Off(DateRange(START, START + ONE_DAY), "Holiday"),),
    }
    sample(1, 2, **given).save(store)
    store.save_sessions("plain-1", [session()])
    sample(2).save(store)
    store.drop("plain-2", LATER)
    store.save_holding(holding(), [milestone("renewal_due", 400)], [entry("renewal_due", 400)], NOW)
    store.save(activity(), payment(), document())
    store.choose_fees("plain-1", ["exam-member"])
    store.save_busy(*busy_times())
    store.keep_draft("enrolment", "{}")


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of the type that a database can hold: dataclasses by their hints, generic ones with their arguments."""
    if kind in _LEAVES:
        return _LEAVES[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, arguments))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=2)
    if is_dataclass(origin or kind):
        return _instances(origin or kind, dict(zip(getattr(origin, "__parameters__", ()), arguments, strict=True)))
    return st.from_type(kind)


_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**63), 2**63 - 1),
    Decimal: st.decimals(allow_nan=False),
    float: st.floats(allow_nan=False, allow_infinity=False),
    timedelta: st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def _instances(kind: Any, filled: dict[Any, Any], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    drawn = {
        field.name: values(_concrete(hints[field.name], filled)) for field in fields(kind) if field.name not in given
    }
    return st.builds(kind, **drawn, **given)


def _concrete(hint: Any, filled: dict[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return filled[hint]
    parameters = getattr(hint, "__parameters__", ())
    return hint[tuple(filled[p] for p in parameters)] if parameters else hint


def enrolments() -> st.SearchStrategy[Enrolment]:
    """Enrolments with every field drawn: odd texts, odd dates, odd numbers, but a week of seven days."""
    study_day = st.builds(StudyDay, st.integers(0, 1440), values(get_type_hints(StudyDay)["at"]))
    weeks = st.lists(study_day, min_size=7, max_size=7).map(lambda days: Week(tuple(days)))
    percents = st.integers(0, 100)
    scores = st.lists(_instances(Score, {}, percent=percents), max_size=2).map(tuple)
    attempts = st.lists(values(Attempt), max_size=2, unique_by=lambda it: it.on)
    return _instances(
        Enrolment, {}, uuid=st.uuids().map(str), week=weeks, first_weekday=st.integers(0, 6), id=st.text(min_size=1),
        share_percent=percents, busy=st.just(()), scores=scores,
        attempts=attempts.map(lambda made: tuple(sorted(made, key=lambda it: it.on))),
    )  # fmt: skip


def plans() -> st.SearchStrategy[StudyPlan]:
    """Plans with every field drawn; weeks, days and blocks in order and named once, as every plan has them."""
    return values(StudyPlan).map(_ordered)


def _ordered(plan: StudyPlan) -> StudyPlan:
    names = iter(range(10**6))
    return replace(plan, weeks=tuple(_ordered_week(n, week, names) for n, week in enumerate(plan.weeks, start=1)))


def _ordered_week(number: int, week: PlanWeek, names: Any) -> PlanWeek:
    days = {day.date: day for day in week.days}
    placed = {(block.date, block.order): block for block in week.blocks}
    blocks = tuple(replace(placed[place], id=f"b-{next(names)}") for place in sorted(placed))
    return replace(week, number=number, days=tuple(days[day] for day in sorted(days)), blocks=blocks)


def saves() -> st.SearchStrategy[Saved]:
    """Anything that can be saved."""
    return st.builds(
        Saved,
        enrolments(),
        values(Track),
        st.none() | plans(),
        st.lists(values(Milestone), max_size=4, unique_by=lambda it: it.key).map(tuple),
        entry_lists(),
    )


def entry_lists(keys: Sequence[str] = ()) -> st.SearchStrategy[tuple[Entry, ...]]:
    """Entries with every field drawn and no key twice; keys from `keys` where it has any."""
    drawn = _instances(Entry, {}, **({"key": st.sampled_from(keys)} if keys else {}))
    return st.lists(drawn, max_size=5, unique_by=lambda it: it.key).map(tuple)


def sessions() -> st.SearchStrategy[list[Session]]:
    """Logs with every field drawn."""
    return st.lists(_instances(Session, {}, minutes=st.integers(1, 1440)), max_size=3, unique_by=lambda it: it.id)


def busy() -> st.SearchStrategy[list[Busy]]:
    """Times with every field drawn."""
    return st.lists(_instances(Busy, {}, minutes=st.integers(1, 1440)), max_size=3)


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Each file's bytes and the nanosecond at which it was last changed."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.iterdir())}
