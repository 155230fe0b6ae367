"""What every base map can be asked: which zooms it has, and one picture."""

from dataclasses import dataclass
from typing import Protocol

from gis.town_map.mercator import Tile

MOST_TILE_BYTES = 4 * 1024**2
LARGEST_ZOOM = 22

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_RIFF, _WEBP = b"RIFF", b"WEBP"
_GZIP = b"\x1f\x8b"
_LARGEST_SIDE = 2048


@dataclass(frozen=True)
class TilePicture:
    """One picture as it lies in the file, and what it is by its first bytes."""

    mime: str
    body: bytes


class BaseMap(Protocol):
    """Asked by one thread at a time.

    ``credit`` is what the file says of its source, None: nothing. ``zooms`` are the coarsest
    and the finest level that has pictures.
    """

    credit: str | None
    zooms: tuple[int, int]

    def read_tile(self, tile: Tile) -> TilePicture | None:
        """Give the picture of a square; None: the map has none there.

        Raises
        ------
        gis.base_map.errors.BaseMapError
            DAMAGED: the file cannot be read there.
        """

    def close(self) -> None:
        """Let go of the file."""


def picture_of(body: object) -> TilePicture | None:
    """Give the bytes of a tile as a picture; None: they are no PNG, JPEG or WebP of fair size."""
    if not isinstance(body, bytes) or len(body) > MOST_TILE_BYTES:
        return None
    if body.startswith(_PNG):
        sides = (int.from_bytes(body[16:20]), int.from_bytes(body[20:24]))
        return TilePicture("image/png", body) if max(sides) <= _LARGEST_SIDE else None
    if body.startswith(_JPEG):
        return TilePicture("image/jpeg", body)
    if body.startswith(_RIFF) and body[8:12] == _WEBP:
        return TilePicture("image/webp", body)
    return None


def looks_like_vectors(body: object) -> bool:
    """Tell whether the bytes are a packed vector tile, which is drawn by styles we have not."""
    return isinstance(body, bytes) and body.startswith(_GZIP)
