"""Progress: planned and done over time, readiness, each domain against its weight, and the plan's scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.need import weights
from planner.domain.plan_words import SIGNS, is_hard, verdict
from planner.domain.wording import day, hours
from planner.ui.format import columns, width, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.pace import pace_words, weeks_words
from planner.ui.pages.plot import burn_up, counted
from planner.ui.pages.readiness import readiness_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.plan import StudyPlan
    from planner.domain.readiness import Readiness
    from planner.domain.scorecard import Property
    from planner.domain.track import Track
    from planner.service import View
    from planner.ui.line import Role

ROOMY = 64
"""Columns from which the scorecard is a table."""
FIGURES = 7 + 2 + 13 + 2 + 12


def progress_lines(view: View, ready: Readiness, today: date, room: int) -> list[Line]:
    """The plot, the weeks, the readiness and the domains."""
    names = {domain.id: domain.name for domain in view.track.outline.domains}
    return [
        head("Study time: the curve is planned, a solid area is done"),
        *burn_up(view.plan, today, room),
        blank(),
        *readiness_lines(ready, names, room),
        blank(),
        *_domains(view.plan, view.track, room),
    ]


def _domains(plan: StudyPlan, track: Track, room: int) -> Iterator[Line]:
    names = {domain.id: domain.name for domain in track.outline.domains}
    minutes = dict.fromkeys(names, 0)
    for block in plan.blocks():
        for part in block.parts:
            minutes[part.domain] = minutes.get(part.domain, 0) + part.minutes
    whole = sum(minutes.values()) or 1
    asked = weights(track).domain
    wide = max(10, min(28, max((width(name) for name in names.values()), default=10), room - 38))
    space = max(8, min(40, room - wide - 27))
    most = max((max(float(asked[it]), minutes[it] / whole) for it in names), default=1) or 1
    yield head("Domains: planned against the outline's weight (│)")
    yield line((columns([("", wide), ("", space), ("planned", -7), ("share", -5), ("asked", -5)]), "dim"))
    for it, name in names.items():
        share, weight = minutes[it] / whole, float(asked[it])
        figures = columns([(hours(minutes[it]), -7), (f"{100 * share:.0f} %", -5), (f"{100 * weight:.0f} %", -5)])
        for n, text in enumerate(wrap(name, wide)):
            shown = _against(share / most, weight / most, space) if n == 0 else []
            yield line(
                columns([(text, wide)]) + "  ",
                *shown,
                f"  {figures}" if n == 0 else "",
                key="" if n else f"domain:{it}",
            )


def _against(share: float, weight: float, room: int) -> list[tuple[str, Role]]:
    """A bar for the share, with a mark where the weight is."""
    solid, mark = round(share * room), min(room - 1, round(weight * room))
    signs = ["█" if n < solid else " " for n in range(room)]
    signs[mark] = "│"
    return [("".join(signs[:mark]), "accent"), ("│", "warn"), ("".join(signs[mark + 1 :]), "accent")]


def scorecard_lines(found: Sequence[Property], room: int) -> list[Line]:
    """The rules, the qualities, and how many of them hold."""
    lines = paragraph(verdict(found), room, "text")
    for title, hard in (("Rules, which must hold (breaches counted)", True), ("Qualities, which may give way", False)):
        lines += [blank(), head(title)]
        if room >= ROOMY:
            lines.append(line((columns([("", 3), ("", _room(room)), ("is", -7), ("asked", -13)]), "dim")))
        for it in found:
            if is_hard(it) == hard:
                lines += _property(it, room)
    return lines


def _room(room: int) -> int:
    return max(12, room - 3 - 2 - 2 - FIGURES)


def _property(it: Property, room: int) -> Iterator[Line]:
    value = "-" if it.value is None else f"{it.value:g}"
    standing, role = _standing(it)
    if room < ROOMY:
        yield from _narrow(it, f"{value}, asked {SIGNS[it.comparison]} {it.threshold:g}", room)
        return
    for n, text in enumerate(wrap(it.title, _room(room))):
        left = columns([(it.id if n == 0 else "", 3), (text, _room(room))])
        if n:
            yield line(left)
        else:
            figures = columns([(value, -7), (f"{SIGNS[it.comparison]} {it.threshold:g}", -13)])
            yield line(f"{left}  {figures}  ", (standing, role), key=f"property:{it.id}")
    if not it.holds and it.detail:
        yield from (line((text, role)) for text in wrap(it.detail, room, "     "))


def _narrow(it: Property, figures: str, room: int) -> Iterator[Line]:
    standing, role = _standing(it)
    opening = columns([(it.id, 3), (standing, 10)]) + "  "
    text = it.title if is_hard(it) and it.holds and not it.value else f"{it.title}: {figures}"
    text += f"; {it.detail}" if it.detail and not it.holds else ""
    for n, shown in enumerate(wrap(text, room, opening)):
        rest = shown[len(opening) :]
        yield line((shown[: len(opening)], role), rest, key="" if n else f"property:{it.id}")


def _standing(it: Property) -> tuple[str, Role]:
    if it.value is None:
        return "· no data", "dim"
    if it.holds:
        return "✓ holds", "good"
    return ("✗ BROKEN", "bad") if is_hard(it) else ("~ gave way", "warn")


def header(view: View, today: date, room: int) -> list[Line]:
    """How far the plan has come, how it is going, and at what pace."""
    blocks = counted(view.plan)
    done = sum(b.minutes for b in blocks if b.status == "done")
    due = sum(b.minutes for b in blocks if b.date < today)
    whole = sum(b.minutes for b in blocks)
    exam = day(view.plan.exam_date)
    text = f"{hours(whole)} planned until the exam on {exam}: {hours(due)} due so far, {hours(done)} done."
    how = f"{weeks_words(view.plan, view.sessions, today)} {pace_words(view.plan, view.sessions)}"
    return [
        *paragraph(text, room),
        *paragraph(how, room),
        blank(),
    ]
