"""Who carries on a closed body: everything that ties another party to it, weighed together (definitions.md, Reborn)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from sevenlooks.methods.labels import same_code, same_name
from sevenlooks.methods.linkage.names import read_name, renamed, same_brand
from sevenlooks.methods.linkage.succession import BODIES_AROUND, LEFT_BEFORE, Ties, carried_on
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.movers import closed_people, closed_pupils, closings, moved_people, moved_pupils
from sevenlooks.readings.parties import parties, party_marks
from sevenlooks.readings.shared_sites import shared_sites

SHOWN = 20
Row = dict[str, Any]
_KEYS = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        ("closed_id", pa.string()),
        ("other_id", pa.string()),
        ("listed", pa.bool_()),
        ("likely", pa.float64()),
        ("since", pa.date32()),
        ("people", pa.string()),
        ("pupils", pa.string()),
        ("ties", pa.string()),
        ("staff_keys", _KEYS),
        ("staff_days", pa.list_(pa.date32())),
        ("lesson_ids", _KEYS),
        ("pupil_keys", _KEYS),
        ("pupil_days", pa.list_(pa.date32())),
    ]
)


@reading(kept=False)
def successions(facts: Facts) -> ir.Table:
    """One row a closed body to which another party is tied, with the one that likeliest carries it on:

    `closed_id`, `other_id`, `listed` (bool: the other stands in the ledger), `likely` (probability, 0 to 1), `since`
    (date of the first move after the closing; untold, when the other began, at the earliest the closing), `people` and
    `pupils` ("4/6": so many moved of so many; null where none did), `ties` (comma-separated: people, pupils and the
    marks of `linkage.succession.Mark`, in order), and the keys of the rows that show it, at most SHOWN of a kind.
    """
    return facts.engine.give("successions_weighed", pa.Table.from_pylist(_likeliest(facts), schema=SCHEMA))


@dataclass
class _Pair:
    """What ties one party to one closed body: rows of movers; mark → how many others carry it."""

    people: list[Row] = field(default_factory=list)
    pupils: list[Row] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Known:
    """What the books tell of the parties: their rows, everybody's names, whose people and pupils are told."""

    rows: dict[str, Row]
    names: pa.ChunkedArray
    people: dict[str, int]  # of closed bodies
    pupils: dict[str, int]
    staffed: Collection[str]
    enrolling: Collection[str]


def _likeliest(facts: Facts) -> list[Row]:
    pairs = _pairs(facts)
    known = _known(facts, {party for pair in pairs for party in pair})
    best: dict[str, Row] = {}
    for (closed, other), pair in sorted(pairs.items()):
        one, two = known.rows.get(closed), known.rows.get(other)
        if one and two and _there_after(two, one["closed_from"]) and not lawful(one, two):
            row = _weighed(one, two, pair, known)
            if closed not in best or row["likely"] > best[closed]["likely"]:
                best[closed] = row
    return list(best.values())


def _pairs(facts: Facts) -> dict[tuple[str, str], _Pair]:
    pairs: dict[tuple[str, str], _Pair] = defaultdict(_Pair)
    for row in _rows(facts, facts.reading(moved_people)):
        pairs[row["closed_id"], row["other_id"]].people.append(row)
    for row in _rows(facts, facts.reading(moved_pupils)):
        pairs[row["closed_id"], row["other_id"]].pupils.append(row)
    for shared in (_shared_marks(facts), facts.reading(shared_sites)):
        for row in _rows(facts, shared):
            pairs[row["closed_id"], row["other_id"]].marks[row["mark"]] = row["others"]
    return pairs


def _shared_marks(facts: Facts) -> ir.Table:
    """A closed body's marks that another party carries too; not one that a crowd shares, which says nothing."""
    marks = facts.reading(party_marks)
    shared = marks.group_by(["mark", "value"]).aggregate(parties=marks.count())
    shared = shared.filter(shared.parties > 1, shared.parties <= BODIES_AROUND)
    mine = marks.join(facts.reading(closings), marks.party_id == facts.reading(closings).closed_id)
    mine = mine.select("closed_id", "mark", "value").join(shared, ["mark", "value"])
    rows = mine.join(marks.rename(other_id="party_id"), ["mark", "value"])
    rows = rows.filter(rows.other_id != rows.closed_id)
    return rows.group_by(["closed_id", "other_id", "mark"]).aggregate(others=rows.parties.min() - 2)


def _known(facts: Facts, wanted: set[str]) -> _Known:
    everybody = facts.engine.take(facts.reading(parties))
    rows = everybody.filter(pc.is_in(everybody["party_id"], pa.array(sorted(wanted), pa.string()))).to_pylist()
    people, pupils = facts.reading(closed_people), facts.reading(closed_pupils)
    told = {name: facts.table(name).select("institution_id").distinct() for name in ("staff", "enrolments")}
    return _Known(
        rows={row["party_id"]: row for row in rows},
        names=everybody["name"],
        people=_counts(facts, people),
        pupils=_counts(facts, pupils),
        staffed={row["institution_id"] for row in _rows(facts, told["staff"])},
        enrolling={row["institution_id"] for row in _rows(facts, told["enrolments"])},
    )


def _there_after(party: Row, day: date) -> bool:
    """Whether a party was open, or suspected of it, on some day after the closing."""
    if party["undated"]:
        return False
    return party["closed_from"] is None or bool(party["closed_from"] > day)


def lawful(closed: Row, other: Row) -> bool:
    """Whether the other holds both papers and owns to what it was, or is of one house with the closed campus."""
    if other["papers"] != "both":
        return False
    codes, names = other["former_usccs"] or (), other["former_names"] or ()
    converted = any(same_code(code, was) for was in codes for code in (closed["party_id"], closed["uscc"]))
    converted |= any(same_name(closed["name"], was) for was in names)
    house = closed["parent_id"]
    return converted or (house is not None and house in (other["party_id"], other["parent_id"]))


def _weighed(closed: Row, other: Row, pair: _Pair, known: _Known) -> Row:
    day, began = closed["closed_from"], other["began_on"]
    brand = _brand(closed["name"], other["name"], known.names)
    marks: Any = pair.marks | brand
    had_people, had_pupils = known.people.get(closed["party_id"], 0), known.pupils.get(closed["party_id"], 0)
    other_id = other["party_id"]
    ties = Ties(
        people=(_moved(pair.people), had_people) if pair.people or other_id in known.staffed else None,
        pupils=(_moved(pair.pupils), had_pupils) if pair.pupils or other_id in known.enrolling else None,
        marks=marks,
        # A shell is often set up before the papers of the old body are given back.
        began_after=began is not None and began > day - timedelta(days=LEFT_BEFORE),
        trade="" if other["listed"] else read_name(other["name"]).kind,
    )
    moves = [row["since"] for row in (*pair.people, *pair.pupils)]
    return {
        "closed_id": closed["party_id"],
        "other_id": other_id,
        "listed": other["listed"],
        "likely": carried_on(ties),
        "since": min(moves) if moves else max(day, began or day),
        "people": f"{len(pair.people)}/{had_people}" if pair.people else None,
        "pupils": f"{len(pair.pupils)}/{had_pupils}" if pair.pupils else None,
        "ties": ",".join(_named(pair, marks)),
        **_evidence(pair),
    }


def _brand(closed: str, other: str, names: pa.ChunkedArray) -> dict[str, int]:
    """Whether both go by one own part, and how many others do: a franchise ties nobody."""
    one, two = read_name(closed), read_name(other)
    if not same_brand(one, two):
        return {}
    short = min(one.own, two.own, key=len)
    alike = pc.sum(pc.match_substring(names, short)).as_py() or 0
    return {"renamed" if renamed(one, two) else "brand": max(alike - 2, 0)}


def _moved(rows: list[Row]) -> float:
    """Who joined several bodies counts a part at each."""
    return sum(1 / row["bodies"] for row in rows)


def _named(pair: _Pair, marks: dict[str, int]) -> Iterator[str]:
    yield from (name for name, rows in (("people", pair.people), ("pupils", pair.pupils)) if rows)
    yield from sorted(marks)


def _evidence(pair: _Pair) -> Row:
    staff = sorted((r["member"], r["joined_on"]) for r in pair.people if r["joined_on"])[:SHOWN]
    pupils = sorted((r["member"], r["joined_on"]) for r in pair.pupils)[:SHOWN]
    return {
        "staff_keys": [key for key, _ in staff],
        "staff_days": [day for _, day in staff],
        "lesson_ids": sorted(r["lesson_id"] for r in pair.people if r["lesson_id"] and not r["joined_on"])[:SHOWN],
        "pupil_keys": [key for key, _ in pupils],
        "pupil_days": [day for _, day in pupils],
    }


def _counts(facts: Facts, members: ir.Table) -> dict[str, int]:
    counted = members.group_by("closed_id").aggregate(members=members.count())
    return {row["closed_id"]: row["members"] for row in _rows(facts, counted)}


def _rows(facts: Facts, expression: ir.Table) -> list[Row]:
    return facts.engine.take(expression).to_pylist()
