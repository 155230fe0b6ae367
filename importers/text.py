"""One normal form of Japanese text for comparison and search. The original is always kept.

Nothing here repairs a cell: what is printed and stored is what the file said.
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
_NEW_OF_OLD = {pair[0]: pair[1] for pair in _OLD_KANJI.split()}
_SMALL_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_KATAKANA = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
_VOICING = re.compile("[\u3099\u309a]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONG_MARK_BETWEEN_DIGITS = re.compile(r"(?<=\d)ー(?=\d)")
_BLANKS = re.compile(r"[^\S\n]+")
_COMBINING = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
_FOLD = str.maketrans(
    _NEW_OF_OLD
    | dict.fromkeys(_HYPHENS, "-")
    | {"~": "-", "〜": "-", "〇": "○", "◯": "○", "ヶ": "ケ", "ヵ": "カ"}
)
_SEARCH_FOLD = str.maketrans(
    _KATAKANA
    | {katakana: _SMALL_KANA.get(kana, kana) for katakana, kana in _KATAKANA.items()}
    | _SMALL_KANA
    | {"ー": "-", "・": None, "·": None}
)

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""外字: characters that mean something only on the machine that wrote them."""

LOST = re.compile("[\ufffd〓]")
"""What stands where a character could not be written: the replacement mark and the geta."""


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


def search_key(text: str) -> str:
    """Give the form in which names are searched: the comparison key, kana folded too.

    Hiragana and katakana, voiced and plain (か/が), small and large (ょ/よ) kana and the long
    mark and hyphens are equal, as the standard for resident systems asks.

    >>> search_key("ﾀﾞｲﾁｮｳ") == search_key("たいちよう")
    True
    """
    kana = unicodedata.normalize("NFD", comparison_key(text))
    plain = _VOICING.sub("", kana).translate(_SEARCH_FOLD)
    return unicodedata.normalize("NFKC", plain)
