"""Joins the page on which a layout is made with the office, the chooser and the import page."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.pipeline.gathered_files import Gathered
from app.pipeline.recognised_files import FilePreview
from app.ui.import_page import ImportPage
from app.ui.notice import Notice, Tone
from app.ui.window_parts import WindowParts
from importers.layouts.draft import LayoutDraft
from importers.layouts.spec import Layout


class LayoutWiring(QObject):
    """Begins with a file nobody can read yet, and ends with the same files looked at again."""

    def __init__(self, parts: WindowParts, page: ImportPage, notice: Notice) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._notice = notice
        self._gathered: Gathered | None = None
        self._told: str | None = None
        office, mapping = parts.office, page.mapping_page
        page.layout_wanted.connect(self._on_layout_wanted)
        office.gathered.connect(self._on_gathered)
        office.opened.connect(self._on_opened)
        mapping.look_wanted.connect(office.layouts.look)
        mapping.count_wanted.connect(office.layouts.count)
        mapping.trial_wanted.connect(self._on_trial_wanted)
        mapping.keep_wanted.connect(office.layouts.keep)
        mapping.export_wanted.connect(self._on_export_wanted)
        mapping.layout_file_wanted.connect(self._on_layout_file_wanted)
        mapping.left.connect(page.show_preview)
        office.layouts.begun.connect(mapping.begin)
        office.layouts.brought.connect(mapping.take_layout)
        office.layouts.looked.connect(mapping.show_look)
        office.layouts.counted.connect(mapping.show_counted)
        office.layouts.tried.connect(mapping.show_trial)
        office.layouts.kept.connect(self._on_kept)
        office.layouts.exported.connect(self._on_exported)

    def _on_opened(self, _town: object) -> None:
        """Begin a town with what it holds; files looked at for another one are forgotten."""
        self._gathered = None
        self._page.show_result()

    def _on_layout_wanted(self, file: FilePreview) -> None:
        self._page.show_mapping()
        if file.layout is None:
            self._page.mapping_page.begin(file.path)
        else:
            self._parts.office.layouts.begin(file.path, file.layout)

    def _on_gathered(self, gathered: Gathered) -> None:
        self._gathered = gathered
        if self._told is not None:
            self._notice.say(Tone.DONE, self._told)
            self._told = None

    def _on_trial_wanted(self, path: Path, draft: LayoutDraft) -> None:
        self._parts.office.layouts.try_out(path, draft, self._parts.today)

    def _on_export_wanted(self, draft: LayoutDraft) -> None:
        place = self._parts.chooser.layout_place(self._page, f"{draft.name}.toml")
        if place is not None:
            self._parts.office.layouts.export(draft, place)

    def _on_layout_file_wanted(self) -> None:
        path = self._parts.chooser.layout_file(self._page)
        if path is not None:
            self._parts.office.layouts.bring(path)

    def _on_exported(self, path: Path) -> None:
        say = self._parts.speaker.say
        self._notice.say(Tone.DONE, say(f"{path} に書き出しました。", f"Written to {path}."))

    def _on_kept(self, layout: Layout) -> None:
        """Look at the same files again: this one is recognised now."""
        self._told = self._parts.speaker.say(
            f"読み方「{layout.name}」を保存しました（第{layout.version}版）。"
            "次からは見出しで見分けて、この読み方で読みます。",
            f"The layout '{layout.name}' is kept (version {layout.version}). Files with this "
            "header are read by it from now on.",
        )
        self._page.show_preview()
        if self._gathered is not None:
            job = self._gathered.job
            files = [file.path for file in self._gathered.files]
            self._parts.office.gather(files if job is None else [job.path])
