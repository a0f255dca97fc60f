"""What market entities say they do, and whether the ledger knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.codes import compact_code
from sevenlooks.methods.divisions import split_divisions
from sevenlooks.methods.labels import same_name
from sevenlooks.methods.scope import speaks_of_children_training
from sevenlooks.methods.text_width import squeeze
from sevenlooks.readings.facts import Facts, batch_reading


def read_entities(marks: pa.Table) -> pa.Table:
    """One row an entity: `uscc`, `strength` (sure | likely | slight; null where nothing speaks of it), `phrases`,

    `listed` (whether the ledger has its code or name, present or former; asked only of those that speak of it).
    `marks`: rows of entities (`listed` false: code, name, scope, division_code) and of the ledger (`listed` true).
    """
    rows = marks.to_pylist()
    ledger = _Ledger(row for row in rows if row["listed"])
    read = []
    for row in rows:
        if row["listed"]:
            continue
        spoken = speaks_of_children_training(row["name"], row["scope"])
        known = spoken.hit and ledger.knows(row["code"], row["name"], row["division_code"])
        read.append((row["code"], spoken.strength, "、".join(dict.fromkeys(spoken.phrases)), known))
    columns = list(zip(*read, strict=True)) or [(), (), (), ()]
    types = (pa.string(), pa.string(), pa.string(), pa.bool_())
    names = ("uscc", "strength", "phrases", "listed")
    return pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)})


@batch_reading(read_entities)
def spoken_entities(facts: Facts) -> ir.Table:
    """One row a market entity not known to be cancelled or revoked: the columns of `read_entities`."""
    entities, ledger = facts.table("market_entities"), facts.table("institutions")
    entities = entities.filter(~entities.state.isin(("cancelled", "revoked")).fill_null(False))
    none = ibis.null("string")
    known = ledger.select("division_code", "name", code="uscc")
    earlier = ledger.select("division_code", name=ledger.former_names.unnest(), code=none)
    codes = ledger.select("division_code", name=none, code=ledger.former_usccs.unnest())
    ids = ledger.select("division_code", name=none, code="institution_id")
    return ibis.union(
        entities.select("division_code", "name", "scope", code="uscc", listed=ibis.literal(False)),
        ibis.union(known, earlier, codes, ids).select(
            "division_code", "name", "code", scope=none, listed=ibis.literal(True)
        ),
    )


class _Ledger:
    """The codes and names of the ledger. Names that differ in spelling only are one within a city."""

    def __init__(self, rows: Iterable[dict]) -> None:
        self._codes: set[str] = set()
        self._names: set[str] = set()
        self._alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            if row["code"]:
                self._codes.add(compact_code(row["code"]))
            if row["name"]:
                self._names.add(squeeze(row["name"]))
                self._alike[_block(row["name"], row["division_code"])].append(row["name"])

    def knows(self, code: str, name: str, division: str | None) -> bool:
        if compact_code(code) in self._codes or squeeze(name) in self._names:
            return True
        return any(same_name(name, other) for other in self._alike.get(_block(name, division), ()))


def _block(name: str, division: str | None) -> tuple[str, str]:
    """The city, and the first two characters of a name's own part: alike names always share them."""
    _, own = split_divisions(squeeze(name), short_forms=True)
    return (division or "")[:4], own[:2]
