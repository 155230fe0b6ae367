"""The gazetteer file: there and back, and refused when it is not what was written."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gis.addresses.gazetteer import build_gazetteer
from gis.addresses.gazetteer_file import load_gazetteer, save_gazetteer
from gis.addresses.geocode import geocode
from gis.errors import GazetteerError, GazetteerProblem
from tests.gis.addresses.builders_gazetteer import CITY, ATown, tables_of, the_gazetteer


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "sakuragawa.gazetteer"
    save_gazetteer(the_gazetteer(), path)
    return path


def test_a_gazetteer_is_read_back_as_it_was(kept: Path) -> None:
    loaded, made = load_gazetteer(kept), the_gazetteer()
    pd.testing.assert_frame_equal(loaded.towns, made.towns)
    assert np.array_equal(loaded.rows.codes, made.rows.codes)
    assert np.array_equal(loaded.rows.lonlat, made.rows.lonlat, equal_nan=True)
    assert (loaded.words, loaded.credits) == (made.words, made.credits)
    addresses = pd.Series([f"{CITY}加津イ12", f"{CITY}湊46", "栄町5"])
    nothing = pd.Series([None] * 3, dtype="str")
    pd.testing.assert_frame_equal(
        geocode(addresses, nothing, loaded), geocode(addresses, nothing, made)
    )


def test_saving_again_gives_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    save_gazetteer(load_gazetteer(kept), again)
    assert again.read_bytes() == kept.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", kept.name]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"yobikake gazetteer 1", b"yobikake gazetteer 2", GazetteerProblem.NEWER),
        (b"yobikake gazetteer 1", b"PK\x03\x04", GazetteerProblem.NOT_ONE),
        ("湊".encode(), "港".encode(), GazetteerProblem.DAMAGED),
    ],
)
def test_another_file_is_refused(
    kept: Path, old: bytes, new: bytes, problem: GazetteerProblem
) -> None:
    kept.write_bytes(kept.read_bytes().replace(old, new, 1))
    with pytest.raises(GazetteerError) as refused:
        load_gazetteer(kept)
    assert refused.value.code == problem
    assert refused.value.fields["file"] == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.data())
def test_no_damage_goes_unseen(kept: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = kept.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    damaged = tmp_path / "damaged"
    flipped = whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
    damaged.write_bytes(whole[:place] if cut else flipped)
    with pytest.raises(GazetteerError):
        load_gazetteer(damaged)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError) as missing:
        load_gazetteer(tmp_path / "none")
    with pytest.raises(GazetteerError) as folder:
        load_gazetteer(tmp_path)
    assert missing.value.code == GazetteerProblem.NOT_FOUND
    assert folder.value.code == GazetteerProblem.NOT_READABLE


def test_a_file_whose_checksum_is_right_but_whose_content_is_not_is_refused(kept: Path) -> None:
    broken = build_gazetteer(tables_of(ATown("湊", numbers=("1",))))
    broken.rows = replace(broken.rows, kind=broken.rows.kind + 5)
    save_gazetteer(broken, kept)
    with pytest.raises(GazetteerError) as refused:
        load_gazetteer(kept)
    assert refused.value.code == GazetteerProblem.DAMAGED
