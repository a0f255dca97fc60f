"""What cases put into other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.looks.look import LOOKS
from sevenlooks.server.campaigns.models import Entry
from sevenlooks.server.cases.drafts import OF_BOOK
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.registry.line import Entry as Day
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.web.context import RailEntry


def cases() -> RailEntry:
    return RailEntry(Text("案件", "Cases"), "/cases/", "cases.read")


def handed_over() -> RailEntry:
    return RailEntry(Text("移送事项", "Handed to us"), "/parts/", "parts.answer")


def notices(person: Any) -> RailEntry | None:
    """Who works on cases or parts may be told when something waits."""
    works = person.may("cases.read") or person.may("parts.answer")
    return RailEntry(Text("到期提醒发到哪里", "Where to be told what waits"), "/me/notices/", "") if works else None


def looks_with_a_case(body: Institution) -> list[str]:
    """The looks in which a body has a live case: the strip's dot."""
    bits = 0
    for looks in Case.objects.filter(institution_id=body.pk, live=True).values_list("looks", flat=True):
        bits |= looks
    return [look.name for look in LOOKS if bits & 1 << look.number - 1]


def of_institution(request: HttpRequest, body: Institution) -> SafeString | None:
    """A body's cases, and the way to a new one."""
    person: Any = request.user
    if not person.may("cases.read"):
        return None
    held = person.scope.of(Case.objects.filter(institution_id=body.pk)).order_by("-pk")
    told = {"cases": held, "body": body, "may": person.may("cases.handle")}
    return render_to_string("cases/of_institution.html", told, request) if held or told["may"] else None


def of_finding(request: HttpRequest, finding: Finding) -> SafeString | None:
    """The case that a finding is in, or the button that opens one."""
    person: Any = request.user
    if not person.may("cases.read"):
        return None
    held = person.scope.of(Case.objects.filter(sources__kind=Source.FINDING, sources__key=finding.pk)).order_by("-pk")
    open_one = any(case.live for case in held)
    told = {"cases": held, "finding": finding, "may": person.may("cases.handle") and not open_one}
    return render_to_string("cases/of_finding.html", told, request)


def of_rows(request: HttpRequest, book: str, rows: Sequence[Mapping[str, Any]]) -> dict[int, SafeString]:
    """Beside a visit or a complaint: the live case that it is in, or the way to a new one where it did not clear."""
    person: Any = request.user
    kind = next((kind for kind, told in OF_BOOK.items() if told.table == book), None)
    if kind is None or not person.may("cases.read"):
        return {}
    told = OF_BOOK[kind]
    keys = {row[told.key]: row[told.verdict] not in told.clears for row in rows}
    sources = Source.objects.filter(kind=kind, key__in=keys, case__live=True, case__in=person.scope.of(Case.objects))
    held = {source.key: source.case for source in sources.select_related("case")}
    acts = _acts(request, kind, keys, held)
    return {place: acts[row[told.key]] for place, row in enumerate(rows) if row[told.key] in acts}


def of_entry(request: HttpRequest, entry: Entry) -> SafeString | None:
    """The live case that a survey's entry is in, or, where a problem was recorded, the way to a new one."""
    person: Any = request.user
    key = str(entry.pk)
    sources = Source.objects.filter(kind=Source.SURVEY, key=key, case__live=True).select_related("case")
    held = {source.key: source.case for source in sources}
    if not person.may("cases.read") or not (held or entry.problems):
        return None
    return _acts(request, Source.SURVEY, {key: True}, held).get(key)


def _acts(request: HttpRequest, kind: str, keys: Mapping[str, bool], held: Mapping[str, Case]) -> dict[str, SafeString]:
    """Key → link to its case in `held`, else, where `keys` says so and for whom handles cases, to the form that opens

    one.
    """
    person: Any = request.user
    may = person.may("cases.handle")
    return {
        key: render_to_string("cases/way_to_case.html", {"case": held.get(key), "kind": kind, "key": key}, request)
        for key, worth in keys.items()
        if key in held or (may and worth)
    }


def line(body: Institution) -> Iterable[Day]:
    """The days on which a body's cases moved."""
    for case in Case.objects.filter(institution_id=body.pk):
        for moment, said in (
            (case.opened_at, Text("立案:{n}", "Case opened: {n}")),
            (case.closed_at, Text("销号:{n}", "Case closed: {n}")),
            (case.revisited_at, Text("回访未反弹:{n}", "Visited again, in order: {n}")),
            (case.back_at, Text("回访反弹:{n}", "Back again: {n}")),
        ):
            if moment:
                yield Day(timezone.localtime(moment).date(), said.format(n=case.number), f"/cases/{case.pk}/")


def event_words() -> dict[str, Text]:
    return {
        "case.open": Text("立案", "opened a case"),
        "case.add": Text("并入案件", "added to a case"),
        "case.hand_to": Text("变更承办人", "gave a case another owner"),
        "case.drop": Text("撤案", "dropped a case"),
        "case.order": Text("责令整改", "ordered to put right"),
        "case.prolong": Text("延长整改期限", "prolonged a deadline"),
        "case.report": Text("报整改完成", "reported as put right"),
        "case.send_back": Text("退回整改", "sent back"),
        "case.check": Text("核验通过", "passed the check"),
        "case.close": Text("销号", "closed a case"),
        "case.revisit": Text("回访未反弹", "visited again: in order"),
        "case.come_back": Text("回访反弹", "visited again: back"),
        "case.owe": Text("登记应退", "set what is due to a family"),
        "case.pay": Text("登记已退", "recorded money paid back"),
        "case.owe_by_books": Text("按台账登记应退", "took over from the books what families are owed"),
        "case.bank": Text("与银行流水核对退费", "looked for refunds at the bank"),
        "case.propose": Text("提出处罚建议", "proposed a penalty"),
        "case.legal_begun": Text("法律程序开始", "began a legal step"),
        "case.legal_ended": Text("法律程序办结", "ended a legal step"),
        "case.part_sent": Text("移送部门", "handed over to a department"),
        "case.part_taken": Text("部门签收", "received by the department"),
        "case.part_answered": Text("部门反馈", "answered by the department"),
        "case.part_refused": Text("部门退回", "refused by the department"),
        "case.part_withdrawn": Text("撤回移送", "withdrawn from the department"),
        "case.addressee": Text("登记告知对象", "recorded an addressee"),
        "case.evidence_sent": Text("上传证据", "sent evidence"),
        "case.evidence_replaced": Text("更换证据", "replaced evidence"),
        "case.evidence_marked": Text("标注证据是否含个人信息", "marked whether evidence shows persons"),
        "evidence.opened": Text("打开含个人信息的证据", "opened evidence that shows persons"),
        "evidence.altered": Text("证据文件被改动或丢失", "found evidence altered or gone"),
        "filter.saved": Text("保存筛选", "saved a filter"),
        "filter.dropped": Text("删除筛选", "deleted a filter"),
        "address.kept": Text("设置提醒地址", "set an address for notices"),
        "address.dropped": Text("删除提醒地址", "deleted an address for notices"),
        "case.paper": Text("制作文书", "made a paper"),
        "case.paper_served": Text("文书送达", "recorded a paper's service"),
        "case.paper_void": Text("文书作废", "made a paper void"),
        "batch.packed": Text("批量文书打包", "packed the papers of a batch"),
        "case.climbed": Text("逾期上报", "climbed, being overdue"),
        "case.received": Text("签收逾期案件", "received an overdue case"),
    }


def event_addresses() -> dict[str, str]:
    return {"case": "/cases/{id}/"}
