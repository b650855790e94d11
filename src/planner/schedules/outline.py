"""The outline's own checks: domains and topics that name each other, circles, weights, topics too small to plan."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from planner.schedules.look import Table, as_percent, dig, ids, number, tables, text, texts
from planner.schedules.words import no_such

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.schedules.walk import Found

LEAST_TOPIC_MINUTES = 30
"""Two blocks of 15 minutes: one to learn a topic, one to recall it."""


def references(track: Table) -> Iterator[Found]:
    """Topics of a domain that isn't there, or that require a topic that isn't there."""
    domains, topics = ids(track, "outline", "domains"), ids(track, "outline", "topics")
    for i, topic in tables(track, "outline", "topics"):
        domain = text(topic, "domain")
        if domain and domain not in domains:
            yield ("outline", "topics", i, "domain"), no_such("domain", domain, domains)
        for required in texts(topic, "requires"):
            if required not in topics:
                yield ("outline", "topics", i, "requires"), no_such("topic", required, topics)


def circles(track: Table) -> Iterator[Found]:
    """Topics that require each other; each circle once, at the topic whose requirement closes it."""
    numbered = {text(topic, "id"): (i, topic) for i, topic in tables(track, "outline", "topics") if text(topic, "id")}
    graph = {
        name: [other for other in texts(topic, "requires") if other in numbered]
        for name, (_, topic) in numbered.items()
    }
    while circle := _circle(graph):
        name, required = circle[0], circle[1]
        yield (
            ("outline", "topics", numbered[name][0], "requires"),
            f"{' requires '.join(circle)}: a circle, so none can come first; take one of them out",
        )
        graph[name] = [other for other in graph[name] if other != required]


def _circle(graph: dict[str, list[str]]) -> list[str]:
    """Topics of which each requires the next, the first and the last the same; empty where there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in reversed(error.args[1])]
    return []


def empty_domains(track: Table) -> Iterator[Found]:
    """Domains without a topic: their weight would be planned for by nothing."""
    used = {text(topic, "domain") for _, topic in tables(track, "outline", "topics")}
    for i, domain in tables(track, "outline", "domains"):
        if text(domain, "id") not in {*used, ""}:
            yield ("outline", "domains", i), "has no topic; give at least one topic this domain"


def weights(track: Table) -> dict[str, float]:
    """The middle of each domain's weight; empty unless all of them can be read."""
    domains = dig(track, "outline", "domains")
    ranges = {text(domain, "id"): as_percent(dig(domain, "weight", "value")) for _, domain in tables(domains)}
    middles = {name: float(percent.middle) for name, percent in ranges.items() if percent}
    return middles if isinstance(domains, list) and len(middles) == len(domains) else {}


def no_weight(track: Table) -> Iterator[Found]:
    """Weights of which nothing can be made."""
    if (middles := weights(track)) and sum(middles.values()) <= 0:
        yield ("outline", "domains"), "all weights are 0; at least one must be more"


def small_topics(track: Table) -> Iterator[Found]:
    """Topics whose need, hours x weight x share, is too little to be planned."""
    hours, middles = number(track, "study", "hours", "value") or 0, weights(track)
    total = sum(middles.values())
    shares = {i: _share(topic) for i, topic in tables(track, "outline", "topics")}
    for domain, middle in middles.items() if hours > 0 and total > 0 else ():
        inside = [i for i, topic in tables(track, "outline", "topics") if text(topic, "domain") == domain]
        for i in inside:
            need = hours * 60 * middle / total * shares[i] / (sum(shares[j] for j in inside) or 1)
            if shares[i] and need < LEAST_TOPIC_MINUTES:
                given = f"gets {need:.0f} minutes of the track's {hours} hours, and {LEAST_TOPIC_MINUTES} is the least"
                yield ("outline", "topics", i), f"{given}; give it a bigger share, or join it with another topic"


def _share(topic: Table) -> int:
    return max(number(topic, "share") or 0, 0) if "share" in topic else 1
