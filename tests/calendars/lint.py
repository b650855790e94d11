"""What a calendar file must keep to, beyond what any reader complains about: RFC 5545, RFC 7986 and the rules that real
readers taught. Standard library only, so that it shares no mistake with the library that writes the files.

`python tests/calendars/lint.py FILE…` prints the findings.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 75
TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME", "PRODID", "CATEGORIES", "COLOR"}
INSTANTS = {"DTSTAMP", "CREATED", "LAST-MODIFIED"}
RECURRENCE = {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
ONCE = {
    "VCALENDAR": ("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "COLOR"),
    "VEVENT": (
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES"),
        *("STATUS", "TRANSP", "SEQUENCE", "CREATED", "LAST-MODIFIED"),
    ),
    "VALARM": ("ACTION", "DESCRIPTION", "TRIGGER"),
}
LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^":;,]*))*):(?P<value>(?s:.*))')
TRIGGER = re.compile(r"-P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")


class Finding(NamedTuple):
    """A broken rule, by its short name, and where."""

    rule: str
    where: str


class Property(NamedTuple):
    """A content line, its parameters as they stand."""

    name: str
    parameters: str
    value: str


@dataclass
class Component:
    """What stands between BEGIN and END; `order` has the names of properties and children as they come."""

    name: str
    properties: list[Property] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """The properties of that name."""
        return [one for one in self.properties if one.name == name]

    def value(self, name: str) -> str:
        """The first property's value; empty without one."""
        return next((one.value for one in self.all(name)), "")

    def title(self) -> str:
        """How a finding names it."""
        return f"{self.name} {self.value('UID')}".strip()


def lint(data: bytes) -> list[Finding]:
    """All findings; an empty list says that the file is as it should be."""
    findings = [*_octets(data), *_physical_lines(data)]
    text = re.sub(r"\r?\n[ \t]", "", data.decode(errors="replace"))
    roots: list[Component] = []
    findings += _parse(re.split(r"\r?\n", text), roots)
    if [root.name for root in roots] != ["VCALENDAR"]:
        return [*findings, Finding("one-calendar", "file")]
    return [*findings, *_calendar(roots[0])]


def _octets(data: bytes) -> Iterator[Finding]:
    if data.startswith(b"\xef\xbb\xbf"):
        yield Finding("bom", "file")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield Finding("bare-line-break", "file")
    if not data.endswith(b"\r\n"):
        yield Finding("no-final-crlf", "file")
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", data):
        yield Finding("control-character", "file")


def _physical_lines(data: bytes) -> Iterator[Finding]:
    lines = re.split(rb"\r?\n", data.removesuffix(b"\n").removesuffix(b"\r"))
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], b""], strict=True), 1):
        where = f"line {number}"
        if len(line) > LONGEST_LINE:
            yield Finding("long-line", where)
        if not line.strip():
            yield Finding("blank-line", where)
        folded = following[:1] in {b" ", b"\t"}
        if folded and (len(line) - len(line.rstrip(b"\\"))) % 2:
            yield Finding("split-escape", where)
        try:
            line.decode()
        except UnicodeDecodeError:
            yield Finding("split-character" if folded or line[:1] == b" " else "not-utf-8", where)


def _parse(lines: list[str], roots: list[Component]) -> Iterator[Finding]:
    stack: list[Component] = []
    for line in filter(None, lines):
        match = LINE.fullmatch(line)
        if not match:
            yield Finding("unreadable-line", line[:40])
            continue
        one = Property(match["name"], match["parameters"], match["value"])
        if one.name == "BEGIN":
            component = Component(one.value)
            (stack[-1].children if stack else roots).append(component)
            if stack:
                stack[-1].order.append(one.value)
            stack.append(component)
        elif one.name == "END":
            if not stack or stack.pop().name != one.value:
                yield Finding("unbalanced", line)
                return
        elif stack:
            stack[-1].properties.append(one)
            stack[-1].order.append(one.name)
        else:
            yield Finding("outside", line[:40])
    if stack:
        yield Finding("unbalanced", stack[-1].title())


def _calendar(calendar: Component) -> Iterator[Finding]:
    yield from _properties(calendar)
    if calendar.order[:1] != ["VERSION"] or calendar.value("VERSION") != "2.0":
        yield Finding("version-first", calendar.name)
    for name in ("METHOD", "UID"):
        if calendar.all(name):
            yield Finding(f"calendar-{name.lower()}", calendar.name)
    for one in calendar.all("REFRESH-INTERVAL"):
        if one.parameters != ";VALUE=DURATION":
            yield Finding("refresh-without-value", calendar.name)
    for child in calendar.children:
        yield from _event(child) if child.name == "VEVENT" else [Finding("foreign-component", child.name)]
    uids = Counter(child.value("UID") for child in calendar.children)
    yield from (Finding("repeated-uid", uid) for uid, count in uids.items() if count > 1)


def _properties(component: Component) -> Iterator[Finding]:
    for name in ONCE[component.name]:
        if len(component.all(name)) != 1 or not component.value(name):
            yield Finding("exactly-one", f"{component.title()}: {name}")
    for one in component.properties:
        where = f"{component.title()}: {one.name}"
        if one.name in TEXTS and re.search(r"(?<!\\)(?:\\\\)*(?:[;,]|\\(?![\\;,nN]))", one.value):
            yield Finding("unescaped", where)
        if one.name in INSTANTS and not _is_instant(one.value):
            yield Finding("not-utc", where)
        if one.name in RECURRENCE:
            yield Finding("recurrence", where)
        if "TZID=" in one.parameters:
            yield Finding("time-zone", where)
        if not one.value:
            yield Finding("empty-value", where)


def _event(event: Component) -> Iterator[Finding]:
    yield from _properties(event)
    yield from _dates(event)
    if event.value("STATUS") not in {"CONFIRMED", "CANCELLED"}:
        yield Finding("status", event.title())
    if re.search(r"\\,", event.value("CATEGORIES")):
        yield Finding("comma-in-category", event.title())
    alarms = [child for child in event.children if child.name == "VALARM"]
    if len(alarms) > 1:
        yield Finding("one-alarm", event.title())
    if alarms and event.order[-1] != "VALARM":
        yield Finding("alarm-last", event.title())
    for alarm in alarms:
        yield from _alarm(alarm, event.title())


def _dates(event: Component) -> Iterator[Finding]:
    if event.all("DURATION"):
        yield Finding("duration", event.title())
    both = [one for name in ("DTSTART", "DTEND") for one in event.all(name)]
    for one in both:
        timed = _is_instant(one.value) and not one.parameters
        if not timed and not (_is_date(one.value) and one.parameters == ";VALUE=DATE"):
            yield Finding("date-or-utc", f"{event.title()}: {one.name}")
    start, end = event.value("DTSTART"), event.value("DTEND")
    if len(start) != len(end):
        yield Finding("ends-differ", event.title())
    elif start and end <= start:
        yield Finding("no-length", event.title())
    if event.value("TRANSP") != ("TRANSPARENT" if _is_date(start) else "OPAQUE"):
        yield Finding("transparency", event.title())


def _alarm(alarm: Component, where: str) -> Iterator[Finding]:
    yield from _properties(alarm)
    if alarm.value("ACTION") != "DISPLAY":
        yield Finding("alarm-action", where)
    for one in alarm.all("TRIGGER"):
        if one.parameters or not TRIGGER.fullmatch(one.value) or not re.search("[1-9]", one.value):
            yield Finding("trigger", f"{where}: {one.value}")


def _is_date(value: str) -> bool:
    return bool(re.fullmatch(r"\d{8}", value)) and _exists(value, "%Y%m%d")


def _is_instant(value: str) -> bool:
    return bool(re.fullmatch(r"\d{8}T\d{6}Z", value)) and _exists(value, "%Y%m%dT%H%M%SZ")


def _exists(value: str, pattern: str) -> bool:
    try:
        datetime.strptime(value, pattern)  # noqa: DTZ007  # only asked whether there is such a day and time
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    found = [(name, finding) for name in sys.argv[1:] for finding in lint(Path(name).read_bytes())]
    print("\n".join(f"{name}: {finding.rule}: {finding.where}" for name, finding in found) or "clean")
    sys.exit(bool(found))
