"""Sentences for hazard products that cannot be brought in."""

from app.wording.sentence import Advice, Text
from gis.products.errors import ProductProblem

_OBTAIN_AGAIN = Text("提供元からもう一度入手してください。", "Obtain it again from its source.")
_ASK_SOURCE = Text("提供元に確かめてください。", "Ask the source.")

PRODUCT_ADVICE: dict[ProductProblem, Advice] = {
    ProductProblem.NOTHING_USABLE: Advice(
        Text(
            "{file} に、浸水や土砂のデータが見つかりません（あったもの: {found}）。",
            "{file} holds no hazard data (found: {found}).",
        ),
        Text(
            "国土数値情報、電子化ガイドラインの CSV・Shapefile、保存タイル、PLATEAU、GeoTIFF、"
            "面のデータのどれかを選んでください。",
            "Choose National Land Information, guideline CSV or Shapefile, saved tiles, PLATEAU, "
            "a GeoTIFF or a polygon file.",
        ),
    ),
    ProductProblem.ARCHIVE_DAMAGED: Advice(
        Text(
            "ZIP {file} は壊れているため展開できません（{found}）。",
            "The ZIP {file} is damaged and cannot be unpacked ({found}).",
        ),
        _OBTAIN_AGAIN,
    ),
    ProductProblem.ARCHIVE_HOSTILE: Advice(
        Text(
            "ZIP {file} の中に、安全でない名前があるため開きません（{found}）。",
            "The ZIP {file} holds an unsafe name and is not opened ({found}).",
        ),
        _OBTAIN_AGAIN,
    ),
    ProductProblem.ARCHIVE_LOCKED: Advice(
        Text("ZIP {file} にはパスワードが掛かっています。", "The ZIP {file} has a password."),
        Text("展開してからフォルダを選んでください。", "Unpack it first, then choose the folder."),
    ),
    ProductProblem.TOO_MUCH: Advice(
        Text(
            "{file} は大きすぎるため開きません（{found}）。一県分の製品を想定しています。",
            "{file} is too much to open ({found}); a product of one prefecture was expected.",
        ),
        Text(
            "展開してフォルダを選ぶか、必要な河川・メッシュのファイルだけを選んでください。",
            "Unpack it and choose the folder, or choose only the rivers or meshes needed.",
        ),
    ),
    ProductProblem.ANSWER_MISSING: Advice(
        Text(
            "「{file}」を取り込むには、まだ答えが要ります（{question}）。推測はしません。",
            "'{file}' still needs an answer ({question}); nothing is guessed.",
        ),
        Text("選んでから取り込んでください。", "Choose, then bring it in."),
    ),
    ProductProblem.ANSWER_WRONG: Advice(
        Text(
            "「{file}」の値（{found}）は、選ばれた版（{expected}）のものではありません。",
            "The values of '{file}' ({found}) are not of the edition chosen ({expected}).",
        ),
        Text("値に合う版を選んでください。", "Choose the edition that fits the values."),
    ),
    ProductProblem.CRS_CONTRADICTED: Advice(
        Text(
            "{file} の座標（{extent}）は、座標系「{found}」のものではありません。",
            "The coordinates of {file} ({extent}) are not of the system '{found}'.",
        ),
        Text(
            "緯度経度のデータなら JGD2011 などの緯度経度を選んでください。",
            "If they are degrees, choose a system of degrees such as JGD2011.",
        ),
    ),
    ProductProblem.TEXT_NOT_A_DEPTH: Advice(
        Text(
            "{file} の浸水深「{value}」を深さとして読み取れません。",
            "The depth '{value}' in {file} cannot be read.",
        ),
        Text(
            "「0.5m以上3m未満」のような書き方か、値の属性が正しいかを確かめてください。",
            "Check that it is written like 0.5m以上3m未満 and that the attribute is right.",
        ),
    ),
    ProductProblem.TABLE_DAMAGED: Advice(
        Text(
            "{file} の {line} 行目を表として読めません。",
            "Line {line} of {file} cannot be read as a table.",
        ),
        _OBTAIN_AGAIN,
    ),
    ProductProblem.MESH_CODE: Advice(
        Text(
            "{file} のメッシュコード「{value}」は正しくありません（{line} 行目）。"
            "13 桁か 15 桁を想定しています。",
            "The mesh code '{value}' in {file} is wrong (line {line}); 13 or 15 digits.",
        ),
        Text(
            "表計算ソフトで保存し直したファイルではなく、元のファイルを使ってください。",
            "Use the original, not a file saved again by a spreadsheet.",
        ),
    ),
    ProductProblem.MIXED_MESHES: Advice(
        Text(
            "{file} に大きさの違うメッシュが混ざっています（{found}）。",
            "{file} mixes meshes of different sizes ({found}).",
        ),
        Text(
            "大きさごとに分けたファイルを提供元に求めてください。",
            "Ask the source for a file of each size.",
        ),
    ),
    ProductProblem.POINTS_OFF_GRID: Advice(
        Text(
            "{file} の点は 10 m の格子に並んでいません（{found} m のずれ）。",
            "The points of {file} stand on no 10 m grid (off by {found} m).",
        ),
        Text(
            "座標系（日本測地系ではないか）を提供元に確かめてください。",
            "Ask the source for the reference system (perhaps the old Tokyo datum).",
        ),
    ),
    ProductProblem.PICTURE_DAMAGED: Advice(
        Text("画像 {file} は壊れています。", "The picture {file} is damaged."), _OBTAIN_AGAIN
    ),
    ProductProblem.PICTURE_FORM: Advice(
        Text(
            "画像 {file} は地図タイルの形ではありません（{found}）。",
            "The picture {file} is not of the form of map tiles ({found}).",
        ),
        Text(
            "256×256 の PNG タイルを、変換せずに保存してください。",
            "Save PNG tiles of 256×256 without converting them.",
        ),
    ),
    ProductProblem.UNKNOWN_COLOURS: Advice(
        Text(
            "「{file}」に、凡例にない色の画素が {count}（{share} %）あります。"
            "0.1 % までを認めます。",
            "'{file}' has {count} pixels ({share} %) of colours no legend has; at most 0.1 %.",
        ),
        Text(
            "種類の選び方と、タイルが画像として縮小・変換されていないかを確かめてください。",
            "Check the kind chosen, and that the tiles were not resized or converted.",
        ),
    ),
    ProductProblem.NO_COLOUR_TABLE: Advice(
        Text(
            "「{file}」（{found}）のタイルは、色と値の対応表がないため読めません。",
            "Tiles of '{file}' ({found}) have no colour table and cannot be read.",
        ),
        Text(
            "国土数値情報の面のデータを使ってください。",
            "Use the polygons of National Land Information.",
        ),
    ),
    ProductProblem.XML_DAMAGED: Advice(
        Text(
            "{file} を CityGML として読めません（{line} 行目）。",
            "{file} cannot be read as CityGML (line {line}).",
        ),
        _OBTAIN_AGAIN,
    ),
    ProductProblem.XML_HOSTILE: Advice(
        Text(
            "{file} には、安全でない宣言（DOCTYPE など）があるため読みません。",
            "{file} declares what is not safe (DOCTYPE …) and is not read.",
        ),
        _ASK_SOURCE,
    ),
    ProductProblem.DISK_FULL: Advice(
        Text(
            "{file} を書き込めません。空き容量か権限が足りません。",
            "{file} cannot be written: no space left, or no permission.",
        ),
        Text("空き容量と権限を確かめてください。", "Check the free space and the permission."),
    ),
}
