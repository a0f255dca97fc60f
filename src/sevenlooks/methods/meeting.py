"""Where records meet: adverts, complaints and visits that share a telephone, an account or an address are one place.

A place takes its id from the first of telephone, account and address that ties at least two records of at least two
days or kinds (definitions.md, Teaching). Records that share any of the three are gathered to one place, so that one
place gives one lead. What is common proves nothing and ties nothing; the caller says what is common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

TIES = ("phone", "account", "address")  # the order in which a place takes its id
Tie = tuple[str, str]


@dataclass(frozen=True)
class Record:
    """Something seen or heard of a place. `weight`: the probability that it is teaching, by this record alone."""

    kind: str
    id: str
    day: date
    weight: float
    phone: str | None = None
    account: str | None = None
    address: str | None = None

    def ties(self) -> Iterator[Tie]:
        for name in TIES:
            value = getattr(self, name)
            if value:
                yield name, value


@dataclass(frozen=True)
class Meeting:
    """A place: its `id`, the records gathered there, the day `since` when they first met there (None: they never did).

    `strength`: the probability that any of its records is teaching, each taken as independent of the others of
    another kind; of one kind only the surest counts, for one advert is often posted ten times.
    """

    id: str
    records: tuple[Record, ...]
    since: date | None
    strength: float = field(default=0.0)


def meetings(records: Iterable[Record], common: frozenset[Tie] = frozenset()) -> list[Meeting]:
    """The places where records are tied, in the order of their ids; a place of a single record has no `since`.

    Records without any tie that is not common belong to no place and are left out.
    """
    tied: dict[Tie, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.day, r.kind, r.id)):
        for tie in record.ties():
            if tie not in common:
                tied[tie].append(record)
    return sorted((_meeting(ties, tied) for ties in _together(tied)), key=lambda m: m.id)


def _together(tied: dict[Tie, list[Record]]) -> list[list[Tie]]:
    """Ties that share a record, gathered (union-find over the ties)."""
    head = {tie: tie for tie in tied}

    def find(tie: Tie) -> Tie:
        while head[tie] != tie:
            head[tie] = head[head[tie]]
            tie = head[tie]
        return tie

    for records in tied.values():
        for record in records:
            first, *others = (tie for tie in record.ties() if tie in tied)
            for other in others:
                head[find(other)] = find(first)
    gathered: dict[Tie, list[Tie]] = defaultdict(list)
    for tie in tied:
        gathered[find(tie)].append(tie)
    return list(gathered.values())


def _meeting(ties: Sequence[Tie], tied: dict[Tie, list[Record]]) -> Meeting:
    """The place of ties that belong together, named by the first kind of tie at which records meet."""

    def order(tie: Tie) -> tuple[bool, int, int, str]:
        return _met_on(tied[tie]) is None, TIES.index(tie[0]), -len(tied[tie]), tie[1]

    name, value = min(ties, key=order)
    there = {(record.kind, record.id): record for tie in ties for record in tied[tie]}
    records = tuple(there[key] for key in sorted(there))
    return Meeting(f"{name}:{value}", records, _met_on(tied[(name, value)]), _strength(records))


def _met_on(records: Sequence[Record]) -> date | None:
    """The first day on which the records, in order of their days, are of two days or of two kinds."""
    first = records[0]
    return next((r.day for r in records[1:] if r.day != first.day or r.kind != first.kind), None)


def _strength(records: Sequence[Record]) -> float:
    surest: dict[str, float] = {}
    for record in records:
        surest[record.kind] = max(surest.get(record.kind, 0.0), record.weight)
    none = 1.0
    for weight in surest.values():
        none *= 1.0 - weight
    return round(1.0 - none, 4)
