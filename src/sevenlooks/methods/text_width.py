"""One width for all text: full-width forms, odd spaces and look-alike radicals become what a keyboard types.

NFKC as a whole would also turn ① into 1, ㎡ into m2 and … into three dots, which changes what an officer wrote;
so only the full-width block, the spaces and the CJK compatibility characters are folded.
"""

import re
import unicodedata
from typing import Final

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES: Final = {ord(space): " " for space in "\u00a0\u1680\u2000\u2002\u2003\u2007\u2009\u202f\u205f\u3000\t\r\n"}
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TABLE: Final = {**_FULL_WIDTH, **_SPACES, **_INVISIBLE, ord("￥"): "¥", ord("｡"): "。", ord("､"): "、"}

# Kangxi radicals and compatibility ideographs look like ordinary characters and arrive in text copied out of PDF files.
_COMPATIBILITY: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def narrow(text: str) -> str:
    """The text with full-width letters, digits, signs and spaces made half width and invisible characters dropped.

    Its ends are trimmed.
    """
    folded = text.translate(_TABLE)
    if _COMPATIBILITY.search(folded):
        folded = _COMPATIBILITY.sub(lambda match: unicodedata.normalize("NFKC", match.group()), folded)
    return folded.strip()


def squeeze(text: str) -> str:
    """`narrow`, upper case and without any space: the form in which two spellings are compared."""
    return narrow(text).upper().replace(" ", "")
