"""Where the program starts. `planner today --short` runs in login shells: it is answered before click is imported."""

from __future__ import annotations

import gc
import sys

VALUE_OPTIONS = ("--db", "--today", "--enrolment")


def main() -> int:
    """Runs the program on the arguments it was given; returns the exit code."""
    # A command ends before there is garbage to speak of. Not looking for any, at the end neither, saves 7 and 10 % of
    # its time; what stays open, as a full-screen view does, turns the search on again.
    gc.disable()
    try:
        from planner.cli.boundary import guarded

        return guarded(lambda: _answer(sys.argv[1:]))
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


def _answer(arguments: list[str]) -> int:
    options = short_request(arguments)
    if options is None:
        from planner.cli.main import run

        return run(arguments)
    from planner.cli.short import answer

    return answer(*(options.get(name) for name in VALUE_OPTIONS))


def short_request(arguments: list[str]) -> dict[str, str] | None:
    """The options of a plain `planner [--db X] [--today D] [--enrolment E] today --short`; None for all else."""
    if arguments[-2:] != ["today", "--short"]:
        return None
    options: dict[str, str] = {}
    rest = iter(arguments[:-2])
    for argument in rest:
        name, equals, value = argument.partition("=")
        given = value if equals else next(rest, None)
        if name not in VALUE_OPTIONS or given is None:
            return None
        options[name] = given
    return options


if __name__ == "__main__":
    sys.exit(main())
