"""Costs far from those of like bodies · 虚增业务成本

Looks at: pay per head and rent per square metre of each year, against bodies alike in the same place.
Why: wages and rents that nobody else pays are a quiet way to take profit out of a non-profit.
Innocent when: the body stands within the spread of its peers, or pays more for what is plainly more.
Not judged when: head count, floor area, payroll or rent are empty, or there are too few peers.

看什么:各年度人均工资和每平方米房租,与同地同类机构相比。
为什么:别人都不付的工资和房租,是从非营利机构取走利润的暗道。
何时无辜:在同类机构的正常范围之内,或确有明显缘由。
何时不判:人数、面积、工资或房租为空,或同类机构太少。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("虚增业务成本", "Costs far from those of like bodies"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions", "financials"),
    lead=True,
    cites=("回头看通知 二看",),
    sentence=Text(
        "{name}截至 {occurred_on} 的年度成本为 {observed},同地同类机构为 {expected}。",
        "{name} had costs of {observed} in the year that ended on {occurred_on}; like bodies have {expected}.",
    ),
    unwritten="method_not_there",
)
