"""How the page 区域 words areas, orders and counts."""

from datetime import datetime

from app.pipeline.area_orders import Order, OrderLine, in_force
from app.pipeline.area_standing import AreaStanding
from app.pipeline.area_targets import Targets, joined_targets, targets_name
from app.pipeline.area_view import AreaRow, AreaView
from app.pipeline.areas import Area, AreaLine
from app.pipeline.coverage_check import CoverageCheck
from app.ui.speaker import Speaker
from app.wording.area_words import SHORT_LEVEL_WORDS
from scoring.area_codes import CheckState

DASH = "—"


class AreaWords:
    """Words in the language of the window."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    @property
    def whole_town(self) -> str:
        """The word for all of the town."""
        return self._speaker.say("町全体", "Whole town")

    def titles(self) -> tuple[str, ...]:
        """Give the titles of the table of areas."""
        say = self._speaker.say
        return (
            say("区域", "Area"),
            say("発令中", "Order"),
            say("種類", "Kind"),
            say("世帯", "Homes"),
            say("住民", "Residents"),
            say("要支援者", "In need"),
            say("浸水世帯", "In water"),
        )

    def row(self, row: AreaRow) -> tuple[str, ...]:
        """Word one row of that table."""
        count = row.count
        level = DASH if row.level is None else self._speaker.text(SHORT_LEVEL_WORDS[row.level])
        return (
            row.name,
            level,
            self._speaker.code(row.kind),
            f"{count.households:,}",
            f"{count.residents:,}",
            f"{count.in_need:,}",
            f"{row.wet:,}",
        )

    def order_titles(self) -> tuple[str, ...]:
        """Give the titles of the table of orders."""
        say = self._speaker.say
        return (
            say("状態", "State"),
            say("避難情報", "Order"),
            say("区域", "Areas"),
            say("発令", "Issued"),
            say("解除", "Lifted"),
            say("記録した人", "Entered by"),
        )

    def order_row(self, order: Order, areas: tuple[Area, ...]) -> tuple[str, ...]:
        """Word one order."""
        entry = order.entry
        lifted = DASH if order.lifted_at is None else self.moment(order.lifted_at)
        return (
            self._state(order),
            self._speaker.text(SHORT_LEVEL_WORDS[entry.level]),
            self.areas(entry.targets, areas),
            self.moment(entry.issued_at),
            lifted,
            order.author,
        )

    def areas(self, targets: Targets, areas: tuple[Area, ...]) -> str:
        """Name what an order or a list is for."""
        return targets_name(targets, areas, self.whole_town)

    def ordered(self, standing: AreaStanding) -> tuple[str, Targets]:
        """Name everything that is under an order, with the gravest level of it."""
        orders = in_force(standing.orders)
        targets = joined_targets([order.entry.targets for order in orders])
        level = self._speaker.text(SHORT_LEVEL_WORDS[orders[0].entry.level])
        name = self.areas(targets, standing.areas)
        several = (
            self._speaker.say("ほか", " and milder")
            if len({o.entry.level for o in orders}) > 1
            else ""
        )
        return self._speaker.say(
            f"{level}{several}の発令区域（{name}）", f"{level}{several}: {name}"
        ), targets

    def moment(self, at: datetime) -> str:
        """Give a moment by the clock of this office, short."""
        return f"{at.astimezone():%m/%d %H:%M}"

    def chosen(self, rows: list[AreaRow]) -> str:
        """Say which areas are chosen."""
        say = self._speaker.say
        if not rows:
            return say("区域を表から選んでください（複数選べます）。", "Choose areas in the table.")
        names = "・".join(row.name for row in rows)
        return say(f"選んだ区域　{names}", f"Chosen: {names}")

    def banner(self, check: CoverageCheck) -> str:
        """Say before a list is made what the check found."""
        say, unknown = self._speaker.say, check.unknown.households
        told = say(
            f"点検：浸水するか分からない {unknown:,}世帯",
            f"Check: {unknown:,} households of unknown water",
        )
        if not check.has_orders:
            wet = check.wet.households
            return told + say(
                f"・浸水する家 {wet:,}世帯（避難情報の記録なし）",
                f", {wet:,} in the water (no order is recorded)",
            )
        open_ = check.of(CheckState.WET_UNORDERED, CheckState.WET_UNDECIDED)
        return told + say(
            f"・浸水する家なのに発令の外 {open_.households:,}世帯 {open_.residents:,}人"
            f"（要支援者 {open_.in_need:,}人）",
            f", {open_.households:,} in the water without an order"
            f" ({open_.residents:,} people, {open_.in_need:,} in need)",
        )

    def history(self, shown: AreaView) -> str:
        """Tell everything that was entered, the newest first."""
        say = self._speaker.say
        orders = [self._order_line(line, shown) for line in shown.order_lines]
        areas = [self._area_line(line) for line in shown.area_lines]
        none = say("まだ記録はありません。", "Nothing was entered yet.")
        return "\n".join(
            [
                say("【発令の経過】", "Orders"),
                *(orders or [none]),
                "",
                say("【区域の経過】", "Areas"),
                *(areas or [none]),
            ]
        )

    def _state(self, order: Order) -> str:
        say = self._speaker.say
        if order.is_withdrawn:
            return say("取消（誤り）", "withdrawn")
        if order.lifted_at is not None:
            return say("解除", "lifted")
        return (
            say("発令中（訂正）", "in force, corrected")
            if order.is_corrected
            else say("発令中", "in force")
        )

    def _order_line(self, line: OrderLine, shown: AreaView) -> str:
        parts = [
            "" if line.at is None else self.moment(line.at),
            self._speaker.code(line.act),
            "" if line.level is None else self._speaker.code(line.level),
            "" if line.targets is None else self.areas(line.targets, shown.standing.areas),
            self._by(line.author, line.entered_at),
        ]
        return "　".join(part for part in parts if part)

    def _area_line(self, line: AreaLine) -> str:
        act = self._speaker.code(line.act)
        return f"「{line.name}」 {act}　{self._by(line.author, line.at)}"

    def _by(self, author: str, at: datetime) -> str:
        moment = self._speaker.moment(at)
        return self._speaker.say(f"（記録 {author} {moment}）", f"(entered {author} {moment})")


def targets_of_rows(rows: list[AreaRow]) -> Targets:
    """Give everything the chosen rows name."""
    return joined_targets([row.targets for row in rows])
