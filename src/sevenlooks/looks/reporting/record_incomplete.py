"""A record with gaps · 填报不完整

Looks at: the required items of an open body, in the ledger and where the platform has them too: empty, or such as
cannot be true: a social credit code with a wrong check digit, a division that has been given up, dates out of order.
Why: whatever is decided about a body rests on these items.
Innocent when: everything required is there and can be true; what is not on the list may be empty.
Not judged when: the books have no column for an item and nothing else is wrong.

看什么:在营机构的必填项(台账,以及平台同样填报的项目):为空,或不可能属实——统一社会信用代码校验位不符、行政区划已撤销、日期先后颠倒。
为什么:对机构的一切判断都以这些项目为据。
何时无辜:必填项齐全且可能属实;不在清单上的项目可以为空。
何时不判:台账没有某一列,而其余都没有问题。
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.books import book, in_words
from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import bodies
from sevenlooks.readings.divisions import written_divisions
from sevenlooks.readings.platform import typed_codes
from sevenlooks.readings.states import judged_from

REQUIRED = (
    "uscc", "licence_no", "licence_valid_to", "registration_type", "operating_address", "legal_rep", "category",
    "stages", "mode", "status_on",
)  # fmt: skip
FILED_TOO = ("uscc", "operating_address", "category")
NOT_BEFORE_OPENING = ("licence_valid_to", "licence_cancelled_on", "status_on")


def _sentences() -> dict[str, Text]:
    """One sentence for each code of a gap, and one for each that has others beside it."""
    said = {"division_code!": Text("{name} 的行政区划代码已撤销", "{name}: the code of its division has been given up")}
    for item in (*REQUIRED, *(f"platform_records.{item}" for item in FILED_TOO)):
        where = Text("全国平台", "on the platform") if "." in item else Text("台账", "in the ledger")
        said[item] = _said("{{name}} 在{where}的“{item}”为空", "{{name}}: {item} is empty {where}", item, where)
        if item.endswith("uscc"):
            wrong = ("{{name}} 在{where}的“{item}”校验位不符", "{{name}}: the check digit of {item} is wrong {where}")
            said[f"{item}!"] = _said(*wrong, item, where)
    for item in NOT_BEFORE_OPENING:
        early = ("{{name}} 的“{item}”早于开办日期", "{{name}}: {item} lies before the day it opened")
        said[f"{item}<opened_on"] = _said(*early, item)
    alone = {code: Text(f"{text.zh}。", f"{text.en}.") for code, text in said.items()}
    return alone | {f"{c}+": Text(f"{t.zh},另有其他项目待核。", f"{t.en}; other items too.") for c, t in said.items()}


def _said(zh: str, en: str, item: str, where: Text | None = None) -> Text:
    column = item.rpartition(".")[2]
    return Text(zh, en).format(item=in_words.heading(book("institutions")[column]), where=where or "")


RULE = Rule(
    title=Text("填报不完整", "Record with gaps"),
    subject="institution",
    since=date(2021, 10, 31),
    needs=("institutions",),
    uses=("platform_records",),
    cites=("底数核查通知",),
    sentence=_sentences(),
)


@dataclass(frozen=True)
class _Check:
    """`wrong` (bool) with the code that names it; null where the books have no such column, `untold` saying so."""

    code: str
    wrong: ir.BooleanValue
    untold: str | None = None


def cases(facts: Facts) -> ir.Table:
    rows = _with_records(facts)
    checks = [*_empty(facts, rows), *_impossible(rows)]
    wrong = [check.wrong.fill_null(False) for check in checks]
    gaps = sum((here.cast("int64") for here in wrong[1:]), start=wrong[0].cast("int64"))
    first = ibis.coalesce(*(ibis.cases((here, c.code)) for c, here in zip(checks, wrong, strict=True)))
    listed = ibis.array([ibis.cases((here, check.code)) for check, here in zip(checks, wrong, strict=True)])
    untold = ibis.coalesce(*(ibis.cases((check.wrong.isnull(), check.untold)) for check in checks if check.untold))
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(rows.opened_on, RULE.since),
        breach=ibis.cases((gaps > 0, True), (untold.isnull(), False)),
        why=untold,
        observed=listed.filter(lambda code: code.notnull()).join(", "),
        variant=ibis.cases((gaps > 1, first + "+"), else_=first),
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "platform_records": {"institution_id": rows.filed_institution_id},
        },
    )


def _with_records(facts: Facts) -> ir.Table:
    """Open bodies with their platform record: `right`, `filed_right` (check digits fit), `division_holds`."""
    rows = facts.reading(bodies)
    rows = rows.filter(rows.is_open)
    filed = facts.table("platform_records").select("institution_id", "_batch", *FILED_TOO)
    filed = filed.rename({f"filed_{column}": column for column in filed.columns})
    rows = rows.left_join(filed, rows.institution_id == filed.filed_institution_id)
    codes = facts.reading(typed_codes)
    ledger, platform = codes.select(_code="code", right="right"), codes.select(_filed="code", filed_right="right")
    rows = rows.left_join(ledger, rows.uscc == ledger._code).drop("_code")
    rows = rows.left_join(platform, rows.filed_uscc == platform._filed).drop("_filed")
    divisions = facts.reading(written_divisions).select(_division="code", division_holds="holds")
    return rows.left_join(divisions, rows.division_code == divisions._division).drop("_division")


def _empty(facts: Facts, rows: ir.Table) -> list[_Check]:
    checks = []
    for column in REQUIRED:
        told = facts.told(rows, "institutions", column)
        empty = ~(rows.stages.length() > 0).fill_null(False) if column == "stages" else rows[column].isnull()
        checks.append(_Check(column, ibis.cases((told, empty)), f"no_column:institutions.{column}"))
    filed = rows.filed_institution_id.notnull()
    for column in FILED_TOO:
        told = ibis.literal(facts.has("platform_records", column))
        empty = filed & rows[f"filed_{column}"].isnull()
        where = f"platform_records.{column}"
        checks.append(_Check(where, ibis.cases((told | ~filed, empty)), f"no_column:{where}"))
    return checks


def _impossible(rows: ir.Table) -> list[_Check]:
    checks = [
        _Check("uscc!", ~rows.right.fill_null(True)),
        _Check("division_code!", ~rows.division_holds.fill_null(True)),
        _Check("platform_records.uscc!", ~rows.filed_right.fill_null(True)),
    ]
    for column in NOT_BEFORE_OPENING:
        early = (rows[column] < rows.opened_on).fill_null(False)
        checks.append(_Check(f"{column}<opened_on", early))
    return checks
