"""Sentences for import issues: what became of a row or cell, and what to do.

Each is shown beside file, line and column, so it names only column and value.
"""

from app.wording.sentence import Advice, Text
from importers.issues import IssueCode


def _say(what_ja: str, what_en: str, todo_ja: str, todo_en: str) -> Advice:
    return Advice(Text(what_ja, what_en), Text(todo_ja, todo_en))


_MEND = ("元の台帳を直して、取り込み直してください。", "Correct the register and import it again.")
_LOOK = ("元の台帳で確かめてください。", "Check it in the register.")
_LAYOUT = (
    "書き方が正しければ、読み方にこの書き方を足してください。",
    "If it is right, add this spelling to the layout.",
)

ISSUE_ADVICE: dict[IssueCode, Advice] = {
    IssueCode.WRONG_CELL_COUNT: _say(
        "セルの数が見出しと違うため、この行は取り込んでいません。",
        "The row has another number of cells than the header; it was not taken.",
        "文中の「,」や余分な列を直して、取り込み直してください。",
        "Correct stray commas or columns and import again.",
    ),
    IssueCode.MISSING_PERSON_ID: _say(
        "{column}が空です。氏名などで人が決まるまで、この行は数えません。",
        "{column} is empty; the row is not counted until somebody is found by name.",
        "番号を入れて取り込み直してください。氏名のある行は照合の一覧で人を選べます。",
        "Write the number and import again. A row with a name can be matched by hand (照合).",
    ),
    IssueCode.UNKNOWN_PERSON: _say(
        "{column}「{value}」の人が住民の名簿にいません。氏名などで人が決まるまで数えません。",
        "Nobody in the registry has {column} '{value}'; not counted until found by name.",
        "転入したばかりの人か、番号の誤りかを確かめてください。照合の一覧で人を選べます。",
        "Check whether the person is new or the number wrong; it can be matched by hand (照合).",
    ),
    IssueCode.PERSON_ID_ZEROS_LOST: _say(
        "{column}「{value}」は先頭の0が失われたと見られます。氏名などで人が決まるまで数えません。",
        "{column} '{value}' seems to have lost its leading zeros; not counted until found by name.",
        "元のシステムから文字列として書き出し直してください（表計算ソフトで開かないでください）。",
        "Export it again as text, without opening it in a spreadsheet.",
    ),
    IssueCode.MISSING_KIND: _say(
        "{column}が空のため、この行は取り込んでいません。",
        "{column} is empty; the row was not taken.",
        *_MEND,
    ),
    IssueCode.UNKNOWN_KIND: _say(
        "{column}「{value}」は知らない種別のため、この行は取り込んでいません。",
        "{column} '{value}' is no known kind; the row was not taken.",
        *_LAYOUT,
    ),
    IssueCode.UNREADABLE_DATE: _say(
        "{column}「{value}」を日付として読めません。不明として扱います。",
        "{column} '{value}' cannot be read as a date; it counts as unknown.",
        "1945-03-01 や 昭和20年3月1日 の形に直してください。",
        "Write it like 1945-03-01 or 昭和20年3月1日.",
    ),
    IssueCode.IMPOSSIBLE_DATE: _say(
        "{column}「{value}」は暦にない日です。不明として扱います。",
        "{column} '{value}' is no day of the calendar; it counts as unknown.",
        *_LOOK,
    ),
    IssueCode.UNREADABLE_WHOLE_NUMBER: _say(
        "{column}「{value}」を1以上の整数として読めません。不明として扱います。",
        "{column} '{value}' is not a whole number from 1; it counts as unknown.",
        "2 のように、地上の階の数だけを書いてください。",
        "Write only the storey above ground, such as 2.",
    ),
    IssueCode.FLOOR_ABOVE_STOREYS: _say(
        "{column}「{value}」が建物の階数より上です。居住階は不明（1階とみなす）として扱います。",
        "{column} '{value}' is above the top storey; it counts as unknown (ground floor assumed).",
        "居住階と建物階数を確かめてください。",
        "Check the storey lived on and the building's storeys.",
    ),
    IssueCode.POSITION_UNREADABLE: _say(
        "{column}「{value}」を数として読めません。位置は不明として扱います。",
        "{column} '{value}' is no number; the position counts as unknown.",
        "139.4123 のような度の小数に直してください。",
        "Write decimal degrees such as 139.4123.",
    ),
    IssueCode.POSITION_HALF: _say(
        "経度と緯度の片方（{column}）が空です。位置は不明として扱います。",
        "One of the two coordinates ({column}) is empty; the position counts as unknown.",
        "両方を入れるか、両方を空にしてください。",
        "Give both or neither.",
    ),
    IssueCode.POSITION_SWAPPED: _say(
        "経度と緯度が入れ替わっています（{column}「{value}」）。位置は不明として扱います。",
        "Longitude and latitude are swapped ({column} '{value}'); the position counts as unknown.",
        "経度（139など）と緯度（35など）の列を入れ替えてください。",
        "Swap the columns: longitude is about 139, latitude about 35.",
    ),
    IssueCode.POSITION_OUTSIDE_JAPAN: _say(
        "{column}「{value}」は日本の外です。位置は不明として扱います。",
        "{column} '{value}' lies outside Japan; the position counts as unknown.",
        "度で書かれた JGD2011 の経度・緯度かを確かめてください。",
        "Check that it is in degrees, JGD2011.",
    ),
    IssueCode.PERIOD_REVERSED: _say(
        "{column}「{value}」が有効開始より前です。終わりのない要件として扱います。",
        "{column} '{value}' is before the start; the requirement is taken as open-ended.",
        *_LOOK,
    ),
    IssueCode.DUPLICATE_ROW: _say(
        "前の行と同じ内容のため、1回だけ取り込みました。",
        "The row repeats an earlier one; it was taken once.",
        "対応は要りません。",
        "Nothing needs to be done.",
    ),
    IssueCode.ID_NORMALISED: _say(
        "{column}「{value}」を半角に直して取り込みました。",
        "{column} '{value}' was taken in half-width form.",
        "対応は要りません。",
        "Nothing needs to be done.",
    ),
    IssueCode.MISSING_HOUSEHOLD_ID: _say(
        "{column}が空です。ひとりの世帯として取り込みました。",
        "{column} is empty; the person was taken as a household of their own.",
        *_MEND,
    ),
    IssueCode.MISSING_NAME: _say(
        "{column}が空です。「（氏名なし）」として取り込みました。",
        "{column} is empty; the person was taken as （氏名なし）.",
        *_MEND,
    ),
    IssueCode.MISSING_ADDRESS: _say(
        "{column}が空です。「（住所なし）」として取り込みました。",
        "{column} is empty; the person was taken with （住所なし）.",
        *_MEND,
    ),
    IssueCode.MISSING_BIRTH_DATE: _say(
        "{column}が空です。年齢は不明として扱います。",
        "{column} is empty; the age counts as unknown.",
        *_LOOK,
    ),
    IssueCode.DATE_NOT_KNOWN: _say(
        "{column}「{value}」は不詳の日付です。不明として扱います。",
        "{column} '{value}' says the day is not known; it counts as unknown.",
        *_LOOK,
    ),
    IssueCode.DATE_OUTSIDE_ERA: _say(
        "{column}「{value}」は元号の期間の外です。実際の暦の日として取り込みました。",
        "{column} '{value}' lies outside its era; it was taken as the real day.",
        *_LOOK,
    ),
    IssueCode.DATE_IS_RANGE: _say(
        "{column}「{value}」は日がはっきりしないため、ありうる日の範囲で読みました。"
        "年齢は最も高い場合、期間は最も長い場合で数えます。",
        "{column} '{value}' is no exact day and was read as a range: the highest age and the "
        "longest period count.",
        "正しい日が分かるときは、元の台帳を直して取り込み直してください。",
        "If the day is known, correct the register and import again.",
    ),
    IssueCode.DATE_WAS_SERIAL: _say(
        "{column}「{value}」は表計算ソフトの通し番号と見て、その日付として取り込みました。",
        "{column} '{value}' was taken as a spreadsheet's number of a day.",
        "日付が正しいかを確かめ、次からは 1945-03-01 の形で書き出してください。",
        "Check the day; next time write it like 1945-03-01.",
    ),
    IssueCode.AGE_UNREADABLE: _say(
        "{column}「{value}」を年齢として読めません。年齢は不明として扱います。",
        "{column} '{value}' cannot be read as an age; it counts as unknown.",
        "82 のように、満年齢を数字で書いてください。",
        "Write whole years, such as 82.",
    ),
    IssueCode.BORN_AFTER_AS_OF: _say(
        "{column}「{value}」は基準日より後です。年齢は不明として扱います。",
        "{column} '{value}' is after the day of reference; the age counts as unknown.",
        *_LOOK,
    ),
    IssueCode.BORN_LONG_AGO: _say(
        "{column}「{value}」は120年以上前です。そのまま取り込みました。",
        "{column} '{value}' is some 120 years ago or more; it was taken as it is.",
        *_LOOK,
    ),
    IssueCode.UNKNOWN_SEX: _say(
        "{column}「{value}」を読めません。性別は空として取り込みました。",
        "{column} '{value}' cannot be read; the sex was left empty.",
        *_LAYOUT,
    ),
    IssueCode.UNKNOWN_STATUS: _say(
        "{column}「{value}」を読めません。見落とさないよう、住民として取り込みました。",
        "{column} '{value}' cannot be read; the person was kept as a resident.",
        *_LAYOUT,
    ),
    IssueCode.UNKNOWN_PROTECTION: _say(
        "{column}「{value}」を読めません。安全のため支援措置の対象として扱います。",
        "{column} '{value}' cannot be read; to be safe the person counts as protected.",
        *_LAYOUT,
    ),
    IssueCode.PHONE_ZERO_LOST: _say(
        "{column}「{value}」は先頭の0が失われたと見られます。そのまま取り込みました。",
        "{column} '{value}' seems to have lost its leading zero; it was taken as it is.",
        *_MEND,
    ),
    IssueCode.PHONE_UNREADABLE: _say(
        "{column}「{value}」に番号がありません。そのまま取り込みました。",
        "{column} '{value}' holds no number; it was taken as it is.",
        *_LOOK,
    ),
    IssueCode.ID_LOOKS_DAMAGED: _say(
        "{column}「{value}」は表計算ソフトで桁が失われたと見られます。",
        "{column} '{value}' seems to have lost digits in a spreadsheet.",
        "元のシステムから文字列として書き出し直してください。",
        "Export it again as text.",
    ),
    IssueCode.PRIVATE_USE_CHARACTER: _say(
        "{column}「{value}」に外字があります。そのまま取り込みましたが、正しく表示できないことがあります。",
        "{column} '{value}' holds a private-use character (外字); it may not be shown right.",
        "名簿ではカナと合わせて読んでください。",
        "On the list, read it with the kana beside it.",
    ),
    IssueCode.LOST_CHARACTER: _say(
        "{column}「{value}」に失われた文字（〓など）があります。そのまま取り込みました。",
        "{column} '{value}' holds a mark for a lost character; it was taken as it is.",
        *_LOOK,
    ),
    IssueCode.UNKNOWN_PART: _say(
        "{column}「{value}」は知らない部位です。書かれたまま取り込みましたが、点が付かないことがあります。",
        "{column} '{value}' is no known part; it was kept as written and may earn no points.",
        *_LAYOUT,
    ),
    IssueCode.MISSING_PART: _say(
        "{column}が空です。部位ごとの点が付かないことがあります。",
        "{column} is empty; points by part may be missing.",
        *_MEND,
    ),
    IssueCode.UNKNOWN_GRADE: _say(
        "{column}「{value}」は知らない等級です。書かれたまま取り込みましたが、点が付かないことがあります。",
        "{column} '{value}' is no known grade; it was kept as written and may earn no points.",
        *_LAYOUT,
    ),
    IssueCode.MISSING_GRADE: _say(
        "{column}が空です。等級ごとの点が付かないことがあります。",
        "{column} is empty; points by grade may be missing.",
        *_MEND,
    ),
    IssueCode.GRADE_NOT_IN_LAW: _say(
        "{column}「{value}」はこの部位にない等級です（総合等級かもしれません）。そのまま取り込みました。",
        "{column} '{value}' does not exist for this part (perhaps the overall grade); it was kept.",
        "手帳の部位別の等級を確かめてください。",
        "Check the grade of this part in the handbook.",
    ),
    IssueCode.NO_LATEST_ROW: _say(
        "宛名番号「{value}」に最新フラグの立った行がありません。履歴番号の最も大きい行を取り込みました。",
        "No row of '{value}' is marked as the latest; the one with the highest 履歴番号 was taken.",
        *_LOOK,
    ),
    IssueCode.SEVERAL_LATEST_ROWS: _say(
        "宛名番号「{value}」に最新フラグの立った行が2つ以上あり、内容が違います。"
        "履歴番号の最も大きい行を取り込みました。",
        "Several differing rows of '{value}' are marked as the latest; "
        "the one with the highest 履歴番号 was taken.",
        *_LOOK,
    ),
    IssueCode.SENSITIVE_COLUMN_DROPPED: _say(
        "{column}の列は読まずに捨てました。どこにも残していません。",
        "The column {column} was left out unread; nothing of it is kept.",
        "できれば、この列を除いて書き出してください。",
        "If you can, export without that column.",
    ),
    IssueCode.NO_PERSON: _say(
        "宛名番号も氏名もないため誰か分からず、この行は取り込んでいません。",
        "There is neither a 宛名番号 nor a name, so nobody can be identified; it was not taken.",
        "表題や合計の行なら対応は要りません。人の行なら、氏名を入れて取り込み直してください。",
        "A title or a sum needs nothing. If it is a person, write the name and import again.",
    ),
    IssueCode.UNCLEAR_MARK: _say(
        "{column}「{value}」は○とも×とも読めません。不明として扱います（「なし」とはみなしません）。",
        "{column} '{value}' says neither yes nor no; it counts as unknown, which is not 'no'.",
        "元の台帳で確かめ、○か×に直してください。",
        "Check it in the register and write ○ or ×.",
    ),
    IssueCode.UNKNOWN_STATE: _say(
        "{column}「{value}」は知らない状態です。申請中でも返還済みでもないものとして扱います。",
        "{column} '{value}' is no known state; it counts as neither applied for nor returned.",
        *_LAYOUT,
    ),
    IssueCode.UNKNOWN_CONSENT: _say(
        "{column}「{value}」を同意・不同意・未回答のどれとも読めません。未回答として扱います。",
        "{column} '{value}' is no known answer; it counts as unanswered.",
        *_LAYOUT,
    ),
    IssueCode.RETURNED_WITHOUT_DATE: _say(
        "{column}「{value}」は返還または喪失ですが、その日がありません。効力のないものとして扱います。",
        "{column} '{value}' says it was given back but not when; it counts no longer.",
        *_LOOK,
    ),
    IssueCode.MISSING_REASON: _say(
        "手動で追加した要件に理由（{column}）がありません。そのまま取り込みました。",
        "A need added by hand has no reason ({column}); it was taken as it is.",
        "なぜ必要かを備考に書いてください。後の担当者が外してよいか判断できなくなります。",
        "Write why it is needed, so that others can tell later whether it still is.",
    ),
}
