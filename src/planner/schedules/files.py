"""Where schedule files are: the bundled ones, and the student's own in the config folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner.domain.career import Careers
from planner.domain.licence import State
from planner.domain.track import Track
from planner.errors import BadInput
from planner.paths import config_dir

if TYPE_CHECKING:
    from planner.schedules.shape import Form

Kind = Literal["track", "licence", "careers"]
FORMS: dict[Kind, Form] = {"track": Track, "licence": State, "careers": Careers}
_FOLDERS: dict[Kind, str] = {"track": "tracks", "licence": "licences", "careers": "."}
_CAREERS = "careers.toml"


def bundled_folder() -> Path:
    """`planner/_schedules`, where the wheel puts the files, else the `schedules` of the checkout around the package."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_schedules", package.parents[1] / "schedules"):
        if folder.is_dir():
            return folder
    raise BadInput(f"The schedule files are missing from {package}; install the planner again.")


def bundled(kind: Kind) -> dict[str, Path]:
    """The files of this kind by their id, in the order of the ids."""
    return _by_id(bundled_folder() / _FOLDERS[kind])


def own(kind: Kind) -> dict[str, Path]:
    """The student's own files, likewise; none where there is no such folder."""
    return _by_id(config_dir() / "schedules" / _FOLDERS[kind])


def _by_id(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def kind_of(path: Path, raw: dict[str, Any]) -> Kind:
    """By place: `careers.toml`, the folders `tracks` and `licences`.

    Elsewhere by content: a file with `families` is the careers, one with `rules` a licence, any other a track.
    """
    if path.name == _CAREERS:
        return "careers"
    by_place: dict[str, Kind] = {"tracks": "track", "licences": "licence"}
    by_content: Kind = "careers" if "families" in raw else "licence" if "rules" in raw else "track"
    return by_place.get(path.absolute().parent.name, by_content)


def corrected_by(path: Path, kind: Kind) -> Path | None:
    """The bundled file that a file of the student's own corrects; None for any other file."""
    mine = own(kind).get(path.stem)
    return bundled(kind).get(path.stem) if mine and mine.resolve() == path.resolve() else None
