"""Pixels → PNG bytes, small and the same on every machine (W3C PNG, third edition)."""

import base64
import struct
import zlib

import numpy as np
import numpy.typing as npt

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA = 6
_PALETTE = 3
_FAST = 1
_SMALL = 9


def encode_rgba(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Encode pixels (rows, columns, 4), RGBA, quickly: for tiles that live for a moment."""
    rows, columns, _ = pixels.shape
    scanlines = _scanlines(pixels.reshape(rows, columns * 4))
    return _png((columns, rows), _RGBA, [], zlib.compress(scanlines, _FAST))


def encode_indexed(cells: npt.NDArray[np.uint8], palette: npt.NDArray[np.uint8]) -> bytes:
    """Encode cells (rows, columns) by a palette (up to 256, 4), RGBA, as small as possible."""
    colours = _chunk(b"PLTE", palette[:, :3].tobytes())
    alpha = _chunk(b"tRNS", palette[:, 3].tobytes())
    packed = zlib.compress(_scanlines(cells), _SMALL)
    return _png((cells.shape[1], cells.shape[0]), _PALETTE, [colours, alpha], packed)


def data_uri(png: bytes) -> str:
    """Give PNG bytes as an address that holds the picture itself."""
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def _scanlines(rows: npt.NDArray[np.uint8]) -> bytes:
    unfiltered = np.zeros((rows.shape[0], 1), np.uint8)
    return np.hstack((unfiltered, rows)).tobytes()


def _png(size: tuple[int, int], colour_type: int, middle: list[bytes], packed: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, colour_type, 0, 0, 0))
    parts = [_SIGNATURE, header, *middle, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
