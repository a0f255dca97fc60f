"""Staff, the schools' teacher rolls, the barred list: qualified, filed and posted, at least three in five teach
full time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sevenlooks.demo import codes
from sevenlooks.demo.chance import Chance, person_keys
from sevenlooks.demo.days import Year
from sevenlooks.demo.frame import County
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.naming import masked
from sevenlooks.demo.shaping import build, take


@dataclass
class Staff:
    """Staff rows sorted by body, each body's teachers first; `first` and `teachers` say where and how many."""

    body: np.ndarray
    keys: pa.Array
    first: np.ndarray
    teachers: np.ndarray
    on_the_job: np.ndarray  # people a body has on the as-of day
    table: pa.Table

    def teacher_of(self, body: np.ndarray, pick: np.ndarray) -> pa.Array:
        """The key of a teacher of each body; `pick` (0 to 1) says which."""
        row = self.first[body] + (pick * self.teachers[body]).astype(int)
        return take(self.keys, row)


def make(bodies: list[Body], chance: Chance, year: Year) -> Staff:
    rng = chance.of("staff")
    staffed = np.array([b.open or b.taught for b in bodies])
    size = np.array([b.size for b in bodies])
    teachers = np.where(staffed, np.clip(np.round(4 * size).astype(int), 2, 25), 0)
    researchers = np.where(staffed & (rng.random(len(bodies)) < 0.5), 1, 0)
    others = np.where(staffed, (teachers * rng.uniform(0.2, 0.6, len(bodies))).astype(int), 0)
    former = np.where(staffed & (rng.random(len(bodies)) < 0.25), 1, 0)
    counts = teachers + researchers + others + former
    body = np.repeat(np.arange(len(bodies)), counts)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    place = np.arange(len(body)) - first[body]
    teaches = place < teachers[body]
    research = ~teaches & (place < (teachers + researchers)[body])
    left = place >= (counts - former)[body]
    keys = person_keys(rng, len(body))
    table = _table(bodies, body, keys, teaches | left, research, left, rng, year)
    return Staff(body, keys, first, teachers, counts - former, table)


def _table(
    bodies: list[Body],
    body: np.ndarray,
    keys: pa.Array,
    teaches: np.ndarray,
    research: np.ndarray,
    left: np.ndarray,
    rng: np.random.Generator,
    year: Year,
) -> pa.Table:
    count = len(body)
    academic = np.array([b.row["category"] == "subject" for b in bodies])[body]
    minors = np.array([b.kind != "senior" for b in bodies])[body]
    subjects = np.where(
        minors, rng.choice(["语文", "数学", "英语"], count), rng.choice(["数学", "物理", "化学"], count)
    )
    certificate = np.array(codes.certificates(rng, count), dtype=object)
    closed = np.array([0 if b.open else b.until + 25 for b in bodies])[body]
    joined = year.span[0] - rng.integers(40, 900, count)
    leaving = year.span[0] + rng.integers(20, 90, count)
    left_on = np.where(closed > 0, closed, leaving)
    return build(
        "staff",
        count,
        institution_id=take(pa.array([b.id for b in bodies]), body),
        person_key=keys,
        name=masked(rng, count),
        role=pa.array(np.where(teaches, "teaching", np.where(research, "research", "other"))),
        full_time=(teaches | research) | (rng.random(count) < 0.7),
        subject=np.ma.array(subjects, mask=~(teaches & academic)),
        certificate_no=np.ma.array(certificate, mask=~((teaches | research) & academic)),
        ability_proof=np.ma.array(np.full(count, "职业能力证书"), mask=academic | ~(teaches | research)),
        joined_on=joined,
        left_on=np.ma.array(left_on, mask=~(left | (closed > 0))),
        filed_on=np.ma.array(joined + rng.integers(1, 9, count), mask=~(teaches | research)),
        posted=np.ma.array(np.ones(count, bool), mask=~(teaches | research)),
    )


def rolls(counties: list[County], institutions: int, chance: Chance, year: Year) -> dict[str, pa.Table]:
    """The schools' rolls and the barred list: people who work at no body of the province."""
    rng = chance.of("rolls")
    teachers, barred = max(institutions // 2, 40), max(institutions // 100, 8)
    county = rng.integers(0, len(counties), teachers)
    schools = [
        f"{counties[c].name}第{n}{'小学' if n % 2 else '中学'}"
        for c, n in zip(county, rng.integers(1, 30, teachers), strict=True)
    ]
    roll = build(
        "school_teachers",
        teachers,
        person_key=person_keys(rng, teachers),
        school=schools,
        division_code=[counties[c].code for c in county],
        on_roll_from=np.ma.array(year.span[0] - rng.integers(100, 6000, teachers), mask=rng.random(teachers) < 0.3),
    )
    reasons = ["从业禁止（法院判决）", "列入校外培训从业人员黑名单", "虐待儿童记录"]
    ban = build(
        "barred_people",
        barred,
        person_key=person_keys(rng, barred),
        reason=[reasons[i % 3] for i in range(barred)],
        barred_on=year.span[0] - rng.integers(30, 1500, barred),
    )
    return {"school_teachers": roll, "barred_people": ban}
