"""位置 in the window: who waits, placing by key, number and map, nothing shown of the protected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QTabWidget

from app.ui.places.columns import PlaceColumn
from app.ui.rail import PageKey
from tests.builders_places import (
    FIRST,
    HIDDEN,
    NEIGHBOUR,
    NOWHERE,
    PASSPHRASE,
    TOWN_ONLY,
    make_places_town,
)
from tests.builders_window import SOME_TIME, find, press, shown_notice


def queue_of(window) -> list[str]:
    model = find(window, QTableView, "place_queue").model()
    return [model.index(row, PlaceColumn.HEAD).data() for row in range(model.rowCount())]


def choose(window, name: str) -> None:
    find(window, QTableView, "place_queue").selectRow(queue_of(window).index(name))


def noted(qtbot, window):
    return qtbot.waitSignal(window.pages._office.places.noted, timeout=SOME_TIME)


def text(window, name: str) -> str:
    return find(window, QLabel, name).text()


def type_place(qtbot, window, words: str) -> None:
    field = find(window, QLineEdit, "place_field")
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def middle_words(window) -> str:
    """The middle of the homes, as one may copy it from another map."""
    homes = window.pages._town.view.households
    return f"{homes['lat'].median():.6f}, {homes['lon'].median():.6f}"


def shown_texts(window) -> str:
    """Every text of the page and of its tables."""
    page = window.pages.places.page
    labels = [label.text() for label in page.findChildren(QLabel)]
    for table in page.findChildren(QTableView):
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                labels += [str(index.data()), str(index.data(Qt.ItemDataRole.ToolTipRole))]
    return "\n".join(labels)


def test_the_sums_add_up_and_the_rail_says_how_many_wait(opened):
    counts = opened.pages.places._queue.counts
    told = text(opened, "places_counts")
    assert told.startswith(f"{counts.total}世帯 ＝ ")
    assert f"支援措置 {counts.protected}（表示しません）" in told
    assert find(opened, QPushButton, "page_places").text() == f"位置 {counts.waiting}"
    assert len(queue_of(opened)) == counts.waiting


def test_the_shares_of_a_town_are_said_in_words(opened):
    choose(opened, TOWN_ONLY)
    assert text(opened, "place_water").startswith("この町の ")
    assert "% が" in text(opened, "place_water")
    assert "町丁目の代表点" in text(opened, "place_how")


def test_a_home_is_placed_by_numbers_with_its_neighbour_and_taken_back_by_one_key(qtbot, opened):
    waiting = len(queue_of(opened))
    choose(opened, FIRST)
    with noted(qtbot, opened):
        type_place(qtbot, opened, middle_words(opened))
    assert len(queue_of(opened)) == waiting - 2
    assert FIRST not in queue_of(opened)
    assert NEIGHBOUR not in queue_of(opened)
    told = text(opened, "place_told")
    assert told.startswith(f"{FIRST} を置きました。ここは 浸水")
    assert "同じ住所のほか1世帯も" in told
    assert find(opened, QTabWidget, "places_tabs").tabText(1) == "置いた位置 1"

    with noted(qtbot, opened):
        qtbot.keyClick(
            find(opened, QTableView, "place_queue"),
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier,
        )
    assert len(queue_of(opened)) == waiting
    assert find(opened, QTabWidget, "places_tabs").tabText(1) == "置いた位置 0"
    assert not find(opened, QPushButton, "place_undo").isEnabled()


def test_a_candidate_is_taken_by_its_number_with_its_circle(qtbot, opened):
    model = find(opened, QTableView, "place_queue").model()
    levels = [model.index(row, PlaceColumn.LEVEL).data() for row in range(model.rowCount())]
    find(opened, QTableView, "place_queue").selectRow(levels.index("街区"))
    with noted(qtbot, opened) as kept:
        qtbot.keyClick(find(opened, QTableView, "place_queue"), Qt.Key.Key_1)
    assert kept.args[0].pin.known_as.level.value == "block"
    assert "半径195mで最悪" in text(opened, "place_told")


def test_a_candidate_that_is_only_a_town_is_no_place(qtbot, opened):
    choose(opened, TOWN_ONLY)
    assert find(opened, QTableView, "place_candidates").model().rowCount() >= 1
    qtbot.keyClick(find(opened, QTableView, "place_queue"), Qt.Key.Key_1)
    assert "地図で家の場所を押してください" in shown_notice(opened)
    assert TOWN_ONLY in queue_of(opened)


def test_n_goes_to_the_next_home_and_from_the_last_to_the_first(qtbot, opened):
    table = find(opened, QTableView, "place_queue")
    table.selectRow(len(queue_of(opened)) - 1)
    qtbot.keyClick(table, Qt.Key.Key_N)
    assert table.currentIndex().row() == 0


def test_a_place_far_from_the_town_is_asked_about_first(qtbot, opened):
    choose(opened, FIRST)
    type_place(qtbot, opened, "43.06, 141.35")
    assert "町のほかの家から離れています" in shown_notice(opened)
    assert FIRST in queue_of(opened)
    with noted(qtbot, opened):
        press(qtbot, opened, "town_notice_button")
    assert FIRST not in queue_of(opened)
    assert "浸水が不明" in text(opened, "place_told")


def test_what_cannot_be_read_as_a_place_is_told(qtbot, opened):
    choose(opened, FIRST)
    type_place(qtbot, opened, "本町のかど")
    assert "経度と緯度を読めません" in shown_notice(opened)
    assert FIRST in queue_of(opened)


def test_a_press_on_the_map_places_the_chosen_home(qtbot, opened):
    choose(opened, FIRST)
    homes = opened.pages._town.view.households
    with noted(qtbot, opened) as kept:
        opened.pages.places.map_beside.pointed.emit(homes["lon"].median(), homes["lat"].median())
    assert kept.args[0].pin.known_as.level.value == "given"
    assert FIRST not in queue_of(opened)


def test_level_town_and_search_narrow_the_queue(qtbot, opened):
    level, town = find(opened, QComboBox, "place_level"), find(opened, QComboBox, "place_town")
    level.setCurrentIndex(level.findData("town"))
    assert TOWN_ONLY in queue_of(opened)
    assert len(queue_of(opened)) == opened.pages.places._queue.counts.town
    level.setCurrentIndex(0)
    town.setCurrentIndex(town.findData("無名町"))
    assert set(queue_of(opened)) == {FIRST, NEIGHBOUR}
    find(opened, QLineEdit, "place_search").setText("一郎")
    assert queue_of(opened) == [FIRST]
    assert "のうち 1" in text(opened, "place_count")


def test_leaving_the_page_brings_the_places_into_the_list(qtbot, opened):
    choose(opened, FIRST)
    with noted(qtbot, opened):
        type_place(qtbot, opened, middle_words(opened))
    assert "ほかのページへ移るときに" in text(opened, "places_aside")
    with qtbot.waitSignal(opened.pages._office.places.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
        assert opened.town_page.shown_page() is PageKey.PLACES
    assert opened.town_page.shown_page() is PageKey.LIST
    households = opened.pages._town.view.households
    placed = households[households["head_name"].isin([FIRST, NEIGHBOUR])]
    assert placed["placed_by"].notna().all()
    assert (placed["hazard_coverage"] == "assessed").all()


def test_a_settling_that_is_stopped_leaves_the_places_noted_and_the_page_free(qtbot, opened):
    choose(opened, FIRST)
    with noted(qtbot, opened):
        type_place(qtbot, opened, middle_words(opened))
    office = opened.pages._office
    with qtbot.waitSignal(office.places.lost, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
        office.lane.cancel()
    assert opened.town_page.shown_page() is PageKey.PLACES
    assert find(opened, QTabWidget, "places_tabs").isEnabled()
    assert "ほかのページへ移るときに" in text(opened, "places_aside")
    with qtbot.waitSignal(office.places.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
    assert opened.town_page.shown_page() is PageKey.LIST


def test_a_place_of_an_earlier_day_is_taken_back_from_its_list(qtbot, opened):
    choose(opened, FIRST)
    with noted(qtbot, opened):
        type_place(qtbot, opened, middle_words(opened))
    office = opened.pages._office.places
    with qtbot.waitSignals([office.settled], timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
    with qtbot.waitSignal(office.book_read, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.PLACES)
    find(opened, QTabWidget, "places_tabs").setCurrentIndex(1)
    model = find(opened, QTableView, "pins_table").model()
    assert NEIGHBOUR in model.index(0, 1).data()
    assert NOWHERE in model.index(0, 0).data() or "無名町" in model.index(0, 0).data()
    with qtbot.waitSignals([office.settled, office.book_read], timeout=SOME_TIME):
        press(qtbot, opened, "take_pin_back")
    assert {FIRST, NEIGHBOUR} <= set(queue_of(opened))


def test_nothing_of_the_protected_is_on_the_page_even_at_a_placed_address(qtbot, opened):
    choose(opened, FIRST)
    with noted(qtbot, opened):
        type_place(qtbot, opened, middle_words(opened))
    assert HIDDEN not in shown_texts(opened)
    hidden = opened.pages._town.view.tables
    ids = hidden.household_scores.loc[hidden.household_scores["is_protected"], "household_id"]
    assert not opened.pages.places._queue.homes["household_id"].isin(ids).any()


def test_without_address_tables_they_can_be_chosen_on_the_page(
    qtbot, window, chooser, places_town, tmp_path
):
    bare = make_places_town(tmp_path / "bare", has_addresses=False)
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(bare, PASSPHRASE)
    with qtbot.waitSignal(office.places.book_read, timeout=SOME_TIME):
        window.town_page.show_page(PageKey.PLACES)
    assert "住所の表がありません" in text(window, "no_addresses_told")
    waiting = len(queue_of(window))
    chooser.chosen_folder = places_town.parent / "input" / "ground" / "addresses"
    with qtbot.waitSignals(
        [office.places.addresses_kept, office.places.book_read], timeout=SOME_TIME
    ):
        press(qtbot, window, "choose_addresses")
    assert window.pages.places.page._addresses.isHidden()
    assert len(queue_of(window)) < waiting
    window.close()


def test_a_town_with_every_home_placed_says_so_and_leads_on(qtbot, opened):
    page = opened.pages.places.page
    page.queue_tab.mark(frozenset(opened.pages.places._queue.homes["household_id"]), is_open=False)
    page.tell_open()
    assert "すべての世帯の位置が分かっています" in text(opened, "places_empty")
    press(qtbot, opened, "places_to_list")
    assert opened.town_page.shown_page() is PageKey.LIST
