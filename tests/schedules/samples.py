"""One small valid file of each kind; the tests break copies of them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TRACK = """
id = "sample"
name = "SMP"
title = "Sample Technician"
family = "phlebotomy"
summary = "A small credential for the tests."

[issuer]
short = "SB"
name = "Sample Board"
url = "https://board.example"

[program]
months = { min = 1, default = 3, max = 6 }
practicum_weeks = 2
practicum_capacity_percent = 50
notes = ["Evening classes."]

[[routes]]
id = "graduate"
title = "Graduate"
program = true
requirement = "A programme of 100 hours."
checklist = ["Transcript"]
recency = { value = "5 years", status = "official", source = "rules", as_of = "2026" }

[application]
how = "On paper."
opens = "6 weeks"
document_lead = "14 days"
processing = "10 business days"

[exam]
items = 100
scored_items = 80
minutes = { value = 120, status = "official", source = ["rules"], alternatives = [{ value = 100, status = "memory" }] }
window = { anchor = "application", length = "1 year" }
retake = { attempts = 4, waits = ["30 days"], inside = "window" }

[outline]
version = "2026"
topics = [
  { id = "safety", domain = "basics", name = "Safety" },
  { id = "tubes", domain = "basics", name = "Tubes", requires = ["safety"] },
  { id = "venipuncture", domain = "practice", name = "Venipuncture", share = 2, hands_on = true, requires = ["tubes"] },
]

[[outline.domains]]
id = "basics"
name = "Basics"
weight = [30, 40]

[[outline.domains]]
id = "practice"
name = "Practice"
weight = 65.0

[study]
hours = 45

[[fees]]
id = "exam"
title = "Exam"
kind = "exam"
amount = 125

[renewal]
cycle = "3 years"
ends = "same-day"
printed_date_wins = true
unit = "credits"
processing = "10 business days"
margin = "30 days"
checkpoints = 3
categories = [{ id = "blood", name = "Blood" }]
constraints = [
  { id = "total", title = "Total", kind = "total", required = 30 },
  { id = "blood", title = "Blood", kind = "category", required = 2, categories = ["blood"] },
]
clocks = [{ key = "yearly", title = "Yearly fee", months = 12, due = "day-before", fee = "exam" }]
ladder = [{ key = "gone", title = "Gone", after = "0 days" }]

[[resources]]
title = "Outline"
kind = "outline"
url = "https://board.example/outline"
source = "rules"

[sources.rules]
title = "Rules"
url = "https://board.example/rules"
dated = "2026"
read_on = 2026-11-22
"""

LICENCE = """
id = "zz"
name = "Zedland"

[[rules]]
id = "technician"
title = "Technician licence"
families = ["laboratory"]
needed = { value = "licence", status = "official", source = "act" }
application_fee = "62.50"

[rules.cycle]
every = "2 years"
fixed_day = "06-30"
parity = "even"
ce_hours = 24

[sources.act]
title = "Laboratory Act"
read_on = 2026-11-22
"""

CAREERS = """
[[families]]
family = "laboratory"
name = "Laboratory"
work = "Testing samples."
settings = ["hospitals", "clinics"]
education = "An associate degree."
length = "Two years."
median_pay = 56910

[sources]
"""

FILES = {"tracks/sample.toml": TRACK, "licences/zz.toml": LICENCE, "careers.toml": CAREERS}


def table(text: str = TRACK) -> dict[str, Any]:
    """A sample as `tomllib` reads it: a new one each time, so that a test may change it."""
    return tomllib.loads(text)


def write(folder: Path, name: str, text: str) -> Path:
    """The file, in the folders that its name asks for."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
