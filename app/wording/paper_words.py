"""Short words for the printed list, where a line holds fourteen characters.

The paper is Japanese in either language of the program: it is read by the staff who call.
"""

from datetime import date

from scoring.codes import Coverage, ExclusionReason, LocationLevel, Verdict

LIST_TITLE = "避難呼びかけリスト"
SEALED_TITLE = "封緘　支援措置対象世帯"
TRAINING = "訓練"
NOT_ON_MAP_SECTION = "位置が分からない・不確かな世帯"
MAIN_SECTION = "呼びかけ順"
POWER_SECTION = "電源が必要な世帯（浸水の有無によらない）"
SEALED_SECTION = "支援措置 対象世帯：取扱注意"

NOT_ON_MAP_NOTE = (
    "浸水するか、どれほどか分かりません（町名までの世帯は、その町の浸水の割合を書いてあります）。"
    "住所を確かめ、順位の番号どおりの急ぎで呼びかけてください。"
)
MAIN_NOTE = (
    "番号の順に呼びかけてください。抜けている番号は「位置が分からない・不確かな世帯」にあります。"
)
POWER_NOTE = "停電に備えて連絡する世帯です。番号のある世帯は呼びかけ順にも載っています。"
SEALED_NOTE = (
    "住所・電話を他の名簿や地図に写さないでください。担当者だけが扱い、使用後は封をして返却します。"
)
NO_COLLAPSE_LAYER = (
    "家屋倒壊等氾濫想定区域の図が使われていません。区域の内外は不明です。"
    "「屋内安全確保も可」の世帯は区域の外と確かめてから伝えてください。"
)
OTHER_WATER = (
    "洪水では浸水なしでも、内水・高潮・津波などの図で浸水する世帯が {:,} 世帯あります。"
    "このリストには載っていません。"
)
NO_DURATION_LAYER = "浸水継続時間の図が使われていません。水が引くまでの時間は不明です。"

TIER_MARKS: dict[int, str] = {1: "■", 2: "▲", 3: "●", 4: "○"}
TIER_WORDS: dict[int, str] = {
    1: "第1層（最も急ぐ）",
    2: "第2層",
    3: "第3層",
    4: "第4層",
}

PAPER_VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.LEAVE: "立退き避難",
    Verdict.STAY_POSSIBLE: "屋内安全確保も可",
    Verdict.DRY: "浸水なし",
    Verdict.UNKNOWN: "判定できない",
}

LOCATION_NOTES: dict[LocationLevel, str] = {
    LocationLevel.PARCEL_MAIN: "位置は地番の本番まで",
    LocationLevel.BLOCK: "位置は街区まで",
    LocationLevel.TOWN: "位置は町名まで（浸水は町の最悪）",
}

UNKNOWN_DEPTH_WORDS: dict[Coverage, str] = {
    Coverage.ASSESSED: "不明（浸水深の図がない）",
    Coverage.OUTSIDE: "不明（地図の範囲外）",
    Coverage.NO_DATA: "不明（地図に値がない）",
    Coverage.NO_LOCATION: "不明（位置不明）",
}

EXCLUDED_WORDS: dict[ExclusionReason, str] = {
    ExclusionReason.DEAD: "死亡",
    ExclusionReason.MOVED_OUT: "転出",
    ExclusionReason.DELETED: "消除",
    ExclusionReason.PROTECTED: "支援措置（別の封緘名簿で扱う）",
    ExclusionReason.OUTSIDE_AREA: "対象区域の外",
    ExclusionReason.DRY: "浸水なし（想定の範囲内）",
}

CONTACT_RESULTS: tuple[tuple[str, str], ...] = (
    ("10", "本人"),
    ("11", "家族・同居者"),
    ("12", "支援者・近隣"),
    ("20", "留守電"),
    ("21", "応答なし"),
    ("22", "話し中"),
    ("30", "番号違い"),
    ("40", "FAX・メール送信"),
    ("41", "返信あり"),
    ("50", "訪問"),
)
SITUATIONS: tuple[tuple[str, str], ...] = (
    ("1", "避難済"),
    ("2", "これから避難"),
    ("3", "屋内安全確保"),
    ("4", "支援が必要"),
    ("5", "避難しない"),
    ("6", "救助要請119"),
    ("7", "不在（入院等）"),
    ("8", "安否不明"),
    ("9", "対象外"),
)

SECRECY = "秘密保持：災害対策基本法49条の13"
RETURN_AFTER_USE = "使用後は本部へ返却"
OLD_SOURCE = "古い"
NO_EXPORT_DATE = "日付不明"
CONTINUED = "（前の頁の続き）"
NO_RANK = "—"
NO_AGE = "年齢不明"
NO_PHONE = "電話番号なし → 訪問"
NO_CREDIT = "出典の記載なし"
NO_SOURCES = "元データの日付なし"
NO_LAYERS = "図なし（浸水するかは全世帯で不明）"
COPY_AND_RECEIVER = "写し　　／　　 受取　　　　　　"
ABOUT_THIS_LIST = "この名簿について"
PURPOSE = (
    "住民基本台帳・福祉の記録・浸水想定を重ね、電話で避難を呼びかける順に世帯を並べた名簿です。"
    "浸水や位置が「不明」の世帯は、安全という意味ではありません。"
)
SEALED_PURPOSE = (
    "支援措置の対象者がいる世帯だけの名簿です。他の名簿・地図・検索には載っていません。"
    "担当者以外に見せず、住所を口頭でも伝えないでください。"
)
HOW_TO_USE = (
    "番号の順に電話し、時刻・結果・状況・担当を書きます。一つ目の番号に出なければ次の番号へ。",
    "2回とも応答がなければ近隣・民生委員へ、それでもだめなら訪問の一覧へ回します。",
    "状況 4・5・6・8 は、すぐ本部へ知らせます。",
)
SUPPORT_CODES = (
    "支援コード ●C5(D)：● は避難支援の希望、C5 は本人の支援レベルと点、(D) は世帯の支援レベル"
    "（A が最も高い）。"
)
BOXED_CHARACTERS = (
    "囲み文字：「外E000」などは外字（元の字は台帳で確認）、「異」は直前の字の異体字が書体になく"
    "標準の字体で印字したものです。"
)
ADDS_UP = "集計（全員がどこに入ったか）"
NOBODY_HERE = "該当する世帯はありません。"
CHECKED_BY = "確認者　　　　　　　　　　　　時刻　　　：　　　"
GAIJI = "外"
CODE_POINT = "U+"
VARIANT_NOT_IN_FONT = "異"

_WEEKDAYS = "月火水木金土日"
_REIWA_FROM = date(2019, 5, 1)


def long_day(day: date) -> str:
    """Write a day as on an official paper: 令和8年11月20日(金); before Reiwa in western years."""
    weekday = _WEEKDAYS[day.weekday()]
    if day < _REIWA_FROM:
        return f"{day.year}年{day.month}月{day.day}日({weekday})"
    year = day.year - _REIWA_FROM.year + 1
    told = "元" if year == 1 else str(year)
    return f"令和{told}年{day.month}月{day.day}日({weekday})"


def short_day(day: date, as_of: date) -> str:
    """Write a day as 11/20; with its year where that is not the year of ``as_of``."""
    if day.year == as_of.year:
        return f"{day.month}/{day.day}"
    return f"{day.year}/{day.month}/{day.day}"


REFUSED_ROWS = (
    "このほかに、取り込めなかった行が {rows}行あります（住民の行を含むことがあります）。"
    "取込の指摘一覧で確かめてください。"
)
UNLINKED_RECORDS = (
    "宛名番号のない名簿の {rows}人が、まだ誰か分かっていません（未照合）。この人たちの要件は"
    "点に入っていません。照合で確かめてください。"
)
UNLINKED_SHORT = "未照合 {records}件"
UNSCORED_ROWS = (
    "配点表にない要件が {rows}件あります。この町の等級の呼び方が配点表にあるか、確かめてください。"
)
