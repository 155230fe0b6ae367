"""The coverage check on the first sheet, above everything else."""

from app.report.list_check import ListCheck, unknown_sentence
from app.report.paper.column import Column
from app.report.paper.marks import Style
from app.wording import area_paper_words as words
from app.wording.code_words import code_word
from scoring.area_codes import ALARMING_STATES, CheckState, OrderLevel


def write_check(column: Column, made: ListCheck, area: str) -> None:
    """Write the area of the list, the orders, and the check with its sum; empty states left out."""
    check = made.check
    column.write(words.CHECK_TITLE, Style.PHONE)
    if area:
        column.write(words.LIST_AREA.format(name=area), Style.STRONG)
    for told in made.orders or (words.NO_ORDERS,):
        column.write(told, Style.STRONG)
    if OrderLevel.LEVEL_5 in dict(check.by_level):
        column.write(words.LEVEL_5_SCRIPT, Style.STRONG)
    column.write_cells("", words.CHECK_CELLS, Style.SMALL)
    for state, count in check.by_state:
        if count.households or state is CheckState.WET_UNORDERED:
            style = Style.STRONG if state in ALARMING_STATES and count.households else Style.SMALL
            cells = (count.households, count.residents, count.in_need)
            column.write_cells(code_word(state).ja, [f"{cell:,}" for cell in cells], style)
    total = (check.total.households, check.total.residents, check.total.in_need)
    told = words.ADDS_UP.format(
        residents=f"{check.residents:,}",
        counted=f"{check.total.residents:,}",
        gone=f"{check.not_taking_part:,}",
    )
    column.write_cells("計", [f"{cell:,}" for cell in total], Style.STRONG)
    column.write(told, Style.SMALL)
    column.write(unknown_sentence(check), Style.STRONG)
    if check.protected:
        column.write(words.PROTECTED.format(count=f"{check.protected:,}"), Style.SMALL)
