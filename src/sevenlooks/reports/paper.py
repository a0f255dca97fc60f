"""What a bulletin is made of. The four formats read only this, so that they cannot differ.

Every number knows the rows it counts: one or more blocks of an annex, a block being rows that stand together. Opening a
number and counting its rows again must give the number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from sevenlooks.language import Lang

Kind = Literal["text", "name", "lead_or_breach", "count", "leads", "share", "money", "date", "strip"]
"""How a column's cells are set: `leads` are suspicions, `count` are facts; both hold numbers."""
How = Literal["rows", "sum", "distinct"]
Value = str | int | Decimal | date | None


def shown(value: Value) -> str:
    """A value as every format writes it: thousands apart, money to the fen, dates as ISO, nothing for nothing."""
    match value:
        case None:
            return ""
        case int():
            return f"{value:,}"
        case Decimal():
            return f"{value:,.2f}"
        case date():
            return value.isoformat()
    return value


@dataclass(frozen=True)
class Number:
    """A number and what it counts: the rows of `blocks` (as "annex:block"), or the sum or distinct values of a column.

    `blocks` is empty for nought: there is nothing to open.
    """

    value: int | Decimal
    blocks: tuple[str, ...] = ()
    how: How = "rows"
    column: str = ""

    def __str__(self) -> str:
        return shown(self.value)


@dataclass(frozen=True)
class Square:
    """One square of the seven-look strip. `why` says in words what the square says by its look."""

    mark: str
    state: Literal["breach", "lead", "clean", "not_judged"]
    why: str
    number: Number | None = None


Strip = tuple[Square, ...]
Cell = str | Number | Strip


@dataclass(frozen=True)
class Column:
    """`width`: in characters of the body type. `printed`: also on paper (docx, pdf), where room is short."""

    name: str
    title: str
    kind: Kind = "text"
    width: int = 12
    printed: bool = True


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    head: bool = False


@dataclass(frozen=True)
class Bars:
    """Ranked bars: the picture of numbers that also stand in the grid below it."""

    title: str
    bars: tuple[tuple[str, Number], ...]


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    bars: Bars | None = None


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    paragraphs: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True)
class Block:
    """Rows `first` up to `first + count` of an annex. Level 1 is printed with its own heading; level 2 lies within."""

    name: str
    title: str
    first: int
    count: int
    level: Literal[1, 2] = 1


@dataclass(frozen=True)
class Annex:
    """Rows in one order, and the blocks that numbers open."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)

    @cached_property
    def by_name(self) -> dict[str, Block]:
        return {block.name: block for block in self.blocks}


@dataclass(frozen=True)
class Bulletin:
    """`heading`: label and text, among them where, as of when, known on, by which rulebook."""

    lang: Lang
    title: str
    heading: tuple[tuple[str, str], ...]
    strip: Strip
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]

    @cached_property
    def by_name(self) -> dict[str, Annex]:
        return {annex.name: annex for annex in self.annexes}

    def place(self, block: str) -> tuple[Annex, Block]:
        """The annex and the block that "annex:block" names."""
        annex, _, name = block.partition(":")
        return self.by_name[annex], self.by_name[annex].by_name[name]

    def opened(self, number: Number) -> list[tuple[Value, ...]]:
        """The rows that a number counts."""
        rows: list[tuple[Value, ...]] = []
        for name in number.blocks:
            annex, block = self.place(name)
            rows += annex.rows[block.first : block.first + block.count]
        return rows

    def counted(self, number: Number) -> int | Decimal:
        """A number counted again from its rows."""
        rows = self.opened(number)
        if number.how == "rows" or not rows:
            return len(rows)
        columns = [column.name for column in self.place(number.blocks[0])[0].columns]
        values = [row[columns.index(number.column)] for row in rows]
        if number.how == "distinct":
            return len({value for value in values if value not in (None, "")})
        return sum((value for value in values if isinstance(value, int | Decimal)), type(number.value)(0))


def share(part: Number, whole: Number) -> str:
    """A share in per cent, to one place, to two where one would show nothing."""
    if not whole.value:
        return ""
    per_cent = 100 * float(part.value) / float(whole.value)
    return f"{per_cent:.2f}%" if 0 < per_cent < 0.1 else f"{per_cent:.1f}%"


def blocks_of(rows: list[tuple[Value, ...]], names: list[tuple[str, str]], level: Literal[1, 2] = 1) -> list[Block]:
    """Blocks of rows that follow each other with the same name; `names` gives each row's block (name, title)."""
    blocks: list[Block] = []
    first = 0
    for here in range(1, len(rows) + 1):
        if here == len(rows) or names[here] != names[first]:
            blocks.append(Block(*names[first], first, here - first, level))
            first = here
    return blocks
