"""Where: names of divisions for a paper, and the division that holds all of the books."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sevenlooks.books import divisions
from sevenlooks.language import Lang, Text

NOWHERE = Text("未注明区划", "division not told")
NATION = Text("全国", "the whole nation")


@cache
def place(code: str, lang: Lang) -> str:
    """A division's name; in English with its code, for names stay Chinese."""
    if not code:
        return NOWHERE.in_(lang)
    name = divisions.name(code)
    return name if lang == "zh" or name == code else f"{name} ({code})"


def above(codes: Iterable[str], lang: Lang) -> str:
    """The smallest division that holds all of these, after its parents: 广东省深圳市南山区."""
    held = {code for code in codes if code}
    if not held:
        return NOWHERE.in_(lang)
    shared = held.pop() if len(held) == 1 else _shared(held)
    if not shared:
        return NATION.in_(lang)
    names = [divisions.name(code) for code in reversed(divisions.ancestors(shared))]
    where = "".join(name for name in names if name not in divisions.HEADINGS)
    return where if lang == "zh" else f"{where} ({shared})"


def _shared(codes: set[str]) -> str:
    for digits in (4, 2):
        heads = {code[:digits] for code in codes}
        if len(heads) == 1:
            return heads.pop().ljust(6, "0")
    return ""
