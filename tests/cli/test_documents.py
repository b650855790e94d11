"""The JSON documents: their schema, and the names and order of their keys, are a contract."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]

PLAN = (
    "schema as_of enrolment track start exam_date final_review_start buffer_percent pace_factor depth inputs "
    "need_minutes need_before_review_minutes supply_minutes supply_before_review_minutes feasible shortfall_minutes "
    "remedies topics weeks"
)
INPUTS = "week daily_cap off busy practicum_percent session_minutes triage at week_starts"
WEEK = "number start end phase capacity_minutes planned_minutes days blocks"
DAY = "date capacity_minutes done_minutes reduced_by"
BLOCK = "id date order minutes activity status pinned from_catch_up mock parts"
TOPIC = "topic need_minutes learn_minutes hands_on_minutes recall_minutes planned_minutes done_minutes pending_review"
MILESTONE = "key date title kind status because confirmed sources expected owner"
TRACK = (
    "schema id name title family issuer summary not_to_confuse_with leads_to program routes application exam outline "
    "study fees renewal resources sources facts own"
)
HEAD = "schema as_of enrolment"
SCHEMAS = [
    (("plan",), "plan", PLAN),
    (("week",), "week", "schema as_of enrolment week"),
    (
        ("today",),
        "today",
        f"{HEAD} capacity_minutes planned_minutes blocks milestones alerts done_minutes missed pace_factor",
    ),
    (("milestones",), "milestones", "schema as_of enrolment milestones"),
    (("explain", "exam"), "explain", "schema as_of enrolment milestone also"),
    (("check",), "check", "schema as_of enrolment properties"),
    (("enrolments",), "enrolments", "schema enrolments"),
    (("whatif", "--buffer", "10"), "whatif", "schema plan compared"),
    (("tracks",), "tracks", "schema tracks problems"),
    (("track", "cma-aama"), "track", TRACK),
    (("compare", "cma-aama", "mlt-ascp"), "compare", "schema tracks work sources"),
    (("config",), "config", "schema database own_schedules log today color settings theme plain keys problems"),
]


def keys(document: dict[str, Any]) -> str:
    return " ".join(document)


@pytest.mark.parametrize(("arguments", "name", "expected"), SCHEMAS)
def test_the_keys_of_a_document_have_their_order(
    student: Run, arguments: tuple[str, ...], name: str, expected: str
) -> None:
    """`schema` first; the same question, the same bytes."""
    told = student(*arguments, "--json")
    assert told.code == 0
    assert told.json["schema"] == f"planner.{name}/1"
    assert keys(told.json) == expected
    assert student(*arguments, "--json").out == told.out


def test_the_plan_is_as_the_contract_shows_it(student: Run) -> None:
    """Down to the parts of a block."""
    plan = student("plan", "--json").json
    assert (plan["enrolment"], plan["track"], plan["start"]) == ("cma-aama-1", "cma-aama", "2027-01-11")
    assert keys(plan["inputs"]) == INPUTS
    assert plan["inputs"]["week"] == {"mon": 60, "wed": 60, "sat": 180}
    assert plan["inputs"]["practicum_percent"] == 50
    assert {keys(topic) for topic in plan["topics"]} == {TOPIC}
    assert {keys(week) for week in plan["weeks"]} == {WEEK}
    assert {keys(day) for week in plan["weeks"] for day in week["days"]} == {DAY}
    assert {len(week["days"]) for week in plan["weeks"]} == {7}
    blocks = [block for week in plan["weeks"] for block in week["blocks"]]
    assert {keys(block).removesuffix(" task") for block in blocks} == {BLOCK}
    assert {keys(part) for block in blocks for part in block["parts"]} == {"topic domain minutes"}
    mock = next(block["mock"] for block in blocks if block["activity"] == "mock")
    assert keys(mock) == "number slice of"


def test_the_sums_of_the_plan_add_up(student: Run) -> None:
    """Weeks are the sum of their blocks, topics the sum of their parts."""
    plan = student("plan", "--json").json
    for week in plan["weeks"]:
        assert week["planned_minutes"] == sum(block["minutes"] for block in week["blocks"])
        assert week["capacity_minutes"] == sum(day["capacity_minutes"] for day in week["days"])
    parts = [part for week in plan["weeks"] for block in week["blocks"] for part in block["parts"]]
    for topic in plan["topics"]:
        assert topic["planned_minutes"] == sum(part["minutes"] for part in parts if part["topic"] == topic["topic"])
    assert plan["need_minutes"] == sum(topic["need_minutes"] for topic in plan["topics"])


def test_capacity_ends_with_the_exam(student: Run) -> None:
    """All seven days of the last week are listed, from the exam on with nothing."""
    plan = student("plan", "--json").json
    after = [day for day in plan["weeks"][-1]["days"] if day["date"] >= plan["exam_date"]]
    assert after
    assert {day["capacity_minutes"] for day in after} == {0}


def test_one_week_of_the_plan_has_the_whole_plans_figures(student: Run) -> None:
    """Only `weeks` is shorter."""
    whole, one = student("plan", "--json").json, student("plan", "--week", "5", "--json").json
    assert one["weeks"] == [whole["weeks"][4]]
    assert one | {"weeks": []} == whole | {"weeks": []}


def test_milestones_are_as_the_contract_shows_them(student: Run) -> None:
    """In order of date, and with the same keys where one is explained."""
    found = student("milestones", "--all", "--json").json["milestones"]
    assert {keys(it) for it in found} == {MILESTONE}
    assert all(a["date"] <= b["date"] for a, b in pairwise(found))
    assert {it["status"] for it in found} <= {"upcoming", "due", "done", "missed"}
    assert {keys(page) for it in found for page in it["sources"]} == {"title url read_on status"}
    assert student("explain", "apply_by", "--json").json["milestone"] in found


def test_whatif_pairs_what_is_with_what_would_be(student: Run) -> None:
    """The plan is a plan document; the pairs stand beside it."""
    document = student("whatif", "--months", "12", "--json").json
    assert keys(document["plan"]) == PLAN
    assert keys(document["compared"]) == "exam_date weekly_minutes feasible milestones"
    assert document["compared"]["exam_date"] == ["2027-11-24", document["plan"]["exam_date"]]
    assert {keys(it) for it in document["compared"]["milestones"]} == {"key from to"}
    assert {"key": "program_end", "from": "2027-11-10", "to": "2028-01-10"} in document["compared"]["milestones"]


def test_the_scorecard_has_its_properties(student: Run) -> None:
    """H first."""
    found = student("check", "--json").json["properties"]
    assert {keys(it) for it in found} == {"id title value threshold holds comparison hard detail"}
    assert [it["id"] for it in found] == ["H1", "H2", "H3", "H4", "H5", "H12", *(f"S{n}" for n in range(1, 15))]


def test_a_track_has_an_outline_whose_weights_are_a_hundred(run: Run) -> None:
    """And topics whose minutes are the study hours."""
    document = run("track", "mlt-ascp", "--json").json
    outline = document["outline"]
    assert {keys(it) for it in outline["domains"]} == {"id name weight_percent"}
    assert {keys(it) for it in outline["topics"]} == {"id domain name minutes hands_on requires"}
    assert sum(it["weight_percent"] for it in outline["domains"]) == pytest.approx(100, abs=0.5)
    minutes = sum(it["minutes"] for it in outline["topics"])
    assert minutes == pytest.approx(document["study"]["hours"] * 60, abs=len(outline["topics"]))
    assert document["exam"]["minutes"] == 150


def test_a_tracks_facts_keep_their_status_beside_the_values(run: Run) -> None:
    """Money is text, spans are as the file writes them."""
    document = run("track", "cma-aama", "--json").json
    assert document["exam"]["window"]["length"] == "90 days"
    assert {fee["amount"] for fee in document["fees"]} >= {"125", "250", None}
    fact = document["facts"]["exam.minutes"]
    assert keys(fact) == "status confirmed sources as_of note own alternatives"
    assert (fact["status"], fact["confirmed"], fact["own"]) == ("official", True, False)
    assert [other["value"] for other in fact["alternatives"]] == [195, 240]
    assert set(fact["sources"]) <= set(document["sources"])


def test_all_tracks_are_listed_by_family(run: Run) -> None:
    """Twelve of them."""
    found = run("tracks", "--json").json["tracks"]
    assert {keys(it) for it in found} == {"id name title family issuer months study_hours exam_minutes"}
    assert len(found) == 12
    assert list(dict.fromkeys(it["family"] for it in found)) == ["medical-assistant", "laboratory", "phlebotomy"]


def test_documents_are_utf_8_whatever_the_terminal_is(student: Run) -> None:
    """Labels come back as they were typed."""
    student("change", "--off", "2027-07-03=Åre 旅行 “trip”")
    assert student("plan", "--json").json["inputs"]["off"][0]["label"] == "Åre 旅行 “trip”"
