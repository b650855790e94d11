"""What a credential leads to: the tracks of its file, their routes, and nothing that no file says."""

from __future__ import annotations

from dataclasses import replace

from builders import track
from planner.domain.facts import Fact
from planner.domain.leading import leads_to
from planner.domain.track import Route

PLAIN = track()
HOLDER = Route(
    id="holder", title="Holder", program=False, requirement=Fact(value="You hold Plain.", status="official"),
    checklist=("Valid Plain certification", "Two years of work"),
)  # fmt: skip
SCHOOL = Route(id="school", title="School", program=True, requirement=Fact(value="A school."), checklist=("Diploma",))
NEXT = replace(track(), id="next", name="Next", routes=(SCHOOL, HOLDER))
FIRST = replace(PLAIN, id="first", name="Plain", leads_to=("next", "unknown"))


def test_a_route_that_names_what_is_held_comes_first_and_asks_the_rest() -> None:
    """The other routes ask all that they list."""
    (step,) = leads_to(FIRST, [FIRST, NEXT], {"first"})
    assert (step.track.id, step.held) == ("next", False)
    assert [(way.route.id, way.named, way.asks, way.confirmed) for way in step.ways] == [
        ("holder", True, ("Two years of work",), True),
        ("school", False, ("Diploma",), False),
    ]


def test_everything_that_is_held_counts() -> None:
    """A second credential may be the one that a route names; what is held already is said to be."""
    third = replace(PLAIN, id="third", name="Third", leads_to=("next",))
    (step,) = leads_to(third, [FIRST, NEXT, third], {"third", "first", "next"})
    assert step.held
    assert step.ways[0].route.id == "holder"
    (alone,) = leads_to(third, [FIRST, NEXT, third], {"third"})
    assert alone.ways[0].route.id == "school"


def test_the_end_of_a_ladder_leads_nowhere() -> None:
    """No guess."""
    assert leads_to(NEXT, [FIRST, NEXT], {"next"}) == ()
