"""The one way files come into a town: prepared in memory, looked at, accepted whole, undone."""

from dataclasses import replace
from datetime import date

from app import clock
from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.batch_preparing import BatchPreparing, stamp_of
from app.pipeline.batch_tables import (
    drop_last_batch,
    keep_originals,
    put_originals_back,
    write_batch_tables,
)
from app.pipeline.compute import compute, compute_again, rules_of
from app.pipeline.link_people import write_links
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.protected_inputs import add_latched
from app.pipeline.source_rows import read_stored
from app.pipeline.town_layers import unpacked_maps
from app.progress import Progress
from app.settings.source_orders import BatchOrders
from app.store.town import Town
from scoring.frames import RESIDENTS
from scoring.record_frames import BATCHES, LINKS, PROTECTIONS


def prepare_batch(
    town: Town, orders: BatchOrders, as_of: date, progress: Progress
) -> PreparedBatch:
    """Read the files, link, and compare with what the town holds; the town does not change.

    Raises
    ------
    scoring.errors.KnownError
        A file is refused whole; NO_RESIDENTS_YET: there are none, and none are brought.
    """
    stored = read_stored(town)
    if orders.registry is None and not len(stored.frames[RESIDENTS]):
        raise AppError(AppProblem.NO_RESIDENTS_YET)
    return BatchPreparing(town, stored, as_of, progress).prepare(orders)


def accept_batch(
    town: Town, prepared: PreparedBatch, author: str, progress: Progress, *, is_confirmed: bool
) -> None:
    """Keep a prepared import and compute everything again, all or nothing.

    An unchanged one changes nothing.

    Raises
    ------
    app.errors.AppError
        CONFIRMATION_NEEDED: more than 5 % vanished and nobody confirmed it. TOWN_CHANGED:
        the town is not what it was when this was prepared.
    """
    with town.transaction():
        keep_batch(town, prepared, author, is_confirmed=is_confirmed)
        if prepared.is_unchanged:
            return
        with unpacked_maps(town) as files:
            compute(town, rules_of(town), files, progress)


def keep_batch(town: Town, prepared: PreparedBatch, author: str, *, is_confirmed: bool) -> None:
    """Write the inputs, links and history of a prepared import; the rest is computed after it.

    Call inside a transaction. Raises as :func:`accept_batch`.
    """
    if prepared.stamp != stamp_of(town):
        raise AppError(AppProblem.TOWN_CHANGED)
    if prepared.needs_confirmation and not is_confirmed:
        raise _unconfirmed(prepared)
    if prepared.is_unchanged:
        return
    now = clock.now()
    if not prepared.is_first:
        town.keep_before()
    town.write(prepared.inputs)
    write_links(town, prepared.linked)
    new_keys = {change.after.key for change in prepared.sources}
    sources = tuple(
        replace(fact, accepted_at=now) if fact.key in new_keys else fact for fact in prepared.facts
    )
    town.write_facts(replace(town.facts(), sources=sources, as_of=prepared.as_of))
    write_batch_tables(town, prepared, author, now)
    keep_originals(town, prepared.originals)
    digests: dict[str, object] = {
        change.after.name: change.after.sha256 for change in prepared.sources
    }
    record(town, AuditAction.IMPORTED, f"{prepared.number}", digests)


def undo_last_batch(town: Town, author: str, progress: Progress) -> int:
    """Put the inputs back as they were before the last accepted import; gives its number.

    People's decisions, maps and points stay. So does 支援措置 that came with the import:
    only a decision of two people ends it.

    Raises
    ------
    app.errors.AppError
        NOTHING_TO_UNDO.
    """
    with town.transaction():
        facts, batches = town.facts(), town.read(BATCHES)
        protections, links = town.read(PROTECTIONS), town.read(LINKS)
        if not town.put_back():
            raise AppError(AppProblem.NOTHING_TO_UNDO)
        before = town.facts()
        town.write_facts(replace(facts, sources=before.sources, as_of=before.as_of))
        add_latched(town, protections, links)
        number = drop_last_batch(town)
        put_originals_back(town, batches.loc[batches["batch"] == number, "source"])
        compute_again(town, progress)
        record(town, AuditAction.UNDONE, f"{number}", {"author": author})
    return number


def _unconfirmed(prepared: PreparedBatch) -> AppError:
    worst = max(
        (change.vanished_share, change.vanished)
        for change in prepared.sources
        if change.needs_confirmation
    )
    return AppError(
        AppProblem.CONFIRMATION_NEEDED, vanished=worst[1], share=f"{worst[0] * 100:.1f}"
    )
