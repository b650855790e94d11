"""Every view as a picture, drawn from the sample student of `planner demo`. `make screenshots` draws them anew.

The files are the same on every machine: fixed day, fixed ids, and no font or anything else from elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planner.cli.demo import MONTHS, TRACK, WEEK
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Week
from planner.service import Planner
from planner.ui.app import PlannerApp
from planner.ui.format import width

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DAY = date(2027, 1, 11)
NOW = datetime.combine(DAY, time(12), UTC)
USUAL, WIDE = (80, 24), (120, 40)


@dataclass(frozen=True)
class Picture:
    """The keys that lead to a view, and whose it is. The set-up begins without a student."""

    keys: tuple[str, ...] = ()
    size: tuple[int, int] = USUAL
    who: Literal["nobody", "student", "phlebotomist"] = "student"


PICTURES: Mapping[str, Picture] = {
    "setting-up": Picture(who="nobody"),
    "today": Picture(),
    "plan": Picture(("2",)),
    "plan-wide": Picture(("2",), WIDE),
    "week": Picture(("2", "down", "down", "enter")),
    "timeline": Picture(("3",)),
    "explain": Picture(("slash", *"exam window closes", "enter", "e")),
    "progress": Picture(("4",)),
    "credentials": Picture(("5",), who="phlebotomist"),
    "what-if": Picture(("w", "right", "right")),
    "find": Picture(("ctrl+p", *"blood")),
    "help": Picture(("3", "question_mark")),
}
ELSEWHERE = re.compile(r"\s*(?:@font-face \{.*?\}|<!--.*?-->)", re.DOTALL)
IDS = re.compile(r"terminal-\d+")
PIECE = re.compile(
    r'<text (class="[^"]*-r\d+") x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+" clip-path="[^"]*">(.*?)</text>'
)
RUN = re.compile(r"\S+(?: \S+)*")
COLUMN = 12.2
"""How wide a column is drawn."""
TEXT = re.compile(r"<text [^>]*>(.*?)</text>")


def drawn(folder: Path) -> dict[str, str]:
    """Every picture by its name; `folder` takes the databases."""
    who = {name: Planner(folder / f"{name}.db", DAY, NOW) for name in ("nobody", "student", "phlebotomist")}
    for name in ("student", "phlebotomist"):
        who[name].enroll(TRACK, Wishes(start=DAY, months=MONTHS, week=Week.of(WEEK)))
    _holds(who["phlebotomist"])
    return {name: _drawn(name, it, who[it.who]) for name, it in PICTURES.items()}


def _holds(planner: Planner) -> None:
    """The same student with a credential from before, in the second year of its cycle and a little behind."""
    planner.add_credential("cpt-nha", date(2025, 6, 30), number="C7-20418")
    for on, amount, title in (
        (date(2025, 11, 4), "2.5", "Difficult draws"),
        (date(2026, 10, 3), "3", "Specimen handling and transport"),
    ):
        planner.add_ce((), on=on, credits=Decimal(amount), title=title)


def _drawn(name: str, it: Picture, planner: Planner) -> str:
    app = PlannerApp(planner, None, DAY, look="dark")

    async def run() -> str:
        async with app.run_test(size=it.size) as pilot:
            await pilot.press(*it.keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="planner", simplify=True)

    return PIECE.sub(_apart, IDS.sub(f"planner-{name}", ELSEWHERE.sub("", asyncio.run(run())))) + "\n"


def _apart(piece: re.Match[str]) -> str:
    """Each run of words at its own place: not every viewer keeps blanks, or stretches text to a length."""
    style, left, rest, text = piece[1], float(piece[2]), piece[3], unescape(piece[4]).replace("\xa0", " ")
    shown = []
    for run in RUN.finditer(text):
        at, long = left + COLUMN * width(text[: run.start()]), COLUMN * width(run[0])
        opening = f'<text {style} x="{at:.1f}" {rest} textLength="{long:.1f}"'
        shown.append(f"{opening}>{escape(run[0]).replace(' ', '&#160;')}</text>")
    return "".join(shown)


def words(picture: str) -> list[str]:
    """The texts in a picture, without how they look."""
    return [unescape(text).replace("\xa0", " ").strip() for text in TEXT.findall(picture)]


def main() -> None:
    """Draws them into the folder; what is no longer drawn goes."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pictures = drawn(Path(folder))
    for old in FOLDER.glob("*.svg"):
        if old.stem not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    main()
