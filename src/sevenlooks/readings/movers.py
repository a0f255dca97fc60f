"""Who went from a closed body to another one after its closing: people and pupils (definitions.md, Reborn)."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.methods.linkage.succession import LEFT_BEFORE
from sevenlooks.readings.bodies import CLOSED, bodies
from sevenlooks.readings.facts import Facts, reading

STILL = date(9999, 12, 31)


@reading(kept=True)
def closings(facts: Facts) -> ir.Table:
    """`closed_id`, `closed_from`: every body that was closed by the as-of day, on a day that is told."""
    rows = facts.reading(bodies)
    rows = rows.filter(rows.status.isin(CLOSED), rows.closed_from <= facts.day())
    return rows.select("closed_from", closed_id=rows.institution_id)


@reading(kept=True)
def closed_people(facts: Facts) -> ir.Table:
    """`closed_id`, `closed_from`, `member`: who was on a closed body's staff, or taught there, when it closed.

    Those who left in the half-year before count too: classes end before the papers do.
    """
    closed = facts.reading(closings)
    staff, lessons = facts.table("staff"), facts.table("lessons")
    taught = lessons.semi_join(closed, lessons.institution_id == closed.closed_id)
    return _there_at_closing(closed, ibis.union(_employed(staff), _taught(taught)))


@reading(kept=True)
def closed_pupils(facts: Facts) -> ir.Table:
    """`closed_id`, `closed_from`, `member`: the pupils of a closed body when it closed, or in the half-year before."""
    return _there_at_closing(facts.reading(closings), _enrolled(facts.table("enrolments")))


@reading(kept=True)
def moved_people(facts: Facts) -> ir.Table:
    """One row a closed body, one of its people, and a body that the person joined after the closing:

    `closed_id`, `other_id`, `member`, `since` (date), `bodies` (how many they joined), and of the row that shows it
    `joined_on` (of the staff book) or `lesson_id`.
    """
    members = facts.reading(closed_people)
    staff, lessons = facts.table("staff"), facts.table("lessons")
    staff = staff.semi_join(members, staff.person_key == members.member)
    lessons = lessons.semi_join(members, lessons.teacher_key == members.member)
    return _moved(facts, members, ibis.union(_employed(staff), _taught(lessons)))


@reading(kept=True)
def moved_pupils(facts: Facts) -> ir.Table:
    """As `moved_people`, of pupils: `joined_on` of the enrolment; no `lesson_id`."""
    members, enrolments = facts.reading(closed_pupils), facts.table("enrolments")
    enrolments = enrolments.semi_join(members, enrolments.student_key == members.member)
    return _moved(facts, members, _enrolled(enrolments))


def _employed(staff: ir.Table) -> ir.Table:
    return _spells(staff, staff.person_key)


def _enrolled(enrolments: ir.Table) -> ir.Table:
    return _spells(enrolments, enrolments.student_key)


def _spells(rows: ir.Table, member: ir.StringValue) -> ir.Table:
    return rows.select(
        "institution_id",
        member=member,
        since="joined_on",
        until=rows.left_on.fill_null(STILL),
        joined_on="joined_on",
        lesson_id=ibis.null("string"),
    )


def _taught(lessons: ir.Table) -> ir.Table:
    day = lessons.starts_at.date()
    lessons = lessons.filter(lessons.teacher_key.notnull())
    spells = lessons.group_by("institution_id", member=lessons.teacher_key).aggregate(
        since=day.min(), until=day.max(), lesson_id=lessons.lesson_id.min()
    )
    return spells.select("institution_id", "member", "since", "until", ibis.null("date").name("joined_on"), "lesson_id")


def _there_at_closing(closed: ir.Table, spells: ir.Table) -> ir.Table:
    rows = spells.join(closed, spells.institution_id == closed.closed_id)
    late = rows.until >= rows.closed_from - ibis.interval(days=LEFT_BEFORE)
    return rows.filter(rows.since <= rows.closed_from, late).select("closed_id", "closed_from", "member").distinct()


def _moved(facts: Facts, members: ir.Table, spells: ir.Table) -> ir.Table:
    """Who was at the other body before the closing already has not moved there."""
    spells = spells.filter(spells.since <= facts.day())
    there = spells.group_by(["institution_id", "member"]).aggregate(
        since=spells.since.min(), joined_on=spells.joined_on.min(), lesson_id=spells.lesson_id.min()
    )
    rows = members.join(there, "member")
    rows = rows.filter(rows.institution_id != rows.closed_id, rows.since > rows.closed_from)
    joined = rows.group_by(["closed_id", "member"]).aggregate(bodies=rows.count())
    rows = rows.join(joined, ["closed_id", "member"])
    return rows.select("closed_id", "member", "since", "joined_on", "lesson_id", "bodies", other_id="institution_id")
