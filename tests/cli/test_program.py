"""The program as a whole, in a process of its own: streams, signals, terminals, errors of ours, what it imports."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.conftest import ENROLL, program

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

HEAVY = ("textual", "sqlite_utils", "pydantic", "rich", "asyncio", "icalendar")
LIGHT = (
    ("today",), ("today", "--short"), ("week",), ("plan",), ("plan", "--json"), ("milestones",), ("explain", "exam"),
    ("check",), ("enrolments",), ("export", "--format", "csv"), ("export", "--format", "json"), ("--help",),
    ("config",), ("whatif", "--buffer", "20"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", LIGHT)
def test_what_only_reads_imports_nothing_heavy(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """Each of these libraries takes longer to import than the rest of the command takes to answer."""
    assert loaded(arguments, environment) & set(HEAVY) == set()


def test_a_calendar_file_needs_no_more_than_one_of_them(environment: dict[str, str]) -> None:
    """And no other."""
    assert loaded(("export",), environment) & set(HEAVY) <= {"icalendar"}


def test_the_login_shell_does_not_wait_for_click(environment: dict[str, str]) -> None:
    """With any of its options."""
    for arguments in (("today", "--short"), ("--today", "2027-02-02", "--enrolment=cma-aama", "today", "--short")):
        assert loaded(arguments, environment) & {"click", "dataclasses"} == set()
    assert "click" in loaded(("today", "--short", "--no-color"), environment)


def loaded(arguments: tuple[str, ...], environment: dict[str, str]) -> set[str]:
    code = f"""
        import sys
        from planner.__main__ import main
        sys.argv = ["planner", *{arguments!r}]
        code = main()
        print(*sys.modules, file=sys.stderr)
        sys.exit(code)
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], env=environment, capture_output=True, check=True, text=True
    )
    return {name.partition(".")[0] for name in told.stderr.split()}


def test_importing_the_command_line_imports_nothing_heavy(environment: dict[str, str]) -> None:
    """The group and every module of commands."""
    code = f"""
        import sys, pkgutil, importlib, planner.cli
        for module in pkgutil.iter_modules(planner.cli.__path__):
            importlib.import_module(f"planner.cli.{{module.name}}")
        sys.exit(" ".join(set({HEAVY!r}) & set(sys.modules)) or None)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], env=environment, check=True)


@pytest.mark.parametrize("arguments", [("plan",), ("plan", "--json"), ("--help",), ("export",)])
def test_a_reader_who_leaves_early_is_no_failure(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """`planner plan | head -1`: silent."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = program(*arguments, env=environment, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (told.returncode, told.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [("plan",), ("today", "--short"), ("export",), ("--help",)])
def test_a_full_disk_behind_stdout_is_one_line(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """No answer, so exit code 1."""
    with Path("/dev/full").open("wb") as full:
        told = program(*arguments, env=environment, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == 1
    assert told.stderr.startswith(b"planner: The answer could not be written")
    assert told.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [("plan",), ("today", "--short"), ("export",), ("plan", "--json")])
def test_closed_streams_are_no_reason_to_fail(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """`planner plan >&-`."""
    line = " ".join([sys.executable, "-m", "planner", *arguments])
    assert (
        subprocess.run(["sh", "-c", f"{line} >&-"], env=environment, capture_output=True, check=False).returncode == 0
    )
    told = subprocess.run(["sh", "-c", f"{line} x y z 2>&-"], env=environment, capture_output=True, check=False)
    assert (told.returncode, told.stdout) == (2, b"")


@pytest.mark.parametrize("arguments", [("track", "mlt-aab"), ("plan",), ("today", "--short")])
def test_signs_that_the_terminal_lacks_are_replaced(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """An ASCII terminal gets question marks, not an error."""
    program("change", "--off", "2027-07-03=Åre 旅行", env=environment)
    told = program(*arguments, env=environment | {"PYTHONIOENCODING": "ascii"})
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.isascii()


def test_a_document_is_utf_8_on_any_terminal(environment: dict[str, str]) -> None:
    """It is read by programs."""
    program("change", "--off", "2027-07-03=Åre 旅行", env=environment)
    told = program("plan", "--json", env=environment | {"PYTHONIOENCODING": "ascii"})
    assert json.loads(told.stdout.decode())["inputs"]["off"][0]["label"] == "Åre 旅行"


def test_an_interrupt_is_exit_code_130(environment: dict[str, str]) -> None:
    """One line, and no traceback."""
    code = """
        import os, signal, sys
        import planner.cli.main as it
        it.run = lambda _: os.kill(os.getpid(), signal.SIGINT) or signal.pause()
        from planner.__main__ import main
        sys.exit(main())
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], env=environment, capture_output=True, check=False, text=True
    )
    assert (told.returncode, told.stdout, told.stderr) == (130, "", "planner: Interrupted.\n")
    assert signal.SIGINT


def test_an_error_of_ours_is_one_line_and_the_rest_is_in_the_log(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is for its owner alone."""
    monkeypatch.setattr("planner.cli.settings._keys", lambda _: 1 / 0)
    told = run("config")
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert "ZeroDivisionError" in told.err
    log = Path(told.err.strip().rpartition(" ")[2])
    assert "Traceback" in log.read_text()
    assert "planner 0." in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    run("config")
    assert log.read_text().count("Traceback") == 2


def test_a_log_that_grew_large_starts_anew(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not fill the disk."""
    monkeypatch.setattr("planner.cli.settings._keys", lambda _: 1 / 0)
    monkeypatch.setattr("planner.cli.boundary.LARGEST_LOG", 10)
    run("config")
    log = Path(run("config").err.strip().rpartition(" ")[2])
    assert log.read_text().count("Traceback") == 1


def test_a_log_that_cannot_be_written_hides_nothing(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    _home: Path,  # noqa: PT019  # its folder is what is spoilt
) -> None:
    """One line all the same."""
    monkeypatch.setattr("planner.cli.settings._keys", lambda _: 1 / 0)
    (_home / ".local").write_text("in the way")
    told = run("config")
    assert told.code == 1
    assert "ZeroDivisionError" in told.err
    assert "log file can't be written" in told.err


def test_without_a_terminal_planner_alone_names_the_commands(environment: dict[str, str]) -> None:
    """One line, exit code 2."""
    told = program(env=environment)
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"today, week, plan" in told.stderr
    assert told.stderr.count(b"\n") == 1


def in_a_terminal(*arguments: str, env: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of the program with a terminal for all its streams."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "planner", *arguments], env=env, stdin=theirs, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        output = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            output += piece
    os.close(ours)
    return running.returncode, output.decode()


def test_only_a_terminal_sees_styles_and_it_can_refuse_them(environment: dict[str, str]) -> None:
    """`NO_COLOR` and `--no-color`."""
    environment |= {"TERM": "xterm"}
    assert "\x1b[1m" in in_a_terminal("today", env=environment)[1]
    assert "\x1b" not in in_a_terminal("today", "--no-color", env=environment)[1]
    assert "\x1b" not in in_a_terminal("today", env=environment | {"NO_COLOR": "1"})[1]
    assert "\x1b" not in in_a_terminal("today", env=environment | {"TERM": "dumb"})[1]
    assert b"\x1b" not in program("today", env=environment).stdout


def test_text_follows_the_terminals_width(environment: dict[str, str]) -> None:
    """Within reason."""
    for columns, most in ((50, 50), (100, 100), (300, 100), (10, 40)):
        shown = in_a_terminal("plan", "--no-color", env=environment | {"COLUMNS": str(columns)})[1]
        assert max(map(len, shown.splitlines())) <= most


def test_version_and_help(run: Run) -> None:
    """Both spellings of help; every command is in it, with a whole sentence."""
    from planner import __version__
    from planner.cli.main import MODULE_OF

    assert run("--version").out == f"planner {__version__}\n"
    told = run("-h")
    assert (told.code, told.out) == (0, run("--help").out)
    for name in MODULE_OF:
        assert f"\n  {name} " in told.out
        shown = run(name, "-h")
        assert shown.code == 0
        assert max(map(len, shown.lines)) <= 80
    assert "..." not in told.out.partition("Choose a certification")[2]


def test_export_tells_which_way_suits_which_calendar(run: Run) -> None:
    """In its help."""
    told = run("export", "--help").out
    assert "GNOME, KDE and khal update" in told
    assert "Thunderbird, Nextcloud, Outlook, calcurse: subscribe" in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_the_shell(run: Run, shell: str) -> None:
    """It calls the program back."""
    told = run("completion", shell)
    assert told.code == 0
    assert "_PLANNER_COMPLETE" in told.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("planner mi", {"milestones"}),
        ("planner track cma", {"cma-aama", "cmaa-nha"}),
        ("planner drop ", {"cma-aama-1"}),
        ("planner enroll --wee", {"--week", "--week-starts"}),
    ],
)
def test_the_shell_is_offered_what_there_is(words: str, offered: set[str], environment: dict[str, str]) -> None:
    """Commands, tracks, enrolments, options."""
    last = len(words.split(" ")) - 1
    asked = {"_PLANNER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(last)}
    told = program(env=environment | asked)
    assert {line.partition(",")[2] for line in told.stdout.decode().split()} == offered


def test_completion_stays_silent_where_the_database_is_unusable(environment: dict[str, str], tmp_path: Path) -> None:
    """A prompt is no place for complaints."""
    (tmp_path / "bad.db").write_bytes(b"junk" * 1000)
    asked = {"_PLANNER_COMPLETE": "bash_complete", "COMP_WORDS": "planner drop ", "COMP_CWORD": "2"}
    told = program(env=environment | asked | {"PLANNER_DB": str(tmp_path / "bad.db")})
    assert (told.stdout.strip(), told.stderr) == (b"", b"")


def test_config_says_where_everything_is_and_why(run: Run, tmp_path: Path) -> None:
    """For each place, what named it."""
    document = run("config", "--json").json
    assert document["database"] == {"value": str(tmp_path / "planner.db"), "from": "PLANNER_DB"}
    assert run("--db", "x.db", "config", "--json").json["database"] == {"value": "x.db", "from": "--db"}
    assert document["today"] == {"value": "2027-01-11", "from": "PLANNER_TODAY"}
    assert str(tmp_path / "planner.db") in run("config").out


def test_config_says_what_is_set_and_what_is_wrong(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each setting with where it comes from; mistakes on stderr, and the exit code says so."""
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text('theme = "light"\n[keys]\nview.find = ["F", "?"]\nview.whatif = "W"\n')
    told = run("config", "--json")
    assert told.code == 1
    said = "config.toml:keys.view.find: ? is the key of app.help. Give another, or change that too."
    assert told.err == f"planner: {said}\n"
    assert told.json["problems"] == [said]
    assert told.json["theme"] == {"value": "light", "from": "config.toml"}
    assert told.json["keys"]["view.find"] == {"value": ["/"], "from": "the default"}
    (tmp_path / "config.toml").write_text('[keys]\nview.find = ["F", "f2"]\n')
    told = run("config")
    assert (told.code, told.err) == (0, "")
    assert "view.find           F f2  (config.toml)" in told.lines
    assert "view.whatif         w  (the default)" in told.lines


def test_the_demo_shows_everything_and_leaves_one_file(run: Run, tmp_path: Path) -> None:
    """On a fixed day, in a database that is thrown away."""
    told = run("demo", today="2031-05-05")
    assert (told.code, told.err) == (0, "")
    for part in ("A sample student", "Week 46", "exam_window_closes", "All rules hold."):
        assert part in told.out
    assert [path.name for path in tmp_path.iterdir()] == ["planner-demo.ics"]
    assert (tmp_path / "planner-demo.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    (tmp_path / "there").mkdir()
    assert "there/planner-demo.ics" in run("demo", "there").out


def test_every_command_is_one_process_away(environment: dict[str, str], tmp_path: Path) -> None:
    """Enrol, ask, end: the real program, from nothing."""
    env = environment | {"PLANNER_DB": str(tmp_path / "new" / "planner.db")}
    assert program(*ENROLL, env=env).returncode == 0
    assert stat.S_IMODE((tmp_path / "new" / "planner.db").stat().st_mode) == 0o600
    assert program("check", env=env).returncode == 0
    assert program("drop", "cma-aama-1", env=env).returncode == 0
    assert program("plan", env=env).returncode == 2
