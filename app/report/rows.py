"""The call list as rows of text: what ``call_list.csv`` holds and the fingerprint covers."""

from collections.abc import Iterator

from app.report.content import CallList, HouseholdBlock, MemberNeed
from app.report.list_check import check_row
from app.wording.paper_words import TRAINING

CALL_LIST_COLUMNS = (
    "list",
    "call_rank",
    "tier",
    "household_id",
    "support_codes",
    "name",
    "kana",
    "age",
    "members",
    "phones",
    "address",
    "building",
    "district",
    "depth",
    "verdict",
    "reason",
    "duration",
    "location_note",
    "needs",
    "map_square",
    "shelter",
)
TEXT_COLUMNS = frozenset(CALL_LIST_COLUMNS) - {
    "call_rank",
    "tier",
    "age",
    "members",
}


def heading_row(call_list: CallList) -> tuple[str, ...]:
    """Give what every page says about the list, as texts."""
    heading = call_list.heading
    sources = (f"{source.name}:{_told(source.exported_on)}" for source in heading.sources)
    layers = (
        f"{layer.name}:{_told(layer.credit)}:{_told(layer.published_on)}"
        for layer in heading.layers
    )
    return (
        call_list.title,
        heading.town,
        TRAINING if heading.is_training else "",
        heading.as_of.isoformat(),
        heading.points_name,
        *sources,
        *layers,
        *(f"{reason}:{count}" for reason, count in call_list.counts.excluded),
        f"{call_list.counts.residents}",
        *([heading.area] if heading.area else []),
        heading.grid_mark,
        *(() if heading.check is None else check_row(heading.check)),
    )


def section_rows(call_list: CallList) -> Iterator[tuple[str, ...]]:
    """Give a row per printed household, in printed order, with :data:`CALL_LIST_COLUMNS`."""
    for section in call_list.sections:
        for block in section.blocks:
            yield (section.name, *_row(block))


def needs_text(need: MemberNeed) -> str:
    """Say whose needs they are, the support code, and the needs, in one line."""
    age = "" if need.age is None else f" {need.age}歳"
    code = f" {need.code}" if need.code else ""
    told = f"：{'／'.join(need.needs)}" if need.needs else ""
    return f"{need.name}{age}{code}{told}"


def _row(block: HouseholdBlock) -> tuple[str, ...]:
    return (
        _told(block.call_rank),
        _told(block.tier),
        block.household_id,
        block.support_codes,
        block.head.name,
        _told(block.head.kana),
        _told(block.head.age),
        str(block.members),
        ";".join(f"{phone.number}（{phone.whose}）" for phone in block.phones),
        block.place.address,
        _told(block.place.building),
        _told(block.place.district),
        block.hazard.depth,
        block.hazard.verdict,
        block.hazard.sentence,
        block.hazard.duration,
        block.place.note,
        ";".join(needs_text(need) for need in block.in_need),
        block.place.square,
        block.shelter,
    )


def _told(value: object) -> str:
    return "" if value is None else str(value)
