"""What the table of cells as given reads as."""

from collections.abc import Sequence
from enum import StrEnum

from app.pipeline.converted_values import Converted, Target
from app.pipeline.original_values import OriginalCell, OriginalRow
from app.ui.gaiji_marks import with_gaiji_marks
from app.ui.speaker import Speaker
from app.wording.layout_words import target_word
from importers.layouts.targets import MarkTarget

Row = tuple[str, str, str, str, str]


class OriginalsWords:
    """Words the rows of a household, cell by cell."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def titles(self) -> tuple[str, ...]:
        """Give the headings of the columns."""
        say = self._speaker.say
        return (
            say("だれの・どの行", "Whose, which row"),
            say("ファイルの見出し", "Header in the file"),
            say("原本の値", "Cell as given"),
            say("読んだ項目", "Read as"),
            say("取り込んだ値", "Imported value"),
        )

    def rows(self, originals: Sequence[OriginalRow]) -> list[Row]:
        """Give a line per cell; the first line of a row says whose and which it is."""
        return [line for row in originals for line in self._row(row)]

    def _row(self, row: OriginalRow) -> list[Row]:
        say, place = self._speaker.say, row.place
        whose = say(
            f"{row.person}　{place.file} {place.line}行",
            f"{row.person}, {place.file} line {place.line}",
        )
        told = [self._cell(cell) for cell in row.cells]
        if not any(cell.header for cell in row.cells):
            lost = say(
                "原本の値は残っていません（古い版での取込）",
                "the cells as given were not kept (an older import)",
            )
            told.insert(0, ("", lost, "", ""))
        heads = [with_gaiji_marks(whose), *[""] * (len(told) - 1)]
        return [(head, *cells) for head, cells in zip(heads, told, strict=True)]

    def _cell(self, cell: OriginalCell) -> tuple[str, str, str, str]:
        fields = "・".join(dict.fromkeys(self._field(target) for target in cell.fields))
        values = "・".join(self._value(value) for value in cell.converted)
        empty = self._speaker.say("（空）", "(empty)") if cell.header else ""
        text = with_gaiji_marks(cell.text or empty)
        return cell.header, text, fields, with_gaiji_marks(values)

    def _field(self, target: Target) -> str:
        if isinstance(target, MarkTarget):
            words = [self._speaker.code(target.kind), target.part]
            return " ".join(word for word in words if word)
        return self._speaker.text(target_word(target))

    def _value(self, value: Converted) -> str:
        if isinstance(value, StrEnum):
            return self._speaker.code(value)
        if isinstance(value, bool):
            return self._speaker.say("はい", "yes") if value else self._speaker.say("いいえ", "no")
        return value
