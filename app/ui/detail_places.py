"""What the pane says of the place of a home: how finely it is known, by what, and how surely."""

import pandas as pd

from app.pipeline.household_detail import HouseholdDetail
from app.ui.detail_line import Line
from app.ui.household_words import square_words
from app.ui.speaker import Speaker
from app.wording.place_page_words import shares_text
from scoring.codes import LocationLevel, PlaceDoubt


class PlaceLineWords:
    """Says it in the language of the window."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def lines(self, detail: HouseholdDetail) -> list[Line]:
        """Give the lines, the position first; what is not known of it is not told."""
        row, say = detail.household, self._speaker.say
        located = self._speaker.code(LocationLevel(row["location_level"]))
        square = square_words(row, self._speaker)
        lines = [
            Line(
                say(f"位置: {located}　地図の升 {square}", f"position: {located}, square {square}"),
                "quiet",
            )
        ]
        shares = self._speaker.text(shares_text(detail.shares))
        if shares:
            uncertain = say("位置不確か", "position uncertain")
            lines.append(Line(f"{uncertain}　{shares}", "strong"))
        return [*lines, *(Line(text, "quiet") for text in self._about(row) if text)]

    def _about(self, row: pd.Series) -> list[str]:
        return [
            self._circle(row),
            self._doubt(row),
            self._told(row["matched"], "住所の表と合った所: ", "matched: "),
            self._told(row["rest"], "合わなかった残り: ", "left over: "),
            self._told(row["placed_by"], "位置を置いた人: ", "placed by: "),
            self._floor(row),
        ]

    def _circle(self, row: pd.Series) -> str:
        if pd.isna(row["radius_m"]) or not row["radius_m"]:
            return ""
        metres = f"{row['radius_m']:.0f}"
        return self._speaker.say(
            f"この点から半径{metres}mのどこか（浸水はその中の最悪）",
            f"somewhere within {metres} m of the point (the worst water in it counts)",
        )

    def _doubt(self, row: pd.Series) -> str:
        if pd.isna(row["doubt"]):
            return ""
        words = self._speaker.code(PlaceDoubt(row["doubt"]))
        return self._speaker.say(f"気になる点: {words}", f"doubt: {words}")

    def _floor(self, row: pd.Series) -> str:
        if pd.isna(row["floor_hint"]) or not pd.isna(row["floor"]):
            return ""
        floor = int(row["floor_hint"])
        return self._speaker.say(
            f"部屋番号からは{floor}階と思われます（判定には使いません）",
            f"floor {floor} by the room number, a guess that no verdict uses",
        )

    def _told(self, value: object, ja: str, en: str) -> str:
        return f"{self._speaker.say(ja, en)}{value}" if isinstance(value, str) and value else ""
