"""`python -m planner.schedules FOLDER` writes the JSON Schemas beside the schedule files."""

from __future__ import annotations

import sys
from pathlib import Path

from planner.schedules.files import bundled_folder
from planner.schedules.json_schema import as_text


def main() -> None:
    """Into the folder named, else into the folder of the bundled files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_folder()
    (folder / "track.schema.json").write_text(as_text("track"), encoding="utf-8")
    (folder / "licence.schema.json").write_text(as_text("licence"), encoding="utf-8")


if __name__ == "__main__":
    main()
