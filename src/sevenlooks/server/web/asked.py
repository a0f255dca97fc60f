"""Reading what an address or a form gives as text."""

from __future__ import annotations

from datetime import date

from sevenlooks.errors import BadRequest

_MOST_DIGITS = 17  # every database's whole numbers have room for so many


def key(text: str) -> int:
    """The number of a row; 0, which no row has, for what is no number."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def day(text: str) -> date:
    """A date as a browser's date field sends it. BadRequest for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequest("请填写日期,如 2022-06-30。", "Give the date, such as 2022-06-30.") from None
