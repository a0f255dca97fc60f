"""Numbers and days as an official paper writes them.

Sums: 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定). Days: GB/T 9704—2012, 7.3.5.4: figures, the year whole,
no nought before month or day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_FIGURES, _ORDINALS = "零壹贰叁肆伍陆柒捌玖", "〇一二三四五六七八九"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
MOST = Decimal("999999999999.99")


def day(on: date) -> str:
    """2026年3月5日."""
    return f"{on.year}年{on.month}月{on.day}日"


def ordinal(number: int) -> str:
    """The number of a heading, 1 to 99: 一, 十, 十一, 二十, 九十九."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_ORDINALS[tens]}十"
    return head + (_ORDINALS[ones] if ones else "")


def figures(yuan: Decimal) -> str:
    """12,000.00."""
    return f"{yuan:,.2f}"


def capitals(yuan: Decimal) -> str:
    """An amount in capitals, to the fen: 壹万贰仟元整, 壹拾元零伍分. ValueError for less than nought, more than MOST,

    and parts of a fen. Where the annex lets a 零 be left out it is.
    """
    if not 0 <= yuan <= MOST or yuan != yuan.quantize(Decimal("0.01")):
        raise ValueError(yuan)
    whole, fen = divmod(int(yuan * 100), 100)
    jiao, fen = divmod(fen, 10)
    said = f"{_whole(whole)}元" if whole else ""
    if not jiao and not fen:
        return f"{said or '零元'}整"
    if jiao:
        said += f"{_FIGURES[jiao]}角"
    elif said:
        said += "零"
    return said + (f"{_FIGURES[fen]}分" if fen else "")


def _whole(number: int) -> str:
    """Group by group of four places; one 零 for noughts between figures, none for noughts at a group's end."""
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    said, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = bool(said)
            continue
        said += ("零" if said and (gap or group < 1000) else "") + _four(group) + _GROUPS[place]
        gap = False
    return said


def _four(group: int) -> str:
    said, gap = "", False
    for place in (3, 2, 1, 0):
        figure = group // 10**place % 10
        if figure:
            said += ("零" if gap and said else "") + _FIGURES[figure] + _PLACES[place]
            gap = False
        else:
            gap = True
    return said


def sum_said(yuan: Decimal) -> str:
    """12,000.00元(人民币壹万贰仟元整)."""
    return f"{figures(yuan)}元(人民币{capitals(yuan)})"
