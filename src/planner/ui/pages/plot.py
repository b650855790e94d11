"""A burn-up drawn in characters: the planned minutes as a fine curve, what is done as a solid area under it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from planner.domain.plan import STUDY
from planner.domain.wording import hours
from planner.ui.line import Line, blank, line
from planner.ui.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.plan import Block, StudyPlan

HEIGHT = 8
LABEL = 7
EIGHTHS = " ▁▂▃▄▅▆▇█"
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Braille: the bit of each of the four rows and two columns of a cell."""


def burn_up(plan: StudyPlan, today: date, room: int, height: int = HEIGHT) -> list[Line]:
    """The plot with its axes; empty where nothing is planned."""
    blocks = counted(plan)
    whole = sum(block.minutes for block in blocks)
    wide = room - LABEL - 1
    if not whole or wide < 20:
        return [line(("Nothing is planned.", "dim"))]
    first, days = plan.start, max(1, (plan.exam_date - plan.start).days)
    planned = _sums(blocks, first, days, 2 * wide, whole, 4 * height)
    now = min(wide - 1, max(0, round((today - first).days / days * (wide - 1))))
    done = _sums([b for b in blocks if b.status == "done"], first, days, wide, whole, 8 * height)
    area = [n if column <= now else 0 for column, n in enumerate(done)]
    rows = [_row(planned, area, wide, height, row, _label(whole, height, row)) for row in range(height)]
    return [*rows, _axis(wide, now), _months(plan, wide)]


def counted(plan: StudyPlan) -> list[Block]:
    """Study that is done or planned: what was missed counts where it has found a place, or where it still waits."""
    return [block for block in plan.blocks() if block.activity in STUDY and block.status in ("done", "planned")]


def _sums(blocks: Sequence[Block], first: date, days: int, wide: int, whole: int, high: int) -> list[int]:
    """The running sum at each column, in steps of `high` for the whole."""
    ends = [(block.date - first).days for block in blocks]
    sums = [0, *accumulate(block.minutes for block in blocks)]
    at = (bisect_right(ends, days * column / max(1, wide - 1)) for column in range(wide))
    return [round(sums[n] / whole * high) for n in at]


def _label(whole: int, height: int, row: int) -> str:
    """Hours at the top, the middle and the foot."""
    at = {0: whole, height // 2: whole // 2}.get(row)
    return hours(round(at / 60) * 60) if at is not None else ""


def _row(planned: Sequence[int], done: Sequence[int], wide: int, height: int, row: int, label: str) -> Line:
    above = height - 1 - row
    curve = [_cell(planned[2 * n], planned[2 * n + 1], planned[2 * n - 1] if n else 0, above) for n in range(wide)]
    solid = [EIGHTHS[max(0, min(8, done[n] - 8 * above))] for n in range(wide)]
    reach = max((n + 1 for n in range(wide) if solid[n] != " "), default=0)
    return line(
        (f"{label:>{LABEL}}", "dim"), ("┤", "dim"), ("".join(solid[:reach]), "good"), ("".join(curve[reach:]), "accent")
    )


def _cell(left: int, right: int, before: int, above: int) -> str:
    """The part of the curve in one cell: from the height before it up to its own, so that steps are joined."""
    bits = 0
    for side, (low, high) in enumerate(((before, left), (left, right))):
        for dot in range(min(low + 1, high), high + 1):
            rest = dot - 1 - 4 * above
            if 0 <= rest < 4:
                bits |= DOTS[3 - rest][side]
    return chr(0x2800 + bits) if bits else " "


def _axis(wide: int, now: int) -> Line:
    signs = ["─"] * wide
    signs[now] = "┃"
    return line((f"{'0':>{LABEL}}┼", "dim"), ("".join(signs), "dim"))


def _months(plan: StudyPlan, wide: int) -> Line:
    """The first month, the last, and the exam."""
    start, end = (f"{MONTHS[it.month - 1]} {it.year}" for it in (plan.start, plan.exam_date))
    exam = f"{end}, exam"
    return line((" " * (LABEL + 1) + start + exam.rjust(wide - len(start)), "dim")) if wide > 24 else blank()
