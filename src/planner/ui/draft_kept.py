"""A draft as it is kept between two starts: plain values out, and back again as far as they still mean something."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import DateRange
from planner.domain.enrolment import Off, StudyDay, Week
from planner.domain.questionnaire import QUESTIONS, Answers
from planner.domain.wording import WEEKDAYS
from planner.ui.draft import STEPS, Draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.track import Track
    from planner.ui.draft import Step

VERSION = 1
"""Of the content; a draft of another version is not offered."""
PLAIN = {"family": str, "route": str, "months": int, "confirmed": int, "away_label": str, "state": str}
DAYS = ("start", "program_end", "away_first", "away_last", "window_first", "window_last", "exam")


def content(draft: Draft, at: Step, today: date) -> dict[str, object]:
    """The draft as JSON can hold it; `at` is the step that the student stood on."""
    week = draft.week and [[it.minutes, it.at.isoformat() if it.at else None] for it in draft.week.days]
    days = {name: getattr(draft, name) for name in DAYS}
    return {
        "version": VERSION,
        "kept_on": today.isoformat(),
        "at": at,
        "track": draft.track.id if draft.track else None,
        "called": draft.track.name if draft.track else "",
        "answers": asdict(draft.answers),
        "met": list(draft.met),
        "week": week,
        "off": [[it.days.start.isoformat(), it.days.stop.isoformat(), it.label] for it in draft.off],
        **{name: getattr(draft, name) for name in PLAIN},
        **{name: it.isoformat() if it else None for name, it in days.items()},
    }


def offered(kept: Mapping[str, Any] | None) -> str:
    """What is kept, in words; empty where it can't be gone on with."""
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        return ""
    called = kept.get("called") or "no certification yet"
    return f"{called}, left on {kept.get('kept_on', 'an unknown day')}"


def restored(kept: Mapping[str, Any], tracks: Sequence[Track]) -> tuple[Draft, Step] | None:
    """The draft and the step to go on with; None where the content can't be understood.

    A track that is no longer there is asked for again, a route too; the student's own time stays.
    """
    try:
        draft = _draft(kept, {it.id: it for it in tracks})
        at = next((it for it in draft.steps if it == kept["at"]), draft.steps[0])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None
    needs_track = draft.track is None and STEPS.index(at) > STEPS.index("track")
    return draft, "track" if needs_track and draft.answers.given else "family" if needs_track else at


def _draft(kept: Mapping[str, Any], tracks: Mapping[str, Track]) -> Draft:
    values = {name: _plain(kept[name], kind) for name, kind in PLAIN.items()}
    values |= {name: date.fromisoformat(kept[name]) if kept[name] else None for name in DAYS}
    draft = Draft(
        answers=_answers(kept["answers"]),
        met=tuple(map(str, kept["met"])),
        week=_week(kept["week"]) if kept["week"] else None,
        off=tuple(Off(DateRange(*map(date.fromisoformat, it[:2])), str(it[2])) for it in kept["off"]),
        **values,
    )
    track = tracks.get(kept["track"] or "")
    if track is None:
        return draft.without_track()
    if all(route.id != draft.route for route in track.routes):
        return draft.without_track().of_track(track)
    return replace(draft, track=track, family=track.family)


def _plain(value: Any, kind: type) -> Any:
    """What is of that kind, or nothing."""
    if value is not None and type(value) is not kind:
        raise TypeError(value)
    return value


def _answers(kept: Mapping[str, Any]) -> Answers:
    """Only answers that can still be given."""
    found: dict[str, Any] = {}
    for it in QUESTIONS:
        value = kept.get(it.key)
        number = type(value) is int and 0 <= value <= it.most
        if value in dict(it.choices) if it.choices else number:
            found[it.key] = value
    return Answers(**found)


def _week(kept: Sequence[Sequence[Any]]) -> Week:
    days = tuple(StudyDay(int(minutes), time.fromisoformat(at) if at else None) for minutes, at in kept)
    if len(days) != len(WEEKDAYS):
        raise ValueError(kept)
    return Week(days)
