"""Codes that check out: social credit codes, account numbers, licence and certificate numbers, all of them made up."""

from __future__ import annotations

import numpy as np
from stdnum.cn import uscc

_BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
REGISTRARS = {"nonprofit": "52", "company": "91", "sole": "92", "public": "12"}


def social_credit_code(registration: str, division: str, rng: np.random.Generator) -> str:
    """A GB 32100 code with both its check characters right: the organisation's own (GB 11714) and the whole code's."""
    head = f"M{rng.integers(10**7):07d}" if rng.random() < 0.7 else f"{rng.integers(10**8):08d}"
    rest = 11 - sum(w * _ORGANISATION.index(c) for w, c in zip(_WEIGHTS, head, strict=True)) % 11
    own = {10: "X", 11: "0"}.get(rest, str(rest))
    stem = f"{REGISTRARS[registration]}{division}{head}{own}"
    return f"{stem}{uscc.calc_check_digit(stem)}"


def wrong_check_digit(code: str) -> str:
    """The code with its last character moved on by one, so that it cannot be true."""
    return code[:-1] + _BODY[(_BODY.index(code[-1]) + 1) % 31]


def account_number(rng: np.random.Generator) -> str:
    return f"35{rng.integers(10**8):08d}{rng.integers(10**7):07d}"


def licence_number(division: str, rng: np.random.Generator) -> str:
    return f"1{division}70{rng.integers(10**6):06d}1"


def certificates(rng: np.random.Generator, count: int) -> list[str]:
    """Teacher certificate numbers: year, five digits of the issuing place, kind of school, sex, serial; 17 digits."""
    years, places = rng.integers(2004, 2021, count), rng.integers(1, 10, count)
    kinds, sexes, serials = rng.integers(2, 5, count), rng.integers(0, 2, count), rng.integers(1, 10**6, count)
    return [f"{y}35{p:02d}0{k}{s}{n:06d}" for y, p, k, s, n in zip(years, places, kinds, sexes, serials, strict=True)]
