"""What is worded and painted of a layer, without a window around it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.layers.page import LayersPage
from app.ui.layers.picture_field import ExtentSketch, painted_layer
from app.ui.layers.words import LayerPageWords, _percent
from app.ui.speaker import Speaker
from app.wording.layer_page_words import (
    IS_A_FLOOD,
    IS_SEDIMENT,
    NOT_A_FLOOD,
    crs_words,
    use_of,
)
from app.wording.sentence import Language
from gis.bounds import Bounds
from gis.crs import read_crs
from gis.town_map.looks import LOOKS
from scoring.codes import FLOOD_PERILS, HazardKind, Peril, Verdict


@given(st.floats(0, 1))
def test_all_and_none_are_never_told_of_a_part(share: float) -> None:
    assert (_percent(share) == "100.0 %") == (share == 1)
    assert (_percent(share) == "0.0 %") == (share == 0)


@pytest.mark.parametrize("peril", list(Peril))
def test_what_a_layer_counts_for_follows_kind_and_peril(peril: Peril) -> None:
    depth = use_of(peril, HazardKind.DEPTH_RANK)
    assert depth == (IS_A_FLOOD if peril in FLOOD_PERILS else NOT_A_FLOOD)
    assert use_of(peril, HazardKind.COLLAPSE_ZONE) == IS_A_FLOOD
    assert use_of(peril, HazardKind.SEDIMENT_ZONE) == IS_SEDIMENT


@pytest.mark.parametrize("code", list(crs_words()))
def test_every_system_that_is_offered_can_be_read(code: str) -> None:
    assert read_crs(code, "a").name


@pytest.mark.parametrize("kind", list(HazardKind))
def test_dry_is_white_and_unsaid_is_grey_and_no_value_looks_like_either(kind: HazardKind) -> None:
    values = np.arange(LOOKS[kind].largest + 1, dtype=np.uint8).repeat(32)[None, :].repeat(32, 0)
    painted = painted_layer(kind, np.hstack([values, np.full((32, 32), 255, np.uint8)]))
    assert (painted[:, :32] == 255).all()
    unsaid = {tuple(colour) for colour in painted[:, -32:].reshape(-1, 3).tolist()}
    assert all(max(colour) < 255 and max(colour) - min(colour) < 20 for colour in unsaid)
    for value in range(1, LOOKS[kind].largest + 1):
        field = painted[:, 32 * value : 32 * (value + 1)]
        assert {tuple(colour) for colour in field.reshape(-1, 3).tolist()} - {(255, 255, 255)}


def test_a_layer_far_larger_than_the_town_can_be_sketched(qtbot) -> None:
    sketch = ExtentSketch()
    qtbot.addWidget(sketch)
    sketch.show_frames(Bounds(139.0, 35.0, 139.001, 35.001), Bounds(122, 20, 154, 46), "日本")
    assert not sketch.grab().isNull()
    sketch.show_frames(None, Bounds(122, 20, 154, 46), "町の範囲が分からない")
    assert not sketch.grab().isNull()


def test_a_change_names_every_verdict() -> None:
    counts = dict.fromkeys(Verdict, 1234)
    told = LayerPageWords(Speaker()).change(counts, counts)
    assert told.count("1,234→1,234") == len(Verdict)


def test_the_page_speaks_english(qtbot) -> None:
    page = LayersPage(Speaker(Language.EN))
    qtbot.addWidget(page)
    assert page.kept.table.model().columnCount() == 5
