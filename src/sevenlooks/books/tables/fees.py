"""Contracts and the money of families."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

CONTRACTS = Book(
    name="contracts",
    zh="合同",
    key=("contract_id",),
    large=True,
    columns=(
        Column("contract_id", "text", "合同编号", required=True),
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("course_id", "text", "课程编号", refers="courses.course_id"),
        Column("student_key", "key", "学员证件号", privacy="personal", required=True),
        Column("signed_on", "date", "签订日期", required=True),
        Column("template", "text", "合同文本", about="GF-2021-2604 or other"),
        Column("lessons", "int", "课时数", unit="lessons", minimum=0),
        Column("covers_from", "date", "服务起"),
        Column("covers_to", "date", "服务止", after="covers_from"),
        Column("amount", "money", "合同金额", unit="yuan", required=True, minimum=0),
        Column("loan", "bool", "使用培训贷"),
    ),
)

PAYMENTS = Book(
    name="payments",
    zh="收费",
    key=("payment_id",),
    large=True,
    columns=(
        Column("payment_id", "text", "收费编号", required=True),
        Column("contract_id", "text", "合同编号", refers="contracts.contract_id"),
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("paid_on", "date", "收费日期", required=True),
        Column("amount", "money", "金额", unit="yuan", required=True, minimum=0),
        Column(
            "channel",
            "enum",
            "收费渠道",
            choices={
                "platform": "全国平台",
                "bank": "银行",
                "pos": "POS",
                "wechat": "微信",
                "alipay": "支付宝",
                "cash": "现金",
                "other": "其他",
            },
        ),
        Column("payee_account", "text", "收款账号", about="as printed on the receipt; empty when unknown"),
    ),
)

CONSUMPTIONS = Book(
    name="consumptions",
    zh="消课",
    key=("consumption_id",),
    large=True,
    columns=(
        Column("consumption_id", "text", "消课编号", required=True),
        Column("contract_id", "text", "合同编号", required=True, refers="contracts.contract_id"),
        Column("lesson_id", "text", "课次编号", refers="lessons.lesson_id"),
        Column("consumed_on", "date", "消课日期", required=True),
        Column("lessons", "number", "课时", unit="lessons", minimum=0),
        Column("amount", "money", "金额", unit="yuan", minimum=0),
        Column(
            "confirmed_by", "enum", "确认方式", choices={"parent": "家长", "default": "逾期默认", "institution": "机构"}
        ),
    ),
)

REFUNDS = Book(
    name="refunds",
    zh="退费",
    key=("refund_id",),
    columns=(
        Column("refund_id", "text", "退费编号", required=True),
        Column("contract_id", "text", "合同编号", refers="contracts.contract_id"),
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("requested_on", "date", "申请日期", required=True),
        Column("due_on", "date", "应退期限", after="requested_on"),
        Column("amount_due", "money", "应退金额", unit="yuan", minimum=0),
        Column("amount_paid", "money", "已退金额", unit="yuan", minimum=0),
        Column("paid_on", "date", "退费日期", after="requested_on"),
    ),
)
