"""Ledgers (台账) of cases, row by row: what was put right, what was found, what was handed over.

The columns are those a county keeps by hand (policy research, section 4.2), as far as a case has them. Individuals
stand with their family name alone. Cases are read some hundreds at a time, so that no ledger is held whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sevenlooks.books.divisions import name as division_name
from sevenlooks.language import Lang, Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import LOOKS
from sevenlooks.reports.ledger.page import Field
from sevenlooks.reports.paper import Value
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases.models import Case, Part, Source, Step
from sevenlooks.server.registry.masking import masked_text

_AT_ONCE = 300
Row = tuple[Value, ...]
YES, NO = Text("是", "yes"), Text("否", "no")
TO_BE_CHECKED = Text("{matter}(线索,待核)", "{matter} (lead, to be checked)")
LEAD, BREACH = Text("线索", "lead"), Text("问题", "breach")


@dataclass(frozen=True)
class Ledger:
    """`rows` gives as many values a row as there are `fields`."""

    title: Text
    fields: tuple[Field, ...]
    rows: Callable[[QuerySet[Case], Lang], Iterator[Row]]


HEAD = (
    Field("案号", "case", width=20),
    Field("地区", "division", width=12),
    Field("当事人", "party", width=24),
    Field("当事人类型", "kind of party", width=10),
)


def _head(case: Case, lang: Lang) -> Row:
    return case.number, division_name(case.division_code), party_of(case), case.party_title.in_(lang)


def party_of(case: Case) -> str:
    """The party as a file that travels may name it."""
    return f"{case.party[:1]}**" if case.party_kind == Case.PERSON else case.party


RECTIFICATION = (
    *HEAD,
    Field("地址", "address", "text", 24),
    Field("问题", "matter", "text", 32),
    Field("立案日期", "opened_on", "date", 12),
    Field("措施", "measures", "text", 32),
    Field("时限", "deadline", "date", 12),
    Field("责任人", "responsible", width=12),
    Field("责任部门", "department", width=14),
    Field("移交部门", "handed_over_to", "text", 20),
    Field("移交回执", "receipts", "text", 28),
    Field("应退金额(元)", "refund_due", "money", 14),
    Field("已退金额(元)", "refunded", "money", 14),
    Field("退费截止", "refund_deadline", "date", 12),
    Field("整改状态", "state", width=16),
    Field("法律程序未了结", "legal_steps_pending", "count", 10),
    Field("承办人", "handled_by", width=12),
    Field("整改到位日期", "put_right_on", "date", 12),
    Field("销号人", "closed_by", width=12),
    Field("销号日期", "closed_on", "date", 12),
    Field("回访日期", "revisited_on", "date", 12),
    Field("回访结果", "result_of_revisit", "text", 24),
    Field("反弹", "back", width=8),
    Field("反弹后新案号", "new_case", width=20),
)


def rectification(cases: QuerySet[Case], lang: Lang) -> Iterator[Row]:
    ends = Step.objects.filter(move__in=("close", "revisit", "come_back")).order_by("number")
    held = cases.select_related("reopened_by").prefetch_related(
        Prefetch("steps", ends, to_attr="ends"),
        Prefetch("parts", Part.objects.order_by("pk")),
        "orders",
        Prefetch("sources", Source.objects.filter(lead=True), to_attr="leads"),
    )
    names = _Names()
    for case in held.iterator(chunk_size=_AT_ONCE):
        order = max(case.orders.all(), key=lambda each: each.pk, default=None)
        last: dict[str, Step] = {step.move: step for step in case.ends}
        close, visit = last.get("close"), last.get("come_back") or last.get("revisit")
        parts, back = list(case.parts.all()), case.back_at is not None
        due = order.due_on if order else None
        yield (
            *_head(case, lang), case.address, _matter(case, lang), _day(case.opened_at),
            order.measures if order else "", due, order.responsible if order else "", order.department if order else "",
            ";".join(part.department_title.in_(lang) for part in parts), ";".join(_receipt(p, lang) for p in parts),
            *((case.refunds_due, case.refunds_paid, due) if case.refunds_due else (None, None, None)),
            case.title.in_(lang), case.legal_open, names[case.owner], _day(case.put_right_at),
            names[close.by] if close else "", _day(case.closed_at), _day(visit.at) if visit else None,
            masked_text(visit.why) if visit else "", (YES if back else NO).in_(lang),
            case.reopened_by.number if back and hasattr(case, "reopened_by") else "",
        )  # fmt: skip


PROBLEMS = (
    *HEAD,
    Field("看", "look", width=14),
    Field("规则", "rule", "text", 24),
    Field("问题或线索", "breach_or_lead", width=10),
    Field("发现方式", "found_by", width=12),
    Field("描述", "description", "text", 40),
    Field("依据", "clauses", "text", 28),
    Field("行为日期", "conduct_on", "date", 12),
    Field("发现日期", "found_on", "date", 12),
    Field("整改状态", "state", width=16),
)


def problems(cases: QuerySet[Case], lang: Lang) -> Iterator[Row]:
    """A row for each thing a case comes from; for a case that the officer recorded, its own matter."""
    held = cases.prefetch_related(Prefetch("sources", Source.objects.order_by("pk")))
    for case in held.iterator(chunk_size=_AT_ONCE):
        opened = Source(kind=Source.OTHER, said_zh=case.matter, said_en=case.matter, at=case.opened_at)
        for source in case.sources.all() or (opened,):
            said = (source.said_zh if lang == "zh" else source.said_en) or case.matter
            yield (
                *_head(case, lang), _look(source.look, lang), _rule(source.rule, lang),
                (LEAD if source.lead else BREACH).in_(lang), source.title.in_(lang), masked_text(said),
                source.cites, case.conduct_on, _day(source.at), case.title.in_(lang),
            )  # fmt: skip


HANDED_OVER = (
    *HEAD,
    Field("移交部门", "department", width=14),
    Field("部门所在地区", "division_of_department", width=14),
    Field("请办事项", "asked", "text", 36),
    Field("移交日期", "sent_on", "date", 12),
    Field("移交人", "sent_by", width=12),
    Field("签收日期", "received_on", "date", 12),
    Field("应签收或反馈日期", "due_on", "date", 12),
    Field("反馈日期", "answered_on", "date", 12),
    Field("反馈", "answer", "text", 36),
    Field("已按要求办理", "done", width=10),
    Field("状态", "state", width=16),
)


def handed_over(cases: QuerySet[Case], lang: Lang) -> Iterator[Row]:
    held = cases.filter(pk__in=Part.objects.values("case")).prefetch_related(
        Prefetch("parts", Part.objects.order_by("pk"))
    )
    names = _Names()
    for case in held.iterator(chunk_size=_AT_ONCE):
        for part in case.parts.all():
            done = "" if part.done is None else (YES if part.done else NO).in_(lang)
            yield (
                *_head(case, lang), part.department_title.in_(lang), division_name(part.division_code),
                masked_text(part.asked), _day(part.sent_at), names[part.sent_by], _day(part.taken_at),
                part.due_on if part.open else None, _day(part.answered_at), masked_text(part.answer), done,
                part.title.in_(lang),
            )  # fmt: skip


LEDGERS = {
    "case_rectification": Ledger(Text("整改台账", "rectification ledger"), RECTIFICATION, rectification),
    "case_problems": Ledger(Text("问题清单", "list of problems"), PROBLEMS, problems),
    "case_handovers": Ledger(Text("移送清单", "list of handovers"), HANDED_OVER, handed_over),
}


def _matter(case: Case, lang: Lang) -> str:
    """What the case is about; a lead's own words are marked as one."""
    matter = masked_text(case.matter)
    return TO_BE_CHECKED.in_(lang).format(matter=matter) if any(lead.worded(case) for lead in case.leads) else matter


class _Names(dict[str, str]):
    """User name → name, each asked for once."""

    def __missing__(self, username: str) -> str:
        found = Person.objects.filter(username=username).values_list("name", flat=True).first() or username
        self[username] = found
        return found


def _receipt(part: Part, lang: Lang) -> str:
    days = [(_day(part.taken_at), Text("签收", "received")), (_day(part.answered_at), Text("反馈", "answered"))]
    told = [f"{day.isoformat()} {said.in_(lang)}" for day, said in days if day]
    return f"{part.department_title.in_(lang)} {' '.join(told) or part.title.in_(lang)}"


def _look(number: int, lang: Lang) -> str:
    return next((look.title.in_(lang) for look in LOOKS if look.number == number), "")


def _rule(name: str, lang: Lang) -> str:
    return rules()[name].title.in_(lang) if name in rules() else name


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
