"""What can be found by name: commands, topics, dates, weeks. The palette and `/` both search here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.domain.wording import count, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.enrolment import Enrolment
    from planner.service import View
    from planner.ui.app import PlannerApp
    from planner.ui.keys import Action


class Entry(NamedTuple):
    """One thing to find: its key, what sort it is, its name, and a remark."""

    key: str
    sort: str
    name: str
    remark: str
    more: str = ""
    """Found as well, and shown where there is room."""

    @property
    def whole(self) -> str:
        """All that it is found by."""
        return f"{self.sort} {self.name} {self.remark} {self.more}".casefold()


def command_entries(actions: Sequence[Action], others: Sequence[Enrolment]) -> Iterator[Entry]:
    """Every command of the table, and a change to each other enrolment."""
    for it in actions:
        if it.palette:
            yield Entry(f"action:{it.id}", "command", f"{it.label} ({it.key})", it.help)
    yield Entry("enrol:", "command", "New enrolment", "Set up another certification.")
    for other in others:
        yield Entry(f"enrolment:{other.id}", "command", f"Show {other.id}", f"Started {other.start}, {other.status}.")


def stored_entries(view: View) -> Iterator[Entry]:
    """Every topic with its minutes, every date, every week."""
    planned, names = view.plan.planned_minutes(), {it.id: it.name for it in view.track.outline.domains}
    for topic in view.track.outline.topics:
        spent, domain = minutes(planned.get(topic.id, 0)), names.get(topic.domain, topic.domain)
        yield Entry(f"topic:{topic.id}", "topic", topic.name, spent, domain)
    for it in view.milestones:
        yield Entry(f"date:{it.key}", "date", it.title, day(it.date))
    for week in view.plan.weeks:
        sessions = count(len(week.blocks), "session")
        yield Entry(f"week:{week.number}", "week", f"Week {week.number} from {week.start}", f"{week.phase}, {sessions}")


def matching(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """Entries that hold every word that was typed; names that begin with the first word come first."""
    words = wanted.casefold().split()
    if not words:
        return list(entries)
    found = [it for it in entries if all(word in it.whole for word in words)]
    return sorted(found, key=lambda it: _rank(it, words))


def _rank(it: Entry, words: Sequence[str]) -> int:
    name = it.name.casefold()
    if name.startswith(words[0]):
        return 0
    return 1 if all(word in name for word in words) else 2


def follow(app: PlannerApp, key: str) -> None:
    """Goes to what was chosen."""
    sort, _, name = key.partition(":")
    if sort == "action":
        app.call_later(_run, app, name)
    elif sort == "enrolment":
        app.show_enrolment(name)
    elif sort == "enrol":
        app.set_up()
    elif sort == "topic":
        app.show_topic(name)
    elif sort == "date":
        app.go("timeline", key)
    elif sort == "week":
        app.go("plan", key)


async def _run(app: PlannerApp, action: str) -> None:
    """Does it where one is, or else on the view of credentials, which does the rest."""
    if not hasattr(app.screen, f"action_{action}"):
        app.go("credentials")
        app.call_next(_run_here, app, action)
    else:
        await _run_here(app, action)


async def _run_here(app: PlannerApp, action: str) -> None:
    await app.screen.run_action(action)
