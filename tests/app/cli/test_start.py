import gc

from app.__main__ import SMALL_OBJECTS, spare_the_collector


def test_the_collector_runs_less_often() -> None:
    before = gc.get_threshold()
    try:
        spare_the_collector()
        assert gc.get_threshold()[0] == SMALL_OBJECTS
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
