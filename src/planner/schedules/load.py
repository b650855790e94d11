"""Tracks, states and careers for the rest of the program: the bundled files, then the student's own.

One thing asked for that can't be had is an exception; a whole set comes with the problems found on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from planner.domain.career import Careers
from planner.domain.licence import State
from planner.domain.track import Track
from planner.errors import BadInput
from planner.schedules.check import checked, read
from planner.schedules.files import bundled, bundled_folder, own
from planner.schedules.lift import full_form
from planner.schedules.problems import Problem
from planner.schedules.shape import dotted, is_fact, is_list, is_mapping, is_table, name_key
from planner.schedules.walk import walk
from planner.schedules.words import nearest, no_such

if TYPE_CHECKING:
    from pathlib import Path

    from planner.schedules.files import Kind
    from planner.schedules.walk import Place

T = TypeVar("T")


def track_ids() -> tuple[str, ...]:
    """Every track there is a file for, faulty or not; no file is opened."""
    return tuple(sorted(_paths("track")))


def state_ids() -> tuple[str, ...]:
    """Likewise for states and territories: postal codes in lower case."""
    return tuple(sorted(_paths("licence")))


def load_track(track_id: str) -> Track:
    """One track, without opening the files of the others. `BadInput` for an unknown id or a file with a problem."""
    paths = _paths("track")
    if track_id not in paths:
        raise BadInput(_unknown("track", track_id, track_ids(), "`planner tracks` lists all."))
    return _only(paths[track_id], Track)


def load_state(state_id: str) -> State:
    """What one state asks, in either case of letters. `BadInput` for an unknown id or a file with a problem."""
    paths, wanted = _paths("licence"), state_id.lower()
    if wanted not in paths:
        raise BadInput(_unknown("state", state_id, state_ids(), "`planner licences` lists all."))
    return _only(paths[wanted], State)


def load_careers() -> Careers:
    """The figures for choosing a family of work. `BadInput` for a file with a problem."""
    return _only(_paths("careers").get("careers", bundled_folder() / "careers.toml"), Careers)


def load_tracks() -> tuple[tuple[Track, ...], list[Problem]]:
    """All tracks by id. A file with a problem is left out; where it corrects a bundled one, that stands as it was."""
    loaded, problems = _load_all("track")
    for path, track in loaded:
        problems += _unknown_tracks(path, "leads_to", track.leads_to)
    return tuple(track for _, track in loaded), problems


def load_states() -> tuple[tuple[State, ...], list[Problem]]:
    """All states by id, likewise."""
    loaded, problems = _load_all("licence")
    for path, state in loaded:
        for rule in state.rules:
            problems += _unknown_tracks(path, f"rules.{rule.id}.tracks", rule.tracks)
    return tuple(state for _, state in loaded), problems


def own_keys(track_id: str) -> tuple[str, ...]:
    """The dotted keys in which the student's own file corrects a bundled track: what to label as the student's."""
    path = own("track").get(track_id)
    if path is None or track_id not in bundled("track"):
        return ()
    document = full_form(Track, read(path)[0], "student")
    places = list(walk(Track, document))
    facts = {place.loc for place in places if is_fact(place.form)}
    whole = [place for place in places if not any(place.loc[:depth] in facts for depth in range(len(place.loc)))]
    return tuple(dotted(Track, document, place.loc) for place in whole if _is_value(place))


def _is_value(place: Place) -> bool:
    """A fact or a plain value that corrects something; an id only says which."""
    if is_fact(place.form):
        return True
    plain = not (is_table(place.form) or is_mapping(place.form) or is_list(place.form))
    return plain and place.key != (name_key(place.owner) or "id")


def _unknown_tracks(path: Path, key: str, named: tuple[str, ...]) -> list[Problem]:
    known = track_ids()
    return [Problem(str(path), key, no_such("track", name, known)) for name in named if name not in known]


def _paths(kind: Kind) -> dict[str, Path]:
    """A file of the student's own stands before the bundled one that it corrects."""
    return bundled(kind) | own(kind)


def _load_all(kind: Kind) -> tuple[list[tuple[Path, Any]], list[Problem]]:
    loaded: list[tuple[Path, Any]] = []
    problems: list[Problem] = []
    below = bundled(kind)
    for name, path in sorted(_paths(kind).items()):
        value, wrong = checked(path)
        problems += wrong
        if wrong and path != below.get(name, path):
            value = checked(below[name])[0]
        if value is not None:
            loaded.append((path, value))
    return loaded, problems


def _only(path: Path, kind: type[T]) -> T:
    value, problems = checked(path)
    if isinstance(value, kind):
        return value
    more = f" ({len(problems) - 1} more: `planner track-check {path}`)" if len(problems) > 1 else ""
    raise BadInput(f"{problems[0]}.{more}")


def _unknown(what: str, given: str, known: tuple[str, ...], hint: str) -> str:
    near = nearest(given.lower(), known, most=3)
    return f"There is no {what} '{given}'. " + (f"Nearest: {', '.join(near)}. " if near else "") + hint
