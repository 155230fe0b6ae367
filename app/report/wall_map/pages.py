"""The pages of a wall map: of each part its index, its sheets, its tables; all numbered through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.report.paper.marks import Box, Page, Placed
from app.report.wall_map.frame import EDGE, SheetFrame, SheetTitle
from app.report.wall_map.planning import Plan, Plans
from app.report.wall_map.sheet_page import DrawnSheet
from app.report.wall_map.table import Overflow, Told, fill_pages
from app.wording import wall_map_words as words


@dataclass(frozen=True)
class DrawnPart:
    """One part with the marks of its index and of its sheets."""

    plan: Plan
    index: DrawnSheet
    sheets: tuple[DrawnSheet, ...]


@dataclass(frozen=True)
class _BarePage:
    """A page without its number; ``told`` stands behind its name."""

    frame: SheetFrame
    name: str
    told: str
    placed: tuple[Placed, ...]


def number_pages(plans: Plans, parts: Sequence[DrawnPart]) -> tuple[Page, ...]:
    """Give every page; before several parts stands a table of them, with the sum."""
    of_parts = [_part_pages(part) for part in parts]
    bare = [page for pages in of_parts for page in pages]
    if len(parts) > 1:
        lengths = [len(pages) for pages in of_parts]
        # how many pages it has itself moves the numbers that stand on it
        own = len(_contents(plans, lengths, 1))
        bare = [*_contents(plans, lengths, own), *bare]
    pages = []
    for number, page in enumerate(bare, start=1):
        counted = words.PAGES.format(number=number, count=len(bare))
        marks = page.frame.marks(SheetTitle(page.name, counted, page.told))
        pages.append(Page(number, (Placed(0.0, tuple(marks)), *page.placed), page.frame.size))
    return tuple(pages)


def contents_table(plans: Plans, lengths: Sequence[int], own: int) -> list[Told]:
    """Say for each part how many households and sheets it has and on which page it begins."""
    told = [Told(words.PARTS_NOTE)]
    page = own + 1
    for part, length in zip(plans.parts, lengths, strict=True):
        told.append(
            Told(
                words.PART_ROW.format(
                    name=part.name,
                    homes=f"{part.homes.listed:,}",
                    drawn=f"{len(part.homes.drawn):,}",
                    missing=f"{part.homes.listed - len(part.homes.drawn):,}",
                    sheets=f"{len(part.sheets):,}",
                    page=f"{page:,}",
                )
            )
        )
        page += length
    total = sum(part.homes.listed for part in plans.parts)
    drawn = sum(len(part.homes.drawn) for part in plans.parts)
    missing = f"{total - drawn:,}"
    homes, count = f"{total:,}", f"{len(plans.parts):,}"
    told.append(
        Told(
            words.PART_SUM.format(count=count, homes=homes, drawn=f"{drawn:,}", missing=missing),
            is_strong=True,
        )
    )
    return told


def _contents(plans: Plans, lengths: Sequence[int], own: int) -> list[_BarePage]:
    first = plans.parts[0].frame
    about = (words.EVERY_DISTRICT, *first.about.under_title[1:])
    frame = _told_under_title(first, about)
    listed = Overflow(words.PARTS_HEADING, tuple(contents_table(plans, lengths, own)))
    tables = fill_pages(frame.typeface, _table_box(frame), [listed])
    return [_BarePage(frame, words.PARTS_TITLE, "", (Placed(0.0, tuple(t)),)) for t in tables]


def _part_pages(part: DrawnPart) -> list[_BarePage]:
    plan, frame = part.plan, part.plan.frame
    drawn = (part.index, *part.sheets)
    overflows = [sheet.overflow for sheet in drawn if sheet.overflow is not None]
    tables = fill_pages(frame.typeface, _table_box(frame), overflows)
    scale = f"{plan.cut.scale:,}"
    of_index = words.SCALE_OF_INDEX.format(scale=scale)
    pages = [_BarePage(frame, words.INDEX_TITLE, of_index, part.index.placed)]
    for sheet, made in zip(plan.sheets, part.sheets, strict=True):
        name = words.OF_SHEETS.format(number=sheet.number, count=len(plan.sheets))
        pages.append(_BarePage(frame, name, words.SCALE.format(scale=scale), made.placed))
    behind = [_BarePage(frame, words.TABLE_TITLE, "", (Placed(0.0, tuple(t)),)) for t in tables]
    return [*pages, *behind]


def _told_under_title(frame: SheetFrame, told: tuple[str, ...]) -> SheetFrame:
    return replace(frame, about=replace(frame.about, under_title=told))


def _table_box(frame: SheetFrame) -> Box:
    """Give the room of a page without a map: from the left edge of the map to the panel's right."""
    left, panel = EDGE, frame.panel
    return Box(left, panel.y, panel.x + panel.wide - left, panel.high, panel.width)
