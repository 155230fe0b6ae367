from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.ui.map.legend import MapLegend
from app.ui.map.page_content import MapLayer, MapPageContent, ShownLayer
from app.ui.speaker import Speaker
from app.wording.map_words import COLOURING_WORDS, LAYER_VALUE_WORDS
from app.wording.sentence import Language
from gis.errors import HazardError, HazardProblem
from gis.town_map.looks import LOOKS
from gis.town_map.outlines import Outlines
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import DEPTH_KINDS
from scoring.codes import HazardKind
from tests.builders_map import depth_three, some_content


def a_legend(qtbot: QtBot, content: MapPageContent, language: Language = Language.JA) -> MapLegend:
    made = MapLegend(Speaker(language), content)
    qtbot.addWidget(made)
    return made


def words_of(legend: MapLegend) -> str:
    return "\n".join(label.text() for label in legend.findChildren(QLabel))


def with_kinds(*kinds: HazardKind) -> MapPageContent:
    layers = tuple(MapLayer(kind.value, kind, f"出典 {kind}", depth_three) for kind in kinds)
    return replace(some_content(), layers=layers)


def test_every_value_of_every_layer_has_its_words():
    for kind, look in LOOKS.items():
        if kind not in DEPTH_KINDS:
            assert set(LAYER_VALUE_WORDS[kind]) == set(range(1, look.largest + 1))
    assert set(LOOKS) == set(HazardKind)
    assert set(COLOURING_WORDS) == set(HomeColouring)


def test_the_first_depth_layer_is_on_at_first_even_if_it_is_not_the_first_layer(qtbot: QtBot):
    legend = a_legend(qtbot, with_kinds(HazardKind.COLLAPSE_ZONE, HazardKind.DEPTH_M))
    assert legend.choice().layers == (ShownLayer(1, 100),)
    zone_only = a_legend(qtbot, with_kinds(HazardKind.SEDIMENT_ZONE))
    assert zone_only.choice().layers == (ShownLayer(0, 100),)


def test_the_legend_explains_the_kinds_that_are_on_and_names_their_sources(qtbot: QtBot):
    legend = a_legend(qtbot, with_kinds(HazardKind.DEPTH_RANK, HazardKind.COLLAPSE_ZONE))
    assert "3.0〜5.0m" in words_of(legend)
    assert "氾濫流" not in words_of(legend)
    legend.findChild(QCheckBox, "map_layer_1").click()
    qtbot.waitUntil(lambda: "氾濫流と河岸侵食" in words_of(legend))
    assert "出典: 出典 collapse_zone" in words_of(legend)
    assert "情報なし（安全ではない）" in words_of(legend)


def test_without_layers_the_legend_says_so(qtbot: QtBot):
    legend = a_legend(qtbot, replace(some_content(), layers=()))
    assert "浸水図がありません" in words_of(legend)
    assert legend.choice().layers == ()


def test_an_outline_that_cannot_be_read_is_told_beside_the_map(qtbot: QtBot):
    problem = HazardError(HazardProblem.NOT_FOUND, file=Path("rivers.gpkg"))
    legend = a_legend(qtbot, replace(some_content(), problems=(problem,)))
    assert "rivers.gpkg がありません" in words_of(legend)


def test_there_is_a_switch_for_each_kind_of_outline_there_is(qtbot: QtBot):
    assert a_legend(qtbot, some_content()).marks() == {"kind": "marks"}
    ring = some_content().bounds
    line = np.array([[ring.west, ring.south], [ring.east, ring.north]])
    legend = a_legend(qtbot, replace(some_content(), outlines=Outlines(rivers=(line,))))
    assert legend.marks() == {"kind": "marks", "lines": True}
    with qtbot.waitSignal(legend.marks_changed) as told:
        legend.findChild(QCheckBox, "mark_lines").click()
    assert told.args == [{"kind": "marks", "lines": False}]


def test_the_legend_speaks_english_too(qtbot: QtBot):
    legend = a_legend(qtbot, some_content(), Language.EN)
    assert "Hazard layers" in words_of(legend)
    assert "usable in floods" in words_of(legend)
