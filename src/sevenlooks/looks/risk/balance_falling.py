"""A supervised balance that falls · 监管账户异常下降

Looks at: the balance of each supervised account, against its own past and against the yellow and red lines of its
place, as shares of what is prepaid and unconsumed.
Why: money leaves before people do; the account is the earliest witness.
Innocent when: lessons were taught and refunds paid to match, a course has ended, or the fall comes with every season.
Not judged when: the days are outside the account's statement, or its past is too short.

看什么:各监管账户余额与自身过往相比,以及与当地黄线、红线(占预收未消额的比例)相比。
为什么:人走之前钱先走,账户是最早的证人。
何时无辜:与已上课次和已退费用相符;课程结束;每季都有的下降。
何时不判:不在账户流水所涵盖的日期内,或过往太短。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("监管账户异常下降", "Supervised balance falling"),
    subject="institution",
    since=date(2021, 10, 21),
    needs=("accounts", "account_entries"),
    uses=("payments", "consumptions", "refunds", "contracts"),
    lead=True,
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}的监管账户余额 {observed} 元,应在 {expected} 元以上。",
        "The supervised balance of {name} is {observed} yuan; {expected} were to be expected.",
    ),
    unwritten="method_not_there",
)
