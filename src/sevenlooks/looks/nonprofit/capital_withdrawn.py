"""Start-up capital taken out · 抽逃开办资金

Looks at: years that end with net assets below the start-up capital and with money out to organiser or controller:
entries to their accounts, or the payout in the yearly books. Strength: the share of the shortfall that it explains.
Why: a body whose capital has gone back to its organiser has nothing left when pupils ask for refunds.
Innocent when: the capital is whole, or losses alone took it and nothing went to organiser or controller but wages.
Not judged when: net assets or start-up capital are empty; or the capital is short and neither statements with the
accounts of related parties nor the payout are there.

看什么:年末净资产低于开办资金、且当年有款项付给举办者或实际控制人(银行流水或年度分红返还)的机构。强度为该款项占缺口的比例。
为什么:开办资金回到举办者手里,学员要退费时便无钱可退。
何时无辜:净资产不低于开办资金;或纯属亏损,除工资外没有款项付给举办者或实际控制人。
何时不判:净资产或开办资金为空;或资金不足,而流水、关联方账号和分红均未报送。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.finances import financial_years, owners, paid_to_related

RULE = Rule(
    title=Text("抽逃开办资金", "Start-up capital taken out"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions", "financials"),
    uses=("related_parties", "accounts", "account_entries"),
    lead=True,
    cites=("回头看通知 二看",),
    sentence=Text(
        "{name}截至 {occurred_on} 的年末净资产 {observed:yuan} 元,低于开办资金 {expected:yuan} 元;"
        "缺口中有 {amount} 元与当年付给举办者或实际控制人的款项相当。",
        "{name} ended the year on {occurred_on} with net assets of {observed:yuan} yuan, below its start-up capital of "
        "{expected:yuan}; money out to organiser or controller accounts for {amount} of it.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    years = facts.reading(financial_years)
    out = _to_owners(facts)
    years = years.left_join(out, [years.institution_id == out.payer, years.year == out.paid_in])
    entries = all(facts.has(book) for book in RULE.uses)
    # The payout of the yearly books and the entries may be the same money: the larger, not both.
    banked, distributed = years.paid_out.fill_null(0), years.distributed.fill_null(0)
    paid_out = ibis.cases((banked > distributed, banked), else_=distributed)
    short = (years.startup_capital - years.net_assets).round(2)
    explained = ibis.cases((paid_out < short, paid_out), else_=short)
    seen = years.distributed.notnull() | ibis.literal(entries)
    return judge(
        years,
        subject=years.institution_id,
        institution=years.institution_id,
        division=years.division_code,
        on=years.ended_on,
        occasion=years.year,
        breach=ibis.cases((short <= 0, False), ((short > 0) & (paid_out > 0), True), ((short > 0) & seen, False)),
        why=ibis.cases(
            (years.startup_capital.isnull(), "empty:financials.startup_capital"),
            (years.net_assets.isnull(), "empty:financials.net_assets"),
            else_="no_statement",
        ),
        observed=years.net_assets.cast("decimal(16,2)"),
        expected=years.startup_capital.cast("decimal(16,2)"),
        amount=explained,
        strength=ibis.cases((short > 0, explained / short)),
        evidence={
            "financials": {"institution_id": years.institution_id, "year": years.year},
            "account_entries": {"entry_id": years.entries},
        },
    )


def _to_owners(facts: Facts) -> ir.Table:
    """A year's money out to organiser and controller: `payer`, `paid_in` (year), `paid_out` (yuan), `entries`."""
    paid = facts.reading(paid_to_related)
    paid = paid.filter(~paid.earned).semi_join(facts.reading(owners), ["institution_id", "party_key"])
    # Organiser and controller may share an account: one entry is one payment.
    paid = paid.select("institution_id", "entry_id", "booked_on", "amount").distinct()
    return paid.group_by(payer="institution_id", paid_in=paid.booked_on.year().cast("int64")).aggregate(
        paid_out=paid.amount.sum(), entries=paid.entry_id.collect().sort()[:20]
    )
