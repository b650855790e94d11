"""The answers of the first start as fields: what each shows, and what a key or typed text makes of the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.enrolment import MINUTES_A_DAY, StudyDay, Week
from planner.domain.questionnaire import QUESTIONS
from planner.domain.wording import WEEKDAYS, count, day, minutes
from planner.ui.draft import MOST_MONTHS
from planner.ui.fields import LONGEST, Field, parse_day, parse_number

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.questionnaire import Question
    from planner.ui.draft import Draft

FEW_MINUTES = 15
FIRST_NUMBER = {"months": 12, "budget": 150}
"""What a question's number begins with when a key first steps it, and by how much keys then change it."""
NUMBER_STEP = {"months": 1, "budget": 25}
ASKED = {f"ask:{it.key}": it for it in QUESTIONS}
"""The questions by the keys of their fields: the months of a programme are a field too, on another step."""
DAYS = ("start", "program_end", "away_first", "away_last", "window_first", "window_last", "exam")
TEXTS = {"away_label": 60}
"""Fields that take any sign, and the longest text of each."""


def question_fields(draft: Draft) -> list[Field]:
    """A field a question."""
    answers = draft.answers
    notes = {
        "months": "how long it may take",
        "budget": "what they may come to, in US dollars",
        "schooling": "the diploma or degree that you have",
    }
    return [
        Field(key=key, label=it.label, value=it.said(getattr(answers, it.key)), note=notes.get(it.key, ""))
        for key, it in ASKED.items()
    ]


def date_fields(draft: Draft) -> list[Field]:
    """Start and length."""
    note = "of the programme, or of preparing"
    found = [Field(key="start", label="First day", value=day(draft.start)[4:], note=note)]
    if draft.usual is None or draft.length is None:
        return found
    months = f"{draft.usual.min} to {draft.usual.max}"
    usual = f"{months} are usual; asks once more" if draft.to_confirm else f"usual: {months} months"
    length = count(draft.length, "month")
    end = draft.program_end
    ends = "by its length" if end is None else end.isoformat()
    note = "type it if your school gave it" if end is None else "backspace: by its length"
    return [
        *found,
        Field(key="months", label="Programme", value=length, note=usual),
        Field(key="program_end", label="Its last day", value=ends, note=note),
    ]


def week_fields(draft: Draft, week: Week) -> list[Field]:
    """A field a weekday; `week` is what the planner takes where nothing was answered."""
    named = zip(WEEKDAYS, (draft.week or week).days, strict=True)
    return [Field(key=name, label=name, value=minutes(it.minutes) if it.minutes else "rest day") for name, it in named]


def away_fields(draft: Draft) -> list[Field]:
    """First and last day, and what they are for."""
    first, last = draft.away_first, draft.away_last
    wrong = "before the first day" if first and last and last < first else ""
    return [
        Field(key="away_first", label="First day away", value=first.isoformat() if first else "type it"),
        Field(
            key="away_last", label="Last day away", value=last.isoformat() if last else "the same day",
            note="this day is away too", problem=wrong,
        ),
        Field(key="away_label", label="What for", value=draft.away_label or "type it", note="if you like"),
    ]  # fmt: skip


def exam_fields(draft: Draft, room: str) -> list[Field]:
    """The window on one's own authorisation, and one's own date; `room` says where it may lie."""
    first, last = draft.window_first, draft.window_last
    wrong = "before it opens" if first and last and last < first else ""
    missing = "give the other day too" if (first is None) != (last is None) else ""
    return [
        Field(
            key="window_first", label="Window opens", value=first.isoformat() if first else "not told yet",
            note=(missing if first is None else "") or "as your authorisation says",
        ),
        Field(
            key="window_last", label="Window closes", value=last.isoformat() if last else "not told yet",
            note=(missing if last is None else "") or "the last day, included", problem=wrong,
        ),
        Field(key="exam", label="Your own date", value=draft.exam.isoformat() if draft.exam else "type it", note=room),
    ]  # fmt: skip


# Keys


def stepped(draft: Draft, key: str, by: int, week: Week | None) -> Draft:
    """One step less or more of a value. `week` is the one that the plan is made with."""
    if key in ASKED:
        return _answered(draft, key, _next_answer(ASKED[key], getattr(draft.answers, ASKED[key].key), by))
    if key in DAYS:
        now: date | None = getattr(draft, key)
        first = draft.start if key == "away_first" else draft.away_first if key == "away_last" else None
        return replace(draft, **{key: now + timedelta(days=by) if now else first})  # type: ignore[arg-type]  # a day's field
    if key == "months":
        return replace(draft, months=max(1, min(MOST_MONTHS, (draft.length or 1) + by)), program_end=None)
    if key in WEEKDAYS and week is not None:
        now_minutes = (draft.week or week).days[WEEKDAYS.index(key)].minutes
        return _with_day(draft, key, now_minutes // FEW_MINUTES * FEW_MINUTES + by * FEW_MINUTES, week)
    return draft


def _next_answer(it: Question, now: Any, by: int) -> Any:
    """The next choice, no preference among them; or a larger or smaller number, no preference below 1."""
    if it.choices:
        values = (None, *(value for value, _ in it.choices))
        return values[(values.index(now) + by) % len(values)]
    if now is None:
        return FIRST_NUMBER[it.key] if by > 0 else None
    number = now + by * NUMBER_STEP[it.key]
    return min(number, it.most) if number > 0 else None


def _answered(draft: Draft, key: str, value: Any) -> Draft:
    return replace(draft, answers=replace(draft.answers, **{ASKED[key].key: value}))


def typed(draft: Draft, key: str, text: str, week: Week | None) -> tuple[Draft, str]:
    """The draft with what was typed, and what is wrong with it; an emptied field is as if it had not been answered."""
    if key in TEXTS:
        return replace(draft, **{key: text}), ""  # type: ignore[arg-type]  # a text's field
    if key in DAYS:
        return _typed_day(draft, key, text)
    if key in ASKED and not text:
        return _answered(draft, key, None), ""
    least, most = _limits(key)
    number = parse_number(text, least, most)
    if number is None or number != int(number):
        return draft, f"a whole number, {least} to {most}"
    return _with_number(draft, key, int(number), week), ""


def _with_number(draft: Draft, key: str, number: int, week: Week | None) -> Draft:
    if key in ASKED:
        return _answered(draft, key, number)
    if key == "months":
        return replace(draft, months=number, program_end=None)
    return draft if week is None else _with_day(draft, key, number, week)


def _limits(key: str) -> tuple[int, int]:
    if key in ASKED:
        return 0, ASKED[key].most
    return (1, MOST_MONTHS) if key == "months" else (0, MINUTES_A_DAY)


def _typed_day(draft: Draft, key: str, text: str) -> tuple[Draft, str]:
    if not text and key != "start":
        return replace(draft, **{key: None}), ""  # type: ignore[arg-type]  # a day's field
    found = parse_day(text)
    if found is None:
        return draft, "YYYY-MM-DD, for example 2027-01-11." if len(text) >= LONGEST else "a date: YYYY-MM-DD"
    if key == "program_end" and found <= draft.start:
        return draft, f"a day after {draft.start}"
    return replace(draft, **{key: found}), ""  # type: ignore[arg-type]  # a day's field


def _with_day(draft: Draft, key: str, number: int, week: Week) -> Draft:
    days = list((draft.week or week).days)
    n = WEEKDAYS.index(key)
    days[n] = StudyDay(max(0, min(MINUTES_A_DAY, number)), days[n].at)
    return replace(draft, week=Week(tuple(days)))
