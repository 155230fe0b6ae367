"""Layers of a kept town are added, renamed and taken away; no answer outlives its layer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import AppError
from app.pipeline.compute import rules_of
from app.pipeline.layer_desk import (
    LayerCard,
    LayerWords,
    add_layers,
    read_cards,
    remove_layer,
    retell_layer,
)
from app.pipeline.make_list import make_list
from app.pipeline.town_desk import TownMaps
from app.pipeline.town_layers import open_maps, unpacked_maps
from app.pipeline.view import load_view
from app.pipeline.whole_job import run_on_town
from app.progress import Progress
from app.settings.job import Job, read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.errors import HazardError
from sample_data.town import TownOrder, make_town
from scoring.codes import Coverage, Verdict

FACTS = TownFacts("", is_training=True, as_of=date(2026, 11, 20), points_name="")


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    return read_job(make_town(TownOrder(tmp_path_factory.mktemp("layers") / "town", 200)))


def town_without_layers(job: Job) -> MemoryTown:
    town = MemoryTown(FACTS)
    run_on_town(town, replace(job, hazards=()), Progress())
    return town


def cards_of(town: MemoryTown) -> tuple[LayerCard, ...]:
    view = load_view(town, Progress())
    with unpacked_maps(town) as files, open_maps(files, rules_of(town)) as maps:
        return read_cards(view, TownMaps(files, maps.layers))


def test_a_layer_that_is_added_judges_every_home_as_if_it_had_come_with_the_job(job: Job) -> None:
    town, whole = town_without_layers(job), MemoryTown(FACTS)
    run_on_town(whole, job, Progress())
    add_layers(town, job.hazards, Progress())
    added, wanted = make_list(town, Progress()), make_list(whole, Progress())
    assert added.verdicts.equals(wanted.verdicts)
    assert added.call_order.equals(wanted.call_order)
    assert [fact.name for fact in town.facts().layers] == [spec.name for spec in job.hazards]


def test_no_answer_outlives_its_layer(job: Job) -> None:
    town = town_without_layers(job)
    add_layers(town, job.hazards, Progress())
    for _ in job.hazards:
        remove_layer(town, 0, Progress())
    tables = make_list(town, Progress())
    assert set(tables.verdicts["verdict"]) == {Verdict.UNKNOWN.value}
    assert tables.exposure["flood_rank"].isna().all()
    assert not [name for name in town.attachments() if name.endswith((".tif", ".gpkg"))]


def test_a_layer_added_after_one_was_taken_away_keeps_the_copies_of_the_others(job: Job) -> None:
    town = town_without_layers(job)
    add_layers(town, job.hazards, Progress())
    wanted = make_list(town, Progress()).exposure["flood_rank"]
    first = job.hazards[0]
    remove_layer(town, 0, Progress())
    add_layers(town, [first], Progress())
    assert make_list(town, Progress()).exposure["flood_rank"].equals(wanted)


def test_a_card_counts_every_home_once_and_tells_the_share_the_layer_covers(job: Job) -> None:
    town = town_without_layers(job)
    add_layers(town, job.hazards, Progress())
    households = len(make_list(town, Progress()).locations)
    for card in cards_of(town):
        assert set(card.homes) == set(Coverage)
        assert sum(card.homes.values()) == households
        assert card.share_covered is not None
        assert 0 < card.share_covered <= 1
        assert card.touched <= card.homes[Coverage.ASSESSED]


def test_two_layers_of_one_name_are_refused(job: Job) -> None:
    town = town_without_layers(job)
    add_layers(town, job.hazards[:1], Progress())
    with pytest.raises(AppError, match="layer_name_taken"):
        add_layers(town, job.hazards[:1], Progress())
    assert len(town.facts().layers) == 1


def test_a_layer_that_lies_elsewhere_changes_nothing(job: Job, tmp_path: Path) -> None:
    town = town_without_layers(job)
    far = tmp_path / "far.geojson"
    far.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        '{"type":"Polygon","coordinates":[[[130,33],[130.1,33],[130.1,33.1],[130,33]]]}}]}',
        encoding="utf-8",
    )
    zone = next(spec for spec in job.hazards if spec.kind == "collapse_zone")
    with pytest.raises(HazardError, match="hazard_no_overlap"):
        add_layers(town, [replace(zone, file=far, coverage=None, field=None)], Progress())
    assert town.facts().layers == ()
    assert not [name for name in town.attachments() if name.endswith("far.geojson")]


def test_a_layer_gets_another_name_and_source_but_says_the_same(job: Job) -> None:
    town = town_without_layers(job)
    add_layers(town, job.hazards, Progress())
    before = make_list(town, Progress()).verdicts
    retell_layer(town, 0, LayerWords("見本川", "見本河川事務所", date(2026, 4, 1)))
    fact = town.facts().layers[0]
    assert (fact.name, fact.credit) == ("見本川", "見本河川事務所")
    assert make_list(town, Progress()).verdicts.equals(before)
    if len(town.facts().layers) > 1:
        with pytest.raises(AppError, match="layer_name_taken"):
            retell_layer(town, 1, LayerWords("見本川", None, None))


def test_a_job_that_names_no_layer_leaves_the_town_its_layers(job: Job) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, job, Progress())
    before = make_list(town, Progress()).exposure
    run_on_town(town, replace(job, hazards=(), districts=None, shelters=()), Progress())
    assert [fact.name for fact in town.facts().layers] == [spec.name for spec in job.hazards]
    assert make_list(town, Progress()).exposure.equals(before)
    assert town.facts().districts is not None


def test_a_job_that_names_layers_replaces_all_the_town_has(job: Job) -> None:
    town = MemoryTown(FACTS)
    run_on_town(town, job, Progress())
    kept = len(town.attachments())
    run_on_town(town, replace(job, hazards=job.hazards[:1]), Progress())
    assert [fact.name for fact in town.facts().layers] == [job.hazards[0].name]
    assert len(town.attachments()) < kept
