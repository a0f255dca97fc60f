"""What a place has set: guide prices and school calendars."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.columns import Column

GUIDE_PRICES = Book(
    name="guide_prices",
    zh="政府指导价",
    key=(
        "division_code",
        "mode",
        "class_from",
        "effective_from",
    ),
    columns=(
        Column(
            "division_code",
            "text",
            "行政区划代码",
            about="a province, city or county; the nearest one upward applies",
            privacy="public",
            required=True,
            check="division",
        ),
        Column("mode", "enum", "形式", privacy="public", required=True, choices={"offline": "线下", "online": "线上"}),
        Column(
            "class_from",
            "int",
            "班额下限",
            about="inclusive",
            unit="persons",
            privacy="public",
            required=True,
            minimum=0,
        ),
        Column(
            "class_to",
            "int",
            "班额上限",
            about="inclusive; empty = no upper end",
            unit="persons",
            privacy="public",
            minimum=0,
        ),
        Column(
            "base_price",
            "money",
            "基准价",
            about="yuan a pupil a standard lesson",
            unit="yuan",
            privacy="public",
            minimum=0,
        ),
        Column(
            "up_float", "number", "上浮上限", about="0.10 = ten per cent", unit="share", privacy="public", minimum=0
        ),
        Column(
            "standard_minutes",
            "int",
            "标准课时分钟",
            about="45 offline, 30 online in the national frame",
            unit="minutes",
            privacy="public",
            minimum=0,
        ),
        Column("effective_from", "date", "执行日期", privacy="public", required=True),
    ),
)

SCHOOL_CALENDAR = Book(
    name="school_calendar",
    zh="校历",
    key=(
        "division_code",
        "starts_on",
    ),
    columns=(
        Column(
            "division_code",
            "text",
            "行政区划代码",
            about="the nearest one upward applies",
            privacy="public",
            required=True,
            check="division",
        ),
        Column("kind", "enum", "假期", privacy="public", choices={"summer": "暑假", "winter": "寒假", "other": "其他"}),
        Column("starts_on", "date", "放假", privacy="public", required=True),
        Column("ends_on", "date", "开学前一日", privacy="public", required=True, after="starts_on"),
    ),
)
