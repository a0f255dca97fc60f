"""Fees taken that the books do not know · 账外资金

Looks at: a year's payments less refunds, against its revenue plus the growth of the prepaid balance.
Why: money that families paid and the books do not show is run outside every supervision.
Innocent when: the difference is at most 2 %; money taken ahead stands in the prepaid balance of the year's end.
Not judged when: revenue or the prepaid balance of this year or of the year before is not told.

看什么:各年度收费减退费,与收入加预收费余额增长额之差。
为什么:家长交了、账上没有的钱,脱离了一切监管。
何时无辜:相差不超过2%;预收款项已计入年末预收费余额。
何时不判:收入、年末或上年末预收费余额未填。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.finances import fees_of_year, financial_years

RULE = Rule(
    title=Text("账外资金", "Off-book funds"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("payments", "refunds", "financials"),
    parameters=("off_book_tolerance",),
    cites=("回头看通知 二看",),
    sentence=Text(
        "{name}截至 {occurred_on} 的年度收费减退费为 {observed:yuan} 元,账面收入加预收增长为 {expected:yuan} 元,"
        "{amount} 元未入账。",
        "{name} took {observed:yuan} yuan less refunds in the year that ended on {occurred_on}; its books show "
        "{expected:yuan}: {amount} yuan are outside them.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    years = facts.reading(financial_years)
    fees = facts.reading(fees_of_year).rename(payer_of="institution_id", fee_year="year")
    years = years.left_join(fees, [years.institution_id == fees.payer_of, years.year == fees.fee_year])
    taken = years.taken.fill_null(0)
    shown = years.revenue + years.prepaid_balance - years.prepaid_before
    excess = (taken - shown).round(2)
    tolerance = facts.law["off_book_tolerance"].on(years.ended_on, years.division_code)
    return judge(
        years,
        subject=years.institution_id,
        institution=years.institution_id,
        division=years.division_code,
        on=years.ended_on,
        occasion=years.year,
        breach=(excess - shown.abs() * tolerance).round(2) > 0,
        why=ibis.cases(
            (years.revenue.isnull(), "empty:financials.revenue"),
            (years.prepaid_balance.isnull(), "empty:financials.prepaid_balance"),
            else_="no_last_year",
        ),
        observed=taken.cast("decimal(16,2)"),
        expected=shown.cast("decimal(16,2)"),
        amount=excess,
        evidence={"financials": {"institution_id": years.institution_id, "year": years.year}},
    )
