"""Reborn in another shell · 换壳重开

Looks at: what moved from a cancelled body to another one that is open after the closing: people who joined, pupils who
joined, the site, the phone, the legal representative or controller, weighed by rarity.
Why: a new name on the same door keeps the old business out of every list.
Innocent when: the body was lawfully converted or transformed; the other body holds both papers and carries the first
one's code or name among its former ones; what they share is common, such as a large building.
Not judged when: nothing is known of people, pupils, site and phone of either body.

看什么:注销机构关停后转移到另一家在营机构的人员、学员、场地、电话、法定代表人或实际控制人,按稀有程度加权。
为什么:换个招牌,旧生意就不在任何名单上。
何时无辜:依法转型或转为非营利;对方证照齐全且曾用代码或曾用名含原机构;共有之物本就常见(如同一栋大楼)。
何时不判:双方的人员、学员、场地、电话均未知。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("换壳重开", "Reborn in another shell"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=("market_entities", "staff", "enrolments", "lessons", "accounts"),
    lead=True,
    cites=("回头看通知 一看",),
    sentence=Text(
        "{name}关停后,{linked_name}疑似承接其人员、学员或场地。",
        "{linked_name} seems to carry on {name} after its closing.",
    ),
    unwritten="method_not_there",
)
