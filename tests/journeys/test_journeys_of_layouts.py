"""Journeys: files nothing can read yet are mapped in the window by keys, and then go in."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from app.pipeline.recognised_files import FileRole
from app.ui.rail import PageKey
from sample_data.town import TownOrder, make_town
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_frames import CONSENTS, RECORDS
from tests.builders_layouts import write_wide_list
from tests.builders_window import HOUSEHOLDS, SOME_TIME, find, press, shown_notice

pytestmark = pytest.mark.journey
FILES = ("jumin_vendor.csv", "yoshiensha.xlsx", "minsei.csv")


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """The same people as the sample town, as three offices print them."""
    folder = tmp_path_factory.mktemp("exports")
    make_town(TownOrder(folder, HOUSEHOLDS, exports=True))
    return folder / "exports"


def gather(qtbot, opened, chooser, files):
    chooser.chosen_files = list(files)
    opened.town_page.show_page(PageKey.IMPORT)
    with qtbot.waitSignal(opened.pages._office.gathered, timeout=SOME_TIME) as gathered:
        press(qtbot, opened, "choose_files")
    return gathered.args[0]


def settle(qtbot, opened, number):
    """Map one file from its preview to the kept layout; gives what was gathered again."""
    office = opened.pages._office
    with qtbot.waitSignal(office.layouts.looked, timeout=SOME_TIME):
        press(qtbot, opened, f"decide_layout_{number}")
    press(qtbot, opened, "mapping_next")
    if find(opened, QPushButton, "confirm_all_columns").isEnabled():
        press(qtbot, opened, "confirm_all_columns")
    with qtbot.waitSignal(office.layouts.counted, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    with qtbot.waitSignal(office.layouts.tried, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME) as gathered:
        press(qtbot, opened, "keep_layout")
    return gathered.args[0]


def test_files_of_three_offices_are_mapped_once_and_go_in(qtbot, opened, chooser, exports):
    office = opened.pages._office
    gathered = gather(qtbot, opened, chooser, [exports / name for name in FILES])
    assert [file.role for file in gathered.files] == [FileRole.UNKNOWN] * 3
    assert not find(opened, QPushButton, "accept_import").isEnabled()

    for number in range(3):
        gathered = settle(qtbot, opened, number)

    assert "第1版" in shown_notice(opened)
    assert [file.role for file in gathered.files] == [
        FileRole.REGISTRY, FileRole.WELFARE, FileRole.WELFARE,
    ]  # fmt: skip
    assert find(opened, QPushButton, "accept_import").isEnabled()
    before = set(opened._town.view.tables.residents["person_id"])
    with qtbot.waitSignal(office.changes.prepared, timeout=SOME_TIME) as prepared:
        press(qtbot, opened, "accept_import")
    inputs = prepared.args[0].batch.inputs
    assert set(inputs[RESIDENTS]["person_id"]) == before
    assert {"yoshiensha", "minsei"} <= set(inputs[RECORDS]["source"])
    assert "yoshiensha" in set(inputs[REQUIREMENTS]["source"])
    assert "yoshiensha" in set(inputs[CONSENTS]["source"])

    with qtbot.waitSignal(office.changes.imported, timeout=SOME_TIME):
        press(qtbot, opened, "accept_changes")

    layouts = {fact.key: fact.layout for fact in opened._town.view.facts.sources}
    assert layouts["registry"] == "jumin_vendor"
    assert layouts["yoshiensha"] == "yoshiensha"


def test_a_file_whose_header_changed_stops_and_the_difference_is_shown(
    qtbot, opened, chooser, tmp_path
):
    office = opened.pages._office
    gather(qtbot, opened, chooser, [write_wide_list(tmp_path)])
    settle(qtbot, opened, 0)
    changed = write_wide_list(tmp_path, "来月.xlsx", {"要介護度": "介護の度合い"})

    gathered = gather(qtbot, opened, chooser, [changed])

    assert gathered.files[0].changed is not None
    told = find(opened, QLabel, "preview_of_0").text()
    assert "なくなった列: 要介護度" in told
    assert "増えた列: 介護の度合い" in told
    assert not find(opened, QPushButton, "accept_import").isEnabled()

    gathered = settle(qtbot, opened, 0)

    assert gathered.files[0].role is FileRole.WELFARE
    assert "第2版" in shown_notice(opened)
    assert office.layouts is not None


def test_a_layout_is_written_to_a_file_and_used_for_another(qtbot, opened, chooser, tmp_path):
    office = opened.pages._office
    gather(qtbot, opened, chooser, [write_wide_list(tmp_path)])
    with qtbot.waitSignal(office.layouts.looked, timeout=SOME_TIME):
        press(qtbot, opened, "decide_layout_0")
    press(qtbot, opened, "mapping_next")
    with qtbot.waitSignal(office.layouts.counted, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    with qtbot.waitSignal(office.layouts.tried, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    chooser.place_of_layout = chooser.chosen_layout = tmp_path / "名簿.toml"
    with qtbot.waitSignal(office.layouts.exported, timeout=SOME_TIME):
        press(qtbot, opened, "export_layout")
    assert "書き出しました" in shown_notice(opened)

    for _ in range(3):
        press(qtbot, opened, "mapping_back")
    with qtbot.waitSignal(office.layouts.looked, timeout=SOME_TIME):
        press(qtbot, opened, "bring_layout")
    press(qtbot, opened, "mapping_next")

    assert opened.pages.import_page.mapping_page.columns_step.may_go_on()
    press(qtbot, opened, "mapping_leave")
    assert find(opened, QTableView, "preview_table_0").isVisible()
