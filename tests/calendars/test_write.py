"""An export file is replaced whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.calendars.write import write_atomically
from planner.errors import BadInput

DISK_FULL_AFTER = 4096
WRITE_TOO_MUCH = f"""
import resource, sys
from pathlib import Path
from planner.calendars.write import write_atomically
from planner.errors import BadInput
resource.setrlimit(resource.RLIMIT_FSIZE, ({DISK_FULL_AFTER}, {DISK_FULL_AFTER}))
try:
    write_atomically(Path(sys.argv[1]), b"new" * {DISK_FULL_AFTER})
except BadInput as problem:
    print(problem)
"""


def names(folder: Path) -> list[str]:
    """What lies in the folder, hidden files too."""
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_is_made(tmp_path: Path) -> None:
    """With the permissions that any program would give it, so that a web server can serve it."""
    file = tmp_path / "plan.ics"
    write_atomically(file, b"new")
    (tmp_path / "other").touch()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """Whoever made it private or shared it meant that."""
    file = tmp_path / "plan.ics"
    file.write_bytes(b"old and longer")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["plan.ics"]


def test_whoever_reads_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    """A calendar may be in the middle of it."""
    file = tmp_path / "plan.ics"
    file.write_bytes(b"old")
    with file.open("rb") as reader:
        write_atomically(file, b"new")
        assert reader.read() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it names is replaced."""
    (tmp_path / "public").mkdir()
    link = tmp_path / "plan.ics"
    link.symlink_to(tmp_path / "public" / "mine.ics")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "public" / "mine.ics").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The kernel refuses the write half way, as it does when there is no room."""
    file = tmp_path / "plan.ics"
    file.write_bytes(b"old")
    path = os.pathsep.join(sys.path)
    told = subprocess.run(
        [sys.executable, "-B", "-c", WRITE_TOO_MUCH, file],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == (
        f"Cannot write '{file}': the file would be larger than this account may write; choose another disk.\n"
    )
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.ics"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """It is not made: more often than not the name is mistyped."""
    file = tmp_path / "calender" / "plan.ics"
    with pytest.raises(BadInput, match="its folder does not exist") as problem:
        write_atomically(file, b"new")
    assert f"Cannot write '{file}'" in str(problem.value)
    assert names(tmp_path) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """And nothing is left in it or beside it."""
    with pytest.raises(BadInput, match="it is a folder; name a file in it"):
        write_atomically(tmp_path, b"new")
    assert names(tmp_path) == []


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    """`plan.ics/plan.ics`."""
    (tmp_path / "plan.ics").write_bytes(b"old")
    with pytest.raises(BadInput, match="should be its folder is a file"):
        write_atomically(tmp_path / "plan.ics" / "plan.ics", b"new")


def test_a_device_is_not_replaced() -> None:
    """For root, replacing /dev/stdout would work, and break the machine."""
    with pytest.raises(BadInput, match="use '-' to write to standard output"):
        write_atomically(Path("/dev/null"), b"new")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """One line, as for every other mistake."""
    (tmp_path / "plan.ics").symlink_to(tmp_path / "plan.ics")
    with pytest.raises(BadInput, match="a link that leads to itself"):
        write_atomically(tmp_path / "plan.ics", b"new")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """The file system's limit, not ours."""
    with pytest.raises(BadInput, match="the name is too long"):
        write_atomically(tmp_path / ("x" * 300), b"new")


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    """Read-only folders stop everyone but root, whom only the kernel's own folders stop."""
    folder = tmp_path if os.geteuid() else Path("/sys")
    if os.geteuid():
        folder.chmod(0o500)
    with pytest.raises(BadInput, match=r"may not write there|read-only"):
        write_atomically(folder / "plan.ics", b"new")
