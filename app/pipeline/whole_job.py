"""All steps in their order: on a town in memory for one run, or on a kept town."""

from app.pipeline.audit import AuditAction, record
from app.pipeline.import_files import Imported, import_files
from app.pipeline.locate import locate
from app.pipeline.overlay import overlay
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.pipeline.town_layers import (
    MapFiles,
    attach_maps,
    layer_facts,
    map_files_of,
    open_maps,
    unpacked_maps,
)
from app.progress import Progress
from app.settings.job import Job
from app.settings.rules import POINTS, build_rules, read_points
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
    town = MemoryTown(_facts(job, rules))
    imported = import_files(town, job, progress)
    files = map_files_of(job)
    town.write_facts(_facts(job, rules, imported, files))
    _compute(town, rules, files, progress)
    return town


def run_on_town(town: Town, job: Job, progress: Progress) -> None:
    """Bring a job's files into a kept town and compute everything, all or nothing.

    Raises
    ------
    scoring.errors.KnownError
        An input was refused; the town stays as it was.
    app.errors.Cancelled
        A person stopped; the town stays as it was.
    """
    with town.transaction():
        own = _own_rules(job)
        rules = build_rules(own) if own else rules_of(town)
        town.write_rules({name: rule.text for name, rule in own.items()})
        imported = import_files(town, job, progress)
        files = map_files_of(job)
        town.write_facts(_facts(job, rules, imported, files))
        town.write_facts(attach_maps(town, files))
        _compute(town, rules, files, progress)
        record(town, AuditAction.IMPORTED, job.path.name, _digests(imported))


def compute_again(town: Town, progress: Progress) -> None:
    """Score, locate, overlay and rank a kept town from what it holds, all or nothing."""
    rules = rules_of(town)
    with town.transaction(), unpacked_maps(town) as files:
        _compute(town, rules, files, progress)
        record(town, AuditAction.COMPUTED, rules.points.name)


def rules_of(town: Town) -> Rules:
    """Give the rules in force in a town: its own point table, else the built-in one."""
    own = town.rules_text(POINTS)
    return build_rules({} if own is None else {POINTS: RulesText(own, town.facts().points_name)})


def _compute(town: Town, rules: Rules, files: MapFiles, progress: Progress) -> None:
    with open_maps(files, rules) as maps:
        score(town, rules, progress)
        locate(town, maps.area, maps.districts, progress)
        overlay(town, maps.layers, progress)
        rank(town, rules, progress)


def _digests(imported: Imported) -> dict[str, object]:
    return {source.name: source.sha256 for source in imported.sources}


def _own_rules(job: Job) -> dict[str, RulesText]:
    return {} if job.points is None else {POINTS: read_points(job.points)}


def _facts(
    job: Job, rules: Rules, imported: Imported | None = None, files: MapFiles | None = None
) -> TownFacts:
    return TownFacts(
        name=job.town_name,
        is_training=job.is_training,
        as_of=job.as_of,
        points_name=rules.points.name,
        sources=imported.sources if imported else (),
        layers=layer_facts(files) if files else (),
    )
