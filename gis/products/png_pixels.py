"""PNG bytes → pixels, for saved map tiles only: 8 bits a channel or a palette, not interlaced.

The PNG driver of GDAL is not among those allowed, so the few forms that map tiles have are read
here (W3C PNG, third edition). A tile is refused at its header if it is larger than a tile.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from gis.errors import HazardError
from gis.products.errors import ProductProblem

MOST_SIDE = 1024
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE, _RGBA = 2, 3, 6
_CHANNELS = {_RGB: 3, _PALETTE: 1, _RGBA: 4}
_BYTE, _CLEAR_RGB_BYTES, _MOST_COLOURS_BYTES = 8, 6, 768
_SUB, _UP, _AVERAGE, _PAETH = 1, 2, 3, 4

Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    depth: int
    colour_type: int

    @property
    def pixel_bytes(self) -> int:
        """Bytes between a byte and the one it is told against."""
        return _CHANNELS[self.colour_type] if self.depth == _BYTE else 1

    @property
    def row_bytes(self) -> int:
        """Bytes of a row without its filter."""
        return -(-self.width * self.depth * _CHANNELS[self.colour_type] // 8)


def read_png(content: bytes, file: str) -> Bytes:
    """Read a picture as pixels (rows, columns, 4), RGBA.

    Raises
    ------
    HazardError
        PICTURE_DAMAGED; PICTURE_FORM: interlaced, grey, 16 bits, or larger than a tile.
    """
    try:
        chunks = list(_chunks(content))
        header = _header(chunks, file)
        packed = b"".join(body for kind, body in chunks if kind == b"IDAT")
        asked = header.height * (header.row_bytes + 1)
        scanlines = zlib.decompressobj().decompress(packed, asked + 1)
    except (zlib.error, struct.error) as fault:
        raise HazardError(ProductProblem.PICTURE_DAMAGED, file=file) from fault
    if len(scanlines) != asked:
        raise HazardError(ProductProblem.PICTURE_DAMAGED, file=file)
    lines = np.frombuffer(scanlines, np.uint8).reshape(header.height, header.row_bytes + 1)
    rows = _unfiltered(lines, header.pixel_bytes, file)
    return _rgba(rows, header, chunks, file)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give kind and body of each chunk whose check sum is right, up to the end mark."""
    if not content.startswith(_SIGNATURE):
        raise struct.error
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(kind + body) != told:
            raise struct.error
        yield kind, body
        at += 12 + length


def _header(chunks: list[tuple[bytes, bytes]], file: str) -> _Header:
    if not chunks or chunks[0][0] != b"IHDR":
        raise struct.error
    width, height, depth, colour, packing, filters, interlaced = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    depths = (1, 2, 4, 8) if colour == _PALETTE else (8,)
    is_known = colour in _CHANNELS and depth in depths and not (packing or filters or interlaced)
    if not is_known or not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        found = f"{width} × {height}, {depth} bit, type {colour}"
        raise HazardError(ProductProblem.PICTURE_FORM, file=file, found=found)
    return _Header(width, height, depth, colour)


def _unfiltered(lines: Bytes, step: int, file: str) -> Bytes:
    """Undo the filter of each row: what a byte is told against stands left of it and above."""
    rows = np.zeros((len(lines), lines.shape[1] - 1), dtype=np.uint8)
    if not lines[:, 1:].any():
        return rows
    above = np.zeros(rows.shape[1], dtype=np.uint8)
    for place, line in enumerate(lines):
        rows[place] = above = _row(int(line[0]), line[1:], above, step, file)
    return rows


def _row(kind: int, line: Bytes, above: Bytes, step: int, file: str) -> Bytes:
    if kind == 0:
        return line
    if kind == _UP:
        return line + above
    if kind == _SUB:
        by_channel = line.reshape(-1, step)
        return np.cumsum(by_channel, axis=0, dtype=np.uint8).reshape(-1)
    if kind not in (_AVERAGE, _PAETH):
        _refuse(file)
    return _told_by_neighbours(kind, line.tolist(), above.tolist(), step)


def _told_by_neighbours(kind: int, line: list[int], above: list[int], step: int) -> Bytes:
    left, over, corner = [0] * step + line, above, [0] * step + above
    for place, byte in enumerate(line):
        a, b, c = left[place], over[place], corner[place]
        told = (a + b) // 2 if kind == _AVERAGE else _paeth(a, b, c)
        left[place + step] = (byte + told) & 255
    return np.array(left[step:], dtype=np.uint8)


def _paeth(a: int, b: int, c: int) -> int:
    to_a, to_b, to_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
    if to_a <= to_b and to_a <= to_c:
        return a
    return b if to_b <= to_c else c


def _rgba(rows: Bytes, header: _Header, chunks: list[tuple[bytes, bytes]], file: str) -> Bytes:
    bodies = dict(chunks)
    clear = bodies.get(b"tRNS", b"")
    if header.colour_type == _PALETTE:
        return _palette(bodies.get(b"PLTE", b""), clear, file)[_indices(rows, header)]
    pixels = rows.reshape(header.height, header.width, -1)
    if header.colour_type == _RGBA:
        return pixels
    alpha = np.full((header.height, header.width, 1), 255, dtype=np.uint8)
    if len(clear) == _CLEAR_RGB_BYTES:
        unseen = np.array(struct.unpack(">HHH", clear))
        alpha[(pixels == unseen).all(axis=2)] = 0
    return np.concatenate([pixels, alpha], axis=2)


def _indices(rows: Bytes, header: _Header) -> Bytes:
    if header.depth == _BYTE:
        return rows
    bits = np.unpackbits(rows, axis=1).reshape(header.height, -1, header.depth)
    weights = 1 << np.arange(header.depth - 1, -1, -1)
    indices: Bytes = (bits @ weights).astype(np.uint8)[:, : header.width]
    return indices


def _palette(colours: bytes, clear: bytes, file: str) -> Bytes:
    """Give 256 colours RGBA; those the file does not have stand out as none of any table."""
    if (
        not colours
        or len(colours) % 3
        or len(colours) > _MOST_COLOURS_BYTES
        or len(clear) > len(colours) // 3
    ):
        _refuse(file)
    palette = np.full((256, 4), 255, dtype=np.uint8)
    palette[: len(colours) // 3, :3] = np.frombuffer(colours, np.uint8).reshape(-1, 3)
    palette[: len(clear), 3] = np.frombuffer(clear, np.uint8)
    return palette


def _refuse(file: str) -> NoReturn:
    raise HazardError(ProductProblem.PICTURE_DAMAGED, file=file)
