"""Sums in capitals and days, with known answers (the examples of 支付结算办法, annex 1, among them)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sevenlooks.reports.notices.numerals import MOST, capitals, day, ordinal, sum_said

FIGURES, PLACES = "零壹贰叁肆伍陆柒捌玖", {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize("yuan", ["-0.01", "0.001", "1000000000000.00"])
def test_what_is_no_sum_has_no_capitals(yuan: str) -> None:
    with pytest.raises(ValueError):
        capitals(Decimal(yuan))


@pytest.mark.parametrize(
    ("yuan", "said"),
    [
        ("0", "零元整"), ("0.05", "伍分"), ("0.50", "伍角"), ("0.55", "伍角伍分"), ("1", "壹元整"), ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"), ("10.50", "壹拾元伍角"), ("101", "壹佰零壹元整"), ("1001", "壹仟零壹元整"),
        ("1010.10", "壹仟零壹拾元壹角"), ("1409.50", "壹仟肆佰零玖元伍角"), ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"), ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("12000", "壹万贰仟元整"), ("10010", "壹万零壹拾元整"), ("100000", "壹拾万元整"),
        ("100001", "壹拾万零壹元整"), ("107000.53", "壹拾万柒仟元伍角叁分"), ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"), ("100000001", "壹亿零壹元整"), ("110000000", "壹亿壹仟万元整"),
        ("290400", "贰拾玖万零肆佰元整"), ("13456692.79", "壹仟叁佰肆拾伍万陆仟陆佰玖拾贰元柒角玖分"),
        ("67283463.95", "陆仟柒佰贰拾捌万叁仟肆佰陆拾叁元玖角伍分"),
    ],
)  # fmt: skip
def test_capitals(yuan: str, said: str) -> None:
    assert capitals(Decimal(yuan)) == said


@given(st.integers(0, int(MOST * 100)))
def test_capitals_read_back_are_the_sum(fen: int) -> None:
    said = capitals(Decimal(fen) / 100)
    assert _read(said) == fen
    assert "零零" not in said


def _read(said: str) -> int:
    whole, _, rest = said.removesuffix("整").rpartition("元") if "元" in said else ("", "", said)
    value, group, figure = 0, 0, 0
    for sign in whole:
        if sign in FIGURES:
            figure = FIGURES.index(sign)
        elif sign in PLACES:
            group, figure = group + figure * PLACES[sign], 0
        else:
            value, group, figure = value + (group + figure) * {"万": 10_000, "亿": 100_000_000}[sign], 0, 0
    value += group + figure
    jiao = FIGURES.index(rest[rest.index("角") - 1]) if "角" in rest else 0
    fen = FIGURES.index(rest[rest.index("分") - 1]) if "分" in rest else 0
    return value * 100 + jiao * 10 + fen


def test_a_sum_stands_in_figures_and_in_capitals() -> None:
    assert sum_said(Decimal("12000")) == "12,000.00元(人民币壹万贰仟元整)"


def test_a_day_has_its_whole_year_and_no_nought_before_month_or_day() -> None:
    assert (day(date(2026, 3, 5)), day(date(2026, 11, 24))) == ("2026年3月5日", "2026年11月24日")


def test_headings_are_counted_in_chinese() -> None:
    said = [ordinal(n) for n in (1, 9, 10, 11, 19, 20, 21, 30, 99)]
    assert said == ["一", "九", "十", "十一", "十九", "二十", "二十一", "三十", "九十九"]


@pytest.mark.parametrize("number", [0, 100])
def test_what_is_no_heading_is_not_counted(number: int) -> None:
    with pytest.raises(ValueError):
        ordinal(number)
