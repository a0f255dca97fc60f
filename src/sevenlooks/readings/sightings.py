"""What was seen and heard of teaching outside the registers, and where it meets (definitions.md, Teaching: a place)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sevenlooks.methods.address import place_key, read_address
from sevenlooks.methods.labels import same_name
from sevenlooks.methods.meeting import Meeting, Record, Tie, meetings
from sevenlooks.methods.text.speaking import speaks_of_teaching
from sevenlooks.readings.advert_texts import judged_adverts
from sevenlooks.readings.bodies import OPEN
from sevenlooks.readings.facts import Facts, batch_reading

SINCE: Final = date(2021, 7, 24)  # 中办发〔2021〕40号: what was seen before the double reduction is no lead to it
SHARED_BY: Final = 5  # entities that share a telephone or an address: an agency, a business centre, 集群注册
KNOWN_NAME: Final = re.compile("学校|小学|中学|幼儿园|幼儿院|学院|大学|物业|居委会|村委会|社区|街道|图书馆|少年宫")
KINDS: Final = {"advert": "adverts", "complaint": "complaints", "visit": "site_visits"}
COLUMNS: Final = {
    "place": pa.string(),
    "division_code": pa.string(),
    "since": pa.date32(),
    "strength": pa.float64(),
    "linked_id": pa.string(),
    "why": pa.string(),
    **{kind: pa.list_(pa.string()) for kind in KINDS},
}


def gather(rows: pa.Table) -> pa.Table:
    """One row a place: `place`, `division_code`, `since` (the first day on which records met; null: they never did),

    `strength`, `linked_id` (the one active entity with its telephone or room), the ids of `advert`, `complaint`,
    `visit`, and `why` a record that names no telephone, account or address is not judged. `rows`: what `heard` gives.
    """
    told = rows.to_pylist()
    registers = _Registers(row for row in told if row["what"] in ("body", "entity"))
    seen = [row for row in told if row["what"] in KINDS]
    spoken = iter(speaks_of_teaching([row["text"] or "" for row in seen if row["what"] == "complaint"]))
    seen = [row for row in seen if row["what"] != "complaint" or next(spoken)]
    licensed_accounts = {row["account"] for row in seen if row["licensed"] and row["account"]}
    records: list[Record] = []
    untied: list[Record] = []
    divisions: dict[tuple[str, str], str | None] = {}
    clean: set[str] = set()
    for row in seen:
        record = _record(row)
        divisions[(record.kind, record.id)] = row["division_code"]
        ties = list(record.ties())
        if row["licensed"] or row["account"] in licensed_accounts or registers.know(record, row):
            clean.update(":".join(tie) for tie in ties[:1])
        elif ties:
            records.append(record)
        else:
            untied.append(record)
    common = registers.common | _vague(records)
    met = [_place(meeting, divisions, registers) for meeting in meetings(records, frozenset(common))]
    clean -= {place["place"] for place in met}
    met += [{"place": place} for place in sorted(clean)]
    met += [{"place": f"{r.kind}:{r.id}", "why": "no_tie", "since": r.day} for r in untied]
    return pa.Table.from_pylist(met, schema=pa.schema(list(COLUMNS.items())))


class _Registers:
    """Whose telephone, address or name is known: licensed bodies, schools, managers; and what many entities share."""

    def __init__(self, rows: Iterable[dict]) -> None:
        self._phones: set[str] = set()
        self._sites: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._entities: dict[Tie, set[str]] = defaultdict(set)
        for row in rows:
            if row["what"] == "entity" and not KNOWN_NAME.search(row["name"] or ""):
                for tie in _record(row).ties():
                    self._entities[tie].add(row["id"])
            elif row["what"] == "entity" or row["licensed"]:
                self._remember(row)
        self.common = {tie for tie, who in self._entities.items() if len(who) >= SHARED_BY}

    def _remember(self, row: dict) -> None:
        if row["phone"]:
            self._phones.add(row["phone"])
        key = _key(row)
        if key:
            self._sites[key].append(read_address(row["address"]).room)
        if row["name"]:
            self._names[(row["division_code"] or "")[:4]].append(row["name"])

    def know(self, record: Record, row: dict) -> bool:
        """Whether a record speaks of somebody who stands in a register: by telephone, room or name."""
        if record.phone in self._phones:
            return True
        key = _key(row)
        if key in self._sites:
            room = read_address(row["address"]).room
            if any(not room or not other or room == other for other in self._sites[key]):
                return True
        name = (row["name"] or "").strip()
        return bool(name) and any(same_name(name, known) for known in self._names[(row["division_code"] or "")[:4]])

    def entity(self, meeting: Meeting) -> str | None:
        """The one entity that has a telephone or room of the place."""
        who = {e for record in meeting.records for tie in record.ties() for e in self._entities.get(tie, ())}
        return min(who) if len(who) == 1 else None


def _record(row: dict) -> Record:
    key = _key(row)
    room = read_address(row["address"]).room if key else ""
    return Record(
        kind=row["what"],
        id=row["id"],
        day=row["day"] or date.min,
        weight=row["weight"] or 0.0,
        phone=row["phone"],
        account=(row["account"] or "").strip() or None,
        address=f"{key}|{room}" if key and room else key,
    )


def _key(row: dict) -> str | None:
    return place_key(row["address"], row["division_code"] or "") if row["address"] else None


def _vague(records: list[Record]) -> set[Tie]:
    """Addresses without a room at which several telephones are heard: a building, no place."""
    phones: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.address and record.phone:
            phones[record.address].add(record.phone)
    return {("address", address) for address, told in phones.items() if len(told) > 1}


def _place(meeting: Meeting, divisions: dict[tuple[str, str], str | None], registers: _Registers) -> dict:
    there = Counter(filter(None, (divisions[(r.kind, r.id)] for r in meeting.records)))
    return {
        "place": meeting.id,
        "division_code": min(there, key=lambda code: (-there[code], code)) if there else None,
        "since": meeting.since,
        "strength": meeting.strength,
        "linked_id": registers.entity(meeting),
        **{kind: [r.id for r in meeting.records if r.kind == kind] for kind in KINDS},
    }


@batch_reading(gather)
def sightings(facts: Facts) -> ir.Table:
    """One row a place of which something was seen or heard since the double reduction, in a register or in none:

    the columns of `gather`.
    """
    return ibis.union(_adverts(facts), _complaints(facts), _visits(facts), _bodies(facts), _entities(facts))


def _heard(rows: ir.Table, what: str, **columns: ir.Value) -> ir.Table:
    text = ibis.null("string")
    told: dict[str, ir.Value] = dict.fromkeys(("phone", "account", "address", "name", "text"), text)
    told |= {"division_code": rows.division_code, "licensed": ibis.literal(False)}
    told |= {"weight": ibis.null("float64"), "day": ibis.null("date"), **columns}
    order = ("id", "day", "phone", "account", "address", "division_code", "name", "text", "weight", "licensed")
    return rows.select(what=ibis.literal(what), **{name: told[name] for name in order})


def _adverts(facts: Facts) -> ir.Table:
    """Adverts that offer training, at the day they came out, else were taken in."""
    rows = facts.reading(judged_adverts)
    rows = _with_licence(facts, rows.filter(rows.training))
    return _within(
        facts,
        _heard(
            rows,
            "advert",
            id=rows.advert_id,
            day=rows.day,
            phone=rows.phone,
            account=rows.account,
            address=rows.address,
            weight=rows.training_strength / 2,  # an offer is not yet a lesson
            licensed=rows.licensed,
        ),
    )


def _complaints(facts: Facts) -> ir.Table:
    """Complaints that were not found to be groundless."""
    rows = facts.table("complaints")
    rows = _with_licence(facts, rows.filter((rows.verified != "no").fill_null(True)))
    weight = rows.verified.cases(("yes", 0.9), ("partly", 0.8), else_=0.5)
    return _within(
        facts,
        _heard(
            rows,
            "complaint",
            id=rows.complaint_id,
            day=rows.received_at.date(),
            phone=rows.phone,
            account=rows.account,
            address=rows.address,
            name=rows.institution_name,
            text=rows.text,
            weight=weight,
            licensed=rows.licensed,
        ),
    )


def _visits(facts: Facts) -> ir.Table:
    """Visits but those that saw no teaching and no breach."""
    rows = facts.table("site_visits")
    saw_none = (~rows.teaching_subjects | (rows.pupils == 0)).fill_null(False) & ~rows.breach.fill_null(False)
    rows = _with_licence(facts, rows.filter(~saw_none))
    weight = ibis.cases((rows.teaching_subjects, 0.9), (rows.breach, 0.8), (rows.pupils > 0, 0.5), else_=0.3)
    return _within(
        facts,
        _heard(
            rows,
            "visit",
            id=rows.visit_id,
            day=rows.visited_at.date(),
            phone=rows.phone,
            address=rows.address,
            name=rows.place_name,
            weight=weight,
            licensed=rows.licensed,
        ),
    )


def _within(facts: Facts, rows: ir.Table) -> ir.Table:
    return rows.filter(rows.day.between(ibis.literal(SINCE), facts.day()))


def _with_licence(facts: Facts, rows: ir.Table) -> ir.Table:
    """Adds `licensed`: whether the record itself names a body of the ledger that is licensed."""
    bodies = _ledger(facts).select("licensed", named="institution_id")
    rows = rows.left_join(bodies, rows.institution_id == bodies.named).drop("named")
    return rows.mutate(licensed=rows.licensed.fill_null(False))


def _ledger(facts: Facts) -> ir.Table:
    """The ledger with `licensed`: an open body that holds its papers. Where nobody told of papers, a body in the ledger

    counts as licensed: a lead on it would rest on nothing but an empty cell.
    """
    rows = facts.table("institutions")
    papers = ibis.cases(
        (rows.papers.notnull(), rows.papers == "both"),
        (rows.licence_no.notnull(), rows.licence_cancelled_on.isnull()),
        else_=True,
    )
    return rows.mutate(licensed=rows.status.isin(OPEN) & papers)


def _bodies(facts: Facts) -> ir.Table:
    rows = _ledger(facts)
    one = ("registered_address", "operating_address")
    addresses = [rows.mutate(address=rows[name]) for name in one]
    addresses.append(rows.mutate(address=rows.licensed_addresses.unnest()))
    return ibis.union(
        *(
            _heard(r, "body", id=r.institution_id, phone=r.phone, address=r.address, name=r.name, licensed=r.licensed)
            for r in addresses
        )
    )


def _entities(facts: Facts) -> ir.Table:
    rows = facts.table("market_entities")
    rows = rows.filter((rows.state == "active").fill_null(True))
    return _heard(rows, "entity", id=rows.uscc, phone=rows.phone, address=rows.address, name=rows.name)
