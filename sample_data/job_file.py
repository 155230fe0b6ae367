"""The job file of a sample town: what the product is told to read."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

_FILE_OF_EXTRA = re.compile(r'\b(file|boundary) = "')
AS_OF = date(2026, 11, 20)
CREDIT = "よびかけ 見本データ(架空)"
REGISTRY_EXPORTED_ON, WELFARE_EXPORTED_ON = date(2026, 11, 19), date(2026, 11, 16)
PUBLISHED_ON = date(2025, 5, 30)


@dataclass(frozen=True)
class HazardEntry:
    """One [[hazard]] of the job; ``more`` are further keys as TOML text."""

    name: str
    kind: str
    file: str
    nodata_means: str
    coverage: str
    more: tuple[str, ...] = ()
    credit: str = CREDIT
    published_on: date | None = PUBLISHED_ON


@dataclass(frozen=True)
class SourceEntry:
    """One export that the job reads; ``layout`` is a name, or a path beside the job."""

    file: str
    layout: str
    exported_on: date


TEMPLATE_REGISTRY = SourceEntry("residents.csv", "template", REGISTRY_EXPORTED_ON)
TEMPLATE_WELFARE = (SourceEntry("requirements.csv", "template", WELFARE_EXPORTED_ON),)


@dataclass(frozen=True)
class Job:
    """A job to write; ``extras`` are further tables as TOML text."""

    town: str
    hazards: tuple[HazardEntry, ...]
    extras: tuple[str, ...] = field(default=())
    registry: SourceEntry = TEMPLATE_REGISTRY
    welfare: tuple[SourceEntry, ...] = TEMPLATE_WELFARE
    as_of: date = AS_OF

    def with_maps_above(self) -> "Job":
        """Give the job as it reads from a folder inside that of the maps."""
        hazards = tuple(
            replace(entry, file=f"../{entry.file}", coverage=f"../{entry.coverage}")
            for entry in self.hazards
        )
        extras = tuple(_FILE_OF_EXTRA.sub(r'\1 = "../', text) for text in self.extras)
        return replace(self, hazards=hazards, extras=extras)


SAKURAGAWA_HAZARDS = (
    HazardEntry(
        "さくら川 想定最大規模", "depth_m", "flood_depth.tif", "unknown", "boundary.geojson"
    ),
    HazardEntry(
        "さくら川 浸水継続時間", "duration_rank", "flood_duration.tif", "unknown",
        "boundary.geojson",
    ),
    HazardEntry(
        "さくら川 家屋倒壊等氾濫想定区域", "collapse_zone", "collapse_zone.geojson", "dry",
        "boundary.geojson", more=('field = "A31a_405"',),
    ),
)  # fmt: skip
SAKURAGAWA_EXTRAS = (
    '[districts]\nfile = "districts.geojson"\nfield = "自治会"\n',
    '[shelters]\nfile = "shelters.geojson"\n',
    '[map]\nboundary = "boundary.geojson"\n',
)


def write_job(file: Path, job: Job) -> Path:
    """Write the job file and give its path."""
    parts = [
        f"as_of = {job.as_of.isoformat()}\n",
        f'[town]\nname = "{job.town}"\ntraining = true\n',
        _source("[registry]", job.registry),
        *(_source("[[welfare]]", entry) for entry in job.welfare),
        *(_hazard(entry) for entry in job.hazards),
        *job.extras,
    ]
    file.write_text("\n".join(parts), encoding="utf-8", newline="\n")
    return file


def _source(table: str, entry: SourceEntry) -> str:
    lines = [
        table,
        f'file = "{entry.file}"',
        f'layout = "{entry.layout}"',
        f"exported_on = {entry.exported_on.isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _hazard(entry: HazardEntry) -> str:
    lines = [
        "[[hazard]]",
        f'name = "{entry.name}"',
        f'kind = "{entry.kind}"',
        f'file = "{entry.file}"',
        *entry.more,
        f'nodata_means = "{entry.nodata_means}"',
        f'coverage = "{entry.coverage}"',
        f'credit = "{entry.credit}"',
    ]
    if entry.published_on is not None:
        lines.append(f"published_on = {entry.published_on.isoformat()}")
    return "\n".join(lines) + "\n"
