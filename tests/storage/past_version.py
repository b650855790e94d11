"""Keeps a database of the present version for the tests of later ones: `python -m storage.past_version` in `tests`.

To be run once, when a version is about to be released; a kept one is never made anew after that.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from planner.storage.schema import APPLICATION_ID, VERSION
from planner.storage.store import open_store
from storage.samples import NOW, save_everything

PAST = Path(__file__).parent / "past"


def kept() -> dict[int, Path]:
    """Versions to the SQL that makes a database of theirs."""
    return {int(path.stem.rpartition("-")[2]): path for path in PAST.glob("version-*.sql")}


def restore(version: int, path: Path) -> None:
    """Makes the kept database anew, as the planner of its day left it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(kept()[version].read_text(encoding="utf-8"))


def _keep() -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "planner.db") as store:
        with store.action("enrolling", NOW):
            save_everything(store)
        marks = [f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {VERSION};"]
        lines = ["PRAGMA foreign_keys = OFF;", *marks, *store.connection.iterdump()]
    (PAST / f"version-{VERSION}.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _keep()
