"""What the bulletin counts under each look, in the shape of the ministry's published results.

A measure counts distinct institutions (or materials, persons, counties) over a few rules. Those with a breach on the
face of the record and those with leads only are counted apart and never overlap, so that the two may be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from sevenlooks.language import Lang, Text
from sevenlooks.looks import Rule
from sevenlooks.looks.look import BY_NAME, LOOKS

NO_BODY = ("place", "entity", "division")
OUTSIDE = (*NO_BODY, "advert")
"""Subjects that can stand outside the ledger; an advert may name a body of the ledger or none."""
Counted = Literal["institution", "subject", "finding", "division"]


@dataclass(frozen=True)
class Measure:
    """`rules`: patterns. `counted`: what is counted distinct; `finding` counts occurrences (person-times).

    `outside`: only findings on nobody of the ledger. `of`: the examined whose share it is. `money`: the label of a
    further line, the sum at stake. `by_county`: also told county by county.
    """

    name: str
    look: str
    label: Text
    unit: Text
    rules: tuple[str, ...]
    counted: Counted = "institution"
    outside: bool = False
    of: Literal["", "institutions", "materials", "staff"] = ""
    money: Text | None = None
    by_county: bool = False

    def look_title(self, lang: Lang) -> str:
        return BY_NAME[self.look].title.in_(lang) if self.look else ""

    def covers(self, rule: str) -> bool:
        return any(fnmatchcase(rule, pattern) for pattern in self.rules)

    def reaches(self, rule: Rule) -> bool:
        """Whether a rule can find what this counts: one that judges counties says nothing of institutions."""
        if not self.covers(rule.id):
            return False
        if self.outside:
            return rule.subject in OUTSIDE
        return rule.subject not in NO_BODY


BODIES = Text("家", "institutions")
EVERYTHING = Measure("all", "", Text("涉及机构", "Institutions"), BODIES, ("*",), of="institutions", by_county=True)
_SPECIAL = (
    Measure(
        "fake_cancellation",
        "reduction",
        Text("其中:假注销、真运营", "of these: closed on paper, open in fact"),
        BODIES,
        ("reduction.active_after_cancellation", "reduction.reborn"),
    ),
    Measure(
        "guide_price",
        "fees",
        Text("其中:未执行政府指导价", "of these: guide price not followed"),
        BODIES,
        ("fees.above_guide_price",),
        money=Text("超过指导价的金额(每门课按一名学员全程计)", "Charged above it (one pupil over the whole course)"),
    ),
    Measure(
        "places",
        "mutation",
        Text(
            "其中:无证点位(个人或机构,查访前无从区分)",
            "of these: places in no register (persons or bodies; only a visit can tell)",
        ),
        Text("人次", "person-times"),
        ("mutation.body_in_no_register",),
        counted="finding",
        outside=True,
    ),
    Measure(
        "materials",
        "content_and_staff",
        Text("不合规培训材料", "Materials not compliant"),
        Text("份", "materials"),
        ("content_and_staff.material_*", "content_and_staff.author_unqualified"),
        counted="subject",
        of="materials",
    ),
    Measure(
        "staff",
        "content_and_staff",
        Text("不符合资质的人员", "Staff unqualified"),
        Text("人", "persons"),
        ("content_and_staff.no_certificate", "content_and_staff.barred_person"),
        counted="subject",
        of="staff",
    ),
    Measure(
        "in_service",
        "content_and_staff",
        Text("从业人员中的在职中小学教师", "In-service school teachers among the staff"),
        Text("人次", "person-times"),
        ("content_and_staff.in_service_teacher",),
        counted="finding",
    ),
    Measure(
        "mechanisms",
        "risk",
        Text("机制缺失或未运行的县(市、区)", "Counties whose mechanisms are missing or idle"),
        Text("个", "counties"),
        ("risk.mechanism_*",),
        counted="division",
        outside=True,
    ),
)


def outside(look: str) -> str:
    """The name of a look's measure of what it found on nobody of the ledger."""
    return f"{look}.outside"


def _of_look(look: str) -> list[Measure]:
    label = Text("台账之外的对象(点位、广告、市场主体、县)", "Outside the ledger (places, adverts, entities, counties)")
    every, unit = (f"{look}.*",), Text("个", "subjects")
    special = [m for m in _SPECIAL if m.look == look]
    return [
        Measure(look, look, Text("涉及机构", "Institutions"), BODIES, every, by_county=True),
        *(m for m in special if not m.outside),
        Measure(outside(look), look, label, unit, every, counted="subject", outside=True, by_county=True),
        *(m for m in special if m.outside),
    ]


MEASURES = (EVERYTHING, *(measure for look in LOOKS for measure in _of_look(look.name)))
