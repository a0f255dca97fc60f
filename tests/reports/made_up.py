"""A made-up run of a small place: a few rules under each look, some found, some clean, some not judged."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pyarrow as pa

from sevenlooks.books.store import Batch, Source
from sevenlooks.language import Lang, Text
from sevenlooks.law import load_law
from sevenlooks.looks import Rule
from sevenlooks.reports.bulletin import bulletin
from sevenlooks.reports.examined import Body, Examined
from sevenlooks.reports.paper import Bulletin
from sevenlooks.screening import Run
from sevenlooks.screening.findings import SCHEMA, finding_id
from sevenlooks.screening.outcome import Outcome

AS_OF = date(2022, 6, 30)
NANSHAN, FUTIAN, BAOAN = "440305", "440304", "440306"
PERSON = "k1_" + "0123456789abcdef" * 2

# rule id, title, subject, lead
RULES = (
    ("reduction.active_after_cancellation", "注销后仍运营", "Active after cancellation", "institution", False),
    ("reduction.reborn", "换壳重开", "Reborn under another name", "institution", True),
    ("nonprofit.surplus_distributed", "分配结余", "Surplus distributed", "institution", False),
    ("fees.above_guide_price", "超政府指导价", "Above the guide price", "course", False),
    ("fees.training_loan", "使用培训贷", "Training loan used", "contract", False),
    ("mutation.ends_too_late", "超时下课", "Lesson ends too late", "lesson", False),
    ("mutation.disguised_advert", "变相学科培训线索", "Disguised tutoring offered", "advert", True),
    ("mutation.body_in_no_register", "无证办学线索", "Body in no register", "place", True),
    ("content_and_staff.material_not_filed", "材料未备案", "Material not filed", "material", False),
    ("content_and_staff.no_certificate", "学科教师无教师资格证", "No teaching certificate", "person", False),
    ("content_and_staff.in_service_teacher", "在职教师兼职", "In-service teacher on the staff", "person", False),
    ("reporting.absent_from_platform", "未入平台", "Absent from the platform", "institution", False),
    ("risk.mechanism_missing", "机制缺失", "Mechanism missing", "division", False),
)


@dataclass(frozen=True)
class Found:
    rule: str
    subject: str
    institution: str | None
    division: str
    occasion: str = ""
    amount: float | None = None


FOUND = (
    Found("reduction.active_after_cancellation", "I1", "I1", NANSHAN),
    Found("reduction.reborn", "I1", "I1", NANSHAN),
    Found("reduction.reborn", "I2", "I2", NANSHAN),
    Found("fees.above_guide_price", "C1", "I1", NANSHAN, amount=1200.50),
    Found("fees.above_guide_price", "C2", "I1", NANSHAN, amount=300.00),
    Found("fees.above_guide_price", "C3", "I3", FUTIAN, amount=99.99),
    Found("mutation.ends_too_late", "L1", "I3", FUTIAN),
    Found("mutation.ends_too_late", "L2", "I3", FUTIAN),
    Found("mutation.disguised_advert", "A1", None, FUTIAN),
    Found("mutation.disguised_advert", "A2", "I4", FUTIAN),
    Found("mutation.body_in_no_register", "address:南山路1号", None, NANSHAN),
    Found("content_and_staff.material_not_filed", "M1", "I3", FUTIAN),
    Found("content_and_staff.no_certificate", f"I3/{PERSON}", "I3", FUTIAN),
    Found("content_and_staff.in_service_teacher", f"I3/{PERSON}", "I3", FUTIAN),
    Found("risk.mechanism_missing", f"{FUTIAN}/warning", None, FUTIAN),
    Found("risk.mechanism_missing", f"{FUTIAN}/refund", None, FUTIAN),
)
UNJUDGED = {
    "nonprofit.surplus_distributed": (6, {"no_table:financials": 6}),
    "fees.training_loan": (9, {"no_column:contracts.loan": 9}),
    "reporting.absent_from_platform": (6, {"no_table:platform_records": 6}),
}
BODIES = (
    Body("I1", "南山星光培训中心", NANSHAN, "cancelled", False, True),
    Body("I2", "南山晨光培训学校", NANSHAN, "cancelled", False, True),
    Body("I3", "福田博学教育", FUTIAN, "operating", True, True, materials=3, staff=5),
    Body("I4", "福田美术之家", FUTIAN, "operating", True, True, materials=1, staff=2),
    Body("I5", "宝安未来托管", BAOAN, "suspected", False, False),
    Body("I6", "宝安小太阳", BAOAN, "cancelled", False, True),
)
JUDGED_IN = {
    "reduction": frozenset({NANSHAN, FUTIAN, BAOAN}),
    "fees": frozenset({NANSHAN, FUTIAN}),
    "mutation": frozenset({NANSHAN, FUTIAN}),
    "content_and_staff": frozenset({FUTIAN}),
    "risk": frozenset({NANSHAN, FUTIAN, BAOAN}),
}


def rule(name: str, zh: str, en: str, subject: str, lead: bool) -> Rule:
    made = Rule(
        title=Text(zh, en),
        subject=subject,  # type: ignore[arg-type]
        since=date(2021, 7, 24),
        needs=("institutions",),
        cites=("国办发〔2018〕80号",),
        sentence=Text("{subject_id}", "{subject_id}"),
        lead=lead,
    )
    object.__setattr__(made, "id", name)
    return made


def the_run(
    lang: Lang = "zh", found: tuple[Found, ...] = FOUND, unjudged: dict[str, tuple[int, dict[str, int]]] | None = None
) -> Run:
    unjudged = UNJUDGED if unjudged is None else unjudged
    subjects: dict[str, set[str]] = {}
    for f in found:
        subjects.setdefault(f.rule, set()).add(f.subject)
    outcomes = []
    for told in RULES:
        one = rule(*told)
        if one.id in unjudged:
            count, why = unjudged[one.id]
            outcomes.append(Outcome(one, 0, 0, count, why))
        else:
            hits = len(subjects.get(one.id, ()))
            outcomes.append(Outcome(one, hits + 40, hits, 2, {"no_date": 2}, narrowed=("complaints",)))
    record = {"as_of": AS_OF.isoformat(), "rulebook": "0.1.0+0123456789ab", "books": {"tables": {}}}
    return Run(AS_OF, tuple(outcomes), _table(found, lang), record)


def _table(found: tuple[Found, ...], lang: Lang) -> pa.Table:
    kinds = {told[0]: told[3] for told in RULES}
    said = Text("一条线索,供核对。", "One finding, to be looked at.").in_(lang)
    rows = [
        {
            "finding_id": finding_id(f.rule, f.subject, f.occasion),
            "rule": f.rule,
            "subject_kind": kinds[f.rule],
            "subject_id": f.subject,
            "institution_id": f.institution,
            "division_code": f.division,
            "occurred_on": date(2022, 3, 1),
            "amount": f.amount,
            "strength": 1.0,
            "reason": said,
            "evidence": json.dumps([{"table": "institutions", "key": {"institution_id": f.institution}}]),
            "cites": "国办发〔2018〕80号",
            "rulebook": "0.1.0+0123456789ab",
        }
        for f in found
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def the_batches() -> tuple[Batch, ...]:
    taken = datetime(2022, 6, 30, 8, 0, tzinfo=UTC)
    tables = {"institutions": {"rows": 6, "columns": ["institution_id"]}, "courses": {"rows": 20, "columns": []}}
    later = {"institutions": {"rows": 2, "columns": ["institution_id"]}}
    return (
        Batch(1, taken, [Source("一季度.xlsx", "d")], tables),
        Batch(2, taken.replace(hour=9), [Source("补报.xlsx", "e")], later),
    )


def the_examined() -> Examined:
    return Examined(BODIES, JUDGED_IN)


def the_bulletin(lang: Lang = "zh", run: Run | None = None, examined: Examined | None = None) -> Bulletin:
    return bulletin(run or the_run(lang), examined or the_examined(), the_batches(), load_law(), lang)


def many(bodies: int, findings: int) -> tuple[Examined, tuple[Found, ...]]:
    """A large place, for pictures and for measuring."""
    codes = [f"4403{n:02d}" for n in range(3, 12)] + [f"4401{n:02d}" for n in range(3, 15)]
    examined = tuple(
        Body(f"I{n}", f"某某{n}培训中心", codes[n % len(codes)], "operating", True, n % 50 != 0, n % 3, n % 5)
        for n in range(bodies)
    )
    kinds = [told[0] for told in RULES if told[0] not in UNJUDGED and told[3] not in ("division", "place")]
    counts: Counter[str] = Counter()
    found = []
    for n in range(findings):
        body = examined[(n * 7919) % (bodies // 3) + 1]
        name = kinds[n % len(kinds)]
        counts[name] += 1
        subject = body.institution_id if "reduction" in name else f"S{counts[name]}"
        found.append(Found(name, subject, body.institution_id, body.division_code, str(n), float(n % 900)))
    judged = {look: frozenset(codes) for look in JUDGED_IN}
    return Examined(examined, judged), tuple(found)
