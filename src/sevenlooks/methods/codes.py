"""Check digits of public codes, one by one and by the million.

Written forms are forgiven (width, case, spaces, hyphens); what the standard fixes is not.

* Unified social credit code 统一社会信用代码: GB 32100-2015, 18 characters, weights 3^i mod 31.
* Resident identity number 公民身份号码: GB 11643-1999, 18 digits, ISO 7064 MOD 11-2, with a possible birth date;
  15-digit numbers are those of GB 11643-1989.

The arithmetic of single codes is python-stdnum's. Its `validate` is not used: it refuses registering authorities that
are written with a letter (N for agriculture, Y for others) and identity numbers of counties its list does not know.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from stdnum.cn import ric, uscc

from sevenlooks.methods.text_width import squeeze

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100 has no I, O, S, V, Z
_USCC: Final = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_IDENTITY: Final = re.compile("[1-9][0-9]{16}[0-9X]")
_OLD_IDENTITY: Final = re.compile("[1-9][0-9]{14}")
_EARLIEST_BIRTH: Final = 1800  # GB 11643-1999 itself gives a number of somebody born in 1880 as an example
_CENTENARIANS: Final = ("996", "997", "998", "999")  # sequence numbers kept for people born in the 1800s

_USCC_VALUES: Final = np.full(256, -1, np.int16)
_USCC_VALUES[np.frombuffer(_ALPHABET.encode(), np.uint8)] = np.arange(31)
_USCC_WEIGHTS: Final = np.array([pow(3, position, 31) for position in range(17)] + [1], np.int16)
_IDENTITY_VALUES: Final = np.full(256, -1, np.int16)
_IDENTITY_VALUES[ord("0") : ord("9") + 1] = np.arange(10)
_IDENTITY_WEIGHTS: Final = np.array([pow(2, 17 - position, 11) for position in range(18)], np.int16)
_MONTH_DAYS: Final = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


def compact_code(text: str) -> str:
    """A code as it is compared: half width, upper case, without spaces, hyphens or the apostrophe of a spreadsheet."""
    return re.sub(r"[\s\-'‘’`]", "", squeeze(text))


def uscc_valid(text: str) -> bool:
    """Whether the text is a unified social credit code whose check character is right (GB 32100-2015)."""
    code = compact_code(text)
    return bool(_USCC.fullmatch(code)) and bool(code[-1] == uscc.calc_check_digit(code[:-1]))


def identity_valid(text: str, as_of: date | None = None) -> bool:
    """Whether the text is an 18-digit resident identity number with a right check digit and a possible birth date.

    `as_of`, where given, is the last day on which the person can have been born. A 15-digit number carries no check
    digit and is not valid here: make it 18 with `identity_18` first.
    """
    code = compact_code(text)
    if not _IDENTITY.fullmatch(code) or code[-1] != ric.calc_check_digit(code):
        return False
    try:
        born = date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        return False
    return born.year >= _EARLIEST_BIRTH and (as_of is None or born <= as_of)


def identity_18(text: str) -> str | None:
    """The 18-digit form of a 15-digit identity number (GB 11643-1999); an 18-digit one comes back compact.

    The century is the nineteenth for the sequence numbers 996–999, which were kept for people of a hundred years and
    more, else the twentieth. None when the text is neither or its birth date cannot be.
    """
    code = compact_code(text)
    if _OLD_IDENTITY.fullmatch(code):
        century = "18" if code[12:15] in _CENTENARIANS else "19"
        body = code[:6] + century + code[6:]
        code = body + ric.calc_check_digit(body + "0")
    return code if identity_valid(code) else None


def uscc_valid_batch(codes: pa.Array | pa.ChunkedArray) -> pa.BooleanArray:
    """`uscc_valid` over an array of strings; null stays null."""
    return _judged_by_bytes(codes, _uscc_bytes_valid)


def identity_valid_batch(codes: pa.Array | pa.ChunkedArray, as_of: date | None = None) -> pa.BooleanArray:
    """`identity_valid` over an array of strings; null stays null."""
    latest = int(as_of.strftime("%Y%m%d")) if as_of else None
    return _judged_by_bytes(codes, lambda rows: _identity_bytes_valid(rows, latest))


def _judged_by_bytes(codes: pa.Array | pa.ChunkedArray, judge: Callable[[Bytes], Mask]) -> pa.BooleanArray:
    """Judge the codes that are 18 bytes long in compact form by one matrix of bytes; all others are false."""
    flat = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
    compact = _compact_batch(flat.cast(pa.string()))
    right_length = pc.fill_null(pc.equal(pc.binary_length(compact), 18), False)
    fitting = compact.filter(right_length).cast(pa.binary()).cast(pa.binary(18))
    valid = np.zeros(len(compact), np.bool_)
    if len(fitting):
        start = fitting.offset * 18
        rows = np.frombuffer(fitting.buffers()[1], np.uint8)[start : start + len(fitting) * 18].reshape(-1, 18)
        valid[right_length.to_numpy(zero_copy_only=False)] = judge(rows)
    return pa.array(valid, mask=compact.is_null().to_numpy(zero_copy_only=False))


def _compact_batch(codes: pa.StringArray) -> pa.StringArray:
    """`compact_code` over an array; only codes that are not already capitals and digits pay for it."""
    odd = pc.invert(pc.fill_null(pc.match_substring_regex(codes, "^[0-9A-Z]*$"), True))
    if not pc.any(odd).as_py():
        return codes
    repaired = pa.array([compact_code(text) for text in codes.filter(odd).to_pylist()], pa.string())
    return pc.replace_with_mask(codes, odd, repaired)


def _uscc_bytes_valid(rows: Bytes) -> Mask:
    values = _USCC_VALUES[rows]
    digits = (values[:, 2:8] >= 0) & (values[:, 2:8] <= 9)
    return (values >= 0).all(axis=1) & digits.all(axis=1) & (values @ _USCC_WEIGHTS % 31 == 0)


def _identity_bytes_valid(rows: Bytes, latest: int | None) -> Mask:
    values = _IDENTITY_VALUES[rows]
    values[:, 17] = np.where(rows[:, 17] == ord("X"), 10, values[:, 17])
    shaped = (values >= 0).all(axis=1) & (values[:, 0] > 0)
    checked = values @ _IDENTITY_WEIGHTS % 11 == 1
    wide = values.astype(np.int32)
    year = wide[:, 6:10] @ np.array([1000, 100, 10, 1])
    month = wide[:, 10] * 10 + wide[:, 11]
    day = wide[:, 12] * 10 + wide[:, 13]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = _MONTH_DAYS[np.clip(month, 0, 12)] - ((month == 2) & ~leap)
    possible = (year >= _EARLIEST_BIRTH) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= longest)
    if latest is not None:
        possible &= year * 10_000 + month * 100 + day <= latest
    return shaped & checked & possible
