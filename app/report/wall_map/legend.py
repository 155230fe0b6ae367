"""The panel beside the map: what each sign means, the scale bar; the rest is for tables."""

from collections.abc import Callable
from functools import partial

from app.report.paper.drawings import Circle, Patch, Path, Picture, Stamp
from app.report.paper.marks import Box, Mark, Style, Text
from app.report.paper.typeface import Typeface
from app.report.wall_map.ground import Ground
from app.report.wall_map.ground_picture import zone_swatch
from app.report.wall_map.layers import MapLayers
from app.report.wall_map.outlines import DISTRICT_DASH, GREY, RIVER
from app.report.wall_map.signs import shelter_marks
from app.report.wall_map.water import PixelBox, swatch
from app.report.wall_map.zones import Zone
from app.wording import wall_map_words as words
from gis.town_map.legend import DEPTH_CLASSES, NOTHING_SAID, TIER_MARKS, UNKNOWN_RGB, TierMark
from scoring.codes import ShelterFitness

ROW = 3.7
_SIGN_WIDE = 9.0
_SHELTER_GAP = 0.7
_BAR_MM = 50.0
_NICE = (5, 2, 1)
_KILOMETRES_FROM = 2000
_INK = (0, 0, 0)

Sign = Callable[[float, float], list[Mark]]


class Legend:
    """Writes rows of a sign and its words from the top of the panel down."""

    def __init__(self, typeface: Typeface, panel: Box) -> None:
        self._typeface = typeface
        self._left, self._y = panel.x + 1.5, panel.y + 1.0
        self._wide = panel.wide
        self.marks: list[Mark] = []

    @property
    def bottom(self) -> float:
        """Where the legend ends."""
        return self._y + 1.0

    def write(self, scale: int, ground: Ground, layers: MapLayers) -> None:
        """Write the whole legend of a sheet."""
        self._bar(scale)
        self._heading(words.TIERS)
        for mark in TIER_MARKS:
            self._row(partial(_tier, mark), mark.words)
        self._row(lambda _x, _y: [], words.LABEL)
        self._row(lambda _x, _y: [], words.WISH)
        self._row(_unknown, words.UNKNOWN_HOME)
        self._row(_radius, words.RADIUS)
        self._row(_boxed, words.BOXED_LABEL)
        self._heading(words.DEPTHS if layers.depths else words.NO_DEPTH_LAYER)
        if layers.depths:
            self._depths()
        self._zones(layers)
        for fitness, told in (
            (ShelterFitness.FIT, words.SHELTER_FIT),
            (ShelterFitness.IN_WATER, words.SHELTER_UNFIT),
            (ShelterFitness.DEPTH_UNKNOWN, words.SHELTER_UNKNOWN),
        ):
            self._y += _SHELTER_GAP
            self._row(partial(_shelter, fitness), told)
        if len(ground.boundary):
            self._row(lambda x, y: [_line(x, y, _INK, 0.5, ())], words.BOUNDARY)
        if len(ground.rivers):
            self._row(lambda x, y: [_line(x, y, RIVER, 0.4, ())], words.RIVER)
        if len(ground.districts):
            self._row(lambda x, y: [_line(x, y, GREY, 0.3, DISTRICT_DASH)], words.DISTRICT_LINE)
        self._row(lambda x, y: [_line(x, y, _INK, 0.25, (2.0, 1.2))], words.OVERLAP)

    def _zones(self, layers: MapLayers) -> None:
        """Write the zones of the layers there are; where there is none, say that."""
        if layers.others:
            self._row(lambda _x, _y: [], words.OTHER_PERILS)
        if not (layers.collapses or layers.sediments):
            self._heading(words.NO_ZONE_LAYER)
            return
        self._heading(words.ZONES)
        told = [*words.COLLAPSE_WORDS.items()] if layers.collapses else []
        told += words.SEDIMENT_WORDS.items() if layers.sediments else []
        for name, text in told:
            self._swatch(partial(zone_swatch, Zone[name]), text)
        self._row(lambda _x, _y: [], words.NO_ZONE)

    def _depths(self) -> None:
        for depth in reversed(DEPTH_CLASSES):
            self._field(depth.rank, f"{depth.rank}　{depth.words}")
        self._field(0, words.DRY)
        self._field(NOTHING_SAID, words.NOTHING_SAID)

    def _field(self, rank: int, told: str) -> None:
        self._swatch(partial(swatch, rank), told)

    def _swatch(self, draw: Callable[[PixelBox], Picture], told: str) -> None:
        def field(x: float, y: float) -> list[Mark]:
            left, top = x - _SIGN_WIDE / 2, y - ROW / 2 + 0.2
            box = (left, top, _SIGN_WIDE - 1.0, ROW - 0.4)
            return [draw(box), Box(*box, 0.1)]

        self._row(field, told)

    def _heading(self, told: str) -> None:
        self._y += 0.8
        self.marks.append(Text(self._left, self._y + 3.0, told, Style.MAP_STRONG))
        self._y += ROW + 0.3

    def _row(self, sign: Sign, told: str) -> None:
        middle = self._y + ROW / 2
        self.marks.extend(sign(self._left + _SIGN_WIDE / 2, middle))
        self.marks.append(Text(self._left + _SIGN_WIDE + 0.8, middle + 0.9, told, Style.MAP))
        self._y += ROW

    def _bar(self, scale: int) -> None:
        ground = _nice(min(_BAR_MM, self._wide - 16.0) / 1000 * scale)
        wide = ground / scale * 1000
        top = self._y + 4.2
        half = Patch(self._left, top, wide / 2, 1.0, _INK)
        told = f"{ground:,} m" if ground < _KILOMETRES_FROM else f"{ground // 1000:,} km"
        right = self._left + wide - self._typeface.width(told, Style.MAP) / 2
        self.marks += [
            half,
            Box(self._left, top, wide, 1.0, 0.15),
            Text(self._left, top - 0.8, "0", Style.MAP),
            Text(right, top - 0.8, told, Style.MAP),
        ]
        self._y = top + 1.8


def _nice(metres: float) -> int:
    power = 1
    while power * 10 <= metres:
        power *= 10
    return next(nice * power for nice in _NICE if nice * power <= metres)


def _line(
    x: float, y: float, rgb: tuple[int, int, int], width: float, dash: tuple[float, ...]
) -> Mark:
    left, right = x - _SIGN_WIDE / 2, x + _SIGN_WIDE / 2 - 1.0
    return Path(((left, y), (right, y)), rgb, width, dash)


def _tier(mark: TierMark, x: float, y: float) -> list[Mark]:
    return [Stamp(x, y, 1.2, mark.shape, mark.rgb)]


def _shelter(fitness: ShelterFitness, x: float, y: float) -> list[Mark]:
    return shelter_marks(x, y, fitness)


def _unknown(x: float, y: float) -> list[Mark]:
    tier = TIER_MARKS[1]
    sign = Stamp(x, y, 1.0, tier.shape, tier.rgb)
    return [Circle(x, y, 1.65, UNKNOWN_RGB, 0.35, (0.7, 0.5)), sign]


def _radius(x: float, y: float) -> list[Mark]:
    return [Circle(x, y, 1.7, _INK, 0.15, (1.0, 0.7))]


def _boxed(x: float, y: float) -> list[Mark]:
    return [Box(x - 1.7, y - 1.25, 3.4, 2.5, 0.15)]
