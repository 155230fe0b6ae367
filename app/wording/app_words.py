"""Sentences for the application's own errors: job file, output, set-up."""

from app.errors import AppProblem
from app.wording.sentence import Advice, Text

APP_ADVICE: dict[AppProblem, Advice] = {
    AppProblem.JOB_NOT_FOUND: Advice(
        Text("ジョブファイル {path} がありません。", "There is no job file {path}."),
        Text("場所と名前を確かめてください。", "Check its place and name."),
    ),
    AppProblem.JOB_NOT_TOML: Advice(
        Text(
            "ジョブファイル {path} を読めません（{detail}）。UTF-8 の TOML を想定しています。",
            "The job file {path} cannot be read ({detail}); UTF-8 TOML was expected.",
        ),
        Text("示された行を直してください。", "Mend the line that is named."),
    ),
    AppProblem.JOB_MISSING_KEY: Advice(
        Text(
            "ジョブファイル {path} に「{key}」がありません（例: {expected}）。",
            "The job file {path} lacks '{key}' (for example {expected}).",
        ),
        Text("「{key}」を書き足してください。", "Add '{key}'."),
    ),
    AppProblem.JOB_UNKNOWN_KEY: Advice(
        Text(
            "ジョブファイル {path} の「{key}」は使えない項目です（使える項目: {expected}）。",
            "The job file {path} holds an unknown key '{key}' (known: {expected}).",
        ),
        Text(
            "つづりを直すか、その行を消してください。", "Correct the spelling or remove the line."
        ),
    ),
    AppProblem.JOB_WRONG_VALUE: Advice(
        Text(
            "ジョブファイル {path} の「{key}」の値「{value}」が使えません（書き方: {expected}）。",
            "In the job file {path}, '{key}' cannot be '{value}' (write: {expected}).",
        ),
        Text("値を直してください。", "Correct the value."),
    ),
    AppProblem.FILE_NOT_FOUND: Advice(
        Text("ファイル {path} がありません。", "There is no file {path}."),
        Text("場所と名前を確かめてください。", "Check its place and name."),
    ),
    AppProblem.FILE_NOT_READABLE: Advice(
        Text(
            "ファイル {path} を読めません（{detail}）。",
            "The file {path} cannot be read ({detail}).",
        ),
        Text(
            "ほかのソフトで開いていないか、読む権限があるか確かめてください。",
            "Check that no other program holds it and that you may read it.",
        ),
    ),
    AppProblem.OUTPUT_NOT_WRITABLE: Advice(
        Text(
            "{path} に書き込めません（{detail}）。何も書き出していません。",
            "Nothing can be written to {path} ({detail}); nothing was written.",
        ),
        Text(
            "書き込みできるフォルダーを選んでください。", "Choose a folder that you may write to."
        ),
    ),
    AppProblem.DISK_FULL: Advice(
        Text(
            "ディスクの空きが足りません（{path}）。何も書き出していません。",
            "The disk is full ({path}); nothing was written.",
        ),
        Text("空きを作ってから、もう一度実行してください。", "Make room and try again."),
    ),
    AppProblem.ASSET_MISSING: Advice(
        Text(
            "部品 {name} がありません（パッケージ {package} 版 {version}）。",
            "The file {name} is missing (package {package}, version {version}).",
        ),
        Text(
            "パッケージを入れて、もう一度準備してください。",
            "Install the package and set up again.",
        ),
    ),
    AppProblem.NO_REGISTRY: Advice(
        Text(
            "{path} に、ジョブファイル（job.toml）も、住民のファイルもありません。",
            "{path} holds neither a job file (job.toml) nor exactly one resident file.",
        ),
        Text(
            "宛名番号・世帯番号・氏名・生年月日・住所の列がある CSV をひとつ入れてください。",
            "Put one CSV with the columns 宛名番号, 世帯番号, 氏名, 生年月日 and 住所 there.",
        ),
    ),
    AppProblem.LAYER_NAME_TAKEN: Advice(
        Text(
            "「{value}」という名前の浸水図がもうあります。", "There is a layer '{value}' already."
        ),
        Text("別の名前を付けてください。", "Choose another name."),
    ),
    AppProblem.LAYER_NOT_FOUND: Advice(
        Text("「{value}」という浸水図はありません。", "There is no layer '{value}'."),
        Text("ある名前: {expected}。", "There are: {expected}."),
    ),
    AppProblem.NO_TOWN_FRAME: Advice(
        Text(
            "町の範囲が分かりません。境界がなく、位置の分かる家もありません。",
            "Nobody knows where the town is: no boundary, and no home is located.",
        ),
        Text(
            "町の境界のファイルを選ぶか、先に家の位置を調べてください。",
            "Choose a boundary file, or locate the homes first.",
        ),
    ),
    AppProblem.PLACE_UNREADABLE: Advice(
        Text("「{value}」から経度と緯度を読めません。", "No longitude and latitude in '{value}'."),
        Text(
            "度の数字を2つ、「35.850, 139.410」のように入れてください（順はどちらでも）。",
            "Type two numbers in degrees, such as 35.850, 139.410, in either order.",
        ),
    ),
    AppProblem.PIN_OUTSIDE_JAPAN: Advice(
        Text("位置（{value}）は日本の外です。", "The place ({value}) lies outside Japan."),
        Text("地図で置き直してください。", "Place it on the map again."),
    ),
    AppProblem.POINTS_NOT_CHANGEABLE: Advice(
        Text(
            "配点表 {path} の「{key}」に、新しい点を書き足せません。書き方が見本と違います。",
            "No new points can be added to '{key}' in the point table {path}: "
            "it is not written like the sample.",
        ),
        Text(
            "配点表のファイルを直接直して、取り込みなおしてください。",
            "Edit the file of the point table and import it again.",
        ),
    ),
    AppProblem.VERDICT_NOT_CHANGEABLE: Advice(
        Text(
            "判定表 {path} の「{key}」を書きかえられません。書き方がはじめの表と違います。",
            "'{key}' in the verdict rules {path} cannot be changed: "
            "they are not written like the shipped ones.",
        ),
        Text(
            "判定表のファイルを直接直して、town verdict --apply で入れてください。",
            "Edit the file of the rules and use town verdict --apply.",
        ),
    ),
    AppProblem.PASSPHRASE_NOT_GIVEN: Advice(
        Text("町の合言葉がありません。", "No passphrase of the town was given."),
        Text(
            "{option} でファイルを示すか、環境変数 {variable} に入れてください。",
            "Name a file with {option}, or set the variable {variable}.",
        ),
    ),
    AppProblem.DISTRICT_UNKNOWN: Advice(
        Text(
            "地区「{name}」の掲載世帯はありません。",
            "No household on the list is in district {name}.",
        ),
        Text("次のどれかを選んでください：{expected}", "Choose one of: {expected}"),
    ),
    AppProblem.NO_PRINTER: Advice(
        Text("使えるプリンターがありません。", "There is no printer."),
        Text("PDF に保存してください。", "Save a PDF instead."),
    ),
    AppProblem.NO_RESIDENTS_YET: Advice(
        Text(
            "この町には、まだ住民のファイルがありません。",
            "This town has no residents yet.",
        ),
        Text(
            "住民のファイルも一緒に取り込んでください。",
            "Import the resident file together with the others.",
        ),
    ),
    AppProblem.FILE_NOT_RECOGNISED: Advice(
        Text(
            "{path} が何のファイルか分かりません。列の並びを知らないファイルです。",
            "It is not known what {path} is: no layout fits its columns.",
        ),
        Text(
            "画面の「取込」で列の対応を決めるか、ジョブファイルに layout を書いてください。",
            "Map its columns on the import page, or name a layout in a job file.",
        ),
    ),
    AppProblem.CONFIRMATION_NEEDED: Advice(
        Text(
            "前回いた人のうち {vanished}人（{share}%）が、理由なく消えています。"
            "5% を超えるため、確かめるまで取り込みません。",
            "{vanished} people ({share}%) vanished without a reason: more than 5%, "
            "so nothing is imported until somebody confirms it.",
        ),
        Text(
            "ファイルが全員分かどうかを確かめてください。正しければ、画面でもう一度確かめるか、"
            "--yes-vanished を付けて実行してください。",
            "Check that the file holds everybody. If it is right, confirm it in the window "
            "or use --yes-vanished.",
        ),
    ),
    AppProblem.TOWN_CHANGED: Advice(
        Text(
            "ファイルを読んだ後に、町の内容が変わりました。",
            "The town was changed after the files were read.",
        ),
        Text("もう一度、ファイルを読み込んでください。", "Read the files again."),
    ),
    AppProblem.NOTHING_TO_UNDO: Advice(
        Text("取り消せる取込がありません。", "There is no import to undo."),
        Text(
            "取り消せるのは、最後に取り込んだ1回だけです。",
            "Only the last import can be undone, once.",
        ),
    ),
    AppProblem.CLEARING_INCOMPLETE: Advice(
        Text(
            "支援措置を外すには、二人の氏名、理由、文書番号が要ります。",
            "Ending an address protection needs two people, a reason and a document number.",
        ),
        Text("すべて書き入れてください。", "Fill in all of them."),
    ),
    AppProblem.PROTECTION_NOT_LATCHED: Advice(
        Text("宛名番号 {value} は支援措置の対象ではありません。", "{value} is not protected."),
        Text("宛名番号を確かめてください。", "Check the 宛名番号."),
    ),
    AppProblem.PROTECTION_STILL_TOLD: Advice(
        Text(
            "宛名番号 {value} は、取り込んだファイルでまだ支援措置の対象です。",
            "The imported files still say that {value} is protected.",
        ),
        Text(
            "元の台帳を直したファイルを先に取り込んでください。",
            "Correct the source and import its new file first.",
        ),
    ),
    AppProblem.LAYOUT_NAME_TAKEN: Advice(
        Text(
            "「{value}」は、はじめから付いている読み方の名前です。",
            "'{value}' is the name of a layout that ships with the program.",
        ),
        Text("ほかの名前をつけてください。", "Choose another name."),
    ),
}
