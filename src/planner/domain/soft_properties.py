"""The scorecard's S properties, each measured on the plan's own blocks."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import timedelta
from statistics import fmean, median
from typing import TYPE_CHECKING

from planner.domain.measure import LONG_ENOUGH_WEEKS
from planner.domain.memory import ASSUMED, predicted_recall
from planner.domain.mocks import LAST_EARLIEST, LAST_LATEST
from planner.domain.need import weights
from planner.domain.recall import STEP
from planner.domain.scorecard import Comparison, Property

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.domain.measure import Measured
    from planner.domain.plan import Block

FOURTEEN_MONTHS = 425


def _property(
    key: str, title: str, value: float | None, comparison: Comparison, threshold: float, detail: str = ""
) -> Property:
    rounded = None if value is None else round(value, 3)
    return Property(id=key, title=title, value=rounded, threshold=threshold, comparison=comparison, detail=detail)


def _all_of(key: str, title: str, conditions: Sequence[tuple[str, bool]]) -> Property:
    """A property with several conditions: the share of them that hold, and those that do not."""
    failed = [name for name, holds in conditions if not holds]
    share = 1 - len(failed) / len(conditions) if conditions else None
    return _property(key, title, share, ">=", 1, "; ".join(failed))


def _s1(m: Measured) -> Property:
    def spread(topic: str) -> int:
        days = {touch.date for touch in m.touches[topic]}
        weeks = {(day - m.plan.weeks[0].start).days // 7 for day in days} if m.plan.weeks else set()
        return min(len(days), len(weeks)) if m.weeks_long >= LONG_ENOUGH_WEEKS else len(days)

    least = min(m.needs, key=spread)
    unit = "days and weeks" if m.weeks_long >= LONG_ENOUGH_WEEKS else "days"
    return _property("S1", f"Different {unit} on which each topic is met", spread(least), ">=", 3, f"least: {least}")


def _s2(m: Measured) -> Property:
    on = m.plan.final_review_start
    recall = {
        topic: predicted_recall([(day, ASSUMED) for day in sorted({t.date for t in met})], on)
        for topic, met in m.touches.items()
    }
    share = weights(m.track).topic
    weighted = sum(float(share[topic]) * value for topic, value in recall.items())
    weakest = min(recall, key=lambda topic: recall[topic])
    value = min(weighted / 0.90, recall[weakest] / 0.80)
    detail = f"{weighted:.2f} weighted (0.90 asked), weakest {recall[weakest]:.2f} (0.80 asked): {weakest}"
    return _property(
        "S2", "Predicted recall when the final review starts, against what is asked", value, ">=", 1, detail
    )


def _s3(m: Measured) -> Property:
    title = "Topics recalled in the final review, of those that fit"
    review = [b for b in m.study if b.activity == "recall" and b.date >= m.plan.final_review_start]
    fit = min(len(m.needs), sum(b.minutes for b in review) // STEP)
    seen = {part.topic for b in review for part in b.parts}
    missing = [topic for topic in m.needs if topic not in seen]
    return _property(
        "S3", title, len(seen) / fit if fit else None, ">=", 1, "missing: " + missing[0] if missing else ""
    )


def _s4(m: Measured) -> Property:
    exam, minutes = m.plan.exam_date, m.minutes_by_day
    if not minutes or not m.begun:
        return _property("S4", "A calm end", None, ">=", 1)
    eve = minutes.get(exam - timedelta(days=1), 0)
    last = sum(n for day, n in minutes.items() if day >= exam - timedelta(days=7))
    week = median([m.week_study(w) for w in m.open_weeks])
    newest = max(touch.date for touch in m.begun.values())
    return _all_of(
        "S4",
        "A calm end: a light eve, no heavy last week, nothing new in the last fortnight",
        [
            (f"eve {eve} min", eve <= 0.5 * median(minutes.values())),
            (f"last seven days {last} min, median week {week:g}", last <= 1.15 * week),
            (f"new topic on {newest}", newest < exam - timedelta(days=14)),
        ],
    )


def _s5(m: Measured) -> Property:
    dates = [b.date for b in m.blocks if b.activity == "catch_up"]
    has = [any(b.activity == "catch_up" for b in week.blocks) for week in m.open_weeks]
    empty = [m.open_weeks[i].number for i in range(len(has) - 4) if not any(has[i : i + 5])]
    late = bool(dates) and max(dates) >= m.plan.exam_date - timedelta(days=10)
    return _all_of(
        "S5",
        "Catch-up time in any five weeks, and in the last ten days",
        [(f"none from week {empty[0] if empty else 0}", not empty), ("none in the last ten days", late)],
    )


def _s6(m: Measured) -> Property:
    title = "Share of recall in the plan's thirds, against 25, 40 and 60 %"
    if m.weeks_long < LONG_ENOUGH_WEEKS:
        return _property("S6", title, None, ">=", 1)
    recall, whole = [0, 0, 0], [0, 0, 0]
    for block in m.study:
        if block.parts:
            whole[m.third(block.date)] += block.minutes
            recall[m.third(block.date)] += block.minutes * (block.activity == "recall")
    shares = [100 * r / w if w else 0.0 for r, w in zip(recall, whole, strict=True)]
    value = min(share / asked for share, asked in zip(shares, (25, 40, 60), strict=True))
    return _property("S6", title, value, ">=", 1, ", ".join(f"{share:.0f} %" for share in shares))


def _s7(m: Measured) -> Property:
    slices: dict[int, list[date]] = defaultdict(list)
    reviews: dict[int, date] = {}
    for block in m.study:
        if block.mock and block.activity == "mock":
            slices[block.mock.number].append(block.date)
        elif block.mock:
            reviews[block.mock.number] = block.date
    asked = 3 if (m.plan.exam_date - m.began).days >= FOURTEEN_MONTHS else 2
    conditions = [(f"{len(slices)} of {asked} mocks", len(slices) >= asked)]
    if slices:
        firsts = sorted(dates[0] for dates in slices.values())
        by = min(m.plan.final_review_start, m.began + (m.plan.exam_date - m.began) * 7 // 10)
        before = (m.plan.exam_date - max(dates[-1] for dates in slices.values())).days
        close = [b for a, b in itertools.pairwise(firsts) if (b - a).days < 6]
        late = [n for n, dates in slices.items() if not _soon_after(m, dates[-1], reviews.get(n))]
        conditions += [
            (f"first on {firsts[0]}, asked by {by}", firsts[0] <= by),
            (f"last {before} days before the exam", LAST_LATEST <= before <= LAST_EARLIEST),
            ("two within six days", not close),
            (f"mock {late[0] if late else 0} not reviewed within two study days", not late),
        ]
    return _all_of("S7", "Mock exams: enough, in time, apart, reviewed", conditions)


def _soon_after(m: Measured, mock: date, review: date | None) -> bool:
    following = [d for d, day in sorted(m.days.items()) if d > mock and day.capacity_minutes][:2]
    return review is not None and review in (mock, *following)


def _s8(m: Measured) -> Property:
    recalls = [b for b in m.study if b.activity == "recall"]
    mixed = [len(b.parts) >= min(3, _begun_before(m, b)) for b in recalls if _begun_before(m, b) >= 3]
    late = [len({part.domain for part in b.parts}) > 1 for b in recalls if m.third(b.date) == 2]
    weeks = []
    for week in m.open_weeks:
        open_domains = {m.needs[t].domain for t, touch in m.begun.items() if touch.date < week.start}
        parts = [part for b in week.blocks for part in b.parts]
        if len(open_domains) >= 2 and parts:
            weeks.append(len({part.domain for part in parts}) > 1)
    if len({need.domain for need in m.needs.values()}) < 2:
        late = []
    shares = [fmean(flags) for flags in (mixed, weeks, late) if flags]
    title = "Recall mixes three topics, weeks and late blocks mix domains"
    detail = ", ".join(f"{100 * share:.0f} %" for share in shares)
    return _property("S8", title, min(shares) if shares else None, ">=", 0.95, detail)


def _begun_before(m: Measured, block: Block) -> int:
    return sum(1 for touch in m.begun.values() if touch.date < block.date)


def _s9(m: Measured) -> Property:
    good = []
    for days in m.recall_days.values():
        before = [day for day in days if day < m.plan.final_review_start]
        gaps = [(b - a).days for a, b in itertools.pairwise(before)]
        good += [b >= 0.75 * a - 2 for a, b in itertools.pairwise(gaps)]
    return _property("S9", "Gaps between a topic's recall days that grow", fmean(good) if good else None, ">=", 0.90)


def _s10(m: Measured) -> Property:
    groups: dict[int, list[int]] = defaultdict(list)
    for week in m.open_weeks:
        if m.capacity_left(week) >= 120:
            groups[m.capacity_left(week)].append(m.week_study(week))
    ratios = [max(g) / fmean(g) for g in groups.values() if len(g) >= 4 and any(g)]
    return _property(
        "S10", "Heaviest week against the mean of equal weeks", max(ratios) if ratios else None, "<=", 1.10
    )


def _s11(m: Measured) -> Property:
    shares = {}
    for topic in m.track.outline.topics:
        hands_on = sum(t.minutes for t in m.touches[topic.id] if t.activity == "hands_on")
        learn = sum(t.minutes for t in m.touches[topic.id] if t.activity == "learn")
        if topic.hands_on and learn + hands_on:
            shares[topic.id] = hands_on / (learn + hands_on)
    least = min(shares, key=lambda t: shares[t]) if shares else ""
    title = "Hands-on share of learning where a skill is practised"
    return _property("S11", title, shares[least] if shares else None, ">=", 0.25, f"least: {least}" if least else "")


def _s12(m: Measured) -> Property:
    mock_days = {b.date for b in m.study if b.mock}
    open_days = {
        d: day for d, day in m.days.items() if day.capacity_minutes and d not in mock_days and d >= m.first_day
    }
    usual: dict[int, list[int]] = defaultdict(list)
    for d in open_days:
        usual[d.weekday()].append(m.minutes_by_day.get(d, 0))
    worst, where = None, ""
    for d in open_days:
        beside = [d - timedelta(days=1), d + timedelta(days=1)]
        if not any(n in m.days and not m.days[n].capacity_minutes and n < m.plan.exam_date for n in beside):
            continue
        minutes, middle = m.minutes_by_day.get(d, 0), median(usual[d.weekday()])
        ratio = 1.0 if minutes <= middle + 15 else minutes / max(1, middle)
        if worst is None or ratio > worst:
            worst, where = ratio, f"most on {d}"
    return _property("S12", "A day beside a rest day against its usual load", worst, "<=", 1.25, where)


def _s13(m: Measured) -> Property:
    title = "Every topic's minutes against its need"
    if m.plan.budget.supply * 10 < m.plan.budget.need * 12:
        return _property("S13", title, None, ">=", 0.90, "supply under 1.2 times the need")
    shares = {topic: sum(t.minutes for t in met) / m.needs[topic].minutes for topic, met in m.touches.items()}
    least = min(shares, key=lambda topic: shares[topic])
    return _property("S13", title, shares[least], ">=", 0.90, f"least: {least}")


def _s14(m: Measured) -> Property:
    longest, where = 0, ""
    off = {d for d, day in m.days.items() if not day.capacity_minutes and day.reduced_by}
    for topic, met in m.touches.items():
        days = sorted({t.date for t in met if t.date < m.plan.final_review_start})
        if not days:
            continue
        days.append(m.plan.final_review_start)
        for a, b in itertools.pairwise(days):
            rest = (b - a).days - sum(1 for d in off if a < d < b)
            if rest > longest:
                longest, where = rest, topic
    return _property("S14", "Longest rest of a learnt topic, in days", longest, "<=", 56, f"longest: {where}")


SOFT: tuple[Callable[[Measured], Property], ...] = (
    _s1, _s2, _s3, _s4, _s5, _s6, _s7, _s8, _s9, _s10, _s11, _s12, _s13, _s14,
)  # fmt: skip
