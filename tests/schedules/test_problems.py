"""Each kind of mistake is found, at its key, with words that say what would be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.schedules import Problem, check_file
from schedules.samples import FILES, LICENCE, TRACK, write

if TYPE_CHECKING:
    from pathlib import Path

TUBES = '{ id = "tubes", domain = "basics", name = "Tubes", requires = ["safety"] }'
MINUTES = TRACK[TRACK.index("minutes = {") : TRACK.index("window = {")]

# what stands in the sample, what stands there instead, the key of the problem, and a part of its message
BROKEN_TRACKS = {
    "syntax": ('name = "SMP"', "name = ", "line 3, column 8", "is not TOML: invalid value"),
    "key given twice": ('name = "SMP"', 'name = "SMP"\nname = "X"', "line 4, column 11", "cannot overwrite a value"),
    "missing text": ('title = "Sample Technician"\n', "", "title", "is missing; write text in quotes"),
    "missing section": ("[study]\nhours = 45\n", "", "study", "is missing; write a table with hours"),
    "missing list": ("[[routes]]", "[[route]]", "routes", "is missing; write a list of tables with id, title"),
    "missing in an item": ('title = "Graduate"\n', "", "routes.graduate.title", "is missing; write text in quotes"),
    "missing value": (MINUTES, 'minutes = { as_of = "2020" }\n', "exam.minutes", "has no value; write a whole number"),
    "unknown key": ("checkpoints = 3", "checkpoint = 3", "renewal.checkpoint", 'did you mean "checkpoints"?'),
    "unknown key, nothing near": ("[issuer]", "[issuer]\nzzz = 1", "issuer.zzz", "accepted here: short, name, url"),
    "text for number": ("hours = 45", 'hours = "45"', "study.hours", '"45" is not accepted; write a whole number'),
    "true for number": ("hours = 45", "hours = true", "study.hours", "true is not accepted; write a whole number"),
    "number for text": ('name = "SMP"', "name = 1", "name", "1 is not accepted; write text in quotes"),
    "table for text": ('name = "SMP"', "name = { a = 1 }", "name", "a table is not accepted; write text"),
    "text for list": ('["Transcript"]', '"Transcript"', "routes.graduate.checklist", "write a list of texts"),
    "number for true": ("program = true", "program = 1", "routes.graduate.program", "write true or false"),
    "unknown choice": ('"same-day"', '"sameday"', "renewal.ends", 'write one of "same-day", "day-before"'),
    "unknown status": ('status = "memory"', 'status = "rumour"', "exam.minutes.alternatives.1.status", "write one of"),
    "unknown unit of time": ('"6 weeks"', '"6 fortnights"', "application.opens", "write a length of time"),
    "bad item of a list": ('["30 days"]', '["30 days", "x"]', "exam.retake.waits.2", '"x" is not accepted'),
    "text for date": ("read_on = 2026-11-22", 'read_on = "soon"', "sources.rules.read_on", "write a date such as"),
    "text for percent": ("weight = 65.0", 'weight = "most"', "outline.domains.practice.weight", "write percent"),
    "money with a point": ("amount = 125", "amount = 62.5", "fees.exam.amount", 'write it in quotes: "62.50"'),
    "money below nothing": ("amount = 125", "amount = -1", "fees.exam.amount", "write 0 to 999999 dollars"),
    "money in words": ("amount = 125", 'amount = "free"', "fees.exam.amount", '"free" is not accepted; write dollars'),
    "number beyond 64 bits": ("hours = 45", f"hours = {10**20}", "study.hours", "such a number is not accepted"),
    "not a number": ("weight = 65.0", "weight = nan", "outline.domains.practice.weight", "such a number is not"),
    "empty text": ('unit = "credits"', 'unit = " "', "renewal.unit", "is empty; write a text"),
    "empty fact": ('how = "On paper."', 'how = ""', "application.how", "is empty; write a text"),
    "empty list": (TRACK[TRACK.index("[[routes]]") : TRACK.index("[application]")], "", "routes", "is missing"),
    "id twice": (TUBES, TUBES.replace('"tubes"', '"safety"'), "outline.topics", 'the id "safety" stands 2 times'),
    "id of another file": ('id = "sample"', 'id = "simple"', "id", 'write "sample", or rename the file'),
    "id with capitals": ('id = "graduate"', 'id = "Graduate"', "routes.Graduate.id", "small letters, digits"),
    "unknown domain": (
        'domain = "practice"',
        'domain = "practise"',
        "outline.topics.venipuncture.domain",
        '"practice"',
    ),
    "domain without topic": ('domain = "practice"', 'domain = "basics"', "outline.domains.practice", "has no topic"),
    "unknown topic": ('["safety"]', '["saftey"]', "outline.topics.tubes.requires", 'nearest: "safety"'),
    "share of nothing": ("share = 2", "share = 0", "outline.topics.venipuncture.share", "1 to 100 is accepted"),
    "months out of order": ("default = 3", "default = 9", "program.months", "min <= default <= max is accepted"),
    "more scored than asked": ("scored_items = 80", "scored_items = 180", "exam.scored_items", "100 is the most"),
    "unknown source": ('["rules"]', '["rulez"]', "exam.minutes.source", 'no source "rulez"; nearest: "rules"'),
    "official, no source": (', source = ["rules"]', "", "exam.minutes", 'status "official" needs a source'),
    "unknown CE category": ('["blood"]', '["cells"]', "renewal.constraints.blood.categories", "there are: blood"),
    "category of none": (', categories = ["blood"]', "", "renewal.constraints.blood.categories", "needs categories"),
    "unknown fee": ('fee = "exam"', 'fee = "exams"', "renewal.clocks.yearly.fee", 'nearest: "exam"'),
    "wait longer than window": ('["30 days"]', '["2 years"]', "exam.retake.inside", "never fits in the window"),
    "no time at all": ('"1 year"', '"0 years"', "exam.window.length", "1 to 50 years is accepted"),
    "time without end": ('"6 weeks"', '"9999 weeks"', "application.opens", "1 to 2600 weeks is accepted"),
    "percent over 100": ("_percent = 50", "_percent = 150", "program.practicum_capacity_percent", "0 to 100 is"),
    "weight upside down": ("[30, 40]", "[40, 30]", "outline.domains.basics.weight", "the lower figure first"),
    "address without http": ('"https://board.example"', '"www.board.example"', "issuer.url", "begin with http://"),
}

BROKEN_LICENCES = {
    "no such day": ('"06-30"', '"06-31"', "rules.technician.cycle.fixed_day", 'write MM-DD, such as "06-30"'),
    "day without zeros": ('"06-30"', '"6-30"', "rules.technician.cycle.fixed_day", "is not a day of the year"),
    "parity without day": ('fixed_day = "06-30"\n', "", "rules.technician.cycle.parity", "need a fixed_day"),
    "no family": ('["laboratory"]', "[]", "rules.technician.families", "is an empty list; write at least one"),
    "unknown family": ('["laboratory"]', '["lab"]', "rules.technician.families.1", 'write one of "medical-assistant"'),
    "unknown answer": ('"licence", status', '"maybe", status', "rules.technician.needed", 'write one of "licence"'),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_mistakes_has_no_problems(name: str, tmp_path: Path) -> None:
    """Otherwise no other test here proves anything."""
    assert check_file(write(tmp_path, name, FILES[name])) == []


@pytest.mark.parametrize(("good", "bad", "key", "words"), BROKEN_TRACKS.values(), ids=BROKEN_TRACKS)
def test_a_mistake_in_a_track_is_located(good: str, bad: str, key: str, words: str, tmp_path: Path) -> None:
    """One who edits a file by hand needs the place and the remedy, not that something is wrong."""
    assert_located(write(tmp_path, "tracks/sample.toml", changed(TRACK, good, bad)), key, words)


@pytest.mark.parametrize(("good", "bad", "key", "words"), BROKEN_LICENCES.values(), ids=BROKEN_LICENCES)
def test_a_mistake_in_a_licence_is_located(good: str, bad: str, key: str, words: str, tmp_path: Path) -> None:
    """A wrong day here is a licence lost."""
    assert_located(write(tmp_path, "licences/zz.toml", changed(LICENCE, good, bad)), key, words)


def changed(text: str, good: str, bad: str) -> str:
    """The text with one thing wrong in it."""
    assert good in text
    return text.replace(good, bad, 1)


def assert_located(path: Path, key: str, words: str) -> None:
    """One of the file's problems is at the key and has these words; all of them are of one line."""
    problems = check_file(path)
    assert [p for p in problems if p.key == key and words in p.message], [str(p) for p in problems]
    assert all(p.file == str(path) and "\n" not in str(p) for p in problems)


def test_a_problem_reads_as_file_key_and_message() -> None:
    """Editors and scripts split the line at the colons."""
    assert str(Problem("a.toml", "exam.minutes", "is missing")) == "a.toml:exam.minutes: is missing"


def test_every_mistake_in_a_file_is_reported_at_once(tmp_path: Path) -> None:
    """One mistake a run would take twelve runs, and those of one kind must not hide those of another."""
    text = TRACK
    mistakes = ("text for number", "unknown key", "missing text", "unknown topic", "unknown source", "unknown fee")
    for name in mistakes:
        text = changed(text, *BROKEN_TRACKS[name][:2])
    found = {problem.key for problem in check_file(write(tmp_path, "tracks/sample.toml", text))}
    assert found == {BROKEN_TRACKS[name][2] for name in mistakes} | {"renewal.checkpoints"}


def test_problems_come_in_the_order_of_the_format(tmp_path: Path) -> None:
    """They are worked off from top to bottom."""
    text = changed(changed(TRACK, "hours = 45", "hours = 0"), 'name = "SMP"', "name = 1")
    assert [p.key for p in check_file(write(tmp_path, "tracks/sample.toml", text))] == ["name", "study.hours"]


def test_a_circle_of_topics_is_named(tmp_path: Path) -> None:
    """With three topics in it, "there is a circle" sends one searching."""
    text = changed(TRACK, 'name = "Safety"', 'name = "Safety", requires = ["venipuncture"]')
    [problem] = check_file(write(tmp_path, "tracks/sample.toml", text))
    assert problem.key.startswith("outline.topics.")
    assert problem.key.endswith(".requires")
    named = problem.message.split(":")[0].split(" requires ")
    assert named[0] == named[-1]
    assert set(named) == {"safety", "tubes", "venipuncture"}


def test_two_circles_are_two_problems(tmp_path: Path) -> None:
    """The second would only be seen after the first is mended."""
    text = changed(TRACK, 'name = "Safety"', 'name = "Safety", requires = ["safety"]')
    text = changed(text, 'requires = ["tubes"]', 'requires = ["venipuncture"]')
    assert [p.key for p in check_file(write(tmp_path, "tracks/sample.toml", text))] == [
        "outline.topics.safety.requires",
        "outline.topics.venipuncture.requires",
    ]


def test_a_topic_of_less_than_half_an_hour_is_a_problem(tmp_path: Path) -> None:
    """Blocks are 15 minutes at least: such a topic could not be planned as big as it is."""
    text = changed(TRACK, 'name = "Tubes"', 'name = "Tubes", share = 100')
    [problem] = check_file(write(tmp_path, "tracks/sample.toml", text))
    assert problem.key == "outline.topics.safety"
    assert problem.message.startswith("gets 9 minutes of the track's 45 hours, and 30 is the least")


def test_weights_that_are_all_nothing_are_a_problem(tmp_path: Path) -> None:
    """The hours could not be shared out."""
    text = changed(changed(TRACK, "[30, 40]", "0"), "65.0", "0.0")
    [problem] = check_file(write(tmp_path, "tracks/sample.toml", text))
    assert (problem.key, problem.message) == ("outline.domains", "all weights are 0; at least one must be more")


def test_a_retake_inside_an_eligibility_without_end_is_a_problem(tmp_path: Path) -> None:
    """There would be no last safe date to compute."""
    recency = TRACK[TRACK.index("recency") : TRACK.index("[application]")]
    text = changed(changed(TRACK, recency, "\n"), 'inside = "window"', 'inside = "eligibility"')
    [problem] = check_file(write(tmp_path, "tracks/sample.toml", text))
    assert problem.key == "exam.retake.inside"
    assert 'no route has a "recency"' in problem.message


def test_the_folder_says_what_a_file_is_and_elsewhere_its_keys_do(tmp_path: Path) -> None:
    """A file is checked before it is put in its place."""
    assert check_file(write(tmp_path, "zz.toml", LICENCE)) == []
    assert check_file(write(tmp_path, "draft.toml", FILES["careers.toml"])) == []
    assert check_file(write(tmp_path, "sample.toml", TRACK)) == []
    assert "exam" in {problem.key for problem in check_file(write(tmp_path, "tracks/zz.toml", LICENCE))}


def test_a_file_that_cant_be_read_is_a_problem_of_the_whole_file(tmp_path: Path) -> None:
    """The other files of the same command are still checked."""
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "Señor"'.encode("latin-1"))
    deep = write(tmp_path, "deep.toml", "a = " + "[" * 60 + "]" * 60)
    deeper = write(tmp_path, "deeper.toml", "a = " + "[" * 5000 + "]" * 5000)
    for path in (tmp_path, tmp_path / "none.toml", latin, deep, deeper):
        [problem] = check_file(path)
        assert problem.key == "(file)"
        assert problem.message


def test_a_file_saved_on_windows_is_read(tmp_path: Path) -> None:
    """Its editors put a mark before the first letter, and end lines in their own way."""
    path = tmp_path / "sample.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TRACK.replace("\n", "\r\n").encode())
    assert check_file(path) == []


def test_a_problem_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    """A downloaded file must not be able to clear the screen, or to add a line of its own."""
    text = changed(TRACK, 'family = "phlebotomy"', 'family = "\\u001b[2J\\nall is well"\n"\\u001b[2J" = 1')
    problems = check_file(write(tmp_path, "tracks/sample.toml", text))
    assert len(problems) == 2
    assert all(str(problem).isprintable() for problem in problems)
