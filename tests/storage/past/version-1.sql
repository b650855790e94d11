PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1349280110;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'planner','enrolments_plans_and_calendar','2026-11-22 13:43:21.425321+00:00');
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
INSERT INTO "blocks" VALUES('plain-1','b-1a',1,'2027-01-11',1,45,'recall',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-1','b-1b',1,'2027-01-16',1,80,'mock',1,1,2,'','planned',1,0);
INSERT INTO "blocks" VALUES('plain-1','b-1c',1,'2027-01-11',2,60,'learn',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-1','b-2a',2,'2027-01-18',1,45,'recall',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-1','b-2b',2,'2027-01-23',1,80,'mock',1,1,2,'','planned',1,0);
INSERT INTO "blocks" VALUES('plain-1','b-2c',2,'2027-01-18',2,60,'learn',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-2','b-1a',1,'2027-01-11',1,45,'recall',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-2','b-1b',1,'2027-01-16',1,80,'mock',1,1,2,'','planned',1,0);
INSERT INTO "blocks" VALUES('plain-2','b-1c',1,'2027-01-11',2,60,'learn',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-2','b-2a',2,'2027-01-18',1,45,'recall',NULL,NULL,NULL,'','planned',0,0);
INSERT INTO "blocks" VALUES('plain-2','b-2b',2,'2027-01-23',1,80,'mock',1,1,2,'','planned',1,0);
INSERT INTO "blocks" VALUES('plain-2','b-2c',2,'2027-01-18',2,60,'learn',NULL,NULL,NULL,'','planned',0,0);
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
INSERT INTO "calendar_items" VALUES('6f1c0d3e-6f0b-4c39-9a52-000000000001','exam','milestones','2027-11-07','Exam','because of the handbook','',54000,NULL,0,'f8b7a198-6edd-5641-83e5-a620152c7dfa@planner.invalid',0,'2027-01-11T12:00:00Z','2027-01-11T12:00:00Z',NULL);
INSERT INTO "calendar_items" VALUES('6f1c0d3e-6f0b-4c39-9a52-000000000001','renewal_due','milestones','2032-10-11','Renewal_Due','because of the handbook','',54000,NULL,0,'8000dd2c-b8d0-5095-bb5e-ba3b34289796@planner.invalid',0,'2027-01-11T12:00:00Z','2027-01-11T12:00:00Z',NULL);
INSERT INTO "calendar_items" VALUES('6f1c0d3e-6f0b-4c39-9a52-000000000002','exam','milestones','2027-11-07','Exam','because of the handbook','',54000,NULL,0,'2e4ec502-b426-508a-86a3-4e5550f4f0f0@planner.invalid',1,'2027-01-11T12:00:00Z','2027-02-10T12:00:00Z','2027-02-10T12:00:00Z');
INSERT INTO "calendar_items" VALUES('6f1c0d3e-6f0b-4c39-9a52-000000000002','renewal_due','milestones','2032-10-11','Renewal_Due','because of the handbook','',54000,NULL,0,'e8844376-0939-5f89-853a-f46eb652c9a5@planner.invalid',1,'2027-01-11T12:00:00Z','2027-02-10T12:00:00Z','2027-02-10T12:00:00Z');
CREATE TABLE days_off (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the order that the student gave them
    start TEXT NOT NULL,            -- half-open: stop is the first day back
    stop TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "enrolments" VALUES('plain-1','6f1c0d3e-6f0b-4c39-9a52-000000000001','plain','programme','2027-01-11','2027-01-11',10,NULL,NULL,NULL,NULL,NULL,NULL,15,60,NULL,'standard',0,'active','2027-01-11T12:00:00Z');
INSERT INTO "enrolments" VALUES('plain-2','6f1c0d3e-6f0b-4c39-9a52-000000000002','plain','programme','2027-01-11','2027-01-11',10,NULL,NULL,NULL,NULL,NULL,NULL,15,60,NULL,'standard',0,'dropped','2027-01-11T12:00:00Z');
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
INSERT INTO "milestones" VALUES('plain-1',0,'exam','2027-11-07','Exam','exam','because of the handbook',1,'[{"title":"Handbook","url":"https://example.org/h","read_on":"2026-11-22","status":"official"}]',1,0,0);
INSERT INTO "milestones" VALUES('plain-1',1,'renewal_due','2032-10-11','Renewal_Due','exam','because of the handbook',1,'[{"title":"Handbook","url":"https://example.org/h","read_on":"2026-11-22","status":"official"}]',1,0,0);
INSERT INTO "milestones" VALUES('plain-2',0,'exam','2027-11-07','Exam','exam','because of the handbook',1,'[{"title":"Handbook","url":"https://example.org/h","read_on":"2026-11-22","status":"official"}]',1,0,0);
INSERT INTO "milestones" VALUES('plain-2',1,'renewal_due','2032-10-11','Renewal_Due','exam','because of the handbook',1,'[{"title":"Handbook","url":"https://example.org/h","read_on":"2026-11-22","status":"official"}]',1,0,0);
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
INSERT INTO "parts" VALUES('plain-1','b-1a',0,'t00','d0',25);
INSERT INTO "parts" VALUES('plain-1','b-1a',1,'t10','d1',20);
INSERT INTO "parts" VALUES('plain-1','b-1c',0,'t01','d0',60);
INSERT INTO "parts" VALUES('plain-1','b-2a',0,'t00','d0',25);
INSERT INTO "parts" VALUES('plain-1','b-2a',1,'t10','d1',20);
INSERT INTO "parts" VALUES('plain-1','b-2c',0,'t01','d0',60);
INSERT INTO "parts" VALUES('plain-2','b-1a',0,'t00','d0',25);
INSERT INTO "parts" VALUES('plain-2','b-1a',1,'t10','d1',20);
INSERT INTO "parts" VALUES('plain-2','b-1c',0,'t01','d0',60);
INSERT INTO "parts" VALUES('plain-2','b-2a',0,'t00','d0',25);
INSERT INTO "parts" VALUES('plain-2','b-2a',1,'t10','d1',20);
INSERT INTO "parts" VALUES('plain-2','b-2c',0,'t01','d0',60);
CREATE TABLE plan_days (
    enrolment TEXT NOT NULL,
    week INTEGER NOT NULL,
    date TEXT NOT NULL,
    capacity_minutes INTEGER NOT NULL,
    reduced_by TEXT NOT NULL,       -- JSON
    PRIMARY KEY (enrolment, week, date),
    FOREIGN KEY (enrolment, week) REFERENCES plan_weeks (enrolment, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-11',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-12',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-13',60,'["practicum"]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-14',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-15',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-16',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',1,'2027-01-17',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-18',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-19',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-20',60,'["practicum"]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-21',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-22',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-23',60,'[]');
INSERT INTO "plan_days" VALUES('plain-1',2,'2027-01-24',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-11',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-12',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-13',60,'["practicum"]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-14',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-15',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-16',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',1,'2027-01-17',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-18',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-19',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-20',60,'["practicum"]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-21',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-22',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-23',60,'[]');
INSERT INTO "plan_days" VALUES('plain-2',2,'2027-01-24',60,'[]');
CREATE TABLE plan_weeks (
    enrolment TEXT NOT NULL REFERENCES plans (enrolment) ON DELETE CASCADE,
    number INTEGER NOT NULL,        -- week 1 holds the start
    start TEXT NOT NULL,
    phase TEXT NOT NULL,
    PRIMARY KEY (enrolment, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "plan_weeks" VALUES('plain-1',1,'2027-01-11','coursework');
INSERT INTO "plan_weeks" VALUES('plain-1',2,'2027-01-18','coursework');
INSERT INTO "plan_weeks" VALUES('plain-2',1,'2027-01-11','coursework');
INSERT INTO "plan_weeks" VALUES('plain-2',2,'2027-01-18','coursework');
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
INSERT INTO "plans" VALUES('plain-1','2027-01-11','2027-01-11','2027-01-25','2027-01-18',1.25,1.5,900,500,1000,600,'[{"kind":"weekly_minutes","value":371,"week":{"sat":200,"mon":171},"binding":null}]');
INSERT INTO "plans" VALUES('plain-2','2027-01-11','2027-01-11','2027-01-25','2027-01-18',1.25,1.5,900,500,1000,600,'[{"kind":"weekly_minutes","value":371,"week":{"sat":200,"mon":171},"binding":null}]');
CREATE TABLE rules (
    enrolment TEXT NOT NULL PRIMARY KEY REFERENCES enrolments (id) ON DELETE CASCADE,
    track TEXT NOT NULL             -- the checked track that the enrolment was made with, as JSON
) STRICT;
INSERT INTO "rules" VALUES('plain-1','{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
INSERT INTO "rules" VALUES('plain-2','{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
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
INSERT INTO "topic_needs" VALUES('plain-1',0,'t00','d0',60,15,40);
INSERT INTO "topic_needs" VALUES('plain-2',0,'t00','d0',60,15,40);
CREATE TABLE triage (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (enrolment, position),
    UNIQUE (enrolment, topic)
) STRICT, WITHOUT ROWID;
INSERT INTO "triage" VALUES('plain-1',0,'t01','know');
INSERT INTO "triage" VALUES('plain-1',1,'t00','new');
INSERT INTO "triage" VALUES('plain-2',0,'t01','know');
INSERT INTO "triage" VALUES('plain-2',1,'t00','new');
CREATE TABLE weekdays (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),   -- 0 is Monday
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    at TEXT,                                                    -- the student's clock time, HH:MM
    PRIMARY KEY (enrolment, weekday)
) STRICT, WITHOUT ROWID;
INSERT INTO "weekdays" VALUES('plain-1',0,60,NULL);
INSERT INTO "weekdays" VALUES('plain-1',1,0,NULL);
INSERT INTO "weekdays" VALUES('plain-1',2,60,NULL);
INSERT INTO "weekdays" VALUES('plain-1',3,0,NULL);
INSERT INTO "weekdays" VALUES('plain-1',4,0,NULL);
INSERT INTO "weekdays" VALUES('plain-1',5,180,NULL);
INSERT INTO "weekdays" VALUES('plain-1',6,0,NULL);
INSERT INTO "weekdays" VALUES('plain-2',0,60,NULL);
INSERT INTO "weekdays" VALUES('plain-2',1,0,NULL);
INSERT INTO "weekdays" VALUES('plain-2',2,60,NULL);
INSERT INTO "weekdays" VALUES('plain-2',3,0,NULL);
INSERT INTO "weekdays" VALUES('plain-2',4,0,NULL);
INSERT INTO "weekdays" VALUES('plain-2',5,180,NULL);
INSERT INTO "weekdays" VALUES('plain-2',6,0,NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX blocks_by_week ON blocks (enrolment, week, date, position);
CREATE INDEX blocks_by_date ON blocks (enrolment, date, position);
CREATE INDEX milestones_by_date ON milestones (enrolment, date);
COMMIT;
