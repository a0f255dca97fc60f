"""责令停止办学通知书: to stop, at once."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import NO_BASIS, Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Line, Notice


def write(matter: Matter, number: str) -> Notice:
    you, we = matter.you, matter.office.we
    where = f"在{matter.address}" if matter.address else ""
    asked = [
        f"自收到本通知书之日起,立即停止{where}的上述办学行为。",
        "妥善疏散、安置学员,保障学员人身安全,不得以任何名义另行收费或者转移场所继续举办。",
        _paid_back(matter),
        "撤除有关招牌和广告,停止招生宣传。",
        f"配合{we}调查,如实提供学员名册、收退费凭证、场所租赁合同等材料。",
    ]
    body = (
        *phrases.found(matter),
        Line(f"上述行为不符合{matter.basis}的规定。现责令{you}:"),
        *phrases.points(asked),
        *phrases.lines(matter.words),
        Line(f"拒不停止或者变相继续举办的,{we}将依法处理,并会同有关部门采取措施。"),
        phrases.remedies(matter),
    )
    return Notice(
        "stop", "责令停止办学通知书", number, matter.office.name, matter.on, body, matter.addressee,
        slip=phrases.service_slip("责令停止办学通知书", number),
    )  # fmt: skip


def _paid_back(matter: Matter) -> str:
    told = phrases.refunds(matter)
    return f"退还尚未培训部分的费用。{told[0].text}" if told else "退还尚未培训部分的费用,并将退费名册和凭证报送备查。"


def needs(matter: Matter) -> Text | None:
    return None if matter.cites else NO_BASIS


KIND = Kind("stop", Text("责令停止办学通知书", "Order to stop teaching"), "停", write, needs)
