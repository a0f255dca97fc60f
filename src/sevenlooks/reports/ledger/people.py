"""Person page: findings on persons, and on places that may be persons, counted in person-times."""

from __future__ import annotations

from collections import Counter

from sevenlooks.language import Lang, Text
from sevenlooks.readings import Facts
from sevenlooks.reports.ledger.findings import clauses
from sevenlooks.reports.ledger.page import Field, Page, Rows
from sevenlooks.reports.places import place
from sevenlooks.reports.words import BREACH, LEAD, UNITS, masked
from sevenlooks.screening import Run

IN_SERVICE = "content_and_staff.in_service_teacher"
YES, NO, UNKNOWN = Text("是", "yes"), Text("否", "no"), Text("未判", "not judged")
FIELDS = (
    Field("线索编号", "Finding id", width=36),
    Field("人员或点位", "Person or place", width=34),
    Field("类别", "Which"),
    Field("任职机构编号", "On the staff of", width=22),
    Field("县(市、区)", "County"),
    Field("看", "Look", width=16),
    Field("事项", "Item", "text", 26),
    Field("性质", "Kind", "lead_or_breach", 9),
    Field("人次", "Person-times", "count", 10),
    Field("在职中小学教师", "In-service school teacher"),
    Field("描述", "What was found", "text", 50),
    Field("法规依据(施行日期)", "Clause (in force from)", "text", 34),
)


def rows(facts: Facts, run: Run, lang: Lang) -> Rows:
    """One row a finding; `Person-times` counts how often the same person or place was found."""
    rules = {o.rule.id: o.rule for o in run.outcomes}
    told = [row for row in run.findings.to_pylist() if row["subject_kind"] in ("person", "place")]
    times = Counter(row["subject_id"] for row in told)
    teachers = {row["subject_id"] for row in told if row["rule"] == IN_SERVICE}
    judged = any(o.judged for o in run.outcomes if o.rule.id == IN_SERVICE)
    made: Rows = []
    for row in told:
        rule, subject = rules[row["rule"]], row["subject_id"]
        known = judged and row["subject_kind"] == "person"
        teacher = (YES if subject in teachers else NO) if known else UNKNOWN
        made.append(
            (
                row["finding_id"],
                masked(subject),
                UNITS[row["subject_kind"]].in_(lang),
                row["institution_id"],
                place(row["division_code"] or "", lang),
                rule.look.title.in_(lang),
                rule.title.in_(lang),
                (LEAD if rule.lead else BREACH).in_(lang),
                times[subject],
                teacher.in_(lang),
                masked(row["reason"]),
                clauses(rule.cites, facts.law, lang),
            )
        )
    return made


PAGE = Page(Text("人员", "Persons"), FIELDS, rows)
