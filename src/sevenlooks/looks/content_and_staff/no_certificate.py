"""A subject teacher without a certificate · 学科教师无教师资格证

Looks at: everybody who teaches a school subject: a certificate number must be there, and be one that can exist.
Why: subjects may be taught by qualified teachers only.
Innocent when: the person teaches no subject, does not teach, or left before the rule began. The digit for the sex is
never looked at.
Not judged when: the subject is not told or no known one, digits are masked, or the books have no column for the number.

看什么:教授学科的人员须有教师资格证号,且证号可能存在(17位,年份合理)。
为什么:学科类培训只能由有资格的教师任教。
何时无辜:不教学科、不任教、规定施行前已离职。从不看性别位。
何时不判:任教科目未填或认不出、证号被遮盖、台账没有证号一列。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.content_and_staff._by_person import judge_people
from sevenlooks.looks.rule import Rule
from sevenlooks.readings import Facts
from sevenlooks.readings.certificates import with_certificate
from sevenlooks.readings.people import on_staff
from sevenlooks.readings.periods import judged_on

RULE = Rule(
    title=Text("学科教师无教师资格证", "Subject teacher without a certificate"),
    subject="person",
    since=date(2021, 9, 14),
    needs=("staff",),
    cites=("从业人员管理办法(2021-09)",),
    sentence={
        "none": Text(
            "{name} 的学科教师({subject_id:person})没有教师资格证号。",
            "A subject teacher of {name} ({subject_id:person}) has no certificate number.",
        ),
        "impossible": Text(
            "{name} 的学科教师({subject_id:person})的教师资格证号不成立。",
            "A subject teacher of {name} ({subject_id:person}) has a certificate number that cannot be one.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = on_staff(facts, RULE.since)
    # Who teaches at a body that teaches no subjects, and of whose own subject nothing is told, is out of reach.
    rows = rows.filter(rows.role == "teaching", rows.school_subject.fill_null(rows.subject_body.fill_null(True)))
    rows = with_certificate(facts, rows, "certificate_no")
    told = facts.told(rows, "staff", "certificate_no")
    none = rows.certificate_no.isnull()
    lacks = ibis.cases((none & told, True), (~none, ~rows.certificate_possible))
    return judge_people(
        rows,
        on=judged_on(rows.joined_on, RULE.since),
        breach=ibis.cases((rows.unknown.isnull() & rows.school_subject.notnull(), lacks)),
        why=ibis.cases(
            (rows.unknown.notnull(), rows.unknown),
            (rows.subject.isnull(), "empty:staff.subject"),
            (rows.school_subject.isnull(), "unreadable_subject"),
            (none, "no_column:staff.certificate_no"),
            else_="masked_number",
        ),
        variant=ibis.cases((none, "none"), else_="impossible"),
    )
