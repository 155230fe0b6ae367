"""Several sources side by side: names of files, rows of linked records, cells as given."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from app.pipeline.linked_rows import rows_of_people
from app.pipeline.recognised_files import FileRole, preview_file, shipped_only
from app.pipeline.town_layers import unpacked_maps
from app.settings.source_orders import BatchOrders
from app.store.memory_town import MemoryTown
from scoring.frames import ISSUES, REQUIREMENTS
from scoring.record_codes import LinkState
from scoring.record_frames import LINKS
from tests.builders_batches import (
    a_need_row,
    a_resident,
    bring,
    empty_town,
    orders_of,
    write_table,
)
from tests.builders_scoring import a_need, requirements_of

PEOPLE = [a_resident(number) for number in range(10)]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first = orders_of(tmp_path / "a", PEOPLE, [a_need_row(1, "要介護9")])
    second = orders_of(tmp_path / "b", needs=[a_need_row(2, "要介護8")])
    welfare = (*first.welfare, replace(second.welfare[0], source="template 2"))
    town = empty_town()
    bring(town, BatchOrders(first.registry, welfare))
    names = ["requirements.csv", "requirements.csv（template 2）"]
    assert [fact.name for fact in town.facts().sources[1:]] == names
    assert town.read(ISSUES)["file"].tolist() == names
    assert town.read(REQUIREMENTS)["file"].tolist() == names


def test_rows_of_linked_records_belong_to_their_people() -> None:
    needs = requirements_of(
        a_need("要介護認定", person_id="p1"),
        a_need("難病", person_id="記録-1"),
        a_need("難病", person_id="記録-2"),
        a_need("難病", person_id="gone"),
    )
    links = LINKS.build(
        {
            "record_id": ["記録-1", "記録-2"],
            "state": [LinkState.LINKED.value, LinkState.POSSIBLE.value],
            "person_id": ["p2", None],
            "is_decided": [False, False],
            "evidence": [None, None],
        }
    )
    rows = rows_of_people(needs, links, pd.Series(["p1", "p2"]))
    assert rows["person_id"].tolist() == ["p1", "p2"]
    REQUIREMENTS.check(rows)


def test_without_records_every_known_row_stays() -> None:
    needs = requirements_of(a_need("要介護認定", person_id="p1"))
    rows = rows_of_people(needs, LINKS.empty(), pd.Series(["p1"]))
    pd.testing.assert_frame_equal(rows, needs)


def test_cells_of_residents_are_never_unpacked_with_the_maps(tmp_path: Path) -> None:
    town: MemoryTown = empty_town()
    bring(town, orders_of(tmp_path, PEOPLE))
    town.attach("0/flood.tif", b"map")
    with unpacked_maps(town) as files:
        assert files.layers == ()
    assert town.attachments() == ["0/flood.tif", "originals/registry"]


@pytest.mark.parametrize(
    ("header", "layout", "role"),
    [
        ("宛名番号,世帯番号,氏名,生年月日,住所", "template", FileRole.REGISTRY),
        ("宛名番号,要件種別,等級", "template", FileRole.WELFARE),
        ("宛名番号,支援措置開始年月日", "shien-standard", FileRole.WELFARE),
        ("日付,内容", None, FileRole.UNKNOWN),
        ("宛名番号,氏名,住所", None, FileRole.UNKNOWN),
    ],
)
def test_a_file_is_recognised_by_what_its_header_says_of_itself(
    header: str, layout: str | None, role: FileRole, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "list.csv", header, [",".join("x" * (header.count(",") + 1))])
    found = preview_file(path, shipped_only())
    assert (found.layout, found.role) == (layout, role)
