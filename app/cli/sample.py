"""``yobikake sample HAZARD POINTS.csv --out OUT.csv``: hazard under points only."""

import argparse
from pathlib import Path

from app.cli.console import Console
from app.pipeline.sample_points import sample_points
from app.report.points_file import write_points
from gis.hazard import LayerSpec
from scoring.codes import HazardKind, NodataMeans, RankEdition

HELP = "点の下の浸水だけを調べる"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments, which are the keys of a job's hazard layer."""
    parser.add_argument("hazard", type=Path, metavar="HAZARD")
    parser.add_argument("points", type=Path, metavar="POINTS.csv")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.csv")
    parser.add_argument("--kind", choices=list(HazardKind), default=HazardKind.DEPTH_M)
    parser.add_argument("--field")
    parser.add_argument("--rank-edition", choices=list(RankEdition))
    parser.add_argument("--nodata-means", choices=list(NodataMeans), default=NodataMeans.UNKNOWN)
    parser.add_argument("--coverage", type=Path)


def execute(chosen: argparse.Namespace, console: Console) -> int:
    """Sample the layer and write id, lon, lat, coverage, value, flood_rank."""
    spec = LayerSpec(
        name=chosen.hazard.name,
        kind=HazardKind(chosen.kind),
        file=chosen.hazard,
        field=chosen.field,
        rank_edition=RankEdition(chosen.rank_edition) if chosen.rank_edition else None,
        nodata_means=NodataMeans(chosen.nodata_means),
        coverage=chosen.coverage,
        credit=None,
        published_on=None,
    )
    sampled = sample_points(spec, chosen.points)
    write_points(chosen.out, sampled)
    console.say(f"{chosen.out} に書き出しました。", f"Written to {chosen.out}.")
    return 0
