"""What the line under the cursor stands for, for someone who asks for help there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan import STUDY
from planner.domain.wording import ACTIVITIES, away, count, day, minutes
from planner.ui.line import line, paragraph
from planner.ui.words import about, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.milestone import Kind
    from planner.domain.plan import Activity, Phase
    from planner.service import View
    from planner.ui.line import Line

SESSIONS: Mapping[Activity, str] = {
    "learn": "New material: reading and working through it for the first time.",
    "hands_on": "Practising a skill that you have learnt, not only reading about it.",
    "recall": "Quizzes, cards and questions on several topics that you have had, from different areas.",
    "mock": "A practice exam as long as the real one, over several days where none is long enough.",
    "mock_review": "Going through your mistakes in the practice exam.",
    "catch_up": "Kept free for what was missed. Nothing missed: the time is yours.",
    "task": "Something to send or to apply for.",
}
PHASES: Mapping[Phase, str] = {
    "preparation": "Preparing, on a route without a programme.",
    "coursework": "The programme's classes are on; study follows at its own pace.",
    "practicum": "Practicum: less time for study is counted on.",
    "after programme": "The programme is over, the exam window is open or near.",
    "final review": "Nothing new any more: everything is gone through again.",
    "exam week": "The week of the exam, kept light.",
}
KINDS: Mapping[Kind, str] = {
    "program": "A date of your programme.",
    "application": "A date of applying for the exam.",
    "exam": "A date of the exam.",
    "study": "A date of the study plan.",
    "renewal": "A date of keeping the certification.",
    "ce": "A date of continuing education.",
    "fee": "A payment.",
    "licence": "A date of your state's licence.",
}
OTHERS: Mapping[str, str] = {
    "domain": "A domain of the official outline: its weight in the exam, and the minutes that the plan gives to it.",
    "property": "A rule, which every plan keeps, or a quality, which is measured and may give way where time is short.",
    "ready": "What you are expected to recall on the day of the exam, by domain: an estimate of the memory model.",
    "replan": "Work that was not logged. Enter shows where it would find a place; nothing changes before you accept.",
    "exam": "Records how the exam went: the credential opens, or the next attempt is planned.",
    "alert": "Something that could cost you the exam or a fee if it is overlooked.",
    "day": "A day without sessions. Days off can be added from here.",
    "fact": "Something that renewal asks. Enter shows what stands behind it.",
    "fee": "What it costs. Enter shows what stands behind it.",
    "note": "A remark of the issuer's. Enter shows what stands behind it.",
    "held": "A credential that you hold. Enter shows its cycles and what it leads to.",
    "asks": "What this cycle asks, what is earned, and whether that keeps pace. Enter shows what it rests on.",
    "ce": "An activity, and whether it counts. Enter shows where it counts, or why not.",
    "due": "A date of a credential. Enter shows why it is on that day. Tick it once you have seen to it.",
    "step": "What follows if nothing is done. Enter shows why on that day. Tick it once you have seen to it.",
    "cost": "Something to pay, or paid. Tick it to enter what you paid.",
    "ways": "What renewing costs, and what coming back costs after a lapse. Enter shows each amount.",
    "licence": "What a state asks beside the credential. Enter shows its agency, its fees and its pages.",
    "paper": "A paper. Enter shows where it lies, and whether it is still the same.",
    "wanting": "Something that the application asks for. Tick it once you have it.",
}


def under_lines(key: str, view: View | None, today: date, room: int) -> list[Line]:
    """A few lines on what the key of a line stands for; none where it stands for nothing."""
    kind, _, name = key.partition(":")
    name = name.rpartition(":")[2] if kind == "alert" else name
    found = {"date": _date, "alert": _date, "block": _block, "week": _week}.get(kind)
    said = list(found(name, view, today, room)) if found is not None and view is not None else []
    if said:
        return said
    return paragraph(OTHERS[kind], room) if kind in OTHERS else []


def _date(name: str, view: View, today: date, room: int) -> Iterable[Line]:
    for it in view.milestones:
        if it.key == name:
            yield from paragraph(f"{it.title}{marks(it, today)}", room)
            yield line(f"{day(it.date)}, {away(it.date, today)}")
            yield from paragraph(f"{KINDS[it.kind]} Enter shows why it is on that day.", room, "dim")


def _block(name: str, view: View, today: date, room: int) -> Iterable[Line]:
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    for it in view.plan.blocks():
        if it.id == name:
            opening = f"{ACTIVITIES[it.activity]}, {minutes(it.minutes)} on {day(it.date)}"
            yield from paragraph(f"{opening}: {about(it.as_of(today), names)}", room)
            yield from paragraph(SESSIONS[it.activity], room, "dim")


def _week(name: str, view: View, today: date, room: int) -> Iterable[Line]:  # noqa: ARG001  # the same on every day
    for it in view.plan.weeks:
        if str(it.number) == name:
            planned, capacity = sum(b.minutes for b in it.blocks), sum(one.capacity_minutes for one in it.days)
            sums = f"{minutes(planned)} planned of the {minutes(capacity)} you have"
            asked = [b for b in it.blocks if b.activity in STUDY]
            done = f"{sum(b.status == 'done' for b in asked)} of {count(len(asked), 'session')} done"
            yield from paragraph(f"Week {it.number} from {it.start}, {it.phase}: {sums}; {done}.", room)
            yield from paragraph(PHASES[it.phase], room, "dim")
