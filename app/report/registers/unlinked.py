"""Records that no resident is found for (未照合), as rows of a register."""

import pandas as pd

from app.pipeline.register_facts import RegisterFacts
from app.report.registers.content import RegisterColumn, RegisterGroup
from app.wording import register_words as words
from app.wording.code_words import code_word
from importers.issues import HIDDEN
from scoring.record_codes import LinkState

UNLINKED_COLUMNS = (
    RegisterColumn(words.RECORD, 0.32),
    RegisterColumn(words.RECORD_PLACE, 0.36),
    RegisterColumn(words.SOURCE_LINE, 0.2),
    RegisterColumn(words.STATE, 0.12),
)


def unlinked_groups(facts: RegisterFacts) -> tuple[RegisterGroup, ...]:
    """Give the records by state, those to be reviewed first.

    A record that may be a protected person's shows neither address nor phone.
    """
    rows = facts.records.merge(facts.links[["record_id", "state"]], on="record_id", how="left")
    state = rows["state"].astype("str").fillna(LinkState.NONE.value)
    hidden = rows["record_id"].isin(facts.maybe_protected)
    return tuple(
        RegisterGroup(
            code_word(kind).ja,
            tuple(
                _row(record, kind, is_hidden=is_hidden)
                for record, is_hidden in zip(
                    rows[(state == kind.value).to_numpy()].to_dict("records"),
                    hidden[(state == kind.value).to_numpy()],
                    strict=True,
                )
            ),
        )
        for kind in (LinkState.POSSIBLE, LinkState.NONE)
    )


def unlinked_sum(facts: RegisterFacts) -> str:
    """Say how the records add up."""
    linked = int((facts.links["state"] == LinkState.LINKED.value).sum())
    everything = len(facts.records)
    return words.OF_RECORDS.format(
        all=f"{everything:,}", count=f"{everything - linked:,}", rest=f"{linked:,}"
    )


def _row(record: dict[str, object], state: LinkState, *, is_hidden: bool) -> tuple[str, ...]:
    birth = record["birth_date"]
    day = "" if pd.isna(birth) else f"{birth:%Y-%m-%d}"
    given = record["given_id"]
    number = "" if pd.isna(given) else words.GIVEN_ID.format(number=given)
    place = HIDDEN if is_hidden else _joined(record["address"], record["phones"])
    return (
        _joined(record["name"], record["kana"], day, number),
        place,
        f"{record['file']} {record['line']}行",
        code_word(state).ja,
    )


def _joined(*parts: object) -> str:
    return "　".join(str(part) for part in parts if not pd.isna(part) and part != "")
