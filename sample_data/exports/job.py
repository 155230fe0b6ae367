"""The job files of the exports: shipped layouts by name, the maps from the folder above."""

from dataclasses import replace
from pathlib import Path

from sample_data.job_file import (
    REGISTRY_EXPORTED_ON,
    WELFARE_EXPORTED_ON,
    Job,
    SourceEntry,
    write_job,
)

REGISTRY = SourceEntry("jumin_standard.csv", "jumin-standard", REGISTRY_EXPORTED_ON)
VENDOR = SourceEntry("jumin_vendor.csv", "layouts/vendor.toml", REGISTRY_EXPORTED_ON)
STANDARD = (
    SourceEntry("shien.csv", "shien-standard", WELFARE_EXPORTED_ON),
    SourceEntry("kaigo.csv", "kaigo-standard", WELFARE_EXPORTED_ON),
    SourceEntry("techo.csv", "techo-standard", WELFARE_EXPORTED_ON),
    SourceEntry("sonota.csv", "template", WELFARE_EXPORTED_ON),
)
"""The files that shipped layouts read."""
LISTS = (
    SourceEntry("doui.xlsx", "layouts/doui.toml", WELFARE_EXPORTED_ON),
    SourceEntry("yoshiensha.xlsx", "layouts/yoshiensha.toml", WELFARE_EXPORTED_ON),
    SourceEntry("minsei.csv", "layouts/minsei.toml", WELFARE_EXPORTED_ON),
)
"""The lists, each with a layout that the town made."""


def write_export_jobs(folder: Path, job: Job) -> None:
    """Write ``job.toml`` with the standard files, and ``job_all.toml`` with vendor and lists."""
    plain = replace(job.with_maps_above(), registry=REGISTRY, welfare=STANDARD)
    write_job(folder / "job.toml", plain)
    write_job(folder / "job_all.toml", replace(plain, registry=VENDOR, welfare=(*STANDARD, *LISTS)))
