"""Finding page: one row a finding, with its clause and the clause's day, and its evidence rows."""

from __future__ import annotations

import json
from decimal import Decimal

from sevenlooks.language import Lang, Text
from sevenlooks.law import Law
from sevenlooks.readings import Facts
from sevenlooks.reports.ledger.page import Field, Page, Rows
from sevenlooks.reports.places import place
from sevenlooks.reports.words import BREACH, LEAD, masked
from sevenlooks.screening import Run

SCREENING = Text("台账筛查", "screening of the books")
FIELDS = (
    Field("线索编号", "Finding id", width=36),
    Field("专项行动", "Campaign"),
    Field("看", "Look", width=16),
    Field("事项", "Item", "text", 26),
    Field("性质", "Kind", "lead_or_breach", 9),
    Field("县(市、区)", "County"),
    Field("机构编号", "Institution number", width=22),
    Field("机构名称", "Institution", width=28),
    Field("对象", "Subject", width=24),
    Field("发现方式", "How found", width=18),
    Field("发现时间", "Found as of", "date", 12),
    Field("发生日期", "Occurred on", "date", 12),
    Field("证据", "Evidence", "text", 36),
    Field("描述", "What was found", "text", 50),
    Field("法规依据(施行日期)", "Clause (in force from)", "text", 34),
    Field("严重程度(0–1)", "Strength (0–1)", "money", 12),
    Field("涉及人数", "Persons concerned", "count", 10),
    Field("涉及金额(元)", "Amount (yuan)", "money", 14),
)


def rows(facts: Facts, run: Run, lang: Lang) -> Rows:
    """One row a finding. Campaign and persons concerned stay empty until somebody keeps them."""
    rules = {o.rule.id: o.rule for o in run.outcomes}
    bodies = facts.table("institutions").select("institution_id", "name")
    names = {row["institution_id"]: row["name"] for row in facts.engine.take(bodies).to_pylist()}
    made: Rows = []
    for row in run.findings.to_pylist():
        rule, institution = rules[row["rule"]], row["institution_id"] or ""
        amount = None if row["amount"] is None else Decimal(f"{row['amount']:.2f}")
        made.append(
            (
                row["finding_id"],
                None,
                rule.look.title.in_(lang),
                rule.title.in_(lang),
                (LEAD if rule.lead else BREACH).in_(lang),
                place(row["division_code"] or "", lang),
                institution,
                names.get(institution, ""),
                masked(row["subject_id"]),
                SCREENING.in_(lang),
                run.as_of,
                row["occurred_on"],
                evidence(row["evidence"]),
                masked(row["reason"]),
                clauses(rule.cites, facts.law, lang),
                Decimal(f"{row['strength']:.2f}"),
                None,
                amount,
            )
        )
    return made


def evidence(told: str) -> str:
    """The evidence rows by table and key: "lessons L1; courses C1"; of a person's key only its beginning."""
    entries = [f"{entry['table']} {'/'.join(map(str, entry['key'].values()))}" for entry in json.loads(told)]
    return masked("; ".join(entries))


def clauses(cites: tuple[str, ...], law: Law, lang: Lang) -> str:
    """Each clause with the day it took force, where it is known."""
    said = []
    for key in cites:
        cited = law.citations.get(key)
        since = cited.since if cited else None
        said.append(Text("{k}({d}起)", "{k} (from {d})").format(k=key, d=since).in_(lang) if since else key)
    return "; ".join(said)


PAGE = Page(Text("线索与问题", "Findings"), FIELDS, rows)
