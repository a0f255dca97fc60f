"""An advert for training · 违规发布培训广告

Looks at: the text of adverts and posts: does it advertise any training, subject or not, to school-age or preschool
children.
Why: since November 2021 no such advert may appear in media, on line, in public places or in residential areas.
Innocent when: it offers care, travel or goods, or is mere talk; the training is for adults.
Not judged when: it has no text; neither the day of publication nor the day it was taken in is known.

看什么:广告、帖文的文字是否面向中小学生、幼儿宣传任何培训,不论学科类还是非学科类。
为什么:2021年11月起,媒体、网络平台、公共场所、居民区均不得刊登、播发此类广告。
何时无辜:托管、旅行、商品或一般议论;面向成人的培训。
何时不判:没有文字;发布日期和报送日期均不明。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.advert_texts import judged_adverts

RULE = Rule(
    title=Text("违规发布培训广告", "An advert for training"),
    subject="advert",
    since=date(2021, 11, 10),
    needs=("adverts",),
    cites=("八部门广告管控通知",),
    lead=True,
    sentence=Text(
        "广告线索 {subject_id} 疑似面向中小学生、幼儿的培训广告:{observed}。",
        "Advert {subject_id} reads as an advert for training of children: {observed}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(judged_adverts)
    return judge(
        rows,
        subject=rows.advert_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.day,
        breach=ibis.cases((~rows.silent, rows.training)),
        why=ibis.literal("empty:adverts.text"),
        observed=rows.said,
        strength=rows.training_strength,
        evidence={"adverts": {"advert_id": rows.advert_id}},
    )
