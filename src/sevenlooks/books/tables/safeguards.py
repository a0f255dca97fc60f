"""Mechanisms against risk and safety checks."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

MECHANISMS = Book(
    name="mechanisms",
    zh="风险防范机制",
    key=(
        "division_code",
        "kind",
    ),
    columns=(
        Column("division_code", "text", "行政区划代码", required=True, check="division"),
        Column(
            "kind",
            "enum",
            "机制",
            required=True,
            choices={
                "warning": "预警",
                "emergency": "应急预案",
                "refund": "退费处置",
                "stability": "维稳",
                "joint": "联席会议",
                "patrol": "巡查制度",
                "exposure": "曝光制度",
            },
        ),
        Column("document", "text", "文件"),
        Column("established_on", "date", "建立日期"),
        Column("exercised_on", "date", "最近演练或运行日期", after="established_on"),
    ),
)

SAFETY_CHECKS = Book(
    name="safety_checks",
    zh="安全检查",
    key=(
        "institution_id",
        "checked_at",
        "kind",
    ),
    columns=(
        Column("institution_id", "text", "机构编号", required=True, refers="institutions.institution_id"),
        Column("checked_at", "datetime", "检查时间", required=True),
        Column(
            "kind",
            "enum",
            "类别",
            required=True,
            choices={
                "fire_monthly": "消防月检",
                "patrol": "防火巡查",
                "fire_approval": "消防验收",
                "building": "房屋安全",
            },
        ),
        Column("result", "text", "结果"),
    ),
)
