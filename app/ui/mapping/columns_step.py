"""Second step: each column of the file to a field, proposed and confirmed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.pipeline.file_look import FileLook
from app.ui.mapping.choice_table import ChoiceTable
from app.ui.mapping.columns_model import ColumnChoice, ColumnsModel, MapColumn
from app.ui.mapping.words import MappingWords
from app.ui.plain import build_button, build_label, set_role
from app.ui.speaker import Speaker
from app.ui.text_table import set_widths
from importers.layouts.column_fit import reads_of
from importers.layouts.draft import kind_of_layout, targets_of, unusable_headers
from importers.layouts.looks import look_at
from importers.layouts.propose import Standing
from importers.layouts.spec import Layout
from importers.layouts.targets import FieldTarget, Group, SourceKind, Target
from scoring.codes import RequirementKind

_WIDTHS = (150, 300, 236, 138)
_MOST_NAMED = 3
_KIND_COLUMN = FieldTarget(Group.NEED, "kind")


class ColumnsStep(QWidget):
    """``changed`` whenever it may or may no longer go on."""

    changed = Signal()

    def __init__(self, speaker: Speaker, words: MappingWords) -> None:
        super().__init__()
        self.setObjectName("columns_step")
        self._speaker = speaker
        self._words = words
        self._source_kind = SourceKind.REGISTRY
        self._moved = ""
        say = speaker.say
        self._told = build_label("columns_told", role="strong")
        self.model = ColumnsModel(
            words,
            [
                say("ファイルの列", "Column of the file"),
                say("はじめの値", "First values"),
                say("項目（F2で選ぶ）", "Field (F2 to choose)"),
                say("確かめ（Space）", "Checked (Space)"),
            ],
        )
        self.model.edited.connect(self._on_edited)
        self.model.moved.connect(self._on_moved)
        self._table = ChoiceTable(
            "columns_table", say("列と項目", "Columns and fields"), self.model
        )
        self._table.choose_in(
            MapColumn.TARGET,
            lambda row: [words.target(option) for option in self.model.options(row)],
        )
        self._table.confirmed.connect(self.model.confirm)
        set_widths(self._table, _WIDTHS)
        self._table.stretch(MapColumn.SAMPLES)
        self._fixed_label = build_label(
            "fixed_kind_label", say("すべての行が", "Every row is about"), "source"
        )
        self._fixed = self._build_fixed_kind()
        self._confirm_all = build_button(
            "confirm_all_columns",
            say("推定をすべて確かめた", "All guesses are right"),
            self.model.confirm_all,
        )
        self._lay_out()

    def show_look(self, look: FileLook, base: Layout | None) -> None:
        """Show the proposals; columns that ``base`` knows are taken from it."""
        self._source_kind, self._moved = look.proposal.kind, ""
        fixed = look.proposal.fixed_kind
        if base is not None and base.requirements is not None:
            fixed = base.requirements.fixed_kind
        self._fixed.setCurrentIndex(0 if fixed is None else 1 + list(RequirementKind).index(fixed))
        is_needs = self._source_kind is SourceKind.NEEDS
        for shown in (self._fixed_label, self._fixed):
            shown.setVisible(is_needs)
        self.model.show(self._source_kind, _with_base(_choices(look), look, base))
        waiting = self.model.waiting()
        self._table.setCurrentIndex(
            self.model.index(waiting[0] if waiting else 0, MapColumn.TARGET)
        )

    def focus(self) -> None:
        """Go to the table."""
        self._table.setFocus()

    @property
    def fixed_kind(self) -> RequirementKind | None:
        """The one need all rows are about; None: a column tells it."""
        at = self._fixed.currentIndex()
        return None if at == 0 else list(RequirementKind)[at - 1]

    def may_go_on(self) -> bool:
        """Whether nothing is missing and no guess waits."""
        return not self._lacking() and not self.model.waiting()

    def _lacking(self) -> list[str]:
        missing = [self._words.target(target) for target in self.model.missing()]
        has_kind = _KIND_COLUMN in self.model.targets() or self.fixed_kind is not None
        if self._source_kind is SourceKind.NEEDS and not has_kind:
            missing.append(self._words.target(_KIND_COLUMN))
        return missing

    def _on_edited(self) -> None:
        lacking, waiting = self._lacking(), len(self.model.waiting())
        self._confirm_all.setEnabled(waiting > 0)
        set_role(self._told, "old" if lacking else "strong")
        self._told.setWordWrap(True)
        self._told.setText(self._words_of(lacking, waiting))
        self.changed.emit()

    def _words_of(self, lacking: Sequence[str], waiting: int) -> str:
        say = self._speaker.say
        if lacking:
            named = "」「".join(lacking[:_MOST_NAMED])
            rest = say("など", " and more") if len(lacking) > _MOST_NAMED else ""
            return say(
                f"「{named}」{rest}の列が決まっていません。"
                "その列で F2 を押して項目を選んでください。",
                f"No column is '{named}'{rest} yet. Go to its row and press F2 to choose.",
            )
        if waiting:
            return say(
                f"推定が {waiting}列あります。値を見て、よければ Space、違えば F2 で選びます。",
                f"{waiting} guesses wait. Look at the values: Space if right, F2 to choose.",
            )
        return self._moved or say(
            "すべての列が決まりました。違う列は F2 で直し、よければ次へ進みます。",
            "Every column is settled. Correct one with F2, or go on.",
        )

    def _on_moved(self, header: str) -> None:
        self._moved = self._speaker.say(
            f"同じ項目だった「{header}」は「使わない」に変えました。",
            f"'{header}' had the same field and is not used any more.",
        )

    def _build_fixed_kind(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("fixed_kind")
        choice.setAccessibleName(self._speaker.say("すべての行の要件", "Need of every row"))
        choice.addItem(self._speaker.say("列で決まる", "told by a column"))
        for kind in RequirementKind:
            choice.addItem(self._speaker.code(kind))
        choice.activated.connect(lambda _at: self._on_edited())
        return choice

    def _lay_out(self) -> None:
        head, line = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self._confirm_all)
        line.addWidget(self._fixed_label)
        line.addWidget(self._fixed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self._table, 1)


def _choices(look: FileLook) -> list[ColumnChoice]:
    unusable = unusable_headers(tuple(look.begun.header))
    return [
        ColumnChoice(
            proposal,
            None if proposal.position in unusable else proposal.target,
            Standing.UNUSED if proposal.position in unusable else proposal.standing,
            reads_of(look_at([row[proposal.position] for row in look.begun.rows
                              if proposal.position < len(row)])),
            is_confirmed=False,
            is_usable=proposal.position not in unusable,
        )
        for proposal in look.proposal.columns
    ]  # fmt: skip


def _with_base(
    choices: list[ColumnChoice], look: FileLook, base: Layout | None
) -> list[ColumnChoice]:
    """Take what a layout knows from it; its columns were confirmed when it was made."""
    if base is None or kind_of_layout(base) is not look.proposal.kind:
        return choices
    known = targets_of(base, tuple(look.begun.header))
    taken = Counter(target for target in known if target is not None)
    return [
        _as_known(choice, target) if target is not None or choice.target in taken else choice
        for choice, target in zip(choices, known, strict=True)
    ]


def _as_known(choice: ColumnChoice, target: Target | None) -> ColumnChoice:
    standing = Standing.UNUSED if target is None else Standing.SURE
    return replace(choice, target=target, standing=standing, is_confirmed=target is not None)
