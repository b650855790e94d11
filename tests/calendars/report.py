"""`PYTHONPATH=src:tests python -m calendars.report` asks all readers and writes the table into `docs/calendars.md`.

Where a reader has changed its ways, `conformance.KNOWN` has to say so too, or the tests fail.
"""

from __future__ import annotations

from pathlib import Path

from calendars.conformance import READERS, outcomes, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "calendars.md"
BEGIN, END = "<!-- The table is written by calendars.report -->", "<!-- The end of the table -->"


def documented(text: str) -> list[str]:
    """The lines of the table in the document."""
    return text.partition(BEGIN)[2].partition(END)[0].strip().splitlines()


def replaced(text: str, lines: list[str]) -> str:
    """The document with these lines for its table."""
    before, _, rest = text.partition(BEGIN)
    return "\n".join([f"{before}{BEGIN}", *lines, f"{END}{rest.partition(END)[2]}"])


def main() -> None:
    """Asks, writes, and prints the table."""
    cells = {(reader, column): told for reader in READERS for column, told in outcomes(reader).items()}
    lines = table(cells)
    DOCUMENT.write_text(replaced(DOCUMENT.read_text(encoding="utf-8"), lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
