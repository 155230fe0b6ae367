"""How the page 浸水図 words layers, products and what became of them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from app.pipeline.layer_desk import LayerCard
from app.pipeline.layer_frame import Reach, reach_of
from app.pipeline.product_desk import BroughtLayer
from app.ui.layers.answer_draft import AnswerDraft
from app.ui.speaker import Speaker
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.layer_page_words import (
    SHORT_KIND_WORDS,
    SHORT_PERIL_WORDS,
    SHORT_QUESTION_WORDS,
    use_of,
)
from app.wording.map_words import LAYER_VALUE_WORDS
from app.wording.product_words import FAMILY_WORDS, tell_remark
from gis.bounds import Bounds
from gis.products.product import ProductLook, Remark
from scoring.codes import Coverage, HazardKind, Verdict

DASH = "—"
_SHOWN_RIVERS = 6
_SHOWN_VALUES = 20


class LayerPageWords:
    """Words in the language of the window."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def titles(self) -> tuple[str, ...]:
        """Give the titles of the table of layers."""
        say = self._speaker.say
        return (
            say("浸水図", "Layer"),
            say("種類", "Kind"),
            say("災害", "Danger"),
            say("届く家", "Covered"),
            say("区域内", "In zone"),
        )

    def row(self, card: LayerCard) -> tuple[str, ...]:
        """Word one row of that table."""
        fact, share = card.fact, card.share_covered
        return (
            fact.name,
            self._speaker.text(SHORT_KIND_WORDS[fact.kind]),
            self._speaker.text(SHORT_PERIL_WORDS[fact.peril]),
            DASH if share is None else _percent(share),
            f"{card.touched:,}",
        )

    def facts(self, card: LayerCard, frame: Bounds | None) -> tuple[tuple[str, str], ...]:
        """Tell everything of a layer, as titles with their words."""
        say, code, fact = self._speaker.say, self._speaker.code, card.fact
        edition = DASH if fact.rank_edition is None else code(fact.rank_edition)
        day = say("書かれていません", "not told")
        if fact.published_on is not None:
            day = self._speaker.day(fact.published_on)
        return (
            (say("種類", "Kind"), f"{code(fact.kind)}・{code(fact.peril)}"),
            (say("使いみち", "Use"), self._speaker.text(use_of(fact.peril, fact.kind))),
            (say("出典", "Source"), fact.credit or say("書かれていません", "not told")),
            (say("公表日", "Day"), day),
            (say("版", "Edition"), edition),
            (say("値のない所", "No value"), code(fact.nodata_means)),
            (say("範囲", "Extent"), self.reach(card, frame)),
            (say("世帯", "Homes"), self.homes(card)),
            (self._touched_title(fact.kind), say(f"{card.touched:,}世帯", f"{card.touched:,}")),
        )

    def homes(self, card: LayerCard) -> str:
        """Tell to how many homes it says something; the numbers add up."""
        say, homes = self._speaker.say, card.homes
        total = sum(homes.values())
        share = "" if card.share_covered is None else f"（{_percent(card.share_covered)}）"
        return say(
            f"全 {total:,}世帯 ＝ 届く {homes[Coverage.ASSESSED]:,}{share}"
            f"＋ 範囲の外 {homes[Coverage.OUTSIDE]:,}"
            f"＋ データなし {homes[Coverage.NO_DATA]:,}"
            f"＋ 位置が不明 {homes[Coverage.NO_LOCATION]:,}",
            f"{total:,} homes = {homes[Coverage.ASSESSED]:,} covered{share}"
            f" + {homes[Coverage.OUTSIDE]:,} outside + {homes[Coverage.NO_DATA]:,} without data"
            f" + {homes[Coverage.NO_LOCATION]:,} not located",
        )

    def reach(self, card: LayerCard, frame: Bounds | None) -> str:
        """Tell how the layer lies to the town, by the frames of both."""
        say = self._speaker.say
        if frame is None:
            return say("町の範囲が分からないため、比べられません", "the town's extent is not known")
        words = {
            Reach.COVERS: say("町の外枠をすべて含む", "holds the whole frame of the town"),
            Reach.PART: say(
                "町の一部だけに届く（届かない所は「不明」）", "reaches part of the town only"
            ),
            Reach.APART: say("町に届いていない", "does not reach the town"),
        }
        return words[reach_of(card.speaks_within, frame)]

    def value_words(self, kind: HazardKind) -> Mapping[int, str]:
        """Give the words of the values of a kind, for the legend."""
        words = LAYER_VALUE_WORDS.get(kind) or dict(enumerate(DEPTH_RANK_WORDS))
        return {value: self._speaker.text(text) for value, text in words.items()}

    def found(self, look: ProductLook) -> str:
        """Say what a product was recognised as."""
        families = dict.fromkeys(layer.family for layer in look.layers)
        names = "・".join(self._speaker.text(FAMILY_WORDS[family]) for family in families)
        count = len(look.layers)
        return self._speaker.say(
            f"{look.path.name}　{names}　浸水図 {count}枚",
            f"{look.path.name}: {names}, {count} layers",
        )

    def remarks(self, remarks: Sequence[Remark]) -> str:
        """Tell remarks, one a line."""
        return "\n".join(f"・{tell_remark(one, self._speaker.language)}" for one in remarks)

    def offered(self, draft: AnswerDraft) -> str:
        """Word one layer of a product in the list."""
        say, layer = self._speaker.say, draft.layer
        kind = say("種類は未回答", "kind open")
        if draft.kind is not None:
            kind = self._speaker.code(draft.kind)
        peril = "" if layer.peril is None else f"・{self._speaker.code(layer.peril)}"
        rivers = "、".join(layer.rivers[:_SHOWN_RIVERS])
        more = len(layer.rivers) - _SHOWN_RIVERS
        rivers += say(f" ほか{more:,}", f" and {more:,} more") if more > 0 else ""
        lines = [draft.name, f"{kind}{peril}", rivers]
        if draft.is_wanted and draft.open:
            lines.append(say(f"▲ 答えるもの {len(draft.open)}", f"▲ {len(draft.open)} open"))
        return "\n".join(line for line in lines if line)

    def missing(self, wanted: Sequence[AnswerDraft], taken: Collection[str]) -> str:
        """Say what keeps a person from going on; empty: nothing does."""
        say = self._speaker.say
        if not wanted:
            return say("取り込む浸水図を選んでください。", "Choose the layers you want.")
        for draft in wanted:
            if draft.open:
                words = self._speaker.text(SHORT_QUESTION_WORDS[draft.open[0]])
                return say(
                    f"「{draft.name}」の「{words}」にまだ答えていません。推測はしません。",
                    f"'{draft.name}' still needs an answer: {words}. Nothing is guessed.",
                )
        names = Counter(draft.name.strip() for draft in wanted)
        doubled = [name for name, count in names.items() if count > 1 or name in taken]
        if doubled:
            return say(
                f"「{doubled[0]}」という名前の浸水図がもうあります。名前を変えてください。",
                f"There is a layer '{doubled[0]}' already. Choose another name.",
            )
        return ""

    def account(self, brought: BroughtLayer) -> str:
        """Tell of one layer what was read, what is left and what was found."""
        say, outcome = self._speaker.say, brought.outcome
        head = say(
            f"読んだ数 {outcome.unit_count:,}　うち町とその周り（約2km）に残した数 "
            f"{outcome.kept_count:,}",
            f"{outcome.unit_count:,} read, {outcome.kept_count:,} of them in or near the town",
        )
        if outcome.spec is None:
            head = say("残せません。", "Nothing can be kept.")
        values = list(outcome.value_counts.items())
        told = "、".join(f"{value}×{count:,}" for value, count in values[:_SHOWN_VALUES])
        told += " …" if len(values) > _SHOWN_VALUES else ""
        seen = say(f"見つかった値: {told}", f"Values found: {told}") if told else ""
        return "\n".join(line for line in (head, self.remarks(outcome.remarks), seen) if line)

    def change(self, before: Mapping[Verdict, int], after: Mapping[Verdict, int]) -> str:
        """Tell how many homes have which verdict, before and now."""
        code = self._speaker.code
        # no break inside a pair of numbers, however narrow the window is
        parts = [f"{code(one)}\u00a0{before[one]:,}→{after[one]:,}" for one in Verdict]
        told = "　".join(parts)
        return self._speaker.say(f"判定（世帯）: {told}", f"Verdicts (homes): {told}")

    def _touched_title(self, kind: HazardKind) -> str:
        is_zone = kind in (HazardKind.COLLAPSE_ZONE, HazardKind.SEDIMENT_ZONE)
        say = self._speaker.say
        return say("区域の中", "In the zone") if is_zone else say("浸水する家", "In the water")


def _percent(share: float) -> str:
    """Give a share; 100 % stands only for all of them, 0 % only for none."""
    shown = round(share * 1000) / 10
    if share < 1:
        shown = min(shown, 99.9)
    if share > 0:
        shown = max(shown, 0.1)
    return f"{shown:.1f} %"
