from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.errors import AppError, AppProblem
from app.paths import THIRD_PARTY_DIR
from app.report.paper.device import preview_image
from app.report.paper.marks import Page, Placed, Style, Text
from app.report.paper.typeface import PieceKind, Typeface, current_typeface
from app.report.paper.variants import has_variant, variant_glyph
from app.settings import assets

IVS = "葛\U000e0100"
MJ_ONLY = "辻\U000e0102"


def kinds(text: str, style: Style = Style.NAME) -> list[tuple[PieceKind, str]]:
    return [(piece.kind, piece.text) for piece in current_typeface().pieces(text, style)]


def test_a_usual_name_is_one_plain_run() -> None:
    assert current_typeface().is_plain("髙﨑 栁曻")
    assert kinds("髙﨑 栁曻") == [(PieceKind.PLAIN, "髙﨑 栁曻")]


def test_a_kanji_outside_the_usual_font_comes_from_the_mincho() -> None:
    assert kinds("𠮷田") == [(PieceKind.FALLBACK, "𠮷"), (PieceKind.PLAIN, "田")]


def test_a_variation_selector_picks_its_own_glyph() -> None:
    (piece,) = current_typeface().pieces(IVS, Style.NAME)
    plain = variant_glyph(THIRD_PARTY_DIR / "BIZUDGothic-Regular.ttf", "葛", "\U000e0100")

    assert (piece.kind, piece.glyph) == (PieceKind.VARIANT, plain)
    assert piece.font_file == "BIZUDGothic-Regular.ttf"
    (bold,) = current_typeface().pieces(IVS, Style.STRONG)
    assert bold.font_file == "BIZUDGothic-Bold.ttf"


def test_a_variant_only_the_mincho_has_comes_from_there() -> None:
    assert has_variant(THIRD_PARTY_DIR / "ipamjm.ttf", "葛", "\U000e0102")
    (piece,) = current_typeface().pieces("葛\U000e0102", Style.NAME)
    assert piece.font_file == "ipamjm.ttf"


def test_a_variant_that_is_the_usual_shape_is_drawn_plain() -> None:
    assert kinds("葛\U000e0101") == [(PieceKind.PLAIN, "葛")]


def test_a_variant_no_font_has_keeps_its_character_and_says_so() -> None:
    assert kinds("邊\U000e01ef") == [(PieceKind.PLAIN, "邊"), (PieceKind.BOXED, "異")]


def test_a_private_character_is_a_boxed_code_point() -> None:
    assert kinds("吉\ue000") == [(PieceKind.PLAIN, "吉"), (PieceKind.BOXED, "外E000")]
    assert kinds("\U000f0000") == [(PieceKind.BOXED, "外F0000")]


def test_a_character_no_font_has_is_a_boxed_code_point() -> None:
    assert kinds("한") == [(PieceKind.BOXED, "U+D55C")]


def test_a_control_character_is_a_space() -> None:
    assert kinds("本町\t二丁目") == [(PieceKind.PLAIN, "本町 二丁目")]


def test_a_loose_voice_mark_joins_its_kana() -> None:
    assert kinds("か\u3099ん") == [(PieceKind.PLAIN, "がん")]


def test_a_boxed_character_is_as_wide_as_its_label() -> None:
    typeface = current_typeface()

    assert typeface.width("\ue000", Style.SMALL) > typeface.width("外E000", Style.SMALL)
    assert typeface.width("あ", Style.PHONE) == typeface.width("あ", Style.NAME)


@pytest.fixture
def other_assets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(assets, "THIRD_PARTY_DIR", tmp_path)
    return tmp_path


def test_a_missing_font_is_said_and_nothing_steps_in(other_assets: Path) -> None:
    with pytest.raises(AppError) as told:
        Typeface()

    assert told.value.code is AppProblem.ASSET_MISSING
    assert told.value.fields["name"] == "BIZUDGothic-Regular.ttf"
    assert told.value.fields["package"] == "fonts-morisawa-bizud-gothic"


def test_a_file_that_is_no_font_counts_as_missing(other_assets: Path) -> None:
    (other_assets / "BIZUDGothic-Regular.ttf").write_bytes(b"junk")

    with pytest.raises(AppError) as told:
        Typeface()

    assert told.value.code is AppProblem.ASSET_MISSING


def drawn(text: str) -> QImage:
    page = Page(1, (Placed(0.0, (Text(20.0, 20.0, text, Style.TITLE),)),))
    return preview_image(page, 2400)


def test_the_two_shapes_of_a_kanji_look_different_on_the_page() -> None:
    assert drawn(IVS) != drawn("葛")
    assert drawn("葛\U000e0101") == drawn("葛")


def test_no_character_leaves_an_empty_place() -> None:
    blank = drawn("")

    for text in ("髙", "𠮷", IVS, MJ_ONLY, "\ue000", "한", "異"):
        assert drawn(text) != blank


@pytest.mark.parametrize("text", ["髙﨑", "𠮷", IVS, "葛\U000e0102"])
def test_what_one_of_the_fonts_has_is_drawn(text: str) -> None:
    assert current_typeface().is_drawn(text)


@pytest.mark.parametrize("text", ["\ue000", "葛\U000e01ef", "\U00012000"])
def test_what_stands_in_a_box_is_not_drawn(text: str) -> None:
    assert not current_typeface().is_drawn(text)
