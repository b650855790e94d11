"""A block's id says what is planned where, and its order the place in its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import START
from planner.domain.block_ids import numbered
from planner.domain.calendar_math import ONE_DAY
from planner.domain.plan import Activity, Block, MockSlice, Part


def block(activity: Activity = "learn", topic: str = "", day: date = START, minutes: int = 15) -> Block:
    parts = (Part(topic, "d", minutes),) if topic else ()
    return Block(id="", date=day, order=0, minutes=minutes, activity=activity, parts=parts)


def ids(*blocks: Block, enrolment: str = "plain-1") -> list[str]:
    return [made.id for made in numbered(enrolment, blocks)]


def only(made: Block) -> str:
    (name,) = ids(made)
    return name


def test_a_day_goes_from_errands_to_catch_up() -> None:
    """A mock before its review, recall before new material, and what is kept empty last."""
    given: list[Activity] = ["catch_up", "learn", "recall", "mock_review", "mock", "task"]
    made = numbered("plain-1", [block(activity) for activity in given])
    assert [b.activity for b in made] == ["task", "mock", "mock_review", "recall", "learn", "catch_up"]
    assert [b.order for b in made] == [1, 2, 3, 4, 5, 6]


def test_new_material_stays_in_the_order_given() -> None:
    """Practising one topic comes before learning what builds on it."""
    given = [block("learn", "a"), block("hands_on", "a"), block("learn", "b")]
    assert [(b.activity, b.parts[0].topic) for b in numbered("plain-1", given)] == [
        ("learn", "a"),
        ("hands_on", "a"),
        ("learn", "b"),
    ]


def test_days_come_in_order_and_each_counts_from_one() -> None:
    """Whatever the order given."""
    given = [
        block(topic=name, day=START + offset * ONE_DAY) for name, offset in (("c", 1), ("a", 0), ("b", 0), ("d", 9))
    ]
    assert [(b.parts[0].topic, b.order) for b in numbered("plain-1", given)] == [("a", 1), ("b", 2), ("c", 1), ("d", 1)]


def test_an_id_does_not_depend_on_the_rest_of_the_plan() -> None:
    """So a calendar keeps the event of a block that stays where it is."""
    kept = block(topic="b")
    assert ids(block(topic="a"), kept, block(topic="c"))[1] == only(kept)


def test_minutes_and_state_are_no_part_of_an_id() -> None:
    """A block made shorter, pinned or done is the same block."""
    assert only(block(topic="a", minutes=60)) == only(block(topic="a"))
    assert only(replace(block(topic="a"), status="done", pinned=True, order=4)) == only(block(topic="a"))


def test_whatever_says_what_is_planned_where_is_part_of_an_id() -> None:
    """Day, activity, topics, mock, errand, and whose plan it is."""
    mocks = [replace(block("mock"), mock=MockSlice(n, k, 2)) for n, k in ((1, 1), (1, 2), (2, 1))]
    errands = [replace(block("task"), task=name) for name in ("transcript", "apply")]
    given = [block(topic="a"), block(topic="b"), block("recall", "a"), block(topic="a", day=START + ONE_DAY)]
    names = [only(made) for made in (*given, *mocks, *errands)]
    assert len(set(names)) == len(names)
    assert ids(block(topic="a"), enrolment="plain-2") != ids(block(topic="a"))


def test_blocks_that_say_the_same_get_different_ids() -> None:
    """Two sessions of one topic on one day; the first of them keeps the id of one alone."""
    twins = ids(block(topic="a"), block(topic="a"), block(topic="a"))
    assert len(set(twins)) == 3
    assert twins[0] == only(block(topic="a"))
    assert twins[:2] == ids(block(topic="a"), block(topic="a"))


def test_a_block_that_has_an_id_keeps_it() -> None:
    """And one planned beside it that says the same gets another."""
    kept = replace(block(topic="a"), id=only(block(topic="a")), status="done")
    again = numbered("plain-1", [block(topic="a"), kept])
    assert [b.id for b in again if b.status == "done"] == [kept.id]
    assert len({b.id for b in again}) == 2


def test_an_id_is_short_enough_to_type() -> None:
    """Two signs and six small letters or digits, none of which look alike (0, 1, 8 and 9 are not used)."""
    for name in ids(*(block(topic=str(n)) for n in range(500))):
        assert name.startswith("b-")
        assert len(name) == 8
        assert set(name[2:]) <= set("abcdefghijklmnopqrstuvwxyz234567")
