"""Costs far from those of like bodies · 虚增业务成本

Looks at: pay per head and rent per square metre of each year, against bodies of the same category and form in the same
county; with fewer than eight such peers, in the city, then the province.
Why: wages and rents that nobody else pays are a quiet way to take profit out of a non-profit.
Innocent when: the body stands within the spread of its peers or below it, or pays more for what is plainly more.
Not judged when: neither pay (payroll, head count) nor rent (rent, floor area) can be worked out, or fewer than eight
peers can be found in the province.

看什么:各年度人均工资和每平方米房租,与同县同类别同形式的机构相比;同类不足八家的,放宽到市、省。
为什么:别人都不付的工资和房租,是从非营利机构取走利润的暗道。
何时无辜:在同类机构的正常范围之内或以下,或确有明显缘由。
何时不判:人均工资(工资总额、人数)和每平方米房租(房租、建筑面积)都算不出,或全省同类机构不足八家。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.costs import yearly_costs

RULE = Rule(
    title=Text("虚增业务成本", "Costs far from those of like bodies"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions", "financials"),
    parameters=("peer_limit", "problem_share"),
    lead=True,
    cites=("回头看通知 二看",),
    sentence={
        "pay": Text(
            "{name}截至 {occurred_on} 的年度人均工资为 {observed:yuan} 元,同地同类机构为 {expected:yuan} 元。",
            "{name} paid {observed:yuan} yuan a head in the year that ended on {occurred_on}; like bodies pay "
            "{expected:yuan}.",
        ),
        "rent": Text(
            "{name}截至 {occurred_on} 的年度每平方米房租为 {observed:yuan} 元,同地同类机构为 {expected:yuan} 元。",
            "{name} paid {observed:yuan} yuan of rent a square metre in the year that ended on {occurred_on}; like "
            "bodies pay {expected:yuan}.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(yearly_costs)
    limit = facts.law["peer_limit"].on(facts.day(), rows.division_code)
    pay, rent = rows.pay_deviation, rows.rent_deviation
    # The one that stands further out is told; one that cannot be compared counts neither way.
    by_rent = rent.notnull() & (pay.isnull() | (rent > pay))
    furthest = ibis.cases((by_rent, rent), else_=pay)
    comparable = rows.pay.notnull() | rows.rent.notnull()
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.date(rows.year, 12, 31),
        occasion=rows.year,
        breach=furthest > limit,
        why=ibis.cases((comparable, "too_few_peers"), else_="no_cost_figures"),
        observed=ibis.cases((by_rent, rows.rent), else_=rows.pay).cast("decimal(14,2)"),
        expected=ibis.cases((by_rent, rows.rent_usual), else_=rows.pay_usual).cast("decimal(14,2)"),
        strength=ibis.cases((by_rent, rows.rent_strength), else_=rows.pay_strength),
        variant=ibis.cases((by_rent, "rent"), else_="pay"),
        evidence={"financials": {"institution_id": rows.institution_id, "year": rows.year}},
    )
