import io
import zipfile
from pathlib import Path

import pytest

from gis.errors import HazardError, HazardProblem
from gis.products.archive import plain_name
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from tests.gis.products.builders_products import geojson, put, zipped

FEATURES = geojson([])


def problem_of(path: Path) -> object:
    with pytest.raises(HazardError) as refused:
        look_at_product(path)
    return refused.value.code


@pytest.mark.parametrize(
    "name", ["../a.geojson", "/a.geojson", "a/../../b.geojson", "C:/a.geojson", "..\\a.geojson"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, "a.zip", zipped({name: FEATURES}))
    assert problem_of(path) is ProductProblem.ARCHIVE_HOSTILE


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("a.geojson")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    path = put(tmp_path, "a.zip", packed.getvalue())
    assert problem_of(path) is ProductProblem.ARCHIVE_HOSTILE


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", zipped({"a.geojson": b" " * 50_000_000}))
    assert problem_of(path) is ProductProblem.TOO_MUCH


def test_files_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.geojson": FEATURES, "b.geojson": FEATURES}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = (0).to_bytes(4, "little")
    path = put(tmp_path, "a.zip", bytes(content))
    assert problem_of(path) is ProductProblem.ARCHIVE_HOSTILE


def test_zips_nested_without_end_are_refused(tmp_path: Path) -> None:
    content = zipped({"a.geojson": FEATURES})
    for _ in range(5):
        content = zipped({"a.zip": content})
    assert problem_of(put(tmp_path, "a.zip", content)) is ProductProblem.TOO_MUCH


def test_names_that_differ_only_in_case_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", zipped({"a.geojson": FEATURES, "A.geojson": FEATURES}))
    assert problem_of(path) is ProductProblem.ARCHIVE_HOSTILE


def test_a_zip_with_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.geojson": FEATURES}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert problem_of(put(tmp_path, "a.zip", bytes(content))) is ProductProblem.ARCHIVE_LOCKED


def test_a_directory_that_lies_about_a_size_is_damaged(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.geojson": geojson([(None, {"a": "x" * 500})])}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert problem_of(put(tmp_path, "a.zip", bytes(content))) is ProductProblem.ARCHIVE_DAMAGED


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"PK\x05\x06"])
def test_a_zip_cut_off_is_damaged(tmp_path: Path, content: bytes) -> None:
    assert problem_of(put(tmp_path, "a.zip", content)) is ProductProblem.ARCHIVE_DAMAGED


def test_a_damaged_file_in_a_zip_is_named_as_a_person_finds_it(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", zipped({"20_想定最大規模/a.geojson": b'{"type": broken'}))
    with pytest.raises(HazardError) as refused:
        look_at_product(path)
    assert refused.value.code is HazardProblem.DAMAGED
    assert refused.value.fields["file"] == "a.zip/20_想定最大規模/a.geojson"


def test_what_is_no_hazard_product_is_refused_by_what_it_holds(tmp_path: Path) -> None:
    put(tmp_path, "folder/住民.csv", "宛名番号,氏名\n1,山田\n".encode("cp932"))
    with pytest.raises(HazardError) as refused:
        look_at_product(tmp_path / "folder")
    assert refused.value.code is ProductProblem.NOTHING_USABLE
    assert refused.value.fields["found"] == "住民.csv"
    assert problem_of(tmp_path / "absent") is HazardProblem.NOT_FOUND


@pytest.mark.parametrize(
    ("written", "flag", "read"),
    [
        ("20_想定最大規模".encode("cp932"), 0, "20_想定最大規模"),
        ("20_想定最大規模".encode(), 0, "20_想定最大規模"),
        ("ﾃｨ.shp".encode("cp932"), 0, "ﾃｨ.shp"),
        (b"plain\\name.shp", 0, "plain/name.shp"),
    ],
)
def test_names_are_read_by_their_bytes(written: bytes, flag: int, read: str) -> None:
    entry = zipfile.ZipInfo(written.decode("cp437"))
    entry.flag_bits = flag
    assert plain_name(entry) == read
