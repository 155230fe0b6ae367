"""Shape 2 of the store: imports from several sources, their linkage and differences.

Frozen text, as every step.
"""

SECOND_SCHEMA: tuple[str, ...] = (
    """
    ALTER TABLE "residents" RENAME TO "old_residents"
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
        "birth_latest" TEXT,
        "district" TEXT,
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
    """
    INSERT INTO "residents" ("person_id", "household_id", "name", "kana", "birth_date",
            "sex", "relationship", "address", "building", "phones", "status",
            "is_protected", "lon", "lat", "floor", "storeys", "line", "birth_latest",
            "district")
    SELECT "person_id", "household_id", "name", "kana", "birth_date", "sex", "relationship",
            "address", "building", "phones", "status", "is_protected", "lon", "lat",
            "floor", "storeys", "line", birth_date, NULL FROM "old_residents" ORDER BY rowid
    """,
    """
    DROP TABLE "old_residents"
    """,
    """
    ALTER TABLE "requirements" RENAME TO "old_requirements"
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
        "line" INTEGER NOT NULL,
        "overall_grade" TEXT,
        "certificate_no" TEXT,
        "is_change_pending" INTEGER NOT NULL CHECK ("is_change_pending" IN (0, 1)),
        "is_returned" INTEGER NOT NULL CHECK ("is_returned" IN (0, 1)),
        "source" TEXT NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO "requirements" ("person_id", "kind", "part", "grade", "valid_from",
            "valid_until", "note", "file", "line", "overall_grade", "certificate_no",
            "is_change_pending", "is_returned", "source")
    SELECT "person_id", "kind", "part", "grade", "valid_from", "valid_until", "note",
            "file", "line", NULL, NULL, 0, 0, 'template' FROM "old_requirements" ORDER BY
            rowid
    """,
    """
    DROP TABLE "old_requirements"
    """,
    """
    ALTER TABLE "individuals" RENAME TO "old_individuals"
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
        "youngest_age" REAL,
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
    """
    INSERT INTO "individuals" ("person_id", "household_id", "age", "score", "level",
            "support_requested", "needs_power", "in_care", "youngest_age")
    SELECT "person_id", "household_id", "age", "score", "level", "support_requested",
            "needs_power", "in_care", age FROM "old_individuals" ORDER BY rowid
    """,
    """
    DROP TABLE "old_individuals"
    """,
    """
    CREATE TABLE "protections" (
        "person_id" TEXT NOT NULL,
        "valid_from" TEXT,
        "valid_until" TEXT,
        "kind" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "source" TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "consents" (
        "person_id" TEXT NOT NULL,
        "consent" TEXT NOT NULL,
        "answered_on" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "source" TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "contacts" (
        "person_id" TEXT NOT NULL,
        "role" TEXT NOT NULL,
        "name" TEXT,
        "relationship" TEXT,
        "phones" TEXT,
        "address" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "source" TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "records" (
        "record_id" TEXT NOT NULL,
        "given_id" TEXT,
        "name" TEXT,
        "kana" TEXT,
        "birth_date" TEXT,
        "birth_latest" TEXT,
        "address" TEXT,
        "phones" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "source" TEXT NOT NULL,
        PRIMARY KEY ("record_id")
    ) STRICT
    """,
    """
    CREATE TABLE "links" (
        "record_id" TEXT NOT NULL,
        "state" TEXT NOT NULL,
        "person_id" TEXT,
        "is_decided" INTEGER NOT NULL CHECK ("is_decided" IN (0, 1)),
        "evidence" TEXT,
        PRIMARY KEY ("record_id")
    ) STRICT
    """,
    """
    CREATE TABLE "candidates" (
        "record_id" TEXT NOT NULL,
        "person_id" TEXT NOT NULL,
        "place" INTEGER NOT NULL,
        "evidence" TEXT NOT NULL,
        "likeness" REAL NOT NULL,
        PRIMARY KEY ("record_id", "person_id")
    ) STRICT
    """,
    """
    CREATE TABLE "doubles" (
        "person_id" TEXT NOT NULL,
        "other_id" TEXT NOT NULL,
        "evidence" TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "differences" (
        "batch" INTEGER NOT NULL,
        "difference" TEXT NOT NULL,
        "person_id" TEXT NOT NULL,
        "household_id" TEXT,
        "what" TEXT,
        "before" TEXT,
        "after" TEXT,
        "reason" TEXT
    ) STRICT
    """,
    """
    CREATE TABLE "batches" (
        "batch" INTEGER NOT NULL,
        "accepted_at" TEXT NOT NULL,
        "author" TEXT NOT NULL,
        "source" TEXT NOT NULL,
        "layout" TEXT NOT NULL,
        "file" TEXT NOT NULL,
        "sha256" TEXT NOT NULL,
        "exported_on" TEXT,
        "office" TEXT,
        "rows" INTEGER NOT NULL,
        PRIMARY KEY ("batch", "source")
    ) STRICT
    """,
    """
    CREATE TABLE "listed_before" (
        "person_id" TEXT NOT NULL,
        "household_id" TEXT NOT NULL,
        "fingerprint" TEXT NOT NULL,
        "printed_at" TEXT NOT NULL,
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
)
