"""Words of the list of households chosen on the map; Japanese as the list."""

TITLE = "避難呼びかけリスト（選んだ範囲）"
AREA = "{name}（地図で選んだ範囲）"
AREA_WITHIN = "{area}のうち {name}（地図で選んだ範囲）"
CHOSEN = (
    "選んだ範囲：{name}　{households}世帯 {residents}人（要支援者 {in_need}人）"
    "　＝　呼びかけ順に載る {listed}世帯　＋　載らない {unlisted}世帯（浸水なし・対象区域の外）"
)
NOT_THE_WHOLE = (
    "この紙は町の名簿の一部です。選んだ範囲の外の、呼びかけ順にある {households}世帯 "
    "{residents}人は、この紙に載せません。"
)
UNSURE_OUTSIDE = (
    "その中に、位置の分からない {unlocated}世帯と、町丁目までしか分からない {at_town}世帯がいます。"
    "この範囲に住んでいるかもしれません。"
)
OUTSIDE = "選んだ範囲の外（この紙に載せない）"
