"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite. Both within the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def replace_all(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Empty a table and fill it with rows of these columns (field names). Dicts and lists become JSON."""
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
    add_all(model, columns, rows)


def add_all(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows of these columns (field names) to a table."""
    table = model._meta.db_table
    names = ", ".join(f'"{model._meta.get_field(name).column}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row([_plain(value) for value in row])
        else:
            places = ", ".join("?" for _ in columns)
            statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'
            cursor.connection.executemany(statement, ([_lite(value) for value in row] for row in rows))
            cursor.execute("PRAGMA analysis_limit = 1000")  # of each index a sample, which takes no time
        cursor.execute(f'ANALYZE "{table}"')  # else pages are planned for an empty table


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _lite(value: Any) -> Any:
    value = _plain(value)
    return (
        value.isoformat(" ") if hasattr(value, "hour") else value.isoformat() if hasattr(value, "isoformat") else value
    )
