"""How ready the student is expected to be on the day of the exam, by domain: an estimate, with what it assumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import count, percent
from planner.ui.format import columns, width, wrap
from planner.ui.line import Line, head, line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.readiness import Readiness, Ready
    from planner.ui.line import Role

FIGURES = 2 + 6 + 2 + 6 + 2 + 6
READY = 0.8
"""From here on a share counts as good: what the plan asks of every topic."""


def readiness_lines(found: Readiness, names: Mapping[str, str], room: int) -> Iterator[Line]:
    """A bar a domain: solid with what is behind you, light with what is still planned."""
    yield head("Readiness on the day of the exam: an estimate")
    wide = max(10, min(28, max((width(name) for name in names.values()), default=10), room - FIGURES - 12))
    space = max(8, min(40, room - wide - FIGURES - 2))
    yield line((columns([("", wide), ("", space), ("so far", -6), ("then", -6), ("scored", -6)]), "dim"))
    for it in found.domains:
        yield from _domain(it, names.get(it.id, it.id), wide, space, key=f"ready:{it.id}")
    yield from _domain(found.overall, "Overall", wide, space, key="ready:overall")
    yield from paragraph(_assumed(found.overall), room, "dim")


def _domain(it: Ready, name: str, wide: int, space: int, key: str) -> Iterator[Line]:
    now, then = round(it.recall_now * space), round(max(it.recall, it.recall_now) * space)
    score = "" if it.score is None else f"{it.score} %"
    figures = columns([(percent(it.recall_now), -6), (percent(it.recall), -6), (score, -6)])
    good: Role = "good" if it.recall_now >= READY else "accent"
    for n, text in enumerate(wrap(name, wide)):
        left = columns([(text, wide)]) + "  "
        if n:
            yield line(left)
        else:
            rest = " " * (space - then)
            yield line(left, ("█" * now, good), ("░" * (then - now), "dim"), f"{rest}  {figures}", key=key)


def _assumed(it: Ready) -> str:
    rated = f"{count(it.rated, 'day')} of study {'is' if it.rated == 1 else 'are'} rated or scored by you"
    return (
        "Solid: what you would recall if you studied nothing more. Light: with everything that is planned studied. "
        f"An estimate of a memory model: {rated}, {it.assumed} taken as good."
    )
