"""Marks of punctuation as an official paper sets them: those of Chinese, not of Latin (GB/T 15834—2011)."""

from __future__ import annotations

import re
from functools import partial

_FULL = dict(zip(",;:!?", "\uff0c\uff1b\uff1a\uff01\uff1f", strict=True))
_MARK = re.compile(r"(?:(?<![0-9A-Za-z])([,;:!?])|([,;:!?])(?![0-9A-Za-z/])) ?")
_PAIR = re.compile(r"\(([^()]*)\)")
_HAN = r"\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_CHINESE = re.compile(f"[{_HAN}“”]")
_SPACE = re.compile(f"(?<=[{_HAN}]) +(?=[!-~])|(?<=[!-~]) +(?=[{_HAN}])")


def chinese(text: str) -> str:
    """The text with Chinese marks, and no space between Chinese and figures or Latin letters.

    Within figures, codes and addresses of the net marks stay: 12,000.00, 8:30.
    """
    marked = _MARK.sub(lambda found: _FULL[found[1] or found[2]], text)
    while (paired := _PAIR.sub(partial(_pair, marked), marked)) != marked:  # from within outwards
        marked = paired
    return _SPACE.sub("", marked)


def _pair(text: str, found: re.Match[str]) -> str:
    around = text[max(0, found.start() - 1) : found.start()] + found[1] + text[found.end() : found.end() + 1]
    return f"\uff08{found[1]}\uff09" if _CHINESE.search(around) else found[0]
