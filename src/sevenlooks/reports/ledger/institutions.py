"""Institution page: the ledger of bodies as the books have it."""

from __future__ import annotations

from decimal import Decimal

from sevenlooks.books import book
from sevenlooks.language import Lang, Text
from sevenlooks.readings import Facts
from sevenlooks.reports.ledger.page import Field, Page, Rows
from sevenlooks.reports.paper import Kind, Value
from sevenlooks.reports.places import place
from sevenlooks.reports.words import masked
from sevenlooks.screening import Run

BOOK = book("institutions")
WIDE = {
    "name": 28,
    "former_names": 24,
    "uscc": 22,
    "institution_id": 22,
    "registered_address": 32,
    "operating_address": 32,
}
COLUMNS = (
    "institution_id",
    "name",
    "former_names",
    "uscc",
    "licence_no",
    "licence_valid_to",
    "registration_type",
    "legal_rep",
    "organiser_key",
    "controller_key",
    "division_code",
    "registered_address",
    "operating_address",
    "floor_area_m2",
    "mode",
    "stages",
    "category",
    "papers",
    "status",
    "status_on",
    "status_document",
    "authority",
    "owner",
)
KINDS: dict[str, Kind] = {"date": "date", "number": "money", "int": "count"}


def rows(facts: Facts, run: Run, lang: Lang) -> Rows:
    """One row a body, by division and number."""
    table = facts.table("institutions").select(*COLUMNS).order_by("division_code", "institution_id")
    return [tuple(_shown(name, row[name], lang) for name in COLUMNS) for row in facts.engine.take(table).to_pylist()]


def _shown(name: str, value: object, lang: Lang) -> Value:
    choices = BOOK[name].choices if lang == "zh" else {}
    match value:
        case list():
            return ("、" if lang == "zh" else ", ").join(str(choices.get(one, one)) for one in value)
        case float():
            return Decimal(str(value))
        case str():
            return place(value, lang) if name == "division_code" else masked(choices.get(value, value))
    return value  # type: ignore[return-value]


def _field(name: str) -> Field:
    said = name.replace("_m2", " (m²)").replace("_", " ").capitalize()
    return Field(BOOK[name].zh, said, KINDS.get(BOOK[name].kind, "name"), WIDE.get(name, 14))


PAGE = Page(Text("机构", "Institutions"), tuple(map(_field, COLUMNS)), rows)
