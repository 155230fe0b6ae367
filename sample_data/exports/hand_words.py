"""How people write names, addresses and numbers by hand: the small changes, one by one."""

import re
import unicodedata
from datetime import date

from sample_data.exports.addresses import split_address

VARIANTS = {
    "髙": "高", "高": "髙", "﨑": "崎", "崎": "﨑", "邉": "辺", "邊": "辺", "辺": "邊", "齋": "斎",
    "斎": "斉", "斉": "斎", "濵": "浜", "浜": "濱", "嶋": "島", "島": "嶋", "恵": "惠", "広": "廣",
    "沢": "澤", "桜": "櫻", "富": "冨", "国": "國", "真": "眞", "竜": "龍", "静": "靜", "実": "實",
}  # fmt: skip
LOOK_ALIKES = {
    "子": "予", "太": "大", "正": "止", "和": "知", "美": "実", "田": "由", "木": "本", "山": "川",
    "村": "林", "博": "搏", "清": "晴", "敏": "繁", "久": "又", "明": "朋", "健": "建", "幸": "辛",
    "恵": "恩", "由": "田", "千": "干", "一": "二", "浩": "治", "哲": "啓", "秀": "季", "洋": "祥",
}  # fmt: skip
CHOME_DIGITS = str.maketrans("一二三四", "1234")
WIDE_DIGITS = str.maketrans("0123456789-", "０１２３４５６７８９－")
_CHOME = re.compile(r"([一二三四])丁目$")
_PAIR = re.compile(r"(\d+)番(?:地)?(\d+)号?$")
_HALF_KANA = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
_MARKS = {"\u3099": "ﾞ", "\u309a": "ﾟ", "　": " "}
ERA_LETTERS = (("R", date(2019, 5, 1)), ("H", date(1989, 1, 8)), ("S", date(1926, 12, 25)),
               ("T", date(1912, 7, 30)))  # fmt: skip


def other_shape(name: str) -> str:
    """Write the first character that has another shape in that shape."""
    for place, sign in enumerate(name):
        if sign in VARIANTS:
            return name[:place] + VARIANTS[sign] + name[place + 1 :]
    return name


def misspelled(name: str) -> str:
    """Write one character wrong, the last that one could mistake; else double the last."""
    for place in range(len(name) - 1, -1, -1):
        if name[place] in LOOK_ALIKES:
            return name[:place] + LOOK_ALIKES[name[place]] + name[place + 1 :]
    return name + name[-1]


def half_kana(kana: str) -> str:
    """Write katakana in half width, voiced marks apart."""
    apart = unicodedata.normalize("NFD", kana)
    return "".join(_MARKS.get(sign) or _HALF_KANA.get(sign, sign) for sign in apart)


def era_text(day: date) -> str:
    """Write a day with the letter of its era: ``S20.3.1``."""
    letter, first = next(((name, start) for name, start in ERA_LETTERS if start <= day),
                         ERA_LETTERS[-1])  # fmt: skip
    return f"{letter}{day.year - first.year + 1}.{day.month}.{day.day}"


def short_address(address: str, style: int) -> str:
    """Write an address as people do: ``桜台1-2-3``, ``桜台1丁目2-3``, in either width."""
    town, number = split_address(address)
    found = _PAIR.match(number)
    if found is None:
        return address
    pair = f"{found[1]}-{found[2]}"
    chome = _CHOME.search(town)
    if chome is None:
        plain = town.removeprefix("大字")
        return (f"{plain}{pair}", f"大字{plain}{pair}".translate(WIDE_DIGITS), address)[style % 3]
    name, digit = town[: chome.start()], chome[1].translate(CHOME_DIGITS)
    forms = (
        f"{name}{digit}-{pair}",
        f"{name}{digit}丁目{pair}",
        f"さくら川市{name}{digit}‐{pair}".translate(WIDE_DIGITS),
        f"{name}{digit}ー{pair.replace('-', 'ー')}",
    )
    return forms[style % len(forms)]


def local_phone(phone: str) -> str:
    """Leave out the area code of a landline."""
    return phone.removeprefix("042-")
