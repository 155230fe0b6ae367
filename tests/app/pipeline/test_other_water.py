"""A home that is dry in the river flood may stand in other water, and the list says so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from app.pipeline.layer_desk import add_layers
from app.pipeline.make_list import make_list
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.report.call_list import build_call_list
from app.report.from_town import list_heading
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from sample_data.town import TownOrder, make_town
from scoring.codes import ExclusionReason, Peril

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")


def test_dry_homes_in_other_water_are_counted_on_the_last_sheet(tmp_path: Path) -> None:
    job = read_job(make_town(TownOrder(tmp_path / "in", 200)))
    town = MemoryTown(FACTS)
    run_on_town(town, job, Progress())
    before = make_list(town, Progress())
    assert before.other_water == 0
    assert not any("高潮" in remark for remark in _remarks(town))

    depth = next(spec for spec in job.hazards if spec.kind == "depth_m")
    wet_everywhere = tmp_path / "surge.geojson"
    text = (job.path.parent / "boundary.geojson").read_text(encoding="utf-8")
    wet_everywhere.write_text(text.replace('"名称":', '"rank":3,"名称":'), encoding="utf-8")
    surge = replace(
        depth, name="高潮", peril=Peril.STORM_SURGE, file=wet_everywhere, field="rank",
        kind=type(depth.kind)("depth_rank"), rank_edition="ksj-6", coverage=None,
    )  # fmt: skip
    add_layers(town, [surge], Progress())

    tables = make_list(town, Progress())
    dry = tables.call_order["exclusion"] == ExclusionReason.DRY.value
    assert tables.verdicts.equals(before.verdicts)
    assert 0 < tables.other_water <= int(np.sum(dry))
    (told,) = [remark for remark in _remarks(town) if "高潮" in remark]
    assert f"{tables.other_water:,} 世帯" in told


def _remarks(town: MemoryTown) -> tuple[str, ...]:
    tables = make_list(town, Progress())
    return build_call_list(tables, list_heading(tables)).remarks
