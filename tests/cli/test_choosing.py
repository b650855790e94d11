"""`choose`: by options, by questions on a terminal, as a document, and with nothing to go by."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from planner.cli.tables import width
from planner.schedules import track_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

OPTIONS = ("--work", "--setting", "--months", "--budget", "--schooling")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_best_match_comes_first_with_its_reasons(run: Run) -> None:
    told = run("choose", "--work", "bench", "--months", "24", "--schooling", "associate")
    assert (told.code, told.err) == (0, "")
    assert "Best match first (work: at the bench; programme: 24 months; schooling: associate)" in flat(told.out)
    assert re.search(r"^ 1  MLT \(AMT\), meets 3 of 3  \(mlt-amt\)$", told.out, re.MULTILINE)
    assert "for Its programme takes 18 to 24 months, and you have 24 (unconfirmed)." in flat(told.out)
    assert "against Patients rather than the bench" in flat(told.out)
    assert "in part It asks for a bachelor's degree" in flat(told.out)
    assert "ASK FIRST whether AAB still issues it" in flat(told.out)
    assert all(width(line) <= 80 for line in told.lines)


def test_without_options_and_terminal_it_says_which_options_there_are(run: Run) -> None:
    """And shows all in the order of the files, without a preference."""
    told = run("choose")
    assert told.code == 0
    assert re.findall(r"\(([a-z]+-[a-z]+)\)$", told.out, re.MULTILINE) == list(track_ids())
    assert all(option in told.err for option in OPTIONS)
    assert "meets" not in told.out.partition("More answers")[0]


def test_the_document_keeps_its_keys_in_order(run: Run) -> None:
    document = run("choose", "--setting", "front-desk", "--budget", "130", "--json").json
    assert list(document) == ["schema", "answers", "ranked"]
    assert document["schema"] == "planner.choose/1"
    assert document["answers"] == {
        "work": None, "setting": "front-desk", "months": None, "budget": 130, "schooling": None
    }  # fmt: skip
    first = document["ranked"][0]
    assert list(first) == [
        "place", "track", "name", "family", "asked", "met", "met_in_part", "for", "against", "caution",
    ]  # fmt: skip
    assert (first["place"], first["track"], first["asked"], first["met"]) == (1, "cmaa-nha", 2, 2)
    assert list(first["for"][0]) == ["question", "verdict", "because", "confirmed"]
    assert [it["place"] for it in document["ranked"]] == list(range(1, len(track_ids()) + 1))


def test_a_document_without_answers_asks_nothing(run: Run) -> None:
    """For scripts, whatever they run in."""
    told = run("choose", "--json")
    assert (told.code, told.err) == (0, "")
    assert [it["track"] for it in told.json["ranked"]] == list(track_ids())
    assert all(it["for"] == it["against"] == [] for it in told.json["ranked"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--months", "121"), "0 to 120"),
        (("--months", "-1"), "0 to 120"),
        (("--budget", "5001"), "0 to 5000"),
        (("--budget", "much"), "not a whole number"),
        (("--work", "garden"), "'front-line', 'bench'"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(run: Run, arguments: tuple[str, str], said: str) -> None:
    told = run("choose", *arguments)
    assert (told.code, told.out) == (2, "")
    assert arguments[0] in told.err
    assert said in told.err
    assert told.err.count("\n") == 1


class Terminal:
    """The real program on a terminal of its own; `text` is what it has shown so far."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "planner", *arguments]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        self.text = ""

    def until(self, wanted: str, times: int = 1) -> None:
        """Waits for a text; the end of the program is the end of waiting."""
        while self.text.count(wanted) < times:
            assert select.select([self.ours], [], [], 60)[0], self.text
            try:
                read = os.read(self.ours, 65536)
            except OSError:
                read = b""
            assert read, self.text
            self.text += read.decode().replace("\r\n", "\n")

    def type(self, text: str) -> None:
        os.write(self.ours, text.encode())

    def end(self) -> int:
        """Reads what is left; the exit code."""
        while True:
            try:
                read = os.read(self.ours, 65536)
            except OSError:
                break
            if not read:
                break
            self.text += read.decode().replace("\r\n", "\n")
        os.close(self.ours)
        return self.process.wait()


def test_on_a_terminal_the_questions_are_asked_one_by_one(environment: dict[str, str]) -> None:
    """Enter is no preference; what is no answer is asked again."""
    it = Terminal(environment | {"NO_COLOR": "1"}, "choose")
    for n, typed in enumerate(("2\n", "\n", "twelve\n", "24\n", "\n", "\n"), 1):
        it.until("enter for no preference:", n)
        it.type(typed)
    assert it.end() == 0
    assert "Give months, 0 to 120, or nothing." in it.text
    assert "Best match first (work: at the bench; programme: 24 months)" in flat(it.text)


def test_ending_the_input_is_an_interruption(environment: dict[str, Any]) -> None:
    """As ctrl+c is: nobody wanted an answer."""
    it = Terminal(environment, "choose")
    it.until("enter for no preference:")
    it.type("\x04")
    assert it.end() == 130
    assert "Interrupted." in it.text
    assert "Traceback" not in it.text
