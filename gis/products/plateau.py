"""Buildings of a PLATEAU city model (CityGML): footprint, and how deep which flood stands at it.

Read with expat as a stream, element by element. A document type declaration is refused: an
entity would bring what is not in the file, or unfold into more than there is memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

import numpy as np
import shapely

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.product import Member, ProductFamily, ProductLayer, Question
from scoring.codes import HazardKind, Peril

SCALE_PERILS = {"1": Peril.FLOOD_L1, "2": Peril.FLOOD_L2}
"""uro:scale of a RiverFloodingRiskAttribute: 1 計画規模, 2 想定最大規模."""

CITY_CRS = "EPSG:6668"
"""A city model is EPSG:6697: JGD2011 degrees, latitude first, with heights."""

_CREDIT = "3D都市モデル PLATEAU（国土交通省）を加工して作成"
_NAMES = {"1": "建物ごとの浸水深（計画規模）", "2": "建物ごとの浸水深（想定最大規模）"}
_RISK = "RiverFloodingRiskAttribute"
_FOOTPRINTS = ("lod0FootPrint", "lod0RoofEdge", "lod1Solid")
_TOLD = {"scale", "rank", "depth"}
_MOST_TEXT = 4_000_000
_DEEPEST = 200
_BLOCK = 1 << 20
_NO_VALUE = -9999.0


@dataclass(frozen=True)
class FloodRisk:
    """One flood at one building; ``depth_m`` and ``rank`` None: not told."""

    scale: str
    depth_m: float | None
    rank: int | None


@dataclass
class Building:
    """A building as it is read: its rings by the form they stand in, its floods."""

    rings: dict[str, list[shapely.Polygon]] = field(default_factory=dict)
    risks: list[FloodRisk] = field(default_factory=list)

    @property
    def footprint(self) -> shapely.Polygon | None:
        """Footprint, else roof edge, else the largest face of the block; None: no shape."""
        for form in _FOOTPRINTS:
            if self.rings.get(form):
                return max(self.rings[form], key=lambda ring: ring.area)
        return None


def look_at_city(members: Sequence[Member]) -> Iterator[ProductLayer]:
    """Give a layer per scale of flood; which of them the buildings have shows on reading."""
    for scale, peril in SCALE_PERILS.items() if members else ():
        yield ProductLayer(
            "",
            _NAMES[scale],
            ProductFamily.PLATEAU_BUILDINGS,
            tuple(members),
            kind=HazardKind.DEPTH_RANK,
            peril=peril,
            crs=CITY_CRS,
            credit=_CREDIT,
            selection=scale,
            questions=(Question.EMPTY_MEANS,),
        )


def read_buildings(path: Path, said: str) -> Iterator[Building]:
    """Read the buildings of a city model one after the other.

    Raises
    ------
    HazardError
        XML_DAMAGED, or XML_HOSTILE: it declares a document type or nests beyond all sense.
    """
    reader = _Reader(said)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                parser.Parse(block, False)  # noqa: FBT003 -- expat names no arguments
                yield from reader.taken()
            parser.Parse(b"", True)  # noqa: FBT003 -- expat names no arguments
    except expat.ExpatError as fault:
        raise HazardError(ProductProblem.XML_DAMAGED, file=said, line=fault.lineno) from fault
    yield from reader.taken()


class _Reader:
    """Keeps the way to the current element, and the building it is in."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._way: list[str] = []
        self._texts: list[str] = []
        self._text_length = 0
        self._building: Building | None = None
        self._risk: dict[str, str] | None = None
        self._done: list[Building] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._way.append(local)
        self._texts, self._text_length = [], 0
        if len(self._way) > _DEEPEST:
            self.refuse()
        if local == "Building":
            self._building = Building()
        elif local.endswith(_RISK):
            self._risk = {}

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        text = "".join(self._texts).strip()
        self._texts, self._text_length = [], 0
        self._way.pop()
        if self._building is None:
            return
        if local == "posList":
            self._take_ring(text)
        elif self._risk is not None and local in _TOLD:
            self._risk[local] = text
        elif local.endswith(_RISK) and self._risk is not None:
            self._building.risks.append(_risk(self._risk, self._said))
            self._risk = None
        elif local == "Building":
            self._done.append(self._building)
            self._building = None

    def text(self, written: str) -> None:
        self._text_length += len(written)
        if self._text_length > _MOST_TEXT:
            self.refuse()
        self._texts.append(written)

    def refuse(self, *_: object) -> None:
        raise HazardError(ProductProblem.XML_HOSTILE, file=self._said)

    def taken(self) -> list[Building]:
        """Give the buildings read since the last time."""
        done, self._done = self._done, []
        return done

    def _take_ring(self, text: str) -> None:
        form = next((form for form in _FOOTPRINTS if form in self._way), None)
        if form is None or self._building is None or "interior" in self._way:
            return
        try:
            numbers = np.array(text.split(), dtype=np.float64).reshape(-1, 3)
            ring = shapely.Polygon(numbers[:, 1::-1])
        except (ValueError, shapely.GEOSException) as fault:
            raise HazardError(ProductProblem.XML_DAMAGED, file=self._said, line=0) from fault
        self._building.rings.setdefault(form, []).append(ring)


def _risk(told: dict[str, str], said: str) -> FloodRisk:
    scale = told.get("scale", "")
    if scale not in SCALE_PERILS:
        raise HazardError(ProductProblem.XML_DAMAGED, file=said, line=0)
    depth = _number(told.get("depth", ""), said)
    rank = _number(told.get("rank", ""), said)
    return FloodRisk(scale, depth, None if rank is None else int(rank))


def _number(text: str, said: str) -> float | None:
    """Read a number; None: nothing is told, or the mark for that (-9999)."""
    if not text:
        return None
    try:
        number = float(text)
    except ValueError as fault:
        raise HazardError(ProductProblem.XML_DAMAGED, file=said, line=0) from fault
    return None if number == _NO_VALUE else number
