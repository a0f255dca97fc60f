"""A stretch of work in which the database refuses every write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_OFF_ON = {
    "sqlite": ("PRAGMA query_only = OFF", "PRAGMA query_only = ON"),
    "postgresql": ("SET default_transaction_read_only = off", "SET default_transaction_read_only = on"),
}


@contextmanager
def reading() -> Iterator[None]:
    """Within it the database refuses writes. Inside a transaction already open (a test's), PostgreSQL's own

    SET TRANSACTION would bind the rest of it, so statements are then looked at instead.
    """
    off, on = _OFF_ON[connection.vendor]
    if connection.in_atomic_block and connection.vendor == "postgresql":
        with connection.execute_wrapper(_only_select):
            yield
        return
    _say(on)
    try:
        yield
    finally:
        _say(off)


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _only_select(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
    if (
        not sql.lstrip(" (")
        .upper()
        .startswith(("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "DECLARE", "FETCH"))
    ):
        raise PermissionError("a reading view may not write")
    return execute(sql, params, many, context)
