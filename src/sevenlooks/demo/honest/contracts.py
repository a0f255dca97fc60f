"""Contracts and the families' money: enrolment, charge, lessons taken, refund in time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sevenlooks.demo.chance import Chance, numbered, person_keys
from sevenlooks.demo.days import Year, number
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.honest.courses import Courses
from sevenlooks.demo.law_days import MODEL_CONTRACT
from sevenlooks.demo.shaping import build, take

_SPAN = 86  # days a contract may cover, below three calendar months


@dataclass
class Contracts:
    """Contracts sorted by body; days as numbers, money in fen."""

    body: np.ndarray
    course: np.ndarray
    first: np.ndarray  # which lesson of the course it begins with
    lessons: np.ndarray
    ids: pa.Array
    signed: np.ndarray
    paid: np.ndarray
    covers_from: np.ndarray
    covers_to: np.ndarray
    amount: np.ndarray
    price: np.ndarray
    pupil: np.ndarray
    stops_after: np.ndarray  # lessons taken before a refund was asked for; -1 where none was
    asked: np.ndarray  # day on which the refund was asked for

    @property
    def refunded(self) -> np.ndarray:
        return self.stops_after >= 0


def make(bodies: list[Body], courses: Courses, chance: Chance, year: Year) -> Contracts:
    rng, last = chance.of("contracts"), year.span[1]
    closing = np.array([not b.open for b in bodies])
    count = np.minimum(1 + rng.poisson(2.4, len(courses.body)), courses.class_size)
    course = np.repeat(np.arange(len(courses.body)), count)
    length, begin = courses.length[course], courses.first_date[course]
    late = (rng.random(len(course)) < 0.45) & (length > 12)
    first = np.where(late, (rng.random(len(course)) * (length - 6)).astype(int), 0)
    lessons = np.minimum(np.where(rng.random(len(course)) < 0.6, 10, rng.integers(6, 15, len(course))), length - first)
    covers_from = courses.dates[begin + first]
    for _ in range(int(lessons.max(initial=0))):  # shorten what a vacation would stretch over three months
        lessons -= (courses.dates[begin + first + lessons - 1] - covers_from > _SPAN) & (lessons > 1)
    covers_to = courses.dates[begin + first + lessons - 1]
    ahead = np.where(first == 0, rng.integers(1, 26, len(course)), rng.integers(0, 8, len(course)))
    signed = covers_from - ahead
    paid = np.minimum(signed + rng.integers(0, 3, len(course)), covers_from)
    keep = paid <= last
    course, first, lessons, covers_from, covers_to, signed, paid = (
        a[keep] for a in (course, first, lessons, covers_from, covers_to, signed, paid)
    )
    body, price = courses.body[course], courses.price[course]
    stops, asked = _stopping(rng, courses, course, first, lessons, closing[body], last)
    return Contracts(
        body,
        course,
        first,
        lessons,
        numbered("H", len(course)),
        signed,
        paid,
        covers_from,
        covers_to,
        lessons * price,
        price,
        _pupils(body, course),
        stops,
        asked,
    )


def _pupils(body: np.ndarray, course: np.ndarray) -> np.ndarray:
    """A pupil's number for each contract: most pupils hold more than one contract, never two for one course."""
    per_body = np.bincount(body) if len(body) else np.zeros(1, int)
    per_course = np.bincount(course) if len(course) else np.zeros(1, int)
    largest = np.zeros(len(per_body), dtype=int)
    np.maximum.at(largest, body, per_course[course])
    pupils = np.maximum(np.ceil(per_body * 0.6).astype(int), largest)
    start = np.concatenate([[0], np.cumsum(pupils)[:-1]])
    first = np.concatenate([[0], np.cumsum(per_body)[:-1]])
    return start[body] + (np.arange(len(body)) - first[body]) % np.maximum(pupils[body], 1)


def _stopping(
    rng: np.random.Generator,
    courses: Courses,
    course: np.ndarray,
    first: np.ndarray,
    lessons: np.ndarray,
    closing: np.ndarray,
    last: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Three contracts in a hundred end in a refund, after some lessons; never at a body that is winding up."""
    wanted = (rng.random(len(course)) < 0.03) & (lessons >= 5) & ~closing
    taken = 1 + (rng.random(len(course)) * (lessons - 3)).astype(int)
    asked = courses.dates[courses.first_date[course] + first + np.minimum(taken, lessons) - 1] + rng.integers(
        2, 5, len(course)
    )
    wanted &= asked <= last
    return np.where(wanted, taken, -1), np.where(wanted, asked, 0)


def contract_tables(
    contracts: Contracts, bodies: list[Body], courses: Courses, chance: Chance, year: Year
) -> dict[str, pa.Table]:
    """The books of contracts, enrolments and refunds."""
    rng = chance.of("pupils")
    ids = pa.array([b.id for b in bodies])
    pupils = int(contracts.pupil.max(initial=-1)) + 1
    keys = person_keys(rng, pupils)
    old = (contracts.signed < number(MODEL_CONTRACT)) & (rng.random(len(contracts.body)) < 0.7)
    table = build(
        "contracts",
        len(contracts.body),
        contract_id=contracts.ids,
        institution_id=take(ids, contracts.body),
        course_id=take(courses.ids, contracts.course),
        student_key=take(keys, contracts.pupil),
        signed_on=contracts.signed,
        template=pa.array(np.where(old, "本机构培训协议", "GF-2021-2604")),
        lessons=contracts.lessons,
        covers_from=contracts.covers_from,
        covers_to=contracts.covers_to,
        amount=contracts.amount,
        loan=False,
    )
    return {
        "contracts": table,
        "enrolments": _enrolments(contracts, bodies, courses, keys, year),
        "refunds": _refunds(contracts, ids, rng, year),
    }


def _enrolments(contracts: Contracts, bodies: list[Body], courses: Courses, keys: pa.Array, year: Year) -> pa.Table:
    count = len(keys)
    joined, left = np.full(count, year.span[1] + 400), np.zeros(count, dtype=int)
    np.minimum.at(joined, contracts.pupil, contracts.signed)
    np.maximum.at(left, contracts.pupil, contracts.covers_to)
    body, course = np.zeros(count, dtype=int), np.zeros(count, dtype=int)
    body[contracts.pupil], course[contracts.pupil] = contracts.body, contracts.course
    stages = np.array([b.row["stages"].split(";")[0] for b in bodies])[body]
    gone = np.array([not b.open for b in bodies])[body] | (left < year.span[1] - 120)
    return build(
        "enrolments",
        count,
        institution_id=take(pa.array([b.id for b in bodies]), body),
        student_key=keys,
        stage=pa.array(stages),
        joined_on=joined,
        left_on=np.ma.array(left + 1, mask=~gone),
    )


def _refunds(contracts: Contracts, ids: pa.Array, rng: np.random.Generator, year: Year) -> pa.Table:
    row = np.flatnonzero(contracts.refunded)
    asked, paid = contracts.asked[row], refund_day(contracts)[row]
    due = (contracts.lessons[row] - contracts.stops_after[row]) * contracts.price[row]
    done = paid <= year.span[1]
    return build(
        "refunds",
        len(row),
        refund_id=numbered("R", len(row)),
        contract_id=take(contracts.ids, row),
        institution_id=take(ids, contracts.body[row]),
        requested_on=asked,
        due_on=asked + 15,
        amount_due=due,
        amount_paid=np.where(done, due, 0),
        paid_on=np.ma.array(paid, mask=~done),
    )


def refund_day(contracts: Contracts) -> np.ndarray:
    """The day each refund is paid out: one to twelve days after it was asked for, the due day being the fifteenth."""
    return contracts.asked + 1 + contracts.pupil % 12
