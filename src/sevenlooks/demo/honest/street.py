"""What is seen and heard outside: adverts that offer no training, everyday complaints, visits that find all in
order."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from sevenlooks.demo import days
from sevenlooks.demo.chance import Chance, numbered, person_keys
from sevenlooks.demo.frame import County, Places
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.shaping import build
from sevenlooks.demo.wording.daily import ANSWERS, COMPLAINTS, DAILY

_SOURCES = ("群", "app", "site", "street", "lift")


def adverts(count: int, chance: Chance, counties: list[County], places: Places, year: days.Year) -> pa.Table:
    rng = chance.of("adverts")
    county, pick = rng.integers(0, len(counties), count), rng.integers(0, len(DAILY), count)
    published = rng.integers(year.span[0], year.span[1], count) * 1440 + rng.integers(420, 1380, count)
    return build(
        "adverts",
        count,
        advert_id=numbered("A", count),
        published_at=published * 60,
        source=[_SOURCES[i % 5] for i in range(count)],
        text=[DAILY[i] for i in pick],
        account=[f"user_{number}" for number in rng.permutation(10 * count)[:count]],
        phone=person_keys(rng, count),
        address=[places.fresh(int(c)) if i % 3 == 0 else None for i, c in enumerate(county)],
        division_code=[counties[c].code for c in county],
    )


def complaints(bodies: list[Body], chance: Chance, year: days.Year) -> pa.Table:
    """Small grievances about open bodies, looked into and answered in time."""
    rng = chance.of("complaints")
    about = [b for b in bodies if b.open and rng.random() < 0.3]
    count = len(about)
    day = rng.integers(year.span[0], year.span[1] - 15, count)
    answered = day + rng.integers(1, 9, count)
    return build(
        "complaints",
        count,
        complaint_id=numbered("T", count),
        received_at=(day * 1440 + 600) * 60,
        channel=[("12345", "12315", "platform")[i % 3] for i in range(count)],
        division_code=[b.row["division_code"] for b in about],
        institution_id=[b.id for b in about],
        institution_name=[b.row["name"] for b in about],
        text=[COMPLAINTS[i % len(COMPLAINTS)] for i in range(count)],
        due_on=day + 10,
        first_visit_on=day + 1,
        answered_at=(answered * 1440 + 960) * 60,
        answer=[ANSWERS[i % len(ANSWERS)] for i in range(count)],
        verified=[("no", "unknown")[i % 2] for i in range(count)],
        closed_at=(answered * 1440 + 1000) * 60,
        satisfied=pa.array([i % 7 != 0 for i in range(count)]),
    )


def visits(bodies: list[Body], chance: Chance, year: days.Year) -> pa.Table:
    """Visits in lesson hours to half of the teaching bodies, and to closed ones, which are found shut."""
    rng, school = chance.of("visits"), year.school_days()
    seen = [b for b in bodies if rng.random() < 0.5 and ((b.open and b.taught) or b.row["status"] == "cancelled")]
    count = len(seen)
    shut = np.array([not b.open for b in seen], dtype=bool)
    day = np.array(
        [int(rng.choice(school[school > (days.number(b.row["status_on"]) if not b.open else 0)])) for b in seen]
    )
    academic = np.array([b.row["category"] == "subject" for b in seen], dtype=bool)
    kinds = ("survey", "random", "unannounced", "patrol")
    return build(
        "site_visits",
        count,
        visit_id=numbered("V", count),
        institution_id=[b.id for b in seen],
        address=[b.row["operating_address"] for b in seen],
        division_code=[b.row["division_code"] for b in seen],
        visited_at=(day * 1440 + 1125) * 60,
        kind=[kinds[i % 4] for i in range(count)],
        level=[("county", "city")[i % 5 == 0] for i in range(count)],
        teaching_subjects=pa.array(academic & ~shut),
        pupils=np.where(shut, 0, rng.integers(3, 40, count)),
        teachers=np.where(shut, 0, rng.integers(1, 6, count)),
        breach=pa.repeat(pa.scalar(False), count),
        outcome="未发现问题",
    )
