"""Is the browser part here? It needs libraries of the system that may be missing."""

import importlib
from collections.abc import Callable
from types import ModuleType

from PySide6.QtWidgets import QWidget

from app.ui.map.answers import MapAnswers

_SCHEME_MODULE = "app.ui.map.scheme"
_VIEW_MODULE = "app.ui.map.view"


def register_map_scheme() -> bool:
    """Make the map's scheme known; call before the application is made.

    Returns
    -------
    bool
        False: the browser part is not usable on this machine; the map page will say so.
    """
    module = _load(_SCHEME_MODULE)
    if module is None:
        return False
    module.register()
    return True


def find_view() -> Callable[[MapAnswers], QWidget] | None:
    """Give what builds the map view (``MapView``); None: the browser part is missing."""
    module = _load(_VIEW_MODULE)
    return None if module is None else module.MapView


def _load(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
