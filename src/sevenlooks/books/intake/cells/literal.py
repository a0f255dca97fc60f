"""Texts as SQL writes them, and names for what is computed once."""

from __future__ import annotations


def quoted(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def let(value: str, name: str, body: str) -> str:
    """SQL that computes `value` once and uses it by `name` in `body`.

    A macro is put in wherever it is called, and its arguments wherever it uses them: without this, a long expression
    used eight times is planned eight times, and planning takes longer than reading the rows.
    """
    return f"list_transform([{value}], lambda {name}: {body})[1]"
