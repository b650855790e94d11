"""Programs that people use take every sample, change and removal, anywhere: the table in the documentation is true."""

from __future__ import annotations

import pytest

from calendars.conformance import COLUMNS, KNOWN, READERS, YES, outcomes, table
from calendars.report import DOCUMENT, documented


@pytest.mark.parametrize("reader", READERS)
def test_the_reader_does_as_the_table_says(reader: str) -> None:
    """Titles, dates, lengths, notes, status, reminders and counts, as far as the reader tells them."""
    assert outcomes(reader) == {column: KNOWN.get((reader, column), YES) for column in COLUMNS}


def test_the_documented_table_is_the_one_that_was_tested() -> None:
    """`python -m calendars.report`, in the tests' folder, asks the readers and writes it anew."""
    assert documented(DOCUMENT.read_text(encoding="utf-8")) == table(KNOWN)
