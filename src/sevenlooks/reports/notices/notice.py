"""A notice as data: all that it says, in its order. What prints it adds nothing and leaves nothing out.

Lengths in 字 (the width of one character of the body), of which a line has 28.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal, Self

from sevenlooks.reports.notices.marks import chinese
from sevenlooks.reports.notices.numerals import day

LINE = 28
SEAL = chinese("(印章)")
VOID = "作废"
Level = Literal["body", "heading", "plain"]


@dataclass(frozen=True)
class Line:
    """A paragraph. `level`: body (first line two 字 in), heading (of a part, 黑体), plain (not set in)."""

    text: str
    level: Level = "body"


@dataclass(frozen=True)
class Table:
    """`widths` in 字, LINE in all; `numeric`: numbers of the columns set to the right; `head`: the first row names

    the columns; `labels`: the first column names the rows.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    head: bool = False
    labels: bool = False
    numeric: tuple[int, ...] = ()


Part = Line | Table


@dataclass(frozen=True)
class Slip:
    """The receipt (回执) below the cut line: who received the paper signs it and sends it back."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """`addressee` "" for a record or a form. `signatures`: lines to be signed by hand. `sealed`: it goes out under the

    authority's seal. `void`: it was made void after its number was given, and says so.
    """

    kind: str
    title: str
    number: str
    authority: str
    dated: date
    body: tuple[Part, ...]
    addressee: str = ""
    signatures: tuple[str, ...] = ()
    sealed: bool = True
    slip: Slip | None = None
    void: bool = False

    @property
    def day(self) -> str:
        return day(self.dated)

    @property
    def addressed(self) -> str:
        return chinese(f"{self.addressee}:") if self.addressee else ""

    @property
    def middle(self) -> float:
        """Where the middle of name, date and seal stands, from the left: the date four 字 from the right, the name

        centred over it, further in where the name is long (GB/T 9704—2012, 7.3.5.1).
        """
        return LINE - max(4 + wide(self.day) / 2, wide(self.authority) / 2)

    def texts(self) -> Iterator[str]:
        """Every text of the paper, in order: what any print of it must show."""
        if self.void:
            yield VOID
        yield from (self.authority, self.title, self.number)
        if self.addressee:
            yield self.addressed
        for part in self.body:
            if isinstance(part, Line):
                yield part.text
            else:
                for row in part.rows:
                    yield from row
        yield from self.signatures
        if self.sealed:
            yield from (self.authority, self.day, SEAL)
        if self.slip:
            yield from (self.slip.title, *self.slip.lines)

    def set(self) -> Self:
        """The same with Chinese marks of punctuation throughout, also in what people typed."""
        return replace(
            self, authority=chinese(self.authority), addressee=chinese(self.addressee),
            body=tuple(_set(part) for part in self.body), signatures=tuple(map(chinese, self.signatures)),
            slip=Slip(self.slip.title, tuple(map(chinese, self.slip.lines))) if self.slip else None,
        )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """As plain data that JSON keeps; `of` reads it back."""
        told = asdict(self) | {"dated": self.dated.isoformat()}
        for part, kept in zip(self.body, told["body"], strict=True):
            kept["is"] = "line" if isinstance(part, Line) else "table"
        return told

    @classmethod
    def of(cls, told: dict[str, Any], void: bool = False) -> Self:
        """The notice that was kept as `told`."""
        return cls(
            kind=told["kind"], title=told["title"], number=told["number"], authority=told["authority"],
            dated=date.fromisoformat(told["dated"]), body=tuple(_part(dict(kept)) for kept in told["body"]),
            addressee=told["addressee"], signatures=tuple(told["signatures"]), sealed=told["sealed"],
            slip=Slip(told["slip"]["title"], tuple(told["slip"]["lines"])) if told["slip"] else None, void=void,
        )  # fmt: skip


def _set(part: Part) -> Part:
    if isinstance(part, Line):
        return replace(part, text=chinese(part.text))
    return replace(part, rows=tuple(tuple(map(chinese, row)) for row in part.rows))


def _part(kept: dict[str, Any]) -> Part:
    if kept.pop("is") == "line":
        return Line(**kept)
    return Table(
        tuple(tuple(row) for row in kept["rows"]), tuple(kept["widths"]), kept["head"], kept["labels"],
        tuple(kept["numeric"]),
    )  # fmt: skip


def wide(text: str) -> float:
    """The width of a text in 字; figures and Latin letters take half of one."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
