"""Fee outside the supervised account · 预收费未进监管账户

Looks at: the account each fee is said to have gone to. It must be a supervised account of that body, open on the day;
under a deposit any account of the body's own will do, its basic account included.
Why: money in a private or foreign account is out of everybody's sight and gone first when a body closes.
Innocent when: the number is the account's in another spelling; the body was under a deposit and took the fee on an
account of its own; the account was opened or closed on the day itself.
Not judged when: the payee account is not told, or is masked on the receipt.

看什么:每笔收费的收款账号。应为该机构当日有效的监管账户;实行风险保证金的,本机构名下账户(含基本户)均可。
为什么:进入个人或他人账户的钱无人看管,机构关门时最先消失。
何时无辜:同一账号的不同写法;保证金模式下进入本机构账户;开户或销户当日。
何时不判:收款账号未填,或收据上已遮掩。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.division import with_division
from sevenlooks.readings.supervision import SUPERVISED, mode_on, payees

RULE = Rule(
    title=Text("预收费未进监管账户", "Fee outside the supervised account"),
    subject="payment",
    since=date(2021, 10, 21),
    needs=("payments", "accounts"),
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}于 {occurred_on} 收取的 {amount} 元(收费编号 {subject_id})进入账户 {observed},不是该机构的监管账户。",
        "The {amount} yuan that {name} took on {occurred_on} (payment {subject_id}) went to account {observed}, no "
        "supervised account of that body.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(payees)
    supervised = (rows.own & rows.kind.isin(SUPERVISED) & rows.open_then).fill_null(False)
    rows = rows.mutate(supervised=supervised, on_own_account=(rows.own & (rows.kind != "personal")).fill_null(False))
    # Only for fees on a body's own other accounts does it matter under which mode it stood that day.
    asked = rows.filter(rows.on_own_account, ~rows.supervised).select("institution_id", day="paid_on")
    modes = mode_on(facts, asked).rename(body="institution_id")
    rows = rows.left_join(modes, [rows.institution_id == modes.body, rows.paid_on == modes.day])
    rows = with_division(facts, rows)
    allowed = rows.supervised | (rows.on_own_account & (rows["mode"] == "deposit").fill_null(False))
    masked = rows.payee_account.contains("*")
    return judge(
        rows,
        subject=rows.payment_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.paid_on,
        breach=ibis.cases((rows.payee_account.notnull() & ~masked, allowed == ibis.literal(False))),
        why=ibis.cases((masked, "masked_account"), else_="empty:payments.payee_account"),
        observed=rows.payee_account,
        expected=ibis.coalesce(rows["mode"], "custody"),
        amount=rows.amount,
        evidence={
            "payments": {"payment_id": rows.payment_id},
            "accounts": {"account_no": rows.account_no},
        },
    )
