"""What people type in free words: numbers of persons are masked before anything is kept."""

from __future__ import annotations

import re

_NUMBERS = re.compile(
    r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|[1-9]\d{5}[ -]?(?:19|20)\d{6}[ -]?\d{3}[0-9Xx]|[1-9]\d{14})(?![0-9Xx])",
    re.ASCII,
)
_SLIM = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")


def without_numbers(text: str) -> str:
    """The text with mobile and identity numbers (also old ones of 15 digits) masked: 138****1234."""
    return _NUMBERS.sub(_masked, text.translate(_SLIM))


def _masked(match: re.Match[str]) -> str:
    digits = re.sub(r"[ -]", "", match[0])
    kept = 3 if len(digits) == 11 else 4
    return f"{digits[:kept]}{'*' * (len(digits) - kept - 4)}{digits[-4:]}"
