"""A body in no register · 无证办学线索

Looks at: where adverts, complaints and visits meet at one phone, account or address that belongs to no licensed body.
Why: two thirds of the bodies found teaching subjects in spring 2022 were not fully licensed: no register shows them.
Innocent when: the phone, account or address is that of a licensed body, a school or a property manager; everything
comes from one record of one day.
Not judged when: the methods that tie records together and read their texts are not there yet.

看什么:广告、投诉、检查是否在同一电话、账号或地址交汇,而该处不属于任何有证机构。
为什么:2022年春查出的违规机构三分之二证照不全,只查台账是看不见的。
何时无辜:电话、账号、地址属有证机构、学校或物业;全部来自同一天的同一条记录。
何时不判:归并线索、读取文字的方法尚未提供。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("无证办学线索", "A body in no register"),
    subject="place",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=("adverts", "complaints", "site_visits", "market_entities"),
    cites=("教监管厅函〔2021〕8号",),
    lead=True,
    sentence=Text(
        "多条线索指向 {subject_id},该处不属于任何有证机构。",
        "Several records point to {subject_id}, which belongs to no licensed body.",
    ),
    unwritten="method_not_there",
)
