"""The shapes of what is asked and answered, common to several operations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from django.db.models import QuerySet
from ninja import Path, Schema
from pydantic import Field, StringConstraints

from sevenlooks.language import Text
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.strip import Cell

_NO_NUL = r"^[^\x00]*$"
Word = Annotated[str, StringConstraints(max_length=200, pattern=_NO_NUL)]
Id = Path[Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_NO_NUL)]]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]

MISTAKES = frozenset({400, 401, 403, 404, 409, 422, 429})
ONCE: dict[str, Any] = {
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "The same key with the same request gets the same answer, for 24 hours; with another, 409.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[A-Za-z0-9_-]+$"},
        }
    ]
}
"""For `openapi_extra` of an operation that writes."""


class Look(StrEnum):
    """The seven looks, by name."""

    REDUCTION = "reduction"
    NONPROFIT = "nonprofit"
    FEES = "fees"
    MUTATION = "mutation"
    CONTENT_AND_STAFF = "content_and_staff"
    REPORTING = "reporting"
    RISK = "risk"


class Wrong(Schema):
    where: str
    why: str


class Mistake(Schema):
    """What happened, and what to do, in the asked language."""

    status: int
    message: str
    where: list[Wrong] = Field(default_factory=list)


class Said(Schema):
    """One thing said in both languages."""

    zh: str
    en: str

    @classmethod
    def of(cls, text: Text) -> Said:
        return cls(zh=text.zh, en=text.en)


class Square(Schema):
    """One square of the seven-look strip. `state`: found, lead, clean or not-judged. `count`: findings or bodies."""

    look: int
    state: str
    count: int
    said: Said


class Paging(Schema):
    """`after`: the `next` of the page before. `limit`: rows of a page."""

    after: Annotated[str, StringConstraints(max_length=600)] | None = None
    limit: int = Field(50, ge=1, le=200)

    def of(self, rows: QuerySet, order: tuple[str, ...]) -> Page:
        return page_of(rows, order, self.after, self.limit)


def squares(cells: list[Cell]) -> list[Square]:
    return [
        Square(look=number, state=cell.state, count=cell.count, said=Said.of(cell.said))
        for number, cell in enumerate(cells, 1)
    ]
