from pathlib import Path

from app.settings.recent import (
    MOST_TOWNS,
    RecentTown,
    default_settings_folder,
    load_recent,
    remember_town,
)


def a_town(folder: Path, name: str) -> RecentTown:
    path = folder / f"{name}.yobikake"
    path.touch()
    return RecentTown(path, name, is_training=False)


def test_the_latest_town_stands_first_and_once(tmp_path):
    one, two = a_town(tmp_path, "一"), a_town(tmp_path, "二")
    for town in (one, two, one):
        remember_town(tmp_path / "settings", town)

    assert load_recent(tmp_path / "settings") == [one, two]


def test_only_a_few_are_remembered(tmp_path):
    for number in range(MOST_TOWNS + 3):
        remember_town(tmp_path, a_town(tmp_path, str(number)))

    assert len(load_recent(tmp_path)) == MOST_TOWNS


def test_a_town_whose_file_is_gone_is_left_out(tmp_path):
    town = a_town(tmp_path, "一")
    remember_town(tmp_path, town)
    town.path.unlink()

    assert load_recent(tmp_path) == []


def test_a_list_that_cannot_be_read_counts_as_empty(tmp_path):
    assert load_recent(tmp_path) == []
    (tmp_path / "recent.json").write_text("{", encoding="utf-8")
    assert load_recent(tmp_path) == []
    (tmp_path / "recent.json").write_text('[{"path": 1}]', encoding="utf-8")
    assert load_recent(tmp_path) == []


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path):
    (tmp_path / "settings").write_text("a file stands here", encoding="utf-8")

    remember_town(tmp_path / "settings", a_town(tmp_path, "一"))

    assert load_recent(tmp_path / "settings") == []


def test_settings_are_kept_in_the_home_of_the_person():
    assert default_settings_folder().is_relative_to(Path.home())
