"""A town whose pins no longer fit its area opens all the same, and says that it is not settled."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import shapely

from app.pipeline.kept_town import create_town, open_town
from app.pipeline.pins import pin_key, place_pin
from app.pipeline.place_desk import UNSETTLED, has_unsettled_places
from app.pipeline.town_desk import TownDesk
from app.progress import Progress
from app.settings.job import AreaOrder, read_job
from app.store.key_file import key_path
from sample_data.town import TownOrder, make_town
from scoring.frames import CALL_ORDER, LOCATIONS, RESIDENTS
from tests.gis.builders_gis import write_polygons

WORDS = "架空の町の 川と橋の 長い合言葉"


def test_a_pin_that_empties_the_area_does_not_lock_the_town(tmp_path: Path) -> None:
    job = read_job(make_town(TownOrder(tmp_path / "in", 200)))
    path = tmp_path / "町.yobikake"
    create_town(path, WORDS, job, Progress())
    with open_town(path, WORDS) as town:
        homes = town.read(LOCATIONS).dropna(subset=["lon"])
    lon, lat = homes[["lon", "lat"]].iloc[5].tolist()
    path.unlink()
    key_path(path).unlink()
    area = write_polygons(tmp_path / "area.geojson", [shapely.Point(lon, lat).buffer(2e-5)])
    create_town(path, WORDS, replace(job, area=AreaOrder(area, None)), Progress())
    with open_town(path, WORDS) as town:
        before = town.read(CALL_ORDER)
        placed = town.read(LOCATIONS).dropna(subset=["lon"])
        inside = set(placed.loc[placed["is_in_area"], "household_id"])
        for household, address in _homes(town.read(RESIDENTS), inside):
            place_pin(town, pin_key(address, household), (lon + 0.01, lat), "架空 花子")
        town.attach(UNSETTLED, b"")
    desk = TownDesk()
    looked_at = desk.open(path, WORDS, Progress())
    assert not looked_at.is_settled
    assert has_unsettled_places(desk.town)
    assert desk.town.read(CALL_ORDER).equals(before)
    desk.close()


def _homes(residents: pd.DataFrame, households: set[str]) -> list[tuple[str, str]]:
    chosen = residents[residents["household_id"].isin(households)]
    return list(zip(chosen["household_id"], chosen["address"], strict=True))
