"""Whoever is under 支援措置, however it is known, is told of in the sealed list alone.

Covered are the result files and every value that the window and the commands show, after each
of three imports and after one is taken back. Not covered: the raw beginning of a file that a
person is about to import.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.__main__ import start
from app.cli.passphrase import VARIABLE
from app.pipeline.area_view import look_at_areas
from app.pipeline.dropouts import read_dropouts, remember_list
from app.pipeline.file_look import LookOrder, look_at_file
from app.pipeline.flood_forecast import forecast_layers
from app.pipeline.found_people import find_people
from app.pipeline.gathered_files import gather_files, prepare_gathered
from app.pipeline.household_detail import read_detail
from app.pipeline.import_batch import accept_batch, undo_last_batch
from app.pipeline.import_standing import read_standing
from app.pipeline.kept_town import open_town
from app.pipeline.layout_desk import LayoutDesk
from app.pipeline.layouts_of_town import keep_layout
from app.pipeline.make_list import make_list
from app.pipeline.match_desk import review_queue
from app.pipeline.original_values import read_originals
from app.pipeline.people_told import read_told_differences
from app.pipeline.place_desk import read_place_book
from app.pipeline.place_queue import place_queue
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.recognised_files import layouts_to_recognise
from app.pipeline.register_facts import read_register_facts
from app.pipeline.told_differences import ToldDifferences
from app.pipeline.town_characters import town_characters
from app.pipeline.town_layers import MapFiles
from app.pipeline.verdict_change import compare_verdicts, rules_with_verdicts
from app.pipeline.view import TownView, load_view
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.report.areas.check_sheet import build_check_sheet
from app.report.areas.forecast_sheet import build_forecast_sheet
from app.report.call_list import build_sealed_list
from app.report.from_town import list_heading
from app.report.outputs import build_list
from app.report.paper.pages import lay_out
from app.report.paper.register_pages import lay_out_register
from app.report.registers.build import RegisterOrder, build_register
from app.report.registers.content import RegisterKind
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.order import MapOrder
from app.settings.job import read_job
from app.settings.rules import VERDICT, built_in_text
from app.store.town import Town
from importers.layouts.draft import LayoutDraft
from scoring.record_frames import BATCHES, RECORDS
from scoring.rules import RulesText
from tests.builders_canary import CANARIES, LAYOUTS, make_months

AS_OF = date(2026, 11, 20)
SECRET = "さくらの咲く川の町のことば"
STRANGER = ("隠里無番", "090-7779-9999")


def texts_of(value: object) -> Iterator[str]:
    """Every text in a value, whatever it is made of; fields whose text is nobody's are none."""
    if isinstance(value, pd.DataFrame):
        yield value.to_csv()
    elif isinstance(value, pd.Series | np.ndarray):
        yield from map(str, list(value))
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from texts_of(list(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from texts_of(one)
    else:
        yield str(value)


def told(value: object, *, may_name: bool = False) -> list[str]:
    """Which canaries a value tells of; ``may_name``: a person must read names to decide."""
    text = "\n".join(texts_of(value))
    secrets = [*STRANGER[may_name:], *(one for canary in CANARIES for one in canary.texts())]
    names = [] if may_name else [one for canary in CANARIES for one in canary.names()]
    return [secret for secret in (*secrets, *names) if secret in text]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_months(tmp_path_factory.mktemp("canaries"))


@pytest.fixture(scope="module")
def one_run(folder: Path) -> Town:
    return run_in_memory(read_job(folder / "job2.toml"), Progress())


def test_the_sealed_list_tells_of_each_of_them(one_run: Town) -> None:
    tables = make_list(one_run, Progress())
    pages = lay_out(build_sealed_list(tables, list_heading(tables)))
    sealed = "".join("".join(page.texts()) for page in pages)
    for canary in CANARIES:
        if canary.sort not in ("latched", "gone"):
            assert canary.name in sealed, canary.sort
            assert canary.phone in sealed, canary.sort


def test_the_pages_of_the_list_tell_of_nobody(one_run: Town) -> None:
    pages = lay_out(build_list(make_list(one_run, Progress())))
    assert told([page.texts() for page in pages]) == []


def test_no_result_file_and_no_message_tells_of_anybody(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out, sealed = tmp_path / "out", tmp_path / "sealed.pdf"
    order = ["run", str(folder / "job2.toml"), "--out", str(out), "--protected", str(sealed)]
    assert start(order) == 0
    found = {path.name: told(path.read_text("utf-8", "ignore")) for path in out.iterdir()}
    assert {name: secrets for name, secrets in found.items() if secrets} == {}
    assert told(list(capfd.readouterr())) == []
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != sealed]
    assert {path.parent for path in written} == {out}


def town_surfaces(town: Town) -> Iterator[tuple[str, object]]:
    """Everything that is shown of a kept town, by where."""
    view = load_view(town, Progress())
    shown = (view.households, view.members, view.search.text, view.layer_exposure, view.totals)
    yield "window", shown
    homes = [*view.households["household_id"].tail(4), *(one.household_id for one in CANARIES)]
    yield "originals", [shown_if_any(read_originals, town, view, one) for one in homes]
    yield "detail", [shown_if_any(read_detail, view, one) for one in homes]
    book = read_place_book(town, view, view.households["household_id"], None)
    yield "places", (place_queue(view), book.addresses, book.keys, book.others)
    yield "list on paper", [page.texts() for page in lay_out(build_list(view.tables))]
    yield "wall map", wall_map_texts(view)
    yield "areas", look_at_areas(town, view, "町全体")
    yield "check on paper", [page.texts() for page in lay_out_register(build_check_sheet(view))]
    for forecast in forecast_layers(view.tables, view.layer_exposure, view.facts.layers):
        sheet = build_forecast_sheet(forecast, list_heading(view.tables))
        yield "forecast on paper", [page.texts() for page in lay_out_register(sheet)]
    stay_no_more = built_in_text(VERDICT).text.replace('"stay_possible"', '"leave"')
    other_rules = rules_with_verdicts(town, RulesText(stay_no_more, VERDICT))
    yield "changed verdicts", compare_verdicts(view, other_rules, Progress())
    yield "standing", read_standing(town)
    yield "dropouts", read_dropouts(town)
    yield "characters", town_characters(town, lambda _character: False)
    yield "audit", town.audit()
    for number in town.read(BATCHES)["batch"].unique():
        yield f"differences of {number}", read_told_differences(town, int(number))
    facts = read_register_facts(town)
    for kind in RegisterKind:
        if kind is not RegisterKind.UNLINKED:
            register = build_register(view.tables, facts, RegisterOrder(kind, date(2000, 1, 1)))
            yield kind.value, [page.texts() for page in lay_out_register(register)]


def shown_if_any(read: Callable[..., object], *asked: object) -> object:
    """What is shown of one household; of a hidden one nothing is."""
    try:
        return read(*asked)
    except KeyError:
        return None


def wall_map_texts(view: TownView) -> object:
    """Everything on a wall map of the town, and what its sheets were made from."""
    files = MapFiles((), None, None, ())
    made = build_wall_map(MapSources(view.tables, files, ()), MapOrder(), Progress())
    return [page.texts() for page in made.pages], made.homes


def trial_surfaces(town: Town, files: list[Path]) -> Iterator[tuple[str, object]]:
    """What is shown when a layout is tried out on a file."""
    for path in files:
        look = look_at_file(LookOrder(path))
        proposal = look.proposal
        draft = LayoutDraft(
            "ためし", "ためし", proposal.kind, look.shape, tuple(look.begun.header),
            tuple(column.target for column in proposal.columns), proposal.fixed_kind,
        )  # fmt: skip
        yield "trial", LayoutDesk(town).try_out(path, draft, AS_OF)


def record_surfaces(town: Town) -> Iterator[tuple[str, object]]:
    """Where records are shown to be matched: names are read there, places and phones not."""
    view = load_view(town, Progress())
    register = build_register(
        view.tables, read_register_facts(town), RegisterOrder(RegisterKind.UNLINKED)
    )
    yield "unlinked", [page.texts() for page in lay_out_register(register)]
    yield "review", review_queue(town)
    record_id = town.read(RECORDS)["record_id"].iloc[0]
    for canary in CANARIES:
        for query in (canary.person_id, canary.housemate_id, canary.address):
            yield "found", find_people(town, view, record_id, query).people


def prepared_surfaces(prepared: PreparedBatch) -> Iterator[tuple[str, object]]:
    """Everything that is shown before an import is accepted."""
    yield "people", prepared.people
    yield "issues", prepared.issues
    yield "counts", (prepared.counts, prepared.links, prepared.issue_counts, prepared.sources)
    yield "list of differences", ToldDifferences.of(prepared)


def found_in(town: Town) -> set[tuple[str, str]]:
    """Which place of a town tells of which canary."""
    plain = {(place, one) for place, value in town_surfaces(town) for one in told(value)}
    records = record_surfaces(town)
    return plain | {(place, one) for place, value in records for one in told(value, may_name=True)}


class KeptTown:
    """A kept town into which one month after the other is brought."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self.found: dict[str, set[tuple[str, str]]] = {}

    def bring(self, month: str) -> None:
        """Import the files of a month and keep what is found before and after it."""
        with open_town(self._path, SECRET) as town:
            for name, text in LAYOUTS.items():
                keep_layout(town, name, text)
            files = sorted((self._folder / month).glob("*.csv"))
            gathered = gather_files(files, layouts_to_recognise(town))
            prepared = prepare_gathered(town, gathered, AS_OF, Progress())
            shown = [*prepared_surfaces(prepared), *trial_surfaces(town, files)]
            self.found[f"{month}, before"] = {(place, one) for place, v in shown for one in told(v)}
            accept_batch(town, prepared, "架空 係員", Progress(), is_confirmed=True)
            self.found[f"{month}, after"] = found_in(town)

    def undo(self) -> None:
        with open_town(self._path, SECRET) as town:
            undo_last_batch(town, "架空 係員", Progress())
            self.found["undone"] = found_in(town)

    def print_list(self) -> None:
        with open_town(self._path, SECRET) as town:
            remember_list(town, "架空の記号")


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptTown]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, SECRET)
        path = tmp_path_factory.mktemp("kept") / "town.yobikake"
        assert start(["town", "create", str(path), str(folder / "job.toml")]) == 0
        kept = KeptTown(path, folder)
        kept.print_list()
        for month in ("month1", "month2", "month3"):
            kept.bring(month)
        kept.undo()
        yield kept


@pytest.mark.parametrize(
    "step", ["month2, before", "month2, after", "month3, before", "month3, after", "undone"]
)
def test_no_place_of_a_kept_town_tells_of_anybody(kept: KeptTown, step: str) -> None:
    assert sorted(kept.found[step]) == []


def test_before_anybody_was_protected_the_same_places_told_of_them(kept: KeptTown) -> None:
    told_then = kept.found["month1, after"]
    assert {"window", "list on paper", "differences of 2", "found"} <= {
        place for place, _secret in told_then
    }
