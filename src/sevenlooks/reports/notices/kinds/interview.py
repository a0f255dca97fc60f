"""约谈记录: what was said when the party was called in."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.reports.notices.kinds import phrases
from sevenlooks.reports.notices.kinds.kind import Kind
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Line, Notice, Part
from sevenlooks.reports.notices.numerals import day

GAP = phrases.GAP


def write(matter: Matter, number: str) -> Notice:
    about = phrases.facts(
        [
            ("案号", matter.case_number),
            ("约谈事由", phrases.whole(matter.matter)),
            ("约谈时间", f"{day(matter.on)}{GAP * 2}时{GAP * 2}分至{GAP * 2}时{GAP * 2}分"),
            ("约谈地点", GAP),
            ("被约谈单位(人)", matter.party),
            ("参加人员", GAP),
        ]
    )
    end = "本记录经被约谈人核对,与约谈情况一致。"
    body: tuple[Part, ...] = (about, Line("约谈内容", "heading"), *phrases.lines(matter.words), Line(end))
    return Notice(
        "interview", "约谈记录", number, matter.office.name, matter.on, body, sealed=False,
        signatures=phrases.signed(("被约谈人(签名)", "约谈人(签名)", "记录人(签名)")),
    )  # fmt: skip


KIND = Kind(
    "interview", Text("约谈记录", "Record of an interview"), "谈", write,
    asks_words=Text("约谈内容", "what was said at the interview"), must=True,
)  # fmt: skip
