"""What a student can do, one method an intention: load, work out by one pure function, save in one transaction.

Reading methods use the read-only door alone, so they work where nothing can be written and bring no heavy library.
"""

from __future__ import annotations

from planner.service.ce import Ledger
from planner.service.enrolling import COMFORT_PERCENT
from planner.service.looking import Looking
from planner.service.money import Money
from planner.service.papers import Papers
from planner.service.sessions import Sessions
from planner.service.sharing import Sharing
from planner.service.studying import Studying
from planner.service.view import View

__all__ = ["COMFORT_PERCENT", "Planner", "View"]


class Planner(Looking, Sessions, Studying, Sharing, Money, Papers, Ledger):
    """The planner on one database, on one day. `now` is the instant (UTC) that goes into what is written."""
