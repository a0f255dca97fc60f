"""The peer of `reduction.reborn`: the same books in Splink, by its own comparisons, trained by its own EM.

Sets (people, pupils, keys) are compared by how many members they share, single values by term frequency. Splink knows
no time: whoever was at the closed body and is at the other one counts.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from splink import SettingsCreator

_SCHEMA = pa.schema(
    [
        ("rec_id", pa.string()),
        ("people", pa.list_(pa.string())),
        ("pupils", pa.list_(pa.string())),
        ("hands", pa.list_(pa.string())),
        ("phone", pa.string()),
        ("site", pa.string()),
        ("own", pa.string()),
    ]
)
_BLOCKS = (("phone",), ("site",))
SAMPLED = 4_000_000  # random pairs: few share anything, so that it takes many to learn how few


def linked_by_splink(books: Path | str, as_of: date, at_least: float = 0.5) -> set[tuple[str, str]]:
    """(closed, other): the likeliest other of every closed body, where its probability is `at_least` so much.

    Lawful conversions are left out here too, so that the weighing alone is compared.
    """
    from sevenlooks.engines import connect
    from sevenlooks.methods.linkage.linking import link
    from sevenlooks.readings.successions import lawful

    closed, others, known = _records(books, as_of)
    connection = connect(memory_mb=3000, threads=2)
    try:
        pairs = link(connection, closed, others, _settings(), _BLOCKS, seed=1, at_least=at_least, sampled=SAMPLED)
    finally:
        connection.close()
    best: dict[str, str] = {}
    for pair in pairs.to_pylist():  # the likeliest first
        if not lawful(known[pair["left_id"]], known[pair["right_id"]]):
            best.setdefault(pair["left_id"], pair["right_id"])
    return set(best.items())


def _settings() -> SettingsCreator:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    exact = [cl.ExactMatch(c).configure(term_frequency_adjustments=True) for c in ("phone", "site", "own")]
    exploded = [block_on(c, arrays_to_explode=[c]) for c in ("people", "pupils", "hands")]
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="rec_id",
        comparisons=[
            cl.ArrayIntersectAtSizes("people", [4, 2, 1]),
            cl.ArrayIntersectAtSizes("pupils", [10, 4, 1]),
            cl.ArrayIntersectAtSizes("hands", [1]),
            *exact,
        ],
        blocking_rules_to_generate_predictions=[*exploded, *(block_on(*block) for block in _BLOCKS)],
    )


def _records(books: Path | str, as_of: date) -> tuple[pa.Table, pa.Table, dict[str, dict]]:
    """Closed bodies, and every other party that is there, one record each; and the parties as the books tell them."""
    from sevenlooks.books.store import Store
    from sevenlooks.engines import open_engine
    from sevenlooks.law import load_law
    from sevenlooks.methods.address import place_key
    from sevenlooks.methods.linkage.names import read_name
    from sevenlooks.readings import Facts
    from sevenlooks.readings.movers import closings
    from sevenlooks.readings.parties import parties, party_addresses, party_marks

    engine = open_engine()
    try:
        facts = Facts(Store.at(books).snapshot(), engine, load_law(), as_of)
        take = engine.take
        known = {row["party_id"]: row for row in take(facts.reading(parties)).to_pylist()}
        told = {party: {"rec_id": party, "own": read_name(row["name"]).own} for party, row in known.items()}
        sets: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in ("people", "pupils", "hands")}
        for table, key, name in (("staff", "person_key", "people"), ("enrolments", "student_key", "pupils")):
            for row in take(facts.table(table).select("institution_id", key)).to_pylist():
                sets[name][row["institution_id"]].add(row[key])
        for row in take(facts.reading(party_marks)).to_pylist():
            if row["mark"] == "hands":
                sets["hands"][row["party_id"]].add(row["value"])
            elif row["mark"] == "phone" and row["party_id"] in told:
                told[row["party_id"]]["phone"] = row["value"]
        for row in take(facts.reading(party_addresses)).to_pylist():
            if row["party_id"] in told:
                told[row["party_id"]]["site"] = place_key(row["address"])
        closed = set(take(facts.reading(closings))["closed_id"].to_pylist())
    finally:
        engine.close()
    for party, record in told.items():
        record |= {name: sorted(members[party]) or None for name, members in sets.items()}
    here = [record for party, record in told.items() if party in closed]
    there = [record for party, record in told.items() if party not in closed]
    return pa.Table.from_pylist(here, schema=_SCHEMA), pa.Table.from_pylist(there, schema=_SCHEMA), known
