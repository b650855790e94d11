"""What a track or a licence asks: TOML files to the domain's values, all problems located.

Bundled files come first, then the student's own from the config folder, which add a track or correct single values.
Nothing here knows the database, the calendar formats or the screen. Importing it
is cheap; pydantic comes with the first file that is checked.
"""

from planner.schedules.check import check_file
from planner.schedules.json_schema import json_schema
from planner.schedules.load import (
    load_careers,
    load_state,
    load_states,
    load_track,
    load_tracks,
    own_keys,
    state_ids,
    track_ids,
)
from planner.schedules.problems import Problem

__all__ = [
    "Problem",
    "check_file",
    "json_schema",
    "load_careers",
    "load_state",
    "load_states",
    "load_track",
    "load_tracks",
    "own_keys",
    "state_ids",
    "track_ids",
]
