"""The ledger on a real database: what is entered, refused, imported, counted and packed."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from planner.errors import BadInput
from planner.papers.pack import audit_pack
from planner.papers.proof import certificate_at
from service.conftest import on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.ce_ledger import CeActivity

CMA, RMA = "cma-aama-1", "rma-amt-1"
TODAY = date(2029, 6, 1)
HEADER = "on,credits,title,categories,approved_by,credentials\n"


@pytest.fixture
def held(database: Path) -> Path:
    """CMA (AAMA) of November 2027, and RMA (AMT) of the same day."""
    on(database, date(2028, 1, 1)).add_credential("cma-aama", date(2027, 11, 30))
    on(database, date(2028, 1, 1)).add_credential("rma-amt", date(2027, 11, 30))
    return database


def add(database: Path, *names: str, **fields: Any) -> CeActivity:
    """Ten clinical points of 1 March 2028 unless told otherwise."""
    usual = {"on": date(2028, 3, 1), "credits": Decimal(10), "title": "Wounds", "categories": ("clinical",)}
    return on(database, TODAY).add_ce(names or (CMA,), **(usual | fields))


def counted(database: Path, name: str) -> dict[str, Any]:
    """What each requirement of the open cycle has."""
    (it,) = on(database, TODAY).upkeep(name)
    return {met.constraint.id: met.earned for met in it.allocation.met}


# Entering


def test_one_activity_counts_for_two_credentials_in_full(held: Path) -> None:
    """10 of AAMA's 60 and its 10 clinical, approved; and 10 of AMT's 30, which tells no kinds apart."""
    made = add(held, CMA, RMA, approved_by=("aama",))
    assert (made.id, made.approved_by) == ("ce-1", ("AAMA",))
    assert counted(held, CMA) == {"total": 10, "administrative": 0, "clinical": 10, "general": 0, "approved": 10}
    assert counted(held, RMA) == {"total": 10}


def test_a_day_outside_the_cycle_does_not_count_and_says_so(held: Path) -> None:
    """AAMA's first cycle begins on 2027-12-01, AMT's on the day itself: one day earlier counts for AMT alone."""
    add(held, CMA, RMA, on=date(2027, 11, 30))
    placed = on(held, TODAY).upkeep(CMA)[0].allocation.placed[0]
    assert placed.because == "outside the cycle 2027-12-01 to 2032-11-30"
    assert counted(held, RMA) == {"total": 10}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"credits": Decimal(-1)}, "--credits: -1 credits: more than 0"),
        ({"credits": Decimal(1000)}, "--credits: 1000 credits: more than 0, up to 200"),
        ({"categories": ("clinicl",)}, "--category: there is no category 'clinicl' here: administrative, clinical or"),
        ({"on": date(2026, 1, 1)}, "--on: 2026-01-01 is in no cycle: a day from 2027-12-01 to 2032-11-30"),
    ],
)
def test_what_can_not_be_is_refused_whole(held: Path, fields: dict[str, Any], why: str) -> None:
    """With what would be accepted; nothing is stored."""
    with pytest.raises(BadInput, match=re.escape(why)):
        add(held, **fields)
    assert on(held).ledger() == ()


def test_a_duplicate_is_named(held: Path) -> None:
    """Whatever its capitals and spaces; another title is another activity."""
    add(held)
    with pytest.raises(BadInput, match="This is ce-1 already: 10 on 2028-03-01, 'Wounds'"):
        add(held, title="wounds ")
    assert add(held, title="Wounds, part 2").id == "ce-2"


def test_the_only_credential_need_not_be_named(database: Path) -> None:
    """With two it must be."""
    on(database, TODAY).add_credential("ccma-nha", date(2028, 8, 31))
    assert on(database, TODAY).add_ce((), on=TODAY, credits=Decimal(1), title="A").credentials == ("ccma-nha-1",)
    on(database, TODAY).add_credential("rma-amt", date(2028, 8, 31))
    with pytest.raises(BadInput, match="several credentials: ccma-nha-1, rma-amt-1"):
        on(database, TODAY).add_ce((), on=TODAY, credits=Decimal(1), title="B")


def test_corrections_and_removals_can_be_undone(held: Path) -> None:
    """The ledger as it was, entry by entry."""
    planner = on(held, TODAY)
    states = [planner.ledger()]
    actions: tuple[Callable[[], object], ...] = (
        lambda: add(held),
        lambda: planner.edit_ce("ce-1", (RMA,), credits=Decimal("2.5"), categories=()),
        lambda: planner.remove_ce("ce-1"),
    )
    for act in actions:
        act()
        states.append(planner.ledger())
    assert states[2][0].credits == Decimal("2.5")
    for before in reversed(states[:-1]):
        assert planner.undo()
        assert planner.ledger() == before


def test_an_unknown_entry_is_refused(held: Path) -> None:
    """With where to look."""
    with pytest.raises(BadInput, match="no activity 'ce-9'"):
        on(held).remove_ce("ce-9")


def test_ce_outlives_its_credential(held: Path) -> None:
    """It counts for nothing any more; undo brings both back."""
    made = add(held)
    on(held, TODAY).remove_credential(CMA)
    assert on(held).ledger()[0].credentials == ()
    on(held, TODAY).undo()
    assert on(held).ledger() == (made,)


# Importing


def imported(database: Path, text: str | bytes, *, store_it: bool = True) -> Any:
    """A file with that content."""
    path = database.parent / "ledger.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return on(database, TODAY).read_ce(path, store_it=store_it)


def test_a_file_is_read_whole(held: Path) -> None:
    """With a BOM, blank lines and several names in a cell."""
    rows = f'2028-03-01,10,Wounds,clinical,AAMA,{CMA};{RMA}\r\n\r\n2028-04-01,2.5,"Law, and ethics",general,,{CMA}\r\n'
    text = b"\xef\xbb\xbf" + (HEADER + rows).encode()
    found = imported(held, text)
    assert [it.title for it in found.new] == ["Wounds", "Law, and ethics"]
    assert on(held).ledger() == found.new
    assert counted(held, RMA) == {"total": 10}
    on(held, TODAY).undo()
    assert on(held).ledger() == ()


def test_a_preview_stores_nothing(held: Path) -> None:
    """And says the same."""
    text = f"{HEADER}2028-03-01,10,Wounds,clinical,AAMA,{CMA}\n"
    preview = imported(held, text, store_it=False)
    assert on(held).ledger() == ()
    assert [it.id for it in preview.new] == [it.id for it in imported(held, text).new] == ["ce-1"]


def test_what_is_known_is_left_out_and_named(held: Path) -> None:
    """So the same file can grow and be imported again; a row that stands in it twice is found too."""
    row = f"2028-03-01,10,Wounds,clinical,AAMA,{CMA}\n"
    imported(held, HEADER + row)
    found = imported(held, f"{HEADER}{row}2028-05-01,1,New,general,,{CMA}\n2028-05-01,1,new,general,,{CMA}\n")
    assert [it.title for it in found.new] == ["New"]
    assert [(line, it.title) for line, it in found.known] == [(2, "Wounds"), (4, "New")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("day,credits\n", "line 1, column 'day': the columns are on, credits, title"),
        ("on,title\n", "line 1: the column 'credits' is missing"),
        ("on,credits\n2028-03-01,1\n2028-3-1,1\n", "line 3, column on: '2028-3-1'. A day is written as 2027-01-11"),
        ("on,credits\n2028-03-01,\"1,5\"\n", "line 2, column credits: '1,5'. A number is written as 5 or 2.5"),
        ("on,credits\n2028-03-01,=1+1\n", "line 2, column credits: '=1+1'"),
        ("on,credits\n2028-03-01,1,x\n", "line 2: 3 cells, where the first line names 2 columns"),
        ("on,credits,kind\n2028-03-01,1,party\n", "line 2, column kind: 'party'. It is one of course, conference"),
        (f"on,credits,credentials\n2028-03-01,0,{CMA}\n", "line 2, column credits: 0 credits: more than 0"),
        (f"on,credits,credentials,categories\n2028-03-01,1,{CMA},x\n", "line 2, column categories: there is no"),
        ("on,credits,credentials\n2028-03-01,1,nobody\n", "line 2, column credentials: There is no credential"),
        (f"on,credits,credentials,certificate\n2028-03-01,1,{CMA},gone.pdf\n", "line 2, column certificate: '"),
        ("on,credits\n2028-03-01,\"1\n", "this is not CSV"),
        (b"on,credits,title\n2028-03-01,1,caf\xe9\n", "line 2 is not in UTF-8. Save the file as 'CSV UTF-8'"),
        ("on,credits\n2028-03-01,1\n".encode("utf-16"), "line 1 is not in UTF-8"),
    ],
)  # fmt: skip
def test_a_bad_row_is_placed_and_nothing_is_imported(held: Path, text: str | bytes, why: str) -> None:
    """Line and column, what stood there and what would be accepted."""
    with pytest.raises(BadInput, match=re.escape(why)):
        imported(held, text)
    assert on(held).ledger() == ()


def test_a_formula_is_a_text_and_leaves_as_one(held: Path) -> None:
    """Read as it stands, written so that no spreadsheet runs it, and read back the same."""
    title = '=HYPERLINK("http://example.org")'
    cell = '"' + title.replace('"', '""') + '"'
    imported(held, f"{HEADER}2028-03-01,10,{cell},clinical,AAMA,{CMA}\n")
    (made,) = on(held).ledger()
    assert made.title == title
    (it,) = on(held, TODAY).upkeep(CMA)
    packed = ZipFile(BytesIO(audit_pack(it, TODAY).data)).read("ledger.csv")
    assert b"'=HYPERLINK" in packed
    on(held, TODAY).remove_ce(made.id)
    assert imported(held, packed).new[0].title == title


# The audit


def test_the_pack_has_all_and_names_what_is_missing(held: Path, tmp_path: Path) -> None:
    """A certificate that is there, one that has changed, one that has gone, and one that never was."""
    for name in ("kept", "changed", "gone"):
        (tmp_path / f"{name} ü.pdf").write_bytes(name.encode())
        add(held, title=name, certificate=certificate_at(tmp_path / f"{name} ü.pdf", "--file"))
    add(held, title="none")
    (tmp_path / "changed ü.pdf").write_bytes(b"other")
    (tmp_path / "gone ü.pdf").unlink()
    (it,) = on(held, TODAY).upkeep(CMA)
    pack = audit_pack(it, TODAY)
    assert [(name, problem.partition(":")[0].partition(" at")[0]) for name, problem in pack.missing] == [
        ("ce-2", "changed since it was entered"), ("ce-3", "not found"), ("ce-4", "no certificate was entered"),
    ]  # fmt: skip
    zipped = ZipFile(BytesIO(pack.data))
    assert zipped.namelist() == [
        "allocation.txt", "certificates/ce-1-kept-.pdf", "certificates/ce-2-changed-.pdf", "ledger.csv", "ledger.json",
        "rule.txt",
    ]  # fmt: skip
    assert zipped.read("certificates/ce-1-kept-.pdf") == b"kept"
    said = zipped.read("allocation.txt").decode()
    assert "ce-4: no certificate was entered" in said
    assert "counts: 10 for Clinical points" in said
    assert json.loads(zipped.read("ledger.json"))["activities"][0]["title"] == "kept"
    assert "AAMA, Recertification Policies, read 20" in zipped.read("rule.txt").decode()


def test_the_same_ledger_gives_the_same_bytes(held: Path) -> None:
    """Whenever it is packed on that day."""
    add(held)
    (it,) = on(held, TODAY).upkeep(CMA)
    assert audit_pack(it, TODAY).data == audit_pack(it, TODAY).data


def test_an_earlier_cycle_can_be_packed(database: Path) -> None:
    """An audit asks for the cycle that was renewed; one that never was is refused."""
    from planner.domain.credential import Renewed

    renewals = (Renewed(on=date(2027, 1, 5)),)
    on(database, TODAY).add_credential("cma-aama", date(2022, 1, 10), renewals=renewals)
    (it,) = on(database, TODAY).upkeep(CMA, 1)
    assert (it.cycle.number, it.cycle.last) == (1, date(2027, 1, 31))
    with pytest.raises(BadInput, match="there is no cycle 7"):
        on(database, TODAY).upkeep(CMA, 7)
