"""The pinned versions are those that `pyproject.toml` asks for, each with its hashes, from no particular index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED: dict[str, list[str]] = {"runtime": PROJECT["project"]["dependencies"], **PROJECT["dependency-groups"]}
PIN = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n",
    re.MULTILINE,
)


def pins(group: str) -> dict[str, str]:
    """Names to versions of one file, in which there is nothing else."""
    text = (ROOT / "requirements" / f"{group}.txt").read_text()
    assert PIN.sub("", text) == ""
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PIN.finditer(text)}


@pytest.mark.parametrize("group", ASKED)
def test_what_is_asked_for_is_pinned(group: str) -> None:
    """After a change to `pyproject.toml`: `make lock`."""
    pinned = pins(group)
    for text in ASKED[group]:
        asked = Requirement(text)
        assert pinned.get(canonicalize_name(asked.name), "none") in asked.specifier, f"{text}: make lock"


def test_the_files_agree() -> None:
    """They are installed into one environment, one after the other."""
    versions: dict[str, set[str]] = {}
    for group in ASKED:
        for name, version in pins(group).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
