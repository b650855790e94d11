"""Where the student is weak: what scores and failed attempts say of a domain, and the recall that it gets for that.

**The rule.** A score moves recall; learning and hands-on follow triage alone. At `MARK` percent a domain gets its usual
recall, and 2 % more of it for each point below, 2 % less for each point above, between half and double. All domains
are then scaled so that the whole stays what it was: minutes move. Only where every domain is below the mark does the
whole grow too, by what the strongest of them asks for. The latest score of a domain counts. A domain that the report of
a failed attempt names counts as `FAILED` percent on that day.

Why so: a score measures what comes back, which is what recall is for; triage says how new something is, which is what
learning is for. Both together: triage first, on everything, then the score on the recall that this leaves. `MARK` is
the planner's own, for every track: the pass marks in the files are scaled scores, of which percents say nothing.

**After a failed attempt** what was learnt counts as learnt; recall starts again, with half of its first amount.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.domain.need import LEAST_RECALL, NOTHING_DONE, recall_need, topic_needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.enrolment import Enrolment, Score
    from planner.domain.need import Done
    from planner.domain.plan import TopicNeed
    from planner.domain.track import Track

MARK, FAILED = 75, 25
A_POINT = Fraction(2, 100)
LEAST, MOST = Fraction(1, 2), Fraction(2)
AGAIN = Fraction(1, 2)
"""The share of a topic's recall that a retake asks for."""


def needs_of(
    track: Track, enrolment: Enrolment, pace: float, done: Mapping[str, Done] | None = None
) -> tuple[TopicNeed, ...]:
    """Each topic's need in the outline's order, less what is `done`.

    After a failed attempt the recall in `done` is that since the attempt: see `History.worth`.
    """
    percent = track.route(enrolment.route).study_percent.value
    lean = leaning(track, enrolment)
    needs = topic_needs(track, percent, enrolment.triage, pace, done, lean)
    if last_fail(enrolment) is None:
        return needs
    recall = recall_need(track, percent, enrolment.triage, pace, lean)
    return tuple(_again(need, recall[need.topic] * AGAIN, (done or {}).get(need.topic, NOTHING_DONE)) for need in needs)


def _again(need: TopicNeed, recall: Fraction, done: Done) -> TopicNeed:
    return replace(need, recall_minutes=max(0 if done.recall else LEAST_RECALL, round(recall - done.recall)))


def last_fail(enrolment: Enrolment) -> date | None:
    """The day of the last attempt, if it was failed; None before any, and after a pass."""
    last = enrolment.attempts[-1] if enrolment.attempts else None
    return last.on if last and not last.passed else None


def leaning(track: Track, enrolment: Enrolment) -> dict[str, Fraction]:
    """Each domain's factor on its recall; nothing without scores and failed attempts, which leaves all as it is."""
    percents = latest_percents(enrolment)
    if not percents:
        return {}
    asked = {domain.id: _asked(percents.get(domain.id, MARK)) for domain in track.outline.domains}
    percent = track.route(enrolment.route).study_percent.value
    usual = dict.fromkeys(asked, Fraction())
    recall = recall_need(track, percent, enrolment.triage, 1.0)
    for topic in track.outline.topics:
        usual[topic.domain] += recall[topic.id]
    whole = sum(usual.values()) * max(Fraction(1), min(asked.values()))
    scale = whole / sum(usual[domain] * factor for domain, factor in asked.items())
    return {domain: factor * scale for domain, factor in asked.items()}


def _asked(percent: int) -> Fraction:
    return max(LEAST, min(MOST, 1 + (MARK - percent) * A_POINT))


def latest_percents(enrolment: Enrolment) -> dict[str, int]:
    """What was last known of each domain that anything is known of: a score, or `FAILED` from a failed attempt."""
    known = [(score.on, score.domain, score.percent) for score in enrolment.scores]
    known += [(it.on, domain, FAILED) for it in enrolment.attempts if not it.passed for domain in it.weak]
    return {domain: percent for _, domain, percent in sorted(known, key=lambda it: it[0])}


def score_problems(track: Track, score: Score, today: date) -> Iterator[str]:
    """What makes a score impossible, each a finished sentence with what would be accepted."""
    domains = [domain.id for domain in track.outline.domains]
    if score.domain not in domains:
        yield f"--domain: {track.id} has no domain '{score.domain}'. Its domains: {', '.join(domains)}."
    if not 0 <= score.percent <= 100:
        yield f"--percent: {score.percent}. Give 0 to 100."
    if score.on > today:
        yield f"--on: {score.on} is still to come. Give the day of the quiz or mock exam, up to {today}."
