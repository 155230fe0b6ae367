"""The sentences of the map page that hang on how many households they are about."""

import pandas as pd

from app.ui.speaker import Speaker
from gis.town_map.dots import is_at_town


class MapWords:
    """Says them in the window's language."""

    def __init__(self, speaker: Speaker) -> None:
        self._say = speaker.say

    def told_unplaced(self, homes: pd.DataFrame) -> str:
        """Say how many listed households are on the map, and how many are not."""
        listed = homes[homes["call_rank"].notna()]
        missing = int(listed["lon"].isna().sum())
        at_town = int(is_at_town(listed).sum())
        if not missing and not at_town:
            return self._say(
                f"掲載 {len(listed):,}世帯をすべて地図に載せています。",
                f"All {len(listed):,} listed households are on the map.",
            )
        parts, parts_en = [], []
        if missing:
            parts.append(f"位置が分からない {missing:,}世帯は地図に載りません")
            parts_en.append(f"{missing:,} have no position and are not on the map")
        if at_town:
            parts.append(f"町名までしか分からない {at_town:,}世帯は「町」の印にまとめています")
            parts_en.append(f"{at_town:,} are known only to their town and stand in its sign")
        return self._say(
            f"掲載 {len(listed):,}世帯のうち、{'。'.join(parts)}。",
            f"Of {len(listed):,} listed households {'; '.join(parts_en)}.",
        )

    def told_not_on_map(self) -> str:
        """Say that the chosen household is not drawn."""
        return self._say(
            "選んだ世帯は地図に載っていません（位置が分からないか、掲載の対象ではありません）。",
            "The chosen household is not on the map (no position, or not listed).",
        )

    def told_town_only(self) -> str:
        """Say that the mark stands at the town's point, not at the home."""
        return self._say(
            "選んだ世帯の位置は町名までしか分かりません。印は町の代表点で、家の場所ではありません。",
            "Only the town of the chosen household is known: the mark is not the home's place.",
        )

    def no_browser_part(self) -> str:
        """Say that maps cannot be shown on this machine."""
        return self._say(
            "この端末では地図を表示する部品（Qt WebEngine）を開けません。"
            "名簿と印刷はそのまま使えます。地図は、書き出した map.html を"
            "ブラウザーで開いて見てください。",
            "The part that shows maps (Qt WebEngine) does not open on this machine. "
            "Lists and printing work; open the exported map.html in a browser instead.",
        )

    def area_title(self) -> str:
        """Name what was drawn."""
        return self._say("囲んだ範囲", "Drawn area")

    def district_title(self, name: str) -> str:
        """Name a district."""
        return self._say(f"地区「{name}」", f"District {name}")

    def group_title(self) -> str:
        """Name the homes of a town's sign."""
        return self._say("位置が町名までの世帯", "Known only to the town")

    def at_town_note(self, count: int) -> str:
        """Say how many of the listed stand only at their town's point."""
        return self._say(
            f"うち {count:,}世帯は位置が町名まで", f"{count:,} of them are known only to their town"
        )

    def left_out_note(self, count: int) -> str:
        """Say how many households no drawn area can hold."""
        return self._say(
            f"位置が分からない {count:,}世帯は含みません",
            f"{count:,} households without a position are not counted",
        )

    def unplaced_note(self, count: int) -> str:
        """Say how many of a district are on no map."""
        return self._say(
            f"うち {count:,}世帯は位置が分からない", f"{count:,} of them have no position"
        )
