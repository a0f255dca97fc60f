"""A material without its reviews · 材料未双审

Looks at: self-compiled materials in use: a subject one needs an internal and an external review, others an internal.
Why: what pupils are given must have been read by somebody first; a subject material also by the education department.
Innocent when: the material is a published book, its reviews came late but before it was withdrawn, or it was out of use
before the rule began.
Not judged when: nobody says whether the body compiled it, when it came into use, or whether it teaches a subject.

看什么:在用的自编材料:学科类须经内部和外部两次审核,非学科类须经内部审核。
为什么:给孩子的材料须先有人看过,学科类还须教育部门看过。
何时无辜:正式出版物;停用前已补审;规定施行前已停用。
何时不判:未说明是否自编、何时启用、是否学科类。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.materials import in_use

RULE = Rule(
    title=Text("材料未双审", "Material without its reviews"),
    subject="material",
    since=date(2021, 8, 25),
    needs=("materials",),
    uses=("courses",),
    cites=("教监管厅函〔2021〕6号",),
    sentence={
        "internal": Text(
            "{name} 的自编材料 {subject_id} 在用而未经内部审核。",
            "{name} uses its own material {subject_id} without an internal review.",
        ),
        "external": Text(
            "{name} 的自编学科类材料 {subject_id} 在用而未经外部审核。",
            "{name} uses its own subject material {subject_id} without an external review.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = in_use(facts, RULE.since)
    rows = rows.filter(rows.kind.fill_null("own") == "own")
    # A review dated after the day looked from, or after the material's last day, is none of its use.
    no_internal = (rows.internal_review_on.isnull() | (rows.internal_review_on > rows.last_day)).fill_null(True)
    no_external = (rows.external_review_on.isnull() | (rows.external_review_on > rows.last_day)).fill_null(True)
    internal_told = facts.told(rows, "materials", "internal_review_on")
    external_told = facts.told(rows, "materials", "external_review_on")
    clean = internal_told & ~no_internal & (~rows.subject_material.fill_null(True) | ~no_external)
    known = rows.unknown.isnull() & rows.kind.notnull()
    lacks_internal = internal_told & no_internal
    lacks_external = external_told & no_external & rows.subject_material.fill_null(False)
    return judge(
        rows,
        subject=rows.material_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.on,
        breach=ibis.cases((known & (lacks_internal | lacks_external), True), (known & clean, False)),
        why=ibis.cases(
            (rows.unknown.notnull(), rows.unknown),
            (rows.kind.isnull(), "empty:materials.kind"),
            (~internal_told, "no_column:materials.internal_review_on"),
            (rows.subject_material.isnull(), "empty:materials.subject"),
            else_="no_column:materials.external_review_on",
        ),
        observed=ibis.cases((rows.internal_review_on.notnull(), rows.internal_review_on.cast("string"))),
        variant=ibis.cases((lacks_internal, "internal"), else_="external"),
        evidence={"materials": {"material_id": rows.material_id}},
    )
