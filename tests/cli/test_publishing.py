"""`publish` from a command line: where the password comes from, and that it is never shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from calendars.radicale_server import PASSWORD, USER, radicale
from planner.cli.boundary import guarded

pytestmark = pytest.mark.skipif(
    not find_spec("caldav") or not find_spec("radicale"), reason="pip install caldav radicale"
)

Publish = Callable[..., tuple[int, str, str]]
SERVICE_FOR_PASSWORDS = """
import sys
from keyring.backend import KeyringBackend
class Kept(KeyringBackend):
    priority = 1
    def get_password(self, service, username):
        return {!r} if (service, username) == ("127.0.0.1", {!r}) else None
    def set_password(self, service, username, password): ...
    def delete_password(self, service, username): ...
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server."""
    with radicale(tmp_path_factory.mktemp("radicale")) as found:
        yield found


@pytest.fixture
def publish(student: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Publish:
    """The command with its arguments, on 11 January 2027: exit code, stdout and stderr."""
    from planner.cli.publishing import publish as command

    monkeypatch.setenv("PLANNER_TODAY", "2027-01-11")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = guarded(
            lambda: command.main(list(arguments), standalone_mode=False, help_option_names=["-h", "--help"]) or 0
        )
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def printing(tmp_path: Path) -> str:
    """A command that prints the password, with a note below it as password stores do."""
    file = tmp_path / "secret"
    file.write_text(f"{PASSWORD}\nnote\n", encoding="utf-8")
    return f"cat '{file}'"


def test_a_plan_is_published_with_a_command_for_the_password(port: int, publish: Publish, printing: str) -> None:
    """And again, with nothing to do; then without one section."""
    asked = (f"http://127.0.0.1:{port}/", "--user", USER, "--password-command", printing, "--calendar", "Study plan")
    code, out, err = publish(*asked)
    assert (code, err) == (0, "")
    assert out.startswith("Published to 127.0.0.1: ")
    assert out.endswith(" new, 0 changed, 0 removed, 0 as they were.\n")
    count = int(out.split()[3])
    assert count > 20
    assert publish(*asked)[1].endswith(f" 0 new, 0 changed, 0 removed, {count} as they were.\n")
    code, out, _ = publish(*asked, "--only", "fees")
    assert f"0 new, 0 changed, {count - 1} removed, 1 as they were." in out


def test_a_user_in_the_address_is_enough(port: int, publish: Publish, printing: str) -> None:
    """As browsers take it."""
    code, out, _ = publish(f"http://{USER}@127.0.0.1:{port}/", "--password-command", printing, "--only", "fees")
    assert (code, out.split(":")[0]) == (0, "Published to 127.0.0.1")


@pytest.mark.skipif(not find_spec("keyring"), reason="pip install keyring")
def test_the_keyring_is_asked_first(port: int, student: object, tmp_path: Path) -> None:
    """Under the server's name and the user's; a store for the purpose, which the keyring package loads itself."""
    (tmp_path / "kept.py").write_text(SERVICE_FOR_PASSWORDS.format(PASSWORD, USER), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    settings = {"PYTHONPATH": path, "PYTHON_KEYRING_BACKEND": "kept.Kept", "PLANNER_TODAY": "2027-01-11"}
    call = "import sys; from planner.cli.publishing import publish; publish(sys.argv[1:])"
    command = [sys.executable, "-c", call, f"http://127.0.0.1:{port}/", "--user", USER, "--only", "fees"]
    told = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Published to 127.0.0.1: ")


@pytest.mark.parametrize(
    ("url", "command", "code", "words"),
    [
        ("http://127.0.0.1:1/", "echo wrong", 1, "The connection to 127.0.0.1 failed"),
        ("{server}", "echo wrong", 2, "does not let 'ann' in"),
        ("{server}", "false", 2, "'false' failed with exit code 1"),
        ("{server}", "true", 2, "printed no password"),
        ("{server}", "no-such-program", 2, "can't be run: No such file"),
        ("{server}", "unclosed '", 2, "can't be run: No closing quotation"),
        ("http://ann:wrong@127.0.0.1:1/", "echo wrong", 2, "A password in the URL can be seen"),
        ("ftp://127.0.0.1/", "echo wrong", 2, "'ftp://127.0.0.1/' is not a web address"),
        ("cloud.example.org", "echo wrong", 2, "would begin with https://"),
        ("http://[::1", "echo wrong", 2, "is not a web address"),
    ],
)
def test_a_mistake_is_one_line_without_the_password(
    port: int, publish: Publish, url: str, command: str, code: int, words: str
) -> None:
    """With the exit code of what it is: 2 for what was typed, 1 for what may pass."""
    address = url.format(server=f"http://127.0.0.1:{port}/")
    told, out, err = publish(address, "--user", USER, "--password-command", command)
    assert (told, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert "wrong" not in err


def test_without_a_password_the_ways_to_give_one_are_named(port: int, publish: Publish) -> None:
    """The keyring of a machine without one is as good as empty."""
    code, _, err = publish(f"http://127.0.0.1:{port}/", "--user", "bob")
    assert code == 2
    assert "keyring set 127.0.0.1 bob" in err
    assert "--password-command" in err
