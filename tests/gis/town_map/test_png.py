import struct
import zlib

import numpy as np

from gis.town_map.png import data_uri, encode_indexed, encode_rgba


def _chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (digest,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert digest == zlib.crc32(kind + body)
        found[kind] = body
        at += 12 + length
    return found


def test_coloured_pixels_are_written_row_by_row_without_filter():
    pixels = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
    chunks = _chunks(encode_rgba(pixels))
    assert struct.unpack(">IIBB", chunks[b"IHDR"][:10]) == (3, 2, 8, 6)
    rows = zlib.decompress(chunks[b"IDAT"])
    assert rows == b"\0" + pixels[0].tobytes() + b"\0" + pixels[1].tobytes()


def test_indexed_cells_carry_their_palette_and_its_transparency():
    cells = np.array([[0, 1], [255, 1]], np.uint8)
    palette = np.zeros((256, 4), np.uint8)
    palette[1] = (10, 20, 30, 255)
    chunks = _chunks(encode_indexed(cells, palette))
    assert chunks[b"PLTE"][3:6] == bytes([10, 20, 30])
    assert chunks[b"tRNS"][1] == 255
    assert zlib.decompress(chunks[b"IDAT"]) == b"\0\0\1\0\xff\1"


def test_a_picture_can_stand_inside_a_page():
    assert data_uri(b"abc") == "data:image/png;base64,YWJj"
