"""Where the planner's files live: the database, the settings, the log.

Only names are worked out here; nothing is opened, and no folder is made.
"""

from __future__ import annotations

import os
from pathlib import Path

APP = "planner"


def database_path(explicit: str | None = None) -> Path:
    """The `--db` option, else `PLANNER_DB`, else `planner.db` in the platform's user data folder.

    An empty text counts as not given.
    """
    given = explicit or os.environ.get("PLANNER_DB")
    if given:
        return Path(given).expanduser()
    import platformdirs  # 5 ms, and needed only when nobody named a database

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "planner.db"


def config_dir() -> Path:
    """The folder of the settings and of the student's own schedule files: `PLANNER_CONFIG`, else the platform's."""
    given = os.environ.get("PLANNER_CONFIG")
    if given:
        return Path(given).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def log_path() -> Path:
    """The file that an unexpected error is written to."""
    import platformdirs

    return Path(platformdirs.user_log_dir(APP, appauthor=False)) / "planner.log"
