"""Ranks the tracks by a student's answers, and says why, from what the track and career files say.

The rule: tracks that meet more answers come first; among those, tracks that meet more of the rest in part; what is
still equal stays in the order given, but for tracks with a caution, which come after their equals. Nothing is
weighted, and an answer that was not given counts for nothing. A caution is that the credential may no longer be issued,
or, where schooling was not answered, that a bachelor's degree is asked for.

| answer | met | in part | not met |
|---|---|---|---|
| work with patients | medical assistant, phlebotomy | a track made for the front desk | laboratory |
| work at the bench | laboratory | | any other |
| place: front desk | the track's summary names the front desk | it names administrative work | neither |
| any other place | the family's settings name one of `PLACES` | | none of them |
| months | the shortest usual programme fits in | | it does not |
| budget | the least fees for a first sitting fit in | what they come to is not known | they do not |
| schooling | at least what the track asks | one step below, or nothing is said | two steps below |
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from planner.domain.questionnaire import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.domain.career import Career, Careers
    from planner.domain.facts import Fact
    from planner.domain.questionnaire import Answers, Asked, Schooling, Setting, Work
    from planner.domain.track import Family, Track

Verdict = Literal["yes", "in part", "no"]
KIND: Mapping[Family, Work] = {"medical-assistant": "front-line", "phlebotomy": "front-line", "laboratory": "bench"}
PLACES: Mapping[Setting, tuple[str, ...]] = {
    "clinic": ("private practice", "clinic", "outpatient centre", "urgent care"),
    "hospital": ("hospital",),
    "laboratory": ("independent or reference laboratory", "diagnostic centre", "public health"),
    "blood-collection": ("laboratory collection site", "blood donor centre"),
}
"""The settings of the career files that each answer stands for; the front desk is told by the track instead."""
SCHOOLING: Sequence[Schooling] = ("high-school", "associate", "bachelor")
WORDS: Mapping[str, Schooling] = {
    "high school": "high-school", "high-school": "high-school", "associate degree": "associate",
    "60 semester hours": "associate", "bachelor": "bachelor",
}  # fmt: skip
"""How the files word what schooling they ask; the one that a text names first is what it asks at least."""
ASK_FIRST = "ASK FIRST"
"""How a track's summary begins where it may no longer be issued."""
CALLED: Mapping[Schooling, str] = {
    "high-school": "a high school diploma or GED",
    "associate": "an associate degree or 60 semester hours",
    "bachelor": "a bachelor's degree",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether a track meets one answer, and why, in one sentence. Not `confirmed`: the sentence says so too."""

    asked: Asked
    verdict: Verdict
    because: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A track with a finding for each answer, in the order of the questions; `caution` is a sentence, or empty."""

    track: Track
    findings: tuple[Finding, ...]
    caution: str = ""

    def count(self, verdict: Verdict) -> int:
        """How many answers it meets so."""
        return sum(it.verdict == verdict for it in self.findings)

    @property
    def reasons_for(self) -> tuple[Finding, ...]:
        """What speaks for the track."""
        return tuple(it for it in self.findings if it.verdict == "yes")

    @property
    def reasons_against(self) -> tuple[Finding, ...]:
        """What speaks against it, wholly or in part."""
        return tuple(it for it in self.findings if it.verdict != "yes")


def rank(tracks: Sequence[Track], careers: Careers, answers: Answers) -> tuple[Ranked, ...]:
    """The tracks, best first, by the rule above. Without answers: as given, without a reason."""
    if not answers.given:
        return tuple(Ranked(track=it, findings=()) for it in tracks)
    by_family = {it.family: it for it in careers.families}
    found = [_ranked(it, by_family.get(it.family), answers) for it in tracks]
    return tuple(sorted(found, key=lambda it: (-it.count("yes"), -it.count("in part"), bool(it.caution))))


def _ranked(track: Track, career: Career | None, answers: Answers) -> Ranked:
    return Ranked(track=track, findings=_findings(track, career, answers), caution=_caution(track, career, answers))


def _caution(track: Track, career: Career | None, answers: Answers) -> str:
    if track.summary.startswith(ASK_FIRST):
        return f"{_first(track.summary)}."
    asked, fact = _asked_schooling(track, career)
    if answers.schooling is None and asked == "bachelor":
        return _sentence(f"It asks for {CALLED[asked]}", fact)
    return ""


def _findings(track: Track, career: Career | None, answers: Answers) -> tuple[Finding, ...]:
    judged = ((it.key, getattr(answers, it.key)) for it in QUESTIONS)
    return tuple(JUDGES[key](track, career, value) for key, value in judged if value is not None)


def _work(track: Track, career: Career | None, wanted: Work) -> Finding:
    if wanted == "front-line" and _front_desk(track):
        return _found("work", "in part", f'The front desk rather than care: "{_first(track.summary)}"')
    meets = KIND.get(track.family) == wanted
    other = {"front-line": "The bench rather than patients", "bench": "Patients rather than the bench"}
    called = {"front-line": "Work with patients", "bench": "Work at the bench"}
    said = f': "{_first(career.work.value)}"' if career else ""
    return _found(
        "work", "yes" if meets else "no", f"{(called if meets else other)[wanted]}{said}", _of(career, "work")
    )


def _setting(track: Track, career: Career | None, wanted: Setting) -> Finding:
    if wanted == "front-desk":
        return _office(track)
    named = career.settings.value if career else ()
    places = [it for it in named if it in PLACES[wanted]]
    said = f"Places of work: {', '.join(places)}" if places else f"None of its places of work: {', '.join(named)}"
    return _found("setting", "yes" if places else "no", said, _of(career, "settings"))


def _office(track: Track) -> Finding:
    said = f'"{_first(track.summary)}"'
    if _front_desk(track):
        return _found("setting", "yes", f"Made for the front desk: {said}")
    if "administrative" in track.summary:
        return _found("setting", "in part", f"Office work is a part of it: {said}")
    return _found("setting", "no", f"Its summary names no office work: {said}")


def _months(track: Track, _: Career | None, available: int) -> Finding:
    fact = track.program.months
    usual = fact.value
    takes = f"Its programme takes {usual.min} to {usual.max} months"
    if usual.min <= available:
        return _found("months", "yes", f"{takes}, and you have {available}", fact)
    others = [route.title for route in track.routes if not route.program]
    unless = f", unless you come by another route: {'; '.join(others)}" if others else ""
    return _found("months", "no", f"{takes}, more than your {available}{unless}", fact)


def _budget(track: Track, _: Career | None, budget: int) -> Finding:
    fees = least_fees(track)
    if not fees:
        return _found("budget", "in part", "What sitting its exam costs is not known")
    total = sum((fact.value for fact in fees), Decimal(0))
    said = f"The fees up to the exam are ${total:,}"
    if total <= budget:
        return _found("budget", "yes", f"{said}, within your ${budget:,}", *fees)
    return _found("budget", "no", f"{said}, ${total - budget:,} more than your ${budget:,}", *fees)


def least_fees(track: Track) -> tuple[Fact[Decimal], ...]:
    """The application's fee and the lowest of the exam's; none where one that the track has is not known."""
    found = []
    for kind in ("application", "exam"):
        of_kind = [fee.amount for fee in track.fees if fee.kind == kind]
        known = [it for it in of_kind if it is not None]
        if len(known) < len(of_kind):
            return ()
        found += sorted(known, key=lambda fact: fact.value)[:1]
    return tuple(found)


def _schooling(track: Track, career: Career | None, held: Schooling) -> Finding:
    asked, fact = _asked_schooling(track, career)
    if asked is None or fact is None:
        return _found("schooling", "in part", "What schooling it asks is not said")
    steps = SCHOOLING.index(asked) - SCHOOLING.index(held)
    said = f"It asks for {CALLED[asked]}"
    if steps <= 0:
        return _found("schooling", "yes", f"{said}, which you have", fact)
    return _found("schooling", "in part" if steps == 1 else "no", f"{said}, more than you have today", fact)


def _asked_schooling(track: Track, career: Career | None) -> tuple[Schooling | None, Fact[Any] | None]:
    """What the track's first route asks; where that says nothing, what its family of work asks."""
    for fact in (track.routes[0].requirement, career.education if career else None):
        text = fact.value.lower() if fact else ""
        named = {text.find(words): level for words, level in WORDS.items() if words in text}
        if named:
            return named[min(named)], fact
    return None, None


def _front_desk(track: Track) -> bool:
    return "front desk" in track.summary


def _first(text: str) -> str:
    """The first sentence, without its full stop."""
    return text.split(". ")[0].rstrip(".")


def _of(career: Career | None, name: str) -> Fact[Any] | None:
    return getattr(career, name) if career else None


def _found(asked: Asked, verdict: Verdict, said: str, *facts: Fact[Any] | None) -> Finding:
    return Finding(asked=asked, verdict=verdict, because=_sentence(said, *facts), confirmed=_sure(*facts))


def _sure(*facts: Fact[Any] | None) -> bool:
    return all(fact is not None and fact.confirmed for fact in facts)


def _sentence(said: str, *facts: Fact[Any] | None) -> str:
    return f"{said}." if _sure(*facts) else f"{said} (unconfirmed)."


JUDGES: Mapping[Asked, Callable[[Track, Career | None, Any], Finding]] = {
    "work": _work, "setting": _setting, "months": _months, "budget": _budget, "schooling": _schooling,
}  # fmt: skip
