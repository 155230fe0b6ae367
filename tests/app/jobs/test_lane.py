from threading import Event, current_thread, main_thread

import pytest

from app.errors import AppError, AppProblem
from app.jobs.lane import Endings, Lane
from app.jobs.trace import trace_without_persons
from app.progress import Stage


@pytest.fixture
def lane(qtbot):
    made = Lane()
    yield made
    made.close()


def test_work_runs_beside_the_window_and_settles_on_its_thread(qtbot, lane):
    threads = []

    def work(progress):
        threads.append(current_thread())
        return 7

    with qtbot.waitSignal(lane.freed):
        lane.submit(work, lambda result: threads.extend([result, current_thread()]))

    assert threads[0] is not main_thread()
    assert threads[1:] == [7, main_thread()]


def test_jobs_run_one_after_another_in_the_order_given(qtbot, lane):
    done = []

    with qtbot.waitSignal(lane.freed):
        for number in range(5):
            lane.submit(lambda progress, number=number: number, done.append)

    assert done == [0, 1, 2, 3, 4]


def test_a_known_error_is_told_kindly_and_nothing_crashes(qtbot, lane):
    failed, crashed = [], []
    lane.crashed.connect(crashed.append)

    def work(progress):
        raise AppError(AppProblem.DISK_FULL, path="町")

    with qtbot.waitSignal(lane.freed):
        lane.submit(work, failed.append, Endings(on_failed=failed.append))

    assert failed[0].code is AppProblem.DISK_FULL
    assert crashed == []


def test_a_fault_gives_a_trace_without_the_message_and_frees_the_page(qtbot, lane):
    freed = []

    def work(progress):
        raise ValueError("川辺 花子 1941-02-03")

    with qtbot.waitSignal(lane.crashed) as crash:
        lane.submit(work, freed.append, Endings(on_cancelled=lambda: freed.append("free")))

    assert freed == ["free"]
    assert "ValueError" in crash.args[0]
    assert "川辺" not in crash.args[0]
    assert "app/jobs/lane.py" in crash.args[0]


def test_stopping_takes_effect_between_two_steps(qtbot, lane):
    begun, told = Event(), []

    def work(progress):
        begun.set()
        while True:
            progress.step(Stage.READING)

    lane.submit(work, told.append, Endings(on_cancelled=lambda: told.append("cancelled")))
    assert begun.wait(5)
    with qtbot.waitSignal(lane.freed):
        lane.cancel()

    assert told == ["cancelled"]
    assert not lane.is_busy


def test_after_a_stop_the_lane_takes_new_work(qtbot, lane):
    done = []
    lane.cancel()

    with qtbot.waitSignal(lane.freed):
        lane.submit(lambda progress: progress.step(Stage.READING), done.append)

    assert done == [None]


def test_what_waits_behind_a_stopped_job_is_stopped_too(qtbot, lane):
    begun, told = Event(), []

    def work(progress):
        begun.set()
        while True:
            progress.step(Stage.READING)

    endings = Endings(on_cancelled=lambda: told.append("cancelled"))
    lane.submit(work, told.append, endings)
    lane.submit(lambda progress: "late", told.append, endings)
    assert begun.wait(5)
    with qtbot.waitSignal(lane.freed):
        lane.cancel()

    assert told == ["cancelled", "cancelled"]


def test_every_stage_is_told_and_a_flood_of_steps_is_not(qtbot, lane):
    told = []

    def work(progress):
        for stage in (Stage.READING, Stage.SCORING):
            for done in range(10_000):
                progress.step(stage, done, 10_000)

    with qtbot.waitSignal(lane.freed):
        lane.submit(work, lambda _: None, Endings(on_progress=told.append))

    assert [step.stage for step in told if step.done == 0] == [Stage.READING, Stage.SCORING]
    assert len(told) < 200


def test_closing_waits_for_the_step_in_hand(qtbot):
    lane = Lane()
    begun, whole = Event(), []

    def work(progress):
        begun.set()
        whole.append("step one")
        while True:
            progress.step(Stage.SAVING)

    lane.submit(work, lambda _: None)
    assert begun.wait(5)
    lane.close()

    assert whole == ["step one"]


def test_a_closed_lane_cancels_what_comes_late(qtbot):
    lane, told = Lane(), []
    lane.close()

    with qtbot.waitSignal(lane.freed):
        lane.submit(lambda _: 1, told.append, Endings(on_cancelled=lambda: told.append("no")))

    assert told == ["no"]


def test_a_trace_tells_the_cause_first_and_no_message():
    try:
        try:
            int("川辺 花子")
        except ValueError as error:
            raise RuntimeError("090-0000-0000") from error
    except RuntimeError as error:
        told = trace_without_persons(error)

    assert told.splitlines()[0] == "ValueError"
    assert "RuntimeError" in told
    assert "川辺" not in told
    assert "090" not in told
