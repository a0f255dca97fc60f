"""Texts and names as SQL writes them."""

from __future__ import annotations


def quoted(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
