"""The survey sheet of one entry: its looks and items, with what the books know, what was recorded, what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sevenlooks.language import Text
from sevenlooks.server.campaigns import prefill, queries
from sevenlooks.server.campaigns.models import Answer, Entry
from sevenlooks.server.campaigns.pages.frame import frame
from sevenlooks.server.campaigns.plan import Item, PlanLook
from sevenlooks.server.campaigns.stages import OPEN, SURVEYING
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.registry.words import facts_of
from sevenlooks.server.web.slots import filled

VERDICTS = {
    Answer.FINE: Text("无问题", "no problem"),
    Answer.PROBLEM: Text("有问题", "a problem"),
    Answer.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Answer.NOT_CHECKED: Text("无法核查", "could not be checked"),
}


@dataclass(frozen=True)
class Line:
    """One item on the sheet. `values`: what its fields show; `filled`: that the books filled them; `typed`: a form."""

    item: Item
    answer: Answer | None
    known: prefill.Known
    findings: list[tuple[Finding, Text]]
    values: Mapping[str, Any]
    filled: bool
    typed: bool = False

    @property
    def unsaved(self) -> Text | None:
        """What was typed and could not be saved."""
        return VERDICTS.get(self.values["verdict"]) if self.typed else None

    @property
    def said(self) -> Text | None:
        return VERDICTS[self.answer.verdict] if self.answer else None


def sheet(request: HttpRequest, entry: Entry, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the page of an entry shows. `typed`: a form that could not be saved; it is shown again as it was."""
    person: Any = request.user
    body = Institution.objects.filter(pk=entry.institution_id).first() if entry.institution_id else None
    found = prefill.findings_of(entry)
    known = prefill.known(entry, body, found, request.lang)
    answers = queries.answers(entry)
    lines: dict[PlanLook, list[Line]] = {}
    for look, item in queries.asked(entry):
        line = _line(item, answers.get(item.name), known[item.name], typed if typed and typed.get("look") == look.name
                     else None)  # fmt: skip
        lines.setdefault(look, []).append(line)
    county = queries.receipt(entry.campaign, entry.division_code)
    open_ = entry.campaign.state == OPEN and county is not None and county.state in SURVEYING
    told = {
        "entry": entry, "body": body, "facts": facts_of(body) if body else [],
        "looks": [(look, of, prefill.titled(prefill.unheard(look, found)), _left(of)) for look, of in lines.items()],
        "verdicts": VERDICTS, "may": open_ and person.may("campaigns.survey"), "county": county,
        "may_rectify": entry.campaign.state == OPEN and person.may("campaigns.survey"),
        "acts": filled("entry.act", request, entry),
        "saved": request.GET.get("saved"), "left": sum(_left(of) for of in lines.values()),
    }  # fmt: skip
    return frame(request, entry.campaign) | told


def _left(lines: list[Line]) -> int:
    return sum(line.answer is None for line in lines)


def _line(item: Item, answer: Answer | None, known: prefill.Known, typed: Mapping[str, str] | None) -> Line:
    findings = prefill.titled(known.findings)
    if typed is not None:
        values: dict[str, Any] = {
            part: typed.get(f"{part}.{item.name}", "") for part in ("verdict", "words", "examined", "wrong", "amount")
        }
        return Line(item, answer, known, findings, values, False, typed=bool(values["verdict"]))
    if answer is not None:
        values = {"verdict": answer.verdict, "words": answer.words, "examined": answer.examined, "wrong": answer.wrong,
                  "amount": answer.amount}  # fmt: skip
        return Line(item, answer, known, findings, values, False)
    values = {"verdict": known.verdict, "words": known.words, "examined": known.examined, "amount": known.amount}
    return Line(item, None, known, findings, values, bool(known.verdict))
