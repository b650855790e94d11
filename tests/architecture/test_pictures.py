"""The pictures of the views: as the views are today, complete, and with nothing in them that comes from elsewhere."""

from __future__ import annotations

import re

import pytest

from architecture.examples import ROOT
from architecture.pictures import FOLDER, PICTURES, drawn, words

FROM_ELSEWHERE = re.compile(r"@font-face|@import|url\((?!#)|(?:href|src)=", re.IGNORECASE)


def committed(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def test_every_picture_shows_what_its_view_shows(tmp_path_factory: pytest.TempPathFactory) -> None:
    """After a change that was meant: `make screenshots`."""
    found = drawn(tmp_path_factory.mktemp("pictures"))
    assert {name: words(committed(name)) for name in found} == {name: words(it) for name, it in found.items()}


def test_each_view_has_its_picture_and_no_other_lies_there() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_needs_nothing_from_elsewhere(name: str) -> None:
    """No font, no picture, no style sheet: it is the same without a network."""
    assert FROM_ELSEWHERE.findall(committed(name)) == []


def test_the_readme_shows_some_and_says_in_words_what_they_show() -> None:
    shown = re.findall(
        r"!\[([^\]]*)\]\(docs/screenshots/([\w-]+)\.svg\)", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert len(shown) >= 2
    assert {name for _, name in shown} <= set(PICTURES)
    assert all(len(alt) > 20 for alt, _ in shown)
