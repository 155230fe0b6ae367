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
        "\n\n【キー】\nCtrl+1〜9、0　ページ　　Ctrl+F または /　検索　　↑↓　行を選ぶ\n"
        "Enter　詳細を読む　　O　原本の値　　Esc　もどる　　P　印刷\n"
        "F1　この説明　　Ctrl+Z　取り消す",
        "\n\nKeys\nCtrl+1 to 9, 0 pages · Ctrl+F or / search · ↑↓ rows\n"
        "Enter detail · O cells as given · Esc back · P print · F1 this help · Ctrl+Z take back",
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
            "「取り込む」を押すと、前回との差分（新しい人・死亡・転出・消えた人・要件など）が出ます。\n"
            "「受け入れる」まで、何も変わりません。直前の1回は「前回の取込を取り消す」で戻せます。\n"
            "ひとつでも読めないファイルがあれば、何も変えません。\n"
            "読めなかった行・直した行・確かめたい行は、行番号つきで一覧になります。\n"
            "支援措置は、ファイルから外れても続きます。二人の名前と文書番号で解除します。",
            "Drop the exports or a job file; look at the preview, then press import: the page of\n"
            "differences follows. Nothing changes until you accept; the last one can be undone.\n"
            "If a file is refused nothing changes. Odd rows are listed with their lines.\n"
            "Address protection stays until two people end it with a document number.",
        ),
        PageKey.REVIEW: say(
            "宛名番号のない記録（民生委員の名簿など）が、どの住民のものかを決めます。\n"
            "左で記録を、右下で候補を選び、違う文字（下線）を見くらべて決めてください。\n"
            "A この人です　N 違う人です　S 該当者なし　L あとで　Ctrl+Z 取り消す\n"
            "Enter で候補へ、← で記録へ。候補にいない人は、氏名や宛名番号で探せます。\n"
            "決めたことは名前と時刻つきで残り、次の取込にも効きます。あとから取り消せます。",
            "Say whose the records without a number are. Choose a record at the left and a\n"
            "candidate below; differing characters are underlined.\n"
            "A this person, N not this person, S nobody here, L later, Ctrl+Z take back.\n"
            "Answers are kept with name and time, hold for later imports, and can be taken back.",
        ),
        PageKey.PLACES: say(
            "位置が分からない、または不確かな世帯です。支援の必要な世帯、位置が全く分からない世帯から\n"
            "並びます。世帯を選ぶと、住所の候補が番号つきで、その町が地図で出ます。\n"
            "1〜9 その候補に置く（番地や街区の半径は残ります）　M 地図へ（矢印で動かし、Enter で\n"
            "十字の所に置く。押しても可）　K 経度・緯度を入れる　N 次の世帯　Ctrl+Z 取り消す\n"
            "置いた位置は住所ごとに、名前と時刻つきで残り、同じ住所の世帯と次の取込にも効きます。\n"
            "町名までしか分からない世帯は、町の中の浸水の割合を出します。浸水なしとは扱いません。",
            "Homes nobody is sure of, the gravest need first. Choose one: what its address may\n"
            "mean is listed with numbers. 1 to 9 takes one, M goes to the map (arrows move it,\n"
            "Enter places the home at the cross, so does a click), K types longitude and\n"
            "latitude, N next, Ctrl+Z takes back. A place is kept by its address with name and\n"
            "time and holds for the next import. A home known only to its town is never dry.",
        ),
        PageKey.DROPOUTS: say(
            "前に印刷した（PDF にした）リストに載っていて、今は載っていない人の一覧です。\n"
            "ひとりずつ、なぜ載らなくなったかを確かめて理由を記録してください。\n"
            "理由が記録されるまで、次の印刷のあともここに残ります。",
            "People who were on the last printed list and are not now. Say of each why;\n"
            "until then they stay here, also after the next printing.",
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
            "上の欄（Ctrl+F）に氏名・住所・町名・避難所を入れ、↑↓と Enter でそこへ移ります。\n"
            "囲む・四角・画面内・地区のどれでも、その中の世帯の一覧と人数が下に出ます。\n"
            "右で、重ねる想定とその濃さ、世帯の色分け、目印、背景地図を選びます。\n"
            "「町」の印は、位置が町名までしか分からない世帯の数です。家の場所ではありません。\n"
            "架電の状態による色分けは、まだありません。",
            "Depth and homes on the map. Press a home for its detail. Type a name or a place\n"
            "above (Ctrl+F), choose with the arrows, go there with Enter. Draw an area or a box,\n"
            "list the view or choose a district for its households. At the right: layers and\n"
            "their strength, signs of homes, outlines, base map. Signs by state of the call are\n"
            "not there yet.",
        ),
        PageKey.LAYERS: say(
            "この町の浸水図の一覧です。表で選ぶと、絵・出典・範囲・届く家の数が右に出ます。\n"
            "加えるには、ダウンロードしたままの ZIP・ファイル・フォルダーを落とすか選びます。\n"
            "1 見つかった浸水図を選び、聞かれたことに答えます（推定は黄色。確かめてください）。\n"
            "2 読み込んだ内訳（残した数・外れた数・直した数・値）を確かめます。\n"
            "3 残すと、すべての家を判定し直し、判定の世帯数の変化を伝えます。\n"
            "「分からない」と答えた所は「不明」のままです。浸水なしにはなりません。\n"
            "F2　名前・出典を直す　　Delete　外す（確かめてから）",
            "The layers of the town; choose one for its picture, source, extent and counts.\n"
            "Drop or choose a product as it was downloaded, answer what it leaves open, look\n"
            "through the account, then keep it: every home is judged anew.\n"
            "F2 name and source, Delete remove (asks first).",
        ),
        PageKey.AREAS: say(
            "区域（囲んだ範囲・自治会など）を残し、避難情報の発令と解除を時刻つきで記録します。\n"
            "表で区域を選び（Ctrl を押しながら複数）、避難情報と時刻を選んで「発令を記録する」。\n"
            "記録は消えません。直すときは「訂正する」、誤りなら「誤りを取り消す」。\n"
            "「発令中の区域の名簿にする」で、名簿と印刷がその区域だけになります。\n"
            "【点検】浸水するのに発令の外の家、位置や浸水の分からない家を、数と一覧で見ます。\n"
            "【被害想定】図ごと・地区ごとに、何人が何メートル浸水するかを表とグラフにします。\n"
            "支援措置の世帯は町全体の数だけに入り、区域の数と一覧には出ません。",
            "Keep areas, record orders and liftings with their times; nothing is overwritten.\n"
            "The check shows homes in the water without an order and homes nobody can judge;\n"
            "the forecast counts people per layer and district. Protected households are only\n"
            "counted.",
        ),
        PageKey.POINTS: say(
            "要件ごとの点数です。点を書きかえて「適用前に確かめる」を押すと、\n"
            "だれの順番が上がり、だれが下がるかを見てから適用できます。\n"
            "前の点数は消えず、いつから変えたかが残ります。\n"
            "「判定」の見出しでは、立退き・屋内可を決める表を、同じように書きかえられます。",
            "The points of each requirement. Change them, look who rises and falls, then apply.\n"
            "Old values are kept with their dates. The tab of verdicts holds the rules of\n"
            "leaving and staying, changed in the same way.",
        ),
        PageKey.REGISTERS: say(
            "左の帳票を押すと、紙に出るとおりに見えます。PDF・CSV に保存するか、印刷します。\n"
            "支援措置の世帯はどの帳票にも載らず、人数だけを数えます。\n"
            "「未照合の記録」の人の要件は、まだ点に入っていません。",
            "Press a register on the left to see it as on paper; save it as PDF or CSV, or print.\n"
            "Protected households are in none of them; they are only counted.",
        ),
        PageKey.PRINT: say(
            "紙に出るとおりの見本です。PDF に保存するか、プリンターで印刷します。",
            "Exactly what comes out on paper. Save a PDF or print.",
        ),
    }[key]


def unsettled_text(speaker: Speaker) -> str:
    """Say that the list does not rest on everything that was decided."""
    return speaker.say(
        "照合の答えか、位置の指定の一部が、まだ計算に入っていません。いまの名簿はその前のものです。"
        "「位置」の「置いた位置」と区域を確かめ、置き直すか取り消してください。",
        "Some answers or places are not computed yet; the list is from before them. Check the "
        "placed positions and the area, and place them again or take them back.",
    )
