"""What a book holds, in words for officers: the headings of its columns and the codes of its enumerations.

Chinese stands in the declarations; English here, where the name of a column or a code is not already the English word.
"""

from __future__ import annotations

from collections.abc import Iterable

from sevenlooks.books import book
from sevenlooks.books.columns import Column
from sevenlooks.language import Text

HEADINGS = {
    "uscc": "social credit code",
    "former_usccs": "former social credit codes",
    "licence_no": "licence number",
    "licence_valid_to": "end of the licence",
    "licence_cancelled_on": "day the licence was cancelled",
    "registration_type": "kind of registration",
    "operating_address": "address of business",
    "legal_rep": "legal representative",
    "legal_rep_key": "legal representative's number",
    "status_on": "date of the status",
    "stages": "school stages",
    "mode": "form of teaching",
    "floor_area_m2": "floor area (m²)",
    "organiser_key": "organiser's number",
    "controller_key": "controller's number",
    "account_no": "account number",
}
WORDS = {
    "registered_only": "registered, not licensed",
    "nonprofit": "non-profit",
    "sole": "sole trader",
    "public": "public body",
    "subject": "school subjects",
    "non_subject": "non-subject training",
    "unknown": "undecided",
    "offline": "at a site",
    "online": "on line",
    "junior": "junior high",
    "senior": "senior high",
    "converted": "converted to non-profit",
    "custody": "custody account",
    "deposit": "risk deposit",
    "basic": "basic account",
    "personal": "personal account",
    "fire_monthly": "monthly fire check",
    "fire_approval": "fire approval",
    "pos": "POS",
    "wechat": "WeChat",
    "alipay": "Alipay",
    "own": "of its own making",
    "default": "by default",
    "revisit": "re-visit",
}
IN_PLACE = {
    ("institutions", "papers", "both"): "both papers",
    ("institutions", "papers", "none"): "neither licence nor registration",
    ("institutions", "registration_type", "none"): "no registration",
    ("institutions", "mode", "both"): "at a site and on line",
    ("complaints", "verified", "yes"): "verified",
    ("complaints", "verified", "partly"): "verified in part",
    ("complaints", "verified", "no"): "not verified",
    ("complaints", "verified", "unknown"): "not looked into",
    ("accounts", "kind", "other"): "another account",
    ("mechanisms", "kind", "warning"): "early warning",
    ("mechanisms", "kind", "emergency"): "emergency plan",
    ("mechanisms", "kind", "refund"): "refund handling",
    ("mechanisms", "kind", "stability"): "public order",
    ("mechanisms", "kind", "joint"): "joint meeting",
    ("mechanisms", "kind", "patrol"): "patrol",
    ("mechanisms", "kind", "exposure"): "public exposure",
}
"""Codes that mean something of their own in one column."""


def word(table: str, column: str, code: str) -> Text:
    """A code of an enumeration in words; what is no code of it, as it stands."""
    chinese = book(table)[column].choices.get(code)
    if chinese is None:
        return Text(code, code)
    return Text(chinese, IN_PLACE.get((table, column, code)) or WORDS.get(code) or code.replace("_", " "))


def words(table: str, column: str, codes: Iterable[str]) -> Text:
    """Several codes in words, one after another."""
    said = [word(table, column, code) for code in codes]
    return Text("、".join(each.zh for each in said), ", ".join(each.en for each in said))


def heading(column: Column) -> Text:
    """What stands over a column."""
    return Text(column.zh, HEADINGS.get(column.name) or column.name.replace("_", " "))
