"""Money page: how each body's prepaid fees are supervised, what it charges, and how far ahead it collects."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import ibis.expr.types as ir

from sevenlooks.books import book
from sevenlooks.language import Lang, Text
from sevenlooks.readings import Facts
from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.money import fen
from sevenlooks.readings.prepaid import prepaid
from sevenlooks.readings.prices import guide_ceilings
from sevenlooks.reports.ledger.page import Field, Page, Rows
from sevenlooks.reports.paper import Value
from sevenlooks.screening import Run

FIELDS = (
    Field("机构编号", "Institution number", width=22),
    Field("机构名称", "Name", width=28),
    Field("监管方式", "Supervision mode"),
    Field("银行", "Bank", width=20),
    Field("账户尾号", "Account ends in"),
    Field("应监管余额(元)", "Prepaid and unconsumed (yuan)", "money", 18),
    Field("实监管余额(元)", "Supervised balance (yuan)", "money", 18),
    Field("取数时间", "Seen on", "date", 12),
    Field("指导价上限(元/课时)", "Guide price ceiling (yuan a lesson)", width=20),
    Field("课时单价(元)", "Price a lesson (yuan)", width=18),
    Field("每课时分钟", "Minutes a lesson", width=12),
    Field("班额", "Class size", width=12),
    Field("最长跨度(天)", "Longest span (days)", "count", 12),
    Field("最大课时数", "Most lessons", "count", 12),
    Field("合同版本", "Contract texts", width=22),
)


def rows(facts: Facts, run: Run, lang: Lang) -> Rows:
    """One row a body of which any of this is known; what no book tells stays empty."""
    held: dict[str, dict[str, object]] = defaultdict(dict)
    for told in (_accounts(facts), _balances(facts), _prepaid(facts), _courses(facts), _contracts(facts)):
        for row in facts.engine.take(told).to_pylist():
            if row["institution_id"]:
                held[row["institution_id"]].update(row)
    bodies = facts.table("institutions").select("institution_id", "name")
    names = {row["institution_id"]: row["name"] for row in facts.engine.take(bodies).to_pylist()}
    return [_row(key, names.get(key, ""), held[key], lang) for key in sorted(held)]


def _row(key: str, name: str, told: dict, lang: Lang) -> tuple[Value, ...]:
    kinds = book("accounts")["kind"].choices if lang == "zh" else {}
    mode = told.get("mode")
    joined = "、" if lang == "zh" else ", "
    return (
        key,
        name,
        kinds.get(mode, mode) if mode else None,
        joined.join(told.get("banks") or ()),
        joined.join(told.get("tails") or ()),
        _yuan(told.get("prepaid")),
        _yuan(told.get("balance")),
        told.get("seen_on"),
        _span(_yuan(told.get("least_ceiling")), _yuan(told.get("most_ceiling"))),
        _span(_yuan(told.get("least_price")), _yuan(told.get("most_price"))),
        _span(told.get("least_minutes"), told.get("most_minutes")),
        _span(told.get("least_size"), told.get("most_size")),
        told.get("longest"),
        told.get("most_lessons"),
        joined.join(sorted(told.get("templates") or ())),
    )


def _accounts(facts: Facts) -> ir.Table:
    accounts = facts.table("accounts")
    accounts = accounts.filter(accounts.kind.isin(("custody", "deposit")))
    return accounts.group_by("institution_id").aggregate(
        banks=accounts.bank.collect(distinct=True, where=accounts.bank.notnull()),
        tails=accounts.account_no.right(4).collect(distinct=True),
    )


def _balances(facts: Facts) -> ir.Table:
    return facts.reading(supervised_balances).select("institution_id", "mode", "seen_on", "balance")


def _prepaid(facts: Facts) -> ir.Table:
    """What is left with the body; nothing is said where nobody told what has been taught."""
    rows = facts.reading(prepaid)
    known = facts.has("payments") and facts.has("consumptions")
    return rows.filter(~rows.untold if known else False).select("institution_id", "prepaid")


def _courses(facts: Facts) -> ir.Table:
    courses = facts.table("courses")
    rows = courses.left_join(facts.reading(guide_ceilings).select("course_id", "ceiling"), "course_id")
    rows = rows.mutate(price=fen(rows.price_per_lesson))
    ends = {"ceiling": "ceiling", "price": "price", "minutes": "lesson_minutes", "size": "class_size"}
    least = {f"least_{name}": rows[column].min() for name, column in ends.items()}
    most = {f"most_{name}": rows[column].max() for name, column in ends.items()}
    return rows.group_by("institution_id").aggregate(**least, **most)


def _contracts(facts: Facts) -> ir.Table:
    contracts = facts.table("contracts")
    days = contracts.covers_to.delta(contracts.covers_from, unit="day") + 1
    return contracts.group_by("institution_id").aggregate(
        longest=days.max(),
        most_lessons=contracts.lessons.max(),
        templates=contracts.template.collect(distinct=True, where=contracts.template.notnull()),
    )


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen).scaleb(-2)


def _span(least: object, most: object) -> str:
    if least is None:
        return ""
    return str(least) if least == most else f"{least}–{most}"


PAGE = Page(Text("资金", "Money"), FIELDS, rows)
