"""What the detail pane says about one household: plain lines, in the order they are needed."""

from dataclasses import replace

import pandas as pd

from app.pipeline.household_detail import HouseholdDetail, LayerDetail, MemberDetail, Reason
from app.ui.detail_line import Line, points_line
from app.ui.detail_papers import PaperWords
from app.ui.detail_places import PlaceLineWords
from app.ui.detail_shelters import ShelterWords
from app.ui.gaiji_marks import with_gaiji_marks
from app.ui.household_words import DASH, told
from app.ui.speaker import Speaker
from app.ui.theme import TIER_SIGNS
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.depth_words import metres_text
from app.wording.duration_words import DURATION_TEXTS
from app.wording.verdict_words import COLLAPSE_ZONES, SEDIMENT_ZONES, verdict_sentence
from scoring.codes import (
    Coverage,
    ExclusionReason,
    Flag,
    HazardKind,
    Level,
    Verdict,
    VerdictReason,
)

_ZONES = {
    HazardKind.COLLAPSE_ZONE: COLLAPSE_ZONES,
    HazardKind.SEDIMENT_ZONE: SEDIMENT_ZONES,
}


class DetailWords:
    """Says everything about one household."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._papers = PaperWords(speaker)
        self._shelters = ShelterWords(speaker)
        self._places = PlaceLineWords(speaker)

    def lines(self, detail: HouseholdDetail) -> list[Line]:
        """Give the lines of the pane from top to bottom; a line of dashes is drawn as a rule."""
        lines = [
            *self._place_in_list(detail),
            *self._home(detail),
            *self._papers.contacts(detail),
            *self._verdict(detail),
            *self._shelters.lines(detail.shelters),
            *self._why(detail),
            *self._papers.papers(detail),
            *self._water(detail),
        ]
        return [_marked(line) for line in lines]

    def _place_in_list(self, detail: HouseholdDetail) -> list[Line]:
        row, say = detail.household, self._speaker.say
        codes = told(row["support_codes"], say("支援の点数なし", "no support score"))
        if pd.isna(row["call_rank"]):
            reason = self._speaker.code(ExclusionReason(row["exclusion"]))
            place = say(f"リストに載りません（{reason}）", f"not on the list ({reason})")
        else:
            tier, rank = int(row["tier"]), int(row["call_rank"])
            sign = TIER_SIGNS[tier]
            place = say(f"{sign} 第{tier}層　{rank:,}番", f"{sign} tier {tier}, no. {rank:,}")
        flags = [self._speaker.code(Flag.NEEDS_POWER)] if row["needs_power"] else []
        if row["support_requested"]:
            flags.append(f"● {self._speaker.code(Flag.SUPPORT_REQUESTED)}")
        lines = [Line(place, "strong"), Line(codes, "code")]
        return [*lines, Line("　".join(flags), "strong")] if flags else lines

    def _home(self, detail: HouseholdDetail) -> list[Line]:
        row, say = detail.household, self._speaker.say
        head = detail.members[0]
        others = len(detail.members) - 1
        more = say(f"　ほか{others}人", f" and {others} more") if others else ""
        phones = list(dict.fromkeys(p for m in detail.members for p in m.phones))
        floor = row["floor"]
        lived = say("居住階 不明", "floor unknown")
        if not pd.isna(floor):
            lived = say(f"{int(floor)}階に居住", f"lives on floor {int(floor)}")
        district = told(row["district"], "")
        place = [told(row["address"]), told(row["building"], ""), district, lived]
        return [
            Line(told(head.kana, ""), "small"),
            Line(f"{head.name}（{self._age(head)}）{more}", "person"),
            *(Line(phone, "person") for phone in phones),
            *([] if phones else [Line(say("電話番号なし", "no phone number"), "strong")]),
            *(Line(text) for text in place if text),
        ]

    def _verdict(self, detail: HouseholdDetail) -> list[Line]:
        row = detail.household
        verdict = self._speaker.code(Verdict(row["verdict"]))
        reason = self._speaker.code(VerdictReason(row["reason"]))
        return [
            self._section("判定", "Verdict"),
            Line(f"→ {verdict}", "person"),
            Line(self._speaker.text(verdict_sentence(detail.verdict)), "strong"),
            Line(reason),
        ]

    def _why(self, detail: HouseholdDetail) -> list[Line]:
        lines = [self._section("なぜこの順か", "Why this place")]
        for member in detail.members:
            lines += self._member(member)
        return [*lines, Line(self._arithmetic(detail), "strong")]

    def _member(self, member: MemberDetail) -> list[Line]:
        relationship = told(member.relationship, "")
        name = f"{member.name}（{self._age(member)}{'・' if relationship else ''}{relationship}）"
        say = self._speaker.say
        care = say("　施設・病院に滞在", " in care") if member.in_care else ""
        code = f"　{member.support_code}" if member.support_code else ""
        lines = [Line(f"{name}{code}{care}", "strong"), *self._vague_birth(member)]
        if not member.reasons:
            return [*lines, Line(say("　当てはまる要件なし", "  no requirement"), "quiet")]
        return [*lines, *(self._reason(reason) for reason in member.reasons)]

    def _vague_birth(self, member: MemberDetail) -> list[Line]:
        if member.birth is None or member.birth[0] == member.birth[1]:
            return []
        first, last = (self._speaker.day(day) for day in member.birth)
        words = self._speaker.say(
            f"　生年月日は {first} から {last} のあいだ", f"  born between {first} and {last}"
        )
        return [Line(words, "small")]

    def _reason(self, reason: Reason) -> Line:
        points = self._speaker.say(f"{_points(reason.points)}点", f"{_points(reason.points)}")
        if reason.file is None:
            source = self._speaker.say("住民の生年月日", "date of birth")
        elif reason.line is None:
            source = reason.file
        else:
            source = self._speaker.say(
                f"{reason.file} {reason.line}行", f"{reason.file} line {reason.line}"
            )
        return points_line(points, reason.label, source)

    def _arithmetic(self, detail: HouseholdDetail) -> str:
        row, say = detail.household, self._speaker.say
        if pd.isna(row["score"]):
            return say("世帯点 なし（要件のある人がいません）", "no household score")
        level = told(row["level"], DASH)
        total = _points(row["score_sum"])
        return say(
            f"世帯 {total}÷{detail.divisor}人 = {row['score']:.1f}（{level}）",
            f"household {total} ÷ {detail.divisor} = {row['score']:.1f} ({level})",
        ) + self._top(row)

    def _top(self, row: pd.Series) -> str:
        top = row["top_individual_level"]
        if pd.isna(top):
            return ""
        return self._speaker.say(f"　個人最高 {Level(top)}", f", highest person {Level(top)}")

    def _water(self, detail: HouseholdDetail) -> list[Line]:
        section = self._section("想定ごとの浸水", "Water by layer")
        lines = [section, *self._places.lines(detail)]
        for layer in detail.layers:
            lines += [Line(layer.name, "quiet"), Line(f"　{self._layer_value(layer)}", "strong")]
        return lines

    def _layer_value(self, layer: LayerDetail) -> str:
        say, kind = self._speaker.say, HazardKind(layer.kind)
        coverage = Coverage(layer.coverage)
        if coverage is not Coverage.ASSESSED or layer.value is None:
            words = self._speaker.code(coverage)
            return say(f"？ 不明（{words}）", f"? unknown ({words})")
        if kind in _ZONES:
            outside = say("区域の外", "outside")
            return self._speaker.text(_ZONES[kind][int(layer.value)]) if layer.value else outside
        if kind is HazardKind.DURATION_RANK:
            rank = int(layer.value)
            if rank in range(len(DURATION_TEXTS)):
                return self._speaker.text(DURATION_TEXTS[rank])
            return say(f"継続時間 区分{rank}", f"duration rank {rank}")
        return self._depth(layer, kind)

    def _depth(self, layer: LayerDetail, kind: HazardKind) -> str:
        if layer.flood_rank is None:
            return self._speaker.say("？ 不明", "? unknown")
        words = self._speaker.text(DEPTH_RANK_WORDS[layer.flood_rank])
        if kind is HazardKind.DEPTH_M and layer.flood_rank and layer.value is not None:
            return self._speaker.say(
                f"{metres_text(layer.value)}（{words}・ランク{layer.flood_rank}）",
                f"{metres_text(layer.value)} ({words}, rank {layer.flood_rank})",
            )
        if not layer.flood_rank:
            return words
        return self._speaker.say(
            f"{words}（ランク{layer.flood_rank}）", f"{words} (rank {layer.flood_rank})"
        )

    def _age(self, member: MemberDetail) -> str:
        if member.age is None:
            return self._speaker.say("年齢不明", "age unknown")
        if member.youngest_age is None or member.youngest_age == member.age:
            return self._speaker.say(f"{member.age}歳", f"{member.age}")
        youngest, oldest = member.youngest_age, member.age
        return self._speaker.say(f"{youngest}〜{oldest}歳", f"{youngest} to {oldest}")

    def _section(self, ja: str, en: str) -> Line:
        return Line(self._speaker.say(ja, en), "section")


def _marked(line: Line) -> Line:
    """Let an unknown 外字 stand as a mark: the fonts of the window draw nothing for it."""
    if line.cells is None:
        return replace(line, text=with_gaiji_marks(line.text))
    left, words, small = map(with_gaiji_marks, line.cells)
    return replace(line, text=with_gaiji_marks(line.text), cells=(left, words, small))


def _points(value: float) -> str:
    return f"{value:g}"
