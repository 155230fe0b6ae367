"""Words for what may be doubtful in a position, and sentences for a gazetteer file."""

from app.wording.sentence import Advice, Text
from gis.errors import GazetteerProblem
from scoring.codes import PlaceDoubt

PLACE_DOUBT_WORDS: dict[PlaceDoubt, Text] = {
    PlaceDoubt.TOWN_UNKNOWN: Text("町名が住所データにない", "the tables have no such town"),
    PlaceDoubt.TOWN_UNCLEAR: Text("同じ町名が複数ある", "several towns have this name"),
    PlaceDoubt.TOWN_WITHOUT_POINT: Text(
        "町の位置が住所データになく、隣の丁目などから",
        "the town has no point; a near one is shown",
    ),
    PlaceDoubt.CHOME_UNKNOWN: Text("丁目が住所データにない", "the tables have no such chome"),
    PlaceDoubt.NO_NUMBER: Text("番地が書かれていない", "no number is written"),
    PlaceDoubt.NUMBER_UNKNOWN: Text("番地が住所データにない", "the tables have no such number"),
    PlaceDoubt.NUMBER_WITHOUT_POINT: Text(
        "番地はあるが位置が住所データにない", "the tables have the number without a position"
    ),
    PlaceDoubt.NUMBER_UNCLEAR: Text(
        "読み方が複数あり、位置が離れている", "it can be read in several ways, far apart"
    ),
    PlaceDoubt.NUMBER_FAR: Text(
        "前後の番地から離れた位置にある", "the point lies far from its neighbours"
    ),
    PlaceDoubt.NUMBERS_WIDE: Text(
        "同じ番地の枝番が広く散らばっている", "the numbers it stands for lie far apart"
    ),
    PlaceDoubt.NEIGHBOURS: Text("前後の番地から推定した位置", "estimated between its neighbours"),
    PlaceDoubt.SIBLINGS: Text("同じ番地の枝番の中ほどの位置", "the middle of its sub-numbers"),
    PlaceDoubt.KOAZA_UNKNOWN: Text("小字が住所データにない", "the tables have no such koaza"),
    PlaceDoubt.KOAZA_SUPPLIED: Text(
        "小字や丁目が省かれ、番地から補った", "koaza or chome supplied from the number"
    ),
    PlaceDoubt.OAZA_SUPPLIED: Text("大字が省かれ、小字から補った", "oaza supplied from koaza"),
    PlaceDoubt.CHOME_SUPPLIED: Text("最初の数字を丁目と読んだ", "first number read as chome"),
    PlaceDoubt.TOWN_SPELLING: Text("町名の書き方が違う", "the town is spelled otherwise"),
}

_BUILD_AGAIN = Text(
    "住所データから作り直すか、別の写しを使ってください。",
    "Build it again from the address tables, or use another copy.",
)

GAZETTEER_ADVICE: dict[GazetteerProblem, Advice] = {
    GazetteerProblem.NOT_FOUND: Advice(
        Text("住所辞書 {file} がありません。", "There is no gazetteer {file}."),
        Text("場所と名前を確かめてください。", "Check its place and name."),
    ),
    GazetteerProblem.NOT_READABLE: Advice(
        Text("住所辞書 {file} を読めません。", "The gazetteer {file} cannot be read."),
        Text(
            "ほかのソフトで開いていれば閉じ、読み取りの権限を確かめてください。",
            "Close it in other programs and check the permission to read.",
        ),
    ),
    GazetteerProblem.NOT_ONE: Advice(
        Text("{file} は住所辞書ではありません。", "{file} is no gazetteer."),
        Text(
            "このソフトで作った住所辞書を選んでください。",
            "Choose a gazetteer that this program has made.",
        ),
    ),
    GazetteerProblem.NEWER: Advice(
        Text(
            "住所辞書 {file} は新しい版（第{found}版）で作られています。",
            "The gazetteer {file} was made by a newer program (version {found}).",
        ),
        Text(
            "このソフトを新しくするか、住所データから作り直してください。",
            "Update this program, or build it again from the address tables.",
        ),
    ),
    GazetteerProblem.DAMAGED: Advice(
        Text("住所辞書 {file} は壊れています。", "The gazetteer {file} is damaged."), _BUILD_AGAIN
    ),
}
