"""Work of a library that may never end, brought to an end.

The rules of a calendar can ask for every second of a century, or for a day that never comes, and the libraries that
work them out know no limit. A limit in seconds would refuse on a busy machine what it takes on an idle one; function
calls are the same number everywhere.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

Result = TypeVar("Result")
CALLS = frozenset({"call", "c_call"})


class TooMuchWork(Exception):  # noqa: N818  # says what happened
    """The work was not done after as many calls as it was given."""


def within(calls: int, work: Callable[[], Result]) -> tuple[Result, int]:
    """What `work` returns, and how many of the `calls` are left; raises `TooMuchWork` when they are used up.

    Calls into C count too. A million take about a second. Counts in this thread only, and takes the place of a profiler
    meanwhile.
    """
    left = calls

    def count(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal left
        left -= event in CALLS
        if left < 0:
            raise TooMuchWork

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = work()
    finally:
        sys.setprofile(before)
    return result, max(0, left)
