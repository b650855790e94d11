"""The examples in the documentation, replayed: every `console` block is run, and shows what the planner answers now.

A line `…` stands for what is left out. `make docs` puts today's answers in place of those that are there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITH_EXAMPLES = ("README.md", "docs/guide.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
LEFT_OUT = "…"


def replayed(text: str, home: Path) -> str:
    """The text with the answers of all its examples given anew, by one student whose home is that folder."""
    shell = _Shell(home)
    return BLOCK.sub(lambda block: shell.replay(block[0]), text)


class _Shell:
    """Runs `planner` and keeps what is exported; other commands are not for examples."""

    def __init__(self, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANNER_", "XDG_"))}
        self._environment = kept | {"HOME": str(home)}
        self._home = home

    def replay(self, block: str) -> str:
        """One block: each command with its answer, as long as what was shown of it."""
        examples = [part for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE) if part]
        return "".join(map(self._example, examples))

    def _example(self, example: str) -> str:
        command, _, shown = example.partition("\n")
        words = shlex.split(command.removeprefix(PROMPT), comments=True)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            self._environment[name] = value
            return example
        if words[0] != "planner":
            message = f"an example runs something else than planner: {command}"
            raise ValueError(message)
        return f"{command}\n{_as_much(self._answer(words[1:]), shown)}"

    def _answer(self, arguments: list[str]) -> str:
        run = [sys.executable, "-m", "planner", *arguments]
        return subprocess.run(
            run,
            cwd=self._home,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        ).stdout


def _as_much(answer: str, shown: str) -> str:
    """The answer whole, or as many first and last lines of it as are shown around the line that leaves the rest out."""
    old, new = shown.splitlines(), answer.splitlines()
    if LEFT_OUT not in old:
        return answer
    first, last = old.index(LEFT_OUT), len(old) - old.index(LEFT_OUT) - 1
    return "\n".join([*new[:first], LEFT_OUT, *new[len(new) - last :], ""])


def main() -> None:
    """Rewrites the documents."""
    for name in WITH_EXAMPLES:
        with tempfile.TemporaryDirectory() as home:
            path = ROOT / name
            path.write_text(replayed(path.read_text(encoding="utf-8"), Path(home)), encoding="utf-8")


if __name__ == "__main__":
    main()
