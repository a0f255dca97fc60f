"""One spelling for the same address: width, numerals, building marks, dashes, notes in brackets."""

import re
from typing import Final

from sevenlooks.methods.text_width import squeeze

_DIGITS: Final = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_NUMERAL: Final = "[零〇一二两三四五六七八九十百廿]+"
_COUNTED: Final = (
    "号|#|栋|幢|座|楼|层|单元|室|房(?!地产)|铺|间|门|梯|排|区|期|组|队|社(?!区)|村(?!委)|街|路|道|巷|弄|里|段|条"
    "|胡同|支路|横|环路|环西|环东"
    "|马路|大道|工业|厂房|纬|经|院"
)
_SUB_NUMBER: Final = re.compile(rf"(?<=\d)号(?:之|附)({_NUMERAL}|\d+)(?:号(?!楼))?")
_COUNTED_NUMERAL: Final = re.compile(
    rf"第?({_NUMERAL})(?={_COUNTED}|-|\d)|(?<=[层楼室座栋幢号之-])({_NUMERAL})(?=$|[^\u4e00-\u9fff])"
)
_ORDINAL: Final = re.compile(r"第(?=\d)")
_DASHES: Final = re.compile("[‐‑‒–—―−－~～〜﹣至]+")
_LEADING_ZERO: Final = re.compile(r"(?<![0-9A-Z])0+(?=[1-9])")
_BRACKETS: Final = re.compile(r"[(\[【〔{<《]([^()\[\]【】〔〕{}<>《》]*)[)\]】〕}>》]?")
_TELLS_MORE: Final = re.compile(
    r"\d(?:号|#|栋|幢|座|楼|层|室|单元)|[A-Z](?:栋|幢|座)|^(?![原近临与]|靠近).+(?:大厦|广场|公寓|花园|小区|家园"
    r"|商城|中心)"
)
_TRAILING: Final = re.compile(r"[,.;:。，、;:!]+$")


def spell(text: str) -> tuple[str, str]:
    """The address in one spelling, and what its brackets add (a building, a floor); notes (近地铁口) are dropped."""
    plain = _DASHES.sub("-", squeeze(text)).replace("·", "").replace("|", "")
    more: list[str] = []

    def note(match: re.Match[str]) -> str:
        inside = _numbers(match[1])
        if _TELLS_MORE.search(inside):
            more.append(inside)
        return ""

    before = ""
    while plain != before:
        plain, before = _BRACKETS.sub(note, plain), plain
    return _TRAILING.sub("", _numbers(plain)), "".join(more)


def _numbers(text: str) -> str:
    """Chinese numerals before and after what is counted become Arabic ones; 7号之二 and 7号附2 become 7-2号."""
    text = _SUB_NUMBER.sub(lambda match: f"-{_value(match[1])}号", text)
    text = _COUNTED_NUMERAL.sub(lambda match: _value(match[1] or match[2]), text)
    return _LEADING_ZERO.sub("", _ORDINAL.sub("", text))


def _value(numeral: str) -> str:
    """二十五 → 25, 一〇三 → 103, 百二 stays what its digits say."""
    if numeral.isascii():
        return numeral
    if "十" not in numeral and "百" not in numeral and "廿" not in numeral:
        return "".join(str(_DIGITS[digit]) for digit in numeral)
    total = digit = 0
    for character in numeral.replace("廿", "二十"):
        if character == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif character == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _DIGITS[character]
    return str(total + digit)
