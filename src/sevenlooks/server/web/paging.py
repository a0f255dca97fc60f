"""Paging by key: stable while rows are written, and as fast on the last page as on the first."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from sevenlooks.errors import BadRequest

Row = TypeVar("Row", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and where the next begin (None: these are the last)."""

    rows: list[Row]
    next: str | None


def page_of(rows: QuerySet[Row], order: Sequence[str], after: str | None = None, size: int = SIZE) -> Page[Row]:
    """`size` rows in `order` (field names, a minus sign for descending; together unique, none null) after a place."""
    ordered = rows.order_by(*order)
    if after:
        fields = [rows.model._meta.get_field(name.lstrip("-")) for name in order]
        ordered = ordered.filter(_beyond(order, _read(after, fields)))
    found = list(ordered[: size + 1])
    if len(found) <= size:
        return Page(found, None)
    last = found[size - 1]
    return Page(found[:size], _written([getattr(last, name.lstrip("-")) for name in order]))


def _beyond(order: Sequence[str], place: list[Any]) -> Q:
    beyond, same = Q(), Q()
    for name, value in zip(order, place, strict=True):
        field, than = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        beyond |= same & Q(**{f"{field}__{than}": value})
        same &= Q(**{field: value})
    return beyond


def _written(place: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(place, default=str).encode()).decode().rstrip("=")


def _read(text: str, fields: Sequence[Any]) -> list[Any]:
    """The place that a mark names, each value fit for its field."""
    try:
        place = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return [_fit(value, field) for value, field in zip(place, fields, strict=True)]
    except (ValueError, TypeError, OverflowError, ValidationError):
        raise BadRequest(
            "页码无法识别,请从第一页重新开始。", "This page mark cannot be read; begin again at the first."
        ) from None


def _fit(value: Any, field: Any) -> Any:
    if "\0" in str(value):
        raise ValueError
    value = field.to_python(value)
    field.run_validators(value)
    return value
