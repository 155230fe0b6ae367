"""Third-party fonts and scripts: where they come from, and whether they are all here.

``python -m app.settings.assets`` copies them at set-up from the system's packages.
"""

import hashlib
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError, AppProblem
from app.paths import PACKAGES_DIR, THIRD_PARTY_DIR


@dataclass(frozen=True)
class Asset:
    """One file: its name here, the package that brings it, and the digest it must have."""

    name: str
    package: str
    version: str
    installed_path: Path
    sha256: str


def list_assets() -> list[Asset]:
    """Give every third-party file the program needs, in the order of the list."""
    listed = tomllib.loads((PACKAGES_DIR / "assets.toml").read_text(encoding="utf-8"))
    return [
        Asset(
            name=entry["name"],
            package=entry["package"],
            version=entry["version"],
            installed_path=Path(entry["from"]),
            sha256=entry["sha256"],
        )
        for entry in listed["asset"]
    ]


def asset_path(name: str) -> Path:
    """Give the path of an installed asset.

    Raises
    ------
    AppError
        ASSET_MISSING, naming the file and the package that brings it.
    """
    path = THIRD_PARTY_DIR / name
    if not path.is_file():
        asset = next(asset for asset in list_assets() if asset.name == name)
        raise _missing(asset)
    return path


def asset_text(name: str) -> str:
    """Give an installed script or style sheet as text.

    Raises
    ------
    AppError
        ASSET_MISSING, as for :func:`asset_path`.
    """
    return asset_path(name).read_text(encoding="utf-8")


def install_assets() -> None:
    """Copy every asset from its package to the program's folder, checked by digest.

    Raises
    ------
    AppError
        ASSET_MISSING: a package did not bring its file, or brought another one.
    """
    THIRD_PARTY_DIR.mkdir(exist_ok=True)
    for asset in list_assets():
        if not asset.installed_path.is_file() or _digest(asset.installed_path) != asset.sha256:
            raise _missing(asset)
        shutil.copyfile(asset.installed_path, THIRD_PARTY_DIR / asset.name)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _missing(asset: Asset) -> AppError:
    return AppError(
        AppProblem.ASSET_MISSING,
        name=asset.name,
        package=asset.package,
        version=asset.version,
    )


def main() -> int:
    """Install at set-up; a missing file is told on standard error."""
    try:
        install_assets()
    except AppError as error:
        told = error.fields
        sys.stderr.write(
            f"部品 {told['name']} がないか、決められた版ではありません。"
            f"パッケージ {told['package']} の版 {told['version']} を入れ直してから、"
            "もう一度実行してください。\n"
        )
        return 3
    except OSError as error:
        sys.stderr.write(
            f"部品を {THIRD_PARTY_DIR} に置けません（{error.strerror}）。このフォルダーに書き込める"
            "利用者で、もう一度実行してください。\n"
        )
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
