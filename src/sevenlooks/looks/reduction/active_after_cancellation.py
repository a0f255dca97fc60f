"""Active after its closing · 注销后仍运营

Looks at: every cancelled, banned or suspended body: lessons, payments, money in, consumptions, adverts and visits that
saw subject teaching, later than its status date.
Why: closed on paper and open in fact is the first thing the look-back looks for; families pay a body that is no more.
Innocent when: it only pays refunds, interest, charges and wages owed, gets back deposits, sells its things, confirms
late what was taught before, gets late from the bank what was paid before, or tells people that it has closed. The
status date itself still counts as open.
Not judged when: the status date is empty, or none of the books in which activity would stand was brought.

看什么:已注销、取缔、停业的机构在状态日期之后的课次、收费、进账、消课、广告,以及检查看到的学科培训。
为什么:“假注销、真运营”是回头看的第一看;家长把钱交给了已不存在的机构。
何时无辜:仅退费、结息、付手续费、补发工资、收回押金、变卖资产、补确认此前已上的课、银行延后入账此前的收费、发布停业通知;
状态日期当天仍视为在营。
何时不判:状态日期为空,或未报送任何可反映经营活动的台账。
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings import doings as d
from sevenlooks.readings.bodies import CLOSED, bodies
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("注销后仍运营", "Active after its closing"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=(
        "lessons",
        "payments",
        "consumptions",
        "contracts",
        "accounts",
        "account_entries",
        "adverts",
        "site_visits",
    ),
    parameters=("match_days",),
    cites=("回头看通知 一看",),
    sentence=Text(
        "{name}已于 {expected} 关停,此后仍有 {observed} 条上课、收费、进账、消课、广告或现场检查记录,"
        "最早为 {occurred_on}。",
        "{name} was closed on {expected}; lessons, payments, money in, consumptions, adverts or visits recorded after "
        "that: {observed}, the first on {occurred_on}.",
    ),
)
EVIDENCE = {
    "lessons": "lesson_id",
    "payments": "payment_id",
    "account_entries": "entry_id",
    "consumptions": "consumption_id",
    "adverts": "advert_id",
    "site_visits": "visit_id",
}


def cases(facts: Facts) -> ir.Table:
    closed = facts.reading(bodies)
    closed = closed.filter(closed.status.isin(CLOSED))
    closed = closed.select("institution_id", "division_code", "closed_from")
    found = _doings(facts, closed)
    active = found.group_by("institution_id").aggregate(
        doings=found.count(),
        first=found.day.min(),
        paid=found.amount.sum(where=found.kind == "payments"),
        banked=found.amount.sum(where=found.kind == "account_entries"),
        **{f"of_{kind}": d.keys_of(found, kind) for kind in EVIDENCE},
    )
    rows = closed.left_join(active.rename(active_body="institution_id"), closed.institution_id == active.institution_id)
    told = rows.closed_from.notnull() & ibis.literal(bool(_told(facts)))
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.coalesce(
            rows["first"], ibis.cases((rows.closed_from.notnull(), judged_from(rows.closed_from, RULE.since)))
        ),
        breach=ibis.cases((told, rows.doings.notnull())),
        why=ibis.cases((rows.closed_from.isnull(), "empty:institutions.status_on"), else_="no_activity_books"),
        observed=rows.doings,
        expected=rows.closed_from,
        # The same money may stand as a payment and as an entry: the larger sum, not both.
        amount=ibis.cases((ibis.coalesce(rows.banked > rows.paid, rows.paid.isnull()), rows.banked), else_=rows.paid),
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            **{kind: {key: rows[f"of_{kind}"]} for kind, key in EVIDENCE.items()},
        },
    )


def _told(facts: Facts) -> list[Callable[[Facts, ir.Table], ir.Table]]:
    """The readings for which the books were brought."""
    books = {
        d.held_lessons: ("lessons",),
        d.taken_payments: ("payments",),
        d.money_in: ("accounts", "account_entries"),
        d.consumed: ("contracts", "consumptions"),
        d.advertised: ("adverts",),
        d.seen_teaching: ("site_visits",),
    }
    return [read for read, needed in books.items() if all(facts.has(book) for book in needed)]


def _doings(facts: Facts, closed: ir.Table) -> ir.Table:
    """What every closed body did after its closing, no earlier than the rule's first day."""
    after = closed.filter(closed.closed_from.notnull())
    after = after.select("institution_id", day=after.closed_from)
    readings = _told(facts) or [d.held_lessons]
    found = ibis.union(*(read(facts, after) for read in readings)) if len(readings) > 1 else readings[0](facts, after)
    return found.filter(found.day >= ibis.literal(RULE.since))
