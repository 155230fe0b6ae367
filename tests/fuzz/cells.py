"""Cells as a hand, an export or a broken disk might write them: by grammar, then damaged."""

import random
from collections.abc import Callable, Iterator

ERAS = ("明治", "大正", "昭和", "平成", "令和", "明", "大", "昭", "平", "令", *"MTSHRmtshr12345")
ODD = "　 \t-‐－―ーｰ./／,，、;；:()（）［］〇○×●+＋_'\"=@#%\\年月日元不詳頃上旬春"
LETTERS = (
    "山田花子髙﨑𠮷辺邉邊ヶケが一二三十百ｱｶﾞァーＡａⒶⅢ①㈱"
    "\ue000\uf8ff\ufffd?〓葛󠄀\u3099\u200b\u00a0é😀"
)
WORDS = (
    "昭和", "不詳", "要介護3", "要支援1", "1級", "２級", "Ⓐ", "Ｂ", "○", "×", "有", "なし",
    "男", "女", "住民", "転出", "死亡", "視覚", "上肢、下肢", "音声・言語", "申請中", "同意",
    "不同意", "世帯主", "#N/A", "さくら川市本町1-2-3", "見本　花子", "ミホン　ハナコ", "nan",
    "NaT", "inf", "None", "1e5", "0x1F", "-0", "99991231", "9999-12-31", "2958465",
    "明治45年7月30日", "昭和64年1月8日", "平成31年13月1日", "2/30",
)  # fmt: skip
_WIDE = str.maketrans("0123456789-/.()", "０１２３４５６７８９－／．（）")


def cell_stream(seed: int) -> Iterator[str]:
    """Give cells without end, the same for the same seed; none is empty or has blanks around."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    makers: tuple[Callable[[random.Random], str], ...] = (
        _date, _date, _phone, _number, _code, _words, _junk,
    )  # fmt: skip
    while True:
        cell = chance.choice(makers)(chance)
        if chance.random() < 0.3:
            cell = cell.translate(_WIDE)
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            cell = _damaged(chance, cell)
        if plain := cell.replace("\0", "").strip():
            yield plain


def _date(chance: random.Random) -> str:
    year = chance.choice(
        (chance.randint(1, 65), chance.randint(1800, 2100), chance.randint(0, 9999))
    )
    month, day = chance.randint(0, 13), chance.randint(0, 32)
    head = chance.choice((chance.choice(ERAS) + str(year % 100), f"{year:04d}"))
    between = chance.choice(("-", "/", ".", "年月日", ""))
    if between == "年月日":
        tail = chance.choice(("", "頃", "不詳", "生", "まで", "上旬", "(日)"))
        return f"{head}年{month}月{day}日{tail}"
    return f"{head}{between}{month:02d}{between}{day:02d}" + chance.choice(
        ("", "", " 00:00:00", "頃")
    )


def _phone(chance: random.Random) -> str:
    numbers = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        digits = f"{chance.choice(('0', '', '+81'))}{chance.randint(10**7, 10**10)}"
        cut = sorted(chance.sample(range(1, len(digits)), 2))
        dash = chance.choice(("-", "", "ー", "(", " "))
        number = f"{digits[: cut[0]]}{dash}{digits[cut[0] : cut[1]]}{dash}{digits[cut[1] :]}"
        numbers.append(number + chance.choice(("", "", "(長女)", "内線12", " FAX")))
    return chance.choice(("/", "、", ";", "\n", " ", "　")).join(numbers)


def _number(chance: random.Random) -> str:
    return chance.choice(
        (
            str(chance.randint(0, 10**15)),
            f"{chance.randint(0, 10**6):015d}",
            f"{chance.uniform(-200, 200):.6f}",
            f"{chance.random():.4E}",
            str(chance.randint(-5, 300)) + chance.choice(("階", "F", "歳", "級", ".0", "円")),
            str(chance.randint(1, 60_000)),
        )
    )


def _code(chance: random.Random) -> str:
    return chance.choice(WORDS) + chance.choice(("", "", "", str(chance.randint(0, 99))))


def _words(chance: random.Random) -> str:
    return "".join(chance.choice((chance.choice(WORDS), chance.choice(ODD))) for _ in range(3))


def _junk(chance: random.Random) -> str:
    length = chance.choice((1, 3, 8, 40, 400))
    return "".join(
        chance.choice((chance.choice(LETTERS), chance.choice(ODD), _any_character(chance)))
        for _ in range(length)
    )


def _any_character(chance: random.Random) -> str:
    code = chance.choice(
        (chance.randint(1, 0x7F), chance.randint(0x80, 0xD7FF), chance.randint(0xE000, 0x10FFFF))
    )
    return chr(code)


def _damaged(chance: random.Random, cell: str) -> str:
    at = chance.randrange(len(cell) + 1)
    other = chance.choice((chance.choice(ODD), chance.choice(LETTERS), str(chance.randint(0, 9))))
    return chance.choice(
        (
            cell[:at] + other + cell[at:],
            cell[:at] + cell[at + 1 :],
            cell[at:] + cell[:at],
            cell[:at] + cell[:at] + cell[at:],
            cell[:at] + other + cell[at + 1 :],
        )
    )
