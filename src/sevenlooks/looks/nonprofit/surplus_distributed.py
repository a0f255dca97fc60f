"""A non-profit paid out its surplus · 分配结余

Looks at: what each non-profit paid to its organiser as dividend or return, year by year.
Why: the surplus of a non-profit belongs to its teaching; a payout is profit under another name.
Innocent when: nothing was paid out, or the body became a non-profit only after that year had ended.
Not judged when: the payout or the type of registration is empty.

看什么:非营利机构各年度向举办者分红或返还的金额。
为什么:非营利机构的结余须用于办学,分配结余就是变相营利。
何时无辜:未分配;或该年度结束之后才转为非营利性。
何时不判:分红或返还一栏为空,或登记类型为空。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.finances import financial_years

RULE = Rule(
    title=Text("分配结余", "Surplus distributed"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions", "financials"),
    cites=("民办教育促进法",),
    sentence=Text(
        "{name}登记为非营利,截至 {occurred_on} 的年度向举办者分红或返还 {amount} 元。",
        "{name} is a non-profit and paid {amount} yuan to its organiser in the year that ended on {occurred_on}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    years = facts.reading(financial_years)
    years = years.filter(years.nonprofit.fill_null(True))
    return judge(
        years,
        subject=years.institution_id,
        institution=years.institution_id,
        division=years.division_code,
        on=years.ended_on,
        occasion=years.year,
        breach=ibis.cases((years.nonprofit.notnull(), years.distributed > 0)),
        why=ibis.cases(
            (years.nonprofit.isnull(), "empty:institutions.registration_type"), else_="empty:financials.distributed"
        ),
        observed=years.distributed.cast("decimal(16,2)"),
        expected=ibis.literal(0),
        amount=years.distributed,
        evidence={"financials": {"institution_id": years.institution_id, "year": years.year}},
    )
