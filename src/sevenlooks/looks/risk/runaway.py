"""Signs of running away with pupils' money · 卷款跑路预警

Looks at: prepaid money, falling lessons, staff leaving, late refunds and rising complaints together.
Why: each alone is ordinary; together, and early, they leave time to secure what families have paid.
Innocent when: school vacations explain the fall, staff moved to another site of the body, or refunds are paid in time.
Not judged when: too few of these signs can be read from the books that were brought.

看什么:预收余额、课次减少、人员离职、退费拖延、投诉增多是否同时出现。
为什么:单独看都平常,同时出现而及早发现,才来得及保住家长的钱。
何时无辜:寒暑假所致;人员调往本机构其他校区;退费按期支付。
何时不判:已报送的台账能反映的迹象太少。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

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
    lead=True,
    cites=("教监管函〔2021〕2号",),
    sentence=Text(
        "{name}同时出现多项跑路迹象,尚有 {amount} 元预收费未消课。",
        "{name} shows several signs of running away, with {amount} yuan prepaid and not yet taught.",
    ),
    unwritten="method_not_there",
)
