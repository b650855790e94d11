"""Line mode: the whole journey by numbers, through pipes and on a real terminal, for eyes, ears and fingers alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import icalendar
import pytest

from cli.conftest import program
from cli.terminal import PATIENCE, Terminal
from planner.cli.main import MODULE_OF, planner
from planner.cli.plain.row import Row
from planner.cli.plain.rows import MENU
from planner.cli.plain.talk import ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_START = ("1", "2", "", "", "", "mon=60,wed=60,sat=180", "", "", "")
"""Medical assistant; CMA (AAMA); first route, from today, usual length; a week; no state, the suggested date."""
PATHS = re.compile(r"planner|/|http")
"""Command lines, paths and addresses are never broken: they are there to be copied."""


@pytest.fixture
def fresh(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """For child processes: no database yet."""
    return environment | {"PLANNER_DB": str(tmp_path / "fresh.db"), "TERM": "xterm-256color", "COLUMNS": "200"}


def pick(*labels: str) -> tuple[str, ...]:
    """The numbers that lead through the menus to the item of that name."""
    rows: tuple[Row, ...] = MENU
    numbers = []
    for label in labels:
        at = next(n for n, row in enumerate(rows) if row.label.startswith(label))
        numbers.append(str(at + 1))
        rows = rows[at].rows
    return tuple(numbers)


SHOWN = (*pick("Today"), *pick("This week"), *pick("Dates"), *pick("Scorecard"))
EXPORT = pick("Export")


def piped(*answers: str, env: dict[str, str], cwd: Path, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    """Exit code and stdout of line mode with these lines on a pipe."""
    typed = "".join(f"{it}\n" for it in answers).encode()
    told = program(*arguments, "--plain", env=env, cwd=cwd, stdin=None, input=typed, timeout=PATIENCE)
    return told.returncode, told.stdout.decode()


def dates_in(path: Path) -> list[str]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def test_from_the_first_start_to_a_calendar_file_through_pipes(fresh: dict[str, str], tmp_path: Path) -> None:
    code, said = piped(*FIRST_START, *SHOWN, *EXPORT, "1", "", "mine.ics", *pick("Quit"), env=fresh, cwd=tmp_path)
    assert code == 0
    assert "Enrolled on CMA (AAMA) as cma-aama-1." in said
    assert "Planned today: 45 min" in said
    assert "Week 1  2027-01-11" in said
    assert "All rules hold." in said
    assert any("Exam window closes" in title for title in dates_in(tmp_path / "mine.ics"))
    assert not any("Learn" in title for title in dates_in(tmp_path / "mine.ics"))


def test_no_line_is_too_long_and_nothing_moves_the_cursor(fresh: dict[str, str], tmp_path: Path) -> None:
    """Whatever the terminal's width is said to be."""
    shown = (*SHOWN, *pick("The whole plan"), *pick("Settings"), *pick("Why a date"), "1")
    _, said = piped(*FIRST_START, *shown, env=fresh, cwd=tmp_path)
    assert [line for line in said.splitlines() if len(line) > ROOM and not PATHS.search(line)] == []
    assert "\x1b" not in said
    assert "\r" not in said


def test_each_item_says_the_command_line_that_does_the_same(fresh: dict[str, str], tmp_path: Path) -> None:
    """Once, before the answer; typed in a shell it gives that answer."""
    _, said = piped(*FIRST_START, *pick("This week"), env=fresh, cwd=tmp_path)
    assert said.count("The same as: planner week\n") == 1
    assert program("week", env=fresh).stdout.decode().splitlines()[0] in said
    assert (
        "The same as: planner enroll cma-aama --route category-1 --start 2027-01-11 \\\n"
        "  --months 10 --week mon=60,wed=60,sat=180\n" in said
    )


def test_the_database_that_was_named_is_named_again(environment: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "with space.db"
    (tmp_path / "with space.db").write_bytes((tmp_path / "child.db").read_bytes())
    code, said = piped(*pick("Today"), env=environment, cwd=tmp_path, arguments=("--db", str(other)))
    assert code == 0
    assert f"planner --db '{other}'" in said.replace(" \\\n ", "")


def test_the_end_of_input_ends_it_cleanly(fresh: dict[str, str], environment: dict[str, str], tmp_path: Path) -> None:
    for answers in ((), FIRST_START[:3]):
        assert piped(*answers, env=fresh, cwd=tmp_path)[0] == 0
    assert not (tmp_path / "fresh.db").exists()
    assert piped(env=environment, cwd=tmp_path)[0] == 0


def test_a_bad_answer_repeats_the_question_with_what_would_be_accepted(fresh: dict[str, str], tmp_path: Path) -> None:
    answers = ("9", "1", "cma", "2", "", "2027-02-30", "", "long", "", "5 o'clock", "5", "California", "CA", "soon", "")
    code, said = piped(*answers, "no", "yes", env=fresh, cwd=tmp_path)
    assert code == 0
    for refusal in (
        "'9' is none of these. Give a number from 1 to 3",
        "'cma' is none of these. Give a number from 1 to 5",
        "'2027-02-30' is not a date. Write it as YYYY-MM-DD",
        "'long' is not a whole number",
        "Give whole or half hours, 0.5 to 100",
        "Give its postal code, two letters",
        "'soon' is not a date",
        "'no' is not yes",
    ):
        assert refusal in " ".join(said.split())
    assert "Enrolled on CMA (AAMA)" in said


def test_back_returns_to_the_question_before_and_keeps_the_answers(fresh: dict[str, str], tmp_path: Path) -> None:
    """Also from the last one; at the first there is nothing to go back to."""
    _, said = piped("b", "1", "2", "", "2027-03-01", "b", "", "", "5", "", "", "b", "", "", env=fresh, cwd=tmp_path)
    assert said.count("Which work [1]:") == 2
    assert said.count("First day, YYYY-MM-DD [2027-01-11]:") == 1
    assert said.count("First day, YYYY-MM-DD [2027-03-01]:") == 1
    assert "--start 2027-03-01" in said


def test_another_certification_forgets_the_route_of_the_one_before(fresh: dict[str, str], tmp_path: Path) -> None:
    _, said = piped("1", "2", "2", "b", "b", "5", "", "q", env=fresh, cwd=tmp_path)
    assert said.count("By which route [1]:") == 2


def test_a_question_mark_explains_and_asks_again(fresh: dict[str, str], tmp_path: Path) -> None:
    _, said = piped("1", "2", "?", "?", "q", env=fresh, cwd=tmp_path)
    assert "How you are, or will be, eligible." in said
    assert said.count("By which route [1]:") == 3


def test_a_length_out_of_the_ordinary_is_taken_as_given(fresh: dict[str, str], tmp_path: Path) -> None:
    _, said = piped("1", "2", "", "", "14", "5", "", "", "", env=fresh, cwd=tmp_path)
    assert "--months 14 \\\n  --unusual-length" in said or "--unusual-length" in said
    assert "Enrolled on" in said


def test_a_shortfall_offers_its_remedies_by_number(fresh: dict[str, str], tmp_path: Path) -> None:
    """Each applies itself: the command line is run again with it."""
    short = ("1", "5", "", "", "", "mon=30,sat=60", "", "", "")
    code, said = piped(*short, "1", "1", env=fresh, cwd=tmp_path)
    assert code == 0
    assert "This does not fit before the exam" in said
    assert "  1  --week mon=42,sat=83: 2 h 5 min a week instead of 1 h 30 min" in said
    assert "--week \\\n  mon=42,sat=83" in said or "--week mon=42,sat=83" in said.partition("What now")[2]
    assert "Enrolled on RMA (AMT)" in said


def test_a_shortfall_can_be_accepted_or_answered_otherwise(fresh: dict[str, str], tmp_path: Path) -> None:
    short = ("1", "5", "", "", "", "mon=30,sat=60", "", "", "")
    _, said = piped(*short, "b", "", "", "2", env=fresh, cwd=tmp_path)
    assert said.count("This does not fit before the exam") == 2
    assert "--accept-shortfall" in said.rpartition("The same as: planner enroll")[2]
    assert "Enrolled on RMA (AMT)" in said


def test_a_change_that_does_not_fit_offers_what_does(environment: dict[str, str], tmp_path: Path) -> None:
    code, said = piped(*pick("Change something", "Study time"), "mon=30", "1", env=environment, cwd=tmp_path)
    assert code == 0
    assert "Nothing was changed." in said
    assert "Changed cma-aama-1." in said


def test_what_if_stores_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    before = (tmp_path / "child.db").read_bytes()
    _, said = piped(
        *pick("What if", "Study time"), "4", *pick("What if", "Length"), "11", env=environment, cwd=tmp_path
    )
    assert "cma-aama-1, as it is and as it would be" in said
    assert (tmp_path / "child.db").read_bytes() == before


def test_a_refusal_of_a_command_is_told_and_the_menu_goes_on(environment: dict[str, str], tmp_path: Path) -> None:
    code, said = piped(
        *pick("A week"), "900", *EXPORT, "1", "1", "no/such/x.ics", *pick("Today"), env=environment, cwd=tmp_path
    )
    assert code == 0
    assert "its folder does not exist" in said
    assert "Planned today" in said.rpartition("its folder does not exist")[2]


def test_every_format_can_be_exported(environment: dict[str, str], tmp_path: Path) -> None:
    more = (("1", "2", "a.ics"), ("2", "1", ""), ("3", "", ""), ("4", "", ""), ("5", ""))
    answers = [it for one in more for it in (*EXPORT, *one)]
    code, _ = piped(*answers, env=environment, cwd=tmp_path)
    assert code == 0
    names = ("a.ics", "planner.csv", "planner.md", "planner.html", "planner.json")
    assert [name for name in names if not (tmp_path / name).exists()] == []
    assert len(dates_in(tmp_path / "a.ics")) > 100


def test_with_several_enrolments_one_is_meant_and_another_can_be(environment: dict[str, str], tmp_path: Path) -> None:
    more = (*pick("Enrolments", "Enrol on"), "3", "3", "", "", "", "6", "", "", "")
    other = (*pick("Enrolments", "Go to"), "1")
    end = (*pick("Enrolments", "End"), "2")
    code, said = piped(*more, *pick("Today"), *other, *pick("Today"), *end, env=environment, cwd=tmp_path)
    assert code == 0
    lines = [line for line in said.splitlines() if line.endswith(" today")]
    assert [line.split()[5] for line in lines[:2]] == ["rpt-amt-1", "cma-aama-1"]
    assert "Ended rpt-amt-1." in said


LOGGING, CHANGES, EXAM, HELD, PAPERS = "Log what", "Replan, days", "How the exam", "Credentials", "Costs"


def test_a_session_is_logged_and_taken_back(environment: dict[str, str], tmp_path: Path) -> None:
    log = (*pick(LOGGING, "Log a session"), "1", "", "50", "3", "went well")
    code, said = piped(*log, *pick(LOGGING, "What is logged"), *pick("Take back"), env=environment, cwd=tmp_path)
    assert code == 0
    assert "--on 2027-01-11 --minutes 50" in " ".join(said.replace("\\", "").split())
    assert "went well" in said
    assert "Took back: logging 50 min" in said or "logging 50 min" in said.rpartition("planner undo")[2]


def test_after_the_pass_comes_the_ledger(environment: dict[str, str], tmp_path: Path) -> None:
    """On 22 November 2027, with the window open; credits of 5 are clinical."""
    enter = (*pick(HELD, "Enter continuing"), "", "2027-12-03", "many", "5", "2", "1", "Charts", "", "")
    day = environment | {"PLANNER_TODAY": "2027-12-20"}
    code, said = piped(
        *pick(EXAM, "I passed"), "2027-11-22", "A77", "", *enter, *pick(HELD, "What each cycle"), "",
        *pick(HELD, "All continuing"), "", env=day, cwd=tmp_path,
    )  # fmt: skip
    assert code == 0
    assert "You hold cma-aama-1." in said
    assert "'many' is no number of credits" in said
    assert "Entered ce-1: 5 on 2027-12-03, Charts." in said
    assert "5 for Clinical points" in " ".join(said.split())


def test_what_there_is_none_of_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    """Each in a sentence, and the menu goes on."""
    empty = (
        (LOGGING, "Correct an entry"), (CHANGES, "Give days away back"), (HELD, "What each cycle"),
        (HELD, "Take an activity"), (PAPERS, "Take a paper out"),
    )  # fmt: skip
    code, said = piped(*(it for labels in empty for it in pick(*labels)), env=environment, cwd=tmp_path)
    assert code == 0
    for sentence in (
        "Nothing is logged yet.", "There are no days away.", "You hold no credential yet.",
        "No activities are entered yet.", "No paper is kept yet.",
    ):  # fmt: skip
        assert sentence in said


def test_the_plan_is_lived_with_by_numbers(environment: dict[str, str], tmp_path: Path) -> None:
    answers = (
        *pick(LOGGING, "Skip"), "1", *pick(CHANGES, "Replan: see"),
        *pick(CHANGES, "Readiness"), *pick(CHANGES, "Enter the score"), "1", "40", "",
        *pick(CHANGES, "Add days away"), "2027-03-13..2027-03-21=break", *pick(CHANGES, "Days away"),
        *pick(CHANGES, "Give days"), "1", *pick(CHANGES, "Pause"), "2027-02-01", "", *pick(CHANGES, "Errands"),
        *pick(CHANGES, "An errand"), "1", "", *pick("Choose"), "1", "", "", "", "",
    )  # fmt: skip
    code, said = piped(*answers, env=environment, cwd=tmp_path)
    assert code == 0
    for words in (
        "planner skip b-",
        "planner replan --dry-run",
        "planner readiness",
        "=40 --on",
        "planner off add",
        "planner off remove 2027-03-13",
        "planner pause 2027-02-01",
        "planner task done",
        "--work front-line",
    ):
        assert words in said.replace(" \\\n ", ""), words


def test_money_and_papers_by_numbers(environment: dict[str, str], tmp_path: Path) -> None:
    answers = (
        *pick(PAPERS, "Costs"), *pick(PAPERS, "Something was paid"), "1", "100", "", *pick(PAPERS, "Keep a paper"), "3",
        "CPR card", "", "2028-02-29", "", *pick(PAPERS, "Papers"), *pick(PAPERS, "Something of"), "1",
        *pick(PAPERS, "Licences"), "CA",
    )  # fmt: skip
    code, said = piped(*answers, env=environment, cwd=tmp_path)
    assert code == 0
    assert "Paid: " in said
    assert "expires 2028-02-29" in said
    assert "There: " in said
    assert "California" in said


def test_credentials_from_before_are_enough_for_the_menus(fresh: dict[str, str], tmp_path: Path) -> None:
    program("credential", "add", "cpt-nha", "--earned", "2026-06-30", env=fresh)
    renew = (*pick(HELD, "It was renewed"), "", "2027-01-04", "", "")
    code, said = piped(*pick(HELD, "What you hold"), *renew, *pick(HELD, "What it leads"), "", env=fresh, cwd=tmp_path)
    assert code == 0
    assert "You study for nothing now" in said
    assert "Renewed cpt-nha-1 on 2027-01-04." in said


def test_a_terminal_without_a_cursor_gets_the_menus(fresh: dict[str, str], tmp_path: Path) -> None:
    """`TERM=dumb`, `unknown` or empty, or a student who wants them always."""
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("plain = true\n")
    for more in ({"TERM": "dumb"}, {"TERM": "unknown"}, {"TERM": ""}, {"PLANNER_CONFIG": str(config)}):
        with Terminal(fresh | more, tmp_path, ()) as it:
            it.until("Which work [1]:")
            it.type("q")
            it.until("Goodbye.")
            assert it.code() == 0


def test_from_the_first_start_to_a_calendar_file_on_a_terminal(fresh: dict[str, str], tmp_path: Path) -> None:
    """Every prompt is awaited before it is answered, as a person would."""
    with Terminal(fresh, tmp_path, ("--plain",)) as it:
        for answer in FIRST_START:
            it.until("]: ")
            it.type(answer)
        it.until("Main menu: ")
        it.type(*EXPORT)
        for answer in ("1", "1", "own.ics"):
            it.until("]: ")
            it.type(answer)
        it.until("Main menu [list]: ")
        it.type("q")
        it.until("Goodbye.")
        assert it.code() == 0
        assert "\x1b" not in it.seen
        assert max(map(len, it.seen.splitlines())) <= ROOM
    assert dates_in(tmp_path / "own.ics")


def test_logging_taking_back_passing_and_the_ledger_on_a_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    """On a day after the exam window has opened; the last session before it is within two weeks."""
    log = (*pick(LOGGING, "Log a session"), "1", "2027-11-22", "50", "", "")
    passed = (*pick(EXAM, "I passed"), "2027-11-22", "A77", "")
    ce = (*pick(HELD, "Enter continuing"), "", "2027-12-01", "5", "2", "1", "Charts", "", "")
    with Terminal(environment | {"PLANNER_TODAY": "2027-12-01", "TERM": "xterm"}, tmp_path, ("--plain",)) as it:
        it.until("Main menu: ")
        for answer in (*log, *pick("Take back"), *passed, *ce):
            it.type(answer)
            it.until(": ")
        it.until("Entered ce-1: 5 on 2027-12-01, Charts.")
        it.type("q")
        it.until("Goodbye.")
        assert it.code() == 0
        assert "logging 50 min" in it.seen
        assert "\x1b" not in it.seen


def test_an_interrupt_is_exit_code_130(fresh: dict[str, str], tmp_path: Path) -> None:
    with Terminal(fresh, tmp_path, ("--plain",)) as it:
        it.until("Which work [1]:")
        it.send(b"\x03")
        it.until("Interrupted.")
        assert it.code() == 130


def test_a_database_that_cannot_be_used_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"junk" * 1000)
    told = program("--plain", env=environment | {"PLANNER_DB": str(tmp_path / "bad.db")})
    assert told.returncode == 3
    assert told.stderr.count(b"\n") == 1


def test_with_a_command_it_is_refused(environment: dict[str, str]) -> None:
    told = program("--plain", "today", env=environment)
    assert told.returncode == 2
    assert b"`planner today` writes plain lines already" in told.stderr


def every(rows: tuple[Row, ...]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from every(row.rows)


def test_every_row_runs_a_command_that_exists_with_options_that_it_has() -> None:
    import click

    for row in every(MENU):
        assert bool(row.command) == (row.does == "command"), row.label
        if row.command:
            assert row.command[0] in MODULE_OF
            command = planner.get_command(click.Context(planner), row.command[0])
            for name in row.command[1:]:
                if isinstance(command, click.Group) and not name.startswith("--"):
                    command = command.get_command(click.Context(command), name)
            assert command is not None
            known = {option for it in command.params for option in it.opts}
            assert {word for word in row.command if word.startswith("--")} <= known


def test_every_question_explains_itself() -> None:
    asks = [ask for row in every(MENU) for ask in row.asks]
    assert all(ask.explain.endswith(".") for ask in asks)
    assert all(len(ask.text) < ROOM - 30 for ask in asks)
