"""One credential by one issuer: what its file in `schedules/tracks/` says, as values.

The shape is the file format, field for field; `schedules/README.md` describes it. No rule is applied here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact, Source

Family = Literal["medical-assistant", "laboratory", "phlebotomy"]
FAMILIES: tuple[Family, ...] = ("medical-assistant", "laboratory", "phlebotomy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The certifying body."""

    short: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A programme's usual length in months, both ends included, and the length assumed when none is given."""

    min: int
    default: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The programme that leads to the exam, and the practicum at its end."""

    months: Fact[Months]
    practicum_weeks: Fact[int]
    practicum_capacity_percent: Fact[int]
    accreditation: Fact[str] | None = None
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to be eligible.

    `program` is false for routes without a programme (experience, military, expired credential). `recency` runs from
    the end of the programme (or, without one, is only told): the last day to apply or sit by this route.
    `study_percent` is the share of the track's study hours that someone on this route needs.
    """

    id: str
    title: str
    program: bool
    requirement: Fact[str]
    checklist: tuple[str, ...] = ()
    recency: Fact[Span] | None = None
    after_recency: str = ""
    study_percent: Fact[int] = field(default_factory=lambda: Fact(value=100))
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Applying. `opens` and `earliest_sitting` count back from the end of the programme; absent: not before it ends.

    `document_lead` is how long before applying a transcript is asked for, `processing` the longest usual time from
    application to authorisation.
    """

    how: Fact[str]
    opens: Fact[Span] | None = None
    earliest_sitting: Fact[Span] | None = None
    document_lead: Fact[Span]
    processing: Fact[Span]
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which the exam may be sat.

    `chosen-start`: runs from a day that the candidate chooses. `authorization`: from the day of authorisation.
    `application`: from receipt of the application. `on-demand`: no fixed window; the application or voucher lasts
    `length`.
    """

    anchor: Literal["chosen-start", "authorization", "application", "on-demand"]
    length: Fact[Span]
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retake:
    """After a fail. `waits[n]` is the wait after the (n+1)th fail, the last one repeats.

    `inside` says what a retake must still fit into: the exam window, the route's recency limit, or neither.
    `new_window` is true where it must not lie in the window of the failed exam.
    """

    attempts: Fact[int] | None = None
    waits: Fact[tuple[Span, ...]] | None = None
    inside: Literal["window", "eligibility", "nothing"] = "nothing"
    new_window: Fact[bool] | None = None
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """The examination. `minutes` is testing time; a mock exam takes as long."""

    vendor: Fact[str] | None = None
    window: Window
    format: Fact[str] | None = None
    items: Fact[int] | None = None
    scored_items: Fact[int] | None = None
    minutes: Fact[int]
    segments: Fact[str] | None = None
    pass_mark: Fact[str] | None = None
    results: Fact[Span] | None = None
    retake: Retake
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentRange:
    """A weight as the outline prints it, in percent of the exam; a single figure has `low == high`."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """The figure used for planning, before normalising all domains to 100."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """An area of the official content outline and its weight."""

    id: str
    name: str
    weight: Fact[PercentRange]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is studied inside a domain. `share` is relative to the domain's other topics; the planner's own estimate."""

    id: str
    domain: str
    name: str
    share: int = 1
    hands_on: bool = False
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The official domains with their weights, and the planner's topics inside them, in a sensible order of study."""

    version: Fact[str]
    domains: tuple[Domain, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The planner's own estimates: hours of study before the pace factor, and the final review's length if fixed."""

    hours: Fact[int]
    final_review_days: Fact[int] | None = None


FeeKind = Literal["application", "exam", "retake", "renewal", "annual", "reinstatement", "late", "membership", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """An amount in US dollars, and what it is for."""

    id: str
    title: str
    kind: FeeKind
    amount: Fact[Decimal] | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeConstraint:
    """One requirement on the CE of a cycle; all of a track's hold at once.

    `total`: at least `required`. `category`: at least `required` in the named `categories`, together. `approved`: at
    least `required` from providers that the issuer approves. `at-most`: no more than `required` from the named
    `categories`.
    """

    id: str
    title: str
    kind: Literal["total", "category", "approved", "at-most"]
    required: Fact[int]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of CE that the issuer tells apart."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A due date that comes round inside or beside the cycle, such as a yearly fee. `due` as in `Renewal.ends`."""

    key: str
    title: str
    months: Fact[int]
    due: Literal["same-day", "day-before", "end-of-month", "end-of-year"]
    fee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step down after a renewal is missed: `after` counts from the day the credential expires."""

    key: str
    title: str
    after: Fact[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """Recertification. The cycle is `months` long, counted from the day of certification, and ends as `ends` says."""

    cycle: Fact[Span]
    ends: Literal["same-day", "day-before", "end-of-month", "end-of-year"]
    printed_date_wins: bool
    unit: str
    categories: tuple[Category, ...] = ()
    constraints: tuple[CeConstraint, ...] = ()
    clocks: tuple[Clock, ...] = ()
    processing: Fact[Span]
    margin: Fact[Span]
    checkpoints: Fact[int]
    ladder: tuple[Rung, ...] = ()
    by_exam: Fact[str] | None = None
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something to study from, or a page to act on."""

    title: str
    kind: Literal["outline", "practice exam", "guide", "course", "issuer page", "other"]
    url: str = ""
    note: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One credential by one issuer."""

    id: str
    name: str
    title: str
    family: Family
    issuer: Issuer
    summary: str
    not_to_confuse_with: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    program: Program
    routes: tuple[Route, ...]
    application: Application
    exam: Exam
    outline: Outline
    study: Study
    fees: tuple[Fee, ...] = ()
    renewal: Renewal
    resources: tuple[Resource, ...] = ()
    sources: Mapping[str, Source]

    def route(self, route_id: str) -> Route:
        """The route with that id; `KeyError` where the track has none such."""
        for route in self.routes:
            if route.id == route_id:
                return route
        raise KeyError(route_id)
