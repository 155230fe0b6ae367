"""Which hazard layers a wall map draws: depths of floods, zones of collapse, zones of sediment."""

from collections.abc import Iterable
from dataclasses import dataclass

from gis.base_map.tile_source import BaseMap
from gis.hazard import HazardLayer
from scoring.codes import FLOOD_PERILS, HazardKind


@dataclass(frozen=True)
class MapLayers:
    """The layers of a town by what they draw; ``base`` lies under them.

    ``others`` are names of depths of another peril (内水, 高潮 …). Those are not drawn: their
    water is never taken for that of a flood.
    """

    depths: tuple[HazardLayer, ...] = ()
    collapses: tuple[HazardLayer, ...] = ()
    sediments: tuple[HazardLayer, ...] = ()
    others: tuple[str, ...] = ()
    base: BaseMap | None = None


def sort_layers(layers: Iterable[HazardLayer], base: BaseMap | None = None) -> MapLayers:
    """Sort open layers; a layer of durations is not drawn."""
    given = tuple(layers)
    depths = [layer for layer in given if layer.is_depth]
    return MapLayers(
        depths=tuple(layer for layer in depths if layer.spec.peril in FLOOD_PERILS),
        collapses=_of_kind(given, HazardKind.COLLAPSE_ZONE),
        sediments=_of_kind(given, HazardKind.SEDIMENT_ZONE),
        others=tuple(layer.spec.name for layer in depths if layer.spec.peril not in FLOOD_PERILS),
        base=base,
    )


def _of_kind(layers: tuple[HazardLayer, ...], kind: HazardKind) -> tuple[HazardLayer, ...]:
    return tuple(layer for layer in layers if layer.spec.kind is kind)
