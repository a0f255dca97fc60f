"""Reborn in another shell · 换壳重开

Looks at: what moved from a cancelled, banned or suspended body to another one that was open after the closing: people
who joined, pupils who joined, the site, the telephone, the legal representative or controller, the account, the own
part of the name. The other may be a body of the ledger, one that is suspected, or a firm in no ledger. All of it is
weighed by how rare it is (Fellegi and Sunter), and a lead is given where it is likelier than not.
Why: a new sign on the same door keeps the old business out of every list.
Innocent when: the other body holds both papers and carries the first one's code or name among its former ones; a campus
went back to the house it belongs to; what they share is common (an agent's telephone, a door where many firms are
registered, a large building, a franchise); one teacher or a few pupils went elsewhere; who works at several bodies was
there before the closing.
Not judged when: nothing is known of people, pupils, site and telephone of the closed body or of any other; the status
date is empty.

看什么:注销、取缔、停业的机构关停后,转移到此后在营的另一家的人员、学员、场地、电话、法定代表人或实际控制人、账户、字号。
另一家可以是台账内机构、疑似机构,也可以是不在台账的市场主体。各项按稀有程度加权(Fellegi–Sunter 方法),
可能性过半才列为线索。
为什么:换个招牌,旧生意就不在任何名单上。
何时无辜:对方证照齐全且曾用代码或曾用名含原机构;校区并回本校;共有之物本就常见(代办电话、集群注册地址、同一栋大楼、连锁品牌);
只有一名教师或少数学员去了别处;兼职者关停前已在对方任职。
何时不判:关停机构或其他各家的人员、学员、场地、电话均未知;状态日期为空。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.methods.linkage.succession import LIKELY
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import CLOSED, bodies
from sevenlooks.readings.comparable import comparable
from sevenlooks.readings.states import judged_from
from sevenlooks.readings.successions import successions

# What moved, in the order of `ties`; people and pupils are told with their numbers.
_MOVED = {
    "people": Text("人员({observed})", "people ({observed})"),
    "pupils": Text("学员({expected})", "pupils ({expected})"),
    "account": Text("账户", "the account"),
    "brand": Text("字号", "the name"),
    "door": Text("房间", "the room"),
    "hands": Text("法定代表人或实际控制人", "the legal representative or controller"),
    "phone": Text("电话", "the telephone"),
    "renamed": Text("字号(改换行业)", "the name (in another trade)"),
    "site": Text("场地", "the site"),
}


def _sentences() -> Iterator[tuple[str, Text]]:
    """One sentence for every set of things that moved; a room lies within its site."""
    for size in range(1, len(_MOVED) + 1):
        for ties in combinations(_MOVED, size):
            told = [_MOVED[tie] for tie in ties if not (tie == "site" and "door" in ties)]
            zh, en = "、".join(t.zh for t in told), ", ".join(t.en for t in told)
            yield (
                ",".join(ties),
                Text(
                    "{name}关停后,{linked_name}疑似承接其" + zh + "(可能性 {strength})。",
                    "{linked_name} seems to carry on {name} after its closing: " + en + " (probability {strength}).",
                ),
            )


RULE = Rule(
    title=Text("换壳重开", "Reborn in another shell"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("institutions",),
    uses=("market_entities", "staff", "enrolments", "lessons", "accounts"),
    lead=True,
    cites=("回头看通知 一看",),
    sentence=dict(_sentences()),
)


def cases(facts: Facts) -> ir.Table:
    closed = facts.reading(bodies)
    closed = closed.filter(closed.status.isin(CLOSED)).select("institution_id", "division_code", "closed_from")
    known, found = facts.reading(comparable), facts.reading(successions)
    rows = closed.left_join(known, closed.institution_id == known.closed_id).drop("closed_id")
    rows = rows.left_join(found, rows.institution_id == found.closed_id)
    likely = (rows.likely >= LIKELY).fill_null(False)
    started = ibis.cases((likely, rows.since), else_=rows.closed_from)
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=ibis.cases((rows.closed_from.notnull(), judged_from(started, RULE.since))),
        breach=ibis.cases((rows.closed_from.notnull() & rows.compared.fill_null(False), likely)),
        why=ibis.cases((rows.closed_from.isnull(), "empty:institutions.status_on"), else_="no_reference"),
        observed=rows.people,
        expected=rows.pupils,
        strength=rows.likely,
        linked=rows.other_id,
        variant=rows.ties.fill_null(""),
        evidence={
            "institutions": {"institution_id": _both(rows)},
            "market_entities": {"uscc": ibis.cases((~rows.listed, rows.other_id))},
            "staff": {
                "institution_id": rows.other_id,
                "person_key": rows.staff_keys,
                "joined_on": rows.staff_days,
            },
            "lessons": {"lesson_id": rows.lesson_ids},
            "enrolments": {
                "institution_id": rows.other_id,
                "student_key": rows.pupil_keys,
                "joined_on": rows.pupil_days,
            },
        },
    )


def _both(rows: ir.Table) -> ir.ArrayValue:
    alone = ibis.array([rows.institution_id])
    return ibis.cases((rows.listed, ibis.array([rows.institution_id, rows.other_id])), else_=alone)
