"""Tables that only grow: the history of rules, the audit, and people's decisions."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlite_utils import Database

from app.store.engine import read_rows
from app.store.town import AuditEntry, Decision, RuleText


def save_rules(db: Database, texts: Mapping[str, str], since: datetime) -> None:
    """Add the rule texts that differ from the ones in force."""
    for name, text in texts.items():
        history = load_rules(db, name)
        if not history or history[-1].text != text:
            db.execute(
                "INSERT INTO rule_texts (name, text, since) VALUES (?, ?, ?)",
                (name, text, _moment_text(since)),
            )


def load_rules(db: Database, name: str) -> list[RuleText]:
    """Give every text of a rule file, the oldest first."""
    rows = read_rows(
        db, "SELECT name, text, since FROM rule_texts WHERE name = ? ORDER BY seq", (name,)
    )
    return [RuleText(name, text, datetime.fromisoformat(since)) for name, text, since in rows]


def load_rules_names(db: Database) -> list[str]:
    """Give the names of all rule files the town ever had of its own, in text order."""
    return [name for (name,) in read_rows(db, "SELECT DISTINCT name FROM rule_texts ORDER BY name")]


def save_audit(db: Database, entry: AuditEntry) -> None:
    """Add one line to the audit."""
    db.execute(
        "INSERT INTO audit (at, action, about, detail) VALUES (?, ?, ?, ?)",
        (_moment_text(entry.at), entry.action, entry.about, _json(entry.detail)),
    )


def load_audit(db: Database) -> list[AuditEntry]:
    """Give the audit, the oldest first."""
    rows = read_rows(db, "SELECT at, action, about, detail FROM audit ORDER BY seq")
    return [
        AuditEntry(datetime.fromisoformat(at), action, about, json.loads(detail))
        for at, action, about, detail in rows
    ]


def save_decision(db: Database, decision: Decision) -> None:
    """Add one decision; an earlier one on the same subject stays."""
    db.execute(
        "INSERT INTO decisions (kind, subject_id, value, author, made_at) VALUES (?, ?, ?, ?, ?)",
        (
            decision.kind,
            decision.subject_id,
            _json(decision.value),
            decision.author,
            _moment_text(decision.made_at),
        ),
    )


def load_decisions(db: Database, kind: str) -> list[Decision]:
    """Give the decisions of a kind, the oldest first."""
    rows = read_rows(
        db,
        "SELECT subject_id, value, author, made_at FROM decisions WHERE kind = ? ORDER BY id",
        (kind,),
    )
    return [
        Decision(kind, subject_id, json.loads(value), author, datetime.fromisoformat(made_at))
        for subject_id, value, author, made_at in rows
    ]


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return moment.astimezone(UTC).isoformat()
