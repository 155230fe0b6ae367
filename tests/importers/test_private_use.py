"""外字: the town's table is read strictly, known ones are replaced, no unknown one is hidden."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.errors import ImportProblem, ImportRefused
from importers.private_use import (
    CharacterKind,
    CharacterNote,
    PrivateUseTable,
    characters_to_check,
    parse_private_use,
    read_private_use_text,
)
from importers.text import PRIVATE_USE

PATH = Path("外字.csv")
TABLE = PrivateUseTable({"\ue000": "髙", "\ue001": "葛\U000e0100"})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("U+E000,U+9AD9", "髙"),
        ("U+E000,髙", "髙"),
        ("\ue000,髙", "髙"),
        ("F040,髙", "髙"),
        ("f040\t髙", "髙"),
        ('"U+E000" = "髙"  # はしごだか', "髙"),
        ("U+E000,U+845B U+E0100", "葛\U000e0100"),
        ("U+E000,葛\U000e0100", "葛\U000e0100"),
        ("外字,文字\n# 注\n\nU+E000,髙\n", "髙"),
    ],
)
def test_a_pair_is_read_in_each_form(text: str, target: str) -> None:
    assert parse_private_use(text, PATH).targets == {"\ue000": target}


@pytest.mark.parametrize(
    "text",
    [
        "U+E000",
        "U+E000,",
        "U+E000,髙,高",
        "U+9AD9,髙",
        "U+E000,U+E001",
        "U+E000,〓",
        "U+E000,高田",
        "U+E000,U+110000",
        "U+E000,U+D800",
        "U+E000,\U000e0100",
        "FA4A,髙",
        "U+E000,髙\n外字,文字",
    ],
)
def test_a_line_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        parse_private_use(text, PATH)
    assert refused.value.code is ImportProblem.GAIJI_LINE


def test_a_character_that_stands_twice_is_refused_even_with_the_same_meaning() -> None:
    with pytest.raises(ImportRefused) as refused:
        parse_private_use("U+E000,髙\nF040,髙", PATH)
    assert refused.value.code is ImportProblem.GAIJI_DOUBLED
    assert refused.value.fields["other_line"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_table_is_read_in_the_encodings_of_towns(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "外字.csv"
    path.write_bytes("U+E000,髙\r\n".encode(encoding))
    assert parse_private_use(read_private_use_text(path), path).targets == {"\ue000": "髙"}


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_private_use_text(tmp_path / "外字.csv")
    assert refused.value.code is ImportProblem.NOT_FOUND


def test_known_characters_are_replaced_and_unknown_ones_are_marked() -> None:
    assert TABLE.shown("\ue000田\ue001城\ue002") == "髙田葛\U000e0100城外字U+E002"
    assert TABLE.known("\ue000田\ue002") == "髙田\ue002"


def test_characters_to_look_at_are_listed_with_their_code_points() -> None:
    texts = ["山\ue000\ue002", "〓田　太郎", "𠮷葛\U000e0100葛", "𠮷"]
    assert characters_to_check(texts, set("山田太郎髙葛").__contains__, TABLE) == [
        CharacterNote("〓", "U+3013", CharacterKind.LOST, 1),
        CharacterNote("𠮷", "U+20BB7", CharacterKind.NOT_IN_FONT, 2),
        CharacterNote("葛\U000e0100", "U+845B U+E0100", CharacterKind.NOT_IN_FONT, 1),
        CharacterNote("\ue002", "U+E002", CharacterKind.PRIVATE_USE, 1),
    ]


def test_nothing_is_listed_where_all_can_be_drawn() -> None:
    assert characters_to_check(["山田", ""], lambda _: True) == []


@given(st.text(max_size=20))
def test_text_without_private_use_characters_is_shown_as_it_is(text: str) -> None:
    shown = TABLE.shown(text)
    assert TABLE.shown(shown) == shown
    assert (shown == text) or TABLE.known(text) != text or PRIVATE_USE.search(text)


@given(st.lists(st.text(max_size=12), max_size=5))
def test_every_character_that_cannot_be_drawn_is_listed(texts: list[str]) -> None:
    notes = characters_to_check(texts, lambda _: False)
    listed = set("".join(note.character for note in notes))
    assert {sign for sign in "".join(texts) if not sign.isspace()} <= listed
