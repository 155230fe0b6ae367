"""Which exports an import reads, by which layout, and under which key each source is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

REGISTRY_KEY = "registry"
"""The key of the resident registry where a job gives none: a town has one registry."""
LAYOUT_ENDING = ".toml"


@dataclass(frozen=True)
class SourceOrder:
    """One export to read; ``exported_on`` None: nobody said when it was written.

    ``layout`` is a layout's name or the path of a layout file. ``source`` is the key by which
    the next file of the same source replaces this one; ``office`` (提供元) None: not said.
    """

    path: Path
    layout: str
    exported_on: date | None
    source: str
    office: str | None = None


@dataclass(frozen=True)
class BatchOrders:
    """The exports of one import; ``registry`` None: the stored residents stay."""

    registry: SourceOrder | None
    welfare: tuple[SourceOrder, ...] = ()

    @property
    def sources(self) -> tuple[SourceOrder, ...]:
        """Every order, the registry first."""
        return self.welfare if self.registry is None else (self.registry, *self.welfare)


def default_keys(layouts: Sequence[str]) -> list[str]:
    """Give a key for each welfare source: the name of its layout, numbered when used again.

    >>> default_keys(["template", "lists/vendor.toml", "template"])
    ['template', 'vendor', 'template 2']
    """
    names = [layout_name(layout) for layout in layouts]
    counts = [names[: place + 1].count(name) for place, name in enumerate(names)]
    return [
        name if count == 1 else f"{name} {count}" for name, count in zip(names, counts, strict=True)
    ]


def layout_name(layout: str) -> str:
    """Give the name of a layout from its name or the path of its file."""
    return PurePath(layout).stem if layout.lower().endswith(LAYOUT_ENDING) else layout
