"""The hand-typed list of the sample town (``minsei.csv``) with the registry it was typed from."""

from pathlib import Path

import pandas as pd

from app.pipeline.import_files import ReadOrder, read_sources
from app.progress import Progress
from app.settings.job import read_job
from app.settings.source_orders import BatchOrders
from scoring.frames import RESIDENTS
from scoring.record_frames import RECORDS
from tests.bench.linkage_town import TypedTown

LIST = "minsei"


def sample_list(folder: Path) -> TypedTown:
    """Read list, registry and key of a town that ``sample_data --exports`` wrote to ``folder``."""
    job = read_job(folder / "exports" / "job_all.toml")
    lists = tuple(order for order in job.welfare if order.source == LIST)
    orders = BatchOrders(job.registry, lists)
    order = ReadOrder(orders, job.as_of, RESIDENTS.empty(), frozenset(), {})
    registry, typed = read_sources(order, Progress())
    records = typed.frames[RECORDS]
    path = folder / "answer_key" / "exports" / f"{LIST}_links.csv"
    key = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    said = key.set_index("line").loc[records["line"].astype("str")]
    truth = [person or None for person in said["person_id"].tolist()]
    return TypedTown(registry.frames[RESIDENTS], records, truth, said["variation"].tolist())
