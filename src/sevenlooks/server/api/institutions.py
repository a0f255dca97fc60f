"""Bodies."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, Code, Id, Look, Mistake, Paging, Square, Word, squares
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.registry.strips import strip_of

router = Declared(tags=["institutions"])


class Status(StrEnum):
    OPERATING = "operating"
    CANCELLED = "cancelled"
    TRANSFORMED = "transformed"
    CONVERTED = "converted"
    SUSPENDED = "suspended"
    BANNED = "banned"
    SUSPECTED = "suspected"


class With(StrEnum):
    PROBLEM = "problem"
    BREACH = "breach"
    LEAD = "lead"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class BodiesAsked(Paging):
    """`search`: words of name, former name, code or address, or a telephone number; the others as on the page."""

    search: Word = ""
    status: Status | None = None
    look: Look | None = None
    with_: With | None = Field(None, alias="with")
    judged: YesNo | None = None
    division: Code | None = None


class Body(Schema):
    institution_id: str
    name: str
    former_names: str
    uscc: str
    parent_id: str
    division_code: str
    status: str
    status_on: date | None
    category: str
    stages: str
    mode: str
    papers: str
    registration_type: str
    licence_no: str
    licence_valid_to: date | None
    opened_on: date | None
    address: str
    phone_masked: str
    breaches: int
    suspicions: int
    looks: list[Square]


class Bodies(Schema):
    """`count`: all that match; `more`: there are more than that."""

    rows: list[Body]
    next: str | None
    count: int
    more: bool


@router.get("", response={200: Bodies, MISTAKES: Mistake}, operation_id="institutions")
@asks("books.read", "本地区的机构,问题多的在前")
def institutions(request: HttpRequest, asked: Query[BodiesAsked]) -> Bodies:
    """The institutions of one's division, worst first."""
    person: Any = request.user
    scope = person.scope.narrowed(asked.division)
    what = {name: getattr(asked, name) or "" for name in ("search", "status", "look", "with_", "judged")}
    found = queries.institutions(scope, **what)
    shown = asked.of(found, queries.INSTITUTION_ORDER)
    many = queries.how_many_institutions(scope, found, **what)
    why = queries.why_not(queries.standing())
    return Bodies(rows=[_body(row, why) for row in shown.rows], next=shown.next, count=many.n, more=many.more)


@router.get("/{id}", response={200: Body, MISTAKES: Mistake}, operation_id="institution")
@asks("books.read", "一家机构")
def institution(request: HttpRequest, id: Id) -> Body:
    """One institution."""
    person: Any = request.user
    return _body(queries.institution(person.scope, id), queries.why_not(queries.standing()))


def _body(row: Institution, why: Any) -> Body:
    told = {name: getattr(row, name) for name in Body.model_fields if name != "looks"}
    return Body(**told, looks=squares(strip_of(row, why)))
