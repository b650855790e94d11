"""Where the programs under test keep their data."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = "/dev/shm"  # noqa: S108  # a folder of its own is made in there


@contextmanager
def quick_folder() -> Iterator[Path]:
    """An empty folder, in memory where that can be had: some of the programs wait for the disk after every event."""
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="planner-tests-") as folder:
        yield Path(folder)
