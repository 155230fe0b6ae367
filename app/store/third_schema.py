"""Shape 3 of the store: the inputs as they were before the last accepted import.

Frozen text, as every step. Taking an import back puts these rows into their tables again.
"""

THIRD_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE "before_residents" (
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
    CREATE TABLE "before_requirements" (
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
    CREATE TABLE "before_protections" (
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
    CREATE TABLE "before_consents" (
        "person_id" TEXT NOT NULL,
        "consent" TEXT NOT NULL,
        "answered_on" TEXT,
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "source" TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "before_contacts" (
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
    CREATE TABLE "before_records" (
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
    CREATE TABLE "before_issues" (
        "file" TEXT NOT NULL,
        "line" INTEGER NOT NULL,
        "column" TEXT,
        "severity" TEXT NOT NULL,
        "code" TEXT NOT NULL,
        "value" TEXT
    ) STRICT
    """,
    """
    CREATE TABLE facts_before (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        content TEXT NOT NULL
    ) STRICT
    """,
)
