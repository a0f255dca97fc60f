"""移送函: a department's part of the case, and no more of it than that part shares."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Asked, Matter
from sevenlooks.reports.notices.notice import Line, Notice
from sevenlooks.reports.notices.numerals import day, sum_said


def write(matter: Matter, number: str) -> Notice:
    asked = matter.asked
    assert asked is not None  # needs() saw to it
    we = matter.office.we
    by = phrases.until(asked.due_on)
    end = f"请于{by}将办理结果函告{we}。" if asked.taken else f"请于{by}签收,并将办理结果函告{we}。"
    body = (
        Line(f"{we}在办理案件{matter.case_number}中,发现有关事项需由你单位依职责处理,现移送你单位。"),
        *phrases.numbered([("请你单位办理的事项", phrases.measures(asked.asked)), *_shared(matter, asked)]),
        *phrases.lines(matter.words),
        Line(f"{end}不属于你单位职责的,请说明理由并退回。"),
        Line("特此函告。"),
    )
    return Notice(
        "transfer", "移送函", number, matter.office.name, matter.on, body, matter.addressee,
        slip=phrases.reply_slip(matter, "移送函", number),
    )  # fmt: skip


def _shared(matter: Matter, asked: Asked) -> list[tuple[str, list[Line]]]:
    """The sections of the case that the part shares, named as on the site."""
    where = f",地址:{matter.address}" if matter.address else ""
    told = {
        "party": ("当事人", [Line(f"{matter.party}{where}。")]),
        "matter": ("主要问题", [Line(f"{day(matter.conduct_on)},{phrases.whole(matter.matter)}")]),
        "rules": ("涉及的规定", [Line(f"{matter.basis}。")] if matter.cites else []),
        "order": ("已责令整改", phrases.measures(matter.order.measures) if matter.order else []),
        "refunds": ("退费情况", _money(matter)),
        "evidence": ("随函移送的材料", phrases.measures("\n".join(file.shows for file in matter.files))),
    }
    return [said for section, said in told.items() if section in asked.shares]


def _money(matter: Matter) -> list[Line]:
    money = matter.money
    return [Line(f"应退{sum_said(money.due)},已退{sum_said(money.paid)}。")] if money.due else []


def needs(matter: Matter) -> Text | None:
    if matter.asked is None:
        return Text(
            "还没有移送给这个部门:先在“移送与反馈”中写明请其办理的事项。",
            "Nothing was handed over to that department yet: say first, under “Other departments”, what it is asked.",
        )
    return None


KIND = Kind("transfer", Text("移送函", "Letter handing over"), "移", write, needs, addressees=("part",))
