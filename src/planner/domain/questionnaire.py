"""The short questionnaire for choosing a certification: what it asks, and what may be answered. Every answer is
optional; `choosing` says what the answers do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Work = Literal["front-line", "bench"]
Setting = Literal["clinic", "hospital", "front-desk", "laboratory", "blood-collection"]
Schooling = Literal["high-school", "associate", "bachelor"]
Asked = Literal["work", "setting", "months", "budget", "schooling"]
NO_PREFERENCE = "no preference"
MOST_MONTHS, MOST_DOLLARS = 120, 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a student answered; None is no preference.

    `months`: the longest programme that there is time for. `budget`: US dollars for the fees up to the first sitting.
    `schooling`: what is finished already.
    """

    work: Work | None = None
    setting: Setting | None = None
    months: int | None = None
    budget: int | None = None
    schooling: Schooling | None = None

    @property
    def given(self) -> tuple[Asked, ...]:
        """The questions that have an answer, in their order."""
        return tuple(it.key for it in QUESTIONS if getattr(self, it.key) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. Either `choices` (a value, and what it is called) or a whole number, 0 to `most`, of `unit`."""

    key: Asked
    label: str
    ask: str
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    most: int = 0

    def said(self, value: str | int | None) -> str:
        """An answer in words."""
        if value is None:
            return NO_PREFERENCE
        if self.choices:
            return dict(self.choices).get(str(value), str(value))
        return f"${value:,}" if self.unit == "US dollars" else f"{value} {self.unit}"


QUESTIONS: tuple[Question, ...] = (
    Question(
        key="work", label="Work", ask="Do you want to work with patients, or at the laboratory bench?",
        choices=(("front-line", "with patients"), ("bench", "at the bench")),
    ),
    Question(
        key="setting", label="Place", ask="Where would you like to work?",
        choices=(
            ("clinic", "clinic"), ("hospital", "hospital"), ("front-desk", "front desk"),
            ("laboratory", "laboratory"), ("blood-collection", "blood drawing"),
        ),
    ),
    Question(
        key="months", label="Programme", ask="How many months do you have for a programme?",
        unit="months", most=MOST_MONTHS,
    ),
    Question(
        key="budget", label="Exam fees", ask="How many US dollars may the fees up to the exam come to?",
        unit="US dollars", most=MOST_DOLLARS,
    ),
    Question(
        key="schooling", label="Schooling", ask="Which diploma or degree do you have?",
        choices=(
            ("high-school", "high school"), ("associate", "associate"), ("bachelor", "bachelor's"),
        ),
    ),
)  # fmt: skip
