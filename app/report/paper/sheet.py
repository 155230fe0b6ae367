"""The frame of every page: heading, column titles, result key, footer."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.report.content import CallList, LayerCredit, ListHeading, SourceAge
from app.report.paper.block import TRY_LEFT
from app.report.paper.cells import PHONE_LEFT, RANK_LEFT, WATER_LEFT, WHO_LEFT
from app.report.paper.column import Column, height_of, stack
from app.report.paper.marks import BOTTOM, LEFT, RIGHT, TOP, Box, Line, Mark, Placed, Style, Text
from app.report.paper.typeface import Typeface
from app.wording import area_paper_words as area_words
from app.wording import paper_words as words
from app.wording import wall_map_words as map_words

HEAVY, MIDDLE, LIGHT = 0.6, 0.3, 0.12
_TITLES = (
    (RANK_LEFT, "順 層 升"),
    (WHO_LEFT, "世帯主・支援コード・住所・地区"),
    (PHONE_LEFT, "電話・必要な手助け"),
    (WATER_LEFT, "浸水・判定と理由"),
    (TRY_LEFT, "回 　時刻　 結果 状況 担当"),
)
_TITLE_HEIGHT = 5.0
_COPY_LEFT = 207.0


@dataclass(frozen=True)
class PageFacts:
    """What differs from page to page in its frame."""

    number: int
    pages: int
    section: str
    kana: str
    ranks: str
    households: int


class Frame:
    """Heading and footer of one list, measured once: the body has the same height everywhere."""

    def __init__(self, typeface: Typeface, call_list: CallList) -> None:
        self._typeface = typeface
        self._list = call_list
        self._heading = heading_rows(typeface, call_list.heading)
        self._keys = _key_rows(typeface)
        self._heading_top = TOP + Style.PHONE.height + 0.8
        if not self._is_section_beside():
            self._heading_top += Style.SMALL.height
        self.body_top = self._heading_top + height_of(self._heading.rows) + 1.0
        footer = height_of(self._keys.rows) + Style.SMALL.height + 1.0
        self.body_bottom = BOTTOM - footer

    @property
    def blocks_top(self) -> float:
        """Where households start below the column titles."""
        return self.body_top + _TITLE_HEIGHT

    def marks(self, facts: PageFacts) -> Placed:
        """Give heading and footer of a page."""
        marks: list[Mark] = []
        marks.extend(self._title(facts))
        marks.extend(stack(self._heading.rows, self._heading_top))
        marks.append(Line(LEFT, self.body_top, RIGHT, self.body_top, MIDDLE))
        marks.append(Line(LEFT, self.body_bottom, RIGHT, self.body_bottom, MIDDLE))
        marks.extend(stack(self._keys.rows, self.body_bottom + 0.8))
        marks.append(self._foot(facts))
        return Placed(0.0, tuple(marks))

    def column_titles(self, top: float) -> Placed:
        """Give the titles of the columns, which stand over the first household of a page."""
        base = Style.SMALL.baseline + 0.2
        marks: list[Mark] = [Text(left, base, told, Style.SMALL) for left, told in _TITLES]
        marks.append(Line(LEFT, _TITLE_HEIGHT, RIGHT, _TITLE_HEIGHT, LIGHT))
        return Placed(top, tuple(marks))

    def _title(self, facts: PageFacts) -> list[Mark]:
        heading = self._list.heading
        base = TOP + Style.PHONE.baseline
        marks: list[Mark] = []
        left = LEFT
        for text, style in ((self._list.title, Style.PHONE), (heading.town, Style.PHONE)):
            marks.append(Text(left, base, text, style))
            left += self._typeface.width(text, style) + 4.0
        if heading.is_training:
            wide = self._typeface.width(words.TRAINING, Style.PHONE)
            marks.append(Box(left, TOP + 0.1, wide + 2.0, Style.PHONE.height - 0.2, HEAVY))
            marks.append(Text(left + 1.0, base, words.TRAINING, Style.PHONE))
            left += wide + 6.0
        if self._is_section_beside():
            marks.append(Text(left, base, facts.section, Style.SMALL))
        else:
            under = TOP + Style.PHONE.height + 0.8 + Style.SMALL.baseline
            marks.append(Text(LEFT, under, facts.section, Style.SMALL))
        pages = f"{facts.number}／{facts.pages}頁"
        right = RIGHT - self._typeface.width(pages, Style.PHONE)
        marks.append(Text(right, base, pages, Style.PHONE))
        marks.append(Text(_COPY_LEFT, base, words.COPY_AND_RECEIVER, Style.SMALL))
        return marks

    def _is_section_beside(self) -> bool:
        heading = self._list.heading
        told = [self._list.title, heading.town, words.TRAINING if heading.is_training else ""]
        used = sum(self._typeface.width(text, Style.PHONE) + 6.0 for text in told)
        sections = [section.name for section in self._list.sections]
        widest = max(self._typeface.width(name, Style.SMALL) for name in sections)
        return LEFT + used + widest <= _COPY_LEFT

    def _foot(self, facts: PageFacts) -> Text:
        told = [
            facts.kana,
            facts.ranks,
            f"この頁{facts.households}世帯" if facts.households else "",
            self._list.fingerprint,
            words.SECRECY,
            words.RETURN_AFTER_USE,
        ]
        text = "｜".join(part for part in told if part)
        return Text(LEFT, BOTTOM - Style.SMALL.height + Style.SMALL.baseline, text, Style.SMALL)


def source_text(source: SourceAge, heading: ListHeading) -> str:
    """Say the age of one source; an old or unknown one is marked in words."""
    if source.exported_on is None:
        return f"{source.name} {words.NO_EXPORT_DATE}"
    told = f"{source.name} {words.short_day(source.exported_on, heading.as_of)}"
    return f"{told}（{words.OLD_SOURCE}）" if source.is_old(heading.as_of) else told


def layers_text(layers: Sequence[LayerCredit]) -> str:
    """Name the hazard layers, those of one credit and date together."""
    names: dict[str, list[str]] = {}
    for layer in layers:
        names.setdefault(_credit_text(layer), []).append(layer.name)
    return "／".join(f"{'・'.join(of)}（{credit}）" for credit, of in names.items())


def _credit_text(layer: LayerCredit) -> str:
    day = None if layer.published_on is None else f"{layer.published_on.isoformat()}公表"
    return "、".join(part for part in (layer.credit, day) if part) or words.NO_CREDIT


def heading_rows(typeface: Typeface, heading: ListHeading) -> Column:
    """Say the day, the age of each source and the hazard layers, as lines across the page."""
    column = Column(typeface, LEFT, RIGHT - LEFT)
    sources = "・".join(source_text(source, heading) for source in heading.sources)
    told = f"基準日 {words.long_day(heading.as_of)}　{sources or words.NO_SOURCES}"
    if heading.unlinked:
        told += f"　{words.UNLINKED_SHORT.format(records=f'{heading.unlinked:,}')}"
    if heading.grid_mark:
        told += f"　{map_words.LIST_GRID_MARK.format(mark=heading.grid_mark)}"
    if heading.area:
        told += f"　{area_words.LIST_AREA.format(name=heading.area)}"
    column.write(told, Style.SMALL)
    layers = layers_text(heading.layers) or words.NO_LAYERS
    column.write(f"浸水想定：{layers}", Style.SMALL)
    return column


def _key_rows(typeface: Typeface) -> Column:
    column = Column(typeface, LEFT, RIGHT - LEFT)
    for name, key in (("結果", words.CONTACT_RESULTS), ("状況", words.SITUATIONS)):
        column.write(f"{name} " + " ".join(f"{code}{told}" for code, told in key), Style.SMALL)
    return column
