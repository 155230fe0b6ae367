"""The form in which two spellings of one Japanese word are equal.

Registries, lists and address tables are compared by it, so it stands below them all. Record
ids hang on it: what it gives for a text never changes. The original is always kept.
"""

import re
import unicodedata

_HYPHENS = "‐‑‒–—―−─━﹣－ｰ-"
_OLD_KANJI = (
    "髙高 﨑崎 嵜崎 碕崎 德徳 瀨瀬 濵浜 濱浜 邊辺 邉辺 齋斎 齊斉 櫻桜 澤沢 廣広 國国 圓円 惠恵 "
    "榮栄 眞真 實実 寬寛 壽寿 處処 將将 條条 淨浄 淺浅 龍竜 瀧滝 嶋島 嶌島 峯峰 富冨 祢禰 彌弥 "
    "爲為 壯壮 獨独 縣県 學学 藝芸 豐豊 與与 禮礼 靜静 總総 聰聡 證証 敎教 淸清 靑青 黑黒 綠緑 "
    "緖緒 郞郎 槇槙 曾曽 增増 壞壊 發発 當当 萬万 兩両 兒児 關関 鐵鉄 鷗鴎 舘館 驛駅 點点 藏蔵 "
    "巖巌 莊荘 產産 薰薫 吳呉 吞呑 栁柳 桒桑 桺柳 舩船 檜桧 會会 佛仏 變変 戀恋 來来 步歩 煕熙 "
    "燈灯 獻献 珎珍 盡尽 祿禄 穗穂 稻稲 繩縄 聲声 臺台 莖茎 蘆芦 蠶蚕 衞衛 裝装 覺覚 觀観 讓譲 "
    "錄録 鄕郷 釋釈 雜雑 靈霊 顯顕 勳勲 卷巻 參参 圖図 壹壱 奧奥 嶽岳 巢巣 帶帯 彈弾 從従 拂払 "
    "據拠 擧挙 擴拡 敍叙 斷断 數数 曉暁 曆暦 歐欧 歷歴 氣気 濟済 爐炉 狹狭 畫画 疊畳 盜盗 碎砕 "
    "稱称 竊窃 絲糸 經経 繪絵 續続 舊旧 莵菟 藥薬 號号 螢蛍 譽誉 豫予 賣売 賴頼 踐践 轉転 辯弁 "
    "遙遥 遲遅 醫医 鑛鉱 陷陥 隨随 險険 雙双 鷄鶏 鹽塩 麥麦 默黙 齒歯 龜亀 塲場 埜野 卋世 𠮷吉 "
    "亰京 﨟臈 舖舗 鬪闘 鴈雁 藪薮 籔薮 晄晃 冝宜 凉涼 穎頴 渊淵 渕淵"
)
NEW_OF_OLD = {pair[0]: pair[1] for pair in _OLD_KANJI.split()}
"""Characters that are written otherwise today (variants, 旧字体), with today's."""

KATAKANA_TO_HIRAGANA = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}

KANJI_DIGITS = {"○": 0, "零": 0} | {
    char: place for place, char in enumerate("一二三四五六七八九", 1)
}
"""Numerals for one digit; 〇 is folded to ○ by the key."""

KANJI_PLACES = {"十": 10, "百": 100, "千": 1000}

_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONG_MARK_BETWEEN_DIGITS = re.compile(r"(?<=\d)ー(?=\d)")
_BLANKS = re.compile(r"[^\S\n]+")
_COMBINING = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
_FOLD = str.maketrans(
    NEW_OF_OLD
    | dict.fromkeys(_HYPHENS, "-")
    | {"~": "-", "〜": "-", "〇": "○", "◯": "○", "ヶ": "ケ", "ヵ": "カ"}
)


def comparison_key(text: str) -> str:
    """Give the form in which two spellings of one word are equal.

    Width and compatibility forms (NFKC), variation selectors, old and new kanji, hyphens,
    blanks, letter case and ヶ/ケ are folded; kana are not. The key of a key is the key. Line
    breaks stay.

    >>> comparison_key("髙﨑　１－２")
    '高崎1-2'
    """
    plain = unicodedata.normalize("NFKC", _VARIATION.sub("", text).translate(_COMBINING))
    plain = unicodedata.normalize("NFKC", plain.casefold())
    folded = unicodedata.normalize("NFKC", _BLANKS.sub("", plain.translate(_FOLD)))
    return _LONG_MARK_BETWEEN_DIGITS.sub("-", folded)


def kanji_to_digits(word: str) -> str:
    """Write a number in kanji with digits: 二三 and 二十三 are 23; 〇 must be folded to ○."""
    if KANJI_PLACES.keys().isdisjoint(word):
        return "".join(str(KANJI_DIGITS[char]) for char in word)
    total = ones = 0
    for char in word:
        if char in KANJI_PLACES:
            total, ones = total + max(ones, 1) * KANJI_PLACES[char], 0
        else:
            ones = ones * 10 + KANJI_DIGITS[char]
    return str(total + ones)
