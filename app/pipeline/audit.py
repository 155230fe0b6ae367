"""The town's own record of what was done to it: imports, changes of points, exports, prints."""

from collections.abc import Mapping
from enum import StrEnum

from app import clock
from app.store.town import AuditEntry, Town


class AuditAction(StrEnum):
    """What was done; the record names files and counts, never a resident."""

    IMPORTED = "imported"
    COMPUTED = "computed"
    POINTS_CHANGED = "points_changed"
    VERDICTS_CHANGED = "verdicts_changed"
    EXPORTED = "exported"
    PRINTED = "printed"
    UNDONE = "undone"
    LINKED = "linked"
    PROTECTION_CLEARED = "protection_cleared"
    DROPOUT_EXPLAINED = "dropout_explained"
    LAYOUT_KEPT = "layout_kept"
    GAIJI_KEPT = "gaiji_kept"
    LAYER_ADDED = "layer_added"
    LAYER_REMOVED = "layer_removed"
    LAYER_RETOLD = "layer_retold"
    BOUNDARY_KEPT = "boundary_kept"
    HOME_PLACED = "home_placed"
    ADDRESSES_KEPT = "addresses_kept"
    AREA_CHANGED = "area_changed"
    ORDER_ENTERED = "order_entered"
    LIST_AREA_CHOSEN = "list_area_chosen"
    BASE_MAP_CHOSEN = "base_map_chosen"


def record(
    town: Town, action: AuditAction, about: str, detail: Mapping[str, object] | None = None
) -> None:
    """Add one line, in the same transaction as the action where there is one."""
    town.record(AuditEntry(clock.now(), action.value, about, detail or {}))
