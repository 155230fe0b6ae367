"""A town's tables and facts as the plain values that lists and result files are made of."""

from pathlib import PurePosixPath

import pandas as pd

from app.pipeline.make_list import ListTables
from app.report.content import LayerCredit, ListHeading, SourceAge
from app.report.list_check import list_check
from app.report.summary import InputFile
from app.settings.freshness import limit_days
from app.wording.code_words import code_word
from app.wording.sentence import Language
from importers.issues import ROW_REFUSALS
from scoring.record_codes import SourceRole


def list_heading(tables: ListTables) -> ListHeading:
    """Give what every page says about the list as a whole."""
    facts = tables.facts
    return ListHeading(
        town=facts.name,
        is_training=facts.is_training,
        as_of=facts.as_of,
        sources=source_ages(tables),
        layers=tuple(
            LayerCredit(layer.name, layer.credit, layer.published_on) for layer in facts.layers
        ),
        points_name=facts.points_name,
        unscored_rows=int(tables.unscored["rows"].sum()),
        refused_rows=int(tables.issues["code"].isin(ROW_REFUSALS).sum()),
        unlinked=tables.unlinked,
        grid_mark="" if tables.grid is None else tables.grid.mark,
        area="" if tables.areas.chosen is None else tables.areas.chosen.name,
        check=list_check(tables),
    )


def source_ages(tables: ListTables, language: Language = Language.JA) -> tuple[SourceAge, ...]:
    """Give every source by the name staff use, 支援措置 first; several of a kind by their keys."""
    sources = tables.facts.sources
    places = list(SourceRole)
    roles = [SourceRole(source.role) for source in sources]
    ages = []
    for role, source in zip(roles, sources, strict=True):
        word = code_word(role).said_in(language)
        name = word if roles.count(role) == 1 else f"{word} {source.key}"
        ages.append((role, SourceAge(name, source.exported_on, limit_days(role))))
    return tuple(age for _role, age in sorted(ages, key=lambda told: places.index(told[0])))


def input_files(tables: ListTables) -> tuple[InputFile, ...]:
    """Give name, day and digest of every file the list rests on."""
    facts = tables.facts
    sources = [
        InputFile(source.name, source.exported_on, source.sha256) for source in facts.sources
    ]
    layers = [
        InputFile(PurePosixPath(layer.file_name).name, layer.published_on, layer.sha256)
        for layer in facts.layers
    ]
    return (*sources, *layers)


def unscored_needs(tables: ListTables) -> list[dict[str, object]]:
    """Give the needs that no rule of the point table meets, with how many rows there are."""
    return [
        {
            "kind": str(kind),
            "part": None if pd.isna(part) else part,
            "grade": None if pd.isna(grade) else grade,
            "rows": int(rows),
        }
        for kind, part, grade, rows in tables.unscored.itertuples(index=False)
    ]
