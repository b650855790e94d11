"""The JSON Schemas beside the files are those of the format, and accept what the checks accept."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from planner.schedules import json_schema
from planner.schedules.check import read
from planner.schedules.files import bundled, bundled_folder
from planner.schedules.json_schema import as_text
from planner.schedules.lift import plain
from schedules.samples import LICENCE, TRACK, table

if TYPE_CHECKING:
    from pathlib import Path

    from planner.schedules.files import Kind

KINDS: tuple[Kind, ...] = ("track", "licence")
BUNDLED = [(kind, path) for kind in KINDS for path in bundled(kind).values()]
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}


def fits(schema: dict[str, Any], value: Any, top: dict[str, Any]) -> bool:
    """The part of JSON Schema that the format uses."""
    if "$ref" in schema:
        return fits(top["definitions"][schema["$ref"].rpartition("/")[2]], value, top)
    if "anyOf" in schema and not any(fits(choice, value, top) for choice in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema and (type(value) not in TYPES[schema["type"]]):
        return False
    return _in_limits(schema, value) and _inside_fits(schema, value, top)


def _in_limits(schema: dict[str, Any], value: Any) -> bool:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return False
    if "minItems" in schema and not schema["minItems"] <= len(value) <= schema["maxItems"]:
        return False
    return "minimum" not in schema or schema["minimum"] <= value <= schema.get("maximum", value)


def _inside_fits(schema: dict[str, Any], value: Any, top: dict[str, Any]) -> bool:
    if isinstance(value, list):
        return all(fits(schema.get("items", {}), inner, top) for inner in value)
    if not isinstance(value, dict) or "type" not in schema:
        return True
    known, other = schema.get("properties", {}), schema["additionalProperties"]
    if not set(schema.get("required", ())) <= value.keys() or (other is False and not value.keys() <= known.keys()):
        return False
    return all(fits(known.get(key, other), inner, top) for key, inner in value.items())


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_the_generated_one(kind: Kind) -> None:
    """`python -m planner.schedules` writes them; forgetting it would let editors lie."""
    assert (bundled_folder() / f"{kind}.schema.json").read_text(encoding="utf-8") == as_text(kind)


def test_the_command_writes_both(tmp_path: Path) -> None:
    """It is what the message of a failing test sends one to."""
    subprocess.run([sys.executable, "-m", "planner.schedules", str(tmp_path)], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {f"{kind}.schema.json" for kind in KINDS}


@pytest.mark.parametrize(("kind", "path"), BUNDLED, ids=[path.stem for _, path in BUNDLED])
def test_every_bundled_file_fits_its_schema(kind: Kind, path: Path) -> None:
    """An editor that marks good lines red is soon ignored."""
    schema = json_schema(kind)
    assert fits(schema, plain(read(path)[0]), schema)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("hours = 45", 'hours = "45"'),
        ("hours = 45", "hours = 0"),
        ("hours = 45", "hour = 45"),
        ("hours = 45", "hours = { status = 'official' }"),
        ("hours = 45", "hours = { value = true }"),
        ('"6 weeks"', '"6 fortnights"'),
        ("amount = 125", "amount = 62.5"),
        ("weight = 65.0", "weight = [1, 2, 3]"),
        ('"same-day"', '"sameday"'),
        ('"https://board.example"', '"board.example"'),
        ('id = "graduate"', 'id = "The graduate"'),
        ('name = "SMP"\n', ""),
    ],
)
def test_the_schema_refuses_slips(good: str, bad: str) -> None:
    """They are marked while they are typed."""
    schema = json_schema("track")
    assert fits(schema, plain(table(TRACK)), schema)
    assert good in TRACK
    assert not fits(schema, plain(table(TRACK.replace(good, bad, 1))), schema)


def test_a_licence_fits_its_own_schema_only() -> None:
    """Two kinds, two schemas."""
    licence, track = json_schema("licence"), json_schema("track")
    assert fits(licence, plain(table(LICENCE)), licence)
    assert not fits(track, plain(table(LICENCE)), track)
