"""Shape 4 of the store: who was on a printed list, by name, for 脱落確認.

Frozen text, as every step. A person the registry has lost is still told by name.
"""

FOURTH_SCHEMA: tuple[str, ...] = (
    """
    ALTER TABLE "listed_before" ADD COLUMN "name" TEXT
    """,
    """
    ALTER TABLE "listed_before" ADD COLUMN "address" TEXT
    """,
)
