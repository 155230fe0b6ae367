"""A town kept in one encrypted file, with its small key file beside it.

A file that is not open is whole in itself: closing folds the engine's log back into it. While
it is open it must be copied with :meth:`TownFile.copy_to` only.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pandas as pd

from app import clock
from app.errors import StoreError, StoreProblem
from app.store.attachment_table import (
    delete_attachment,
    load_attachment,
    load_attachment_names,
    save_attachment,
)
from app.store.before_table import has_before, keep_before, load_before, put_back
from app.store.copies import copy_town
from app.store.engine import check_whole, read_rows
from app.store.facts_text import facts_text, parse_facts
from app.store.faults import told_engine_faults, told_file_faults
from app.store.frame_table import load_frame, save_frame
from app.store.key_file import check_passphrase, key_path, unwrap_key, wrap_key
from app.store.opening import (
    Held,
    fold_finished_step,
    fold_log,
    make_town,
    open_town,
    read_key_text,
)
from app.store.place import TownLock, refuse_network_share, write_durably
from app.store.record_tables import (
    load_audit,
    load_decisions,
    load_rules,
    load_rules_names,
    save_audit,
    save_decision,
    save_rules,
)
from app.store.town import INPUTS, AuditEntry, Decision, RuleText, TownFacts, check_frames
from scoring.columns import FrameSchema

Now = Callable[[], datetime]


class TownFile:
    """A town in a file; made by :meth:`create` or :meth:`open`, held by one thread.

    Every method raises :class:`app.errors.StoreError` when the disk is full, the file turns
    out damaged, or the disk fails; what was committed before stays.
    """

    def __init__(self, path: Path, held: Held, now: Now) -> None:
        self.path = path
        self._db = held.db
        self._key = held.key
        self._lock = held.lock
        self._now = now
        self._depth = 0
        self._at_hand: dict[FrameSchema, pd.DataFrame] = {}  # of the transaction that is open
        self._is_open = True

    @classmethod
    def create(
        cls, path: Path, passphrase: str, facts: TownFacts, now: Now = clock.now
    ) -> "TownFile":
        """Make a new town. The file appears under its name only when it is whole.

        Raises
        ------
        StoreError
            PASSPHRASE_TOO_SHORT, ALREADY_EXISTS, NETWORK_SHARE, READ_ONLY, DISK_FULL.
        """
        check_passphrase(passphrase)
        refuse_network_share(path)
        make_town(path, passphrase, facts)
        return cls.open(path, passphrase, now)

    @classmethod
    def open(cls, path: Path, passphrase: str, now: Now = clock.now) -> "TownFile":
        """Open a town; an older shape is brought up to date, with a dated copy laid beside.

        Raises
        ------
        StoreError
            NOT_FOUND, KEY_FILE_MISSING, KEY_FILE_DAMAGED, WRONG_PASSPHRASE, NOT_A_TOWN,
            DAMAGED, LOCKED, NEWER_THAN_PROGRAM (the file is not touched), READ_ONLY,
            NETWORK_SHARE, SQLITE_TOO_OLD, PRAGMA_NOT_KEPT.
        """
        refuse_network_share(path)
        return cls(path, open_town(path, passphrase, now), now)

    def read(self, schema: FrameSchema) -> pd.DataFrame:
        """Give the whole table, rows in the order they were written."""
        if schema in self._at_hand:
            return self._at_hand[schema].copy(deep=False)
        with told_engine_faults(self.path):
            frame = load_frame(self._db, schema)
        if self._depth:
            self._at_hand[schema] = frame.copy(deep=False)
        return frame

    def write(self, frames: Mapping[FrameSchema, pd.DataFrame]) -> None:
        """Replace these tables, all or none."""
        check_frames(frames)
        with self.transaction():
            for schema, frame in frames.items():
                save_frame(self._db, schema, frame)
                self._at_hand[schema] = frame.copy(deep=False)

    def facts(self) -> TownFacts:
        """Give the facts as last written."""
        with told_engine_faults(self.path):
            ((text,),) = read_rows(self._db, "SELECT content FROM facts")
            return parse_facts(text)

    def write_facts(self, facts: TownFacts) -> None:
        """Replace the facts."""
        with self.transaction():
            self._db.execute("UPDATE facts SET content = ?", (facts_text(facts),))

    def attach(self, name: str, content: bytes) -> None:
        """Keep a file of the town under a name; replaces the old."""
        with self.transaction():
            save_attachment(self._db, name, content)

    def attachment(self, name: str) -> bytes:
        """Give a kept file; KeyError when there is none of that name."""
        with told_engine_faults(self.path):
            return load_attachment(self._db, name)

    def detach(self, name: str) -> None:
        """Forget a kept file."""
        with self.transaction():
            delete_attachment(self._db, name)

    def attachments(self) -> list[str]:
        """Give the names of all kept files, in text order."""
        with told_engine_faults(self.path):
            return load_attachment_names(self._db)

    def rules_text(self, name: str) -> str | None:
        """Give the rule file in force; None: the built-in one holds."""
        history = self.rules_history(name)
        return history[-1].text if history else None

    def rules_names(self) -> list[str]:
        """Give the names of all rule files the town has of its own."""
        with told_engine_faults(self.path):
            return load_rules_names(self._db)

    def write_rules(self, texts: Mapping[str, str]) -> None:
        """Keep rule files; an older text stays in the history."""
        with self.transaction():
            save_rules(self._db, texts, self._now())

    def rules_history(self, name: str) -> list[RuleText]:
        """Give every text of a rule file, the oldest first."""
        with told_engine_faults(self.path):
            return load_rules(self._db, name)

    def record(self, entry: AuditEntry) -> None:
        """Add one line to the audit, which nobody can change or take away."""
        with self.transaction():
            save_audit(self._db, entry)

    def audit(self) -> list[AuditEntry]:
        """Give the audit, the oldest first."""
        with told_engine_faults(self.path):
            return load_audit(self._db)

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision."""
        with self.transaction():
            save_decision(self._db, decision)

    def decisions(self, kind: str) -> list[Decision]:
        """Give the decisions of a kind, the oldest first."""
        with told_engine_faults(self.path):
            return load_decisions(self._db, kind)

    def keep_before(self) -> None:
        """Keep the inputs and the facts as they stand, for taking the next import back."""
        with self.transaction():
            keep_before(self._db, INPUTS)

    def has_before(self) -> bool:
        """Tell whether a state is kept that can be put back."""
        with told_engine_faults(self.path):
            return has_before(self._db)

    def read_before(self, schema: FrameSchema) -> pd.DataFrame:
        """Give a table of the inputs as last kept."""
        with told_engine_faults(self.path):
            return load_before(self._db, schema)

    def put_back(self) -> bool:
        """Give inputs and facts the state last kept, once; False: there is none."""
        with self.transaction():
            self._at_hand.clear()
            return put_back(self._db, INPUTS)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several writes one: an exception inside undoes all of them. May be nested."""
        if self._depth and not self._db.conn.in_transaction:
            # The engine undid the outer one (disk full) and somebody went on regardless.
            raise StoreError(StoreProblem.DISK_FAILED, path=str(self.path))
        self._depth += 1
        try:
            with told_engine_faults(self.path), self._db.atomic():
                yield
        except BaseException:
            self._at_hand.clear()
            raise
        finally:
            self._depth -= 1
        if not self._depth:
            self._at_hand.clear()
            fold_finished_step(self._db)

    def check(self) -> None:
        """Read every page for damage; takes about a second per 300 MB.

        Raises
        ------
        StoreError
            DAMAGED.
        """
        check_whole(self._db, self.path)

    def copy_to(self, path: Path) -> None:
        """Make a verified copy with its own key file; it opens with today's passphrase.

        Raises
        ------
        StoreError
            ALREADY_EXISTS, DISK_FULL, READ_ONLY, DAMAGED: there is no copy then.
        """
        copy_town(self._db, self._key, self.path, path)

    def change_passphrase(self, current: str, new: str) -> None:
        """Wrap the town's key with a new passphrase; copies keep the one they were made with.

        Raises
        ------
        StoreError
            WRONG_PASSPHRASE, PASSPHRASE_TOO_SHORT, KEY_FILE_DAMAGED, READ_ONLY, DISK_FULL.
        """
        check_passphrase(new)
        with told_file_faults(key_path(self.path)):
            key = unwrap_key(read_key_text(self.path), current, key_path(self.path))
            self._lock.release()  # Windows renames nothing over an open file
            try:
                write_durably(key_path(self.path), wrap_key(key, new).encode())
            finally:
                self._lock = TownLock(key_path(self.path), self.path)

    def close(self) -> None:
        """Fold the log back, leaving the town file and its key file alone; may be called twice.

        Raises
        ------
        StoreError
            The log could not be folded back (disk full): nothing is lost, it stays beside
            the file and the next opening takes it in.
        """
        if not self._is_open:
            return
        self._is_open = False
        try:
            with told_engine_faults(self.path):
                fold_log(self._db, self.path)
        finally:
            self._db.close()
            self._lock.release()
