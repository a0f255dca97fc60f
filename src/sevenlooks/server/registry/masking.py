"""Persons and accounts, masked as people see them unless they ask, with a reason, for the whole (`unmasking`).

The books themselves never hold an identity or a telephone number, only keys and masked forms (contract, "Keys").
"""

from __future__ import annotations

import re

from stdnum.cn import uscc

from sevenlooks.books.columns import Column

BANK = frozenset({"account_no", "payee_account", "counterparty_account", "supervised_account"})
_NUMBER = re.compile(r"k1_[0-9a-f]{32}|(?<![0-9A-Za-z])\d{12,30}(?![0-9A-Za-z])")
_SHOWN = 9  # of a key: enough to see that two are the same


def hidden(column: Column) -> bool:
    """Whether a column is masked: what speaks of a person and is not stored masked already, and bank accounts."""
    return column.name in BANK or (column.privacy == "personal" and column.masked is False) or column.kind == "key"


def masked(column: Column, value: str) -> str:
    """A hidden column's value, masked after its kind."""
    if column.kind == "key":
        return f"{value[:_SHOWN]}…"
    return f"{value[:1]}**" if column.name.endswith("name") else masked_number(value)


def masked_number(value: str) -> str:
    """The first and last four characters; of a short one none."""
    return f"{value[:4]}****{value[-4:]}" if len(value) > 10 else "****"


def masked_text(text: str) -> str:
    """A sentence with the keys and account numbers in it masked. A social credit code is no person's, and stays."""
    return _NUMBER.sub(_one, text)


def _one(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("k1_"):
        return f"{found[:_SHOWN]}…"
    return found if uscc.is_valid(found) else masked_number(found)
