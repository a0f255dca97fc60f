"""Filling: the manner of each declared column of a piece, its SQL filled in for the places where the cells are."""

from __future__ import annotations

from dataclasses import dataclass

from sevenlooks.books.columns import Column
from sevenlooks.books.intake.cells.literal import quoted
from sevenlooks.books.intake.cells.manners import Manner, choices_sql, manner_of, typed_manner
from sevenlooks.books.intake.keys import joins, key_columns
from sevenlooks.books.intake.pictures import looking
from sevenlooks.books.intake.pieces import Piece

_DAYS = {
    "complaints": "received_at",
    "site_visits": "visited_at",
    "adverts": "published_at",
    "guide_prices": "effective_from",
    "school_calendar": "starts_on",
    "mechanisms": "established_on",
}
"""The day on which a row's division is looked up; elsewhere a row tells a state, and today's division is meant."""


@dataclass(frozen=True)
class Filled:
    """One declared column of a piece, its manner's SQL filled in."""

    column: Column
    text: str
    value: str
    kind: str
    stored: list[str]
    refused: str
    problems: dict[str, str]
    notes: dict[str, str]


def filled(piece: Piece) -> list[Filled]:
    """The declared columns that the piece brings, in the book's order."""
    return [_filled(piece, column) for column in piece.book.columns if column.name in piece.columns]


def valued(piece: Piece, columns: list[Filled], relation: str) -> str:
    """WITH …: the layers up to `known`, which has each row's cells, texts `t_`, values `v_`, and kinds `k_`."""
    known = "".join(f', "p_{name}"' for name in (*key_columns(piece), *looking.picture_columns(piece)))
    texts = ", ".join(f'{f.text} AS "t_{f.column.name}"' for f in columns)
    values = ", ".join(f'{f.value} AS "v_{f.column.name}"' for f in columns)
    kinds = "".join(f', {f.kind} AS "k_{f.column.name}"' for f in columns if f.kind)
    return (
        f"WITH texts AS (SELECT {relation}.*{known}, {texts} FROM {relation} {joins(piece)} {looking.joins(piece)}), "
        f"valued AS (SELECT *, {values} FROM texts), known AS (SELECT *{kinds} FROM valued)"
    )


def _filled(piece: Piece, column: Column) -> Filled:
    place = piece.columns[column.name]
    kind = piece.sheet.types.get(place)
    cell = f"c{place}"
    manner = manner_of(column)
    if kind and _fits(kind, column):
        manner = typed_manner(column)
    elif kind:
        cell = f"CAST({cell} AS VARCHAR)"
    seen = cell  # a refused row comes back in the file's own words
    if words := piece.words.get(column.name):
        cases = " ".join(f"WHEN {quoted(own)} THEN {quoted(ours)}" for own, ours in words.items())
        cell = f"CASE tidy({cell}) {cases} ELSE {cell} END"
    mask = piece.columns.get(f"{column.name}_masked")
    day = _DAYS.get(piece.book.name)
    fill = {
        "c": cell,
        "t": f'"t_{column.name}"',
        "v": f'"v_{column.name}"',
        "p": f'"p_{column.name}"',
        "k": f'"k_{column.name}"',
        "mask": "NULL" if mask is None else f"CASE WHEN contains(c{mask}, '*') THEN tidy(c{mask}) END",
        "rounded": f"coalesce(list_contains(_rounded, {place}), false)",
        "factor": str(piece.factor(column.name)),
        "choices": choices_sql(column, plain_word),
        "day": f'CAST("v_{day}" AS DATE)' if day in piece.columns else "NULL::DATE",
    }
    own = column.name in piece.book.key
    stored = [f'{_put(manner.stored, fill)} AS "{column.name}"']
    stored += [f'{_put(manner.beside[what], fill)} AS "{column.name}_{what}"' for what in column.beside]
    return Filled(
        column,
        _put(manner.text, fill),
        _put(manner.value, fill),
        _put(manner.kind, fill),
        stored,
        _put(manner.refused, {**fill, "c": seen}),
        _column_problems(piece, column, manner, fill, own),
        {} if own else {code: _put(sql, fill) for code, sql in manner.notes.items()},
    )


def plain_word(word: str) -> str:
    """A word of a list as its cells are compared: half width, lower case, no spaces."""
    return "".join(word.split()).lower()


def _put(sql: str, fill: dict[str, str]) -> str:
    for name, value in fill.items():
        sql = sql.replace("{" + name + "}", value)
    return sql


def _fits(kind: str, column: Column) -> bool:
    return {
        "int": column.kind in ("int", "number", "money"),
        "number": column.kind in ("number", "money"),
        "date": column.kind == "date",
        "datetime": column.kind in ("date", "datetime"),
        "bool": column.kind == "bool",
    }[kind]


def _column_problems(piece: Piece, column: Column, manner: Manner, fill: dict[str, str], own: bool) -> dict[str, str]:
    t, v = fill["t"], fill["v"]
    found: dict[str, str] = {}
    if column.name in piece.book.required:
        found["required_missing"] = f"{t} IS NULL"
    if manner.bad:
        found[manner.bad] = f"{t} IS NOT NULL AND {v} IS NULL"
    if column.minimum is not None:
        found["negative_amount"] = f"{v} < {column.minimum:g}"
    found |= {code: _put(sql, fill) for code, sql in manner.problems.items()}
    if own:
        found |= {code: _put(sql, fill) for code, sql in manner.own.items()}
    if column.name == "institution_id" and own and "uscc" in piece.columns:
        # The number of a body is its own key; where it is the social credit code, its check digit must hold.
        found["bad_check_digit"] = f'{v} = "v_uscc" AND NOT uscc_right({v})'
    return found
