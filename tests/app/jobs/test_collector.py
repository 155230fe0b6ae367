import gc
import weakref
from threading import Thread

import pytest
from PySide6.QtCore import QObject

from app.jobs.collector import CycleCollector


class InACycle:
    def __init__(self):
        self.itself = self


@pytest.fixture
def collector(qapp):
    was_enabled = gc.isenabled()
    made = CycleCollector(qapp)
    yield made
    made.stop()
    if not was_enabled:
        gc.disable()


def test_no_other_thread_clears_cycles_away(collector):
    held = weakref.ref(InACycle())

    thread = Thread(target=lambda: [[] for _ in range(100_000)] and None)
    thread.start()
    thread.join()

    assert held() is not None


def test_the_window_thread_clears_them_away_in_time(qtbot, collector):
    gc.collect()
    held = weakref.ref(InACycle())
    grown = [[] for _ in range(2_000)]

    collector.collect()

    assert held() is None
    assert len(grown) == 2_000


def test_every_generation_has_its_turn(collector):
    gc.collect()
    objects = []
    for _ in range(400):
        objects.append([QObject() for _ in range(3)])
        objects += [[] for _ in range(1_000)]
        collector.collect()

    assert gc.get_count()[1] <= gc.get_threshold()[1] + 1
    assert gc.get_count()[2] <= gc.get_threshold()[2] + 1


def test_when_it_stops_python_does_it_again(qapp):
    was_enabled = gc.isenabled()
    CycleCollector(qapp).stop()

    assert gc.isenabled()
    if not was_enabled:
        gc.disable()
