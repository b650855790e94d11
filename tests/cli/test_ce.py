"""`ce`: what is typed, what is answered, and what is refused before anything is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

TODAY = "2029-06-01"
ADD = ("ce", "add", "cma-aama-1", "--on", "2028-03-01", "--credits", "10", "--category", "clinical")


@pytest.fixture
def holder(run: Run) -> Run:
    """CMA (AAMA) of November 2027, used on 1 June 2029."""

    def call(*arguments: str, today: str = TODAY) -> Answer:
        return run(*arguments, today=today)

    assert call("credential", "add", "cma-aama", "--earned", "2027-11-30").code == 0
    return call


def test_an_entry_says_where_it_counts(holder: Run) -> None:
    """By the issuer's requirements."""
    told = holder(*ADD, "--title", "Wounds", "--provider", "AAMA", "--approved-by", "aama")
    assert told.code == 0
    assert " ".join(told.out.split()) == (
        "Entered ce-1: 10 on 2028-03-01, Wounds. cma-aama-1: counts 10 for Points in all, 10 for Clinical points and "
        "10 for Points approved by AAMA."
    )


def test_an_entry_without_a_category_says_why_it_does_not_count(holder: Run) -> None:
    """With the categories that the issuer has."""
    told = holder("ce", "add", "--on", "2028-03-01", "--credits", "1")
    assert (
        "does not count: in none of the categories that AAMA asks for: administrative, clinical, general"
        in " ".join(told.out.split())
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--credits", "-1"), "--credits: -1 credits: more than 0, up to 200"),
        (("--credits", "ten"), "--credits: 'ten' is no number of credits. Write it as 5 or 2.5."),
        (("--credits", "NaN"), "--credits: NaN credits"),
        (("--category", "clinicl"), "--category: there is no category 'clinicl' here: administrative, clinical or"),
        (("--on", "2026-01-01"), "--on: 2026-01-01 is in no cycle: a day from 2027-12-01 to 2032-11-30"),
        (("--file", "gone.pdf"), "--file: 'gone.pdf' can't be read"),
        (("--file", "."), "--file: '.' can't be read"),
        (("--kind", "party"), "--kind: 'party' is not one of"),
    ],
)
def test_what_can_not_be_is_refused_in_a_line(holder: Run, arguments: tuple[str, ...], why: str) -> None:
    """And nothing is stored."""
    told = holder(*ADD, *arguments)
    assert (told.code, told.out, len(told.err.splitlines())) == (2, "", 1)
    assert why in told.err
    assert holder("ce", "list", "--json").json["activities"] == []


def test_the_ledger_is_listed_corrected_and_shortened(holder: Run) -> None:
    """Each step can be taken back."""
    Path("proof.pdf").write_bytes(b"proof")
    holder(*ADD, "--title", "Wounds", "--file", "proof.pdf")
    (found,) = holder("ce", "list", "--json").json["activities"]
    assert found["certificate"]["path"] == str(Path("proof.pdf").absolute())
    assert holder("ce", "edit", "ce-1", "--credits", "2.5", "--no-file").code == 0
    assert "2.5" in holder("ce", "list", "cma-aama").out
    assert "no file" in holder("ce", "list").out
    assert holder("ce", "edit", "ce-1").code == 2
    assert holder("ce", "edit", "ce-1", "--file", "proof.pdf", "--no-file").code == 2
    assert holder("ce", "remove", "ce-1").code == 0
    assert "No activities yet" in holder("ce", "list").out
    holder("undo")
    holder("undo")
    assert holder("ce", "list", "--json").json["activities"] == [found]


def test_an_import_is_shown_first(holder: Run) -> None:
    """The same table with `--dry-run` and without; what is known is named on stderr."""
    Path("ce.csv").write_text("on,credits,categories,title\n2028-03-01,10,clinical,=1+1\n", encoding="utf-8-sig")
    dry = holder("ce", "import", "ce.csv", "--dry-run")
    assert dry.lines[0] == "Would add 1 activity from ce.csv:"
    assert dry.lines[-1] == "Nothing was stored."
    assert holder("ce", "list", "--json").json["activities"] == []
    done = holder("ce", "import", "ce.csv")
    assert done.lines[0] == "Added 1 activity from ce.csv:"
    assert done.lines[1:] == dry.lines[1:-1]
    again = holder("ce", "import", "ce.csv")
    assert again.lines == ["Added 0 activities from ce.csv."]
    assert again.err == "planner: ce.csv, line 2 is left out: it is ce-1 already, 10 on 2028-03-01, =1+1.\n"


def test_a_bad_row_is_named_in_a_line(holder: Run) -> None:
    """File, line, column; nothing of the file is stored."""
    Path("ce.csv").write_text("on,credits,categories\n2028-03-01,1,general\n2028-03-02,1,x\n", encoding="utf-8")
    told = holder("ce", "import", "ce.csv")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "planner: ce.csv, line 3, column categories: there is no category 'x' here: administrative, clinical or "
        "general is accepted. Nothing was imported.\n"
    )
    assert holder("ce", "import", "gone.csv").code == 2
    assert holder("ce", "list", "--json").json["activities"] == []


def test_the_header_is_in_the_help(holder: Run) -> None:
    """Every column by its name, as the reader takes it."""
    from planner.papers.ledger_file import COLUMNS

    assert ",".join(sorted(COLUMNS)) == ",".join(
        sorted(
            next(line for line in holder("ce", "import", "--help").lines if "approved_by" in line).strip().split(",")
        )
    )


def test_an_audit_packs_and_names_what_is_missing(holder: Run) -> None:
    """On stderr and in the pack; the same pack again, byte for byte; a place that isn't there is refused whole."""
    Path("proof.pdf").write_bytes(b"proof")
    holder(*ADD, "--title", "Wounds", "--file", "proof.pdf")
    holder(*ADD, "--title", "Bones")
    told = holder("ce", "audit", "cma-aama-1", "-o", "pack.zip")
    assert told.lines == ["Packed cycle 1 of cma-aama-1 into pack.zip.", "  2 activities, 1 certificate."]
    assert told.err == "planner: ce-2: no certificate was entered.\n"
    first = Path("pack.zip").read_bytes()
    assert "ce-2: no certificate was entered" in ZipFile("pack.zip").read("allocation.txt").decode()
    holder("ce", "audit", "cma-aama-1", "-o", "pack.zip")
    assert Path("pack.zip").read_bytes() == first
    assert holder("ce", "audit", "cma-aama-1", "-o", "no/pack.zip").code == 2
    assert holder("ce", "audit", "cma-aama-1", "-o", "pack.zip", "--cycle", "7").code == 2
    assert Path("pack.zip").read_bytes() == first
