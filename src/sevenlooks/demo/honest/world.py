"""Puts the honest world together, from the bodies to the bank's last entry."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from sevenlooks.demo import days, frame
from sevenlooks.demo.chance import Chance
from sevenlooks.demo.days import Year
from sevenlooks.demo.honest import bank, bodies, contracts, courses, local, materials, money, papers, people, street
from sevenlooks.demo.shaping import from_rows
from sevenlooks.demo.world import World


def make(institutions: int, chance: Chance, year: Year) -> World:
    """An honest province of that many bodies over the twelve months that end on the as-of day."""
    counties = frame.counties(institutions)
    places = frame.Places(counties, chance.of("places"))
    everybody = bodies.make(institutions, chance, counties, places, year)
    account_rows = bank.open_accounts(everybody, chance, year)
    staff = people.make(everybody, chance, year)
    taught = courses.make(everybody, chance, counties, year)
    signed = contracts.make(everybody, taught, chance, year)
    paid = money.payments(signed, chance, year)
    used = money.consumptions(signed, taught, everybody, chance, year)
    teachers = staff.teacher_of(taught.body, chance.of("timetable").random(len(taught.body)))
    tables = courses.tables(taught, everybody, teachers, money.attendance(used, signed, taught))
    tables |= contracts.contract_tables(signed, everybody, taught, chance, year)
    tables["payments"] = money.payment_table(paid, signed, everybody, chance)
    tables["consumptions"] = money.consumption_table(
        used, signed, taught, tables["lessons"]["lesson_id"].combine_chunks()
    )
    tables["account_entries"], entry_owner = bank.entries(everybody, signed, paid, used, chance, year)
    tables["materials"], material_owner = materials.make(taught, tables["courses"], everybody, chance, year)
    tables["staff"] = staff.table
    tables |= people.rolls(counties, institutions, chance, year)
    tables["safety_checks"] = papers.safety_checks(everybody, chance, year)
    tables["adverts"] = street.adverts(institutions, chance, counties, places, year)
    tables["complaints"] = street.complaints(everybody, chance, year)
    tables["site_visits"] = street.visits(everybody, chance, year)
    consumed, prepaid = _last_year(signed, paid, used, institutions, year)
    course_counts = np.bincount(taught.body, minlength=institutions)
    small = {
        "institutions": [b.row for b in everybody],
        "market_entities": papers.market_entities(everybody, chance, counties, places, year),
        "accounts": account_rows,
        "financials": papers.financials(everybody, staff.on_the_job, consumed, prepaid, chance, year),
        "related_parties": papers.related_parties(everybody, chance),
        "platform_records": papers.platform_records(everybody, staff.on_the_job, course_counts, chance, year),
        "mechanisms": papers.mechanisms(counties, year),
        "guide_prices": local.guide_prices(),
        "school_calendar": local.school_calendar(year),
    }
    tables |= {name: from_rows(name, rows) for name, rows in small.items()}
    owners = {
        "courses": taught.body,
        "lessons": taught.body[np.repeat(np.arange(len(taught.body)), taught.held)],
        "contracts": signed.body,
        "payments": signed.body[paid.contract],
        "consumptions": signed.body[used.contract],
        "account_entries": entry_owner,
        "materials": material_owner,
        "staff": staff.body,
    }
    owners |= _owners_of_small(tables, everybody)
    return World(everybody, counties, places, year, chance, tables, owners)


def _owners_of_small(tables: dict[str, pa.Table], everybody: list[bodies.Body]) -> dict[str, np.ndarray]:
    number = {b.id: b.index for b in everybody}
    names = (
        "accounts",
        "financials",
        "platform_records",
        "refunds",
        "enrolments",
        "safety_checks",
        "related_parties",
        "site_visits",
    )
    return {
        name: np.array([number[i] for i in tables[name]["institution_id"].to_pylist()], dtype=int) for name in names
    }


def _last_year(
    signed: contracts.Contracts, paid: money.Payments, used: money.Consumptions, count: int, year: Year
) -> tuple[np.ndarray, np.ndarray]:
    """Fen consumed in the last closed year, and prepaid at its end, by body, as the books tell it."""
    end = days.number(date(year.as_of.year - 1, 12, 31))

    def total(row: np.ndarray, amount: np.ndarray, day: np.ndarray) -> np.ndarray:
        return np.bincount(signed.body[row], weights=np.where(day <= end, amount, 0), minlength=count)

    consumed = total(used.contract, signed.price[used.contract], used.day)
    refunded = np.flatnonzero(signed.refunded)
    back = (signed.lessons - signed.stops_after)[refunded] * signed.price[refunded]
    out = total(refunded, back, contracts.refund_day(signed)[refunded])
    return consumed, total(paid.contract, paid.amount, paid.day) - consumed - out
