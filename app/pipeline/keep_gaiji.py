"""Keeping another 外字 table of a town: links, and all that hangs on them, are made again."""

from pathlib import Path

from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import compute_again
from app.pipeline.gaiji import GAIJI
from app.progress import Progress
from app.store.town import Town
from importers.private_use import PrivateUseTable, parse_private_use, read_private_use_text


def keep_gaiji(town: Town, path: Path, progress: Progress) -> PrivateUseTable:
    """Keep the table of a file as the town's own, all or nothing; the older text stays in history.

    Raises
    ------
    importers.errors.ImportRefused
        The file is no such table; the town stays as it was.
    """
    text = read_private_use_text(path)
    table = parse_private_use(text, path)
    with town.transaction():
        town.write_rules({GAIJI: text})
        record(town, AuditAction.GAIJI_KEPT, path.name)
        compute_again(town, progress)
    return table
