"""The documentation is true: what it names exists, what exists is named, and every example shows today's answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from architecture.examples import ROOT, WITH_EXAMPLES, replayed
from planner.cli.main import MODULE_OF, planner

if TYPE_CHECKING:
    from pathlib import Path

    import click

DOCUMENTS = [
    *WITH_EXAMPLES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(f"docs/decisions/{p.name}" for p in (ROOT / "docs/decisions").iterdir()),
]
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}
FOR_STUDENTS = "\n".join(TEXTS[name] for name in WITH_EXAMPLES)


def commands() -> dict[str, click.Command]:
    """Every command by its name."""
    import click

    ctx = click.Context(planner)
    return {name: command for name in MODULE_OF if (command := planner.get_command(ctx, name))}


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_every_example_shows_what_the_planner_answers(name: str, tmp_path: Path) -> None:
    """After a change that was meant: `make docs`."""
    assert replayed(TEXTS[name], tmp_path) == TEXTS[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_named_exists(name: str) -> None:
    """`planner something` in the text or in an example."""
    named = set(re.findall(r"(?:`|\$ |bin/|; |\| )planner (?:--\w+ \S+ )*([a-z][a-z-]*)", TEXTS[name]))
    assert named <= set(MODULE_OF)


def test_every_command_is_in_the_guide() -> None:
    """A command that nobody can read about might as well not be there."""
    assert [
        name for name in MODULE_OF if f"planner {name}" not in FOR_STUDENTS and f"`{name}`" not in FOR_STUDENTS
    ] == []


def test_every_option_named_exists() -> None:
    """Options of any command, and the global ones."""
    known = {"--help", "--version"}
    for command in (planner, *commands().values()):
        inner = getattr(command, "commands", {}).values()
        known.update(option for it in (command, *inner) for parameter in it.params for option in parameter.opts)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", FOR_STUDENTS)) <= known


def test_every_enrolment_option_is_in_the_guide() -> None:
    """What a student can say of their own case."""
    options = {
        option for parameter in commands()["enroll"].params for option in parameter.opts if option.startswith("--")
    }
    assert {option for option in options if option not in FOR_STUDENTS} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_place_named_exists(name: str) -> None:
    """Links to files, and paths in the checkout."""
    text, folder = TEXTS[name], (ROOT / name).parent
    links = list(re.findall(r"\]\(([^)#:]+)\)", text))
    assert [link for link in links if not (folder / link).exists()] == []
    paths = re.findall(r"`((?:src|tests|schedules|requirements|docs|benchmarks|\.ci)/[\w./-]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_named_exists(name: str) -> None:
    """`make something`, in the text or alone on a line."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make (?:PYTHON=\S+ )?([a-z]+)", TEXTS[name], re.MULTILINE))
    assert named <= targets


def test_every_setting_is_in_the_readme() -> None:
    """Environment variables that the program asks for, and no others."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    asked = set(re.findall(r"\"(PLANNER_[A-Z]+)\"", code))
    assert asked == set(re.findall(r"\b(PLANNER_[A-Z]+)", TEXTS["README.md"]))
