"""How the published lists name their columns, in one width and letter case.

Sources: 国土地理院 指定緊急避難場所・指定避難所データ; 自治体標準オープンデータセット
(指定緊急避難場所一覧); 推奨データセット; 国土数値情報 P20 避難施設, P14 福祉施設. The comma in
崖崩れ、土石流及び地滑り parts nothing.
"""

NUMBERS = ("共通id",)
NAMES = (
    *("施設・場所名", "名称", "避難所名", "避難場所名", "施設名", "施設名称"),
    *("p20_002", "p14_007"),
)
ADDRESSES = ("住所", "所在地_連結表記", "所在地", "p20_003", "p14_003")
ADDRESS_PARTS = ("所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下")
PHONES = ("電話番号", "電話", "連絡先電話番号")
CAPACITIES = (
    *("想定収容人数", "収容人数", "収容可能人数", "収容人員"),
    *("p20_005", "p14_009"),
)
LONGITUDES = ("経度", "lon", "lng", "longitude", "x")
LATITUDES = ("緯度", "lat", "latitude", "y")
FLOODS = ("洪水", "災害種別_洪水", "p20_009")
OTHER_HAZARDS = (
    *("崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象"),
    *("p20_007", "p20_008", "p20_010", "p20_011", "p20_012"),
)
HAZARD_HEAD = "災害種別_"
ALSO_SHELTER = ("指定避難所との住所同一", "指定避難所との重複")
ALSO_EMERGENCY_SITE = ("指定緊急避難場所との住所同一", "指定緊急避難場所との重複")
KINDS = ("p20_004", "種類", "種別", "施設種別", "避難所種別")
WELCOMES = ("受入対象者",)
MORE_WORDS = ("その他市町村長が必要と認める事項", "備考")
FACILITY_MARK = "p14_"
"""Facilities of P14 are no shelters by themselves."""

WANTED = (
    *NUMBERS,
    *(*NAMES, *ADDRESSES, *ADDRESS_PARTS, *PHONES, *CAPACITIES, *LONGITUDES, *LATITUDES, *FLOODS),
    *OTHER_HAZARDS,
    *(HAZARD_HEAD + name for name in OTHER_HAZARDS),
    *(*ALSO_SHELTER, *ALSO_EMERGENCY_SITE, *KINDS, *WELCOMES, *MORE_WORDS),
)
