"""Divisions: the counts and the strip of one, and of those next below it."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Schema
from pydantic import StringConstraints

from sevenlooks.server.api.declaring import Declared, asks
from sevenlooks.server.api.shapes import MISTAKES, Mistake, Said, Square, squares
from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Tally as Row
from sevenlooks.server.registry.strips import strip_of_many
from sevenlooks.server.web.placed import Scope

router = Declared(tags=["divisions"])
Code = Path[Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]]


class Tally(Schema):
    """Distinct bodies in the ledger, judged, with a breach, a lead, either; rows found. `look` 0: all together."""

    look: int
    bodies: int
    judged: int
    found: int
    leads: int
    problem_bodies: int
    findings: int


class Division(Schema):
    code: str
    name: Said
    tallies: list[Tally]
    looks: list[Square]


class DivisionPage(Division):
    """`below`: the divisions next below that have anything in the ledger."""

    level: str
    below: list[Division]


@router.get("/{code}", response={200: DivisionPage, MISTAKES: Mistake}, operation_id="division")
@asks("books.read", "一个地区按看的计数和七看条,及其下级")
def division(request: HttpRequest, code: Code) -> DivisionPage:
    """The tallies of a division within one's own, by look, and its strip."""
    person: Any = request.user
    scope = person.scope.narrowed(code)
    why = queries.why_not(queries.standing())
    below = [Division(**_division(Scope(each), rows, why)) for each, rows in queries.below(scope).items()]
    return DivisionPage(**_division(scope, queries.totals(scope), why), level=scope.level, below=below)


def _division(scope: Scope, rows: dict[int, Row], why: Any) -> dict[str, Any]:
    tallies = [Tally(**{name: getattr(row, name) for name in Tally.model_fields}) for row in rows.values()]
    strip = squares(strip_of_many(rows, why, scope.code))
    return {"code": scope.code, "name": Said.of(scope.name), "tallies": tallies, "looks": strip}
