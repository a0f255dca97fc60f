"""Words that stand in more than one place of a paper."""

from __future__ import annotations

import re

from sevenlooks.language import Lang, Text
from sevenlooks.looks.reasons import reason

BREACH = Text("问题", "breach")
LEAD = Text("线索", "lead")
NOT_JUDGED = Text("未判", "not judged")
NOT_KEPT = Text("尚未记录", "not kept yet")
NO_SUCH_RULE = Text("—", "—")
UNITS = {
    "institution": Text("机构", "institutions"),
    "course": Text("课程", "courses"),
    "contract": Text("合同", "contracts"),
    "payment": Text("收费", "payments"),
    "consumption": Text("消课", "consumptions"),
    "refund": Text("退费", "refunds"),
    "advert": Text("广告", "adverts"),
    "lesson": Text("课次", "lessons"),
    "material": Text("材料", "materials"),
    "person": Text("人员", "persons"),
    "entity": Text("市场主体", "entities"),
    "place": Text("点位", "places"),
    "division": Text("县", "counties"),
}
SUSPICION = Text(
    "“线索”是有待核查的疑点,不是结论;“问题”是台账记载本身已经违反规定的事实。两者分别计数,互不重复。",
    "A lead is a suspicion still to be checked, never a conclusion; a breach is a fact on the face of the record. "
    "The two are counted apart and never overlap.",
)
_KEY = re.compile(r"k1_([0-9a-f]{8})[0-9a-f]{24}")


def masked(subject: str) -> str:
    """A subject's number as a paper shows it: of a person's key only its first eight digits."""
    return _KEY.sub(r"k1_\1…", subject)


def why(code: str, lang: Lang) -> str:
    """A reason code in words; a code that has no words yet stands as it is, for a report must not fail over it."""
    try:
        return reason(code).in_(lang)
    except KeyError:
        return code


def rows_told(count: int) -> Text:
    """How many rows stand here."""
    return Text(f"{count:,} 行", f"{count:,} row" + "s" * (count != 1))


def printed_note(count: int, printed: int, lang: Lang) -> str:
    """How many rows a block holds, and how many of them the paper leaves to the workbook."""
    if printed == count:
        return rows_told(count).in_(lang)
    told = Text(
        "{rows},此处列前 {p} 行,其余 {r} 行见 Excel 版",
        "{rows}; the first {p} stand here, the other {r} in the Excel edition",
    )
    return told.format(rows=rows_told(count), p=f"{printed:,}", r=f"{count - printed:,}").in_(lang)
