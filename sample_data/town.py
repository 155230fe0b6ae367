"""Makes a whole town: さくら川市 from nothing, or invented people over a real city."""

from dataclasses import dataclass
from pathlib import Path

import shapely

from sample_data.answer_counts import Answers
from sample_data.answer_hazard import Ground, judge_households, read_ground
from sample_data.answer_key import write_key
from sample_data.answer_scores import score_households, score_people
from sample_data.dice import IntArray
from sample_data.districts import district_names, draw_districts, place_shelters
from sample_data.files import DEGREE_FORMAT, Street
from sample_data.flood import Flood, flood_land
from sample_data.ground.write import write_ground
from sample_data.job_file import (
    AS_OF,
    SAKURAGAWA_EXTRAS,
    SAKURAGAWA_HAZARDS,
    Job,
    write_job,
)
from sample_data.map_files import (
    Georeference,
    write_flood_polygons,
    write_geojson,
    write_rasters,
)
from sample_data.more_files import MoreFiles, write_more
from sample_data.planted_places import move_out_of_town, sharpen_edges, silence_places
from sample_data.real_city import build_real_city, read_real_ground, real_city_job
from sample_data.register import Register, plants_per_kind, register_people, write_register
from sample_data.streets import (
    Buildings,
    Homes,
    Lots,
    address_texts,
    build_houses,
    lay_out_lots,
    settle_households,
)
from sample_data.terrain import Land, draw_boundary, lay_out_land, raise_ground

CITY = "さくら川市"
KEY_FOLDER = "answer_key"
DEFAULT_SEED = 20261120


@dataclass(frozen=True)
class TownOrder:
    """What to make: how many households, from which seed, and where to write it.

    ``geography`` is a folder with the open data of a real city, over which invented people
    are scattered; None: the invented town. ``encoding`` is utf-8-sig, utf-8 or cp932.
    ``exports`` asks for the files that offices really have, ``months`` 2 for them and the
    same town one month later; ``ground`` for the registry without positions and the tables to
    find them by; all of the invented town only.
    """

    out: Path
    households: int = 2000
    seed: int = DEFAULT_SEED
    geography: Path | None = None
    encoding: str = "utf-8-sig"
    exports: bool = False
    months: int = 1
    ground: bool = False


def make_town(order: TownOrder) -> Path:
    """Write a town with its answer key and give the path of its job file.

    The same order gives the same bytes. The key stands in ``answer_key`` beside the job.

    Raises
    ------
    ValueError
        Fewer than one household; exports, ground or another month of a real city; a month
        that is neither the first nor the second.
    OSError
        The folder cannot be written, or ``geography`` lacks a file.
    """
    if order.households < 1:
        raise ValueError("households: at least 1")
    if order.months not in (1, 2):
        raise ValueError("months: 1 or 2")
    if order.geography is not None and (order.exports or order.months > 1 or order.ground):
        raise ValueError("geography: neither with exports, nor a second month, nor ground")
    order.out.mkdir(parents=True, exist_ok=True)
    if order.geography is not None:
        return _make_real_city(order, order.geography)
    return _make_sakuragawa(order)


def _make_real_city(order: TownOrder, geography: Path) -> Path:
    city = build_real_city(geography, order.households, order.seed)
    register = register_people(city.buildings, city.homes, order.seed, city.people_per_household)
    street = city.street(register.storeys)
    write_register(order.out, register, street, (order.encoding, order.seed))
    _write_answers(order.out, register, street, read_real_ground(geography, city.buildings))
    return write_job(order.out / "job.toml", real_city_job(geography))


def _make_sakuragawa(order: TownOrder) -> Path:
    land = lay_out_land(order.households)
    boundary = draw_boundary(land)
    buildings = build_houses(land, lay_out_lots(land, boundary), order.households, order.seed)
    homes = settle_households(buildings)
    count = plants_per_kind(order.households)
    buildings, outside = move_out_of_town(land, buildings, count, order.seed)
    flood = _make_flood(land, boundary, buildings, order.seed)
    register = register_people(buildings, homes, order.seed)
    street = _name_streets(land, buildings, homes, register.storeys)
    write_register(order.out, register, street, (order.encoding, order.seed))
    ground = read_ground(land, flood, buildings, outside)
    _write_answers(order.out, register, street, ground)
    _write_maps(order.out, land, flood, boundary)
    _write_places(order.out, land, flood, buildings.lots)
    job = Job(CITY, SAKURAGAWA_HAZARDS, SAKURAGAWA_EXTRAS)
    if order.exports or order.months > 1:
        write_more(order.out, register, street, MoreFiles(order.months, order.seed, job))
    if order.ground:
        write_ground(order.out / "ground", register, street, order.seed, job)
    return write_job(order.out / "job.toml", job)


def _make_flood(land: Land, boundary: shapely.Polygon, buildings: Buildings, seed: int) -> Flood:
    flood = flood_land(land, raise_ground(land, seed), boundary)
    flood = silence_places(land, flood, buildings, seed)
    return sharpen_edges(land, flood, buildings, seed)


def _name_streets(land: Land, buildings: Buildings, homes: Homes, storeys: IntArray) -> Street:
    lon, lat = Georeference(land).lonlat(buildings.x, buildings.y)
    return Street(
        buildings=buildings,
        homes=homes,
        addresses=address_texts(CITY, buildings.lots),
        lon=[format(value, DEGREE_FORMAT) for value in lon.tolist()],
        lat=[format(value, DEGREE_FORMAT) for value in lat.tolist()],
        storeys=storeys,
        districts=district_names(buildings.lots),
    )


def _write_answers(out: Path, register: Register, street: Street, ground: Ground) -> None:
    people = register.people
    scores = score_people(people, register.needs, AS_OF)
    households = score_households(people, scores, len(street.homes.building))
    hazard = judge_households(ground, street, people, households)
    write_key(out / KEY_FOLDER, people, street, Answers(scores, households, hazard))


def _write_maps(out: Path, land: Land, flood: Flood, boundary: shapely.Polygon) -> None:
    place = Georeference(land)
    write_rasters(out, land, flood)
    write_flood_polygons(out, land, flood, boundary)
    outline = [(place.geometry(boundary), {"名称": CITY})]
    write_geojson(out / "boundary.geojson", outline, "boundary")


def _write_places(out: Path, land: Land, flood: Flood, lots: Lots) -> None:
    place = Georeference(land)
    drawn = draw_districts(lots, draw_boundary(land))
    districts = [(place.geometry(shape), facts) for shape, facts in drawn]
    write_geojson(out / "districts.geojson", districts, "districts")
    shelters = place_shelters(land, lots, flood, CITY)
    points = [(place.geometry(shapely.Point(x, y)), facts) for x, y, facts in shelters]
    write_geojson(out / "shelters.geojson", points, "shelters")
