"""Accounts and their statements: what a payment looks like when the bank has booked it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sevenlooks.demo import codes, days
from sevenlooks.demo.chance import Chance, numbered
from sevenlooks.demo.honest import booking
from sevenlooks.demo.honest.bodies import Body
from sevenlooks.demo.honest.contracts import Contracts, refund_day
from sevenlooks.demo.honest.money import Consumptions, Payments
from sevenlooks.demo.shaping import build, fen, take, yuan

_BANKS = ("福建海峡银行", "兴业银行", "农村商业银行", "中国建设银行", "中国工商银行")
PURPOSES = ["培训费", "课时费划转", "退费", "自有资金转入", "利息", "账户管理费"]
_FEES, _RELEASE, _REFUND, _OWN, _INTEREST, _CHARGE = range(6)


def open_accounts(bodies: list[Body], chance: Chance, year: days.Year) -> list[dict[str, object]]:
    """A basic account for every teaching body, beside it custody (six in seven) or a deposit. Rows of `accounts`."""
    rng, rows = chance.of("accounts"), []
    for body in bodies:
        if not body.taught or body.kind in ("suspended", "banned"):
            continue
        body.basic = codes.account_number(rng)
        supervised, custody = codes.account_number(rng), rng.random() < 0.85
        body.custody, body.deposit = (supervised, None) if custody else (None, supervised)
        bank, opened = str(rng.choice(_BANKS)), days.day(year.span[0] - int(rng.integers(60, 400)))
        common = {"institution_id": body.id, "bank": bank, "opened_on": opened}
        rows.append({"account_no": body.basic, "kind": "basic", **common})
        rows.append(
            {
                "account_no": supervised,
                "kind": "custody" if custody else "deposit",
                **common,
                "statement_from": days.day(year.span[0] - 62),
                "statement_to": year.as_of,
            }
        )
    return rows


@dataclass
class _Flow:
    """Entries before they are put in order. `kind` numbers the purpose."""

    body: np.ndarray
    day: np.ndarray
    amount: np.ndarray
    kind: int


def entries(
    bodies: list[Body], contracts: Contracts, paid: Payments, used: Consumptions, chance: Chance, year: days.Year
) -> tuple[pa.Table, np.ndarray]:
    """Statements of the supervised accounts, and the body of each entry. Balances are struck at the very end."""
    rng, custody = chance.of("bank"), np.array([b.custody is not None for b in bodies])
    flows = [
        *_incoming(contracts, paid, custody, booking.manners(len(bodies), chance), rng, year),
        _releases(contracts, used, custody, len(bodies), year),
    ]
    flows += [_refunds(contracts, custody, year), _own_funds(bodies, contracts, custody, year)]
    flows += _interest(bodies, custody, year)
    body, day, amount = (np.concatenate([getattr(f, part) for f in flows]) for part in ("body", "day", "amount"))
    kind = np.repeat([f.kind for f in flows], [len(f.body) for f in flows])
    order = np.lexsort((amount < 0, day, body))
    body, day, amount, kind = body[order], day[order], amount[order], kind[order]
    accounts = pa.array([b.custody or b.deposit for b in bodies])
    own = np.isin(kind, (_RELEASE, _OWN))
    table = build(
        "account_entries",
        len(body),
        entry_id=numbered("E", len(body), 9),
        account_no=take(accounts, body),
        booked_on=day,
        amount=amount,
        counterparty_account=pa.array([b.basic or None for b in bodies]).take(pa.array(body, mask=~own)),
        counterparty_name=pa.array([b.row["name"] for b in bodies]).take(pa.array(body, mask=~own)),
        purpose=take(pa.array(PURPOSES), kind),
    )
    return table, body


def _incoming(
    contracts: Contracts,
    paid: Payments,
    custody: np.ndarray,
    manner: np.ndarray,
    rng: np.random.Generator,
    year: days.Year,
) -> list[_Flow]:
    """What families paid, as the banks of the bodies with custody show it."""
    body = contracts.body[paid.contract]
    mine = custody[body]
    parts = booking.booked(body[mine], paid.day[mine], paid.amount[mine], manner[body[mine]], rng, year.span[1])
    return [_Flow(*part, _FEES) for part in parts]


def _releases(contracts: Contracts, used: Consumptions, custody: np.ndarray, count: int, year: days.Year) -> _Flow:
    """Money released to the basic account for lessons taken, course by course, within two days."""
    mine = custody[contracts.body[used.contract]]
    contract, day = used.contract[mine], used.day[mine]
    course = contracts.course[contract]
    group, row, member = np.unique(course * 10**6 + day, return_index=True, return_inverse=True)
    sums = np.bincount(member, weights=contracts.price[contract], minlength=len(group)).round().astype(np.int64)
    booked = day[row] + course[row] % 3
    keep = booked <= year.span[1]
    return _Flow(contracts.body[contract[row]][keep], booked[keep], -sums[keep], _RELEASE)


def _refunds(contracts: Contracts, custody: np.ndarray, year: days.Year) -> _Flow:
    day = refund_day(contracts)
    row = np.flatnonzero(contracts.refunded & custody[contracts.body] & (day <= year.span[1]))
    due = (contracts.lessons[row] - contracts.stops_after[row]) * contracts.price[row]
    return _Flow(contracts.body[row], day[row], -due, _REFUND)


def _own_funds(bodies: list[Body], contracts: Contracts, custody: np.ndarray, year: days.Year) -> _Flow:
    """The body's own money at the opening: a cushion in custody, the whole floor where a deposit is chosen."""
    total = np.bincount(contracts.body, weights=contracts.amount, minlength=len(bodies)).astype(np.int64)
    cushion = 20_000_00 + total // 4 // 100_00 * 100_00
    deposit = 10_000_00 + _most_in_force(contracts, len(bodies)) * 11 // 10 // 100_00 * 100_00
    held = np.flatnonzero([bool(b.custody or b.deposit) for b in bodies])
    start = np.full(len(held), year.span[0] - 62)
    return _Flow(held, start, np.where(custody, cushion, deposit)[held], _OWN)


def _most_in_force(contracts: Contracts, count: int) -> np.ndarray:
    """The largest sum of contracts in force on one day, by body."""
    body = np.concatenate([contracts.body, contracts.body])
    day = np.concatenate([np.minimum(contracts.signed, contracts.covers_from), contracts.covers_to + 1])
    change = np.concatenate([contracts.amount, -contracts.amount])
    order = np.lexsort((-change, day, body))
    running = np.cumsum(change[order])
    most = np.zeros(count, dtype=np.int64)
    np.maximum.at(most, body[order], running)
    return most


def _interest(bodies: list[Body], custody: np.ndarray, year: days.Year) -> list[_Flow]:
    """Quarterly interest and a small yearly charge."""
    held = np.flatnonzero(custody & np.array([b.open for b in bodies]))
    quarters = [
        day for day in range(year.span[0], year.span[1] + 1) if days.day(day).month % 3 == 0 and days.day(day).day == 21
    ]
    flows = [_Flow(held, np.full(len(held), day), 800 + held * 7 % 900, _INTEREST) for day in quarters]
    return [*flows, _Flow(held, np.full(len(held), year.span[0] + 120), np.full(len(held), -5000), _CHARGE)]


def strike_balances(table: pa.Table) -> pa.Table:
    """Fills in the balance after every entry: entries of an account in the order of day and entry number."""
    account = table["account_no"].combine_chunks().dictionary_encode().indices.to_numpy()
    day = table["booked_on"].cast(pa.int32()).to_numpy()
    order = np.lexsort((np.arange(len(day)), day, account))
    running = np.cumsum(fen(table["amount"])[order])
    first = np.flatnonzero(np.diff(account[order], prepend=-1))
    before = np.concatenate([[0], running[first[1:] - 1]]) if len(first) else running
    balance = np.empty_like(running)
    balance[order] = running - np.repeat(before, np.diff([*first, len(running)]))
    return table.set_column(
        table.schema.get_field_index("balance_after"), table.schema.field("balance_after"), yuan(balance)
    )
