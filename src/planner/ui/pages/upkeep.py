"""Keeping a credential: where it stands, what its cycle asks and has as meters, what counts, what comes otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.ce_requirements import plain
from planner.domain.standing import LAST_DAY
from planner.domain.wording import day
from planner.ui.format import bar, clip, columns, safe, width, wrap
from planner.ui.line import Line, blank, head, line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.ce_allocation import Met, Placed
    from planner.domain.ce_pace import Pace, PaceState
    from planner.domain.standing import State
    from planner.domain.upkeep import Step, Upkeep
    from planner.ui.line import Role

STANDS: Mapping[State, tuple[str, Role]] = {
    "active": ("✓ active", "good"), "due": ("! renew now", "warn"),
    "grace": ("! in grace", "bad"), "lapsed": ("✗ lapsed", "bad"),
}  # fmt: skip
PACES: Mapping[PaceState, tuple[str, Role]] = {
    "green": ("✓ on pace", "good"), "amber": ("! behind", "warn"), "red": ("✗ far behind", "bad"),
}  # fmt: skip
DONE: tuple[str, Role] = ("✓ done", "good")
OVER = ("grace", "lapsed")
COUNTS = 16
"""Columns of `· counts nowhere`."""
FIGURES, STANDING = 12, 12
"""Columns of `20 of 60`, and of how a requirement stands."""
LEAST, MOST = 10, 24
"""Columns of a bar."""
EARNED = 17
"""Columns of `earned 2027-11-22`: with less room left, nothing is said of it."""


def held_lines(found: Sequence[Upkeep], room: int) -> Iterator[Line]:
    """A line each: what, how it stands, until when; how its CE does and its number where there is room."""
    yield head("What you hold")
    untils = [f"{'ended' if it.standing.state in OVER else 'to'} {it.cycle.last}" for it in found]
    until_room = max(map(width, untils))
    wide = min(max(width(safe(it.holding.track.name)) for it in found), room - until_room - 15)
    left = room - wide - until_room - 34
    for it, until in zip(found, untils, strict=True):
        word, role = STANDS[it.standing.state]
        pace, pace_role = _ce(it)
        yield line(
            columns([(it.holding.track.name, wide)]) + "  ",
            (columns([(word, 11)]) + "  ", role),
            (columns([(pace, 15)]) + "  " if left >= 0 else "", pace_role),
            columns([(until, until_room)]),
            (f"  {clip(safe(_known_by(it)), left)}" if left >= EARNED else "", "dim"),
            key=f"held:{it.holding.credential.id}",
        )


def _known_by(it: Upkeep) -> str:
    held = it.holding.credential
    return f"number {held.number}" if held.number else f"earned {held.earned_on}"


def _ce(it: Upkeep) -> tuple[str, Role]:
    """The worst of its meters, in words."""
    if not it.allocation.met or it.standing.state in OVER:
        return "", "dim"
    word, role = PACES[it.pace.state] if it.allocation.needed else DONE
    return f"{word[:1]} CE{word[1:]}", role


def upkeep_lines(it: Upkeep, today: date, room: int) -> Iterator[Line]:
    """One credential's cycle, from what to do to what follows if nothing is done."""
    cycle, track = it.cycle, it.holding.track
    yield blank()
    yield head(f"{track.name}: cycle {cycle.number}, {day(cycle.start)} to {day(cycle.last)}")
    yield from paragraph(it.standing.text, room, "text" if it.standing.state == "active" else "warn")
    yield from _meters(it, room)
    yield from _suggestions(it, room)
    yield from _activities(it, room)
    yield from _ladder(it, today, room)


def _meters(it: Upkeep, room: int) -> Iterator[Line]:
    if not it.allocation.met:
        yield from paragraph("No continuing education is known to be asked for.", room, "dim")
        return
    yield blank()
    paces = dict(it.pace.each)
    titles = [_title(met) for met in it.allocation.met]
    wide = min(max(map(width, titles)), room - LEAST - FIGURES - STANDING - 6)
    for met in it.allocation.met:
        yield from _meter(met, paces.get(met.constraint.id), it.holding.credential.id, wide, room)
    yield from paragraph(_pace(it), room, PACES[it.pace.in_all.state][1] if it.allocation.needed else "good")


def _title(met: Met) -> str:
    return met.constraint.title + ("" if met.constraint.required.confirmed else " (unconfirmed)")


def _meter(met: Met, pace: Pace | None, owner: str, wide: int, room: int) -> Iterator[Line]:
    """A requirement: its bar, `20 of 60`, and in words how it stands. `wide` are the columns of its title."""
    asked = met.constraint.required
    space = max(LEAST, min(MOST, room - wide - FIGURES - STANDING - 6))
    word, role = _stands(pace)
    most = "at most " if pace is None else ""
    figures = f"{plain(met.earned)} of {most}{asked.value}"
    share = min(1.0, float(met.earned) / asked.value) if asked.value else 1.0
    for n, text in enumerate(wrap(_title(met), wide)):
        left = columns([(text, wide)]) + "  "
        if n:
            yield line(left)
            continue
        shown: Role = "accent" if role in ("good", "dim") else role
        drawn = columns([(bar(share, 1, space), space)])
        yield line(left, (drawn, shown), "  " + columns([(figures, -FIGURES)]) + "  ", (word, role),
                   key=f"asks:{owner}:{met.constraint.id}")  # fmt: skip


def _stands(pace: Pace | None) -> tuple[str, Role]:
    if pace is None:
        return "", "dim"
    return PACES[pace.state] if pace.missing else DONE


def _pace(it: Upkeep) -> str:
    needed, asked, pace = it.allocation.needed, it.allocation.asked, it.pace.in_all
    if not needed:
        return f"All {it.cycle.judged_by.unit} of this cycle are there."
    if pace.a_month is None:
        return f"{asked.amount(needed)} were missing when the cycle ended."
    expected = f"Expected by now: {plain(round(pace.expected, 1))} of {plain(pace.required)}."
    return f"{expected} Still needed: {asked.amount(needed)}, {plain(pace.a_month)} a month."


def _part(text: str) -> Line:
    """What opens a part of a credential: quieter than what opens the credential."""
    return line((text, "accent"))


def _suggestions(it: Upkeep, room: int) -> Iterator[Line]:
    if it.suggestions:
        yield blank()
        yield _part("What would help most")
        for one in it.suggestions:
            yield from paragraph(f"{one.text}.", room, "text", "- ")


def _activities(it: Upkeep, room: int) -> Iterator[Line]:
    yield blank()
    yield _part("Continuing education")
    if not it.allocation.placed:
        yield from paragraph("Nothing is entered yet: add an activity, or import a file of them.", room, "dim")
    for placed in it.allocation.placed:
        yield from _activity(placed, it, room)


def _activity(placed: Placed, it: Upkeep, room: int) -> Iterator[Line]:
    """What of it counts stands at the end of its first line, so that titles of any length leave it in sight."""
    activity = placed.activity
    left = columns([(activity.on.isoformat(), 10), (f"{activity.credits.normalize():f}", -6)]) + "  "
    wide = max(8, room - width(left) - COUNTS - 2)
    for n, text in enumerate(wrap(activity.title, wide)):
        if n:
            yield line(" " * width(left) + text)
        else:
            key = f"ce:{it.holding.credential.id}:{activity.id}"
            yield line(left + columns([(text, wide)]) + "  ", _counts(placed), key=key)


def _counts(placed: Placed) -> tuple[str, Role]:
    if not placed.counted:
        return "· counts nowhere", "warn"
    return (f"~ {plain(placed.counted)} counts", "warn") if placed.because else ("✓ counts", "dim")


def _ladder(it: Upkeep, today: date, room: int) -> Iterator[Line]:
    rule, short = it.cycle.judged_by, it.holding.track.issuer.short
    over = it.standing.state in OVER
    yield blank()
    yield _part("What happened, and what is left" if over else "If nothing is done")
    for step in it.ladder:
        gone = _gone(step, today)
        left = columns([(day(step.date), 14)]) + "  "
        doubt = "" if all(rung.after.confirmed for rung in rule.ladder if rung.key == step.key) else " (unconfirmed)"
        said = f"{step.title}{doubt}{f', {gone}' if gone else ''}"
        for n, text in enumerate(wrap(said, room, left)):
            key = "" if n else f"step:{it.holding.credential.id}:{step.key}{_mark(it)}"
            yield line((text, "dim" if gone == "past" else "text"), key=key)
    if not rule.ladder:
        when = "at once" if over else "before the last day"
        yield from paragraph(f"What follows is not dated: ask {short} {when}.", room, "dim")


def _mark(it: Upkeep) -> str:
    """What the keys of a later cycle's dates end in."""
    return "" if it.cycle.number == 1 else f"_{it.cycle.number}"


def _gone(step: Step, today: date) -> str:
    over = step.key.endswith(LAST_DAY) or step.key in ("renew_by", "renewal_due")
    if step.date >= today:
        return ""
    return "past" if over else "so by now"
