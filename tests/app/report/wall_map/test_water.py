"""The water on paper: six ranks told apart in colour and without, nothing said never white."""

import numpy as np

from app.report.wall_map.water import PALETTE, inked, swatch
from gis.town_map.legend import DEPTH_CLASSES, NOTHING_SAID, hatched, nothing_said_lines

WHITE = (255, 255, 255)


def colours_of(value: int, side: int = 64) -> np.ndarray:
    return np.array(PALETTE)[inked(np.full((side, side), value, np.uint8))]


def test_each_rank_has_its_national_colour_and_a_pattern_of_its_own():
    patterns = set()
    for depth in DEPTH_CLASSES:
        drawn = colours_of(depth.rank)
        is_ground = (drawn == depth.rgb).all(axis=2)
        assert 0.4 < is_ground.mean() < 1
        patterns.add(is_ground.tobytes())
    assert len(patterns) == len(DEPTH_CLASSES)


def test_only_dry_ground_is_white():
    assert (colours_of(0) == WHITE).all()
    for value in (*range(1, 7), 7, 100, NOTHING_SAID):
        assert not (colours_of(value) == WHITE).all(axis=2).any()


def test_the_pattern_is_that_of_the_map_in_the_window():
    ranks = np.random.default_rng(1).integers(0, 9, (50, 70)).astype(np.uint8)
    ranks[ranks > 6] = NOTHING_SAID
    is_said = ranks != NOTHING_SAID

    has_line = inked(ranks) >= len(PALETTE) // 2

    assert (has_line[is_said] == hatched(ranks.shape, ranks)[is_said]).all()
    assert (has_line[~is_said] == nothing_said_lines(ranks.shape)[~is_said]).all()


def test_a_picture_keeps_its_colours_when_packed():
    picture = swatch(6, (0.0, 0.0, 8.0, 4.0))

    assert picture.pixels().shape == (24, 48, 3)
    assert DEPTH_CLASSES[-1].rgb in {tuple(rgb) for rgb in picture.pixels().reshape(-1, 3).tolist()}
