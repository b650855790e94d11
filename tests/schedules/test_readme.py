"""`schedules/README.md` describes the format as it is: every key of every table, and nothing else."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

import pytest

from planner.domain.calendar_math import Span
from planner.domain.career import Careers
from planner.domain.facts import Alternative, Fact, Source, Status
from planner.domain.licence import State
from planner.domain.track import PercentRange, Track
from planner.schedules import check_file
from planner.schedules.files import bundled_folder
from planner.schedules.limits import LIMITS, LONGEST, SOURCED
from planner.schedules.outline import LEAST_TOPIC_MINUTES
from planner.schedules.shape import at, is_fact, is_list, is_mapping, is_table, item, origin, parts
from schedules.samples import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.schedules.shape import Form

README = (bundled_folder() / "README.md").read_text(encoding="utf-8")
SHORT: dict[Form, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "date",
    Decimal: "dollars",
    Span: "length of time",
    PercentRange: "percent",
}


def documented() -> dict[str, list[str]]:
    """The rows of README's tables of keys, each without its last column, by heading."""
    found: dict[str, list[str]] = {}
    for section in re.split(r"^##+ ", README, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        if "| key | needed |" in body:
            rows = re.findall(r"^\| `.*", body.partition("| key | needed |")[2], flags=re.MULTILINE)
            found[heading.strip("`")] = [row.rpartition(" |")[0].rpartition(" | ")[0] for row in rows]
    return found


def expected() -> dict[str, list[str]]:
    """The same from the dataclasses."""
    forms: dict[str, Form] = {"A track file": Track, "A licence file": State, "The careers file": Careers}
    forms |= {"A fact": Fact[str], "alternatives": Alternative[str], "sources": Source}
    for top in (Track, State, Careers):
        forms |= {path: form for path, form in below(top, "") if form is not Source}
    return {heading: [row(form, key) for key in parts(form)] for heading, form in forms.items()}


def below(form: Form, path: str) -> Iterator[tuple[str, Form]]:
    """Every table inside, by its dotted path."""
    for key, part in parts(form).items():
        inner = item(part.form) if is_list(part.form) or is_mapping(part.form) else part.form
        inner = at(inner, ("value",)) if is_fact(inner) else inner
        if is_table(inner):
            yield f"{path}{key}", inner
            yield from below(inner, f"{path}{key}.")


def row(owner: Form, key: str) -> str:
    """The key, whether it is needed, how it is written."""
    part = parts(owner)[key]
    return f"| `{key}` | {'yes' if part.required else ''} | {written(owner, key, part.form)}"


def written(owner: Form, key: str, form: Form) -> str:
    """In README's words."""
    if key == "source":
        return "id, or list of ids"
    if is_fact(owner) and key == "value":
        return "as the key asks"
    if is_fact(form):
        return f"fact: {written(owner, key, at(form, ('value',)))}"
    if is_list(form):
        return f"list of {plural(item(form))}"
    low, high = LIMITS.get((owner, key), (None, None))
    return words(form) + ("" if low is None else f", {low} to {high}")


def plural(form: Form) -> str:
    """What a list holds."""
    if is_fact(form):
        return "facts: text" if origin(form) is Fact else "tables"
    if origin(form) is Literal:
        return words(form)
    return {str: "texts", Span: "lengths of time"}.get(form, "tables")


def words(form: Form) -> str:
    """One value."""
    if origin(form) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(form))
    return "tables by id" if is_mapping(form) else "table" if is_table(form) else SHORT[form]


@pytest.mark.parametrize("heading", expected())
def test_every_key_is_described_as_it_is(heading: str) -> None:
    """In the order of the format, with what is needed and what is accepted."""
    assert documented().get(heading) == expected()[heading]


def test_nothing_is_described_that_there_is_not() -> None:
    """A key that was taken away must go from the page too."""
    assert documented().keys() == expected().keys()


def test_every_key_says_what_it_means() -> None:
    """A row without meaning helps nobody."""
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    assert [line for line in rows if len(line.rpartition(" |")[0].rpartition("| ")[2]) < 6] == []


def test_the_words_for_values_are_explained() -> None:
    """Each short form of the tables has its row under "How values are written"."""
    for word in SHORT.values():
        assert f"\n| {word} | " in README
    assert f"at most {LONGEST['years']} years" in README
    assert f"less than {LEAST_TOPIC_MINUTES} minutes" in README


def test_every_status_is_explained() -> None:
    """They are shown beside every value."""
    table = README.partition("| status | means |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)`", table, flags=re.MULTILINE) == list(get_args(Status))
    assert get_args(Status)[: len(SOURCED)] == SOURCED


def test_the_example_of_a_correction_works(own: Path) -> None:
    """It is the first thing that is copied."""
    [example] = [text for text in examples() if "authorisation letter" in text]
    assert check_file(write(own, "tracks/cma-aama.toml", example)) == []


def test_the_examples_are_toml() -> None:
    """Likewise."""
    assert len(examples()) == 2
    for text in examples():
        assert tomllib.loads(text)


def examples() -> list[str]:
    """The blocks of TOML."""
    return re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)
