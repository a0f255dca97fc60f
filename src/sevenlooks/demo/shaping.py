"""From numpy columns to a book's Arrow table: days, seconds and fen become dates, datetimes and decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from sevenlooks.books import declared

TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.string(),  # joined by ;
    "enum": pa.string(),
    "enums": pa.string(),  # joined by ;
    "key": pa.string(),
    "int": pa.int64(),
    "number": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("s"),  # wall clock of Asia/Shanghai
    "money": pa.decimal128(14, 2),  # yuan
}


def schema(name: str) -> pa.Schema:
    """The Arrow schema of a made-up table: the contract's columns, as a county would send them."""
    return pa.schema([pa.field(column.name, TYPES[column.kind]) for column in declared()[name].columns])


def build(name: str, rows: int, /, **columns: Any) -> pa.Table:
    """A table of the book `name` from its columns; those not given are empty.

    A column is an Arrow array, a list of Python values, one value for all rows, or a numpy array (masked where
    empty) in days since 1970 for dates, seconds for datetimes and fen for money.
    """
    shape = schema(name)
    unknown = set(columns) - set(shape.names)
    if unknown:
        raise KeyError(f"{name} has no columns {sorted(unknown)}")
    kinds = {column.name: column.kind for column in declared()[name].columns}
    arrays = [_shape(columns.get(field.name), kinds[field.name], field.type, rows) for field in shape]
    return pa.Table.from_arrays(arrays, schema=shape)


def from_rows(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """A table of the book `name` from rows of Python values (dates, datetimes, yuan); missing values are empty."""
    shape = schema(name)
    return pa.Table.from_arrays([cells([row.get(f.name) for row in rows], f.type) for f in shape], schema=shape)


def cells(values: list[Any], type_: pa.DataType) -> pa.Array:
    """Python values as a column; yuan may come as whole numbers, fractions or Decimals."""
    if pa.types.is_decimal(type_):
        values = [None if value is None else Decimal(str(value)).quantize(Decimal("0.01")) for value in values]
    return pa.array(values, type_)


def _shape(values: Any, kind: str, type_: pa.DataType, rows: int) -> pa.Array | pa.ChunkedArray:
    if values is None:
        return pa.nulls(rows, type_)
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return values.cast(type_)
    if isinstance(values, np.ndarray):
        return _from_numpy(values, kind, type_)
    if isinstance(values, list):
        return pa.array(values, type_)
    return pa.repeat(pa.scalar(values, type_), rows)


def _from_numpy(values: np.ndarray, kind: str, type_: pa.DataType) -> pa.Array:
    empty = np.ma.getmaskarray(values) if isinstance(values, np.ma.MaskedArray) else None
    plain = np.ma.getdata(values)
    if kind == "money":
        return yuan(plain, empty)
    if kind == "date":
        return pa.array(plain.astype(np.int32), mask=empty).view(type_)
    if kind == "datetime":
        return pa.array(plain.astype(np.int64), mask=empty).view(type_)
    return pa.array(plain.astype(object) if plain.dtype.kind == "U" else plain, type_, mask=empty, from_pandas=False)


def yuan(fen: np.ndarray, empty: np.ndarray | None = None) -> pa.Array:
    """Whole fen as decimal(14, 2) yuan, without a detour over text: the 128-bit number is the fen, sign extended."""
    words = np.empty((len(fen), 2), dtype=np.int64)
    words[:, 0] = fen
    words[:, 1] = words[:, 0] >> 63
    validity = None if empty is None else pa.array(~empty).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(14, 2), len(fen), [validity, pa.py_buffer(words.tobytes())])


def fen(column: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """The whole fen of a decimal(14, 2) column without empties: the inverse of `yuan`."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    words = np.frombuffer(array.buffers()[1], dtype=np.int64)
    return words[::2][array.offset : array.offset + len(array)].copy()


def take(texts: pa.Array, index: np.ndarray) -> pa.Array:
    """The texts at `index`, one a row."""
    return texts.take(pa.array(index))
