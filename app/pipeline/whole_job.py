"""All steps in their order: on a town in memory for one run, or on a kept town."""

from dataclasses import replace
from pathlib import Path

from app.author import author_name
from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import compute
from app.pipeline.import_batch import keep_batch, prepare_batch
from app.pipeline.layouts_of_town import keep_layout, own_layouts, read_layout_text
from app.pipeline.own_rules import own_rules
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.town_layers import (
    attach_maps,
    keep_outline,
    layer_facts,
    map_files_of,
    unpacked_maps,
)
from app.progress import Progress
from app.settings.job import Job
from app.settings.rules import POINTS, build_rules, read_rules_file
from app.settings.source_orders import layout_name
from app.store.memory_town import MemoryTown
from app.store.town import Town, TownFacts
from scoring.rules import Rules, RulesText


def run_in_memory(job: Job, progress: Progress) -> MemoryTown:
    """Run a whole job without keeping a town; gives the town with every table filled.

    Raises
    ------
    scoring.errors.KnownError
        An input was refused; the error names file, line, column and what was expected.
    """
    rules = build_rules(_own_rules(job))
    town = MemoryTown(TownFacts(job.town_name, job.is_training, job.as_of, rules.points.name))
    keep_batch(town, _prepared(town, job, progress), author_name(), is_confirmed=True)
    files = map_files_of(job)
    town.write_facts(replace(town.facts(), layers=layer_facts(files)))
    keep_outline(town, files.boundary)
    compute(town, rules, files, progress)
    return town


def run_on_town(town: Town, job: Job, progress: Progress, *, is_confirmed: bool = False) -> None:
    """Bring a job's files into a kept town and compute everything, all or nothing.

    Raises
    ------
    scoring.errors.KnownError
        An input was refused, or too many have vanished and nobody confirmed it; the town
        stays as it was.
    app.errors.Cancelled
        A person stopped; the town stays as it was.
    """
    with town.transaction():
        build_rules(_own_rules(job))  # refused before the large files are read
        prepared = _prepared(town, job, progress)
        accept_job(town, job, prepared, progress, is_confirmed=is_confirmed)


def accept_job(
    town: Town, job: Job, prepared: PreparedBatch, progress: Progress, *, is_confirmed: bool
) -> None:
    """Keep a prepared import with the points and maps of its job, all or nothing.

    Raises
    ------
    scoring.errors.KnownError
        As :func:`app.pipeline.import_batch.accept_batch`, or a point table or map is refused.
    """
    with town.transaction():
        keep_batch(town, prepared, author_name(), is_confirmed=is_confirmed)
        _keep_layouts(town, job)
        own = _own_rules(job)
        rules = build_rules({**own_rules(town), **own})
        town.write_rules({name: rule.text for name, rule in own.items()})
        _write_job_facts(town, job, rules)
        attach_maps(town, map_files_of(job))
        with unpacked_maps(town) as files:
            compute(town, rules, files, progress)
        if prepared.is_unchanged:
            record(town, AuditAction.COMPUTED, job.path.name)


def _prepared(town: Town, job: Job, progress: Progress) -> PreparedBatch:
    return prepare_batch(town, job.orders, job.as_of, progress)


def _keep_layouts(town: Town, job: Job) -> None:
    """Keep the layout files of a job, so that next month's files are known without it."""
    own = own_layouts(town)
    for order in job.orders.sources:
        name = layout_name(order.layout)
        if name != order.layout and (text := read_layout_text(Path(order.layout))) != own.get(name):
            keep_layout(town, name, text)


def _own_rules(job: Job) -> dict[str, RulesText]:
    return {} if job.points is None else {POINTS: read_rules_file(job.points)}


def _write_job_facts(town: Town, job: Job, rules: Rules) -> None:
    town.write_facts(
        replace(
            town.facts(),
            name=job.town_name,
            is_training=job.is_training,
            points_name=rules.points.name,
        )
    )
