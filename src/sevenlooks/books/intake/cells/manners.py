"""The manners in which a column's cells are read. Each is SQL over a few layers, filled in for one column.

`{c}` the cell as it came, `{t}` its text, trimmed and narrowed, `{v}` its value, `{k}` its kind; `{mask}`
a masked form that came in a column of its own; `{rounded}` whether a spreadsheet lost the cell's digits; `{factor}` the
yuan of one unit; `{choices}` the column's words; `{day}` the row's day. Where there is text but no value comes of it,
`bad` is the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sevenlooks.books.columns import Column


@dataclass(frozen=True)
class Manner:
    """`beside`: SQL of what is kept beside the column, by name. `problems` refuse a row, `notes` are counted: both from reason to condition. `own` refuses in the row's key."""

    text: str = "code_text({c})"
    value: str = "{t}"
    kind: str = ""
    bad: str = ""
    stored: str = "{v}"
    beside: Mapping[str, str] = field(default_factory=dict)
    refused: str = "without_numbers({c})"
    problems: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


_LOST = "{rounded} OR is_scientific({t})"
_SEEN = "CASE WHEN {rounded} THEN as_rounded({c}) ELSE code_without_numbers(tidy({c})) END"

MANNERS: dict[str, Manner] = {
    "code": Manner(
        text="as_code({c})", stored="code_without_numbers({v})", refused=_SEEN, problems={"digits_lost": _LOST}
    ),
    "account": Manner(
        stored="account_without_numbers({v})",
        refused="CASE WHEN {rounded} THEN as_rounded({c}) ELSE account_without_numbers({v}) END",
        problems={"digits_lost": _LOST},
    ),
    "uscc": Manner(
        text="upper(code_text({c}))",
        stored="code_without_numbers({v})",
        refused=_SEEN,
        problems={"digits_lost": f"{_LOST} OR (ends_rounded({{t}}) AND NOT uscc_right({{t}}))"},
        own={"bad_check_digit": "NOT uscc_right({v})"},
        notes={"bad_check_digit": "NOT uscc_right({v})"},
    ),
    "division": Manner(
        text="division_text({c})",
        kind="division_kind({v})",
        problems={"unknown_division": "{k} = 'unknown'"},
        notes={"former_division": "{k} = 'former' AND division_gone({v}, {day})"},
    ),
    # A key's cells have been understood before, each different one once: `{p}` is what came of it (keys.py).
    "key": Manner(
        text="{p}.kind",
        stored="{p}.key",
        beside={"masked": "coalesce({p}.mask, {mask})"},
        refused="key_refused({p}.kind, {p}.key, {p}.mask, {rounded})",
        problems={"digits_lost": "{rounded} OR {t} = 'lost'", "masked_value": "{t} = 'masked'"},
        own={"bad_check_digit": "key_wrong({t})"},
        notes={"bad_check_digit": "key_wrong({t})"},
    ),
    "name": Manner(text="tidy({c})", stored="masked_name({v})", refused="masked_name(tidy({c}))"),
    "party": Manner(
        text="prose({c})",
        stored="masked_if_person({v})",
        refused="masked_if_person(prose({c}))",
    ),
    "prose": Manner(text="prose({c})"),
    "spoken": Manner(text="spoken({c})"),
    # A picture has been read before, each different one once: `{p}` is what came of it (pictures/looking.py).
    "picture": Manner(
        text="prose({c})",
        beside={"text": "without_numbers({p}.text)", "read_by": "{p}.read_by"},
        notes={
            note: f"{{p}}.note = '{note}'" for note in ("picture_not_read", "picture_missing", "picture_unreadable")
        },
    ),
    "texts": Manner(text="prose({c})", value="listed({t})"),
    "money": Manner(value="as_money({t}, {factor})", bad="bad_number"),
    "int": Manner(value="as_whole({t})", bad="bad_number"),
    "number": Manner(value="as_number({t})", bad="bad_number"),
    "bool": Manner(
        text="CASE {c} WHEN '是' THEN '是' WHEN '否' THEN '否' ELSE lower(code_text({c})) END",
        value="as_bool({t})",
        bad="not_in_list",
    ),
    # The words of the list go first: `none` is one of them, and elsewhere a word for an empty cell.
    "enum": Manner(
        # A word of the list first: none is one of them in some lists, and a word for nothing in all others.
        text="CASE {c} {choices} ELSE CASE lower(slim({c})) {choices} ELSE lower(code_text({c})) END END",
        value="CASE {t} {choices} END",
        bad="not_in_list",
    ),
    "enums": Manner(
        text="lower(code_text({c}))",
        value="list_transform(parts({t}), lambda p: CASE p {choices} END)",
        problems={"not_in_list": "len({v}) <> len(list_filter({v}, lambda p: p IS NOT NULL))"},
    ),
    "date": Manner(text="dated_text({c})", value="as_day({t})", bad="bad_date"),
    "last_day": Manner(text="last_day_text({c})", value="as_day({t})", bad="bad_date"),
    "datetime": Manner(text="dated_text({c})", value="as_moment({t})", bad="bad_date"),
}

_TYPED = {
    "money": "TRY_CAST({t} AS DECIMAL(14, 2))",
    "int": "TRY_CAST({t} AS BIGINT)",
    "number": "TRY_CAST({t} AS DOUBLE)",
    "bool": "{t}",
    "date": "TRY_CAST({t} AS DATE)",
    "datetime": "TRY_CAST({t} AS TIMESTAMP)",
}


def manner_of(column: Column) -> Manner:
    """The manner in which a column's cells are read when they come as text."""
    return MANNERS[_named(column)]


def typed_manner(column: Column) -> Manner:
    """The manner for a column that a Parquet file brings in its own type: nothing to read, the bounds still hold."""
    bad = MANNERS[column.kind].bad
    return Manner(text="{c}", value=_TYPED[column.kind], bad=bad, refused="CAST({c} AS VARCHAR)")


def _named(column: Column) -> str:
    if column.kind == "date":
        return "last_day" if column.name.endswith("_to") else "date"
    if column.kind != "text":
        return column.kind
    if column.check:
        return column.check
    if column.picture:
        return "picture"
    if column.masked:
        return "party" if column.masked == "person" else "name"
    if "account" in column.name:
        return "account"
    if column.name.endswith(("_id", "_no")) or column.name == "isbn":
        return "code"
    return "spoken" if column.required else "prose"


def choices_sql(column: Column, slim: Any) -> str:
    """WHEN … THEN … for every word of the column's list: the code or the Chinese, `slim` as the cell will be."""
    return " ".join(f"WHEN '{slim(w)}' THEN '{code}'" for code, zh in column.choices.items() for w in (code, zh))
