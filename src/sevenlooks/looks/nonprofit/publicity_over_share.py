"""Publicity above its share · 宣传费超比例

Looks at: each year's publicity cost against the sales of subject training.
Why: the guide price pays for teaching; at most 3 % of subject sales may count as publicity.
Innocent when: the share is just reached, or the body sells no subject training at all.
Not judged when: publicity cost or subject sales are empty.

看什么:各年度宣传费用占学科类培训销售收入的比例。
为什么:政府指导价为教学定价,宣传费用最多按学科类销售收入的3%计入。
何时无辜:正好等于上限;本就没有学科类培训销售的机构。
何时不判:宣传费用或学科类培训销售收入为空。
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
    title=Text("宣传费超比例", "Publicity above its share"),
    subject="institution",
    since=date(2021, 9, 6),
    needs=("financials",),
    parameters=("publicity_share",),
    cites=("发改价格〔2021〕1279号",),
    sentence=Text(
        "{name}截至 {occurred_on} 的年度宣传费用 {observed:yuan} 元,按学科类培训销售收入最多可列 {expected:yuan} 元。",
        "{name} spent {observed:yuan} yuan on publicity in the year that ended on {occurred_on}; its subject sales "
        "allow {expected:yuan}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    years = facts.reading(financial_years)
    # A share of subject sales: without any there is nothing to share, unless selling them is what the body is for.
    years = years.filter((years.subject_sales.fill_null(1) > 0) | years.subject_body.fill_null(False))
    share = facts.law["publicity_share"].on(years.ended_on, years.division_code)
    allowed = (years.subject_sales * share).round(2)
    over = (years.publicity_cost - allowed).round(2)
    return judge(
        years,
        subject=years.institution_id,
        institution=years.institution_id,
        division=years.division_code,
        on=years.ended_on,
        occasion=years.year,
        breach=over > 0,
        why=ibis.cases(
            (years.publicity_cost.isnull(), "empty:financials.publicity_cost"),
            else_="empty:financials.subject_sales",
        ),
        observed=years.publicity_cost.cast("decimal(16,2)"),
        expected=allowed.cast("decimal(16,2)"),
        amount=over,
        evidence={"financials": {"institution_id": years.institution_id, "year": years.year}},
    )
