"""How long the water stands (浸水継続時間), by the ranks of 国土数値情報 A31."""

from app.wording.sentence import Text

DURATION_TEXTS: tuple[Text, ...] = (
    Text("継続なし", "no standing water"),
    Text("継続12時間未満", "stands below 12 h"),
    Text("継続12〜24時間", "stands 12–24 h"),
    Text("継続1〜3日", "stands 1–3 days"),
    Text("継続3日〜1週間", "stands 3 days to 1 week"),
    Text("継続1〜2週間", "stands 1–2 weeks"),
    Text("継続2〜4週間", "stands 2–4 weeks"),
    Text("継続4週間以上", "stands 4 weeks or more"),
)
"""0: no standing water expected; 1–7: 浸水継続時間ランクコード."""
