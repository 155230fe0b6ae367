"""Sentences for geographic files that cannot be used: hazard layers, areas, shelters."""

from app.wording.sentence import Advice, Text
from gis.errors import HazardProblem

_CHOOSE_AGAIN = Text("場所と名前を確かめてください。", "Check its place and name.")
_ASK_THE_SOURCE = Text(
    "提供元のデータを確かめるか、もう一度入手してください。",
    "Check the data with its source, or obtain it again.",
)
_EXPORT_ALONE = Text(
    "必要なものだけを一つのファイルに書き出し直してください。",
    "Export what is needed alone into one file.",
)

HAZARD_ADVICE: dict[HazardProblem, Advice] = {
    HazardProblem.NOT_FOUND: Advice(
        Text("地図ファイル {file} がありません。", "There is no map file {file}."), _CHOOSE_AGAIN
    ),
    HazardProblem.IS_FOLDER: Advice(
        Text(
            "{file} はフォルダです。ファイルが必要です。",
            "{file} is a folder; a file was expected.",
        ),
        Text("フォルダの中のファイルを選んでください。", "Choose the file inside the folder."),
    ),
    HazardProblem.PATH_REFUSED: Advice(
        Text(
            "{file} は使えない書き方です。この機械にあるファイルだけを読みます。",
            "{file} cannot be used: only files of this machine are read.",
        ),
        Text("ファイルを保存し、その場所を指定してください。", "Save the file and name its place."),
    ),
    HazardProblem.NO_PERMISSION: Advice(
        Text("{file} を読む権限がありません。", "There is no permission to read {file}."),
        Text(
            "ほかのソフトで開いていれば閉じ、読み取りの権限を確かめてください。",
            "Close it in other programs and check the permission to read.",
        ),
    ),
    HazardProblem.EMPTY_FILE: Advice(
        Text("{file} は空です。", "{file} is empty."), _ASK_THE_SOURCE
    ),
    HazardProblem.FORMAT_REFUSED: Advice(
        Text(
            "{file} は読めない形式です（{found}）。"
            "GeoTIFF、GeoPackage、Shapefile、GeoJSON を想定しています。",
            "{file} is of a form that is not read ({found}); "
            "GeoTIFF, GeoPackage, Shapefile or GeoJSON was expected.",
        ),
        Text(
            "圧縮ファイルは展開し、ほかの形式は上の形式に変換してください。",
            "Unpack an archive; convert other forms into one of these.",
        ),
    ),
    HazardProblem.DAMAGED: Advice(
        Text(
            "{file} は壊れているため、最後まで読めません。",
            "{file} is damaged and cannot be read to its end.",
        ),
        _ASK_THE_SOURCE,
    ),
    HazardProblem.SIDE_FILE_MISSING: Advice(
        Text(
            "Shapefile {file} と一緒にあるはずの {found} がありません。",
            "The Shapefile {file} lacks {found}, which belongs beside it.",
        ),
        Text(
            ".shp、.shx、.dbf、.prj を同じフォルダに置いてください。",
            "Put .shp, .shx, .dbf and .prj into the same folder.",
        ),
    ),
    HazardProblem.TOO_LARGE: Advice(
        Text(
            "{file} は大きすぎます（{found} セル、{gigabytes} GB）。2 GB までを読みます。",
            "{file} is too large ({found} cells, {gigabytes} GB); up to 2 GB are read.",
        ),
        Text(
            "市町村の範囲に切り出し、タイル（ブロック）に分けて書き出してください。",
            "Cut it to the town and write it in tiles.",
        ),
    ),
    HazardProblem.MANY_BANDS: Advice(
        Text(
            "{file} にはバンドが {found} あります。値が一つ（1 バンド）のものを想定しています。",
            "{file} has {found} bands; one band of values was expected.",
        ),
        Text(
            "色の画像ではなく、浸水深や浸水ランクの値が入ったデータを使ってください。",
            "Use data that holds depths or ranks, not a coloured picture.",
        ),
    ),
    HazardProblem.ROTATED: Advice(
        Text(
            "{file} は回転または反転しています。北が上のものを想定しています。",
            "{file} is rotated or mirrored; north must be up.",
        ),
        Text("北が上になるように変換してください。", "Convert it so that north is up."),
    ),
    HazardProblem.UNIT_REFUSED: Advice(
        Text(
            "{file} の値の単位は {found} です。メートルを想定しています。",
            "The values of {file} are in {found}; metres were expected.",
        ),
        Text("メートルに変換してください。", "Convert them to metres."),
    ),
    HazardProblem.NO_CRS: Advice(
        Text(
            "{file} に座標系が書かれていません。推測はしません。",
            "{file} names no reference system, and none is guessed.",
        ),
        Text(
            "提供元に座標系（JGD2011 の緯度経度、平面直角座標系の第何系か など）を確かめ、"
            "書き込んでください。Shapefile では .prj ファイルが要ります。",
            "Ask the source for the system (JGD2011 degrees, which plane zone …) and write it "
            "into the file; a Shapefile needs its .prj.",
        ),
    ),
    HazardProblem.CRS_REFUSED: Advice(
        Text(
            "{file} の座標系「{found}」は使えません。"
            "JGD2011・JGD2000・WGS84 の緯度経度、平面直角座標系、日本測地系を想定しています。",
            "The reference system '{found}' of {file} is not read; JGD2011, JGD2000 or WGS84 "
            "degrees, a plane zone of Japan or the old Tokyo datum was expected.",
        ),
        Text("JGD2011（EPSG:6668）に変換してください。", "Convert it to JGD2011 (EPSG:6668)."),
    ),
    HazardProblem.AXES_SWAPPED: Advice(
        Text(
            "{file} は緯度と経度（または X と Y）が入れ替わっています（範囲 {extent}）。",
            "{file} has its axes swapped (extent {extent}).",
        ),
        Text(
            "経度、緯度の順に直して書き出してください。",
            "Export it again, longitude (easting) first.",
        ),
    ),
    HazardProblem.OUTSIDE_JAPAN: Advice(
        Text(
            "{file} の範囲は日本の外です（{extent}）。書かれた座標系が実際と違うようです。",
            "{file} lies outside Japan ({extent}); the system it names is probably wrong.",
        ),
        Text("提供元に座標系を確かめてください。", "Ask the source for the reference system."),
    ),
    HazardProblem.AREA_WITHOUT_HOMES: Advice(
        Text(
            "指定された区域の中に、住まいが1つもありません。"
            "区域の範囲（経度、緯度）: {extent}。住まいの範囲: {town}。",
            "No home lies in the area asked for. Its extent (longitude, latitude): {extent}; "
            "that of the homes: {town}.",
        ),
        Text(
            "区域のファイルがこの町のものか、座標系が正しいかを確かめてください。",
            "Check that the area file is of this town and its reference system is right.",
        ),
    ),
    HazardProblem.NO_OVERLAP: Advice(
        Text(
            "{file} は住まいの位置と重なりません。"
            "データの範囲（経度、緯度）: {extent}。住まいの範囲: {town}。",
            "{file} does not overlap the homes. Its extent (longitude, latitude): {extent}; "
            "that of the homes: {town}.",
        ),
        Text(
            "この市町村のデータか、座標系（平面直角座標系の第何系か）が正しいかを"
            "確かめてください。",
            "Check that it is the data of this town and that its system (plane zone) is right.",
        ),
    ),
    HazardProblem.POINTS_SWAPPED: Advice(
        Text(
            "位置の緯度と経度が入れ替わっています（例: 経度 {lon}、緯度 {lat}）。",
            "Longitude and latitude of the positions are swapped (for example longitude {lon}, "
            "latitude {lat}).",
        ),
        Text("「経度」「緯度」の列を確かめてください。", "Check the columns 経度 and 緯度."),
    ),
    HazardProblem.NO_NODATA_MARK: Advice(
        Text(
            "{file} には「値なし」を表す印がありません。"
            "空のセルが浸水なしなのか、想定の対象外なのか分かりません。",
            "{file} has no nodata mark: whether an empty cell is dry or not assessed is not told.",
        ),
        Text(
            "どのセルにも正しい値が入っているなら、nodata_means に none（値なしのセルはない）を"
            "指定してください。そうでなければ、印を付けたデータを提供元に求めてください。",
            "If every cell holds a true value, say nodata_means none; otherwise ask the source "
            "for data with a nodata mark.",
        ),
    ),
    HazardProblem.NO_RANK_EDITION: Advice(
        Text(
            "{file} の浸水ランクが、どの版のコードか指定されていません。推測はしません。",
            "Which code list the ranks of {file} use is not told, and it is not guessed.",
        ),
        Text(
            "rank_edition に {expected} のどれかを指定してください"
            "（今の 6 区分は ksj-6、旧版の 11–15 は ksj-old-5、21–27 は ksj-old-7）。",
            "Set rank_edition to one of {expected} (today's six classes: ksj-6; the old codes "
            "11–15: ksj-old-5; 21–27: ksj-old-7).",
        ),
    ),
    HazardProblem.UNKNOWN_CODE: Advice(
        Text(
            "{file} に、{expected} にない値があります: {value}。",
            "{file} holds values that {expected} does not have: {value}.",
        ),
        Text(
            "種類（kind）、版（rank_edition）、値なしの印を確かめてください。",
            "Check kind, rank_edition and the nodata mark.",
        ),
    ),
    HazardProblem.DEPTH_NEGATIVE: Advice(
        Text(
            "{file} に負の浸水深があります: {value} m。0 m 以上を想定しています。",
            "{file} holds a negative depth: {value} m; 0 m or more was expected.",
        ),
        Text(
            "「値なし」の印がこの値でないか、標高のデータでないかを確かめてください。",
            "Check whether this value means nodata, or whether the data are elevations.",
        ),
    ),
    HazardProblem.DEPTH_TOO_DEEP: Advice(
        Text(
            "{file} に {value} m の浸水深があります。{expected} m 以下を想定しています。",
            "{file} holds a depth of {value} m; {expected} m or less was expected.",
        ),
        Text(
            "「値なし」の印がこの値でないか、単位がセンチメートルでないかを確かめてください。",
            "Check whether this value means nodata, or whether the unit is centimetres.",
        ),
    ),
    HazardProblem.FIELD_NOT_TOLD: Advice(
        Text(
            "{file} のどの属性に値が入っているか指定されていません。ある属性: {fields}。",
            "Which attribute of {file} holds the value is not told. It has: {fields}.",
        ),
        Text("field に属性の名前を指定してください。", "Set field to the name of the attribute."),
    ),
    HazardProblem.FIELD_NOT_FOUND: Advice(
        Text(
            "{file} に属性「{field}」がありません。ある属性: {fields}。",
            "{file} has no attribute '{field}'. It has: {fields}.",
        ),
        Text("field を上のどれかに直してください。", "Set field to one of these."),
    ),
    HazardProblem.VALUE_NOT_A_NUMBER: Advice(
        Text(
            "{file} の {row} 番目の図形の値「{value}」は数ではありません。",
            "The value '{value}' of shape {row} in {file} is no number.",
        ),
        Text(
            "field が値の属性かを確かめ、空や文字の値を直してください。",
            "Check that field names the attribute of values, and mend empty or worded ones.",
        ),
    ),
    HazardProblem.MANY_LAYERS: Advice(
        Text(
            "{file} には複数のレイヤがあります: {found}。一つのものを想定しています。",
            "{file} holds several layers: {found}; one was expected.",
        ),
        _EXPORT_ALONE,
    ),
    HazardProblem.NOT_POLYGONS: Advice(
        Text(
            "{file} に面（ポリゴン）でない図形があります。",
            "{file} holds shapes that are no polygons.",
        ),
        _EXPORT_ALONE,
    ),
    HazardProblem.NOT_POINTS: Advice(
        Text(
            "{file} に点でない図形があります。避難所は点を想定しています。",
            "{file} holds shapes that are no points; shelters are points.",
        ),
        _EXPORT_ALONE,
    ),
    HazardProblem.NO_FEATURES: Advice(
        Text("{file} に図形がありません。", "{file} holds no shapes."), _ASK_THE_SOURCE
    ),
    HazardProblem.ENCODING: Advice(
        Text(
            "{file} の文字コードを読み取れません。UTF-8 か CP932（Shift_JIS）を想定しています。",
            "The encoding of {file} cannot be read; UTF-8 or CP932 was expected.",
        ),
        Text("UTF-8 で書き出し直してください。", "Export it again in UTF-8."),
    ),
    HazardProblem.DRIVERS_OPEN: Advice(
        Text(
            "地図を読む部品に、許していない形式が含まれています（{found}）。"
            "安全のため {file} を開きません。",
            "The library that reads maps allows forms it should not ({found}); "
            "{file} is not opened.",
        ),
        Text("プログラムを入れ直してください。", "Install the program again."),
    ),
}
