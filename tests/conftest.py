"""What holds for every test: a home of its own, the same examples in every CI run, and no skipping there."""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import planner

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

IN_CI = os.environ.get("CI") == "true"

SLOW_TO_DRAW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
"""Say how lucky a draw was and how busy the machine is, nothing of the planner."""

settings.register_profile("here", deadline=None, suppress_health_check=SLOW_TO_DRAW)
settings.register_profile("ci", deadline=None, suppress_health_check=SLOW_TO_DRAW, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "here")


def pytest_configure() -> None:
    """The settings of the person who runs the tests take no part, in fixtures of any scope.

    Hypothesis also draws constants that it finds in imported modules. With all of them imported at the start the
    examples don't depend on which tests a process ran before.
    """
    for name in [name for name in os.environ if name.startswith("PLANNER_")]:
        del os.environ[name]
    if IN_CI:
        for module in walk_packages(planner.__path__, "planner."):
            import_module(module.name)


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for one test: whatever asks the platform for its place finds it there, in child processes too."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (
        ("CONFIG", ".config"),
        ("DATA", ".local/share"),
        ("STATE", ".local/state"),
        ("CACHE", ".cache"),
    ):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    return home


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that is skipped has failed: what it needs is missing. Expected failures stay what they are."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which is a failure in CI: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Likewise for a whole file."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, which is a failure in CI: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> str:
    return longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
