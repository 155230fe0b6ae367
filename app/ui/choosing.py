"""Asks a person for files, folders and passphrases. The edge that tests put a fake in for."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.passphrase_dialog import PassphraseDialog
from app.ui.speaker import Speaker

TOWN_SUFFIX = ".yobikake"
LAYOUT_SUFFIX = ".toml"


class Chooser:
    """Each method gives None, or nothing, where the person changed their mind."""

    def __init__(self, speaker: Speaker, folder: Path) -> None:
        self._speaker = speaker
        self._folder = folder

    def files(self, parent: QWidget) -> list[Path]:
        """Ask for exports or a job file."""
        title = self._speaker.say("取り込むファイルを選ぶ", "Choose files to import")
        chosen, _ = QFileDialog.getOpenFileNames(
            parent,
            title,
            str(self._folder),
            "CSV / Excel / TOML (*.csv *.xlsx *.toml *.txt *.tsv);;* (*)",
        )
        return [Path(name) for name in chosen]

    def folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder that holds a job file or exports."""
        title = self._speaker.say("フォルダーを選ぶ", "Choose a folder")
        return _path(QFileDialog.getExistingDirectory(parent, title, str(self._folder)))

    def job(self, parent: QWidget) -> Path | None:
        """Ask for the job file a new town is made from."""
        title = self._speaker.say("ジョブファイルを選ぶ", "Choose a job file")
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), "TOML (*.toml);;* (*)"
        )
        return _path(name)

    def base_map(self, parent: QWidget) -> Path | None:
        """Ask for a base map that is one file."""
        title = self._speaker.say("背景地図を選ぶ", "Choose a base map")
        kinds = "MBTiles / GeoPackage / GeoTIFF (*.mbtiles *.gpkg *.tif *.tiff);;* (*)"
        name, _ = QFileDialog.getOpenFileName(parent, title, str(self._folder), kinds)
        return _path(name)

    def product(self, parent: QWidget) -> Path | None:
        """Ask for a hazard product that is one file, as it was downloaded."""
        title = self._speaker.say("浸水図のファイルを選ぶ", "Choose a hazard product")
        kinds = "ZIP / GeoJSON / SHP / GPKG / GeoTIFF / CSV / GML"
        endings = "*.zip *.geojson *.json *.shp *.gpkg *.tif *.tiff *.csv *.gml"
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), f"{kinds} ({endings});;* (*)"
        )
        return _path(name)

    def gazetteer(self, parent: QWidget) -> Path | None:
        """Ask for a gazetteer file: address tables made into one."""
        title = self._speaker.say("住所ファイルを選ぶ", "Choose a gazetteer file")
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), "*.gazetteer (*.gazetteer);;* (*)"
        )
        return _path(name)

    def town(self, parent: QWidget) -> Path | None:
        """Ask for a kept town."""
        title = self._speaker.say("保存した町を選ぶ", "Choose a kept town")
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), f"*{TOWN_SUFFIX} (*{TOWN_SUFFIX})"
        )
        return _path(name)

    def new_town(self, parent: QWidget) -> Path | None:
        """Ask where a new town shall be kept."""
        title = self._speaker.say("町を保存する場所", "Where to keep the town")
        start = self._folder / f"{self._speaker.say('町', 'town')}{TOWN_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(parent, title, str(start), f"*{TOWN_SUFFIX}")
        path = _path(name)
        return path.with_suffix(TOWN_SUFFIX) if path is not None else None

    def pdf(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a PDF shall be saved."""
        title = self._speaker.say("PDF を保存する場所", "Where to save the PDF")
        chosen, _ = QFileDialog.getSaveFileName(
            parent, title, str(self._folder / name), "PDF (*.pdf)"
        )
        path = _path(chosen)
        return path.with_suffix(".pdf") if path is not None else None

    def csv(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a CSV shall be saved."""
        title = self._speaker.say("CSV を保存する場所", "Where to save the CSV")
        chosen, _ = QFileDialog.getSaveFileName(
            parent, title, str(self._folder / name), "CSV (*.csv)"
        )
        path = _path(chosen)
        return path.with_suffix(".csv") if path is not None else None

    def area_file(self, parent: QWidget) -> Path | None:
        """Ask for a file of areas."""
        title = self._speaker.say("区域のファイルを選ぶ", "Choose a file of areas")
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), "GeoJSON / GPKG / SHP (*.geojson *.json *.gpkg *.shp)"
        )
        return _path(name)

    def layout_file(self, parent: QWidget) -> Path | None:
        """Ask for a file that holds a layout."""
        title = self._speaker.say("読み方のファイルを選ぶ", "Choose a layout file")
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._folder), f"*{LAYOUT_SUFFIX} (*{LAYOUT_SUFFIX})"
        )
        return _path(name)

    def layout_place(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a layout shall be written."""
        title = self._speaker.say("読み方を書き出す場所", "Where to write the layout")
        chosen, _ = QFileDialog.getSaveFileName(
            parent, title, str(self._folder / name), f"*{LAYOUT_SUFFIX} (*{LAYOUT_SUFFIX})"
        )
        path = _path(chosen)
        return path.with_suffix(LAYOUT_SUFFIX) if path is not None else None

    def passphrase(self, parent: QWidget, *, is_new: bool, told: str) -> str | None:
        """Ask for the passphrase of a town, or for a new one."""
        dialog = PassphraseDialog(self._speaker, parent, is_new=is_new, told=told)
        is_given = dialog.exec() == QDialog.DialogCode.Accepted
        given = dialog.passphrase() if is_given else None
        dialog.deleteLater()
        return given


def _path(name: str) -> Path | None:
    return Path(name) if name else None
