"""Money released without a lesson · 虚假消课

Looks at: each consumption, by which supervised money is released to the body, against the timetable. With a lesson
number: the lesson must be there, belong to the contract's course and have ended. Without one: the course must have a
lesson on that day.
Why: confirming lessons that never were empties a supervised account without a trace at the bank.
Innocent when: confirmed on the day of the lesson or later; confirmed by default some time after the lesson.
Not judged when: there is no lesson number and the contract is not on file or names no course.

看什么:每次消课(据此向机构划款)与课表是否相符。有课次编号的,该课次应存在、属于合同课程且已下课;没有的,合同课程当天应有课。
为什么:虚构消课可以在银行不留痕迹地掏空监管账户。
何时无辜:上课当天或之后确认;逾期默认确认晚于上课日。
何时不判:没有课次编号,且合同不在册或未写明课程。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.division import with_division

RULE = Rule(
    title=Text("虚假消课", "Money released without a lesson"),
    subject="consumption",
    since=date(2021, 10, 21),
    needs=("consumptions", "lessons"),
    uses=("contracts",),
    cites=("教监管函〔2021〕2号",),
    sentence={
        "missing": Text(
            "{name}于 {occurred_on} 消课 {subject_id},划款 {amount} 元,所称课次 {observed} 不在课表中。",
            "Consumption {subject_id} of {name} released {amount} yuan on {occurred_on} for lesson {observed}, which "
            "does not stand in the timetable.",
        ),
        "other_course": Text(
            "{name}于 {occurred_on} 消课 {subject_id},划款 {amount} 元,"
            "所称课次属于课程 {observed},合同课程为 {expected}。",
            "Consumption {subject_id} of {name} released {amount} yuan on {occurred_on} for a lesson of course "
            "{observed}; the contract is for course {expected}.",
        ),
        "not_ended": Text(
            "{name}于 {occurred_on} 消课 {subject_id},划款 {amount} 元,所称课次 {observed} 才下课。",
            "Consumption {subject_id} of {name} released {amount} yuan on {occurred_on} for a lesson that ended only "
            "on {observed}.",
        ),
        "no_lesson": Text(
            "{name}于 {occurred_on} 消课 {subject_id},划款 {amount} 元,合同课程 {expected} 当天没有课。",
            "Consumption {subject_id} of {name} released {amount} yuan on {occurred_on}, a day on which course "
            "{expected} has no lesson.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = _with_lessons(facts)
    rows = with_division(facts, rows.filter(rows.consumed_on <= facts.day()))
    numbered = rows.lesson_id.notnull()
    variant = ibis.cases(
        (numbered & rows.known_lesson.isnull(), "missing"),
        (numbered & (rows.lesson_course != rows.course_id), "other_course"),
        (numbered & (rows.ended_on > rows.consumed_on), "not_ended"),
        (~numbered & ~rows.had_lesson, "no_lesson"),
        else_="",
    )
    return judge(
        rows,
        subject=rows.consumption_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.consumed_on,
        breach=ibis.cases((numbered | rows.course_id.notnull(), variant != "")),
        why=ibis.cases((rows.known_contract.isnull(), "no_contract"), else_="empty:contracts.course_id"),
        variant=variant,
        observed=ibis.cases(
            (variant == "missing", rows.lesson_id),
            (variant == "other_course", rows.lesson_course),
            (variant == "not_ended", rows.ended_on.cast("string")),
        ),
        expected=rows.course_id,
        amount=rows.amount,
        evidence={
            "consumptions": {"consumption_id": rows.consumption_id},
            "lessons": {"lesson_id": rows.known_lesson},
            "contracts": {"contract_id": rows.known_contract},
        },
    )


def _with_lessons(facts: Facts) -> ir.Table:
    """Consumptions with their contract's course and body, their lesson, and `had_lesson`: the course had one that day
    (by that day, where nobody confirmed in time)."""
    rows = facts.table("consumptions").select(
        "consumption_id", "contract_id", "lesson_id", "consumed_on", "amount", "confirmed_by"
    )
    contracts = facts.table("contracts").select("institution_id", "course_id", known_contract="contract_id")
    rows = rows.left_join(contracts, rows.contract_id == contracts.known_contract)
    asked = rows.filter(rows.lesson_id.isnull()).select("course_id").distinct()
    lessons = facts.table("lessons")
    lessons = lessons.select(
        "course_id", "lesson_id", body="institution_id", day=lessons.starts_at.date(), ended_on=lessons.ends_at.date()
    )
    named = lessons.select("ended_on", known_lesson="lesson_id", lesson_course="course_id", lesson_body="body")
    rows = rows.left_join(named, rows.lesson_id == named.known_lesson)
    lessons = lessons.semi_join(asked, "course_id")
    days = lessons.group_by(["course_id", "day"]).aggregate(lessons=ibis._.count())
    days = days.select("day", day_course="course_id")
    # Only where no lesson is named; asked through the key, because a condition beside it would compare every pair.
    rows = rows.mutate(asked_course=ibis.cases((rows.lesson_id.isnull(), rows.course_id)))
    rows = rows.left_join(days, [rows.asked_course == days.day_course, rows.consumed_on == days.day])
    firsts = lessons.group_by("course_id").aggregate(first_day=ibis._.day.min())
    firsts = firsts.select("first_day", first_course="course_id")
    rows = rows.left_join(firsts, rows.asked_course == firsts.first_course)
    late = (rows.confirmed_by == "default") & (rows.first_day <= rows.consumed_on)
    return rows.select(
        "consumption_id",
        "contract_id",
        "known_contract",
        "lesson_id",
        "known_lesson",
        "lesson_course",
        "course_id",
        "consumed_on",
        "ended_on",
        "amount",
        institution_id=ibis.coalesce(rows.institution_id, rows.lesson_body),
        had_lesson=rows.day.notnull() | late.fill_null(False),
    )
