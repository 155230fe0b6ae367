"""The texts of the first and the last sheet: what this is, and the sum that adds up."""

from collections.abc import Iterator

from app.pipeline.counting import Reconciliation
from app.report.content import CallList, ListHeading
from app.report.paper.check_block import write_check
from app.report.paper.column import Column
from app.report.paper.marks import LEFT, RIGHT, Style
from app.report.paper.typeface import Typeface
from app.wording import chosen_list_words as chosen_words
from app.wording import paper_words as words
from scoring.codes import ExclusionReason

_PEOPLE_ONLY = (ExclusionReason.DEAD, ExclusionReason.MOVED_OUT, ExclusionReason.DELETED)


def first_sheet(typeface: Typeface, call_list: CallList) -> Column:
    """Say what the list is, how much is in it, how it is used and what it cannot know."""
    column = Column(typeface, LEFT, RIGHT - LEFT)
    heading = call_list.heading
    if heading.check is not None and not call_list.is_sealed:
        write_check(column, heading.check, heading.area)
    column.write(words.ABOUT_THIS_LIST, Style.TITLE)
    column.write(words.SEALED_PURPOSE if call_list.is_sealed else words.PURPOSE, Style.SMALL)
    for told in (*_chosen(heading), *_counts(call_list)):
        column.write(told, Style.STRONG)
    for sentence in (*words.HOW_TO_USE, *_old_sources(call_list)):
        column.write(f"・{sentence}", Style.SMALL)
    for remark in call_list.remarks:
        column.write(f"・{remark}", Style.STRONG)
    for legend in (words.SUPPORT_CODES, words.BOXED_CHARACTERS):
        column.write(f"・{legend}", Style.SMALL)
    return column


def last_sheet(typeface: Typeface, call_list: CallList) -> Column:
    """Give the sum that adds up: residents = listed + excluded by reason."""
    counts = call_list.counts
    column = Column(typeface, LEFT, RIGHT - LEFT)
    column.write(words.ADDS_UP, Style.TITLE)
    column.write_cells("", ("住民", "世帯"), Style.SMALL)
    _write_sum(column, "台帳の全員", (counts.residents, counts.households), Style.STRONG)
    _write_sum(column, "掲載", (counts.listed, counts.listed_households), Style.STRONG)
    for tier in counts.tiers:
        mark = f"　{words.TIER_MARKS[tier.tier]} {words.TIER_WORDS[tier.tier]}"
        _write_sum(column, mark, (tier.residents, tier.households), Style.SMALL)
    gone = (counts.residents - counts.listed, counts.households - counts.listed_households)
    _write_sum(column, "除外", gone, Style.STRONG)
    for label, residents, homes in _excluded(call_list):
        _write_sum(column, f"　{label}", (residents, homes), Style.SMALL)
    column.write(
        f"掲載 {counts.listed:,}人　＋　除外 {gone[0]:,}人　＝　台帳の全員 {counts.residents:,}人",
        Style.NAME,
    )
    for line in (*_printed(call_list), *_beside_the_sum(call_list)):
        column.write(line, Style.SMALL)
    column.write(
        f"配点表　{call_list.heading.points_name}　　照合記号　{call_list.fingerprint}",
        Style.SMALL,
    )
    column.write(words.CHECKED_BY, Style.NAME)
    return column


def _excluded(call_list: CallList) -> Iterator[tuple[str, int, int | None]]:
    """Give reason, residents and households; of a chosen part what lies outside it by itself."""
    counts, chosen = call_list.counts, call_list.heading.chosen
    households = dict(counts.excluded_households)
    for reason, residents in counts.excluded:
        label = words.EXCLUDED_WORDS[reason]
        if reason in _PEOPLE_ONLY:
            yield label, residents, None
        elif chosen is None or reason is not ExclusionReason.OUTSIDE_AREA:
            yield label, residents, households[reason]
        else:
            homes, people = chosen.outside_households, chosen.outside_residents
            yield label, residents - people, households[reason] - homes
            yield chosen_words.OUTSIDE, people, homes


def _chosen(heading: ListHeading) -> Iterator[str]:
    """Say of a part of the list what was chosen, and who is not on this paper."""
    chosen = heading.chosen
    if chosen is None:
        return
    yield chosen_words.CHOSEN.format(
        name=chosen.name,
        households=f"{chosen.households:,}",
        residents=f"{chosen.residents:,}",
        in_need=f"{chosen.in_need:,}",
        listed=f"{chosen.listed_households:,}",
        unlisted=f"{chosen.households - chosen.listed_households:,}",
    )
    yield chosen_words.NOT_THE_WHOLE.format(
        households=f"{chosen.outside_households:,}", residents=f"{chosen.outside_residents:,}"
    )
    if chosen.unlocated_outside or chosen.at_town_outside:
        yield chosen_words.UNSURE_OUTSIDE.format(
            unlocated=f"{chosen.unlocated_outside:,}", at_town=f"{chosen.at_town_outside:,}"
        )


def _write_sum(column: Column, label: str, counts: tuple[int, int | None], style: Style) -> None:
    residents, households = counts
    homes = "—" if households is None else f"{households:,}世帯"
    column.write_cells(label, (f"{residents:,}人", homes), style)


def _counts(call_list: CallList) -> list[str]:
    counts = call_list.counts
    if call_list.is_sealed:
        return [f"この名簿の世帯　{len(call_list.sections[0].blocks):,}世帯"]
    tiers = "　".join(
        f"{words.TIER_MARKS[tier.tier]}{words.TIER_WORDS[tier.tier]} {tier.households:,}世帯"
        for tier in counts.tiers
    )
    return [
        f"掲載 {counts.listed_households:,}世帯 {counts.listed:,}人　＝　{tiers}",
        _special(counts),
    ]


def _special(counts: Reconciliation) -> str:
    return (
        f"うち位置が分からない・不確かな世帯 {counts.not_on_map_households:,}"
        f"（この紙から先に載せます）"
        f"　電源が必要な世帯 {counts.power_households:,}"
        f"（うち浸水せず呼びかけ順にない {counts.power_only:,}）　除外の内訳は最後の頁"
    )


def _printed(call_list: CallList) -> list[str]:
    parts = [f"「{section.name}」{len(section.blocks):,}世帯" for section in call_list.sections]
    told = [f"印字した世帯：{'　'.join(parts)}"]
    counts = call_list.counts
    if not call_list.is_sealed:
        located = counts.listed_households - counts.not_on_map_households
        told.append(
            f"掲載 {counts.listed_households:,}世帯　＝　位置が分からない・不確か "
            f"{counts.not_on_map_households:,}　＋　呼びかけ順 {located:,}"
        )
    return told


def _beside_the_sum(call_list: CallList) -> list[str]:
    heading = call_list.heading
    counted = {
        words.REFUSED_ROWS: heading.refused_rows,
        words.UNSCORED_ROWS: heading.unscored_rows,
        words.UNLINKED_RECORDS: heading.unlinked,
    }
    return [told.format(rows=f"{rows:,}") for told, rows in counted.items() if rows]


def _old_sources(call_list: CallList) -> list[str]:
    heading = call_list.heading
    told = []
    for source in heading.sources:
        if source.exported_on is None:
            told.append(f"{source.name}の元データがいつのものか分かりません。")
        elif source.is_old(heading.as_of):
            days = (heading.as_of - source.exported_on).days
            told.append(f"{source.name}の元データは基準日の{days}日前のもので、古くなっています。")
    return told
