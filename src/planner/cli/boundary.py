"""The last line of defence: whatever happens, one line on stderr and an exit code, never a traceback.

Exit codes: 0 done, 1 the answer is no, 2 bad input, 3 the database cannot be used, 130 interrupted. Knows nothing of
click, which the quickest answers are given without.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from planner.cli.output import finish, prepare, silence, tell, unwritable
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INTERRUPTED = 130
UNEXPECTED = 1
"""An error of ours. The contract has no code for it; 1, like Python's own, and not 2 or 3, which put the blame on the
input or the database."""
LARGEST_LOG = 1_000_000


def guarded(action: Callable[[], int]) -> int:
    """The exit code of `action`, or of what it raised, which has then been told."""
    prepare()
    try:
        code = action()
        finish()
    except PlannerError as error:
        tell(str(error))
        return error.exit_code
    except BrokenPipeError:
        silence()  # the reader had enough (`planner plan | head`), which is no failure
        return 0
    except KeyboardInterrupt:
        tell("Interrupted.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # one of the two places that may: it logs and tells
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
            tell(
                str(unwritable(error))
            )  # click writes its help by itself; all other files are guarded where they are written
            return UNEXPECTED
        return _unexpected(error)
    return code


def _unexpected(error: Exception) -> int:
    kind = type(error).__name__
    try:
        path = _log(error)
    except Exception:  # noqa: BLE001  # telling must not fail because logging did
        tell(f"Something went wrong that should not have ({kind}: {error}), and the log file can't be written.")
    else:
        tell(f"Something went wrong that should not have ({kind}). What is known of it is in {path}")
    return UNEXPECTED


def _log(error: Exception) -> Path:
    """Appends the traceback to the log file, which only its owner may read; a log that has grown large starts anew."""
    import traceback

    from planner import __version__
    from planner.clock import now
    from planner.paths import log_path

    path = log_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    anew = os.O_TRUNC if path.exists() and path.stat().st_size > LARGEST_LOG else 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | anew, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"{now().isoformat()} planner {__version__}: {' '.join(sys.argv[1:])}\n")
        log.writelines(traceback.format_exception(error))
    return path
