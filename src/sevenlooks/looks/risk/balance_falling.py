"""Supervised balance falling · 监管账户异常下降

Looks at: the supervised balance of each body: in custody, whether it lies under the yellow or red line of what is
prepaid and not yet taught; and whether, less what lessons and refunds explain, it broke with its own past.
Why: money leaves the account weeks before a body closes its doors.
Innocent when: lessons taught, refunds paid and the bank's charges explain the fall, as at the end of a term; a little
of the body's own money was taken out; the balance is at the line exactly.
Not judged when: there is no statement or balance; or the statement tells of fewer than eight weeks of past and nothing
prepaid is known of.

看什么:监管账户余额。实行托管的,是否低于已收未消费金额的黄线或红线;扣除已上课、已退费的部分后,是否偏离自身过往而骤降。
为什么:机构关门前数周,钱往往已经离开账户。
何时无辜:上课、退费、银行收费足以解释,如期末;只取出少量自有资金;余额恰在线上。
何时不判:没有流水或余额;流水不足八周,且已收未消费金额不明。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.balance_breaks import balance_breaks
from sevenlooks.readings.balances import supervised_balances
from sevenlooks.readings.money import yuan
from sevenlooks.readings.prepaid import prepaid
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("监管账户异常下降", "Supervised balance falling"),
    subject="institution",
    since=date(2021, 10, 21),
    needs=("accounts", "account_entries"),
    uses=("payments", "consumptions", "refunds", "contracts"),
    parameters=("yellow_line", "red_line", "balance_alarms", "match_days"),
    lead=True,
    cites=("教监管函〔2021〕2号",),
    sentence={
        "break": Text(
            "{name}的监管账户余额为 {observed:yuan} 元,通常为 {expected:yuan} 元;有 {amount} "
            "元的下降不能以上课和退费解释。",
            "{name} has {observed:yuan} yuan under supervision, {expected:yuan} are usual; lessons and refunds do "
            "not explain a fall of {amount} yuan.",
        ),
        "yellow": Text(
            "{name}的托管账户余额为 {observed:yuan} 元,低于已收未消费金额的黄线 {expected:yuan} 元,差 {amount} 元。",
            "{name} has {observed:yuan} yuan in custody, under the yellow line of {expected:yuan} yuan by {amount} "
            "yuan.",
        ),
        "red": Text(
            "{name}的托管账户余额为 {observed:yuan} 元,低于已收未消费金额的红线 {expected:yuan} 元,差 {amount} 元。",
            "{name} has {observed:yuan} yuan in custody, under the red line of {expected:yuan} yuan by {amount} yuan.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = _looked_at(facts)
    fallen = ibis.cases((rows.red, "red"), (rows.yellow, "yellow"), (rows.alarm, "break"))
    line = ibis.cases((rows.red, rows.red_line), (rows.yellow, rows.yellow_line))
    # Half on the yellow line, as an alarm has it on its own; one where nothing is left.
    depth = 1 - yuan(rows.balance) / rows.yellow_line / 2
    read = rows.lined | rows.alarm.notnull()
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(ibis.cases((rows.alarm, rows.on), else_=ibis.coalesce(rows.seen_on, rows.on)), RULE.since),
        breach=ibis.cases((fallen.notnull(), True), (read, False)),
        why=ibis.cases(
            (rows.seen_on.isnull(), "no_statement"),
            (rows.balance.isnull(), "empty:account_entries.balance_after"),
            else_="short_past",
        ),
        observed=yuan(rows.balance),
        expected=ibis.coalesce(line, rows.usual).cast("decimal(14,2)"),
        amount=ibis.cases((line.notnull(), line - yuan(rows.balance)), else_=rows.fallen),
        strength=ibis.cases((rows.yellow, ibis.greatest(rows.strength, depth)), else_=rows.strength),
        variant=fallen,
        evidence={"accounts": {"account_no": rows.account_nos}, "account_entries": {"entry_id": rows.entry_ids}},
    )


def _looked_at(facts: Facts) -> ir.Table:
    """Every open body with a supervised account, what its past says, and where the lines of its place lie (yuan)."""
    held = facts.reading(supervised_balances)
    held = held.select("mode", "balance", "seen_on", "account_nos", "entry_ids", of="institution_id")
    rows = facts.reading(balance_breaks)
    rows = rows.join(held, rows.institution_id == held.of).drop("of")
    rows = _with_prepaid(facts, rows)
    lines = {name: facts.law[name].on(facts.day(), rows.division_code) for name in ("yellow_line", "red_line")}
    rows = rows.mutate(
        custody=(rows["mode"] == "custody") & rows.balance.notnull(),
        **{name: (rows.owed * share).round(2) for name, share in lines.items()},
    )
    under = {name: rows.custody & (yuan(rows.balance) < rows[f"{name}_line"]) for name in ("yellow", "red")}
    return rows.mutate(
        lined=rows.custody & rows.sure, **{name: where.fill_null(False) for name, where in under.items()}
    )


def _with_prepaid(facts: Facts, rows: ir.Table) -> ir.Table:
    """`owed` (yuan, at least what is prepaid and not yet taught; null where the books do not tell) and `sure` (bool:

    nothing is left out of it).
    """
    if not all(facts.has(book) for book in ("payments", "consumptions", "refunds")):
        return rows.mutate(owed=ibis.null("float64"), sure=ibis.literal(False))
    owed = facts.reading(prepaid).select("untold", owes="institution_id", least=yuan(ibis._.prepaid))
    rows = rows.left_join(owed, rows.institution_id == owed.owes)
    return rows.mutate(owed=rows.least.fill_null(0.0), sure=~rows.untold.fill_null(False)).drop(
        "owes", "least", "untold"
    )
