"""An author who does not qualify · 编写人员不合格

Looks at: who compiled a material in use: three years in teaching at least, and for a subject a teacher's certificate.
Why: a material is only as sound as the one who wrote it.
Innocent when: the material is a published book, it teaches no subject and its author has the years, or the years are
three exactly.
Not judged when: the years or the number are not told or masked, or nobody says whether the body compiled the material.
An empty number is no proof that there is none.

看什么:在用自编材料的编写者:从教不少于三年;学科类还须有教师资格证。
为什么:材料好不好,首先看编写的人。
何时无辜:正式出版物;非学科类材料而年限够;恰满三年。
何时不判:年限或证号未填或被遮盖;未说明是否自编。证号空着,不能证明没有证。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.certificates import with_certificate
from sevenlooks.readings.materials import in_use

RULE = Rule(
    title=Text("编写人员不合格", "Author does not qualify"),
    subject="material",
    since=date(2021, 8, 25),
    needs=("materials",),
    parameters=("author_years_min",),
    cites=("教监管厅函〔2021〕6号",),
    sentence={
        "years": Text(
            "{name} 的材料 {subject_id} 编写者从教 {observed} 年,规定不少于 {expected} 年。",
            "The author of material {subject_id} of {name} has taught for {observed} years; {expected} are required.",
        ),
        "certificate": Text(
            "{name} 的学科类材料 {subject_id} 编写者的教师资格证号不成立。",
            "The author of subject material {subject_id} of {name} has a certificate number that cannot be one.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = with_certificate(facts, in_use(facts, RULE.since), "author_certificate_no")
    rows = rows.filter(rows.kind.fill_null("own") == "own")
    least = facts.law["author_years_min"].on(rows.on, rows.division_code)
    too_few = rows.author_years < least
    subject = rows.subject_material
    no_certificate = ibis.cases((subject, ~rows.certificate_possible), (~subject, False))
    unqualified = too_few.fill_null(False) | no_certificate.fill_null(False)
    known = rows.unknown.isnull() & rows.kind.notnull()
    return judge(
        rows,
        subject=rows.material_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.on,
        breach=ibis.cases((known & unqualified, True), (known & ~too_few & ~no_certificate, False)),
        why=ibis.cases(
            (rows.unknown.notnull(), rows.unknown),
            (rows.kind.isnull(), "empty:materials.kind"),
            (rows.author_years.isnull(), "empty:materials.author_years"),
            (subject.isnull(), "empty:materials.subject"),
            (rows.author_certificate_no.isnull(), "empty:materials.author_certificate_no"),
            else_="masked_number",
        ),
        observed=ibis.cases((too_few, rows.author_years.cast("string"))),
        expected=ibis.cases((too_few, least.cast("string"))),
        variant=ibis.cases((too_few, "years"), else_="certificate"),
        evidence={"materials": {"material_id": rows.material_id}},
    )
