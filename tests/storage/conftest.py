"""A database in a folder of its own, and programs beside this one that use it at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from planner.storage.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Start(Protocol):
    """Starts a Python program on a database."""

    def __call__(self, code: str, path: Path) -> subprocess.Popen[str]:
        """`code` finds the database's path in `sys.argv[1]`."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where no database is yet, in a folder that isn't there either."""
    return tmp_path / "data" / "planner.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new database, open for writing."""
    with open_store(path, timeout=0.1) as opened:
        yield opened


@pytest.fixture
def start() -> Iterator[Start]:
    """Programs that have ended when the test has."""
    running: list[subprocess.Popen[str]] = []

    def begin(code: str, path: Path) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", code, str(path)]
        program = subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        running.append(program)
        return program

    yield begin
    for program in running:
        program.kill()
        program.communicate()
