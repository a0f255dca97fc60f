"""Puts the lives together as books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from sevenlooks.demo import days
from sevenlooks.demo.chance import Chance, numbered, person_keys
from sevenlooks.demo.lives.daily import book, complain, employ
from sevenlooks.demo.lives.plan import Plan, Span, draw
from sevenlooks.demo.lives.teaching import COLUMNS, Rows, teach
from sevenlooks.demo.shaping import build, take
from sevenlooks.demo.wording.complaints import REFUNDS
from sevenlooks.demo.wording.daily import COMPLAINTS

BEFORE = 60 * 7  # days of books before anything may befall a body


@dataclass(frozen=True)
class World:
    """Books over some years. `fates`: what befell each body; `closings`: of those that ran away, the day on which it

    began and the last one.
    """

    tables: dict[str, pa.Table]
    fates: dict[str, str]
    closings: dict[str, tuple[date, date]]


def live(bodies: int, closings: int, seed: int, first: date, last: date) -> World:
    """`bodies` honest lives and `closings` that end in running away between `first` and `last`."""
    rng = Chance(seed).of("lives")
    span = Span(days.number(first) - BEFORE, days.number(last), (days.number(first), days.number(last)))
    plans, rows = draw(bodies, closings, span, rng), Rows()
    for plan in plans:
        teach(plan, span, rows, rng)
        employ(plan, span, rows, rng)
        complain(plan, span, rows, rng)
    moved = _moved(rows, len(plans))
    for plan in plans:
        mine = moved[plan.index]
        book(plan, span, mine[mine[:, 0] <= plan.ends(span)], rows, rng)
    return World(
        _tables(plans, rows, span, rng),
        {plan.id: plan.fate.name for plan in plans},
        {plan.id: (days.day(plan.fate.since), days.day(plan.fate.day)) for plan in plans if plan.fate.closing},
    )


def _moved(rows: Rows, bodies: int) -> list[np.ndarray]:
    """By body: (day, fen, kind) of what was paid (0), consumed (1) and refunded (2)."""
    of = [row[0] for row in rows.of["contracts"]]
    moves: list[list[tuple[int, int, int]]] = [[] for _ in range(bodies)]
    for body, _, day, fen in rows.of["payments"]:
        moves[body].append((day, fen, 0))
    for contract, day, fen in rows.of["consumptions"]:
        moves[of[contract]].append((day, fen, 1))
    for body, _, _, fen, paid in rows.of["refunds"]:
        moves[body].append((paid, fen, 2))
    return [np.array(each, dtype=np.int64).reshape(-1, 3) for each in moves]


def _tables(plans: list[Plan], rows: Rows, span: Span, rng: np.random.Generator) -> dict[str, pa.Table]:
    ids = pa.array([plan.id for plan in plans])
    columns = {
        name: dict(zip(COLUMNS[name], map(np.array, zip(*of, strict=True)), strict=True))
        for name, of in rows.of.items()
    }
    made = {"institutions": _institutions(plans, span)}
    made |= _teaching_tables(columns, ids)
    made |= _other_tables(plans, columns, ids, rng)
    made["accounts"] = build(
        "accounts",
        len(plans),
        account_no=pa.array([f"62{plan.index:012d}" for plan in plans]),
        institution_id=ids,
        kind=pa.array(["custody" if plan.custody else "deposit" for plan in plans]),
        opened_on=np.full(len(plans), span.first - 1),
        statement_from=np.full(len(plans), span.first),
        statement_to=np.full(len(plans), span.last),
    )
    return made


def _institutions(plans: list[Plan], span: Span) -> pa.Table:
    lawful = [plan.fate.name == "wind_down" for plan in plans]
    return build(
        "institutions",
        len(plans),
        institution_id=pa.array([plan.id for plan in plans]),
        name=pa.array([f"{plan.id}培训学校" for plan in plans]),
        parent_id=pa.array([None if plan.parent is None else f"LIFE{plan.parent:06d}" for plan in plans], pa.string()),
        division_code=pa.array([plan.division for plan in plans]),
        mode="offline",
        stages=pa.array(["senior" if plan.kind == "senior" else "primary" for plan in plans]),
        category=pa.array(["non_subject" if plan.kind == "art" else "subject" for plan in plans]),
        status=pa.array(["cancelled" if each else "operating" for each in lawful]),
        status_on=np.ma.array([plan.fate.day for plan in plans], mask=~np.array(lawful)),
        opened_on=np.full(len(plans), span.first - 1000),
    )


def _teaching_tables(columns: dict[str, dict[str, np.ndarray]], ids: pa.Array) -> dict[str, pa.Table]:
    courses, lessons, contracts = columns["courses"], columns["lessons"], columns["contracts"]
    payments, consumptions, refunds = columns["payments"], columns["consumptions"], columns["refunds"]
    course_ids, contract_ids = numbered("K", len(courses["body"])), numbered("H", len(contracts["body"]))
    begin = (lessons["day"] * 1440 + 18 * 60) * 60
    return {
        "courses": build(
            "courses", len(courses["body"]), course_id=course_ids, institution_id=take(ids, courses["body"]),
            name="课", starts_on=courses["starts"], ends_on=courses["ends"],
        ),
        "lessons": build(
            "lessons", len(begin), lesson_id=numbered("L", len(begin)), institution_id=take(ids, lessons["body"]),
            course_id=take(course_ids, lessons["course"]), starts_at=begin, ends_at=begin + 2700,
        ),
        "contracts": build(
            "contracts", len(contracts["body"]), contract_id=contract_ids, institution_id=take(ids, contracts["body"]),
            course_id=take(course_ids, contracts["course"]), student_key=contract_ids, signed_on=contracts["signed"],
            lessons=contracts["lessons"], covers_from=contracts["from"], covers_to=contracts["to"],
            amount=contracts["fen"],
        ),
        "payments": build(
            "payments", len(payments["body"]), payment_id=numbered("P", len(payments["body"])),
            contract_id=take(contract_ids, payments["contract"]), institution_id=take(ids, payments["body"]),
            paid_on=payments["day"], amount=payments["fen"],
        ),
        "consumptions": build(
            "consumptions", len(consumptions["day"]), consumption_id=numbered("X", len(consumptions["day"]), 9),
            contract_id=take(contract_ids, consumptions["contract"]), consumed_on=consumptions["day"], lessons=1.0,
            amount=consumptions["fen"],
        ),
        "refunds": build(
            "refunds", len(refunds["body"]), refund_id=numbered("R", len(refunds["body"])),
            contract_id=take(contract_ids, refunds["contract"]), institution_id=take(ids, refunds["body"]),
            requested_on=refunds["asked"], due_on=refunds["asked"] + 15, amount_due=refunds["fen"],
            amount_paid=refunds["fen"], paid_on=refunds["paid"],
        ),
    }  # fmt: skip


def _other_tables(
    plans: list[Plan], columns: dict[str, dict[str, np.ndarray]], ids: pa.Array, rng: np.random.Generator
) -> dict[str, pa.Table]:
    staff, complaints, entries = columns["staff"], columns["complaints"], columns["entries"]
    site = {plan.parent: plan.index for plan in plans if plan.parent is not None}
    where = np.array([body if body >= 0 else site.get(-body - 1, -body - 1) for body in staff["body"]])
    keys = person_keys(rng, int(staff["person"].max()) + 1)
    order = np.lexsort((np.arange(len(entries["day"])), entries["day"], entries["body"]))
    entries = {name: column[order] for name, column in entries.items()}
    running = np.cumsum(entries["fen"])
    first = np.flatnonzero(np.diff(entries["body"], prepend=-1))
    before = np.repeat(running[first] - entries["fen"][first], np.diff([*first, len(running)]))
    texts = [(REFUNDS if about else COMPLAINTS)[i % 5] for i, about in enumerate(complaints["text"])]
    return {
        "staff": build(
            "staff", len(where), institution_id=take(ids, where), person_key=take(keys, staff["person"]),
            role=pa.array(staff["role"]), joined_on=staff["joined"],
            left_on=np.ma.array(staff["left"], mask=staff["left"] >= 10**6),
        ),
        "complaints": build(
            "complaints", len(texts), complaint_id=numbered("T", len(texts)), text=pa.array(texts),
            received_at=(complaints["day"] * 1440 + 600) * 60, institution_id=take(ids, complaints["body"]),
            division_code=take(pa.array([plan.division for plan in plans]), complaints["body"]),
        ),
        "account_entries": build(
            "account_entries", len(running), entry_id=numbered("E", len(running), 9),
            account_no=take(pa.array([f"62{plan.index:012d}" for plan in plans]), entries["body"]),
            booked_on=entries["day"], amount=entries["fen"], balance_after=running - before,
            purpose=pa.array(entries["purpose"]),
        ),
    }  # fmt: skip
