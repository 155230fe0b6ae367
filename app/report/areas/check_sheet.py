"""点検 on paper and as CSV: the households a person should look at, by state."""

from dataclasses import replace

import numpy as np
import pandas as pd

from app.pipeline.area_view import checked_households
from app.pipeline.coverage_check import check_states
from app.pipeline.view import TownView
from app.report.fingerprint import fingerprint
from app.report.from_town import list_heading
from app.report.list_check import order_sentences, unknown_sentence
from app.report.members import texts, wholes
from app.report.registers.content import Register, RegisterColumn, RegisterGroup
from app.report.registers.rows import water_texts
from app.wording import area_paper_words as words
from app.wording.code_words import code_word
from app.wording.paper_words import NO_PHONE
from app.wording.register_words import NOT_LISTED
from scoring.area_codes import ALARMING_STATES, CheckState

_COLUMNS = (
    RegisterColumn(words.RANK, 0.07),
    RegisterColumn(words.HEAD, 0.22),
    RegisterColumn(words.CODE, 0.1),
    RegisterColumn(words.MEMBERS, 0.06),
    RegisterColumn(words.PLACE, 0.26),
    RegisterColumn(words.PHONES, 0.14),
    RegisterColumn(words.WATER, 0.15),
)


def build_check_sheet(view: TownView) -> Register:
    """Build the sheet of every household in a state of :data:`ALARMING_STATES`."""
    homes = checked_households(view)
    homes = homes[homes["state"].isin([state.value for state in ALARMING_STATES])]
    heading = list_heading(view.tables)
    made = Register(
        kind=None,
        title=words.CHECK_SHEET_TITLE,
        note=words.CHECK_SHEET_NOTE,
        heading=heading,
        columns=_COLUMNS,
        groups=tuple(_group(homes, state) for state in ALARMING_STATES),
        sums=_sums(view, homes),
        unit="世帯",
    )
    rows = [(group.name, *row) for group in made.groups for row in group.rows]
    told = (made.title, heading.town, heading.as_of.isoformat(), *made.sums)
    return replace(made, fingerprint=fingerprint([told, *rows]))


def _group(homes: pd.DataFrame, state: CheckState) -> RegisterGroup:
    chosen = homes[(homes["state"] == state.value).to_numpy()]
    return RegisterGroup(code_word(state).ja, tuple(_rows(chosen)))


def _rows(homes: pd.DataFrame) -> list[tuple[str, ...]]:
    cells = zip(
        wholes(homes["call_rank"]),
        texts(homes["head_name"]),
        texts(homes["head_kana"]),
        texts(homes["support_codes"]),
        wholes(homes["members"]),
        texts(homes["address"]),
        texts(homes["building"]),
        texts(homes["district"]),
        texts(homes["phones"]),
        water_texts(homes),
        strict=True,
    )
    return [
        (
            NOT_LISTED if rank is None else str(rank),
            "　".join(part for part in (name, kana) if part),
            codes or "",
            f"{members}人",
            " ".join(part for part in (address, building, district and f"［{district}］") if part),
            " ".join((phones or NO_PHONE).split(";")),
            water,
        )
        for rank, name, kana, codes, members, address, building, district, phones, water in cells
    ]


def _sums(view: TownView, homes: pd.DataFrame) -> tuple[str, ...]:
    heading = list_heading(view.tables)
    check = None if heading.check is None else heading.check.check
    scores = view.tables.household_scores
    is_alarming = check_states(view.tables, view.tables.areas).isin(
        [state.value for state in ALARMING_STATES]
    )
    hidden = int(np.sum(is_alarming.to_numpy() & scores["is_protected"].to_numpy()))
    told = [
        *(order_sentences(view.tables.areas) or (words.NO_ORDERS,)),
        words.CHECK_SUM.format(
            households=f"{len(homes):,}",
            residents=f"{int(homes['members'].sum()):,}",
            in_need=f"{int(homes['in_need'].sum()):,}",
        ),
    ]
    if check is not None:
        told.append(unknown_sentence(check))
    if hidden:
        told.append(words.HIDDEN_HOMES.format(count=f"{hidden:,}"))
    return tuple(told)
