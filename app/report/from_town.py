"""A town's tables and facts as the plain values that lists and result files are made of."""

from pathlib import PurePosixPath

import pandas as pd

from app.pipeline.make_list import ListTables
from app.report.content import LayerCredit, ListHeading, SourceAge
from app.report.summary import InputFile
from app.wording.paper_words import REGISTRY_SOURCE, WELFARE_SOURCE
from importers.issues import ROW_REFUSALS

REGISTRY_ROLE = "registry"


def list_heading(tables: ListTables) -> ListHeading:
    """Give what every page says about the list as a whole."""
    facts = tables.facts
    return ListHeading(
        town=facts.name,
        is_training=facts.is_training,
        as_of=facts.as_of,
        sources=tuple(
            SourceAge(
                REGISTRY_SOURCE if source.role == REGISTRY_ROLE else WELFARE_SOURCE,
                source.exported_on,
            )
            for source in facts.sources
        ),
        layers=tuple(
            LayerCredit(layer.name, layer.credit, layer.published_on) for layer in facts.layers
        ),
        points_name=facts.points_name,
        unscored_rows=int(tables.unscored["rows"].sum()),
        refused_rows=int(tables.issues["code"].isin(ROW_REFUSALS).sum()),
    )


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
