"""The square of the wall map (C-4) that each row of a list names."""

from app.pipeline.make_list import ListFrames
from app.wording.wall_map_words import NO_SQUARE, square_text
from scoring.codes import LocationLevel


def squares_of(frames: ListFrames) -> list[str]:
    """Name the square of each household, or say why it has none; never empty."""
    places = frames.locations
    lonlat = places[["lon", "lat"]].to_numpy(dtype="float64")
    if frames.grid is None:
        return [NO_SQUARE] * len(places)
    names = frames.grid.names_of(lonlat)
    levels = places["location_level"].astype("str").tolist()
    return [
        square_text(name if isinstance(name, str) else None, LocationLevel(level)).ja
        for name, level in zip(names.tolist(), levels, strict=True)
    ]
