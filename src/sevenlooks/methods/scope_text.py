"""A registered scope (经营范围) cut into items, each with what it expressly leaves out."""

import re
from dataclasses import dataclass
from typing import Final

from sevenlooks.methods.text_width import squeeze

_OPEN: Final = "([【〔{《"
_CLOSE: Final = ")]】〕}》"
_SEPARATORS: Final = ";,。;、\n"
# What every licence carries says nothing about this one.
_BOILERPLATE: Final = re.compile(
    r"[(\[【]?(?:依法须经批准的项目|除依法须经批准的项目外|涉及行政许可的|以上经营范围涉及|具体经营项目以"
    r"|最终以.*?核准)"
    r"[^)\]】]*[)\]】]?|(?:^|(?<=[;。,]))(?:一般|许可)(?:经营)?项目[:：]?|〓"
)
_NEGATION: Final = "(?:不含|不包括|不包含|不涉及|不得|不从事|不开展|不提供|均不|禁止|严禁|不可|未经许可|除.*?外)"
_CLAUSE: Final = re.compile(f"[^,;。、]*{_NEGATION}.*")
_EXCEPTED: Final = re.compile(".*除外的?")  # 教育培训除外 takes out what stands before it
_NOTE: Final = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]?")
_OF_ALL_ITEMS: Final = re.compile("(?:以上|上述)(?:项目|经营项目|范围|经营范围|各项|内容|业务)*$")


@dataclass(frozen=True)
class Item:
    """text: what is done, with notes that say what it is; left_out: the words of notes that take something out."""

    text: str
    left_out: str = ""


def split_scope(text: str) -> tuple[Item, ...]:
    """The items of a scope, half width and upper case, boilerplate dropped, notes in brackets with their item."""
    plain = _BOILERPLATE.sub("", squeeze(text.replace("\n", ";")))
    items = []
    for piece in _pieces(plain):
        item = _item(piece)
        if item.text or item.left_out:
            items.append(item)
    return tuple(items)


def _pieces(text: str) -> list[str]:
    """Cut at separators outside brackets; an unclosed bracket ends with the text."""
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _SEPARATORS and not depth:
            pieces.append(text[start:place])
            start = place + 1
    return [piece for piece in (*pieces, text[start:]) if piece]


def _item(piece: str) -> Item:
    """Part an item's own words from those that leave something out, in its notes or in itself."""
    left_out: list[str] = []

    def note(match: re.Match[str]) -> str:
        inside = match[1]
        clause = _EXCEPTED.search(inside) or _CLAUSE.search(inside)
        if not clause:
            return inside
        left_out.append(clause.group())
        return inside[: clause.start()]

    text, before = piece, ""
    while text != before:
        text, before = _NOTE.sub(note, text), text
    own = _EXCEPTED.match(text)
    if own:
        left_out.append(own.group())
        text = text[own.end() :]
    elif own := re.search(f"{_NEGATION}.*", text):
        left_out.append(own.group())
        text = text[: own.start()]
    return Item(_OF_ALL_ITEMS.sub("", text.strip("()[]【】:：.")), " ".join(left_out))
