"""Paths as a student types them into a form: where they lead, and what is wrong with one, said as it is typed."""

from __future__ import annotations

import os
from pathlib import Path


def path_of(text: str) -> Path:
    """The file that is meant; a name alone lies in the current folder, `~` is the home."""
    return Path.cwd() / os.path.expanduser(text.strip())  # noqa: PTH111  # a home that is not there is no error


def no_file(text: str) -> str:
    """What is wrong with a path that should lead to a file; nothing where there is one."""
    try:
        return "" if path_of(text).is_file() else "there is no such file"
    except (OSError, ValueError):
        return "there is no such file"


def no_folder(text: str) -> str:
    """What is wrong with a path to be written to."""
    try:
        folder = path_of(text).parent
        return "" if folder.is_dir() else "there is no such folder"
    except (OSError, ValueError):
        return "there is no such folder"
