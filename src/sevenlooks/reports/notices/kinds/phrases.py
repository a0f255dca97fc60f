"""Sentences that several kinds of paper share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import LINE, Line, Slip, Table
from sevenlooks.reports.notices.numerals import day, ordinal, sum_said

GAP = "\u3000"
"""Room for a pen."""
BLANK_DAY = f"{GAP * 3}年{GAP * 2}月{GAP * 2}日"
SIGNED_ON = f"日期:{BLANK_DAY}"


def whole(text: str) -> str:
    """A sentence with its full stop, where it does not end already, also within its quotation marks."""
    bare = text.strip().rstrip("。.;,\uff1b\uff0c")
    ended = bare.rstrip("”")[-1:] if bare.endswith("”") else bare[-1:]
    return bare if not bare or ended in "。?!\uff1f\uff01" else f"{bare}。"


def lines(text: str) -> list[Line]:
    """What an officer typed, a paragraph each line."""
    return [Line(whole(each)) for each in text.splitlines() if each.strip()]


def measures(text: str) -> list[Line]:
    """As `lines`, counted (一)(二)(三) where there are several."""
    told = lines(text)
    if len(told) < 2:
        return told
    return [Line(f"({ordinal(number)}){each.text}") for number, each in enumerate(told, 1)]


def numbered(parts: Iterable[tuple[str, list[Line]]]) -> Iterator[Line]:
    """Parts under headings 一、二、三、; those without lines are left out."""
    told = [(title, under) for title, under in parts if under]
    for number, (title, under) in enumerate(told, 1):
        yield Line(f"{ordinal(number)}、{title}", "heading")
        yield from under


def points(sentences: Iterable[str]) -> list[Line]:
    """Sentences counted 一、二、三、."""
    return [Line(f"{ordinal(number)}、{each}") for number, each in enumerate(sentences, 1)]


def facts(rows: Iterable[tuple[str, str]]) -> Table:
    """Names and values, one a row; those without a value are left out."""
    return Table(tuple((name, value) for name, value in rows if value), (8, 20), labels=True)


def found(matter: Matter) -> list[Line]:
    """What was found: the officer's words, then what the books show. Suspicions are not told to a party."""
    said = [Line(f"经查,{day(matter.conduct_on)},{matter.you}存在下列问题:{whole(matter.matter)}")]
    if matter.problems:
        said.append(Line(f"有关台账记载:{whole(';'.join(p.rstrip('。') for p in matter.problems))}"))
    return said


def refunds(matter: Matter) -> list[Line]:
    money = matter.money
    if not money.due:
        return []
    said = f"应向{money.families}户家庭退还{sum_said(money.due)}"
    if money.paid:
        said += f",已退{sum_said(money.paid)},尚有{sum_said(money.due - money.paid)}未退"
    return [Line(f"{said}。")]


def remedies(matter: Matter) -> Line:
    """行政复议法(2023年修订)第二十条、第二十四条;行政诉讼法第四十六条."""
    return Line(
        f"如不服本通知,可以自收到本通知之日起六十日内向{matter.office.government}申请行政复议,"
        "或者自收到本通知之日起六个月内依法向人民法院提起行政诉讼。"
    )


def signed(names: Iterable[str]) -> tuple[str, ...]:
    """Lines to sign on, as wide as the page: name, room for a pen, and the day."""
    return tuple(f"{name}:{GAP * (LINE - 2 - len(name) - len(SIGNED_ON))}{SIGNED_ON}" for name in names)


def service_slip(title: str, number: str) -> Slip:
    return Slip(
        "送达回证",
        (
            f"送达文书:{title}({number})",
            f"受送达人(签名或者盖章):{GAP * 12}",
            f"收到{SIGNED_ON}{GAP * 2}送达方式:{GAP * 6}",
            f"送达人(签名):{GAP * 12}",
        ),
    )


def reply_slip(matter: Matter, title: str, number: str) -> Slip:
    return Slip(
        "回执",
        (
            f"{matter.office.name}:",
            f"你单位{title}({number})收悉。",
            f"处理意见:{GAP * 18}",
            f"签收人(签名):{GAP * 5}签收{SIGNED_ON}(印章)",
        ),
    )


def until(on: date) -> str:
    return f"{day(on)}前(含当日)"
