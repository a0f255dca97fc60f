"""Money to a related party that was not disclosed · 违规关联交易

Looks at: entries out of a body's accounts to the account of a related party that is entered as not disclosed.
Why: hidden deals with one's own people are the usual road by which a non-profit's money leaves it.
Innocent when: the party was disclosed, or nothing was paid to it; another body may pay the same account.
Not judged when: whether it was disclosed, or its account, is empty, or no account of the body stands in the books.

看什么:机构账户向“未披露”关联方账户的支出。
为什么:与自己人的隐秘交易,是非营利机构资金外流最常见的路。
何时无辜:已披露;或并无支出。别的机构向同一账户付款与此无关。
何时不判:是否披露、关联方账号为空,或台账中没有该机构的账户。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.finances import paid_to_related

RULE = Rule(
    title=Text("违规关联交易", "Related party not disclosed"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("related_parties", "accounts", "account_entries"),
    cites=("回头看通知 二看",),
    sentence=Text(
        "{name}自 {occurred_on} 起向未披露的关联方支出 {observed} 笔,共 {amount} 元。",
        "Payments of {name} to a related party that was not disclosed: {observed}, {amount} yuan in all, the first on "
        "{occurred_on}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    """One case a related party: what was hidden is the party, and each further payment to it is the same."""
    parties = facts.table("related_parties").select("institution_id", "party_key", "account_no", "disclosed")
    paid = facts.reading(paid_to_related)
    paid = paid.filter(paid.booked_on >= ibis.literal(RULE.since))
    paid = paid.group_by(payer="institution_id", payee="party_key").aggregate(
        payments=paid.count(),
        amount=paid.amount.sum(),
        first=paid.booked_on.min(),
        entries=paid.entry_id.collect().sort()[:20],
    )
    rows = parties.left_join(paid, [parties.institution_id == paid.payer, parties.party_key == paid.payee])
    accounts = facts.table("accounts").select(holder="institution_id").distinct()
    rows = rows.left_join(accounts, rows.institution_id == accounts.holder)
    body = facts.reading(bodies).select("division_code", body_id="institution_id")
    rows = rows.left_join(body, rows.institution_id == body.body_id)
    seen = rows.account_no.notnull() & rows.holder.notnull()
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.coalesce(rows["first"], facts.day()),
        occasion=rows.party_key,
        breach=ibis.cases((rows.disclosed, False), (seen, rows.payments.notnull() & ~rows.disclosed)),
        why=ibis.cases(
            (rows.disclosed.isnull(), "empty:related_parties.disclosed"),
            (rows.account_no.isnull(), "empty:related_parties.account_no"),
            else_="no_statement",
        ),
        observed=rows.payments,
        expected=ibis.literal(0),
        amount=rows.amount,
        linked=rows.party_key,
        evidence={
            "related_parties": {"institution_id": rows.institution_id, "party_key": rows.party_key},
            "account_entries": {"entry_id": rows.entries},
        },
    )
