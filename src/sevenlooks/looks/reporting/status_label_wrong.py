"""A wrong status label · 状态标签不符

Looks at: the status somebody typed on the platform, against the ledger's status on the day looked from.
Why: the base numbers of the whole clean-up are counted by this label.
Innocent when: the label says the same in other words, says only that the body is open (or stopped) where the ledger
says how it came to be, or was right until the ledger's status changed after the day looked from.
Not judged when: the label cannot be read as any status, or the platform's data have no label at all.

看什么:平台上填写的办学状态标签,对照台账当日状态。
为什么:整个治理的底数就是按这个标签统计的。
何时无辜:说法不同而意思相同;台账写明如何在营(停办),标签只说在营(停办);台账状态在当日之后才改变。
何时不判:标签认不出是哪种状态;平台数据没有标签一列。
"""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule, judge
from sevenlooks.readings import Facts
from sevenlooks.readings.bodies import CLOSED, OPEN
from sevenlooks.readings.periods import latest
from sevenlooks.readings.platform import records, status_labels
from sevenlooks.readings.states import judged_from

RULE = Rule(
    title=Text("状态标签不符", "Wrong status label"),
    subject="institution",
    since=date(2021, 11, 15),
    needs=("institutions", "platform_records"),
    cites=("底数核查通知",),
    sentence={
        "empty": Text("{name} 在全国平台的办学状态标签为空。", "{name} has no status label on the national platform."),
        "differs": Text(
            "{name} 在全国平台的状态标签为“{observed}”,台账状态为“{expected:institutions.status}”,两者不符。",
            "The status label of {name} on the national platform is “{observed}”; the ledger says "
            "“{expected:institutions.status}”.",
        ),
    },
)


def cases(facts: Facts) -> ir.Table:
    rows = facts.reading(records)
    labels = facts.reading(status_labels)
    rows = rows.left_join(labels, rows.filed_status_label == labels.label)
    # Before its status date a body counts as operating.
    begun = (rows.status_on <= facts.day()).fill_null(True)
    status = ibis.cases((begun | rows.status.isin(OPEN), rows.status), else_="operating")
    says_less = ((rows.means == "operating") & status.isin(OPEN)) | ((rows.means == "suspended") & status.isin(CLOSED))
    empty = rows.filed_status_label.isnull()
    told = facts.has("platform_records", "status_label")
    return judge(
        rows,
        subject=rows.institution_id,
        institution=rows.institution_id,
        division=rows.division_code,
        on=judged_from(latest(rows.filed_updated_on, ibis.cases((begun, rows.status_on))), RULE.since),
        breach=ibis.cases(
            (empty, ibis.literal(True) if told else ibis.null("boolean")),
            (rows.means.notnull(), (rows.means != status) & ~says_less),
        ),
        why=ibis.cases((empty, "no_column:platform_records.status_label"), else_="unreadable_label"),
        observed=rows.filed_status_label,
        expected=status,
        variant=ibis.cases((empty, "empty"), else_="differs"),
        evidence={
            "institutions": {"institution_id": rows.institution_id},
            "platform_records": {"institution_id": rows.institution_id},
        },
    )
