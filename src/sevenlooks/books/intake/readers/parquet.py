"""Parquet: read by DuckDB itself, in order, column by column."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sevenlooks.books.intake.cells.literal import quoted
from sevenlooks.books.intake.held import File, Held
from sevenlooks.books.intake.readers.sheet import SOURCE, Sheet, unreadable

CELL_BYTES = 16  # what the engine holds of a cell at least


def open_parquet(path: File, shown: str) -> Sheet:
    """A Parquet file as a sheet. NotATable when it is damaged."""
    try:
        with path.open("rb") as data:
            file = pq.ParquetFile(data)
            about, schema = file.metadata, file.schema_arrow
    except (pa.ArrowException, OSError):
        about = None
    if about is None:
        raise unreadable(shown, "不是完整的 Parquet 文件。请重新导出", "is no whole Parquet file. Export it again")
    told = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    # Repeated words are written once in the file and again in every row of memory.
    size = max(told, about.num_rows * len(schema) * CELL_BYTES)

    def rows(con: duckdb.DuckDBPyConnection, heading: int, most_bytes: int) -> Iterator[float]:
        cells = ", ".join(f"{_cell(field)} AS c{place}" for place, field in enumerate(schema))
        parts = max(1, round(size / most_bytes))
        relation = _relation(con, path)
        for part in range(parts):
            first, last = about.num_rows * part // parts, about.num_rows * (part + 1) // parts
            # The heading of a Parquet file is its schema: counted as row 1, so that its first row is 2 as everywhere.
            con.execute(
                f"CREATE OR REPLACE TEMP VIEW {SOURCE} AS SELECT file_row_number + 2 AS _row, "
                f"NULL::INTEGER[] AS _rounded, {cells} FROM {relation} "
                f"WHERE file_row_number >= {first} AND file_row_number < {last}"
            )
            yield (part + 1) / parts
        con.execute(f"DROP VIEW {SOURCE}")

    types = {place: kind for place, field in enumerate(schema) if (kind := _kind(field.type))}
    return Sheet(shown, None, [list(schema.names)], rows, types)


def _relation(con: duckdb.DuckDBPyConnection, path: File) -> str:
    """What the engine reads: the file, or its rows where it is held in memory; `file_row_number` counts from 0."""
    if not isinstance(path, Held):
        return f"read_parquet({quoted(str(path))}, file_row_number = true)"
    with path.open("rb") as data:
        rows = pq.read_table(data)
    con.register("held", rows.append_column("file_row_number", pa.array(range(rows.num_rows), pa.int64())))
    return "held"


def _kind(of: pa.DataType) -> str | None:
    """The kind of column that an Arrow type can stand for as it is; None where it is read as text."""
    if pa.types.is_integer(of):
        return "int"
    if pa.types.is_decimal(of) or pa.types.is_floating(of):
        return "number"
    if pa.types.is_date(of):
        return "date"
    if pa.types.is_timestamp(of):
        return "datetime"
    return "bool" if pa.types.is_boolean(of) else None


def _cell(field: pa.Field) -> str:
    name = '"' + field.name.replace('"', '""') + '"'
    if pa.types.is_list(field.type) or pa.types.is_large_list(field.type):
        return f"array_to_string({name}, ';')"
    if pa.types.is_timestamp(field.type) and field.type.tz:
        return f"{name} AT TIME ZONE 'Asia/Shanghai'"
    return name if _kind(field.type) else f"CAST({name} AS VARCHAR)"
