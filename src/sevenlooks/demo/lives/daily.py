"""What else goes on at a body: people come and go, parents complain, the bank books."""

from __future__ import annotations

import numpy as np

from sevenlooks.demo import days
from sevenlooks.demo.lives.plan import Plan, Span
from sevenlooks.demo.lives.teaching import Rows

_STAYS = 10**6  # no day of leaving


def employ(plan: Plan, span: Span, rows: Rows, rng: np.random.Generator) -> None:
    """Teachers and others. Some leave every month, more in summer and after the new year, at times in twos; most are
    replaced within the month."""
    open_posts = plan.classes // 2 + 2 + plan.classes // 6
    posts = [span.first - int(rng.integers(30, 900)) for _ in range(open_posts)]
    people = [(joined, role) for joined, role in zip(posts, ("teaching",) * open_posts, strict=True)]
    for week in range(span.first, plan.ends(span) + 1, 7):
        month = days.day(week).month
        hazard = 0.007 * (2.5 if month in (2, 3, 7, 8) else 1)
        hazard += plan.fate.at("leave", week, 0.0)
        leaving = [person for person in people if rng.random() < hazard]
        if leaving and len(people) > len(leaving) and rng.random() < 0.15:
            leaving.append(next(person for person in people if person not in leaving))
        for joined, role in leaving:
            people.remove((joined, role))
            rows.add("staff", plan.index, _person(rows), joined, week + int(rng.integers(0, 7)), role)
            if rng.random() < 0.9 and plan.fate.at("leave", week, 0.0) == 0:
                people.append((week + int(rng.integers(0, 30)), "teaching"))
    if plan.fate.name == "team_moved":
        people = _moved(plan, span, people, rows)
    for joined, role in people:
        if joined <= plan.ends(span):
            rows.add("staff", plan.index, _person(rows), joined, _STAYS, role)


def _moved(plan: Plan, span: Span, people: list, rows: Rows) -> list:
    """Half of the team goes over to the second site, whose number follows the body's own."""
    moving, staying = people[: len(people) // 2], people[len(people) // 2 :]
    for joined, role in moving:
        person, day = _person(rows), plan.fate.day
        if joined < day <= span.last:
            rows.add("staff", plan.index, person, joined, day, role)
            rows.add("staff", -plan.index - 1, person, day + 3, _STAYS, role)
    return staying


def _person(rows: Rows) -> int:
    return len(rows.of.get("staff", ()))


def complain(plan: Plan, span: Span, rows: Rows, rng: np.random.Generator) -> None:
    """Complaints come singly, one in ten with others in its wake. Text 0 is everyday, 1 about money."""
    families = plan.classes * 5
    for week in range(span.first, plan.ends(span) + 1, 7):
        more = plan.fate.at("complain", week, 0.0)
        count = rng.poisson((plan.complains + more) * families / 4)
        count += rng.poisson(2) if count and rng.random() < 0.1 else 0
        money = 0.7 if plan.fate.closing and more else 0.2
        for _ in range(count):
            rows.add("complaints", plan.index, week + int(rng.integers(0, 7)), int(rng.random() < money))


def book(plan: Plan, span: Span, moved: np.ndarray, rows: Rows, rng: np.random.Generator) -> None:
    """The supervised account. `moved`: (day, fen, kind) of the body, kind 0 paid, 1 consumed, 2 refunded."""
    last = plan.ends(span)
    month = max(moved[moved[:, 2] == 0, 1].sum() / max((last - span.first) / 30, 1), 100_00)
    own = int(month * plan.reserve)
    if not plan.custody:
        rows.add("entries", plan.index, span.first, int(month * 3), "风险保证金")
        if "drain" in plan.fate.changes:
            begin, share = plan.fate.changes["drain"]
            rows.add("entries", plan.index, min(begin + 20, last), -int(month * 3 * min(share * 2, 0.95)), "往来款")
        return
    rows.add("entries", plan.index, span.first, own, "自有资金转入")
    paid = moved[moved[:, 2] == 0]
    came = np.minimum(
        paid[:, 0] + rng.choice([-1, 0, 1, 2, 3, 5], len(paid), p=[0.03, 0.5, 0.25, 0.12, 0.06, 0.04]), last
    )
    back = moved[moved[:, 2] == 2]
    flow = np.zeros(last - span.first + 1)
    np.add.at(flow, np.clip(came - span.first, 0, len(flow) - 1), paid[:, 1])
    np.add.at(flow, back[:, 0] - span.first, -back[:, 1])
    used = np.bincount(moved[moved[:, 2] == 1, 0] - span.first, weights=moved[moved[:, 2] == 1, 1], minlength=len(flow))
    _run(plan, span, flow, used, own, rows, rng)


def _run(
    plan: Plan, span: Span, flow: np.ndarray, used: np.ndarray, own: int, rows: Rows, rng: np.random.Generator
) -> None:
    """Day by day: fees and refunds as they come, money released for lessons once a week (once a month where untidy),

    and what is taken out of the body's own money, or of everybody's.
    """
    balance, waiting, every = float(own), 0.0, 28 if plan.untidy else 7
    for step in range(len(flow)):
        day = span.first + step
        waiting += used[step]
        if flow[step]:
            rows.add("entries", plan.index, day, int(flow[step]), "培训费" if flow[step] > 0 else "退费")
            balance += flow[step]
        if day % every == plan.index % every and waiting:
            rows.add("entries", plan.index, day, -int(waiting), "课时费划转")
            balance, waiting = balance - waiting, 0.0
        taken = 0.0
        if rng.random() < 0.06 / 30:
            taken = own * rng.uniform(-0.25, 0.25)
        if plan.fate.name == "own_money" and day == plan.fate.since:
            taken = own * rng.uniform(0.5, 0.9)
        drain = plan.fate.at("drain", day, 0.0)
        if drain and day % 7 == plan.index % 7:
            taken = max(balance, 0) * drain
        if taken:
            rows.add("entries", plan.index, day, -int(taken), "往来款")
            balance -= taken
