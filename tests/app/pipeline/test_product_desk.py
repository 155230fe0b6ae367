"""A product beside an open town: all or nothing, and the town unchanged until it is kept."""

from dataclasses import replace

import pytest

from app.errors import AppError, AppProblem, Cancelled
from app.pipeline.kept_town import open_town
from app.pipeline.layer_frame import frame_of_homes
from app.pipeline.make_list import make_list
from app.pipeline.product_desk import LayerOrder, ProductDesk, count_verdicts, look_at
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.town_desk import TownMaps
from app.pipeline.town_layers import unpacked_maps
from app.progress import Progress
from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.product import CoverageAnswer, LayerAnswers
from scoring.codes import Verdict
from scoring.frames import LOCATIONS
from tests.app.ui.layers.builders_layers import prefecture, west_half
from tests.builders_window import copied, make_sample


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("few"), 60)


@pytest.fixture
def town(kept, tmp_path):
    with open_town(copied(kept, tmp_path / "town"), SAMPLE_PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def maps(town):
    with unpacked_maps(town) as files:
        yield TownMaps(files, ())


@pytest.fixture
def desk():
    made = ProductDesk()
    yield made
    made.close()


@pytest.fixture
def orders(town, tmp_path):
    lonlat = town.read(LOCATIONS)[["lon", "lat"]].to_numpy(dtype="float64")
    path = prefecture(tmp_path, west_half(frame_of_homes(lonlat)))
    answers = LayerAnswers(coverage=CoverageAnswer.UNKNOWN)
    return [LayerOrder(layer, answers) for layer in look_at(path, Progress()).layers]


def verdicts_of(town) -> dict[Verdict, int]:
    return count_verdicts(make_list(town, Progress()))


def test_the_town_is_unchanged_until_the_layers_are_kept(town, maps, desk, orders):
    facts, verdicts = town.facts(), verdicts_of(town)
    brought = desk.bring_in(orders, town, maps, Progress())
    assert [one.outcome.kept_count for one in brought] == [1] * 5
    assert (town.facts(), verdicts_of(town)) == (facts, verdicts)
    desk.keep(town, Progress())
    assert len(town.facts().layers) == len(facts.layers) + 5
    after = verdicts_of(town)
    assert sum(after.values()) == sum(verdicts.values())
    assert after[Verdict.LEAVE] > verdicts[Verdict.LEAVE]


def test_one_layer_that_cannot_come_in_lets_none_come_in(town, maps, desk, orders):
    wrong = replace(orders[-1].answers, coverage=CoverageAnswer.TOWN)
    orders[-1] = replace(orders[-1], answers=wrong)
    without_boundary = replace(maps, files=replace(maps.files, boundary=None))
    with pytest.raises(HazardError) as refused:
        desk.bring_in(orders, town, without_boundary, Progress())
    assert refused.value.code is ProductProblem.ANSWER_MISSING
    before = town.facts()
    desk.keep(town, Progress())
    assert town.facts() == before


def test_stopping_leaves_nothing_behind(town, maps, desk, orders, tmp_path):
    steps = []
    stopping = Progress(steps.append, lambda: len(steps) > 2)
    with pytest.raises(Cancelled):
        desk.bring_in(orders, town, maps, stopping)
    assert desk._brought == ()


def test_a_look_that_was_stopped_gives_nothing(orders, tmp_path):
    steps = []
    stopping = Progress(steps.append, lambda: bool(steps))
    with pytest.raises(Cancelled):
        look_at(orders[0].layer.members[0].path, stopping)


def test_a_name_the_town_has_is_refused_and_can_be_kept_under_another(town, maps, desk, orders):
    taken = replace(orders[0].answers, name=town.facts().layers[0].name)
    before = town.facts()
    desk.bring_in([replace(orders[0], answers=taken)], town, maps, Progress())
    with pytest.raises(AppError) as refused:
        desk.keep(town, Progress())
    assert refused.value.code is AppProblem.LAYER_NAME_TAKEN
    assert town.facts() == before


def test_closing_twice_is_no_error(town, maps, desk, orders):
    (brought, *_) = desk.bring_in(orders, town, maps, Progress())
    desk.close()
    desk.close()
    assert not brought.outcome.spec.file.exists()
