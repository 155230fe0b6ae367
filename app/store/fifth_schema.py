"""Shape 5 of the store: how surely a home is placed, zones, stairs, and shelters.

Frozen text, as every step.
"""

FIFTH_SCHEMA: tuple[str, ...] = (
    """
    ALTER TABLE "residents" ADD COLUMN "structure" TEXT
    """,
    """
    ALTER TABLE "before_residents" ADD COLUMN "structure" TEXT
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
        "cannot_climb" INTEGER NOT NULL CHECK ("cannot_climb" IN (0, 1)),
        PRIMARY KEY ("person_id")
    ) STRICT
    """,
    """
    INSERT INTO "individuals" ("person_id", "household_id", "age", "score", "level",
            "support_requested", "needs_power", "in_care", "youngest_age", "cannot_climb")
    SELECT "person_id", "household_id", "age", "score", "level", "support_requested",
            "needs_power", "in_care", "youngest_age", 0 FROM "old_individuals" ORDER BY rowid
    """,
    """
    DROP TABLE "old_individuals"
    """,
    """
    ALTER TABLE "household_scores" RENAME TO "old_household_scores"
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
        "cannot_climb" INTEGER NOT NULL CHECK ("cannot_climb" IN (0, 1)),
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    INSERT INTO "household_scores" ("household_id", "members", "divisor", "score_sum", "score",
            "level", "top_individual_level", "support_codes", "support_requested",
            "needs_power", "is_protected", "cannot_climb")
    SELECT "household_id", "members", "divisor", "score_sum", "score", "level",
            "top_individual_level", "support_codes", "support_requested", "needs_power",
            "is_protected", 0 FROM "old_household_scores" ORDER BY rowid
    """,
    """
    DROP TABLE "old_household_scores"
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "radius_m" REAL
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "matched" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "rest" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "doubt" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "placed_by" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "structure" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "town_key" TEXT
    """,
    """
    ALTER TABLE "locations" ADD COLUMN "floor_hint" REAL
    """,
    """
    ALTER TABLE "exposure" ADD COLUMN "collapse_zone" REAL
    """,
    """
    ALTER TABLE "exposure" ADD COLUMN "sediment_zone" REAL
    """,
    """
    CREATE TABLE "rank_shares" (
        "household_id" TEXT NOT NULL,
        "flood_rank" REAL,
        "share" REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "shelters" (
        "shelter" INTEGER NOT NULL,
        "name" TEXT NOT NULL,
        "address" TEXT,
        "lon" REAL NOT NULL,
        "lat" REAL NOT NULL,
        "is_for_flood" REAL,
        "is_emergency_site" INTEGER NOT NULL CHECK ("is_emergency_site" IN (0, 1)),
        "is_shelter" INTEGER NOT NULL CHECK ("is_shelter" IN (0, 1)),
        "is_welfare" INTEGER NOT NULL CHECK ("is_welfare" IN (0, 1)),
        "capacity" REAL,
        "phone" TEXT,
        "flood_rank" REAL,
        "fitness" TEXT,
        PRIMARY KEY ("shelter")
    ) STRICT
    """,
    """
    CREATE TABLE "nearest_shelters" (
        "household_id" TEXT NOT NULL,
        "shelter" REAL,
        "distance_m" REAL,
        "crosses_river" REAL,
        "same_side_shelter" REAL,
        "same_side_distance_m" REAL,
        "welfare_shelter" REAL,
        "welfare_distance_m" REAL,
        PRIMARY KEY ("household_id")
    ) STRICT
    """,
    """
    INSERT INTO attachments (name, part, content)
    SELECT 'older/scores', 0, x'' WHERE EXISTS (SELECT 1 FROM "individuals")
    """,
)
