"""Sentences for the problems of a town file."""

from app.errors import StoreProblem
from app.wording.sentence import Advice, Text

STORE_ADVICE: dict[StoreProblem, Advice] = {
    StoreProblem.NOT_FOUND: Advice(
        Text("町のファイル「{path}」が見つかりません。", "The town file {path} was not found."),
        Text(
            "名前と場所を確かめてください。USBメモリーなどにある場合は、接続してから開いてください。",
            "Check the name and the place; connect the drive it is on, then open it again.",
        ),
    ),
    StoreProblem.FOLDER_NOT_FOUND: Advice(
        Text("保存先のフォルダー「{path}」がありません。", "There is no folder {path}."),
        Text(
            "フォルダーを作るか、別の場所を選んでください。",
            "Make the folder, or choose another place.",
        ),
    ),
    StoreProblem.ALREADY_EXISTS: Advice(
        Text(
            "「{path}」はすでにあります。町のファイルも鍵ファイルも上書きしません。",
            "{path} is already there. Neither a town file nor a key file is ever overwritten.",
        ),
        Text(
            "別の名前を付けるか、いまあるファイルを別の場所に移してください。",
            "Choose another name, or move the existing file elsewhere.",
        ),
    ),
    StoreProblem.WRONG_PASSPHRASE: Advice(
        Text("合言葉が違います（{path}）。", "The passphrase is wrong ({path})."),
        Text(
            "大文字と小文字、かな入力に気をつけて、もう一度入力してください。"
            "複製した町は、複製したときの合言葉で開きます。",
            "Type it again, minding capitals and the input mode. "
            "A copy opens with the passphrase of the day it was made.",
        ),
    ),
    StoreProblem.NOT_A_TOWN: Advice(
        Text(
            "「{path}」は、よびかけの町のファイルではありません（暗号化された町のファイルが必要です）。",
            "{path} is not a town file of Yobikake (an encrypted town file was expected).",
        ),
        Text(
            "町のファイルを選び直してください。ファイルには何も書き込んでいません。",
            "Choose the town file instead. Nothing was written to this one.",
        ),
    ),
    StoreProblem.DAMAGED: Advice(
        Text(
            "町のファイル「{path}」は壊れていて、正しく読めません。",
            "The town file {path} is damaged and cannot be read correctly.",
        ),
        Text(
            "このファイルは使わず、最後の複製（バックアップ）を開いてください。"
            "複製がないときは、元の資料からもう一度取り込んでください。",
            "Do not use this file; open the latest copy (backup). "
            "Without a copy, import the sources again.",
        ),
    ),
    StoreProblem.NEWER_THAN_PROGRAM: Advice(
        Text(
            "町のファイル「{path}」は、より新しい版のよびかけで作られています"
            "（形式 {found}、この版で読めるのは {known} まで）。",
            "The town file {path} was written by a newer version of Yobikake "
            "(shape {found}; this version knows shapes up to {known}).",
        ),
        Text(
            "新しい版のよびかけで開いてください。ファイルには何も書き込んでいません。",
            "Open it with the newer version. Nothing was written to the file.",
        ),
    ),
    StoreProblem.LOCKED: Advice(
        Text(
            "町のファイル「{path}」は、ほかの画面かほかのプログラムで開かれています。",
            "The town file {path} is open in another window or another program.",
        ),
        Text(
            "先にそちらを閉じてから、もう一度開いてください。",
            "Close it there first, then open it again.",
        ),
    ),
    StoreProblem.READ_ONLY: Advice(
        Text("「{path}」に書き込めません。", "{path} cannot be written."),
        Text(
            "ファイルとフォルダーの書き込みの許可を確かめるか、"
            "書き込めるフォルダーに移してから開いてください。",
            "Check that the file and its folder may be written, or move the town elsewhere.",
        ),
    ),
    StoreProblem.DISK_FULL: Advice(
        Text(
            "ディスクの空きが足りないため、「{path}」に保存できませんでした。"
            "前に保存した内容はそのまま残っています。",
            "The disk is full: {path} could not be saved. What was saved before is unharmed.",
        ),
        Text(
            "不要なファイルを消して空きを作り、もう一度行ってください。",
            "Free some space, then do it again.",
        ),
    ),
    StoreProblem.DISK_FAILED: Advice(
        Text(
            "「{path}」の読み書き中にディスクの異常が起きました。"
            "前に保存した内容はそのまま残っています。",
            "The disk failed while {path} was read or written. What was saved before is unharmed.",
        ),
        Text(
            "よびかけを閉じ、ディスクの空きと接続を確かめてから開き直してください。"
            "続くときは、別のディスクに複製してください。",
            "Close Yobikake, check the disk's space and connection, and open the town again. "
            "If it goes on, copy the town to another disk.",
        ),
    ),
    StoreProblem.SQLITE_TOO_OLD: Advice(
        Text(
            "組み込みの SQLite が古すぎます（{found}、必要なのは {needed} 以上）。"
            "ファイルを壊すおそれがあるため開きません。",
            "The built-in SQLite is too old ({found}; {needed} or later is needed). "
            "It might damage the file, so the file is not opened.",
        ),
        Text(
            "よびかけを正式な手順で入れ直してください。",
            "Install Yobikake again in the way the manual tells.",
        ),
    ),
    StoreProblem.PRAGMA_NOT_KEPT: Advice(
        Text(
            "「{path}」を安全な設定で開けませんでした（{setting} が {value} のままです）。",
            "{path} could not be opened with safe settings ({setting} stayed {value}).",
        ),
        Text(
            "ディスクの空きと書き込みの許可を確かめ、もう一度開いてください。",
            "Check the disk's space and the permission to write, then open it again.",
        ),
    ),
    StoreProblem.NETWORK_SHARE: Advice(
        Text(
            "「{path}」はネットワーク上の共有フォルダーにあります。"
            "停電や通信切れで壊れるおそれがあるため、ここでは町を開きません。",
            "{path} is on a network share. A power cut or a lost connection could damage a town "
            "there, so it is not opened.",
        ),
        Text(
            "このパソコンのディスクに移してから開いてください。",
            "Move it to a disk of this computer, then open it.",
        ),
    ),
    StoreProblem.PASSPHRASE_TOO_SHORT: Advice(
        Text(
            "合言葉が短すぎます（{given}文字。{least}文字以上が必要です）。",
            "The passphrase is too short ({given} characters; at least {least} are needed).",
        ),
        Text(
            "いくつかの言葉をつなげた、長い合言葉にしてください。",
            "Take a longer one, such as several words in a row.",
        ),
    ),
    StoreProblem.KEY_FILE_MISSING: Advice(
        Text(
            "町のファイル「{path}」の鍵ファイル「{key_file}」がありません。"
            "鍵ファイルがないと、正しい合言葉でも開けません。",
            "The key file {key_file} of the town {path} is missing. "
            "Without it not even the right passphrase opens the town.",
        ),
        Text(
            "町のファイルと鍵ファイル（.key）は、いつも同じフォルダーに一緒に置いてください。"
            "移したときは、元の場所から鍵ファイルも持ってきてください。",
            "Keep the town file and its key file (.key) together in one folder. "
            "If the town was moved, bring its key file from the old place.",
        ),
    ),
    StoreProblem.KEY_FILE_DAMAGED: Advice(
        Text("鍵ファイル「{path}」は壊れています。", "The key file {path} is damaged."),
        Text(
            "同じ町の複製（バックアップ）にある鍵ファイルを、同じ名前にして置き換えてください。"
            "合言葉は、その複製を作ったときのものです。",
            "Replace it by the key file of a copy of the same town, under this name; "
            "the passphrase is the one of the day that copy was made.",
        ),
    ),
}
