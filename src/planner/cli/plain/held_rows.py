"""The menus of what comes after the pass: credentials and their renewal, continuing education, money, papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.cli import options
from planner.cli.ce import CREDITS
from planner.cli.costs import amount
from planner.cli.plain.asks import Ask, Case, argument, option
from planner.cli.plain.common import Choices, day, some, words
from planner.cli.plain.row import Row
from planner.domain.papers import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

HOW: Choices = [("By continuing education", "renewal"), ("By the exam", "exam"), ("Reinstated", "reinstatement")]
BAR = "|"
"""Between an owner and an item: no id has one."""


def _held(case: Case) -> Choices:
    from planner.service.held import NONE_YET

    found = case.session.planner.holdings()
    return some([(f"{it.track.name}, {it.credential.id}", it.credential.id) for it in found], NONE_YET)


def _first(case: Case) -> str:
    """The only one, where there is only one."""
    found = _held(case)
    return found[0][1] if len(found) == 1 else ""


def _tracks(case: Case) -> Choices:
    return [(f"{it.name}: {it.title}", it.id) for it in case.session.planner.tracks()]


def _categories(case: Case) -> Choices:
    held = case.session.planner.holding(case.answers["credential"])
    return [(it.name, it.id) for it in held.track.renewal.categories]


def _has_categories(case: Case) -> bool:
    return len(_categories(case)) > 1


def _is_approved(case: Case) -> bool:
    held = case.session.planner.holding(case.answers["credential"])
    return any(it.kind == "approved" for it in held.track.renewal.constraints)


def _issuers(case: Case) -> Choices:
    held = case.session.planner.holding(case.answers["credential"])
    return [(held.track.issuer.name, held.track.issuer.short)]


def _activities(case: Case) -> Choices:
    found = [(f"{it.on}  {it.credits:f}, {it.title}", it.id) for it in case.session.planner.ledger()]
    return some(found, "No activities are entered yet.")


def _its_categories(case: Case) -> Choices:
    """Those of the credentials that the chosen activity is for."""
    chosen = next(it for it in case.session.planner.ledger() if it.id == case.answers["activity"])
    held = [it for it in case.session.planner.holdings() if it.credential.id in chosen.credentials]
    return list({it.id: (it.name, it.id) for one in held for it in one.track.renewal.categories}.values())


def _has_its_categories(case: Case) -> bool:
    return bool(_its_categories(case))


def _owed(case: Case) -> Choices:
    from planner.domain.money import Sum

    every = (it for it in case.session.planner.costs().lines if it.owed != Sum())
    found = [(f"{it.on}  {it.title}, {it.owner}", f"{it.owner}{BAR}{it.item}") for it in every]
    return some(found, "Nothing is owed.")


def _paid(answer: str, case: Case) -> Sequence[str]:  # noqa: ARG001
    owner, _, item = answer.partition(BAR)
    return (item, "--for", owner)


def _papers(case: Case) -> Choices:
    found = [(f"{it.title}, {it.id}", it.id) for it in case.session.planner.documents()]
    return some(found, "No paper is kept yet.")


def _missing(case: Case) -> Choices:
    found = dict(case.session.planner.lacking().applications).get(case.session.chosen(), ())
    return some([(it, it) for it in found], "Nothing of the checklist is missing.")


def _credits(text: str, where: str) -> object:  # noqa: ARG001
    return CREDITS.convert(text, None, None)


def _pack(case: Case) -> str:
    return f"audit-{case.answers['credential']}.zip"


CREDENTIAL = Ask(id="credential", text="Which credential", words=argument, choices=_held, default=_first,
                 explain="One that you hold.")  # fmt: skip
ACTIVITY = Ask(id="activity", text="Which activity", words=argument, choices=_activities,
               explain="One that you have entered.")  # fmt: skip
PRINTED = day("--expires", "Last day printed on the certificate", "It wins over the rule.", needed=False)
EARNED = day("--earned", "Earned on", "The day on which you earned it.")
NUMBER = words("--number", "Number", "The number on it.")
FILE = words("--file", "Path of its file", "Where it lies; a checksum is kept, the file stays there.")
STATE = Ask(id="state", text="Your state, two letters", words=option("--state"), check=options.state, otherwise="none",
            explain="The state in which you work, for example CA or NY, for the dates of its licence.")  # fmt: skip
ADD_CE = (
    CREDENTIAL,
    day("--on", "Day", "The day on which its credit was issued."),
    Ask(id="credits", text="Credits", words=option("--credits"), check=_credits,
        explain="In the issuer's unit, for example 5 or 2.5."),
    Ask(id="category", text="Category", words=option("--category"), choices=_categories, otherwise="none",
        applies=_has_categories, explain="What kind of continuing education it was."),
    Ask(id="approved", text="Approved by", words=option("--approved-by"), choices=_issuers, otherwise="nobody",
        applies=_is_approved, explain="Some credits have to be approved by the issuer."),
    words("--title", "Title", "What it was called.", otherwise="course"),
    words("--provider", "Provider", "Who offered it."),
    FILE,
)  # fmt: skip


def _as_entered(it: Ask) -> Ask:
    """The same question for a correction."""
    said = f"{it.explain} Enter alone leaves it as it is."
    return replace(it, default=lambda _: "", otherwise="as entered", explain=said)


CORRECT_CE = (
    *map(_as_entered, ADD_CE[1:3]),
    replace(_as_entered(ADD_CE[3]), choices=_its_categories, applies=_has_its_categories),
    *map(_as_entered, ADD_CE[5:]),
)
CSV = Ask(id="file", text="Path of the CSV file", words=argument,
          explain="Its first line names the columns: on and credits are needed.")  # fmt: skip
HELD = (
    Row(label="What you hold", command=("credentials",)),
    Row(label="What each cycle asks and has", command=("renewals",), asks=(CREDENTIAL,)),
    Row(label="Enter continuing education", command=("ce", "add"), asks=ADD_CE),
    Row(label="All continuing education", command=("ce", "list"), asks=(CREDENTIAL,)),
    Row(label="Correct an activity", command=("ce", "edit"), asks=(ACTIVITY, *CORRECT_CE)),
    Row(label="Take an activity out", command=("ce", "remove"), asks=(ACTIVITY,)),
    Row(label="Look at a file of activities", command=("ce", "import", "--dry-run"), asks=(CSV,)),
    Row(label="Enter a file of activities", command=("ce", "import"), asks=(CSV,)),
    Row(label="Pack a cycle for an audit", command=("ce", "audit"), asks=(
        CREDENTIAL, Ask(id="output", text="File name", words=option("-o"), default=_pack,
                        explain="A zip with the ledger, the certificates and the rule."))),
    Row(label="It was renewed", command=("renew",), asks=(
        CREDENTIAL, day("--on", "Day", "The day on which the issuer confirmed it."),
        Ask(id="by", text="How", words=option("--by"), choices=lambda _: HOW, default=lambda _: "renewal",
            explain="By exam or reinstated, the next cycle counts from that day."), PRINTED)),
    Row(label="Add a credential from before", command=("credential", "add"), asks=(
        Ask(id="track", text="Which certification", words=argument, choices=_tracks, explain="What you earned."),
        EARNED, NUMBER, PRINTED, STATE)),
    Row(label="Correct a credential", command=("credential", "edit"), asks=(
        CREDENTIAL, *map(_as_entered, (EARNED, NUMBER, PRINTED, STATE)))),
    Row(label="Take a credential out", command=("credential", "remove"), asks=(CREDENTIAL,)),
    Row(label="What it leads to", command=("leads-to",), asks=(CREDENTIAL,)),
)  # fmt: skip
PAPERS = (
    Row(label="Costs", command=("costs",)),
    Row(label="Something was paid", command=("paid",), asks=(
        Ask(id="item", text="What", words=_paid, choices=_owed, explain="What is still to be paid."),
        Ask(id="amount", text="Amount in US dollars", words=option("--amount"), check=amount, otherwise="what is owed",
            explain="For example 125 or 125.50."),
        day("--on", "Day", "The day on which you paid."))),
    Row(label="Fees to choose from", command=("costs", "choose")),
    Row(label="Papers", command=("documents",)),
    Row(label="Keep a paper", command=("documents", "add"), asks=(
        Ask(id="kind", text="What is it", words=argument, explain="The kind of paper.",
            choices=lambda _: [(it.replace("-", " "), it) for it in KINDS]),
        words("--title", "Title", "What you call it, for example CPR card, AHA.", otherwise=""),
        NUMBER, day("--expires", "Last day on which it holds", "It becomes one of your dates.", needed=False), FILE)),
    Row(label="Take a paper out", command=("documents", "remove"), asks=(
        Ask(id="paper", text="Which", words=argument, choices=_papers, explain="Its file stays where it lies."),)),
    Row(label="Something of the checklist is there", command=("documents", "have"), asks=(
        Ask(id="item", text="What", words=argument, choices=_missing, explain="What your application asks for."),)),
    Row(label="Licences of the states", command=("licences",), asks=(STATE,)),
    Row(label="Books and courses", command=("resources",)),
)  # fmt: skip
