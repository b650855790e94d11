"""The lint sees what it should see: every bad file is flagged by the rule that it is named after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calendars import samples
from calendars.lint import lint
from planner.calendars.ics import render

FOLDER = Path(__file__).parent
BAD_FILES = sorted((FOLDER / "corpus").glob("*.ics"))


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_a_bad_file_is_flagged(file: Path) -> None:
    """Each file breaks one rule, `rule.variant.ics`; a lint that misses it would let an export break it too."""
    assert file.name.split(".")[0] in {finding.rule for finding in lint(file.read_bytes())}


def test_every_rule_has_a_bad_file() -> None:
    """A rule that never fired may never fire."""
    rules = set(re.findall(r'"([a-z-]+)"', " ".join(re.findall(r"Finding\((.*?),", (FOLDER / "lint.py").read_text()))))
    assert len(rules) > 25
    assert rules <= {file.name.split(".")[0] for file in BAD_FILES}


@pytest.mark.parametrize("feed", [False, True])
def test_an_export_is_clean(*, feed: bool) -> None:
    """The realistic sample, nasty titles and a cancelled event among it."""
    assert lint(render(samples.all_items(), name="plan, 2027; \\mine", feed=feed)) == []


def test_an_export_of_nothing_is_clean() -> None:
    """Nothing in the asked range is an answer too."""
    assert lint(render([], name="")) == []
