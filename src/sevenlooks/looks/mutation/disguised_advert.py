"""A disguised offer of subject teaching · 变相学科培训线索

Looks at: the text of adverts and posts: does it offer subject tutoring to the compulsory stage or to preschool
children, under whatever name or spelling — abbreviations, look-alike characters, emoji, renamed subjects.
Why: the offer is where disguised teaching must show itself to parents; most of it stands in no register.
Innocent when: it offers art, sport, care, travel or goods; it speaks of subjects without offering to teach them, or
warns of such offers; it is for senior high or for adults.
Not judged when: it has no text; neither the day of publication nor the day it was taken in is known.

看什么:广告、帖文的文字是否以任何名义、任何写法(缩写、形近字、表情、改名)招揽义务教育阶段或学前儿童的学科培训。
为什么:变相培训总要招生,招生就会露面;其中多数不在任何台账里。
何时无辜:艺术、体育、托管、旅行、商品;只是谈论学科或提醒防范;面向高中或成人。
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
    title=Text("变相学科培训线索", "A disguised offer of subject teaching"),
    subject="advert",
    since=date(2021, 7, 24),
    needs=("adverts",),
    cites=("教监管厅函〔2021〕8号", "教监管厅函〔2021〕16号"),
    lead=True,
    sentence=Text(
        "广告线索 {subject_id} 疑似变相招揽学科类培训:{observed}。",
        "Advert {subject_id} reads as a disguised offer of subject teaching: {observed}.",
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
        breach=ibis.cases((~rows.silent, rows.subject)),
        why=ibis.literal("empty:adverts.text"),
        observed=rows.said,
        strength=rows.subject_strength,
        evidence={"adverts": {"advert_id": rows.advert_id}},
    )
