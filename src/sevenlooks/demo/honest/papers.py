"""Papers about the bodies: the market register, yearly accounts, related parties, the national platform's records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from sevenlooks.demo import codes, days
from sevenlooks.demo.chance import Chance, person_keys
from sevenlooks.demo.frame import County, Places, respelled
from sevenlooks.demo.honest.bodies import CLOSED, Body
from sevenlooks.demo.law_days import FIRE_SAFETY
from sevenlooks.demo.naming import TRADES, brands, masked
from sevenlooks.demo.shaping import build, take

_LABELS = {
    "operating": "在营",
    "converted": "转为非营利性",
    "transformed": "转型",
    "cancelled": "注销",
    "suspended": "停业",
    "banned": "取缔",
}
_CATEGORIES = {"subject": "学科类", "non_subject": "非学科类", "childcare": "托管", "unknown": "未定"}
_PAY, _RENT = 72_000, 420  # yuan a head and a square metre in a year, around which places differ


def market_entities(
    bodies: list[Body], chance: Chance, counties: list[County], places: Places, year: days.Year
) -> list[dict[str, Any]]:
    """The firms behind the bodies, the firms that converted bodies once were, and shops that train nobody."""
    rng, rows = chance.of("market"), []
    for body in bodies:
        if body.row["registration_type"] in ("company", "sole"):
            rows.append(_own_entity(body, year))
        if body.old_entity:
            rows.append(
                _own_entity(body, year)
                | {"uscc": body.old_entity, "name": body.row["former_names"], "state": "cancelled"}
            )
    extra = max(len(bodies), 30)
    keys, persons, names = person_keys(rng, 2 * extra).to_pylist(), masked(rng, extra), brands(chance.of("shops"))
    trades = list(TRADES)
    for i in range(extra):
        county, trade = int(rng.integers(len(counties))), trades[int(rng.integers(len(trades)))]
        place = counties[county]
        rows.append(
            {
                "uscc": codes.social_credit_code("company" if trade.endswith("公司") else "sole", place.code, rng),
                "name": f"{place.name}{next(names)}{trade}",
                "entity_type": "企业" if trade.endswith("公司") else "个体工商户",
                "scope": TRADES[trade],
                "registered_on": year.as_of - timedelta(days=int(rng.integers(60, 4000))),
                "state": "active" if rng.random() < 0.85 else "cancelled",
                "division_code": place.code,
                "address": places.fresh(county),
                "phone": keys[2 * i],
                "legal_rep": persons[i],
                "legal_rep_key": keys[2 * i + 1],
            }
        )
    return rows


def _own_entity(body: Body, year: days.Year) -> dict[str, Any]:
    row, closed = body.row, body.kind in CLOSED
    return {
        "uscc": row["uscc"],
        "name": row["name"],
        "entity_type": "个体工商户" if row["registration_type"] == "sole" else "企业",
        "scope": "教育软件销售（不含培训）" if closed else row["registered_scope"],
        "registered_on": row["opened_on"],
        "state": "cancelled" if closed and body.index % 3 else "active",
        "division_code": row["division_code"],
        "address": row["registered_address"],
        "phone": row["phone"],
        "legal_rep": row["legal_rep"],
        "legal_rep_key": row["legal_rep_key"],
    }


def financials(
    bodies: list[Body], heads: np.ndarray, consumed: np.ndarray, prepaid: np.ndarray, chance: Chance, year: days.Year
) -> list[dict[str, Any]]:
    """Two closed years of every open teaching body. `consumed`, `prepaid`: fen of the books' part of the last year."""
    rng, rows = chance.of("financials"), []
    spread = rng.uniform(0.88, 1.12, (len(bodies), 6))
    for body in bodies:
        if not (body.open and body.taught):
            continue
        own, local = spread[body.index], 1 + body.county % 7 / 20
        capital = 100_000 + 10_000 * (body.index % 40)
        before = round(3_000 * own[0])
        whole = round(before * 8 + consumed[body.index] / 100 * (1 + own[1]))
        for shift, revenue, balance in ((2, round(whole * own[2]), before), (1, whole, prepaid[body.index] / 100)):
            head = int(heads[body.index])
            rows.append(
                {
                    "institution_id": body.id,
                    "year": year.as_of.year - shift,
                    "revenue": revenue,
                    "subject_sales": revenue if body.row["category"] == "subject" else None,
                    "publicity_cost": round(revenue * 0.02 * own[3]),
                    "payroll": round(head * _PAY * local * own[4]),
                    "headcount": head,
                    "rent": round(body.row["floor_area_m2"] * _RENT * local * own[5]),
                    "related_party_cost": 0,
                    "surplus": round(revenue * 0.04 * own[1]),
                    "distributed": 0,
                    "startup_capital": capital,
                    "net_assets": round(capital * (1 + own[0] / 4)),
                    "prepaid_balance": round(balance, 2),
                }
            )
    return rows


def related_parties(bodies: list[Body], chance: Chance) -> list[dict[str, Any]]:
    """Some non-profit bodies rent or buy from a party close to them, and say so."""
    rng = chance.of("related")
    close = [b for b in bodies if b.open and b.row["registration_type"] == "nonprofit" and rng.random() < 0.2]
    keys = person_keys(rng, len(close)).to_pylist()
    return [
        {
            "institution_id": b.id,
            "party_key": key,
            "party_name": f"{b.row['name'][:6]}物业有限公司",
            "account_no": codes.account_number(rng),
            "relation": "举办者控股企业（房屋出租方）",
            "disclosed": True,
        }
        for b, key in zip(close, keys, strict=True)
    ]


def platform_records(
    bodies: list[Body], heads: np.ndarray, courses: np.ndarray, chance: Chance, year: days.Year
) -> list[dict[str, Any]]:
    """Every open body's record on the national platform, in other hands' spelling; half of the closed ones' too."""
    rng, rows = chance.of("platform"), []
    for body in bodies:
        if body.kind == "suspected" or (not body.open and rng.random() < 0.5):
            continue
        row, english = body.row, rng.random() < 0.2
        audited = year.as_of - timedelta(days=int(rng.integers(90, 230)))
        account = body.custody or body.deposit if body.open else None
        rows.append(
            {
                "institution_id": body.id,
                "name": respelled_name(row["name"], int(rng.integers(6))),
                "uscc": row["uscc"],
                "operating_address": respelled(row["operating_address"], int(rng.integers(8))),
                "status_label": row["status"] if english else _LABELS[row["status"]],
                "category": row["category"] if english else _CATEGORIES[row["category"]],
                "staff_count": int(heads[body.index]) if body.open else None,
                "course_count": int(courses[body.index]) if body.open and body.taught else None,
                "supervised_account": f"{account[:6]} {account[6:]}" if account and rng.random() < 0.2 else account,
                "audited_on": audited,
                "updated_on": year.as_of - timedelta(days=int(rng.integers(1, 70))),
            }
        )
    return rows


def respelled_name(name: str, manner: int) -> str:
    """The same name as another clerk types it: brackets, width, a space."""
    return {
        1: name.replace("（", "(").replace("）", ")"),
        2: f"{name} ",
        3: name.replace("有限公司", "有限公司　"),
    }.get(manner, name)


def mechanisms(counties: list[County], year: days.Year) -> list[dict[str, Any]]:
    """Every county keeps all seven mechanisms and has run each within the year."""
    kinds = ("warning", "emergency", "refund", "stability", "joint", "patrol", "exposure")
    return [
        {
            "division_code": county.code,
            "kind": kind,
            "document": f"{county.name}校外培训{kind}工作方案",
            "established_on": date(year.as_of.year - 1, 9, 1 + i),
            "exercised_on": year.as_of - timedelta(days=20 + 13 * i + n % 60),
        }
        for n, county in enumerate(counties)
        for i, kind in enumerate(kinds)
    ]


def safety_checks(bodies: list[Body], chance: Chance, year: days.Year) -> pa.Table:
    """A fire check each month at every open body with a site, some patrols, the approval from when it opened."""
    rng = chance.of("safety")
    sites = np.array([b.index for b in bodies if b.open and not b.online], dtype=int)
    since = min(year.span[0], days.number(FIRE_SAFETY))
    months = sorted({(n.year, n.month) for n in map(days.day, range(since, year.span[1] + 1))})
    body = np.repeat(sites, len(months))
    first = np.array([days.number(date(y, m, 1)) for y, m in months])
    day = np.minimum(np.tile(first, len(sites)) + rng.integers(0, 27, len(body)), year.span[1])
    patrolled = np.repeat(sites, 2)
    patrol = year.span[1] - rng.integers(0, 30, len(patrolled)) * 2 - np.tile([0, 1], len(sites))
    opened = np.array([days.number(bodies[i].row["opened_on"]) for i in sites])
    every = np.concatenate([body, patrolled, sites])
    at = np.concatenate([day * 1440 + 600 + body % 400, patrol * 1440 + 1100, opened * 1440 + 540]) * 60
    kind = np.repeat(["fire_monthly", "patrol", "fire_approval"], [len(body), len(patrolled), len(sites)])
    order = np.argsort(every, kind="stable")
    return build(
        "safety_checks",
        len(every),
        institution_id=take(pa.array([b.id for b in bodies]), every[order]),
        checked_at=at[order],
        kind=pa.array(kind[order]),
        result="合格",
    )
