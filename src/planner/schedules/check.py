"""One schedule file: read, put in full form, checked, and made into the domain's dataclass.

Every problem in the file is found in one go; only a syntax error hides the rest.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from planner.schedules.cross import cross_problems
from planner.schedules.fields import field_problems
from planner.schedules.files import FORMS, bundled, corrected_by, kind_of
from planner.schedules.lift import full_form
from planner.schedules.merge import claim, merge
from planner.schedules.problems import WHOLE_FILE, Problem
from planner.schedules.shape import at, dotted, rank
from planner.schedules.words import accepted, shown

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

    from planner.domain.facts import Status
    from planner.schedules.files import Kind
    from planner.schedules.shape import Form, Loc
    from planner.schedules.walk import Found

_DEEPEST = 30


def check_file(path: Path) -> list[Problem]:
    """Every problem in the file, in the order of the format's keys; an empty list means that it can be used.

    A file in the config folder that corrects a bundled one is checked as laid over it.
    """
    return checked(path)[1]


def checked(path: Path) -> tuple[Any, list[Problem]]:
    """The file's domain value, None where it has a problem, and its problems."""
    raw, problems = read(path)
    if problems:
        return None, problems
    kind = kind_of(path, raw)
    base = corrected_by(path, kind)
    if base is not None:
        return _checked_over(kind, base, path, raw)
    status: Status = "estimate" if path.stem in bundled(kind) else "student"
    return check_document(kind, full_form(FORMS[kind], raw, status), path)


def _checked_over(kind: Kind, base: Path, path: Path, raw: Any) -> tuple[Any, list[Problem]]:
    below, problems = read(base)
    if problems:
        return None, problems
    form = FORMS[kind]
    correction = claim(form, full_form(form, raw, "student"))
    document = merge(form, full_form(form, below, "estimate"), correction)
    return check_document(kind, document, path)


def read(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The file's tables; with a problem, and empty, where it can't be read as TOML."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return {}, [Problem(str(path), WHOLE_FILE, f"can't be read: {error.strerror or error}")]
    except UnicodeDecodeError:
        return {}, [Problem(str(path), WHOLE_FILE, "is not UTF-8 text; save it as UTF-8")]
    except (ValueError, RecursionError) as error:
        return {}, [_syntax(path, str(error))]
    if _depth(raw) > _DEEPEST:
        return {}, [Problem(str(path), WHOLE_FILE, f"has more than {_DEEPEST} tables or lists inside each other")]
    return raw, []


def _syntax(path: Path, said: str) -> Problem:
    where = re.search(r" \(at (line \d+, column \d+|end of document)\)$", said)
    message = said[: where.start()] if where else said
    return Problem(str(path), where[1] if where else WHOLE_FILE, f"is not TOML: {message[:1].lower()}{message[1:]}")


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inner), default=0)


def check_document(kind: Kind, document: Any, path: Path) -> tuple[Any, list[Problem]]:
    """The domain value of a document in full form, None where it has a problem, and its problems."""
    form = FORMS[kind]
    value, wrong = _build(form, document)
    found: dict[Loc, list[str]] = {}
    for loc, message in (*_name(document, path), *field_problems(form, document), *cross_problems(form, document)):
        found.setdefault(loc, []).append(message)
    for loc, message in wrong:
        found.setdefault(loc, [message])
    places = sorted(found, key=lambda loc: rank(form, loc))
    problems = [Problem(str(path), dotted(form, document, loc), message) for loc in places for message in found[loc]]
    return (None if problems else value), problems


def _name(document: Any, path: Path) -> list[Found]:
    given = document.get("id")
    if not isinstance(given, str) or given == path.stem:
        return []
    return [(("id",), f'"{given}" is not the name of the file; write "{path.stem}", or rename the file')]


def _build(form: Form, document: Any) -> tuple[Any, list[Found]]:
    """Through JSON, because only there pydantic's strict types go with plain lists and tables."""
    from pydantic import ValidationError  # 60 to 100 ms, and not needed to list or to name the files

    try:
        return _adapter(form).validate_json(json.dumps(document), strict=True), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        return None, [(detail["loc"], _sentence(form, detail)) for detail in details]


@cache
def _adapter(form: Form) -> TypeAdapter[Any]:
    """Made once a form: it takes about 40 ms for a track."""
    from pydantic import TypeAdapter

    return TypeAdapter(form)


def _sentence(form: Form, detail: Any) -> str:
    loc, wanted = detail["loc"], accepted(at(form, detail["loc"]))
    if detail["type"] != "missing":
        return f"{shown(detail['input'])} is not accepted; write {wanted}"
    return f"{'has no value' if loc[-1] == 'value' else 'is missing'}; write {wanted}"
