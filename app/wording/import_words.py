"""Sentences for files and layouts that the importers refuse whole."""

from app.wording.sentence import Advice, Text
from importers.errors import ImportProblem


def _say(what_ja: str, what_en: str, todo_ja: str, todo_en: str) -> Advice:
    return Advice(Text(what_ja, what_en), Text(todo_ja, todo_en))


_EXPORT_AGAIN = (
    "元のシステムから CSV（UTF-8 または CP932）で書き出し直してください。",
    "Export it again as CSV in UTF-8 or CP932.",
)
_COMPARE_LAYOUT = (
    "付属の読み方 template.toml と見くらべて直してください。",
    "Compare with the layout template.toml that is supplied, and mend it.",
)

IMPORT_ADVICE: dict[ImportProblem, Advice] = {
    ImportProblem.NOT_FOUND: _say(
        "ファイル {path} がありません。",
        "There is no file {path}.",
        "場所と名前を確かめてください。",
        "Check its place and name.",
    ),
    ImportProblem.IS_FOLDER: _say(
        "{path} はフォルダーです。CSV ファイルが必要です。",
        "{path} is a folder; a CSV file is needed.",
        "フォルダーの中のファイルを選んでください。",
        "Choose a file inside it.",
    ),
    ImportProblem.NOT_READABLE: _say(
        "ファイル {path} を開けません（ほかのソフトで使用中か、読む権限がありません）。",
        "The file {path} cannot be opened: it is in use, or you may not read it.",
        "ほかのソフトを閉じるか、読む権限を確かめてください。",
        "Close other programs or check your permission.",
    ),
    ImportProblem.NOT_WRITABLE: _say(
        "{path} に書き込めません。",
        "{path} cannot be written.",
        "書き込めるフォルダーと空き容量を確かめてください。",
        "Check the folder's permission and the free space.",
    ),
    ImportProblem.ALREADY_EXISTS: _say(
        "ファイル {path} はすでにあります。記入済みかもしれないため、上書きしません。",
        "The file {path} exists already and is not overwritten: it may be filled in.",
        "別のフォルダーを選ぶか、そのファイルを移してください。",
        "Choose another folder or move the file.",
    ),
    ImportProblem.CHANGED_WHILE_READING: _say(
        "ファイル {path} は読み取り中に変わりました。",
        "The file {path} changed while it was read.",
        "書き出しが終わってから、取り込み直してください。",
        "Wait until the export is finished and import again.",
    ),
    ImportProblem.EMPTY_FILE: _say(
        "ファイル {path} は空です。見出しの行が必要です。",
        "The file {path} is empty; a header row is needed.",
        *_EXPORT_AGAIN,
    ),
    ImportProblem.NO_ROWS: _say(
        "ファイル {path} に取り込める住民がひとりもいません。見出しの下に1行以上必要です。",
        "The file {path} holds no resident that can be taken; it needs a row below the header.",
        *_EXPORT_AGAIN,
    ),
    ImportProblem.NUL_BYTES: _say(
        "ファイル {path} の {line} 行目に、文字でないデータ（NUL）があります。CSV ではありません。",
        "Line {line} of {path} holds NUL bytes; it is no CSV text.",
        *_EXPORT_AGAIN,
    ),
    ImportProblem.EXCEL_FILE: _say(
        "ファイル {path} は古い形式（.xls）か、パスワードの付いた Excel のブックです。",
        "The file {path} is an Excel workbook of the old kind (.xls) or has a password.",
        "パスワードを外し、「名前を付けて保存」で「Excel ブック（.xlsx）」にしてください。",
        "Remove the password and save it as an 'Excel workbook (.xlsx)'.",
    ),
    ImportProblem.EXCEL_MACROS: _say(
        "ファイル {path} はマクロ付き（.xlsm）かバイナリ（.xlsb）の Excel ブックです。",
        "The file {path} is a workbook with macros (.xlsm) or of the binary kind (.xlsb).",
        "「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存してください。",
        "Save it as an 'Excel workbook (.xlsx)'.",
    ),
    ImportProblem.EXCEL_LINKED: _say(
        "ファイル {path} には、ほかのファイルへのリンクか埋め込みがあります（{value}）。",
        "The workbook {path} has links to other files or embedded objects ({value}).",
        "名簿を新しいブックに「値」として貼り付け、.xlsx で保存してください。",
        "Paste the list into a new workbook as values and save it as .xlsx.",
    ),
    ImportProblem.EXCEL_FROM_1904: _say(
        "ファイル {path} は日付を1904年から数えるブックです。日付が4年ずれるおそれがあります。",
        "The workbook {path} counts days from 1904; dates might be read four years off.",
        "日付の表示を確かめて、「CSV UTF-8」で保存したファイルを取り込んでください。",
        "Check how its dates show and save it as 'CSV UTF-8'.",
    ),
    ImportProblem.EXCEL_DAMAGED: _say(
        "ファイル {path} は .xlsx として読めません（壊れているか、形が通常と違います）。",
        "The file {path} cannot be read as .xlsx: it is damaged or of an unusual form.",
        "Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。",
        "Open it in Excel and save it again as 'Excel workbook (.xlsx)'.",
    ),
    ImportProblem.EXCEL_TOO_LARGE: _say(
        "ファイル {path} は大きすぎるか、表から遠く離れたセルに値があります。",
        "The workbook {path} is too large, or a cell far off its table is filled.",
        "表の外のセルを消すか、「CSV UTF-8」で保存したファイルを取り込んでください。",
        "Clear cells outside the table, or save it as 'CSV UTF-8'.",
    ),
    ImportProblem.SHEET_NOT_FOUND: _say(
        "ファイル {path} にシート「{value}」がありません（あるシート: {expected}）。",
        "The workbook {path} has no sheet '{value}' (sheets: {expected}).",
        "シートの名前を確かめて、選び直してください。",
        "Check the name of the sheet and choose again.",
    ),
    ImportProblem.TOO_MANY_ROWS: _say(
        "ファイル {path} の行が多すぎます（{expected} 行まで）。",
        "The file {path} has too many rows (at most {expected}).",
        "要る行だけを書き出してください。",
        "Export only the rows needed.",
    ),
    ImportProblem.UTF_16: _say(
        "ファイル {path} の文字コードは UTF-16 です。{expected} を想定しています。",
        "The file {path} is in UTF-16; {expected} was expected.",
        *_EXPORT_AGAIN,
    ),
    ImportProblem.UNREADABLE_ENCODING: _say(
        "ファイル {path} の {line} 行目の文字を読めません。{expected} を想定しています。",
        "Line {line} of {path} cannot be decoded; {expected} was expected.",
        *_EXPORT_AGAIN,
    ),
    ImportProblem.UNBALANCED_QUOTES: _say(
        'ファイル {path} の {line} 行目から、引用符「"」が正しく閉じていません。',
        "A quotation mark in {path} is not closed, from line {line} on.",
        'その行の「"」を直すか、書き出し直してください。',
        "Mend the quotation mark of that line or export again.",
    ),
    ImportProblem.CELL_TOO_LONG: _say(
        "ファイル {path} の {line} 行目に、長すぎるセルがあります（{expected} 文字まで）。",
        "Line {line} of {path} holds a cell that is too long (at most {expected} characters).",
        "CSV ファイルかどうか、その行の内容を確かめてください。",
        "Check that it is a CSV file and what stands in that line.",
    ),
    ImportProblem.HEADER_TOO_LONG: _say(
        "ファイル {path} の 1 行目が長すぎます（{expected} 列まで）。名簿の CSV ではないようです。",
        "The first line of {path} is too long (at most {expected} columns); it is no list.",
        "選んだファイルを確かめてください。",
        "Check that it is the right file.",
    ),
    ImportProblem.TOO_MANY_COLUMNS: _say(
        "ファイル {path} の {line} 行目に列が {value} あります（{expected} 列まで）。",
        "Line {line} of {path} has {value} columns (at most {expected}).",
        "要る列だけを書き出してください。",
        "Export only the columns needed.",
    ),
    ImportProblem.MISSING_COLUMN: _say(
        "ファイル {path} の {line} 行目の見出しに「{column}」がありません"
        "（あった見出し: {value}）。",
        "The header of {path} (line {line}) lacks '{column}' (found: {value}).",
        "見出しを「{column}」に直すか、その列を足してください。",
        "Name the column '{column}' or add it.",
    ),
    ImportProblem.DOUBLED_COLUMN: _say(
        "ファイル {path} の {line} 行目の見出しに「{column}」が2つ以上あります。",
        "The header of {path} (line {line}) has '{column}' more than once.",
        "正しい列を1つだけ残してください。",
        "Keep only the right one.",
    ),
    ImportProblem.FORBIDDEN_COLUMN: _say(
        "ファイル {path} に「{column}」の列があります。個人番号を含むファイルは取り込めません。",
        "The file {path} has a column '{column}'; files with 個人番号 are not taken.",
        "個人番号の列を除いて書き出し直し、このファイルは規程に従って消してください。",
        "Export without that column and dispose of this file by your rules.",
    ),
    ImportProblem.HEADER_CHANGED: _say(
        "ファイル {path} の {line} 行目の見出しが、読み方を決めたときと違います"
        "（なくなった列: {missing}／新しい列: {new}）。",
        "The header of {path} (line {line}) is not the one the layout was made with "
        "(gone: {missing}; new: {new}).",
        "書き出しの設定を確かめてください。この見出しが正しければ、読み方を決め直してください。",
        "Check the export. If this header is right, make the layout anew.",
    ),
    ImportProblem.LOOKS_LIKE_MY_NUMBER: _say(
        "ファイル {path} の「{column}」の列は個人番号と見られます。取り込めません。",
        "The column '{column}' of {path} looks like 個人番号; the file is not taken.",
        "その列を除いて書き出し直し、このファイルは規程に従って消してください。",
        "Export without that column and dispose of this file by your rules.",
    ),
    ImportProblem.CONFLICTING_ROWS: _say(
        "ファイル {path} の {other_line} 行目と {line} 行目は宛名番号が同じ（{value}）ですが、"
        "「{column}」が違います。",
        "Lines {other_line} and {line} of {path} have the same 宛名番号 ({value}) "
        "but differ in '{column}'.",
        "正しい行だけを残して、取り込み直してください。",
        "Keep only the right row and import again.",
    ),
    ImportProblem.WRONG_CELL_COUNT: _say(
        "ファイル {path} の {line} 行目のセルの数が見出し（{expected}）と違います。",
        "Line {line} of {path} has another number of cells than the header ({expected}).",
        "文中の「,」や余分な列を直してください。",
        "Correct stray commas or columns.",
    ),
    ImportProblem.NOT_A_NUMBER: _say(
        "ファイル {path} の {line} 行目の「{column}」の値「{value}」は数ではありません"
        "（例: {expected}）。",
        "In line {line} of {path}, '{column}' is no number: '{value}' (for example {expected}).",
        "値を直してください。",
        "Correct the value.",
    ),
    ImportProblem.GAIJI_LINE: _say(
        "外字の表 {path} の {line} 行目「{value}」を読めません（書き方: {expected}）。",
        "Line {line} of the 外字 table {path} cannot be read: '{value}' (write {expected}).",
        "左に外字、右にその代わりの文字を、1行に1組ずつ書いてください。",
        "Write one pair a line: the 外字, then the character it stands for.",
    ),
    ImportProblem.GAIJI_DOUBLED: _say(
        "外字の表 {path} の {other_line} 行目と {line} 行目に、同じ外字 {value} があります。",
        "Lines {other_line} and {line} of the 外字 table {path} both tell what {value} is.",
        "正しい行だけを残してください。",
        "Keep only the right line.",
    ),
    ImportProblem.LAYOUT_NOT_FOUND: _say(
        "読み方「{value}」がありません（付属の読み方: {expected}）。",
        "There is no layout '{value}' (supplied: {expected}).",
        "名前か、.toml ファイルの場所を確かめてください。",
        "Check its name, or the place of the .toml file.",
    ),
    ImportProblem.LAYOUT_NOT_TOML: _say(
        "読み方 {path} を読めません（{value}）。UTF-8 の TOML を想定しています。",
        "The layout {path} cannot be read ({value}); UTF-8 TOML was expected.",
        "示された行を直してください。",
        "Mend the line that is named.",
    ),
    ImportProblem.LAYOUT_UNKNOWN_KEY: _say(
        "読み方 {path} の「{key}」は使えない項目です（使える項目: {expected}）。",
        "The layout {path} holds an unknown key '{key}' (known: {expected}).",
        *_COMPARE_LAYOUT,
    ),
    ImportProblem.LAYOUT_MISSING_KEY: _say(
        "読み方 {path} に「{key}」がありません。",
        "The layout {path} lacks '{key}'.",
        *_COMPARE_LAYOUT,
    ),
    ImportProblem.LAYOUT_WRONG_TYPE: _say(
        "読み方 {path} の「{key}」の書き方が違います（書き方: {expected}）。",
        "In the layout {path}, '{key}' must be written as {expected}.",
        *_COMPARE_LAYOUT,
    ),
    ImportProblem.LAYOUT_DOUBLED_VALUE: _say(
        "読み方 {path} の「{key}」の「{value}」は、ほかの項目にもあります。",
        "In the layout {path}, '{value}' of '{key}' stands for something else too.",
        "どちらか一方だけに書いてください。",
        "Keep it in one place only.",
    ),
    ImportProblem.LAYOUT_FORBIDDEN_COLUMN: _say(
        "読み方 {path} の「{key}」の列「{value}」は、この道具では読みません。",
        "The layout {path} names '{value}' in '{key}', a column that is never read.",
        "その列を使わない形に直してください。",
        "Mend the layout so that it does without that column.",
    ),
    ImportProblem.LAYOUT_WITHOUT_TABLE: _say(
        "読み方「{value}」には、このファイルの表［{key}］がありません（{path}）。",
        "The layout '{value}' does not describe [{key}], needed for {path}.",
        "別の読み方を選んでください。",
        "Choose another layout.",
    ),
}
