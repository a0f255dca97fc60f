"""Ways in which people write one address differently; each takes an address and gives another spelling, or None."""

import re
from collections.abc import Callable

from sevenlooks.methods.divisions import split_divisions

_CHINESE = "零一二三四五六七八九"


def _chinese(number: str) -> str:
    value = int(number)
    if value < 10:
        return _CHINESE[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")
    return "".join(_CHINESE[int(digit)] for digit in number)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def spaced(text: str) -> str:
    return " " + text[:3] + " " + text[3:6] + "　" + text[6:] + " "


def without_divisions(text: str) -> str | None:
    rest = split_divisions(text)[1]
    return rest if rest != text else None


def without_province(text: str) -> str | None:
    return text[3:] if text[2:3] == "省" else None


def with_another_room(text: str) -> str | None:
    changed = re.sub(r"\d{3,4}(?=[室房])", "901", text)
    return changed if changed != text else None


def without_room(text: str) -> str | None:
    changed = re.sub(r"(?<=[栋座楼号])[A-Z]?\d{3,4}[室房]?$", "", text)
    return changed if changed != text else None


def with_note(text: str) -> str:
    return text + "（近地铁口）"


def marked_as_block(text: str) -> str | None:
    changed = re.sub(r"(?<=\d)(?:栋|幢)", "号楼", text)
    return changed if changed != text else None


def marked_as_tower(text: str) -> str | None:
    changed = re.sub(r"(?<=[A-Z0-9])(?:栋|幢|座)|(?<=\d)号楼(?!梯)", "幢", text)
    return changed if changed != text else None


def in_chinese_numerals(text: str) -> str | None:
    changed = re.sub(r"(?<![0-9A-Z一二三四五-])[1-9]\d?(?=栋|幢|座|号楼|层|楼|号$)", lambda m: _chinese(m[0]), text)
    return changed if changed != text else None


def in_arabic_numerals(text: str) -> str | None:
    changed = re.sub(r"(?<!十)[一二三四五六七八九](?=层|楼|栋|巷|路\d)", lambda m: str(_CHINESE.index(m[0])), text)
    return changed if changed != text else None


def on_a_floor(text: str) -> str | None:
    return text + "3层" if re.search(r"(?:[栋幢座]|[路街道]\d+号|大厦)$", text) else None


def long_dashes(text: str) -> str | None:
    return text.replace("-", "—") if "-" in text else None


def sub_number_with_dash(text: str) -> str | None:
    changed = re.sub(r"(\d+)号之([一二四五])", lambda m: f"{m[1]}-{_CHINESE.index(m[2])}号", text)
    return changed if changed != text else None


SPELLINGS: tuple[Callable[[str], str | None], ...] = (
    full_width,
    spaced,
    without_divisions,
    without_province,
    with_another_room,
    without_room,
    with_note,
    marked_as_block,
    marked_as_tower,
    in_chinese_numerals,
    in_arabic_numerals,
    on_a_floor,
    long_dashes,
    sub_number_with_dash,
)
