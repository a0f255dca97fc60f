"""What moves: payments in, lessons consumed after they ended. Days as numbers, money in fen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sevenlooks.demo.chance import Chance, numbered
from sevenlooks.demo.days import Year
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.honest.booking import GATHERED, manners
from sevenlooks.demo.honest.contracts import Contracts
from sevenlooks.demo.honest.courses import Courses
from sevenlooks.demo.shaping import build, take

_CHANNELS = np.array(["platform", "bank", "pos", "wechat", "alipay", "cash"])


@dataclass
class Payments:
    contract: np.ndarray
    day: np.ndarray
    amount: np.ndarray


@dataclass
class Consumptions:
    contract: np.ndarray
    step: np.ndarray  # which lesson of the contract
    day: np.ndarray
    named: np.ndarray  # carries the lesson's number
    default: np.ndarray  # confirmed because nobody objected in time


def payments(contracts: Contracts, chance: Chance, year: Year) -> Payments:
    """One payment a contract; one in eight pays in two parts, within days or a month later."""
    rng, count = chance.of("payments"), len(contracts.body)
    later = np.where(rng.random(count) < 0.5, 3, 30)
    second = contracts.paid + later
    days_a_lesson = (contracts.covers_to - contracts.covers_from) / np.maximum(contracts.lessons - 1, 1)
    parts = (rng.random(count) < 0.125) & ~contracts.refunded & (days_a_lesson >= 6) & (contracts.lessons >= 8)
    parts &= (second <= year.span[1]) & (second < contracts.covers_to)
    share = np.where(parts, contracts.amount * 3 // 5 // 100 * 100, contracts.amount)
    row = np.flatnonzero(parts)
    contract = np.concatenate([np.arange(count), row])
    order = np.argsort(contract, kind="stable")
    day = np.concatenate([contracts.paid, second[row]])
    amount = np.concatenate([share, contracts.amount[row] - share[row]])
    return Payments(contract[order], day[order], amount[order])


def consumptions(
    contracts: Contracts, courses: Courses, bodies: list[Body], chance: Chance, year: Year
) -> Consumptions:
    """One row for each lesson attended: on its day or the next, or by default some days later when nobody objected."""
    rng = chance.of("consumptions")
    taken = np.where(contracts.refunded, contracts.stops_after, contracts.lessons)
    contract = np.repeat(np.arange(len(taken)), taken)
    step = np.arange(len(contract)) - np.concatenate([[0], np.cumsum(taken)[:-1]])[contract]
    lesson = contracts.first[contract] + step
    held = courses.dates[courses.first_date[contracts.course[contract]] + lesson]
    winding_up = np.array([not b.open for b in bodies])[contracts.body]
    steady = (contracts.refunded | winding_up)[contract]
    draw = rng.random(len(contract), dtype=np.float32)
    named = draw >= 0.08
    default = (draw > 0.88) & ~steady
    lag = np.where(default, 3 + lesson % 12, np.where(named, (draw * 1000).astype(int) % 2, 0))
    attended = (rng.random(len(contract), dtype=np.float32) < 0.96) | steady
    keep = (held + lag <= year.span[1]) & attended
    return Consumptions(contract[keep], step[keep], (held + lag)[keep], named[keep], default[keep])


def payment_table(paid: Payments, contracts: Contracts, bodies: list[Body], chance: Chance) -> pa.Table:
    """One receipt in twenty names no account; never where a day's payments are gathered, which could not be told
    apart."""
    rng, body = chance.of("channels"), contracts.body[paid.contract]
    accounts = pa.array([b.custody or b.basic for b in bodies])
    unnamed = (rng.random(len(body)) < 0.05) & (manners(len(bodies), chance)[body] != GATHERED)
    payee = accounts.take(pa.array(body, mask=unnamed))
    return build(
        "payments",
        len(body),
        payment_id=numbered("P", len(body)),
        contract_id=take(contracts.ids, paid.contract),
        institution_id=take(pa.array([b.id for b in bodies]), body),
        paid_on=paid.day,
        amount=paid.amount,
        channel=pa.array(rng.choice(_CHANNELS, len(body), p=[0.3, 0.2, 0.2, 0.15, 0.1, 0.05])),
        payee_account=payee,
    )


def consumption_table(used: Consumptions, contracts: Contracts, courses: Courses, lesson_ids: pa.Array) -> pa.Table:
    course = contracts.course[used.contract]
    lesson = courses.lesson_row[course] + contracts.first[used.contract] + used.step
    confirmed = pa.DictionaryArray.from_arrays(
        pa.array(np.where(used.default, 1, np.where(used.day % 9 == 0, 2, 0)).astype(np.int8)),
        pa.array(["parent", "default", "institution"]),
    )
    return build(
        "consumptions",
        len(course),
        consumption_id=numbered("X", len(course), 9),
        contract_id=take(contracts.ids, used.contract),
        lesson_id=lesson_ids.take(pa.array(lesson, mask=~used.named)),
        consumed_on=used.day,
        lessons=1.0,
        amount=contracts.price[used.contract],
        confirmed_by=confirmed,
    )


def attendance(used: Consumptions, contracts: Contracts, courses: Courses) -> np.ndarray:
    """Pupils met in each held lesson: those who consumed it, at least one."""
    course = contracts.course[used.contract]
    lesson = courses.lesson_row[course] + contracts.first[used.contract] + used.step
    return np.maximum(np.bincount(lesson, minlength=int(courses.held.sum())), 1)
