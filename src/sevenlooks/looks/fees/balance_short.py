"""Supervised balance too low · 监管余额不足

Looks at: a body under custody, on the last day that its accounts' statements tell of: the balance against what families
have paid and not yet had (payments − consumptions − refunds, contract by contract).
Why: money that should lie there and does not has been used for something else; if the body closes, it is gone.
Innocent when: the latest fees have not been booked yet; the bank took its charges; released money was taught before;
the fees were paid before the account was opened.
Not judged when: there is no statement or balance; consumptions or refunds are not in the books; the balance is too low
only if consumptions of unknown worth are left out.

看什么:实行银行托管的机构,在账户流水所及的最后一日,账户余额与已收未消费金额(收费−消课−退费,逐份合同计算)的差额。
为什么:该在账上而不在的钱已被挪作他用;机构一旦关门便无从退还。
何时无辜:最近的收费尚未入账;银行扣收手续费;已上课后划出的款项;开户之前收取的费用。
何时不判:没有流水或余额;台账没有消课或退费;收费或消课缺少必要信息。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.division import with_division
from sevenlooks.readings.money import yuan
from sevenlooks.readings.prepaid import prepaid

RULE = Rule(
    title=Text("监管余额不足", "Supervised balance too low"),
    subject="institution",
    since=date(2021, 10, 21),
    needs=("payments", "accounts", "account_entries"),
    uses=("consumptions", "refunds", "contracts"),
    parameters=("match_days", "bank_charge_share"),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{occurred_on},{name}的托管账户余额为 {observed:yuan} 元,已收未消费金额为 {expected:yuan} 元,短少 {amount} "
        "元。",
        "On {occurred_on} {name} had {observed:yuan} yuan in custody and {expected:yuan} yuan paid and not yet "
        "taught: {amount} yuan are missing.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(supervised_balances)
    rows = rows.filter(rows["mode"] == "custody").left_join(facts.reading(prepaid), "institution_id")
    rows = with_division(facts, rows)
    owed, balance = rows.prepaid.fill_null(0), rows.balance
    # The bank's charges on each fee are no shortfall.
    charges = rows.bank_charges + rows.paid.fill_null(0) * facts.law["bank_charge_share"].at(facts.as_of)
    short = owed - balance > charges
    unread = [book for book in ("consumptions", "refunds") if not facts.has(book)]
    # What is left out of the sum could only make it larger; what whole books would tell could only make it smaller.
    sure, untold = ibis.literal(not unread), rows.untold.fill_null(False)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.seen_on,
        breach=ibis.cases((short & sure, True), (~short & ~untold, False)),
        why=ibis.cases(
            (rows.seen_on.isnull(), "no_statement"),
            (balance.isnull(), "empty:account_entries.balance_after"),
            (short, f"no_table:{unread[0]}" if unread else "unknown"),
            (rows.nameless, "empty:payments.contract_id"),
            else_="unvalued_consumption",
        ),
        observed=yuan(balance),
        expected=yuan(owed),
        amount=yuan(owed - balance),
        evidence={
            "accounts": {"account_no": rows.account_nos},
            "account_entries": {"entry_id": rows.entry_ids},
            "contracts": {"contract_id": rows.contract_ids},
        },
    )
