"""The schema's history, oldest first: each step is what was added to the one before.

A step that has been released is never edited: a change is a new step at the end, `schema.VERSION` counted up, and a
database of the new version kept in `tests/storage/past/`. Tables are `STRICT`; their comments are the data's manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Migrations("planner")


@MIGRATIONS()
def enrolments_plans_and_calendar(db: Database) -> None:
    """Everything that is stored for a student on a track: inputs, rules, plan, milestones, calendar revisions."""
    db.executescript(_INPUTS)
    db.executescript(_PLAN)
    db.executescript(_DATES)


@MIGRATIONS()
def study_credentials_money_and_undo(db: Database) -> None:
    """What the student really does: sessions, scores, attempts, credentials, CE, papers, payments; and its undoing."""
    db.executescript(_DOING)
    db.executescript(_HOLDING)
    db.executescript(_KEEPING)


_INPUTS = """
CREATE TABLE enrolments (
    id TEXT NOT NULL PRIMARY KEY,   -- the track and a number, cma-aama-1: never used again
    uuid TEXT NOT NULL UNIQUE,      -- random: the root of every UID in the student's calendars
    track TEXT NOT NULL,
    route TEXT NOT NULL,
    enrolled_on TEXT NOT NULL,      -- all dates are YYYY-MM-DD
    start TEXT NOT NULL,
    months INTEGER,
    program_end TEXT,
    exam_date TEXT,                 -- only where the student pinned one
    applied_on TEXT,
    window_start TEXT,              -- half-open: window_stop is the first day outside
    window_stop TEXT,
    state TEXT,
    buffer_percent INTEGER NOT NULL,
    session_minutes INTEGER NOT NULL,
    daily_cap INTEGER,
    depth TEXT NOT NULL,
    first_weekday INTEGER NOT NULL CHECK (first_weekday BETWEEN 0 AND 6),   -- 0 is Monday
    status TEXT NOT NULL,
    created_at TEXT NOT NULL,       -- all instants are UTC, YYYY-MM-DDTHH:MM:SSZ
    CHECK ((window_start IS NULL) = (window_stop IS NULL))
) STRICT;

CREATE TABLE weekdays (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),   -- 0 is Monday
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    at TEXT,                                                    -- the student's clock time, HH:MM
    PRIMARY KEY (enrolment, weekday)
) STRICT, WITHOUT ROWID;

CREATE TABLE days_off (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the order that the student gave them
    start TEXT NOT NULL,            -- half-open: stop is the first day back
    stop TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE triage (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (enrolment, position),
    UNIQUE (enrolment, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE rules (
    enrolment TEXT NOT NULL PRIMARY KEY REFERENCES enrolments (id) ON DELETE CASCADE,
    track TEXT NOT NULL             -- the checked track that the enrolment was made with, as JSON
) STRICT;
"""

_PLAN = """
CREATE TABLE plans (
    enrolment TEXT NOT NULL PRIMARY KEY REFERENCES enrolments (id) ON DELETE CASCADE,
    as_of TEXT NOT NULL,
    start TEXT NOT NULL,
    exam_date TEXT NOT NULL,
    final_review_start TEXT NOT NULL,
    pace_factor REAL NOT NULL,
    depth REAL NOT NULL,
    need INTEGER NOT NULL,          -- this and the next three: minutes
    need_before_review INTEGER NOT NULL,
    supply INTEGER NOT NULL,
    supply_before_review INTEGER NOT NULL,
    remedies TEXT NOT NULL          -- JSON
) STRICT;

CREATE TABLE topic_needs (
    enrolment TEXT NOT NULL REFERENCES plans (enrolment) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the track's order of study
    topic TEXT NOT NULL,
    domain TEXT NOT NULL,
    learn_minutes INTEGER NOT NULL,
    hands_on_minutes INTEGER NOT NULL,
    recall_minutes INTEGER NOT NULL,
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_weeks (
    enrolment TEXT NOT NULL REFERENCES plans (enrolment) ON DELETE CASCADE,
    number INTEGER NOT NULL,        -- week 1 holds the start
    start TEXT NOT NULL,
    phase TEXT NOT NULL,
    PRIMARY KEY (enrolment, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_days (
    enrolment TEXT NOT NULL,
    week INTEGER NOT NULL,
    date TEXT NOT NULL,
    capacity_minutes INTEGER NOT NULL,
    reduced_by TEXT NOT NULL,       -- JSON
    PRIMARY KEY (enrolment, week, date),
    FOREIGN KEY (enrolment, week) REFERENCES plan_weeks (enrolment, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
    enrolment TEXT NOT NULL,
    id TEXT NOT NULL,
    week INTEGER NOT NULL,
    date TEXT NOT NULL,
    position INTEGER NOT NULL,      -- from 1 within the day
    minutes INTEGER NOT NULL,
    activity TEXT NOT NULL,
    mock_number INTEGER,            -- a slice of a mock exam: slice 1 of 2 of mock 3
    mock_slice INTEGER,
    mock_of INTEGER,
    task TEXT NOT NULL,             -- an errand's milestone, else empty
    status TEXT NOT NULL,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    from_catch_up INTEGER NOT NULL CHECK (from_catch_up IN (0, 1)),
    PRIMARY KEY (enrolment, id),
    FOREIGN KEY (enrolment, week) REFERENCES plan_weeks (enrolment, number) ON DELETE CASCADE,
    CHECK ((mock_number IS NULL) = (mock_slice IS NULL) AND (mock_number IS NULL) = (mock_of IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_by_week ON blocks (enrolment, week, date, position);
CREATE INDEX blocks_by_date ON blocks (enrolment, date, position);

CREATE TABLE parts (
    enrolment TEXT NOT NULL,
    block TEXT NOT NULL,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    domain TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (enrolment, block, position),
    FOREIGN KEY (enrolment, block) REFERENCES blocks (enrolment, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
"""

_DATES = """
CREATE TABLE milestones (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    because TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    sources TEXT NOT NULL,          -- JSON
    duty INTEGER NOT NULL CHECK (duty IN (0, 1)),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    PRIMARY KEY (enrolment, position),
    UNIQUE (enrolment, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX milestones_by_date ON milestones (enrolment, date);

CREATE TABLE calendar_items (
    owner TEXT NOT NULL,            -- the uuid of an enrolment, or of whatever else has dates
    key TEXT NOT NULL,
    section TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    url TEXT NOT NULL,
    alarm_seconds INTEGER,          -- before the start
    starts_at TEXT,                 -- NULL for an all-day item
    minutes INTEGER NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    cancelled_at TEXT,              -- a row stays for ever, so that neither UID nor sequence is used twice
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
"""

_DOING = """
ALTER TABLE enrolments ADD COLUMN share_percent INTEGER NOT NULL DEFAULT 100 CHECK (share_percent BETWEEN 0 AND 100);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,   -- s-1, s-2: over all enrolments
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    block TEXT NOT NULL,            -- the block that it made done; not a reference, because a plan is written anew
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    planned_minutes INTEGER,
    pace REAL NOT NULL,             -- the factor that the block was planned with
    rating TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_date ON sessions (enrolment, date);

CREATE TABLE scores (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    domain TEXT NOT NULL,
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    weak TEXT NOT NULL,             -- JSON: the domains that the score report named
    PRIMARY KEY (enrolment, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE requirements_met (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,             -- as the route's checklist words it
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_to (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,              -- a milestone's
    date TEXT NOT NULL,
    PRIMARY KEY (enrolment, position),
    UNIQUE (enrolment, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE busy_files (
    id TEXT NOT NULL PRIMARY KEY,   -- a name for the calendar that was imported
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE busy_times (
    file TEXT NOT NULL REFERENCES busy_files (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    at TEXT,                        -- HH:MM; NULL for a whole day
    title TEXT NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
"""

_HOLDING = """
CREATE TABLE credentials (
    id TEXT NOT NULL PRIMARY KEY,   -- the track and a number, cma-aama-1
    uuid TEXT NOT NULL UNIQUE,
    track TEXT NOT NULL,
    enrolment TEXT REFERENCES enrolments (id),  -- the one that was passed; NULL for one earned before the planner
    number TEXT NOT NULL,
    earned_on TEXT NOT NULL,
    expires TEXT,                   -- as printed on the certificate
    state TEXT,                     -- where the student works with it
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE credential_rules (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    since TEXT NOT NULL,            -- the first day on which this version holds
    new_cycles_only INTEGER NOT NULL CHECK (new_cycles_only IN (0, 1)),
    track TEXT NOT NULL,            -- the checked track, as JSON
    PRIMARY KEY (credential, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE renewals (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,             -- renewal, exam or reinstatement
    expires TEXT,
    PRIMARY KEY (credential, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE credential_seen_to (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    key TEXT NOT NULL,              -- a milestone's
    date TEXT NOT NULL,
    PRIMARY KEY (credential, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE ce_activities (
    id TEXT NOT NULL PRIMARY KEY,   -- ce-1, ce-2: over all credentials
    uuid TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    credits TEXT NOT NULL,          -- a decimal number, as it was given
    title TEXT NOT NULL,
    provider TEXT NOT NULL,
    kind TEXT NOT NULL,
    certificate_path TEXT,
    certificate_sha256 TEXT,
    CHECK ((certificate_path IS NULL) = (certificate_sha256 IS NULL))
) STRICT;

CREATE TABLE ce_credentials (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ce_categories (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ce_approvals (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE credential_milestones (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    because TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    sources TEXT NOT NULL,          -- JSON
    duty INTEGER NOT NULL CHECK (duty IN (0, 1)),
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    PRIMARY KEY (credential, position),
    UNIQUE (credential, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_milestones_by_date ON credential_milestones (credential, date);
"""

_KEEPING = """
CREATE TABLE payments (
    uuid TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,            -- an enrolment's or a credential's id
    item TEXT NOT NULL,
    date TEXT NOT NULL,
    amount TEXT NOT NULL,           -- US dollars, a decimal number
    settles INTEGER NOT NULL CHECK (settles IN (0, 1))
) STRICT;

CREATE TABLE chosen_fees (
    owner TEXT NOT NULL,
    fee TEXT NOT NULL,              -- where a track has several of a kind, the one that this student pays
    PRIMARY KEY (owner, fee)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,   -- doc-1, doc-2
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    owner TEXT NOT NULL,            -- an enrolment's or a credential's id, or empty
    number TEXT NOT NULL,
    issued_on TEXT,
    expires_on TEXT,
    path TEXT,
    sha256 TEXT,
    CHECK ((path IS NULL) = (sha256 IS NULL))
) STRICT;

CREATE TABLE drafts (
    name TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL           -- JSON: answers of a set-up that was left half-way
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    title TEXT NOT NULL,            -- what the student did, in words
    undone_at TEXT
) STRICT;

CREATE TABLE action_rows (
    action INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,             -- the table's
    before TEXT,                    -- JSON: the row as it was; NULL where there was none
    after TEXT,                     -- and as it became; NULL where it went
    PRIMARY KEY (action, position),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;
"""
