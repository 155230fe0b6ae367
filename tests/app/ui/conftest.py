from tests.window_fixtures import (
    chooser,
    cycles_cleared_on_this_thread,
    dressed,
    sample,
    speaker,
    view,
    window,
)

__all__ = [
    "chooser",
    "cycles_cleared_on_this_thread",
    "dressed",
    "sample",
    "speaker",
    "view",
    "window",
]
