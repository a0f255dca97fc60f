"""Subject teaching under another name · 非学科名义开展学科培训

Looks at: courses declared non-subject, and every course of a childcare body: do name, description and materials read
as subject teaching on purpose, content, method and evaluation, taken as a whole.
Why: renaming is the cheapest disguise: thinking for mathematics, humanities for Chinese, drama for English.
Innocent when: it ended before the guide; reading, chess, coding, art or sport share a word with a subject and nothing
else; homework is watched over but not taught.
Not judged when: nothing but a name is told and it names no subject: a name alone hides as easily as it tells; nobody
declared anything; the first day is not told.

看什么:申报为非学科类的课程、托管机构的全部课程:从名称、简介、材料看,培训目的、内容、方式、评价四方面综合是否为学科培训。
为什么:改名是成本最低的变异:数学改叫思维,语文改叫人文,英语改叫戏剧。
何时无辜:指南施行前已结课;阅读、棋类、编程、艺术、体育只是用词相近;托管只看护作业而不授课。
何时不判:只有名称而名称未显示科目(名称能说明问题,也最容易遮掩);未申报类别;未说明开课日期。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.course_texts import course_texts
from sevenlooks.readings.periods import in_reach, judged_on
from sevenlooks.readings.teaching import taught_courses

RULE = Rule(
    title=Text("非学科名义开展学科培训", "Subject teaching under another name"),
    subject="course",
    since=date(2021, 11, 8),
    needs=(
        "courses",
        "institutions",
    ),
    uses=("materials",),
    cites=("教监管厅函〔2021〕16号",),
    lead=True,
    sentence=Text(
        "课程 {subject_id} 申报为非学科类,内容疑似学科培训:{observed}。",
        "Course {subject_id} is declared non-subject but reads as subject teaching: {observed}.",
    ),
)


def cases(facts: Facts) -> ir.Table:
    courses = facts.reading(taught_courses)
    care = courses.body_category == "childcare"
    openly = courses.subject_course & ~care  # a subject course of a body that may teach: no other name is used
    courses = courses.filter(~openly.fill_null(False), in_reach(courses.starts_on, courses.ends_on, RULE.since))
    said = facts.reading(course_texts)
    rows = courses.left_join(said, courses.course_id == said.course_id)
    on = judged_on(rows.starts_on, RULE.since)
    return judge(
        rows,
        subject=rows.course_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=on,
        # A name that shows no subject proves none: thinking may be thinking.
        breach=ibis.cases((rows.reads_as_subject, True), (~rows.name_alone, False)),
        why=ibis.cases(
            (on.isnull(), "no_date"),
            (rows.category.isnull(), "empty:courses.category"),
            (rows.name_alone.isnull(), "empty:institutions.category"),
            else_="empty:courses.description",
        ),
        observed=rows.said,
        strength=rows.subject_strength,
        evidence={"courses": {"course_id": rows.course_id}},
    )
