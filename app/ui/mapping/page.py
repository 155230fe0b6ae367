"""読み方を決める: three steps and a trial on one page, for a file nothing can read yet."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.pipeline.file_look import FileLook, LookOrder
from app.pipeline.layout_desk import BaseLayout, DryRun
from app.ui.mapping.columns_step import ColumnsStep
from app.ui.mapping.file_step import FileStep
from app.ui.mapping.layout_office import CountedTable
from app.ui.mapping.trial_step import TrialStep
from app.ui.mapping.values_step import ValuesStep
from app.ui.mapping.words import MappingWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from importers.layouts.draft import LayoutDraft, kind_of_layout
from importers.layouts.spec import FileShape, Layout
from importers.layouts.targets import SourceKind


class MappingStep(IntEnum):
    """The steps, in order."""

    FILE = 0
    COLUMNS = 1
    VALUES = 2
    TRIAL = 3


class MappingPage(QWidget):
    """Asks for work by signals and is given the answers by ``show_…``.

    ``look_wanted`` (LookOrder), ``count_wanted``, ``trial_wanted`` (path, draft),
    ``keep_wanted``, ``export_wanted`` (draft), ``layout_file_wanted``, ``left``.
    """

    look_wanted = Signal(object)
    count_wanted = Signal(object, object)
    trial_wanted = Signal(object, object)
    keep_wanted = Signal(object)
    export_wanted = Signal(object)
    layout_file_wanted = Signal()
    left = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("mapping_page")
        self._speaker = speaker
        self._words = MappingWords(speaker)
        self._path = Path()
        self._look: FileLook | None = None
        self._base: Layout | None = None
        self._title = build_label("mapping_title", role="code")
        self._steps_told = build_label("mapping_steps", role="quiet")
        self.file_step = FileStep(speaker, self._words)
        self.file_step.look_wanted.connect(self._on_look_wanted)
        self.columns_step = ColumnsStep(speaker, self._words)
        self.columns_step.changed.connect(self._on_changed)
        self.values_step = ValuesStep(speaker, self._words)
        self.values_step.changed.connect(self._on_changed)
        self.trial_step = TrialStep(speaker)
        self.trial_step.changed.connect(self._on_changed)
        self.trial_step.export_wanted.connect(lambda: self.export_wanted.emit(self.draft()))
        self._stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.values_step, self.trial_step):
            self._stack.addWidget(step)
        self._lay_out()

    def begin(self, path: Path, base: BaseLayout | None = None) -> None:
        """Begin with a file; ``base`` is the layout to be changed, None: a new one is made."""
        layout = None if base is None else base.layout
        self._path, self._base, self._look = path, layout, None
        self.values_step.forget()
        say = self._speaker.say
        self._title.setText(say(f"{path.name} の読み方", f"How to read {path.name}"))
        is_own = base is not None and base.is_own
        name = path.stem if layout is None or not is_own else layout.name
        self.trial_step.propose_name(name, is_fixed=is_own)
        self._go_to(MappingStep.FILE)
        kind = None if layout is None else kind_of_layout(layout)
        self.look_wanted.emit(LookOrder(path, None, kind, layout))

    def show_look(self, look: FileLook) -> None:
        """Show how the file lies and what is proposed."""
        self._look = look
        self.file_step.show_look(look)
        self.columns_step.show_look(look, self._base)
        self._on_changed()

    def show_counted(self, counted: Sequence[CountedTable]) -> None:
        """Show the values of the coded columns."""
        self.values_step.show_counted(counted)
        self._go_to(MappingStep.VALUES)

    def show_trial(self, trial: DryRun) -> None:
        """Show what reading the file would bring."""
        self.trial_step.show_trial(trial)
        self._go_to(MappingStep.TRIAL)

    def take_layout(self, base: BaseLayout) -> None:
        """Read the same file as a layout from another place says."""
        self.begin(self._path, base)

    def draft(self) -> LayoutDraft:
        """Give the layout as it is settled so far.

        Raises
        ------
        LookupError
            No file was looked at yet.
        """
        if self._look is None:
            raise LookupError("no file is shown")
        name = self.trial_step.name or self._path.stem
        return LayoutDraft(
            name=name,
            title=name if self._base is None else self._base.title,
            kind=self._look.proposal.kind,
            shape=self._look.shape,
            header=tuple(self._look.begun.header),
            targets=self.columns_step.model.targets(),
            fixed_kind=self.columns_step.fixed_kind,
            words=self.values_step.model.chosen(),
            base=self._base,
        )

    @property
    def step(self) -> MappingStep:
        """The step that is shown."""
        return MappingStep(self._stack.currentIndex())

    def _on_look_wanted(self, shape: FileShape, kind: SourceKind | None) -> None:
        self.look_wanted.emit(LookOrder(self._path, shape, kind, self._base))

    def _on_next(self) -> None:
        if self.step is MappingStep.FILE:
            self._go_to(MappingStep.COLUMNS)
        elif self.step is MappingStep.COLUMNS:
            # what a person gave a word is counted as unknown still, so that it can be taken back
            self.count_wanted.emit(self._path, replace(self.draft(), words={}))
        else:
            self.trial_wanted.emit(self._path, self.draft())

    def _on_back(self) -> None:
        self._go_to(MappingStep(max(self.step - 1, 0)))

    def _go_to(self, step: MappingStep) -> None:
        self._stack.setCurrentIndex(step)
        self._on_changed()
        shown = (self.file_step, self.columns_step, self.values_step, self.trial_step)[step]
        shown.focus()

    def _on_changed(self) -> None:
        say = self._speaker.say
        names = [
            say("1 ファイルの形", "1 File"),
            say("2 列", "2 Columns"),
            say("3 値", "3 Values"),
            say("4 ためし読み", "4 Trial"),
        ]
        names[self.step] = f"【{names[self.step]}】"
        self._steps_told.setText(" → ".join(names))
        is_last = self.step is MappingStep.TRIAL
        for button, is_shown in ((self._next, not is_last), (self._keep, is_last)):
            button.setVisible(is_shown)
            button.setEnabled(self._may_go_on())
        self._back.setVisible(self.step is not MappingStep.FILE)
        self._bring.setVisible(self.step is MappingStep.FILE)

    def _may_go_on(self) -> bool:
        if self._look is None:
            return False
        if self.step is MappingStep.COLUMNS:
            return self.columns_step.may_go_on()
        if self.step is MappingStep.VALUES:
            return self.values_step.may_go_on()
        return self.step is not MappingStep.TRIAL or bool(self.trial_step.name)

    def _lay_out(self) -> None:
        say = self._speaker.say
        self._next = build_button("mapping_next", say("次へ", "Next"), self._on_next, role="main")
        self._keep = build_button(
            "keep_layout",
            say("この読み方を保存する", "Keep this layout"),
            lambda: self.keep_wanted.emit(self.draft()),
            role="main",
        )
        self._back = build_button("mapping_back", say("戻る", "Back"), self._on_back)
        self._bring = build_button(
            "bring_layout",
            say("読み方のファイルを使う", "Use a layout file"),
            self.layout_file_wanted.emit,
        )
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._steps_told)
        self._steps_told.setWordWrap(False)
        foot = QHBoxLayout()
        foot.addWidget(build_button("mapping_leave", say("やめる", "Cancel"), self.left.emit))
        foot.addWidget(self._bring)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
