"""The bodies of the ledger: who they are, on which papers, in which state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from sevenlooks.demo import codes, days
from sevenlooks.demo.chance import Chance, person_keys
from sevenlooks.demo.frame import County, Places
from sevenlooks.demo.naming import body_name, brands, masked

SHARES = {
    "subject": 0.26,
    "senior": 0.05,
    "online": 0.05,
    "art": 0.24,
    "preschool": 0.04,
    "care": 0.08,
    "transformed": 0.05,
    "campus": 0.02,
    "cancelled": 0.14,
    "suspended": 0.03,
    "banned": 0.02,
    "suspected": 0.02,
}
CLOSED = ("cancelled", "suspended", "banned")
NOT_OPEN = (*CLOSED, "suspected")
_STAGES = {
    "senior": ("senior",),
    "preschool": ("preschool",),
    "care": ("primary",),
}
_COMPULSORY = ("primary", "junior", "primary;junior")
_REGISTRATION = {
    "subject": (1.0, 0.0, 0.0),
    "campus": (1.0, 0.0, 0.0),
    "online": (1.0, 0.0, 0.0),
    "senior": (0.6, 0.4, 0.0),
    "care": (0.0, 0.4, 0.6),
    "cancelled": (0.45, 0.55, 0.0),
}
_SCOPES = {
    "subject": "义务教育阶段学科类培训（凭办学许可证经营）",
    "senior": "普通高中学科类培训",
    "online": "义务教育阶段线上学科类培训",
    "art": "艺术、体育类非学科培训；演出策划",
    "care": "课后托管、餐饮配送（不含培训）",
}


@dataclass
class Body:
    """One body of the ledger with what the other books need to know of it. `until`: last day its courses may run."""

    index: int
    kind: str
    county: int
    row: dict[str, Any]
    until: int
    size: float
    taught: bool = True  # has courses in the books
    custody: str | None = None
    deposit: str | None = None
    basic: str = ""
    old_entity: str | None = None  # code of the company that a converted body once was

    @property
    def id(self) -> str:
        return str(self.row["institution_id"])

    @property
    def open(self) -> bool:
        return self.kind not in NOT_OPEN

    @property
    def subject(self) -> bool:
        """Teaches subjects to the compulsory stage."""
        return self.kind in ("subject", "online", "campus") or (self.kind == "cancelled" and self.taught)

    @property
    def online(self) -> bool:
        return self.kind == "online"


@dataclass
class Register:
    """Draws what a new body needs: name, code, address, keys."""

    counties: list[County]
    places: Places
    rng: np.random.Generator
    names: Iterator[str]
    year: days.Year

    def town(self, county: int) -> str:
        place = self.counties[county]
        return place.city.removesuffix("市") + place.name if self.rng.random() < 0.5 else place.name

    def before(self, least: int, most: int) -> date:
        """A day between `least` and `most` days before the as-of day."""
        return self.year.as_of - timedelta(days=int(self.rng.integers(least, most + 1)))


def kinds(institutions: int, rng: np.random.Generator) -> list[str]:
    """The kind of every body, in a mixed order, each kind by its share."""
    names = list(SHARES)
    exact = np.array(list(SHARES.values())) * institutions
    counts = np.floor(exact).astype(int)
    counts[np.argsort(counts - exact, kind="stable")[: institutions - counts.sum()]] += 1
    every = [name for name, count in zip(names, counts, strict=True) for _ in range(count)]
    return [every[i] for i in rng.permutation(len(every))]


def make(institutions: int, chance: Chance, counties: list[County], places: Places, year: days.Year) -> list[Body]:
    """`institutions` honest bodies with their papers; campuses are tied to a subject body of their county."""
    rng = chance.of("bodies")
    register = Register(counties, places, rng, brands(rng), year)
    keys = person_keys(rng, 4 * institutions).to_pylist()
    persons = masked(rng, 2 * institutions)
    bodies = []
    for index, kind in enumerate(kinds(institutions, rng)):
        county = index % len(counties)
        body = _body(index, kind, county, register)
        body.row |= {
            "phone": keys[4 * index],
            "legal_rep": persons[2 * index],
            "legal_rep_key": keys[4 * index + 1],
            "organiser_key": keys[4 * index + 2],
            "controller_key": keys[4 * index + (2 if rng.random() < 0.6 else 3)],
            "owner": persons[2 * index + 1],
        }
        bodies.append(body)
    _tie_campuses(bodies)
    return bodies


def _body(index: int, kind: str, county: int, register: Register) -> Body:
    rng, place = register.rng, register.counties[county]
    weights = _REGISTRATION.get(kind, (0.25, 0.5, 0.25))
    registration = ("nonprofit", "company", "sole")[int(rng.choice(3, p=weights))]
    address = register.places.fresh(county)
    code = codes.social_credit_code(registration, place.code, rng)
    capacity = int(rng.integers(12, 120))
    row: dict[str, Any] = {
        "institution_id": code,
        "name": body_name(kind, registration, register.town(county), next(register.names), rng),
        "uscc": code,
        "opened_on": register.before(900, 4000),
        "licence_no": codes.licence_number(place.code, rng),
        "licence_valid_to": register.year.as_of + timedelta(days=int(rng.integers(40, 1400))),
        "registration_type": registration,
        "registered_scope": _SCOPES.get(kind, _SCOPES["subject" if kind in ("campus", "cancelled") else "art"]),
        "papers": "both",
        "division_code": place.code,
        "registered_address": address,
        "operating_address": address,
        "mode": "online" if kind == "online" else "offline",
        "stages": _STAGES.get(kind, _COMPULSORY)[int(rng.integers(len(_STAGES.get(kind, _COMPULSORY))))],
        "category": {
            "art": "non_subject",
            "preschool": "non_subject",
            "transformed": "non_subject",
            "care": "childcare",
            "suspected": "unknown",
        }.get(kind, "subject"),
        "status": "operating",
        "capacity": capacity,
        "floor_area_m2": round(capacity * float(rng.uniform(3.3, 6.5)) + 20, 1),
        "authority": f"{place.name}教育局" if kind not in ("art", "preschool") else f"{place.name}文化体育和旅游局",
        "listed_online": kind not in NOT_OPEN,
    }
    row["status_on"] = row["opened_on"]
    body = Body(index, kind, county, row, days.number(register.year.as_of), float(rng.lognormal(0, 0.4)))
    _standing(body, register)
    return body


def _standing(body: Body, register: Register) -> None:
    """Puts the body into its state: renamed, converted, transformed, closed or only suspected."""
    rng, row = register.rng, body.row
    if body.kind in ("subject", "art") and rng.random() < 0.1:
        row["former_names"] = body_name(body.kind, "company", register.town(body.county), next(register.names), rng)
    if body.kind == "subject" and rng.random() < 0.4:
        code = codes.social_credit_code("company", row["division_code"], rng)
        row |= {"status": "converted", "status_on": register.before(185, 260), "former_usccs": code}
        row["former_names"] = row["name"].replace("培训学校", "").replace("教育培训中心", "") + "教育咨询有限公司"
        body.old_entity = code
    if body.kind == "transformed":
        row |= {"status": "transformed", "status_on": register.before(200, 320)}
    if body.kind in CLOSED:
        _closed(body, register)
    if body.kind == "suspected":
        row |= {
            "institution_id": f"YS{row['division_code']}{body.index:06d}",
            "uscc": None,
            "licence_no": None,
            "licence_valid_to": None,
            "registration_type": "none",
            "papers": "none",
            "status": "suspected",
            "name": f"{register.counties[body.county].name}疑似培训点{body.index}",
            "status_on": register.before(20, 200),
            "registered_address": None,
        }
        body.taught = False
    if body.kind == "care":
        body.taught = False


def _closed(body: Body, register: Register) -> None:
    """Cancelled, suspended or banned: most long before the year, some cancelled in it after their last course ended."""
    rng, row = register.rng, body.row
    in_the_year = body.kind == "cancelled" and rng.random() < 0.6
    closing = register.before(100, 190) if in_the_year else register.before(200, 330)
    body.taught = in_the_year
    body.until = days.number(closing) - 25
    row |= {"status": body.kind, "status_on": closing, "status_document": f"教注〔{closing.year}〕{body.index}号"}
    if body.kind == "cancelled":
        row["licence_cancelled_on"] = closing


def _tie_campuses(bodies: list[Body]) -> None:
    """Every campus gets a parent of its county; its address stands among the parent's licensed ones."""
    parents: dict[int, list[Body]] = {}
    for body in bodies:
        if body.kind == "subject":
            parents.setdefault(body.county, []).append(body)
    for body in bodies:
        candidates = parents.get(body.county, [])
        if body.kind == "campus" and candidates:
            parent = candidates[body.index % len(candidates)]
            body.row["parent_id"] = parent.id
            body.row["name"] = f"{parent.row['name']}第{body.index % 5 + 2}校区"
            parent.row["licensed_addresses"] = ";".join(
                filter(None, [parent.row.get("licensed_addresses"), body.row["operating_address"]])
            )
