"""A folder with a file for each event (vdir, as vdirsyncer, khal and pimsync read it), brought up to date in place.

Whose a file is follows from its name, the UID, which no other program and no other student's planner gives. So other
people's events may lie in the same folder, and nothing has to be remembered about it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from planner.calendars.ics import render_one
from planner.calendars.write import refuse, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.domain.calendar_item import CalendarItem


class Done(NamedTuple):
    """How many files were written anew, and how many taken away."""

    written: int
    removed: int


def write_vdir(folder: Path, items: Iterable[CalendarItem], known: Iterable[str]) -> Done:
    """Makes the folder hold these items, of all those whose UIDs are `known`: what is not asked for is removed.

    `known` are the UIDs of everything the student's calendars ever held. A file that is as it should be is not touched,
    one with an unknown name neither. Cancelled items are left out: here a removal is told by removing. `BadInput` at
    the first file that can't be written; those before it are whole, and another call does the rest.
    """
    wanted = {_name(item.revision.uid): item for item in items if not item.revision.cancelled_at}
    found = _names(folder)
    unwanted = sorted(found & {_name(uid) for uid in known} - wanted.keys())
    written = sum(_bring_up_to_date(folder / name, render_one(item)) for name, item in wanted.items())
    for name in unwanted:
        _remove(folder / name)
    return Done(written, len(unwanted))


def _name(uid: str) -> str:
    return f"{uid}.ics"


def _names(folder: Path) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208  # names are all that is asked for, of what may be thousands
    except OSError as problem:
        refuse(folder, problem)


def _bring_up_to_date(path: Path, data: bytes) -> bool:
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    except OSError as problem:
        refuse(path, problem)
    write_atomically(path, data)
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        refuse(path, problem)
