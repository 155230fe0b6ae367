import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.png_pixels import read_png
from gis.town_map.png import encode_indexed, encode_rgba

RGBA, RGB, PALETTE, GREY = 6, 2, 3, 0


def png(rows: list[bytes], size: tuple[int, int], form: tuple[int, int], **about: bytes) -> bytes:
    """Put a picture together: rows with their filter, (width, height), (depth, colour type)."""
    header = struct.pack(">IIBBBBB", *size, *form, 0, 0, 0)
    chunks = [(b"IHDR", header), *((k.encode(), v) for k, v in about.items())]
    chunks += [(b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def filtered(rows: np.ndarray, kinds: list[int], step: int) -> list[bytes]:
    """Filter rows as the standard says, byte by byte, the plain way."""
    told = []
    for y, (row, kind) in enumerate(zip(rows.tolist(), kinds, strict=True)):
        out = []
        for x, byte in enumerate(row):
            a = row[x - step] if x >= step else 0
            b = int(rows[y - 1, x]) if y else 0
            c = int(rows[y - 1, x - step]) if y and x >= step else 0
            nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            out.append((byte - (0, a, b, (a + b) // 2, nearest)[kind]) % 256)
        told.append(bytes([kind, *out]))
    return told


@given(st.data(), st.integers(1, 9), st.integers(1, 9))
def test_every_filter_is_undone(data: st.DataObject, width: int, height: int) -> None:
    count = width * height * 4
    body = data.draw(st.binary(min_size=count, max_size=count))
    rows = np.frombuffer(body, np.uint8).reshape(height, width * 4)
    kinds = data.draw(st.lists(st.integers(0, 4), min_size=height, max_size=height))
    picture = png(filtered(rows, kinds, 4), (width, height), (8, RGBA))
    assert np.array_equal(read_png(picture, "a"), rows.reshape(height, width, 4))


def test_our_own_pictures_are_read_back() -> None:
    generator = np.random.default_rng(4)
    rgba = generator.integers(0, 256, (256, 256, 4), dtype=np.uint8)
    assert np.array_equal(read_png(encode_rgba(rgba), "a"), rgba)
    palette = generator.integers(0, 256, (7, 4), dtype=np.uint8)
    cells = generator.integers(0, 7, (256, 256), dtype=np.uint8)
    assert np.array_equal(read_png(encode_indexed(cells, palette), "a"), palette[cells])


def test_small_palettes_and_rgb_with_a_clear_colour_are_read() -> None:
    colours = bytes([255, 0, 0, 0, 255, 0])
    two = png([b"\0\xa0"], (3, 1), (1, PALETTE), PLTE=colours, tRNS=b"\0")
    assert read_png(two, "a")[0].tolist() == [[0, 255, 0, 255], [255, 0, 0, 0], [0, 255, 0, 255]]
    clear = struct.pack(">HHH", 1, 2, 3)
    rgb = png([b"\0\1\2\3\4\5\6"], (2, 1), (8, RGB), tRNS=clear)
    assert read_png(rgb, "a")[0].tolist() == [[1, 2, 3, 0], [4, 5, 6, 255]]


@pytest.mark.parametrize(
    ("size", "form"), [((1, 1), (8, GREY)), ((1, 1), (16, RGB)), ((5000, 1), (8, RGB))]
)
def test_a_picture_of_another_form_is_refused_at_its_header(
    size: tuple[int, int], form: tuple[int, int]
) -> None:
    with pytest.raises(HazardError) as refused:
        read_png(png([b"\0\0\0\0"], size, form), "a")
    assert refused.value.code is ProductProblem.PICTURE_FORM


GOOD = png([b"\0\1\2\3"], (1, 1), (8, RGB))


@pytest.mark.parametrize(
    "content",
    [
        GOOD[:-20],
        b"GIF89a",
        GOOD.replace(b"\x01", b"\x02", 1),
        png([b"\0" * 10_000_000], (1, 1), (8, RGB)),
        png([b"\0\1\2"], (1, 1), (8, RGB)),
        png([b"\7\1\2\3"], (1, 1), (8, RGB)),
        png([b"\0\1"], (1, 1), (8, PALETTE)),
    ],
)
def test_a_damaged_picture_or_a_bomb_is_refused(content: bytes) -> None:
    with pytest.raises(HazardError) as refused:
        read_png(content, "a")
    assert refused.value.code is ProductProblem.PICTURE_DAMAGED
