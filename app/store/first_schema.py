"""Shape 1 of the store: the tables of every frame, and the tables that only grow.

Frozen text: a later shape is a new step in :mod:`app.store.migrations`. A test compares the
shape after all steps with the frames of :mod:`scoring.frames`, and prints what is missing.
"""

FIRST_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        content TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE attachments (
        name TEXT NOT NULL,
        part INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (name, part)
    ) STRICT
    """,
    """
    CREATE TABLE rule_texts (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        since TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE audit (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        action TEXT NOT NULL,
        about TEXT NOT NULL,
        detail TEXT NOT NULL CHECK (json_valid(detail))
    ) STRICT
    """,
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        author TEXT NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER rule_texts_refuses_update BEFORE UPDATE ON rule_texts
    BEGIN
        SELECT RAISE(ABORT, 'rule_texts only grows');
    END
    """,
    """
    CREATE TRIGGER rule_texts_refuses_delete BEFORE DELETE ON rule_texts
    BEGIN
        SELECT RAISE(ABORT, 'rule_texts only grows');
    END
    """,
    """
    CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit
    BEGIN
        SELECT RAISE(ABORT, 'audit only grows');
    END
    """,
    """
    CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit
    BEGIN
        SELECT RAISE(ABORT, 'audit only grows');
    END
    """,
    """
    CREATE TRIGGER decisions_refuses_update BEFORE UPDATE ON decisions
    BEGIN
        SELECT RAISE(ABORT, 'decisions only grows');
    END
    """,
    """
    CREATE TRIGGER decisions_refuses_delete BEFORE DELETE ON decisions
    BEGIN
        SELECT RAISE(ABORT, 'decisions only grows');
    END
    """,
    """
    CREATE TABLE "residents" (
        "person_id" TEXT NOT NULL,
        "household_id" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "kana" TEXT,
        "birth_date" TEXT,
        "sex" TEXT,
        "relationship" TEXT,
        "address" TEXT NOT NULL,
        "building" TEXT,
        "phones" TEXT,
        "status" TEXT NOT NULL,
        "is_protected" INTEGER NOT NULL CHECK ("is_protected" IN (0, 1)),
        "lon" REAL,
        "lat" REAL,
        "floor" REAL,
        "storeys" REAL,
        "line" INTEGER NOT NULL,
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
    """
    CREATE TABLE "requirements" (
        "person_id" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "part" TEXT,
        "grade" TEXT,
        "valid_from" TEXT,
        "valid_until" TEXT,
        "note" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "issues" (
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "column" TEXT,
        "severity" TEXT NOT NULL,
        "code" TEXT NOT NULL,
        "value" TEXT
    ) STRICT
    """,
    """
    CREATE TABLE "contributions" (
        "person_id" TEXT NOT NULL,
        "rule_id" TEXT NOT NULL,
        "label" TEXT NOT NULL,
        "points" REAL NOT NULL,
        "file" TEXT,
        "line" REAL,
        PRIMARY KEY ("person_id", "rule_id")
    ) STRICT
    """,
    """
    CREATE TABLE "unscored" (
        "kind" TEXT NOT NULL,
        "part" TEXT,
        "grade" TEXT,
        "rows" INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "individuals" (
        "person_id" TEXT NOT NULL,
        "household_id" TEXT NOT NULL,
        "age" REAL,
        "score" REAL,
        "level" TEXT,
        "support_requested" INTEGER NOT NULL CHECK ("support_requested" IN (0, 1)),
        "needs_power" INTEGER NOT NULL CHECK ("needs_power" IN (0, 1)),
        "in_care" INTEGER NOT NULL CHECK ("in_care" IN (0, 1)),
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
    """
    CREATE TABLE "household_scores" (
        "household_id" TEXT NOT NULL,
        "members" INTEGER NOT NULL,
        "divisor" INTEGER NOT NULL,
        "score_sum" REAL NOT NULL,
        "score" REAL,
        "level" TEXT,
        "top_individual_level" TEXT,
        "support_codes" TEXT,
        "support_requested" INTEGER NOT NULL CHECK ("support_requested" IN (0, 1)),
        "needs_power" INTEGER NOT NULL CHECK ("needs_power" IN (0, 1)),
        "is_protected" INTEGER NOT NULL CHECK ("is_protected" IN (0, 1)),
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    CREATE TABLE "locations" (
        "household_id" TEXT NOT NULL,
        "lon" REAL,
        "lat" REAL,
        "location_level" TEXT NOT NULL,
        "floor" REAL,
        "storeys" REAL,
        "district" TEXT,
        "is_in_area" INTEGER NOT NULL CHECK ("is_in_area" IN (0, 1)),
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    CREATE TABLE "layer_exposure" (
        "household_id" TEXT NOT NULL,
        "layer" INTEGER NOT NULL,
        "kind" TEXT NOT NULL,
        "coverage" TEXT NOT NULL,
        "value" REAL,
        "flood_rank" REAL,
        PRIMARY KEY ("household_id", "layer")
    ) STRICT
    """,
    """
    CREATE TABLE "exposure" (
        "household_id" TEXT NOT NULL,
        "hazard_coverage" TEXT NOT NULL,
        "flood_rank" REAL,
        "depth_m" REAL,
        "duration_rank" REAL,
        "in_collapse_zone" REAL,
        "worst_layer" TEXT,
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    CREATE TABLE "verdicts" (
        "household_id" TEXT NOT NULL,
        "verdict" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        "is_floor_assumed" INTEGER NOT NULL CHECK ("is_floor_assumed" IN (0, 1)),
        "is_collapse_known" INTEGER NOT NULL CHECK ("is_collapse_known" IN (0, 1)),
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    CREATE TABLE "call_order" (
        "household_id" TEXT NOT NULL,
        "tier" REAL,
        "call_rank" REAL,
        "is_on_power_list" INTEGER NOT NULL CHECK ("is_on_power_list" IN (0, 1)),
        "exclusion" TEXT,
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
)
