"""Linkage: persons in two tables (FEBRL4's 10,000 records, a million made alike), and reborn bodies.

Every line's `size` tells the F1 of our pairs and of the peer's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sevenlooks.bench.judging import warm
from sevenlooks.bench.linkage_data import febrl4, persons
from sevenlooks.bench.making import AS_OF, SEED, SMALL, province_books
from sevenlooks.bench.measuring import Result, measure
from sevenlooks.bench.peers.linkage import Pairs, by_recordlinkage, by_splink_defaults
from sevenlooks.bench.peers.splink_bodies import linked_by_splink
from sevenlooks.bench.reborn import RULE, f1, found_pairs, reborn_books, scores
from sevenlooks.bench.scanning import columns_read, scan

MILLION = 1_000_000
INSTITUTIONS, EACH = 12_000, 40
MEMORY_MB = 4000
Linker = Callable[[pa.Table, pa.Table], Pairs]


def linkage(folder: Path) -> Iterator[Result]:
    """FEBRL4 against two peers, a million records against one, reborn bodies against Splink on the same books."""
    one, other, true = febrl4()
    _save(folder, one, other)
    for peer, by in (("recordlinkage", by_recordlinkage), ("splink defaults", by_splink_defaults)):
        yield _people("linkage_febrl4", folder, true, peer, by, times=3)
    measure(_make_million, folder, times=1)
    same = {(f"p{n}", f"p{n}") for n in range(MILLION // 2)}
    yield _people("linkage_million", folder, same, "splink defaults", by_splink_defaults, times=1)
    yield _reborn(folder)


def _people(name: str, folder: Path, true: Pairs, peer: str, by: Linker, times: int) -> Result:
    """Limit: an exact join of the two tables on the nearly unique number."""
    ours = measure(_linked, folder, by_ours, times=times, ready=_imported)
    theirs = measure(_linked, folder, by, times=times, ready=_imported)
    limit = measure(_joined, folder, times=times, ready=_imported)
    told = f"{2 * len(true)} records, F1 {f1(ours.value, true):.4f} (peer {f1(theirs.value, true):.4f})"
    return Result(name, ours.seconds, ours.peak_mb, peer, theirs.seconds, limit.seconds, told)


def _reborn(folder: Path) -> Result:
    """Limit: one scan of the columns that the rule reads."""
    books, planted = reborn_books(folder, INSTITUTIONS, EACH)
    ours = measure(found_pairs, books, ready=warm)
    theirs = measure(linked_by_splink, books, AS_OF, times=1, ready=_imported)
    columns = columns_read(province_books(folder, SMALL), AS_OF, [RULE])
    limit = measure(scan, books, columns, ready=warm)
    mine, peers = scores(ours.value, planted), scores(theirs.value, planted)
    told = ", ".join(f"{way} {mine[way]:.3f} (peer {peers[way]:.3f})" for way in planted)
    told = f"{INSTITUTIONS} institutions, {EACH} of each kind; F1: {told}"
    return Result("linkage_reborn", ours.seconds, ours.peak_mb, "splink", theirs.seconds, limit.seconds, told)


def by_ours(left: pa.Table, right: pa.Table) -> Pairs:
    """The pairs by the project's settings of Splink."""
    from sevenlooks.engines import connect
    from sevenlooks.methods.linkage.linking import link
    from sevenlooks.methods.linkage.settings import PEOPLE_TRAINING, people

    connection = connect(memory_mb=MEMORY_MB, threads=2)
    try:
        settings = people(max(left.num_rows, right.num_rows))
        pairs = link(connection, left, right, settings, PEOPLE_TRAINING, SEED)
        return set(zip(pairs["left_id"].to_pylist(), pairs["right_id"].to_pylist(), strict=True))
    finally:
        connection.close()


def _linked(folder: Path, by: Linker) -> Pairs:
    return by(*_saved(folder))


def _joined(folder: Path) -> int:
    from sevenlooks.engines import connect

    connection = connect(memory_mb=MEMORY_MB, threads=2)
    one, other = (str(folder / f"{name}.parquet") for name in ("one", "other"))
    (rows,) = connection.execute(
        f"SELECT count(*) FROM read_parquet('{one}') JOIN read_parquet('{other}') USING (soc_sec_id)"
    ).fetchone() or (0,)
    connection.close()
    return int(rows)


def _make_million(folder: Path) -> None:
    _save(folder, *persons(MILLION // 2, SEED))


def _save(folder: Path, one: pa.Table, other: pa.Table) -> None:
    pq.write_table(one, folder / "one.parquet")
    pq.write_table(other, folder / "other.parquet")


def _saved(folder: Path) -> tuple[pa.Table, pa.Table]:
    return pq.read_table(folder / "one.parquet"), pq.read_table(folder / "other.parquet")


def _imported() -> None:
    """What a process imports is not measured, on either side."""
    import splink  # noqa: F401

    import sevenlooks.readings.successions  # noqa: F401
