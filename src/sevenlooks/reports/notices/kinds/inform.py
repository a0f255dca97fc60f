"""告知函: to who lets the site, gives the platform, or carries the advert. Of an individual it names nobody."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Line, Notice

ASKED = {
    "landlord": (
        "核实该场所的承租和使用情况,督促承租人停止上述行为。",
        "在有关行为停止以前,不再为其提供场所;今后出租前核对承租人的办学许可和登记。",
    ),
    "platform": (
        "核实该账号、课程或者店铺的实名和资质情况,停止为上述行为提供服务。",
        "保存有关交易和内容记录,以备查询。",
    ),
    "advert_host": (
        "停止发布并撤除有关广告和招生信息。",
        "保存广告合同、收费和投放记录,以备查询。",
    ),
}
OF = {"landlord": "提供的场所", "platform": "提供服务的平台", "advert_host": "发布的广告"}


def write(matter: Matter, number: str) -> Notice:
    we, kind = matter.office.we, matter.addressee_kind
    who = "有关人员" if matter.party_kind == "person" else f"{matter.party}"
    where = f"({matter.address})" if kind == "landlord" and matter.address else ""
    basis = f"根据{matter.basis}的有关规定," if matter.cites else ""
    asked = [*ASKED[kind], f"收到本函之日起十个工作日内,将核实和处理情况书面告知{we}。"]
    body = (
        Line(f"{we}在查处校外培训违规行为中发现,{who}的下列行为涉及你单位{OF[kind]}{where}:{phrases.whole(matter.matter)}"),
        Line(f"{basis}请你单位:"),
        *phrases.points(asked),
        *phrases.lines(matter.words),
        Line("知道或者应当知道他人违规开展培训,仍为其提供场所或者服务的,依法承担责任。" if kind != "advert_host" else
             "面向学龄前儿童和中小学生的校外培训广告,不得刊登、播发。"),
        Line("特此告知。"),
    )  # fmt: skip
    return Notice(
        "inform", "告知函", number, matter.office.name, matter.on, body, matter.addressee,
        slip=phrases.reply_slip(matter, "告知函", number),
    )  # fmt: skip


def needs(matter: Matter) -> Text | None:
    if matter.addressee_kind not in ASKED:
        return Text(
            "还没有登记出租方、平台或广告发布方。",
            "No landlord, platform or advert host is recorded yet.",
        )
    return None


KIND = Kind(
    "inform", Text("告知函", "Letter to a third party"), "告", write, needs,
    addressees=("landlord", "platform", "advert_host"),
)  # fmt: skip
