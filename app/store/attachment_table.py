"""Files a town keeps (hazard layers, boundaries …), in parts so that size does not matter."""

from sqlite_utils import Database

from app.store.engine import read_rows

_PART_BYTES = 4 << 20


def save_attachment(db: Database, name: str, content: bytes) -> None:
    """Keep a file under a name in place of an older one. Call inside a transaction."""
    whole = memoryview(content)
    parts = range(0, max(len(content), 1), _PART_BYTES)
    db.execute("DELETE FROM attachments WHERE name = ?", (name,))
    db.conn.executemany(
        "INSERT INTO attachments (name, part, content) VALUES (?, ?, ?)",
        ((name, part, whole[at : at + _PART_BYTES]) for part, at in enumerate(parts)),
    )


def delete_attachment(db: Database, name: str) -> None:
    """Forget a file. Call inside a transaction."""
    db.execute("DELETE FROM attachments WHERE name = ?", (name,))


def load_attachment(db: Database, name: str) -> bytes:
    """Give a kept file; KeyError when there is none of that name."""
    rows = read_rows(db, "SELECT content FROM attachments WHERE name = ? ORDER BY part", (name,))
    parts = [content for (content,) in rows]
    if not parts:
        raise KeyError(name)
    return b"".join(parts)


def load_attachment_names(db: Database) -> list[str]:
    """Give the names of all kept files, in text order."""
    rows = read_rows(db, "SELECT name FROM attachments WHERE part = 0 ORDER BY name")
    return [name for (name,) in rows]
