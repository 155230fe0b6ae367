"""Invented names: surnames and given names with their reading, common and rare."""

COMMON_SURNAMES = (
    "佐藤 サトウ|鈴木 スズキ|高橋 タカハシ|田中 タナカ|伊藤 イトウ|渡辺 ワタナベ|"
    "山本 ヤマモト|中村 ナカムラ|小林 コバヤシ|加藤 カトウ|吉田 ヨシダ|山田 ヤマダ|"
    "佐々木 ササキ|山口 ヤマグチ|松本 マツモト|井上 イノウエ|木村 キムラ|林 ハヤシ|"
    "斎藤 サイトウ|清水 シミズ|山崎 ヤマザキ|森 モリ|池田 イケダ|橋本 ハシモト|"
    "阿部 アベ|石川 イシカワ|山下 ヤマシタ|中島 ナカジマ|石井 イシイ|小川 オガワ|"
    "前田 マエダ|岡田 オカダ|長谷川 ハセガワ|藤田 フジタ|後藤 ゴトウ|近藤 コンドウ|"
    "村上 ムラカミ|遠藤 エンドウ|青木 アオキ|坂本 サカモト|斉藤 サイトウ|"
    "福田 フクダ|太田 オオタ|西村 ニシムラ|藤井 フジイ|金子 カネコ|岡本 オカモト|"
    "藤原 フジワラ|中野 ナカノ|三浦 ミウラ|原田 ハラダ|中川 ナカガワ|松田 マツダ|"
    "竹内 タケウチ|小野 オノ|田村 タムラ|中山 ナカヤマ|和田 ワダ|石田 イシダ|"
    "森田 モリタ|上田 ウエダ|原 ハラ|内田 ウチダ|柴田 シバタ|酒井 サカイ|"
    "宮崎 ミヤザキ|横山 ヨコヤマ|高木 タカギ|安藤 アンドウ|宮本 ミヤモト|"
    "大野 オオノ|小島 コジマ|谷口 タニグチ|今井 イマイ|工藤 クドウ|高田 タカダ|"
    "増田 マスダ|丸山 マルヤマ|杉山 スギヤマ|村田 ムラタ|大塚 オオツカ|新井 アライ|"
    "小山 コヤマ|平野 ヒラノ|藤本 フジモト|河野 コウノ|上野 ウエノ|野口 ノグチ|"
    "武田 タケダ|松井 マツイ|千葉 チバ|岩崎 イワサキ|菅原 スガワラ|木下 キノシタ|"
    "久保 クボ|佐野 サノ|野村 ノムラ|松尾 マツオ|市川 イチカワ|菊地 キクチ"
)
# In CP932, but with a shape of their own that must not be folded away on paper.
VARIANT_SURNAMES = (
    "髙橋 タカハシ|山﨑 ヤマザキ|渡邉 ワタナベ|渡邊 ワタナベ|齋藤 サイトウ|濵田 ハマダ"
)
# Not in CP932: a character of plane 2, and two names with a variation selector (IVS).
RARE_SURNAMES = "𠮷田 ヨシダ|葛\U000e0100城 カツラギ|辻\U000e0100本 ツジモト|𠮷川 ヨシカワ"
FOREIGN_SURNAMES = "グエン グエン|チャン チャン|リー リー|サントス サントス|シュレスタ シュレスタ"
PLAIN_FORMS = {"𠮷": "吉", "\U000e0100": "", "Ⓐ": "マルA"}

# Men and women by turns, of each age group from the oldest to the youngest.
GIVEN_FROM_YEAR = (0, 1945, 1965, 1985, 2005)
GIVEN_NAMES = (
    (
        "正 タダシ|清 キヨシ|勇 イサム|茂 シゲル|三郎 サブロウ|博 ヒロシ|武 タケシ|"
        "昭 アキラ|実 ミノル|進 ススム|義男 ヨシオ|和夫 カズオ|勝 マサル|弘 ヒロシ"
    ),
    (
        "和子 カズコ|幸子 サチコ|節子 セツコ|久子 ヒサコ|トシ トシ|キヨ キヨ|"
        "ハル ハル|文子 フミコ|千代 チヨ|光子 ミツコ|ヨシ子 ヨシコ|美代子 ミヨコ|"
        "静江 シズエ|富美 フミ"
    ),
    (
        "隆 タカシ|誠 マコト|修 オサム|茂樹 シゲキ|健一 ケンイチ|正明 マサアキ|"
        "和彦 カズヒコ|幸男 ユキオ|浩 ヒロシ|哲也 テツヤ|秀雄 ヒデオ|敏夫 トシオ"
    ),
    (
        "恵子 ケイコ|京子 キョウコ|由美子 ユミコ|洋子 ヨウコ|悦子 エツコ|順子 ジュンコ|"
        "明美 アケミ|真理子 マリコ|久美子 クミコ|裕子 ユウコ|敏子 トシコ|弘美 ヒロミ"
    ),
    (
        "大輔 ダイスケ|直樹 ナオキ|健太郎 ケンタロウ|剛 ツヨシ|学 マナブ|智也 トモヤ|"
        "浩二 コウジ|貴之 タカユキ|洋平 ヨウヘイ|英樹 ヒデキ|亮 リョウ|淳 ジュン"
    ),
    (
        "美穂 ミホ|智子 トモコ|陽子 ヨウコ|香織 カオリ|真由美 マユミ|恵 メグミ|"
        "麻衣 マイ|千尋 チヒロ|友美 トモミ|直美 ナオミ|理恵 リエ|綾 アヤ"
    ),
    (
        "翔太 ショウタ|拓也 タクヤ|健太 ケンタ|達也 タツヤ|大樹 ダイキ|翼 ツバサ|"
        "海斗 カイト|雄大 ユウダイ|涼 リョウ|駿 シュン"
    ),
    (
        "美咲 ミサキ|愛 アイ|彩 アヤ|葵 アオイ|七海 ナナミ|千夏 チナツ|舞 マイ|"
        "桃子 モモコ|遥 ハルカ|優花 ユウカ"
    ),
    (
        "蓮 レン|湊 ミナト|陽翔 ハルト|大和 ヤマト|蒼 アオイ|樹 イツキ|悠真 ユウマ|"
        "律 リツ|朝陽 アサヒ"
    ),
    (
        "陽葵 ヒマリ|凛 リン|結菜 ユイナ|紬 ツムギ|芽依 メイ|さくら サクラ|莉子 リコ|"
        "澪 ミオ|ひなた ヒナタ"
    ),
)


def split_names(listed: str) -> list[tuple[str, str]]:
    """Give (name, reading) pairs."""
    pairs = (entry.split(" ") for entry in listed.split("|"))
    return [(name, kana) for name, kana in pairs]


def plain_form(text: str) -> str:
    """Write a text with the characters that CP932 has."""
    for rare, plain in PLAIN_FORMS.items():
        text = text.replace(rare, plain)
    return text


class NameBook:
    """Surnames and given names by number; texts are shared, never built per person."""

    def __init__(self) -> None:
        lists = (COMMON_SURNAMES, VARIANT_SURNAMES, FOREIGN_SURNAMES, RARE_SURNAMES)
        parts = [split_names(listed) for listed in lists]
        self.surnames = [pair for part in parts for pair in part]
        self.common_count = len(parts[0])
        self.variant_count = len(parts[1])
        self.foreign_first = len(parts[0]) + len(parts[1])
        self.rare_first = self.foreign_first + len(parts[2])
        groups = [split_names(listed) for listed in GIVEN_NAMES]
        self.given = [pair for group in groups for pair in group]
        self.group_sizes = [len(group) for group in groups]

    def full_name(self, surname: int, given: int) -> str:
        """Family name, a full-width blank, given name."""
        return f"{self.surnames[surname][0]}　{self.given[given][0]}"

    def full_kana(self, surname: int, given: int) -> str:
        """Write the reading in full-width katakana."""
        return f"{self.surnames[surname][1]}　{self.given[given][1]}"
