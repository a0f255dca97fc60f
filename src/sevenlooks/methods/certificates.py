"""Whether a teacher certificate number (教师资格证书号码) can be one.

The number has 17 digits and begins with the year of issue. Only what cannot be is refused: another length, a year
before the Teachers Law (教师法, in force 1994-01-01) or after the day of judging. The sex digit and the province
are never looked at.
"""

import re
from datetime import date
from typing import Final

import pyarrow as pa

from sevenlooks.methods.codes import compact_code

_FIRST_YEAR: Final = 1994
_MASKED: Final = re.compile(r"[*＊×·•]")


def certificate_possible(text: str | None, as_of: date) -> bool | None:
    """True when the number can be a certificate's, false when it cannot, None when there is nothing to judge.

    Nothing to judge is an empty value, and one that came masked (2015****0012): hidden digits are no wrong digits.
    """
    if text is None or not text.strip() or _MASKED.search(text):
        return None
    number = compact_code(text)
    return bool(re.fullmatch("[0-9]{17}", number)) and _FIRST_YEAR <= int(number[:4]) <= as_of.year


def certificate_possible_batch(numbers: pa.Array | pa.ChunkedArray, as_of: date) -> pa.BooleanArray:
    """`certificate_possible` over an array of strings."""
    known = {text: certificate_possible(text, as_of) for text in set(numbers.to_pylist())}
    return pa.array([known[text] for text in numbers.to_pylist()], pa.bool_())
