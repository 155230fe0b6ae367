"""Third-party files: told by name and package where one is missing or another than pinned."""

import hashlib
import re
from pathlib import Path

import pytest

from app.errors import AppError, AppProblem
from app.settings import assets
from app.settings.assets import asset_path, asset_text, install_assets, list_assets


def test_every_asset_is_here_and_is_the_one_that_is_pinned() -> None:
    for asset in list_assets():
        held = hashlib.sha256(asset_path(asset.name).read_bytes()).hexdigest()
        assert held == asset.sha256, asset.name


def test_every_asset_comes_from_a_package_that_set_up_installs() -> None:
    packages = (assets.PACKAGES_DIR / "debian-run.txt").read_text(encoding="utf-8").split()
    assert {asset.package for asset in list_assets()} <= set(packages)


def test_a_missing_asset_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "THIRD_PARTY_DIR", tmp_path)
    with pytest.raises(AppError) as missing:
        asset_text("leaflet.js")
    assert missing.value.code is AppProblem.ASSET_MISSING
    assert missing.value.fields["package"] == "libjs-leaflet"


def test_another_version_than_pinned_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = (assets.PACKAGES_DIR / "assets.toml").read_text(encoding="utf-8")
    (tmp_path / "assets.toml").write_text(
        re.sub(r'sha256 = "\w', 'sha256 = "x', listed), encoding="utf-8"
    )
    monkeypatch.setattr(assets, "PACKAGES_DIR", tmp_path)
    monkeypatch.setattr(assets, "THIRD_PARTY_DIR", tmp_path / "third_party")
    assert assets.main() == 3
    assert "fonts-morisawa-bizud-gothic" in capsys.readouterr().err


def test_assets_are_copied_from_their_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "font.ttf"
    source.write_bytes(b"font")
    digest = hashlib.sha256(b"font").hexdigest()
    (tmp_path / "assets.toml").write_text(
        f'[[asset]]\nname = "f.ttf"\npackage = "p"\nfrom = "{source.as_posix()}"\n'
        f'version = "1"\nsha256 = "{digest}"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(assets, "PACKAGES_DIR", tmp_path)
    monkeypatch.setattr(assets, "THIRD_PARTY_DIR", tmp_path / "third_party")
    install_assets()
    assert asset_path("f.ttf").read_bytes() == b"font"
    assert assets.main() == 0
