"""What the detail pane says of shelters: the nearest fit one, why others are not named."""

from app.pipeline.shelter_ways import HouseholdShelters, PassedOver, ShelterWay
from app.ui.detail_line import Line
from app.ui.speaker import Speaker
from app.wording.shelter_words import (
    ACROSS_A_RIVER,
    ASK_FIRST,
    FROM_THE_TOWN,
    NO_FIT_SHELTER,
    RIVERS_UNKNOWN,
    STRAIGHT_LINE,
    capacity_text,
    straight_text,
)


class ShelterWords:
    """Says where a household may go, and that every distance is a straight line."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def lines(self, shelters: HouseholdShelters | None) -> list[Line]:
        """Give the lines; none where the town has no list of shelters."""
        if shelters is None:
            return []
        text = self._speaker.text
        lines = [Line(self._speaker.say("避難先の目安", "Shelters"), "section")]
        if shelters.nearest is None:
            lines.append(Line(text(NO_FIT_SHELTER), "strong"))
        else:
            lines += [*self._way(shelters.nearest), *self._river(shelters)]
        lines += [self._passed_over(site) for site in shelters.passed_over]
        if shelters.welfare is not None:
            name = self._speaker.say("福祉避難所", "Welfare shelter")
            lines += [Line(name, "quiet"), *self._way(shelters.welfare), Line(text(ASK_FIRST))]
        if shelters.is_from_town:
            lines.append(Line(text(FROM_THE_TOWN), "small"))
        return [*lines, Line(text(STRAIGHT_LINE), "small")]

    def _way(self, way: ShelterWay) -> list[Line]:
        told = [way.address, way.phone, self._speaker.text(capacity_text(way.capacity))]
        name = self._speaker.text(straight_text(way.name, way.distance_m))
        return [Line(name, "strong"), Line("　".join(word for word in told if word), "small")]

    def _river(self, shelters: HouseholdShelters) -> list[Line]:
        text = self._speaker.text
        if shelters.crosses_river is None:
            return [Line(text(RIVERS_UNKNOWN), "small")]
        if not shelters.crosses_river:
            return []
        lines = [Line(text(ACROSS_A_RIVER), "small")]
        if shelters.same_side is None:
            return lines
        head = self._speaker.say("川をまたがない所", "Without crossing a river")
        return [*lines, Line(head, "quiet"), *self._way(shelters.same_side)]

    def _passed_over(self, site: PassedOver) -> Line:
        name = self._speaker.text(straight_text(site.name, site.distance_m))
        reason = self._speaker.code(site.fitness)
        return Line(f"× {name} {reason}", "small")
