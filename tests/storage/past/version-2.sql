PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1349280110;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'planner','enrolments_plans_and_calendar','2026-11-22 17:08:27.371583+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'planner','study_credentials_money_and_undo','2026-11-22 17:08:27.413709+00:00');
CREATE TABLE action_rows (
    action INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,             -- the table's
    before TEXT,                    -- JSON: the row as it was; NULL where there was none
    after TEXT,                     -- and as it became; NULL where it went
    PRIMARY KEY (action, position),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "action_rows" VALUES(1,0,'enrolments',NULL,'["plain-1","6f1c0d3e-6f0b-4c39-9a52-000000000001","plain","programme","2027-01-11","2027-01-11",10,null,null,null,null,null,null,15,60,null,"standard",0,"active","2027-01-11T12:00:00Z",100]');
INSERT INTO "action_rows" VALUES(1,1,'enrolments',NULL,'["plain-2","6f1c0d3e-6f0b-4c39-9a52-000000000002","plain","programme","2027-01-11","2027-01-11",10,null,null,null,null,null,null,15,60,null,"standard",0,"dropped","2027-01-11T12:00:00Z",100]');
INSERT INTO "action_rows" VALUES(1,2,'weekdays',NULL,'["plain-1",0,60,null]');
INSERT INTO "action_rows" VALUES(1,3,'weekdays',NULL,'["plain-1",1,0,null]');
INSERT INTO "action_rows" VALUES(1,4,'weekdays',NULL,'["plain-1",2,60,null]');
INSERT INTO "action_rows" VALUES(1,5,'weekdays',NULL,'["plain-1",3,0,null]');
INSERT INTO "action_rows" VALUES(1,6,'weekdays',NULL,'["plain-1",4,0,null]');
INSERT INTO "action_rows" VALUES(1,7,'weekdays',NULL,'["plain-1",5,180,null]');
INSERT INTO "action_rows" VALUES(1,8,'weekdays',NULL,'["plain-1",6,0,null]');
INSERT INTO "action_rows" VALUES(1,9,'weekdays',NULL,'["plain-2",0,60,null]');
INSERT INTO "action_rows" VALUES(1,10,'weekdays',NULL,'["plain-2",1,0,null]');
INSERT INTO "action_rows" VALUES(1,11,'weekdays',NULL,'["plain-2",2,60,null]');
INSERT INTO "action_rows" VALUES(1,12,'weekdays',NULL,'["plain-2",3,0,null]');
INSERT INTO "action_rows" VALUES(1,13,'weekdays',NULL,'["plain-2",4,0,null]');
INSERT INTO "action_rows" VALUES(1,14,'weekdays',NULL,'["plain-2",5,180,null]');
INSERT INTO "action_rows" VALUES(1,15,'weekdays',NULL,'["plain-2",6,0,null]');
INSERT INTO "action_rows" VALUES(1,16,'days_off',NULL,'["plain-1",0,"2027-01-11","2027-01-12","Holiday"]');
INSERT INTO "action_rows" VALUES(1,17,'triage',NULL,'["plain-1",0,"t01","know"]');
INSERT INTO "action_rows" VALUES(1,18,'triage',NULL,'["plain-1",1,"t00","new"]');
INSERT INTO "action_rows" VALUES(1,19,'triage',NULL,'["plain-2",0,"t01","know"]');
INSERT INTO "action_rows" VALUES(1,20,'triage',NULL,'["plain-2",1,"t00","new"]');
INSERT INTO "action_rows" VALUES(1,21,'rules',NULL,'["plain-1","{\"id\":\"plain\",\"name\":\"Plain (TEST)\",\"title\":\"Plain credential\",\"family\":\"medical-assistant\",\"issuer\":{\"short\":\"TEST\",\"name\":\"Test Board\",\"url\":\"https://example.org\"},\"summary\":\"A credential for tests.\",\"not_to_confuse_with\":[],\"leads_to\":[],\"program\":{\"months\":{\"value\":{\"min\":9,\"default\":10,\"max\":12},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_weeks\":{\"value\":5,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_capacity_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"accreditation\":null,\"notes\":[]},\"routes\":[{\"id\":\"programme\",\"title\":\"Programme\",\"program\":true,\"requirement\":{\"value\":\"A programme.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":100,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},{\"id\":\"experience\",\"title\":\"Experience\",\"program\":false,\"requirement\":{\"value\":\"Experience.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]}],\"application\":{\"how\":{\"value\":\"Online.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"opens\":null,\"earliest_sitting\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"document_lead\":{\"value\":{\"count\":14,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"processing\":{\"value\":{\"count\":7,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"exam\":{\"vendor\":null,\"window\":{\"anchor\":\"chosen-start\",\"length\":{\"value\":{\"count\":90,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"format\":null,\"items\":null,\"scored_items\":null,\"minutes\":{\"value\":160,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"segments\":null,\"pass_mark\":null,\"results\":{\"value\":{\"count\":4,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"retake\":{\"attempts\":null,\"waits\":{\"value\":[{\"count\":30,\"unit\":\"days\"}],\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"inside\":\"window\",\"new_window\":null,\"notes\":[]},\"notes\":[]},\"outline\":{\"version\":{\"value\":\"2026\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"domains\":[{\"id\":\"d0\",\"name\":\"Domain 0\",\"weight\":{\"value\":{\"low\":\"60\",\"high\":\"60\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}},{\"id\":\"d1\",\"name\":\"Domain 1\",\"weight\":{\"value\":{\"low\":\"40\",\"high\":\"40\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}}],\"topics\":[{\"id\":\"t00\",\"domain\":\"d0\",\"name\":\"Topic 00\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t01\",\"domain\":\"d0\",\"name\":\"Topic 01\",\"share\":1,\"hands_on\":false,\"requires\":[\"t00\"]},{\"id\":\"t02\",\"domain\":\"d0\",\"name\":\"Topic 02\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t03\",\"domain\":\"d0\",\"name\":\"Topic 03\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t04\",\"domain\":\"d0\",\"name\":\"Topic 04\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t05\",\"domain\":\"d0\",\"name\":\"Topic 05\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t10\",\"domain\":\"d1\",\"name\":\"Topic 10\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t11\",\"domain\":\"d1\",\"name\":\"Topic 11\",\"share\":1,\"hands_on\":false,\"requires\":[\"t10\"]},{\"id\":\"t12\",\"domain\":\"d1\",\"name\":\"Topic 12\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t13\",\"domain\":\"d1\",\"name\":\"Topic 13\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t14\",\"domain\":\"d1\",\"name\":\"Topic 14\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t15\",\"domain\":\"d1\",\"name\":\"Topic 15\",\"share\":1,\"hands_on\":false,\"requires\":[]}]},\"study\":{\"hours\":{\"value\":60,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"final_review_days\":null},\"fees\":[],\"renewal\":{\"cycle\":{\"value\":{\"count\":60,\"unit\":\"months\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ends\":\"end-of-month\",\"printed_date_wins\":false,\"unit\":\"points\",\"categories\":[],\"constraints\":[{\"id\":\"total\",\"title\":\"CE points\",\"kind\":\"total\",\"required\":{\"value\":60,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"categories\":[]}],\"clocks\":[],\"processing\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"margin\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checkpoints\":{\"value\":5,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ladder\":[],\"by_exam\":null,\"notes\":[]},\"resources\":[],\"sources\":{\"handbook\":{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"dated\":\"2026\",\"read_on\":\"2026-11-22\"}}}"]');
INSERT INTO "action_rows" VALUES(1,22,'rules',NULL,'["plain-2","{\"id\":\"plain\",\"name\":\"Plain (TEST)\",\"title\":\"Plain credential\",\"family\":\"medical-assistant\",\"issuer\":{\"short\":\"TEST\",\"name\":\"Test Board\",\"url\":\"https://example.org\"},\"summary\":\"A credential for tests.\",\"not_to_confuse_with\":[],\"leads_to\":[],\"program\":{\"months\":{\"value\":{\"min\":9,\"default\":10,\"max\":12},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_weeks\":{\"value\":5,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_capacity_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"accreditation\":null,\"notes\":[]},\"routes\":[{\"id\":\"programme\",\"title\":\"Programme\",\"program\":true,\"requirement\":{\"value\":\"A programme.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":100,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},{\"id\":\"experience\",\"title\":\"Experience\",\"program\":false,\"requirement\":{\"value\":\"Experience.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]}],\"application\":{\"how\":{\"value\":\"Online.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"opens\":null,\"earliest_sitting\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"document_lead\":{\"value\":{\"count\":14,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"processing\":{\"value\":{\"count\":7,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"exam\":{\"vendor\":null,\"window\":{\"anchor\":\"chosen-start\",\"length\":{\"value\":{\"count\":90,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"format\":null,\"items\":null,\"scored_items\":null,\"minutes\":{\"value\":160,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"segments\":null,\"pass_mark\":null,\"results\":{\"value\":{\"count\":4,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"retake\":{\"attempts\":null,\"waits\":{\"value\":[{\"count\":30,\"unit\":\"days\"}],\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"inside\":\"window\",\"new_window\":null,\"notes\":[]},\"notes\":[]},\"outline\":{\"version\":{\"value\":\"2026\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"domains\":[{\"id\":\"d0\",\"name\":\"Domain 0\",\"weight\":{\"value\":{\"low\":\"60\",\"high\":\"60\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}},{\"id\":\"d1\",\"name\":\"Domain 1\",\"weight\":{\"value\":{\"low\":\"40\",\"high\":\"40\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}}],\"topics\":[{\"id\":\"t00\",\"domain\":\"d0\",\"name\":\"Topic 00\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t01\",\"domain\":\"d0\",\"name\":\"Topic 01\",\"share\":1,\"hands_on\":false,\"requires\":[\"t00\"]},{\"id\":\"t02\",\"domain\":\"d0\",\"name\":\"Topic 02\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t03\",\"domain\":\"d0\",\"name\":\"Topic 03\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t04\",\"domain\":\"d0\",\"name\":\"Topic 04\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t05\",\"domain\":\"d0\",\"name\":\"Topic 05\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t10\",\"domain\":\"d1\",\"name\":\"Topic 10\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t11\",\"domain\":\"d1\",\"name\":\"Topic 11\",\"share\":1,\"hands_on\":false,\"requires\":[\"t10\"]},{\"id\":\"t12\",\"domain\":\"d1\",\"name\":\"Topic 12\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t13\",\"domain\":\"d1\",\"name\":\"Topic 13\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t14\",\"domain\":\"d1\",\"name\":\"Topic 14\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t15\",\"domain\":\"d1\",\"name\":\"Topic 15\",\"share\":1,\"hands_on\":false,\"requires\":[]}]},\"study\":{\"hours\":{\"value\":60,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"final_review_days\":null},\"fees\":[],\"renewal\":{\"cycle\":{\"value\":{\"count\":60,\"unit\":\"months\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ends\":\"end-of-month\",\"printed_date_wins\":false,\"unit\":\"points\",\"categories\":[],\"constraints\":[{\"id\":\"total\",\"title\":\"CE points\",\"kind\":\"total\",\"required\":{\"value\":60,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"categories\":[]}],\"clocks\":[],\"processing\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"margin\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checkpoints\":{\"value\":5,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ladder\":[],\"by_exam\":null,\"notes\":[]},\"resources\":[],\"sources\":{\"handbook\":{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"dated\":\"2026\",\"read_on\":\"2026-11-22\"}}}"]');
INSERT INTO "action_rows" VALUES(1,23,'plans',NULL,'["plain-1","2027-01-11","2027-01-11","2027-01-25","2027-01-18",1.25,1.5,900,500,1000,600,"[{\"kind\":\"weekly_minutes\",\"value\":371,\"week\":{\"sat\":200,\"mon\":171},\"binding\":null}]"]');
INSERT INTO "action_rows" VALUES(1,24,'plans',NULL,'["plain-2","2027-01-11","2027-01-11","2027-01-25","2027-01-18",1.25,1.5,900,500,1000,600,"[{\"kind\":\"weekly_minutes\",\"value\":371,\"week\":{\"sat\":200,\"mon\":171},\"binding\":null}]"]');
INSERT INTO "action_rows" VALUES(1,25,'topic_needs',NULL,'["plain-1",0,"t00","d0",60,15,40]');
INSERT INTO "action_rows" VALUES(1,26,'topic_needs',NULL,'["plain-2",0,"t00","d0",60,15,40]');
INSERT INTO "action_rows" VALUES(1,27,'plan_weeks',NULL,'["plain-1",1,"2027-01-11","coursework"]');
INSERT INTO "action_rows" VALUES(1,28,'plan_weeks',NULL,'["plain-1",2,"2027-01-18","coursework"]');
INSERT INTO "action_rows" VALUES(1,29,'plan_weeks',NULL,'["plain-2",1,"2027-01-11","coursework"]');
INSERT INTO "action_rows" VALUES(1,30,'plan_weeks',NULL,'["plain-2",2,"2027-01-18","coursework"]');
INSERT INTO "action_rows" VALUES(1,31,'plan_days',NULL,'["plain-1",1,"2027-01-11",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,32,'plan_days',NULL,'["plain-1",1,"2027-01-12",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,33,'plan_days',NULL,'["plain-1",1,"2027-01-13",60,"[\"practicum\"]"]');
INSERT INTO "action_rows" VALUES(1,34,'plan_days',NULL,'["plain-1",1,"2027-01-14",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,35,'plan_days',NULL,'["plain-1",1,"2027-01-15",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,36,'plan_days',NULL,'["plain-1",1,"2027-01-16",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,37,'plan_days',NULL,'["plain-1",1,"2027-01-17",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,38,'plan_days',NULL,'["plain-1",2,"2027-01-18",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,39,'plan_days',NULL,'["plain-1",2,"2027-01-19",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,40,'plan_days',NULL,'["plain-1",2,"2027-01-20",60,"[\"practicum\"]"]');
INSERT INTO "action_rows" VALUES(1,41,'plan_days',NULL,'["plain-1",2,"2027-01-21",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,42,'plan_days',NULL,'["plain-1",2,"2027-01-22",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,43,'plan_days',NULL,'["plain-1",2,"2027-01-23",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,44,'plan_days',NULL,'["plain-1",2,"2027-01-24",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,45,'plan_days',NULL,'["plain-2",1,"2027-01-11",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,46,'plan_days',NULL,'["plain-2",1,"2027-01-12",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,47,'plan_days',NULL,'["plain-2",1,"2027-01-13",60,"[\"practicum\"]"]');
INSERT INTO "action_rows" VALUES(1,48,'plan_days',NULL,'["plain-2",1,"2027-01-14",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,49,'plan_days',NULL,'["plain-2",1,"2027-01-15",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,50,'plan_days',NULL,'["plain-2",1,"2027-01-16",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,51,'plan_days',NULL,'["plain-2",1,"2027-01-17",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,52,'plan_days',NULL,'["plain-2",2,"2027-01-18",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,53,'plan_days',NULL,'["plain-2",2,"2027-01-19",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,54,'plan_days',NULL,'["plain-2",2,"2027-01-20",60,"[\"practicum\"]"]');
INSERT INTO "action_rows" VALUES(1,55,'plan_days',NULL,'["plain-2",2,"2027-01-21",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,56,'plan_days',NULL,'["plain-2",2,"2027-01-22",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,57,'plan_days',NULL,'["plain-2",2,"2027-01-23",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,58,'plan_days',NULL,'["plain-2",2,"2027-01-24",60,"[]"]');
INSERT INTO "action_rows" VALUES(1,59,'blocks',NULL,'["plain-1","b-1a",1,"2027-01-11",1,45,"recall",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,60,'blocks',NULL,'["plain-1","b-1b",1,"2027-01-16",1,80,"mock",1,1,2,"","planned",1,0]');
INSERT INTO "action_rows" VALUES(1,61,'blocks',NULL,'["plain-1","b-1c",1,"2027-01-11",2,60,"learn",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,62,'blocks',NULL,'["plain-1","b-2a",2,"2027-01-18",1,45,"recall",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,63,'blocks',NULL,'["plain-1","b-2b",2,"2027-01-23",1,80,"mock",1,1,2,"","planned",1,0]');
INSERT INTO "action_rows" VALUES(1,64,'blocks',NULL,'["plain-1","b-2c",2,"2027-01-18",2,60,"learn",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,65,'blocks',NULL,'["plain-2","b-1a",1,"2027-01-11",1,45,"recall",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,66,'blocks',NULL,'["plain-2","b-1b",1,"2027-01-16",1,80,"mock",1,1,2,"","planned",1,0]');
INSERT INTO "action_rows" VALUES(1,67,'blocks',NULL,'["plain-2","b-1c",1,"2027-01-11",2,60,"learn",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,68,'blocks',NULL,'["plain-2","b-2a",2,"2027-01-18",1,45,"recall",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,69,'blocks',NULL,'["plain-2","b-2b",2,"2027-01-23",1,80,"mock",1,1,2,"","planned",1,0]');
INSERT INTO "action_rows" VALUES(1,70,'blocks',NULL,'["plain-2","b-2c",2,"2027-01-18",2,60,"learn",null,null,null,"","planned",0,0]');
INSERT INTO "action_rows" VALUES(1,71,'parts',NULL,'["plain-1","b-1a",0,"t00","d0",25]');
INSERT INTO "action_rows" VALUES(1,72,'parts',NULL,'["plain-1","b-1a",1,"t10","d1",20]');
INSERT INTO "action_rows" VALUES(1,73,'parts',NULL,'["plain-1","b-1c",0,"t01","d0",60]');
INSERT INTO "action_rows" VALUES(1,74,'parts',NULL,'["plain-1","b-2a",0,"t00","d0",25]');
INSERT INTO "action_rows" VALUES(1,75,'parts',NULL,'["plain-1","b-2a",1,"t10","d1",20]');
INSERT INTO "action_rows" VALUES(1,76,'parts',NULL,'["plain-1","b-2c",0,"t01","d0",60]');
INSERT INTO "action_rows" VALUES(1,77,'parts',NULL,'["plain-2","b-1a",0,"t00","d0",25]');
INSERT INTO "action_rows" VALUES(1,78,'parts',NULL,'["plain-2","b-1a",1,"t10","d1",20]');
INSERT INTO "action_rows" VALUES(1,79,'parts',NULL,'["plain-2","b-1c",0,"t01","d0",60]');
INSERT INTO "action_rows" VALUES(1,80,'parts',NULL,'["plain-2","b-2a",0,"t00","d0",25]');
INSERT INTO "action_rows" VALUES(1,81,'parts',NULL,'["plain-2","b-2a",1,"t10","d1",20]');
INSERT INTO "action_rows" VALUES(1,82,'parts',NULL,'["plain-2","b-2c",0,"t01","d0",60]');
INSERT INTO "action_rows" VALUES(1,83,'milestones',NULL,'["plain-1",0,"exam","2027-11-07","Exam","exam","because of the handbook",1,"[{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"read_on\":\"2026-11-22\",\"status\":\"official\"}]",1,0,0]');
INSERT INTO "action_rows" VALUES(1,84,'milestones',NULL,'["plain-1",1,"renewal_due","2032-10-11","Renewal_Due","exam","because of the handbook",1,"[{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"read_on\":\"2026-11-22\",\"status\":\"official\"}]",1,0,0]');
INSERT INTO "action_rows" VALUES(1,85,'milestones',NULL,'["plain-2",0,"exam","2027-11-07","Exam","exam","because of the handbook",1,"[{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"read_on\":\"2026-11-22\",\"status\":\"official\"}]",1,0,0]');
INSERT INTO "action_rows" VALUES(1,86,'milestones',NULL,'["plain-2",1,"renewal_due","2032-10-11","Renewal_Due","exam","because of the handbook",1,"[{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"read_on\":\"2026-11-22\",\"status\":\"official\"}]",1,0,0]');
INSERT INTO "action_rows" VALUES(1,87,'sessions',NULL,'["s-1","plain-1","2027-01-11","b-1a",50,45,1.25,"good",""]');
INSERT INTO "action_rows" VALUES(1,88,'scores',NULL,'["plain-1",0,"2027-01-11","d0",70]');
INSERT INTO "action_rows" VALUES(1,89,'attempts',NULL,'["plain-1","2027-01-11",0,"[\"d0\"]"]');
INSERT INTO "action_rows" VALUES(1,90,'requirements_met',NULL,'["plain-1",0,"Transcript"]');
INSERT INTO "action_rows" VALUES(1,91,'seen_to',NULL,'["plain-1",0,"apply_by","2027-01-11"]');
INSERT INTO "action_rows" VALUES(1,92,'busy_files',NULL,'["work","/calendars/work.ics","efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef","2027-01-11T12:00:00Z"]');
INSERT INTO "action_rows" VALUES(1,93,'busy_times',NULL,'["work",0,"2027-01-11",90,"18:30","Shift"]');
INSERT INTO "action_rows" VALUES(1,94,'busy_times',NULL,'["work",1,"2027-01-12",1440,null,"Away"]');
INSERT INTO "action_rows" VALUES(1,95,'credentials',NULL,'["held-1","7a2b1c3d-6f0b-4c39-9a52-000000000001","plain",null,"123","2020-02-29","2024-02-29","tn","2027-01-11T12:00:00Z"]');
INSERT INTO "action_rows" VALUES(1,96,'credential_rules',NULL,'["held-1","0001-01-01",0,"{\"id\":\"plain\",\"name\":\"Plain (TEST)\",\"title\":\"Plain credential\",\"family\":\"medical-assistant\",\"issuer\":{\"short\":\"TEST\",\"name\":\"Test Board\",\"url\":\"https://example.org\"},\"summary\":\"A credential for tests.\",\"not_to_confuse_with\":[],\"leads_to\":[],\"program\":{\"months\":{\"value\":{\"min\":9,\"default\":10,\"max\":12},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_weeks\":{\"value\":5,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_capacity_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"accreditation\":null,\"notes\":[]},\"routes\":[{\"id\":\"programme\",\"title\":\"Programme\",\"program\":true,\"requirement\":{\"value\":\"A programme.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":100,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},{\"id\":\"experience\",\"title\":\"Experience\",\"program\":false,\"requirement\":{\"value\":\"Experience.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]}],\"application\":{\"how\":{\"value\":\"Online.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"opens\":null,\"earliest_sitting\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"document_lead\":{\"value\":{\"count\":14,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"processing\":{\"value\":{\"count\":7,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"exam\":{\"vendor\":null,\"window\":{\"anchor\":\"chosen-start\",\"length\":{\"value\":{\"count\":90,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"format\":null,\"items\":null,\"scored_items\":null,\"minutes\":{\"value\":160,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"segments\":null,\"pass_mark\":null,\"results\":{\"value\":{\"count\":4,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"retake\":{\"attempts\":null,\"waits\":{\"value\":[{\"count\":30,\"unit\":\"days\"}],\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"inside\":\"window\",\"new_window\":null,\"notes\":[]},\"notes\":[]},\"outline\":{\"version\":{\"value\":\"2026\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"domains\":[{\"id\":\"d0\",\"name\":\"Domain 0\",\"weight\":{\"value\":{\"low\":\"60\",\"high\":\"60\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}},{\"id\":\"d1\",\"name\":\"Domain 1\",\"weight\":{\"value\":{\"low\":\"40\",\"high\":\"40\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}}],\"topics\":[{\"id\":\"t00\",\"domain\":\"d0\",\"name\":\"Topic 00\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t01\",\"domain\":\"d0\",\"name\":\"Topic 01\",\"share\":1,\"hands_on\":false,\"requires\":[\"t00\"]},{\"id\":\"t02\",\"domain\":\"d0\",\"name\":\"Topic 02\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t03\",\"domain\":\"d0\",\"name\":\"Topic 03\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t04\",\"domain\":\"d0\",\"name\":\"Topic 04\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t05\",\"domain\":\"d0\",\"name\":\"Topic 05\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t10\",\"domain\":\"d1\",\"name\":\"Topic 10\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t11\",\"domain\":\"d1\",\"name\":\"Topic 11\",\"share\":1,\"hands_on\":false,\"requires\":[\"t10\"]},{\"id\":\"t12\",\"domain\":\"d1\",\"name\":\"Topic 12\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t13\",\"domain\":\"d1\",\"name\":\"Topic 13\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t14\",\"domain\":\"d1\",\"name\":\"Topic 14\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t15\",\"domain\":\"d1\",\"name\":\"Topic 15\",\"share\":1,\"hands_on\":false,\"requires\":[]}]},\"study\":{\"hours\":{\"value\":60,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"final_review_days\":null},\"fees\":[],\"renewal\":{\"cycle\":{\"value\":{\"count\":60,\"unit\":\"months\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ends\":\"end-of-month\",\"printed_date_wins\":false,\"unit\":\"points\",\"categories\":[],\"constraints\":[{\"id\":\"total\",\"title\":\"CE points\",\"kind\":\"total\",\"required\":{\"value\":60,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"categories\":[]}],\"clocks\":[],\"processing\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"margin\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checkpoints\":{\"value\":5,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ladder\":[],\"by_exam\":null,\"notes\":[]},\"resources\":[],\"sources\":{\"handbook\":{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"dated\":\"2026\",\"read_on\":\"2026-11-22\"}}}"]');
INSERT INTO "action_rows" VALUES(1,97,'credential_rules',NULL,'["held-1","2026-01-01",1,"{\"id\":\"plain\",\"name\":\"Plain (TEST)\",\"title\":\"Plain credential\",\"family\":\"medical-assistant\",\"issuer\":{\"short\":\"TEST\",\"name\":\"Test Board\",\"url\":\"https://example.org\"},\"summary\":\"A credential for tests.\",\"not_to_confuse_with\":[],\"leads_to\":[],\"program\":{\"months\":{\"value\":{\"min\":9,\"default\":10,\"max\":12},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_weeks\":{\"value\":5,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"practicum_capacity_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"accreditation\":null,\"notes\":[]},\"routes\":[{\"id\":\"programme\",\"title\":\"Programme\",\"program\":true,\"requirement\":{\"value\":\"A programme.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":100,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},{\"id\":\"experience\",\"title\":\"Experience\",\"program\":false,\"requirement\":{\"value\":\"Experience.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checklist\":[],\"recency\":null,\"after_recency\":\"\",\"study_percent\":{\"value\":50,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]}],\"application\":{\"how\":{\"value\":\"Online.\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"opens\":null,\"earliest_sitting\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"document_lead\":{\"value\":{\"count\":14,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"processing\":{\"value\":{\"count\":7,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"exam\":{\"vendor\":null,\"window\":{\"anchor\":\"chosen-start\",\"length\":{\"value\":{\"count\":90,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"notes\":[]},\"format\":null,\"items\":null,\"scored_items\":null,\"minutes\":{\"value\":160,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"segments\":null,\"pass_mark\":null,\"results\":{\"value\":{\"count\":4,\"unit\":\"business days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"retake\":{\"attempts\":null,\"waits\":{\"value\":[{\"count\":30,\"unit\":\"days\"}],\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"inside\":\"window\",\"new_window\":null,\"notes\":[]},\"notes\":[]},\"outline\":{\"version\":{\"value\":\"2026\",\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"domains\":[{\"id\":\"d0\",\"name\":\"Domain 0\",\"weight\":{\"value\":{\"low\":\"60\",\"high\":\"60\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}},{\"id\":\"d1\",\"name\":\"Domain 1\",\"weight\":{\"value\":{\"low\":\"40\",\"high\":\"40\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]}}],\"topics\":[{\"id\":\"t00\",\"domain\":\"d0\",\"name\":\"Topic 00\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t01\",\"domain\":\"d0\",\"name\":\"Topic 01\",\"share\":1,\"hands_on\":false,\"requires\":[\"t00\"]},{\"id\":\"t02\",\"domain\":\"d0\",\"name\":\"Topic 02\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t03\",\"domain\":\"d0\",\"name\":\"Topic 03\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t04\",\"domain\":\"d0\",\"name\":\"Topic 04\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t05\",\"domain\":\"d0\",\"name\":\"Topic 05\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t10\",\"domain\":\"d1\",\"name\":\"Topic 10\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t11\",\"domain\":\"d1\",\"name\":\"Topic 11\",\"share\":1,\"hands_on\":false,\"requires\":[\"t10\"]},{\"id\":\"t12\",\"domain\":\"d1\",\"name\":\"Topic 12\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t13\",\"domain\":\"d1\",\"name\":\"Topic 13\",\"share\":1,\"hands_on\":true,\"requires\":[]},{\"id\":\"t14\",\"domain\":\"d1\",\"name\":\"Topic 14\",\"share\":1,\"hands_on\":false,\"requires\":[]},{\"id\":\"t15\",\"domain\":\"d1\",\"name\":\"Topic 15\",\"share\":1,\"hands_on\":false,\"requires\":[]}]},\"study\":{\"hours\":{\"value\":60,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"final_review_days\":null},\"fees\":[],\"renewal\":{\"cycle\":{\"value\":{\"count\":60,\"unit\":\"months\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ends\":\"end-of-month\",\"printed_date_wins\":false,\"unit\":\"points\",\"categories\":[],\"constraints\":[{\"id\":\"total\",\"title\":\"CE points\",\"kind\":\"total\",\"required\":{\"value\":60,\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"categories\":[]}],\"clocks\":[],\"processing\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"official\",\"source\":[\"handbook\"],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"margin\":{\"value\":{\"count\":30,\"unit\":\"days\"},\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"checkpoints\":{\"value\":5,\"status\":\"estimate\",\"source\":[],\"as_of\":\"\",\"note\":\"\",\"alternatives\":[]},\"ladder\":[],\"by_exam\":null,\"notes\":[]},\"resources\":[],\"sources\":{\"handbook\":{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"dated\":\"2026\",\"read_on\":\"2026-11-22\"}}}"]');
INSERT INTO "action_rows" VALUES(1,98,'renewals',NULL,'["held-1","2024-02-01","renewal","2028-02-29"]');
INSERT INTO "action_rows" VALUES(1,99,'credential_seen_to',NULL,'["held-1","annual_fee_due","2026-03-01"]');
INSERT INTO "action_rows" VALUES(1,100,'ce_activities',NULL,'["ce-1","8b3c1d4e-6f0b-4c39-9a52-000000000001","2026-05-01","2.50","Safety","A college","course","/papers/ce.pdf","abababababababababababababababababababababababababababababababab"]');
INSERT INTO "action_rows" VALUES(1,101,'ce_credentials',NULL,'["ce-1",0,"held-1"]');
INSERT INTO "action_rows" VALUES(1,102,'ce_categories',NULL,'["ce-1",0,"safety"]');
INSERT INTO "action_rows" VALUES(1,103,'ce_categories',NULL,'["ce-1",1,"general"]');
INSERT INTO "action_rows" VALUES(1,104,'ce_approvals',NULL,'["ce-1",0,"AAMA"]');
INSERT INTO "action_rows" VALUES(1,105,'credential_milestones',NULL,'["held-1",0,"renewal_due","2028-02-15","Renewal_Due","exam","because of the handbook",1,"[{\"title\":\"Handbook\",\"url\":\"https://example.org/h\",\"read_on\":\"2026-11-22\",\"status\":\"official\"}]",1,0,0]');
INSERT INTO "action_rows" VALUES(1,106,'payments',NULL,'["9c4d2e5f-6f0b-4c39-9a52-000000000001","plain-1","exam","2027-01-11","62.50",0]');
INSERT INTO "action_rows" VALUES(1,107,'chosen_fees',NULL,'["plain-1","exam-member"]');
INSERT INTO "action_rows" VALUES(1,108,'documents',NULL,'["doc-1","cpr-card","CPR card","plain-1","77","2026-02-01","2028-02-01","/papers/cpr.pdf","cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"]');
CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    title TEXT NOT NULL,            -- what the student did, in words
    undone_at TEXT
) STRICT;
INSERT INTO "actions" VALUES(1,'2027-01-11T12:00:00Z','enrolling',NULL);
CREATE TABLE attempts (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    weak TEXT NOT NULL,             -- JSON: the domains that the score report named
    PRIMARY KEY (enrolment, date)
) STRICT, WITHOUT ROWID;
INSERT INTO "attempts" VALUES('plain-1','2027-01-11',0,'["d0"]');
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
CREATE TABLE busy_files (
    id TEXT NOT NULL PRIMARY KEY,   -- a name for the calendar that was imported
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;
INSERT INTO "busy_files" VALUES('work','/calendars/work.ics','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','2027-01-11T12:00:00Z');
CREATE TABLE busy_times (
    file TEXT NOT NULL REFERENCES busy_files (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    at TEXT,                        -- HH:MM; NULL for a whole day
    title TEXT NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "busy_times" VALUES('work',0,'2027-01-11',90,'18:30','Shift');
INSERT INTO "busy_times" VALUES('work',1,'2027-01-12',1440,NULL,'Away');
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
INSERT INTO "calendar_items" VALUES('7a2b1c3d-6f0b-4c39-9a52-000000000001','renewal_due','milestones','2028-02-15','Renewal_Due','because of the handbook','',54000,NULL,0,'fe2f7308-6511-5124-a5c3-8edf25d12f44@planner.invalid',0,'2027-01-11T12:00:00Z','2027-01-11T12:00:00Z',NULL);
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
INSERT INTO "ce_activities" VALUES('ce-1','8b3c1d4e-6f0b-4c39-9a52-000000000001','2026-05-01','2.50','Safety','A college','course','/papers/ce.pdf','abababababababababababababababababababababababababababababababab');
CREATE TABLE ce_approvals (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "ce_approvals" VALUES('ce-1',0,'AAMA');
CREATE TABLE ce_categories (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "ce_categories" VALUES('ce-1',0,'safety');
INSERT INTO "ce_categories" VALUES('ce-1',1,'general');
CREATE TABLE ce_credentials (
    activity TEXT NOT NULL REFERENCES ce_activities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "ce_credentials" VALUES('ce-1',0,'held-1');
CREATE TABLE chosen_fees (
    owner TEXT NOT NULL,
    fee TEXT NOT NULL,              -- where a track has several of a kind, the one that this student pays
    PRIMARY KEY (owner, fee)
) STRICT, WITHOUT ROWID;
INSERT INTO "chosen_fees" VALUES('plain-1','exam-member');
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
INSERT INTO "credential_milestones" VALUES('held-1',0,'renewal_due','2028-02-15','Renewal_Due','exam','because of the handbook',1,'[{"title":"Handbook","url":"https://example.org/h","read_on":"2026-11-22","status":"official"}]',1,0,0);
CREATE TABLE credential_rules (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    since TEXT NOT NULL,            -- the first day on which this version holds
    new_cycles_only INTEGER NOT NULL CHECK (new_cycles_only IN (0, 1)),
    track TEXT NOT NULL,            -- the checked track, as JSON
    PRIMARY KEY (credential, since)
) STRICT, WITHOUT ROWID;
INSERT INTO "credential_rules" VALUES('held-1','0001-01-01',0,'{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","new_window":null,"notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
INSERT INTO "credential_rules" VALUES('held-1','2026-01-01',1,'{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","new_window":null,"notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
CREATE TABLE credential_seen_to (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    key TEXT NOT NULL,              -- a milestone's
    date TEXT NOT NULL,
    PRIMARY KEY (credential, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "credential_seen_to" VALUES('held-1','annual_fee_due','2026-03-01');
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
INSERT INTO "credentials" VALUES('held-1','7a2b1c3d-6f0b-4c39-9a52-000000000001','plain',NULL,'123','2020-02-29','2024-02-29','tn','2027-01-11T12:00:00Z');
CREATE TABLE days_off (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,      -- in the order that the student gave them
    start TEXT NOT NULL,            -- half-open: stop is the first day back
    stop TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "days_off" VALUES('plain-1',0,'2027-01-11','2027-01-12','Holiday');
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
INSERT INTO "documents" VALUES('doc-1','cpr-card','CPR card','plain-1','77','2026-02-01','2028-02-01','/papers/cpr.pdf','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd');
CREATE TABLE drafts (
    name TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL           -- JSON: answers of a set-up that was left half-way
) STRICT, WITHOUT ROWID;
INSERT INTO "drafts" VALUES('enrolment','{}');
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
    created_at TEXT NOT NULL, share_percent INTEGER NOT NULL DEFAULT 100 CHECK (share_percent BETWEEN 0 AND 100),       -- all instants are UTC, YYYY-MM-DDTHH:MM:SSZ
    CHECK ((window_start IS NULL) = (window_stop IS NULL))
) STRICT;
INSERT INTO "enrolments" VALUES('plain-1','6f1c0d3e-6f0b-4c39-9a52-000000000001','plain','programme','2027-01-11','2027-01-11',10,NULL,NULL,NULL,NULL,NULL,NULL,15,60,NULL,'standard',0,'active','2027-01-11T12:00:00Z',100);
INSERT INTO "enrolments" VALUES('plain-2','6f1c0d3e-6f0b-4c39-9a52-000000000002','plain','programme','2027-01-11','2027-01-11',10,NULL,NULL,NULL,NULL,NULL,NULL,15,60,NULL,'standard',0,'dropped','2027-01-11T12:00:00Z',100);
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
CREATE TABLE payments (
    uuid TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,            -- an enrolment's or a credential's id
    item TEXT NOT NULL,
    date TEXT NOT NULL,
    amount TEXT NOT NULL,           -- US dollars, a decimal number
    settles INTEGER NOT NULL CHECK (settles IN (0, 1))
) STRICT;
INSERT INTO "payments" VALUES('9c4d2e5f-6f0b-4c39-9a52-000000000001','plain-1','exam','2027-01-11','62.50',0);
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
CREATE TABLE renewals (
    credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,             -- renewal, exam or reinstatement
    expires TEXT,
    PRIMARY KEY (credential, date)
) STRICT, WITHOUT ROWID;
INSERT INTO "renewals" VALUES('held-1','2024-02-01','renewal','2028-02-29');
CREATE TABLE requirements_met (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,             -- as the route's checklist words it
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "requirements_met" VALUES('plain-1',0,'Transcript');
CREATE TABLE rules (
    enrolment TEXT NOT NULL PRIMARY KEY REFERENCES enrolments (id) ON DELETE CASCADE,
    track TEXT NOT NULL             -- the checked track that the enrolment was made with, as JSON
) STRICT;
INSERT INTO "rules" VALUES('plain-1','{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","new_window":null,"notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
INSERT INTO "rules" VALUES('plain-2','{"id":"plain","name":"Plain (TEST)","title":"Plain credential","family":"medical-assistant","issuer":{"short":"TEST","name":"Test Board","url":"https://example.org"},"summary":"A credential for tests.","not_to_confuse_with":[],"leads_to":[],"program":{"months":{"value":{"min":9,"default":10,"max":12},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_weeks":{"value":5,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"practicum_capacity_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"accreditation":null,"notes":[]},"routes":[{"id":"programme","title":"Programme","program":true,"requirement":{"value":"A programme.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":100,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]},{"id":"experience","title":"Experience","program":false,"requirement":{"value":"Experience.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"checklist":[],"recency":null,"after_recency":"","study_percent":{"value":50,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"notes":[]}],"application":{"how":{"value":"Online.","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"opens":null,"earliest_sitting":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"document_lead":{"value":{"count":14,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"processing":{"value":{"count":7,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"exam":{"vendor":null,"window":{"anchor":"chosen-start","length":{"value":{"count":90,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"notes":[]},"format":null,"items":null,"scored_items":null,"minutes":{"value":160,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"segments":null,"pass_mark":null,"results":{"value":{"count":4,"unit":"business days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"retake":{"attempts":null,"waits":{"value":[{"count":30,"unit":"days"}],"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"inside":"window","new_window":null,"notes":[]},"notes":[]},"outline":{"version":{"value":"2026","status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"domains":[{"id":"d0","name":"Domain 0","weight":{"value":{"low":"60","high":"60"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}},{"id":"d1","name":"Domain 1","weight":{"value":{"low":"40","high":"40"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]}}],"topics":[{"id":"t00","domain":"d0","name":"Topic 00","share":1,"hands_on":true,"requires":[]},{"id":"t01","domain":"d0","name":"Topic 01","share":1,"hands_on":false,"requires":["t00"]},{"id":"t02","domain":"d0","name":"Topic 02","share":1,"hands_on":false,"requires":[]},{"id":"t03","domain":"d0","name":"Topic 03","share":1,"hands_on":true,"requires":[]},{"id":"t04","domain":"d0","name":"Topic 04","share":1,"hands_on":false,"requires":[]},{"id":"t05","domain":"d0","name":"Topic 05","share":1,"hands_on":false,"requires":[]},{"id":"t10","domain":"d1","name":"Topic 10","share":1,"hands_on":true,"requires":[]},{"id":"t11","domain":"d1","name":"Topic 11","share":1,"hands_on":false,"requires":["t10"]},{"id":"t12","domain":"d1","name":"Topic 12","share":1,"hands_on":false,"requires":[]},{"id":"t13","domain":"d1","name":"Topic 13","share":1,"hands_on":true,"requires":[]},{"id":"t14","domain":"d1","name":"Topic 14","share":1,"hands_on":false,"requires":[]},{"id":"t15","domain":"d1","name":"Topic 15","share":1,"hands_on":false,"requires":[]}]},"study":{"hours":{"value":60,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"final_review_days":null},"fees":[],"renewal":{"cycle":{"value":{"count":60,"unit":"months"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"ends":"end-of-month","printed_date_wins":false,"unit":"points","categories":[],"constraints":[{"id":"total","title":"CE points","kind":"total","required":{"value":60,"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"categories":[]}],"clocks":[],"processing":{"value":{"count":30,"unit":"days"},"status":"official","source":["handbook"],"as_of":"","note":"","alternatives":[]},"margin":{"value":{"count":30,"unit":"days"},"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"checkpoints":{"value":5,"status":"estimate","source":[],"as_of":"","note":"","alternatives":[]},"ladder":[],"by_exam":null,"notes":[]},"resources":[],"sources":{"handbook":{"title":"Handbook","url":"https://example.org/h","dated":"2026","read_on":"2026-11-22"}}}');
CREATE TABLE scores (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    domain TEXT NOT NULL,
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (enrolment, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "scores" VALUES('plain-1',0,'2027-01-11','d0',70);
CREATE TABLE seen_to (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,              -- a milestone's
    date TEXT NOT NULL,
    PRIMARY KEY (enrolment, position),
    UNIQUE (enrolment, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "seen_to" VALUES('plain-1',0,'apply_by','2027-01-11');
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
INSERT INTO "sessions" VALUES('s-1','plain-1','2027-01-11','b-1a',50,45,1.25,'good','');
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
CREATE INDEX sessions_by_date ON sessions (enrolment, date);
CREATE INDEX credential_milestones_by_date ON credential_milestones (credential, date);
COMMIT;
