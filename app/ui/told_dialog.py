"""A calm dialog that shows a longer plain text: the help of a page, the trace of a fault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.plain import build_button, build_label
from app.ui.rail import PageKey
from app.ui.speaker import Speaker


class ToldDialog(QDialog):
    """A heading, a text that can be copied, and one way out."""

    def __init__(self, speaker: Speaker, parent: QWidget, heading: str, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("told_dialog")
        self.setWindowTitle(speaker.say("よびかけ", "Yobikake"))
        self.resize(720, 460)
        column = QVBoxLayout(self)
        column.addWidget(build_label("told_heading", heading, "strong"))
        told = QPlainTextEdit()
        told.setObjectName("told_text")
        told.setAccessibleName(heading)
        told.setReadOnly(True)
        told.setPlainText(text)
        column.addWidget(told, 1)
        close = build_button("close_told", speaker.say("閉じる", "Close"), self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def crash_heading(speaker: Speaker) -> str:
    """Give the words over the trace of a fault."""
    return speaker.say(
        "プログラムの不具合で、作業を止めました。保存されていた内容はそのまま残っています。\n"
        "もう一度試しても止まるときは、下の記録を担当者に渡してください"
        "（住民の情報は入っていません）。",
        "A fault of the program stopped the work. What was saved is untouched.\n"
        "If it happens again, pass on the record below; it holds nothing about residents.",
    )


def help_text(key: PageKey | None, speaker: Speaker) -> str:
    """Give the help of a page; None: the first page."""
    keys = speaker.say(
        "\n\n【キー】\nCtrl+1〜5　ページ　　Ctrl+F または /　検索　　↑↓　行を選ぶ\n"
        "Enter　詳細を読む　　Esc　もどる　　P　印刷　　F1　この説明　　Ctrl+Z　点をもどす",
        "\n\nKeys\nCtrl+1 to 5 pages · Ctrl+F or / search · ↑↓ rows\n"
        "Enter detail · Esc back · P print · F1 this help · Ctrl+Z take back points",
    )
    return _help_of(key, speaker) + keys


def _help_of(key: PageKey | None, speaker: Speaker) -> str:
    say = speaker.say
    if key is None:
        return say(
            "町をひらくと、名簿が呼びかける順番に並びます。「リストを印刷する」で紙になります。",
            "Open a town: the register stands in call order. 'Print the list' makes the paper.",
        )
    return {
        PageKey.IMPORT: say(
            "住民と福祉のファイル、またはジョブファイルを落とすと、中身を確かめてから取り込みます。\n"
            "ひとつでも読めないファイルがあれば、何も変えません。\n"
            "読めなかった行・直した行・確かめたい行は、行番号つきで一覧になります。",
            "Drop the exports or a job file; look at the preview, then import.\n"
            "If a file is refused nothing changes. Odd rows are listed with their lines.",
        ),
        PageKey.LIST: say(
            "世帯が呼びかける順に並んでいます。見出しを押すと並べ替えます。\n"
            "検索は氏名・かな・住所・電話の一部で。姓2文字でも見つかります。\n"
            "右に、なぜこの順番か（要件ごとの点数と、元のファイルの行）が出ます。\n"
            "階層: ■ 第1層　▲ 第2層　● 第3層　○ 第4層。？ は浸水が不明です。\n"
            "支援措置の世帯は、検索しても出ません。",
            "Households in call order; press a heading to sort. Search by any part of name,\n"
            "kana, address or phone. The pane tells why, with points and source lines.\n"
            "Protected households are never shown.",
        ),
        PageKey.MAP: say(
            "浸水の深さと家を地図で見ます。印を押すと右に詳細が出ます。\n"
            "区域を囲むと、その中の世帯だけのリストになります。",
            "Depth and homes on the map. Press a home for its detail; draw an area for its list.",
        ),
        PageKey.POINTS: say(
            "要件ごとの点数です。点を書きかえて「適用前に確かめる」を押すと、\n"
            "だれの順番が上がり、だれが下がるかを見てから適用できます。\n"
            "前の点数は消えず、いつから変えたかが残ります。",
            "The points of each requirement. Change them, look who rises and falls, then apply.\n"
            "Old values are kept with their dates.",
        ),
        PageKey.PRINT: say(
            "紙に出るとおりの見本です。PDF に保存するか、プリンターで印刷します。",
            "Exactly what comes out on paper. Save a PDF or print.",
        ),
    }[key]
