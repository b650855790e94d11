"""Students live with their plans day by day, in any order of events, on the domain alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis.stateful import initialize

from builders import plain_cases
from living import DomainDesk
from living_rules import Living

if TYPE_CHECKING:
    from planner.domain.enrolment import Enrolment
    from planner.domain.track import Track


class Alone(Living):
    """Any enrolment on a plain outline, whether its plan fits or not."""

    @initialize(pair=plain_cases())
    def enrol(self, pair: tuple[Track, Enrolment]) -> None:
        """The first day."""
        self.desk = DomainDesk(*pair)


TestAlone = Alone.TestCase
TestAlone.settings = settings(max_examples=15, stateful_step_count=15)
