"""Sentences for address tables that cannot be used, and for what in them was left out."""

from app.wording.sentence import Advice, Text
from gis.addresses.tables import AddressSource, TableDoubt
from gis.errors import AddressProblem

_DOWNLOAD_AGAIN = Text("提供元からもう一度入手してください。", "Obtain it again from its source.")
_CHECK_COORDINATES = Text(
    "座標系と、緯度・経度（X は北、Y は東）の列を確かめてください。",
    "Check the reference system and the columns of latitude and longitude (X north, Y east).",
)
_SAY_THE_ZONE = Text(
    "平面直角座標系の系番号（1〜19）を --zone または [address_data] の zone で指定してください。",
    "Say the zone (1–19) of the plane rectangular system by --zone or by zone of [address_data].",
)

ADDRESS_ADVICE: dict[AddressProblem, Advice] = {
    AddressProblem.NO_FOLDER: Advice(
        Text("住所データのフォルダ {file} がありません。", "There is no address folder {file}."),
        Text("場所と名前を確かめてください。", "Check its place and name."),
    ),
    AddressProblem.NO_PERMISSION: Advice(
        Text("{file} を読む権限がありません。", "There is no permission to read {file}."),
        Text(
            "ほかのソフトで開いていれば閉じ、読み取りの権限を確かめてください。",
            "Close it in other programs and check the permission to read.",
        ),
    ),
    AddressProblem.NOTHING_USABLE: Advice(
        Text(
            "{file} に使える住所データがありません。アドレス・ベース・レジストリ、位置参照情報、"
            "町名の一覧（町名・緯度・経度）、家屋の一覧（住所と緯度・経度または X・Y）を"
            "想定しています。",
            "{file} holds no address data that can be used; アドレス・ベース・レジストリ, "
            "位置参照情報, a list of towns (町名, 緯度, 経度) or of houses "
            "(住所 with 緯度・経度 or X・Y) was expected.",
        ),
        Text(
            "ダウンロードした ZIP や CSV を、そのままこのフォルダに入れてください。",
            "Put the ZIP or CSV files into this folder as they were downloaded.",
        ),
    ),
    AddressProblem.TOO_LARGE: Advice(
        Text(
            "{file} が大きすぎます（{found}）。住所データとは考えられません。",
            "{file} is too large ({found}) to be address data.",
        ),
        Text(
            "市町村または都道府県ごとのファイルを使ってください。",
            "Use the files of one municipality or prefecture.",
        ),
    ),
    AddressProblem.ENCODING: Advice(
        Text(
            "{file} の文字コードがわかりません。UTF-8 か Shift_JIS（CP932）を想定しています。",
            "The encoding of {file} is not known; UTF-8 or Shift_JIS (CP932) was expected.",
        ),
        Text("UTF-8 で保存し直してください。", "Save it again as UTF-8."),
    ),
    AddressProblem.TABLE_DAMAGED: Advice(
        Text(
            "{file} は表として最後まで読めません。列の数が行によって違うか、途中で切れています。",
            "{file} cannot be read to its end as a table: lines differ in length or are cut off.",
        ),
        _DOWNLOAD_AGAIN,
    ),
    AddressProblem.TOWNS_MISSING: Advice(
        Text(
            "{file} の町字の表（mt_town）がありません。番地だけでは町の名前がわかりません。",
            "The table of towns (mt_town) of {file} is missing; numbers alone name no town.",
        ),
        Text(
            "同じ地域の mt_town と mt_town_pos も入手し、同じフォルダに入れてください。",
            "Obtain mt_town and mt_town_pos of the same area and put them there as well.",
        ),
    ),
    AddressProblem.AXES_SWAPPED: Advice(
        Text(
            "{file} の緯度と経度が入れ替わっています（{line}行目 経度 {lon}、緯度 {lat}）。",
            "Latitude and longitude of {file} are exchanged (line {line}: {lon}, {lat}).",
        ),
        _CHECK_COORDINATES,
    ),
    AddressProblem.OUTSIDE_JAPAN: Advice(
        Text(
            "{file} の位置の半分以上が日本の外です（{line}行目 経度 {lon}、緯度 {lat}）。",
            "Half of the places of {file} or more lie outside Japan (line {line}: {lon}, {lat}).",
        ),
        _CHECK_COORDINATES,
    ),
    AddressProblem.NO_ZONE: Advice(
        Text(
            "{file} の位置は X・Y（メートル）ですが、平面直角座標系の系番号がわかりません。",
            "The places of {file} are metres, and the zone of the plane system is not known.",
        ),
        _SAY_THE_ZONE,
    ),
    AddressProblem.ZONE_REFUSED: Advice(
        Text("系番号 {found} はありません。", "There is no zone {found}."), _SAY_THE_ZONE
    ),
    AddressProblem.FAR_FROM_TOWNS: Advice(
        Text(
            "家屋の位置が、その町から {found}km ほど離れています。"
            "系番号が違うか、X と Y が逆です。",
            "The houses lie about {found} km from their towns: a wrong zone, or X and Y exchanged.",
        ),
        _CHECK_COORDINATES,
    ),
}

ADDRESS_SOURCE_WORDS: dict[AddressSource, Text] = {
    AddressSource.REGISTRY: Text("アドレス・ベース・レジストリ", "address base registry"),
    AddressSource.REFERENCE: Text("位置参照情報", "position reference information"),
    AddressSource.TOWN_LIST: Text("町名の一覧", "list of towns"),
    AddressSource.HOUSES: Text("家屋の一覧", "list of houses"),
}

TABLE_DOUBT_WORDS: dict[TableDoubt, Text] = {
    TableDoubt.POSITION_UNREADABLE: Text(
        "{file}: 位置が読めない行 {count}件（最初は{line}行目）。位置なしとして使います。",
        "{file}: {count} rows whose place cannot be read (first: line {line}); kept without one.",
    ),
    TableDoubt.POINT_OUTSIDE_JAPAN: Text(
        "{file}: 位置が日本の外の行 {count}件（最初は{line}行目）。位置なしとして使います。",
        "{file}: {count} rows outside Japan (first: line {line}); kept without a place.",
    ),
    TableDoubt.SAME_NUMBER_APART: Text(
        "{file}: 同じ番号で離れた場所にある番地 {count}件。位置を決めず、位置なしとして使います。",
        "{file}: {count} numbers stand at places far apart; none is chosen.",
    ),
    TableDoubt.NUMBER_WITHOUT_TOWN: Text(
        "{file}: 町の表にない（または廃止された）町の番地 {count}件を除きました。",
        "{file}: {count} numbers of towns that are in no table, or abolished, were left out.",
    ),
    TableDoubt.ADDRESS_WITHOUT_NUMBER: Text(
        "{file}: 町名か番号が読み取れない住所 {count}件（最初は{line}行目）を除きました。",
        "{file}: {count} addresses without a town or number (first: line {line}) were left out.",
    ),
    TableDoubt.POSITIONS_ALONE: Text(
        "{file}: 対になる名前の表がないため、使いませんでした。",
        "{file}: not used, for the table of names that belongs to it is not there.",
    ),
    TableDoubt.FILE_NOT_USED: Text(
        "{file}: 住所データではないため、使いませんでした。", "{file}: not used: no address data."
    ),
}
"""What was left out of address tables; the fields are those of a ``TableRemark``."""
