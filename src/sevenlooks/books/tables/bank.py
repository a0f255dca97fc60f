"""Accounts, bank statements, yearly financials."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

ACCOUNTS = Book(
    name="accounts",
    zh="账户",
    key=("account_no",),
    columns=(
        Column("account_no", "text", "账号", required=True),
        Column("institution_id", "text", "机构编号", refers="institutions.institution_id"),
        Column(
            "kind",
            "enum",
            "账户性质",
            required=True,
            choices={
                "custody": "银行托管专户",
                "deposit": "风险保证金",
                "basic": "基本户",
                "personal": "个人",
                "other": "其他",
            },
        ),
        Column("bank", "text", "开户行"),
        Column("opened_on", "date", "开户日期"),
        Column("closed_on", "date", "销户日期", after="opened_on"),
        Column("statement_from", "date", "流水起", about="days for which account_entries are complete"),
        Column("statement_to", "date", "流水止", after="statement_from"),
    ),
)

ACCOUNT_ENTRIES = Book(
    name="account_entries",
    zh="账户流水",
    key=("entry_id",),
    large=True,
    columns=(
        Column("entry_id", "text", "流水号", required=True),
        Column("account_no", "text", "账号", required=True, refers="accounts.account_no"),
        Column("booked_on", "date", "记账日期", required=True),
        Column("amount", "money", "金额", about="positive in, negative out", unit="yuan"),
        Column("counterparty_account", "text", "对方账号"),
        Column("counterparty_name", "text", "对方户名", privacy="personal", masked="person"),
        Column("purpose", "text", "用途"),
        Column("balance_after", "money", "余额", unit="yuan"),
    ),
)

FINANCIALS = Book(
    name="financials",
    zh="年度财务",
    key=(
        "institution_id",
        "year",
    ),
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("year", "int", "年度", unit="year", required=True, minimum=0),
        Column("revenue", "money", "收入", unit="yuan", minimum=0),
        Column("subject_sales", "money", "学科类培训销售收入", unit="yuan", minimum=0),
        Column("publicity_cost", "money", "宣传费用", unit="yuan", minimum=0),
        Column("payroll", "money", "工资总额", unit="yuan", minimum=0),
        Column("headcount", "int", "人数", unit="persons", minimum=0),
        Column("rent", "money", "房租", unit="yuan", minimum=0),
        Column("related_party_cost", "money", "关联交易支出", unit="yuan", minimum=0),
        Column("surplus", "money", "结余", unit="yuan"),
        Column("distributed", "money", "分红或返还举办者", unit="yuan", minimum=0),
        Column("startup_capital", "money", "开办资金", unit="yuan", minimum=0),
        Column("net_assets", "money", "净资产", unit="yuan"),
        Column("prepaid_balance", "money", "年末预收费余额", unit="yuan", minimum=0),
    ),
)
