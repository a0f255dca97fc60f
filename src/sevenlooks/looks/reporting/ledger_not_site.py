"""The ledger and the site disagree · 账实不符

Looks at: visits: teaching at a body that the ledger calls closed, or nobody there on a school day at one it calls open;
and the numbers of staff and courses on the platform against the books.
Why: the ledger is only worth what somebody finds who goes there.
Innocent when: the visit fell on a rest day or in a vacation, did not count, or came before the body closed; the numbers
differ by one or by no more than a tenth.
Not judged when: nobody went there and the platform gives no numbers, or no school calendar says whether it was term.

看什么:现场检查:台账为停办而现场有教学,台账为在营而教学日现场无人;平台所报人数、课程数与台账是否相符。
为什么:账记得对不对,去了现场才知道。
何时无辜:检查在休息日或假期、未清点人数、在停办之前;数目只差一个或不超过一成。
何时不判:没有去过现场而平台也未报数目;没有校历说明是否在学期中。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies, open_on
from sevenlooks.readings.calendar import place_days
from sevenlooks.readings.counts import filed_counts
from sevenlooks.readings.periods import closing_untold
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("账实不符", "Ledger and site disagree"),
    subject="institution",
    since=date(2021, 11, 15),
    needs=("institutions",),
    uses=("site_visits", "platform_records", "staff", "courses"),
    parameters=("count_difference_share", "count_difference_min"),
    cites=("底数核查通知",),
    sentence={
        "teaching": Text(
            "{name} 在台账中的状态为“{expected:institutions.status}”,{occurred_on} 现场检查时仍有教学。",
            "The ledger calls {name} {expected:institutions.status}; a visit on {occurred_on} saw teaching.",
        ),
        "nobody": Text(
            "{name} 在台账中的状态为“{expected:institutions.status}”,"
            "{occurred_on}(教学日)现场检查时没有学生也没有教师。",
            "The ledger calls {name} {expected:institutions.status}; a visit on {occurred_on}, a school day, found "
            "neither pupils nor teachers.",
        ),
        "staff": Text(
            "{name} 在全国平台所报从业人员数为 {observed},台账为 {expected}。",
            "{name} has {observed} staff on the national platform and {expected} in the books.",
        ),
        "courses": Text(
            "{name} 在全国平台所报课程数为 {observed},台账为 {expected}。",
            "{name} has {observed} courses on the national platform and {expected} in the books.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    """Visits are events with an occasion of their own; a number that differs is one state of the body."""
    return ibis.union(_by_visit(facts), _by_numbers(facts))


def _by_visit(facts: Facts) -> ir.Table:
    body = facts.reading(bodies).select("institution_id", "division_code", "status", "status_on")
    visits = facts.table("site_visits")
    visits = visits.select(
        "visit_id", "teaching_subjects", "pupils", "teachers", _body="institution_id", day=visits.visited_at.date()
    )
    rows = visits.join(body, visits._body == body.institution_id)
    days = facts.reading(place_days).select("rest", "vacation", _place="division_code", _day="day")
    rows = rows.left_join(days, [rows.division_code == days._place, rows.day == days._day])
    undated = closing_untold(rows)
    was_open = open_on(rows, rows.day) & ~undated
    taught = rows.teaching_subjects.fill_null(False) | ((rows.pupils > 0) & (rows.teachers > 0)).fill_null(False)
    nobody = ((rows.pupils == 0) & (rows.teachers == 0)).fill_null(False) & ~rows.teaching_subjects.fill_null(False)
    school_day = ibis.cases((rows.rest | rows.vacation, False), (~rows.rest & ~rows.vacation, True))
    # On its status day itself a body may still be teaching its last lesson.
    closed = ~was_open & (rows.day > rows.status_on)
    breach = ibis.cases(
        (undated & (taught | nobody), ibis.null("boolean")),
        (was_open & nobody, school_day),
        (closed, taught),
        else_=False,
    )
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=rows.day,
        breach=breach,
        why=ibis.cases(
            (undated, "empty:institutions.status_on"), (rows.rest.isnull(), "outside_calendar"), else_="no_calendar"
        ),
        observed=ibis.cases((was_open, "0"), else_=rows.pupils.cast("string")),
        expected=rows.status,
        occasion=rows.visit_id,
        variant=ibis.cases((was_open, "nobody"), else_="teaching"),
        evidence=_evidence(rows.visit_id, rows.institution_id, ibis.null("string")),
    )


def _by_numbers(facts: Facts) -> ir.Table:
    rows = facts.reading(filed_counts)
    share = facts.law["count_difference_share"].on(facts.day(), rows.division_code)
    least = facts.law["count_difference_min"].on(facts.day(), rows.division_code)

    def differs(filed: ir.IntegerValue, counted: ir.IntegerValue) -> ir.BooleanValue:
        gap = (filed - counted).abs()
        return (gap > counted * share + 1e-9) & (gap >= least)

    staff = differs(rows.filed_staff, rows.staff)
    courses = differs(rows.filed_courses, rows.courses) & differs(rows.filed_courses, rows.courses_ever)
    some = staff.fill_null(False) | courses.fill_null(False)
    by_staff = staff.fill_null(False)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.updated_on, RULE.since),
        breach=ibis.cases((some, True), (~staff & ~courses, False)),
        why=ibis.cases((staff.isnull(), "no_staff_number"), else_="no_course_number"),
        observed=ibis.cases((by_staff, rows.filed_staff), else_=rows.filed_courses),
        expected=ibis.cases((by_staff, rows.staff), else_=rows.courses),
        variant=ibis.cases((by_staff, "staff"), else_="courses"),
        evidence=_evidence(ibis.null("string"), rows.institution_id, rows.institution_id),
    )


def _evidence(visit: ir.Value, body: ir.Value, filed: ir.Value) -> dict[str, dict[str, ir.Value]]:
    return {
        "site_visits": {"visit_id": visit},
        "institutions": {"institution_id": body},
        "platform_records": {"institution_id": filed},
    }
