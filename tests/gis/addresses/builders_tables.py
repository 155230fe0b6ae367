"""Small address tables as they are downloaded, for tests; the town is invented."""

import struct
import zipfile
from pathlib import Path

TOWN_HEADER = (
    "lg_code,machiaza_id,machiaza_type,pref,county,city,ward,oaza_cho,chome,chome_number,koaza,"
    "rsdt_addr_flg,efct_date,ablt_date"
)
TOWN_POS_HEADER = "lg_code,machiaza_id,rsdt_addr_flg,rep_lon,rep_lat,rep_srid"
BLOCK_HEADER = "lg_code,machiaza_id,blk_id,city,oaza_cho,blk_num,rsdt_addr_flg,ablt_date"
BLOCK_POS_HEADER = "lg_code,machiaza_id,blk_id,rep_lon,rep_lat,rep_srid"
RESIDENCE_HEADER = (
    "lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,blk_num,rsdt_num,rsdt_num2,ablt_date"
)
RESIDENCE_POS_HEADER = "lg_code,machiaza_id,blk_id,rsdt_id,rsdt2_id,rep_lon,rep_lat,rep_srid"
PARCEL_HEADER = "lg_code,machiaza_id,prc_id,prc_num1,prc_num2,prc_num3,ablt_date"
PARCEL_POS_HEADER = "lg_code,machiaza_id,prc_id,rep_lon,rep_lat,rep_srid"
ISJ_TOWN_HEADER = (
    '"都道府県コード","都道府県名","市区町村コード","市区町村名","大字町丁目コード","大字町丁目名",'
    '"緯度","経度","原典資料コード","大字・字・丁目区分コード"'
)
ISJ_BLOCK_HEADER = (
    '"都道府県名","市区町村名","大字・丁目名","小字・通称名","街区符号・地番","座標系番号",'
    '"Ｘ座標","Ｙ座標","緯度","経度","住居表示フラグ","代表フラグ","更新前履歴フラグ",'
    '"更新後履歴フラグ"'
)

HONMACHI = "112160,0001001,2,さくら県,,さくら川市,,本町,１丁目,1,,1,1947-04-17,"
SASAI = "112160,0002000,1,さくら県,,さくら川市,,笹井,,,,0,1947-04-17,"


def write_table(path: Path, header: str, *lines: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\r\n".join([header, *lines]) + "\r\n").encode(encoding))
    return path


def write_zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return path


def write_towns(folder: Path, *lines: str) -> Path:
    return write_table(folder / "mt_town_pref11.csv", TOWN_HEADER, *(lines or (HONMACHI, SASAI)))


def isj_block(
    block: str,
    *,
    town: str = "本町一丁目",
    residential: int = 1,
    represents: int = 1,
    history: int = 0,
) -> str:
    cells = ["さくら県", "さくら川市", town, "", block, "9", "-15500.0", "-40000.0"]
    cells += ["35.8501", "139.4001", str(residential), str(represents), "0", str(history)]
    return ",".join(f'"{cell}"' for cell in cells)


def point_shapefile(x: float, y: float, field: str, value: str) -> dict[str, bytes]:
    """One point with one text in CP932, by ending; there is no .prj and no .cpg with it."""
    point = struct.pack("<idd", 1, x, y)
    record = struct.pack(">ii", 1, len(point) // 2) + point
    cell = value.encode("cp932")
    name = field.encode("cp932").ljust(11, b"\0")
    described = name + b"C" + bytes(4) + bytes([len(cell), 0]) + bytes(14)
    table = struct.pack("<4BiHH17sB2x", 3, 126, 11, 21, 1, 65, len(cell) + 1, bytes(17), 0x13)
    return {
        ".shp": _shape_header(x, y, 100 + len(record)) + record,
        ".shx": _shape_header(x, y, 108) + struct.pack(">ii", 50, len(point) // 2),
        ".dbf": table + described + b"\r " + cell + b"\x1a",
    }


def _shape_header(x: float, y: float, length: int) -> bytes:
    box = struct.pack("<8d", x, y, x, y, 0, 0, 0, 0)
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<ii", 1000, 1) + box
