"""The credentials view on a student's own database: what is shown, and every flow from its key to what is stored."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from planner.domain.enrol import Wishes
from planner.domain.enrolment import Week
from planner.service import Planner
from planner.ui.app import PlannerApp
from ui.showing import LARGE, SMALL, assert_snapshot, drive, seen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Step = str | Callable[[Pilot[None]], Awaitable[None]]

DAY = date(2027, 3, 1)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
START = date(2027, 1, 11)
SAT = date(2027, 11, 22)
"""A day on which the student can have sat: the window opens on 11 October."""


def planner_at(path: Path, today: date = DAY) -> Planner:
    return Planner(path, today, NOON)


def seed_one(path: Path) -> None:
    """A CMA from 2024: 60 points from 2024-06-01 to 2029-05-31, of which 16.5 are there and 33 would keep pace."""
    planner = planner_at(path)
    planner.add_credential("cma-aama", date(2024, 5, 10), number="998877", state="ca")
    planner.add_ce(
        (), on=date(2026, 2, 3), credits=Decimal(10), categories=("clinical",), title="Diabetes in primary care",
        approved_by=("AAMA",),
    )  # fmt: skip
    planner.add_ce(
        (), on=date(2026, 9, 3), credits=Decimal("6.5"), categories=("general",), title="Ethics at the front desk"
    )


def seed_three(path: Path) -> None:
    """One that needs a licence, one that is far behind, one with a yearly fee; and a paper that ends soon."""
    planner = planner_at(path)
    planner.add_credential("pbt-ascp", date(2025, 3, 17), number="P-1234", state="ca")
    planner.add_credential("cpt-nha", date(2025, 6, 30), number="N77")
    planner.add_credential("rpt-amt", date(2024, 5, 31))
    planner.add_ce(
        ("pbt-ascp", "rpt-amt"), on=date(2026, 2, 3), credits=Decimal(3), categories=("safety",), title="Sharps safety"
    )
    planner.add_document(kind="cpr-card", title="CPR card, AHA", expires_on=date(2027, 4, 30))


def seed_student(path: Path) -> None:
    Planner(path, START, datetime(2027, 1, 11, 12, tzinfo=UTC)).enroll(
        "cma-aama", Wishes(start=START, week=Week.of({"mon": 60, "wed": 60, "sat": 180}), state="ca")
    )


SEEDS = {"one": seed_one, "three": seed_three, "student": seed_student}


@dataclass(frozen=True)
class Student:
    """A student's database, and the program on it."""

    path: Path
    today: date = DAY

    @property
    def planner(self) -> Planner:
        return planner_at(self.path, self.today)

    def app(self) -> PlannerApp:
        return PlannerApp(self.planner, None, self.today, look="dark")

    def does(self, *steps: Step, size: tuple[int, int] = SMALL) -> str:
        return drive(self.app(), *steps, size=size)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    for name, seed in SEEDS.items():
        seed(folder / f"{name}.db")
    return folder


@pytest.fixture
def one(seeds: Path, tmp_path: Path) -> Student:
    return copied(seeds, tmp_path, "one")


@pytest.fixture
def three(seeds: Path, tmp_path: Path) -> Student:
    return copied(seeds, tmp_path, "three")


@pytest.fixture
def student(seeds: Path, tmp_path: Path) -> Student:
    return copied(seeds, tmp_path, "student")


def copied(seeds: Path, folder: Path, name: str) -> Student:
    shutil.copy(seeds / f"{name}.db", folder / "planner.db")
    return Student(folder / "planner.db")


def flat(found: str) -> str:
    """The words, wherever lines break."""
    return " ".join(found.split())


def typed(text: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """A step that pastes: bulk text is not what is under test."""

    async def paste(pilot: Pilot[None]) -> None:
        from textual import events

        pilot.app.screen.post_message(events.Paste(text))
        await pilot.pause()

    return paste


def on(key: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """A step that puts the cursor on the line with that key, which must be there."""

    async def stand(pilot: Pilot[None]) -> None:
        from planner.ui.widgets.rows import Rows

        rows = pilot.app.screen.query_one("#rows", Rows)
        assert key in [it.key for it in rows.lines], [it.key for it in rows.lines]
        rows.show(key=key)
        rows.post_message(Rows.Moved(rows, key))
        await pilot.pause()

    return stand


# What is shown


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", ["one", "three"])
def test_it_looks_as_it_was_looked_at(seeds: Path, tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    found = copied(seeds, tmp_path, name).does(size=size)
    assert_snapshot(f"credentials-{name}-{size[0]}x{size[1]}", found)


def test_someone_who_only_holds_credentials_is_not_asked_to_enrol(one: Student) -> None:
    found = one.does()
    assert "What you hold" in found
    assert "[5 Credentials]" in found


def test_every_meter_says_in_words_how_it_stands(one: Student) -> None:
    """16.5 of 60, where 33 would keep pace: more than a tenth of 60 behind. No administrative point at all, and 10
    are asked in the 27 months that are left: more than twice the even share of 10 in 60 months.
    """
    lines = one.does().splitlines()
    assert any("Points in all" in it and "16.5 of 60  ! behind" in it for it in lines)
    assert any("Administrative" in it and "0 of 10  ✗ far behind" in it for it in lines)
    assert any("Clinical" in it and "10 of 10  ✓ done" in it for it in lines)
    assert "Expected by now: 33 of 60. Still needed: 43.5 points, 1.61 a month." in one.does()


def test_enter_shows_where_an_activity_counts(one: Student) -> None:
    found = flat(one.does(on("ce:cma-aama-1:ce-1"), "enter"))
    assert "counts 10 for Points in all, 10 for Clinical points, 10 for Points approved by" in found


def test_enter_explains_a_requirement_a_date_a_licence_and_a_credential(one: Student) -> None:
    assert "https://www.aama-ntl.org" in one.does(on("asks:cma-aama-1:total"), "enter")
    assert "2029-05-31 = 2024-05-10 + 60 months" in one.does(on("step:cma-aama-1:renewal_due"), "enter")
    assert "What it leads to" in one.does(on("held:cma-aama-1"), "enter", size=LARGE)
    assert "It rests on" in one.does(on("licence:0"), "enter")


def test_beside_the_list_stands_what_is_under_the_cursor(one: Student) -> None:
    assert "Where it counts" in one.does(on("ce:cma-aama-1:ce-2"), size=LARGE)


def test_help_says_what_the_line_is(one: Student) -> None:
    assert "What this cycle asks" in one.does(on("asks:cma-aama-1:total"), "question_mark")


# Passing and holding


def test_a_pass_asks_nothing_that_is_known_and_shows_the_credential(student: Student) -> None:
    """The state is known. Certified on 22 November 2027 + 60 months, to the end of the month: 30 November 2032."""
    after = replace(student, today=SAT)
    cycle = seen("Wed 2027-12-01 to Tue 2032-11-30, by the rule.")
    found = after.does("P", "down", *"A77", cycle, "enter", seen("What you hold"))
    assert "Where you work" not in found
    assert "to 2032-11-30  number A77" in found
    assert "Passed on Mon 2027-11-22: you hold CMA (AAMA), as cma-aama-1." in found
    held = student.planner.holding(None)
    assert (held.credential.number, held.enrolment, held.state) == ("A77", "cma-aama-1", "ca")
    assert "Not earned yet." in after.does("5", "u", seen("Taken back: passing the exam"))
    assert student.planner.holdings() == ()


def test_a_printed_date_wins_and_one_that_cannot_be_is_refused_below_the_fields(student: Student) -> None:
    after = replace(student, today=SAT)
    assert "2032-10-31, as printed." in after.does("P", "down", "down", typed("2032-10-31"))
    assert "a day after 2027-11-22" in flat(after.does("P", "down", "down", typed("2027-11-05"), "enter"))
    assert student.planner.holdings() == ()


def test_a_wrong_day_is_answered_beside_it_and_stores_nothing(student: Student) -> None:
    after = replace(student, today=SAT)
    assert "a day from 2027-10-11 to 2027-11-22" in after.does("P", typed("2028-01-01"), "enter")
    assert student.planner.holdings() == ()


def test_nobody_has_passed_before_the_window_opens(student: Student) -> None:
    assert "is before 2027-10-11, when the exam window opens" in flat(student.does("P"))


def test_a_credential_from_before_is_found_by_its_name(student: Student) -> None:
    steps = ("5", "c", *"nha phle", "enter", seen("Earned on"), typed("2026-02-28"), "enter", seen("Added CPT (NHA)"))
    assert "CPT (NHA)" in student.does(*steps)
    assert student.planner.holding("cpt-nha").credential.earned_on == date(2026, 2, 28)


def test_a_renewal_opens_the_next_cycle(one: Student) -> None:
    """From the end of the first on: 2029-06-01 + 60 months."""
    found = one.does("r", seen("still lacks 43.5 points"), "enter", seen("Renewed CMA (AAMA)"))
    assert "to 2034-05-31" in found


def test_a_credential_is_corrected_and_taken_out(one: Student) -> None:
    held = on("held:cma-aama-1")
    assert "number 42" in one.does(held, "e", "down", *("backspace",) * 6, *"42", "enter", seen("Corrected"))
    one.does(held, "d", seen("brings it back"))
    assert one.planner.holdings() == ()


# Continuing education


def test_an_activity_is_entered_with_its_category_and_certificate(one: Student, tmp_path: Path) -> None:
    (tmp_path / "proof.pdf").write_bytes(b"x")
    found = one.does(
        "a", typed("2027-02-10"), "down", *"2.5", "down", *"Jokes, kept", "down", "space", "down", "down", "down",
        "space", on("file"), typed(str(tmp_path / "proof.pdf")), "enter", seen("Entered: 2.5 on 2027-02-10"),
    )  # fmt: skip
    assert "Jokes, kept" in found
    made = one.planner.ledger()[-1]
    assert (made.credits, made.categories, made.approved_by) == (Decimal("2.5"), ("administrative",), ("AAMA",))
    assert made.certificate is not None


def test_what_is_wrong_with_an_activity_stands_beside_it(one: Student) -> None:
    assert "0.01 to 200" in one.does("a", "down", *"900")
    assert "there is no such file" in one.does("a", on("file"), *"nowhere.pdf")
    assert "Type how many credits it gave" in one.does("a", "enter")
    assert len(one.planner.ledger()) == 2


def test_an_activity_is_corrected_and_taken_out_and_comes_back(one: Student) -> None:
    line = on("ce:cma-aama-1:ce-2")
    assert "17 of 60" in one.does(line, "e", "down", *"7", "enter", seen("Corrected: 7 on"))
    one.does(line, "d", seen("Taken out: Ethics at the front desk"))
    assert len(one.planner.ledger()) == 1
    one.does("u", seen("Taken back"))
    assert len(one.planner.ledger()) == 2


def test_one_activity_for_two_credentials(three: Student) -> None:
    three.does(
        "a", "down", *"4", on("for:cpt-nha-1"), "space", "enter", seen("Entered: 4 on 2027-03-01"),
    )  # fmt: skip
    assert three.planner.ledger()[-1].credentials == ("pbt-ascp-1", "cpt-nha-1")


def test_a_file_is_shown_before_it_is_entered(one: Student, tmp_path: Path) -> None:
    """The second row is in the ledger already."""
    path = tmp_path / "ce.csv"
    path.write_text("on,credits,title\n2026-11-02,5,Charts\n2026-09-03,6.5,Ethics at the front desk\n")
    preview = seen("Enter adds 1 activity")
    assert "Line 3 is left out: it is ce-2 already" in one.does("i", typed(str(path)), preview)
    assert len(one.planner.ledger()) == 2
    one.does("i", typed(str(path)), preview, "enter", seen("Entered 1 activity. 1 row left out"))
    assert len(one.planner.ledger()) == 3


def test_a_wrong_file_names_its_line_and_column(one: Student, tmp_path: Path) -> None:
    path = tmp_path / "ce.csv"
    path.write_text("on,credits\n2026-11-02,many\n")
    one.does("i", typed(str(path)), seen("line 2"))
    assert len(one.planner.ledger()) == 2


def test_the_pack_for_an_audit_is_written_where_it_is_asked_for(one: Student, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    found = one.does("z", *("backspace",) * 20, typed(str(path)), "enter", seen("Packed 0 certificates"))
    assert "2 certificates missing: ce-1." in flat(found)
    assert "ledger.csv" in ZipFile(path).namelist()


# Money and papers


def test_a_cost_is_paid_with_its_amount_and_taken_back(three: Student) -> None:
    """AMT's first yearly fee fell due on 30 May 2025: $50."""
    fee = on("cost:rpt-amt-1:annual_fee_due")
    assert "$50" in three.does(fee, "space")
    three.does(fee, "space", typed("45.50"), "enter", seen("Paid: Annual fee, $45.50 on Mon 2027-03-01."))
    assert [it.amount for line in three.planner.costs().lines for it in line.payments] == [Decimal("45.50")]
    three.does(fee, "d", seen("Taken out: what was paid for Annual fee"))
    assert not [it for line in three.planner.costs().lines for it in line.payments]


def test_what_was_not_planned_is_paid_in_ones_own_words(one: Student) -> None:
    found = one.does("dollar_sign", *"Bus ticket", "down", *"7.20", "enter", seen("Paid: Bus ticket, $7.20"))
    assert "Paid: Bus ticket" in found


def test_the_tick_of_a_fee_asks_what_was_paid_and_that_of_an_expiry_renews(three: Student) -> None:
    assert "Annual fee" in three.does(on("due:rpt-amt-1:annual_fee_due_2"), "space", seen("A part of it"))
    assert "cycle 1 ends on" in three.does(on("step:rpt-amt-1:renewal_due"), "space")


def test_a_duty_is_seen_to(three: Student) -> None:
    three.does(on("due:rpt-amt-1:renew_by"), "space", seen("Seen to today: Send the renewal."))
    assert three.planner.holding("rpt-amt").seen_to == {"renew_by": DAY}


def test_a_paper_is_kept_corrected_and_taken_out(one: Student) -> None:
    one.does("n", *"CPR card", "down", "3", on("expires"), typed("2028-02-29"), "enter", seen("Kept: CPR card."))
    (paper,) = one.planner.documents()
    assert (paper.kind, paper.expires_on, paper.owner) == ("cpr-card", date(2028, 2, 29), "cma-aama-1")
    one.does(on("paper:doc-1"), "e", on("number"), *"77", "enter", seen("Corrected: CPR card."))
    assert one.planner.documents()[0].number == "77"
    one.does(on("paper:doc-1"), "delete", seen("Taken out: CPR card"))
    assert one.planner.documents() == ()


def test_what_the_application_misses_is_ticked(student: Student) -> None:
    found = student.planner.lacking().applications[0]
    student.does("5", on(f"wanting:{found[0]}:{found[1][0]}"), "space", seen("There: "))
    assert found[1][0] not in dict(student.planner.lacking().applications).get(found[0], ())


def test_a_file_that_is_gone_is_said(one: Student, tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(b"x")
    one.planner.add_document(tmp_path / "card.pdf", kind="cpr-card", title="CPR card")
    (tmp_path / "card.pdf").unlink()
    assert "Its file is not found" in one.does(on("paper:doc-1"), "enter")


# Keys


def test_keys_on_lines_that_take_none_say_what_does(one: Student) -> None:
    title = on("licence:0")
    assert "nothing to tick here" in one.does(title, "space")
    assert "nothing to correct here" in one.does(title, "e")
    assert "nothing to take out here" in one.does(title, "d")


def test_without_a_credential_the_keys_say_what_comes_first(student: Student) -> None:
    for key in ("a", "r", "i", "z"):
        assert "You hold no credential yet" in student.does("5", key)


@pytest.mark.parametrize(("name", "asked"), [("Renew (r)", "Save"), ("Add a credential (c)", "Which one")])
def test_the_palette_does_each_flow_from_any_view(three: Student, name: str, asked: str) -> None:
    three.planner.enroll("mlt-ascp", Wishes(start=DAY))
    three.does("2", "ctrl+p", typed(name), "enter", seen(asked))
