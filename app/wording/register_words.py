"""Words of the registers on paper; Japanese in either language of the program, as the list."""

FLOOD_TITLE = "浸水想定区域の要支援者（地区別）"
CONSENT_TITLE = "同意のない要支援者"
PHONE_TITLE = "電話番号のない要支援者"
SUPPORTER_TITLE = "支援者のいない要支援者"
EXPIRED_TITLE = "手帳・認定の期限が切れた人"
UNLINKED_TITLE = "未照合の記録"
NEW_TITLE = "新しく加わった要支援者"

FLOOD_NOTE = (
    "呼びかけリストに載る要支援者のうち、家が浸水する想定の人と、浸水するか分からない人です。"
    "分からない人を「浸水しない」とは数えません。"
)
CONSENT_NOTE = (
    "平常時に名簿を渡すことへの同意（法49条の11第2項）が確かめられていない人です。"
    "返事のない人と、記録のない人は「未回答」です。"
)
PHONE_NOTE = "本人にも同じ世帯の人にも電話番号がありません。訪問か、右の緊急連絡先で確かめます。"
SUPPORTER_NOTE = "避難を手伝う人（避難支援等実施者）が決まっていない人です。"
EXPIRED_NOTE = (
    "期限が切れ、同じ種類の有効な記録もない人です。"
    "要件が終わったとは限りません。更新を確かめてください。"
)
UNLINKED_NOTE = (
    "住民の誰のものか決まっていない記録です。この人たちの要件は点に入っていません。"
    "「照合」の頁で決めてください。"
)
NEW_NOTE = "{day} 以後の取込で、新しく住民になった人と、新しい要件が付いた人です。"

RANK = "順位"
NAME = "氏名・かな・年齢"
CODE = "符号"
PLACE = "住所・地区"
PHONES = "電話"
WATER = "浸水・判定"
ANSWER = "同意"
EMERGENCY = "緊急連絡先"
NEEDS = "要件・期限"
WHY_NEW = "加わった日・理由"
RECORD = "記録の氏名・かな・生年月日"
RECORD_PLACE = "記録の住所・電話"
SOURCE_LINE = "ファイル・行"
STATE = "状態"

NO_DISTRICT = "地区の分からない人"
NOT_LISTED = "—"
WET = "浸水する想定"
MAYBE_WET = "浸水するか不明"
HIDDEN_PEOPLE = "このほかに、支援措置の世帯の要支援者が {count}人います。この紙には載せません。"
NO_ANSWER_DAY = "日付なし"
NOBODY = "該当する人はいません。"
NO_RECORDS = "該当する記録はありません。"
GROUP_COUNT = "◆ {name}　{count}{unit}"
TOTAL = "合計 {count}人"
OF_ALL = "要支援者 {all}人　＝　この紙 {count}人　＋　そのほか {rest}人"
OF_RECORDS = (
    "宛名番号で決まらない記録 {all}件　＝　未照合・照合待ち {count}件　＋　照合済み {rest}件"
)
GIVEN_ID = "ファイルの宛名番号 {number}（住民にない番号）"
CONTINUED_GROUP = "◆ {name}（つづき）"
PURPOSE_LINE = "担当 ________　配付先 ____________　回収 ____"
