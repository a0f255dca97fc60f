"""现场检查笔录: what was seen on the spot, and what was taken up there."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Line, Notice, Table
from sevenlooks.reports.notices.numerals import day

GAP = phrases.GAP


def write(matter: Matter, number: str) -> Notice:
    about = phrases.facts(
        [
            ("案号", matter.case_number),
            ("被检查单位(人)", matter.party),
            ("检查地点", matter.address or GAP),
            ("检查时间", f"{day(matter.on)}{GAP * 2}时{GAP * 2}分至{GAP * 2}时{GAP * 2}分"),
            ("检查人员", GAP),
            ("执法证件号", GAP),
            ("现场负责人", GAP),
        ]
    )
    shown = Line("检查人员已出示执法证件,说明了检查事项,并告知被检查人有权申请回避,有陈述和申辩的权利。")
    end = "以上笔录经被检查人核对无误。被检查人拒绝签名的,由检查人员注明。"
    body = (
        about, shown, Line("检查情况", "heading"), *phrases.lines(matter.words), *_files(matter), Line(end),
    )  # fmt: skip
    who = ("被检查人(签名)", "检查人员(签名)", "检查人员(签名)", "记录人(签名)")
    return Notice(
        "inspection", "现场检查笔录", number, matter.office.name, matter.on, body, sealed=False,
        signatures=phrases.signed(who),
    )  # fmt: skip


def _files(matter: Matter) -> tuple[Line | Table, ...]:
    """The files that show no person; what shows persons stays in the case."""
    if not matter.files:
        return ()
    rows = [("序号", "材料", "取得日期")]
    for n, file in enumerate(matter.files, 1):
        rows.append((str(n), file.shows, day(file.taken_on) if file.taken_on else ""))
    return Line("现场取得的材料", "heading"), Table(tuple(rows), (3, 16, 9), head=True)


KIND = Kind(
    "inspection", Text("现场检查笔录", "Record of an inspection on the spot"), "检", write,
    asks_words=Text("检查情况", "what was seen on the spot"), must=True,
)  # fmt: skip
