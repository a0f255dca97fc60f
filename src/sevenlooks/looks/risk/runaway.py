"""Signs of running away with pupils' money · 卷款跑路预警

Looks at: prepaid money piling up, lessons falling, staff leaving, refunds past their day, complaints rising and
withdrawals that teaching does not explain, each against the body's own past and against bodies alike in the same weeks.
Why: each alone is ordinary; together, and early, they leave time to secure what families have paid.
Innocent when: everybody has vacation; staff moved to another site of the body; refunds are paid in time; only one or
two signs show, however strongly; nothing prepaid is left.
Not judged when: fewer than three of these signs can be read from the books that were brought.

看什么:预收余额堆积、课次减少、人员离职、退费逾期、投诉增多、与授课无关的支取,逐项与本机构过往、与同类机构同期相比,合并判断。
为什么:单独看都平常,同时出现而及早发现,才来得及保住家长的钱。
何时无辜:寒暑假大家都少课;人员调往本机构其他校区;退费按期支付;只有一两项迹象,无论多强;已无未消课的预收费。
何时不判:已报送的台账能反映的迹象不足三项。
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.days import days_after
from sevenlooks.readings.runaways import runaways
from sevenlooks.readings.states import judged_from

DAYS = 56  # whose events are shown: the longest window
# In the order in which the reading names them.
SIGNS = {
    "prepaid": Text("预收余额堆积(元)", "prepaid money piling up (yuan)"),
    "lessons": Text("四周课次减少", "fewer lessons in four weeks"),
    "staff": Text("八周内离职", "people leaving within eight weeks"),
    "refunds": Text("八周内退费逾期", "refunds late within eight weeks"),
    "complaints": Text("八周内投诉", "complaints within eight weeks"),
    "withdrawals": Text("与授课无关的支取(元)", "money withdrawn that teaching does not explain (yuan)"),
}


UNTOLD = "?"  # ends the variant of a body of which the books do not tell what is prepaid


def _sentences() -> dict[str, Text]:
    """One for every combination of signs, which names them in their order, with what is prepaid and without."""
    said = {}
    for count in range(1, len(SIGNS) + 1):
        for chosen in combinations(SIGNS, count):
            zh, en = "、".join(SIGNS[n].zh for n in chosen), ", ".join(SIGNS[n].en for n in chosen)
            zh = f"{{name}}同时出现:{zh};依次为 {{observed}},通常为 {{expected}}。"
            en = f"{{name}} shows together: {en}; in this order {{observed}}, where {{expected}} are usual."
            said["+".join(chosen)] = Text(
                f"{zh}尚有预收未消课 {{amount}} 元。", f"{en} {{amount}} yuan are prepaid and not yet taught."
            )
            said["+".join(chosen) + UNTOLD] = Text(zh, en)
    return said


RULE = Rule(
    title=Text("卷款跑路预警", "Signs of running away"),
    subject="institution",
    since=date(2021, 10, 21),
    needs=("institutions",),
    uses=(
        "payments",
        "contracts",
        "consumptions",
        "lessons",
        "refunds",
        "staff",
        "complaints",
        "accounts",
        "account_entries",
    ),
    parameters=("runaway_alarms",),
    lead=True,
    cites=("教监管函〔2021〕2号",),
    sentence=_sentences(),
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(runaways)
    found = rows.filter(rows.alarm).select(body="institution_id")
    for name, keys in (
        ("refunds", _late_refunds(facts, found)),
        ("complaints", _complaints(facts, found)),
        ("staff", _leavers(facts, found)),
    ):
        rows = rows.left_join(keys, rows.institution_id == keys[f"{name}_of"])
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.on, RULE.since),
        breach=rows.alarm,
        why=ibis.literal("too_few_signs"),
        observed=rows.seen,
        expected=rows.usual,
        amount=rows.amount,
        strength=rows.strength,
        variant=rows.speaking + ibis.cases((rows.amount.isnull(), UNTOLD), else_=""),
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "refunds": {"refund_id": rows.refund_ids},
            "complaints": {"complaint_id": rows.complaint_ids},
            "staff": {
                "institution_id": ibis.cases((rows.person_keys.notnull(), rows.institution_id)),
                "person_key": rows.person_keys,
                "joined_on": rows.joining_days,
            },
        },
    )


def _of_late(facts: Facts, day: ir.DateValue) -> ir.BooleanValue:
    """Whether a day lies in the longest window before the as-of day."""
    return (day <= facts.day()) & (facts.day() < days_after(day, DAYS))


def _late_refunds(facts: Facts, found: ir.Table) -> ir.Table:
    rows = facts.table("refunds").semi_join(found, facts.table("refunds").institution_id == found.body)
    unpaid = ~(rows.paid_on <= rows.due_on).fill_null(False)
    rows = rows.filter(_of_late(facts, rows.due_on), unpaid)
    return rows.group_by(refunds_of="institution_id").aggregate(refund_ids=rows.refund_id.collect().sort()[:20])


def _complaints(facts: Facts, found: ir.Table) -> ir.Table:
    rows = facts.table("complaints").semi_join(found, facts.table("complaints").institution_id == found.body)
    rows = rows.filter(_of_late(facts, rows.received_at.date()))
    return rows.group_by(complaints_of="institution_id").aggregate(
        complaint_ids=rows.complaint_id.collect().sort()[:20]
    )


def _leavers(facts: Facts, found: ir.Table) -> ir.Table:
    """The parts of a key are gathered together, so that they stay together row by row."""
    rows = facts.table("staff").semi_join(found, facts.table("staff").institution_id == found.body)
    rows = rows.filter(_of_late(facts, rows.left_on))
    key = ibis.struct({"person": rows.person_key, "joined": rows.joined_on})
    people = rows.group_by(staff_of="institution_id").aggregate(keys=key.collect().sort()[:20])
    return people.select(
        "staff_of",
        person_keys=people["keys"].map(lambda key: key.person),
        joining_days=people["keys"].map(lambda key: key.joined),
    )
