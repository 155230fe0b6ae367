"""A town's tables and facts as the plain values that lists and result files are made of."""

from pathlib import PurePosixPath

from app.pipeline.make_list import ListTables
from app.report.content import LayerCredit, ListFrames, ListHeading, SourceAge
from app.report.summary import InputFile
from app.wording.paper_words import REGISTRY_SOURCE, WELFARE_SOURCE

REGISTRY_ROLE = "registry"


def list_frames(tables: ListTables) -> ListFrames:
    """Give the frames of a list."""
    return ListFrames(
        residents=tables.residents,
        requirements=tables.requirements,
        contributions=tables.contributions,
        individuals=tables.individuals,
        household_scores=tables.household_scores,
        locations=tables.locations,
        exposure=tables.exposure,
        verdicts=tables.verdicts,
        call_order=tables.call_order,
    )


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
