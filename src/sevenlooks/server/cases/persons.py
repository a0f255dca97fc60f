"""Individuals: known again by a key, never by a number."""

from __future__ import annotations

import re

from django.conf import settings
from stdnum.cn import ric

from sevenlooks.books.secret import kept_secret
from sevenlooks.errors import BadRequest


def key_of(number: str) -> str:
    """The key of an identity number under the site's secret, as in the books ("" for none).

    The number itself goes nowhere. BadRequest, which does not repeat it, when it is no identity number.
    """
    plain = re.sub(r"\s", "", number).upper()
    if not plain:
        return ""
    if not ric.is_valid(plain):
        raise BadRequest(
            "身份证号有误(校验码不符),请核对。号码没有保存。",
            "The identity number is wrong (its check digit). It was not kept.",
        )
    secret = kept_secret(settings.SITE / "secret")
    if secret is None:
        raise BadRequest(
            "本站还没有报送过台账,无法生成身份标识。请先报送台账,或不填证件号。",
            "No books have been taken in here yet, so that no key can be made. Take books in first, or leave the "
            "identity number empty.",
        )
    return secret.key_of(plain)
