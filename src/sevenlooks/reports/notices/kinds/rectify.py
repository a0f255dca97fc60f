"""整改通知书: what is to be put right, by whom, and by when."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import NO_BASIS, Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Line, Notice


def write(matter: Matter, number: str) -> Notice:
    order, you, we = matter.order, matter.you, matter.office.we
    assert order is not None  # needs() saw to it
    done = (
        f"整改完成后,请将整改情况书面报送{we},并附能够证明整改到位的材料。{we}核验通过后予以销号,销号后另行回访。"
        f"逾期不整改或者整改不到位的,{we}将依法处理。"
    )
    who = f"整改责任人:{order.responsible}" + (f";责任部门:{order.department}" if order.department else "")
    parts = [
        ("整改措施", phrases.measures(order.measures)),
        ("整改期限", [Line(f"请于{phrases.until(order.due_on)}完成整改。")]),
        ("责任人", [Line(f"{who}。")]),
        ("退费", phrases.refunds(matter)),
        ("其他要求", phrases.lines(matter.words)),
        ("报送和核验", [Line(done)]),
    ]
    body = (
        *phrases.found(matter),
        Line(f"上述行为不符合{matter.basis}的规定。现责令{you}限期整改,要求如下:"),
        *phrases.numbered(parts),
        phrases.remedies(matter),
    )
    return Notice(
        "rectify", "整改通知书", number, matter.office.name, matter.on, body, matter.addressee,
        slip=phrases.service_slip("整改通知书", number),
    )  # fmt: skip


NO_ORDER = Text(
    "还没有责令整改:先写明措施、期限和责任人,再制作整改通知书。",
    "Nothing has been ordered yet: give measures, term and who is responsible first.",
)


def needs(matter: Matter) -> Text | None:
    if matter.order is None:
        return NO_ORDER
    return None if matter.cites else NO_BASIS


KIND = Kind("rectify", Text("整改通知书", "Notice to put right"), "改", write, needs)
