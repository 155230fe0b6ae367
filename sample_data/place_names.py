"""Names of places, buildings and shelters; none of them is a place of a real town."""

from itertools import product

BASES = (
    "本町", "桜台", "川端", "若葉", "緑が丘", "泉町", "栄町", "旭町", "宮前", "寺町",
    "柳原", "松ヶ枝", "竹ノ下", "梅園", "花見台", "水神", "船着", "堤外", "田中", "沢田",
    "三ツ木", "五十子", "八幡", "七番町", "鶴見原", "亀井戸", "清水", "岩根", "石原", "砂田",
    "新田", "富士見台", "日の出", "月見", "星ヶ丘", "雲雀野", "鳩山台", "鷹匠", "雁宿", "鴨居原",
)  # fmt: skip
SIDES = ("", "東", "西", "南", "北", "上", "中", "下", "元", "新")
CHOME = ("一", "二", "三", "四")
APARTMENTS = (
    "さくらハイツ", "コーポ若葉", "メゾン川端", "グリーンハイツ", "第二ひばり荘", "レジデンス泉",
    "パークハイム", "リバーサイドさくら川", "ハイム花見", "サンコーポ", "つばめ荘", "プラザ本町",
)  # fmt: skip
SCHOOLS = ("小学校", "中学校", "公民館", "高等学校", "体育館", "福祉センター")


def town_names(count: int) -> list[str]:
    """Give ``count`` different names of neighbourhoods (町), the plain ones first."""
    names = [side + base for side, base in product(SIDES, BASES)]
    rounds = range(-(-count // len(names)))
    return [name + ("" if turn == 0 else f"第{turn + 1}") for turn in rounds for name in names][
        :count
    ]
