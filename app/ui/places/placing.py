"""What was placed since the town was read: who, in which order, and what held before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from app.pipeline.pins import Pin
from app.pipeline.place_desk import LonLat
from app.ui.places.pins_tab import ShownPin
from gis.bounds import Bounds, bounds_of

_MARGIN_DEGREES = 0.05
_SHARES = (0.01, 0.99)


@dataclass
class Placing:
    """``pins`` hold now, by key; ``done`` are keys with the pin before, in the order placed."""

    pins: dict[str, Pin] = field(default_factory=dict)
    done: list[tuple[str, Pin | None]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    is_undoing: bool = False

    @property
    def pending(self) -> int:
        """How many places the list does not know yet."""
        return len({key for key, _before in self.done})

    def begin(self, key: str, name: str) -> None:
        """Remember for whom a place is being kept."""
        self.names[key] = name

    def take(self, key: str, pin: Pin | None) -> str:
        """Take what the town keeps now; gives for whom it was, empty: it was an undoing."""
        before = self.pins.pop(key, None)
        if pin is not None:
            self.pins[key] = pin
        if self.is_undoing:
            self.is_undoing = False
            self.done.pop()
            return ""
        self.done.append((key, before))
        return self.names.pop(key, "")

    def last(self) -> tuple[str | None, Pin | None]:
        """Give what would be undone: its key and the pin before; no key: nothing."""
        return self.done[-1] if self.done else (None, None)

    def give_up(self) -> None:
        """Forget what was being kept: it was refused."""
        self.names.clear()
        self.is_undoing = False

    def shown_pins(self, keys: Mapping[str, str], households: pd.DataFrame) -> tuple[ShownPin, ...]:
        """Give the pins of homes that may be shown, whose address and heads can be told."""
        held = pd.Series(keys, dtype="str")
        held = held[held.isin(self.pins)]
        homes = households.set_index("household_id").loc[held.index]
        told = homes.assign(key=held.to_numpy(), head_name=homes["head_name"].fillna(""))
        return tuple(
            ShownPin(
                str(key),
                str(group["address"].iloc[0]),
                "・".join(group["head_name"]),
                self.pins[str(key)],
            )
            for key, group in told.groupby("key", sort=False)
        )


def known_frame(households: pd.DataFrame) -> Bounds | None:
    """Give where the homes of the town lie, strays left out; None: none has a position."""
    known = households[["lon", "lat"]].dropna()
    if known.empty:
        return None
    low, high = (known.quantile(share).to_numpy() for share in _SHARES)
    frame = bounds_of(np.array([low, high]))
    return Bounds(
        frame.west - _MARGIN_DEGREES,
        frame.south - _MARGIN_DEGREES,
        frame.east + _MARGIN_DEGREES,
        frame.north + _MARGIN_DEGREES,
    )


def is_far(lonlat: LonLat, frame: Bounds | None) -> bool:
    """Tell whether a place lies outside where the homes of the town lie."""
    return frame is not None and not bool(frame.contain(np.array([lonlat]))[0])
