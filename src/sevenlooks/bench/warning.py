"""Early warning on simulated closures beside honest bodies: how long before, how many, and how many false alarms.

Every week of thirteen months, a summer among them, is looked from. The lives are the demo's (demo.lives), the seeds
not those on which anything was developed. Peers in the same run: a balance under 0.8 of what is prepaid and not yet
taught; lessons of four weeks three standard deviations below the body's own mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from sevenlooks.bench.measuring import Result, measure
from sevenlooks.demo.lives.world import World, live

SEEDS = (20_221, 20_222)  # measured on; development used seeds below 100
HONEST, CLOSINGS = 600, 60
FIRST, LAST = date(2022, 1, 5), date(2023, 2, 1)
AHEAD = 30  # days of warning that are asked for
RULES = ("risk.runaway", "risk.balance_falling", "risk.refund_surge")
Alarms = dict[date, set[str]]
"""Which bodies stood under alarm on each day looked from."""


@dataclass(frozen=True)
class Measured:
    """`warned`: share of closures under alarm, since they began, at least AHEAD days before the doors closed; `slow`:

    the same of those that took sixty days and more; `ever`: share warned of on any day before; `lead`: median days of
    warning; `false`: honest bodies under alarm in a month per 1,000 of them; `false_summer`: in July and August alone.
    """

    warned: float
    slow: float
    ever: float
    lead: float
    false: float
    false_summer: float

    def words(self) -> str:
        return (
            f"{self.warned:.0%} warned {AHEAD} days ahead, {self.slow:.0%} of those that took 60 days, {self.ever:.0%} "
            f"before the doors closed; median {self.lead:.0f} days; false alarms per 1,000 bodies a month "
            f"{self.false:.2f}, in summer {self.false_summer:.2f}"
        )


def days_looked_from() -> list[date]:
    """Every Wednesday from FIRST to LAST."""
    return [FIRST + timedelta(weeks=week) for week in range((LAST - FIRST).days // 7 + 1)]


def measured(alarms: Alarms, world: World) -> Measured:
    """What the alarms of a method came to."""
    leads, took = [], []
    for body, (since, closing) in world.closings.items():
        told = [day for day, bodies in alarms.items() if body in bodies and since <= day < closing]
        leads.append((closing - min(told)).days if told else 0)
        took.append((closing - since).days)
    lead, slow = np.array(leads), np.array(took) >= 60
    honest = {body for body, fate in world.fates.items() if fate != "runaway"}
    months = {(day.year, day.month) for day in alarms}
    false = {(day.year, day.month, body) for day, bodies in alarms.items() for body in bodies & honest}
    summer = {month for month in months if month[1] in (7, 8)}
    return Measured(
        warned=float((lead >= AHEAD).mean()),
        slow=float((lead[slow] >= AHEAD).mean()),
        ever=float((lead > 0).mean()),
        lead=float(np.median(lead)),
        false=1000 * len(false) / len(honest) / len(months),
        false_summer=1000 * sum(f[:2] in summer for f in false) / len(honest) / max(len(summer), 1),
    )


def closures(folder: Path) -> Iterator[Result]:
    """Our rules and the peers on the same lives, seed by seed."""
    for seed in SEEDS:
        world = live(HONEST, CLOSINGS, seed, FIRST, LAST)
        books = folder / f"lives-{seed}" / "books"
        take(world, books)
        told = f"{HONEST} honest bodies, {CLOSINGS} closures, {len(days_looked_from())} days, seed {seed}"
        alarms: list[Alarms] = []
        for rule in RULES:
            ours = measure(warned_by_rule, books, rule, times=1)
            alarms.append(ours.value)
            yield _line(rule, ours.seconds, ours.peak_mb, measured(ours.value, world), told)
        either = {day: alarms[0][day] | alarms[1][day] for day in alarms[0]}
        yield _line(f"{RULES[0]} or {RULES[1]}", 0.0, 0.0, measured(either, world), told)
        for name, peer in (("balance under 0.8", balance_ratio), ("lessons z < -3", lessons_deviation)):
            theirs = measure(peer, world, times=1)
            yield _line(name, theirs.seconds, theirs.peak_mb, measured(theirs.value, world), told)


def _line(name: str, seconds: float, peak_mb: float, came: Measured, told: str) -> Result:
    return Result(f"warning by {name}", seconds, peak_mb, None, None, None, f"{told}: {came.words()}")


def take(world: World, books: Path) -> None:
    """Takes the lives in, as a county would send them."""
    import pyarrow.parquet as pq

    from sevenlooks.books.intake import take_in

    files = books.parent / "files"
    files.mkdir(parents=True)
    for name, table in world.tables.items():
        pq.write_table(table, files / f"{name}.parquet")
    came = take_in(books, [files])
    assert all(table.refused == 0 for table in came.tables), "a row of the lives was refused"


def warned_by_rule(books: Path, rule: str) -> Alarms:
    """The bodies that a rule finds on each day looked from."""
    from sevenlooks.bench.judging import screened

    return {day: screened(books, day, rule) for day in days_looked_from()}


def balance_ratio(world: World) -> Alarms:
    """A naive line: the balance under 0.8 of what was paid and neither taught nor refunded."""
    ids = world.tables["institutions"]["institution_id"].to_pylist()
    of_contract = dict(_pairs(world, "contracts", "contract_id", "institution_id"))
    of_account = dict(_pairs(world, "accounts", "account_no", "institution_id"))
    owed = (
        _by_day(world, ids, "payments", "institution_id", "paid_on", {}, "amount")
        - _by_day(world, ids, "consumptions", "contract_id", "consumed_on", of_contract, "amount")
        - _by_day(world, ids, "refunds", "institution_id", "paid_on", {}, "amount_paid")
    )
    held = _by_day(world, ids, "account_entries", "account_no", "booked_on", of_account, "amount")
    custody = np.array(world.tables["accounts"]["kind"].to_pylist()) == "custody"

    def under(column: int) -> np.ndarray:
        return custody & (held[:, column] < 0.8 * owed[:, column])

    return _alarms(ids, under)


def lessons_deviation(world: World) -> Alarms:
    """A naive z-score: lessons of the last four weeks against the four-week sums of the half year before."""
    ids = world.tables["institutions"]["institution_id"].to_pylist()
    run = _by_day(world, ids, "lessons", "institution_id", "starts_at", {})

    def under(column: int) -> np.ndarray:
        sums = np.array([run[:, column - 28 * n] - run[:, column - 28 * (n + 1)] for n in range(7)])
        return (sums[0] - sums[1:].mean(axis=0)) < -3 * np.maximum(sums[1:].std(axis=0, ddof=1), 1)

    return _alarms(ids, under)


_EPOCH = FIRST - timedelta(days=480)  # before the lives begin


def _alarms(ids: list[str], under: Callable[[int], np.ndarray]) -> Alarms:
    return {day: {ids[row] for row in np.flatnonzero(under((day - _EPOCH).days))} for day in days_looked_from()}


def _pairs(world: World, book: str, *columns: str) -> Iterator[tuple]:
    return zip(*(world.tables[book][column].to_pylist() for column in columns), strict=True)


def _by_day(
    world: World, ids: list[str], book: str, body: str, day: str, of: dict[str, str], money: str | None = None
) -> np.ndarray:
    """Sums by body, run together day by day from _EPOCH to LAST; rows without money count one each."""
    rows = world.tables[book]
    place = {name: row for row, name in enumerate(ids)}
    bodies = np.array([place[of.get(name, name)] for name in rows[body].to_pylist()])
    on = rows[day].to_numpy().astype("datetime64[D]").astype(int) - (_EPOCH - date(1970, 1, 1)).days
    value = np.ones(len(bodies)) if money is None else rows[money].to_numpy().astype(float)
    count = (LAST - _EPOCH).days + 1
    there = on < count
    flat = np.bincount(bodies[there] * count + on[there], weights=value[there], minlength=len(ids) * count)
    return np.cumsum(flat.reshape(len(ids), count), axis=1)
