"""Readers that are started or built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calendars.places import quick_folder
from calendars.reading import IcalJs, Khal, build_libical

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def icaljs() -> Iterator[IcalJs]:
    """ical.js, in a process that lives as long as the tests."""
    reader = IcalJs()
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The libical reader's program."""
    return build_libical(tmp_path_factory.mktemp("libical"))


@pytest.fixture
def khal() -> Iterator[Khal]:
    """A khal that nobody has used yet."""
    with quick_folder() as home:
        yield Khal(home)
