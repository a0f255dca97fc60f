"""Market entities (市场主体) and parties related to a body."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

MARKET_ENTITIES = Book(
    name="market_entities",
    zh="市场主体",
    key=("uscc",),
    columns=(
        Column("uscc", "text", "统一社会信用代码", privacy="public", required=True, check="uscc"),
        Column("name", "text", "名称", privacy="public", required=True),
        Column("entity_type", "text", "主体类型", privacy="public"),
        Column("scope", "text", "经营范围", privacy="public"),
        Column("registered_on", "date", "成立日期", privacy="public"),
        Column(
            "state",
            "enum",
            "登记状态",
            privacy="public",
            choices={"active": "存续", "cancelled": "注销", "revoked": "吊销"},
        ),
        Column("division_code", "text", "行政区划代码", privacy="public", check="division"),
        Column("address", "text", "住所", privacy="public"),
        Column("phone", "key", "联系电话", privacy="personal", masked=True),
        Column("legal_rep", "text", "法定代表人", privacy="personal", masked=True),
        Column("legal_rep_key", "key", "法定代表人证件号", privacy="personal"),
    ),
)

RELATED_PARTIES = Book(
    name="related_parties",
    zh="关联方",
    key=(
        "institution_id",
        "party_key",
    ),
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("party_key", "key", "关联方证件号或代码", privacy="personal", required=True),
        Column("party_name", "text", "关联方名称", privacy="personal"),
        Column("account_no", "text", "关联方账号"),
        Column("relation", "text", "关系"),
        Column("disclosed", "bool", "已披露"),
    ),
)
