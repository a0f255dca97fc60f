"""Papers (文书): on the page of their case, each on a page of its own as it prints, and as Word and PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString

from sevenlooks.errors import SevenlooksError
from sevenlooks.reports.notices import KINDS, Notice
from sevenlooks.reports.notices.notice import SEAL, VOID
from sevenlooks.reports.notices.offices import Office
from sevenlooks.reports.notices.pdf import pdf
from sevenlooks.reports.notices.word import word
from sevenlooks.server.cases import actions, handovers, queries
from sevenlooks.server.cases.actions.papers import POSSIBLE, STATING, kind_of, lacking, notice_of
from sevenlooks.server.cases.models import Batch, Case, Paper
from sevenlooks.server.cases.models.papers import SERVED
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.cases.paper_matter import basis_of, department_name, office_of
from sevenlooks.server.cases.paper_packing import path_of
from sevenlooks.server.registry.pages import own_scope
from sevenlooks.server.web.asked import day, key
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: dict[str, tuple[Callable[[Notice], bytes], str]] = {
    "docx": (word, _DOCX),
    "pdf": (pdf, "application/pdf"),
}


def section(request: HttpRequest, case: Case) -> SafeString | None:
    person: Any = request.user
    papers = list(case.papers.order_by("pk"))
    kinds = [k for k in KINDS.values() if case.stage in POSSIBLE[k.name]] if person.may("cases.handle") else []
    if not papers and not kinds:
        return None
    return render_to_string("cases/papers.html", {"case": case, "papers": papers, "kinds": kinds}, request)


@page("cases.handle", writes=True)
def new(request: HttpRequest, id: str) -> HttpResponse:
    """The form for one kind of paper, which says what is still missing; then the paper."""
    person: Any = request.user
    case = queries.case(person.scope, id)
    if request.method != "POST":
        return _form(request, case, request.GET.dict())
    sent = request.POST.dict()
    usual, office = office_of(person.scope.code), (sent.get("office", "").strip(), sent.get("word", "").strip())
    try:
        paper = actions.make_paper(
            by=person, case=case, kind=sent.get("kind", ""), addressee=sent.get("addressee", ""),
            name=sent.get("name", ""), found=sent.get("found", ""), words=sent.get("words", ""),
            basis=sent.get("basis", ""),
            own=Office(office[0][:60], office[1][:20], usual.government) if all(office) else None,
            token=forms.token(request), seen=forms.seen(request),
        )  # fmt: skip
    except SevenlooksError as wrong:
        return _form(request, case, sent, wrong)
    return HttpResponseRedirect(f"/papers/{paper.pk}/")


def _form(request: HttpRequest, case: Case, typed: dict, wrong: SevenlooksError | None = None) -> HttpResponse:
    person: Any = request.user
    kind = kind_of(typed.get("kind", ""))
    told = {
        "case": case, "kind": kind, "typed": typed, "wrong": wrong.text if wrong else None,
        "lacks": None if wrong else lacking(by=person, case=case, kind=kind),
        "basis": typed.get("basis") or "\n".join(basis_of(case, kind.name)), "office": office_of(person.scope.code),
        "states": kind.name in STATING,
        "found": typed.get("found", "" if case.suspected else case.matter), "suspicion": case.suspected,
        "to": _addressees(case, kind.addressees), "token": typed.get("token") or forms.new_token(),
        "writes_to": "party" in kind.addressees or "part" in kind.addressees, "cites": kind.name in CITING,
    }  # fmt: skip
    return render(request, "cases/paper_new.html", told, status=wrong.http_status if wrong else 200)


CITING = ("rectify", "stop", "transfer", "inform")
"""Kinds that cite the clauses a case rests on; a penalty's own article stands in its proposal."""


def _addressees(case: Case, kinds: tuple[str, ...]) -> list[tuple[int, str]]:
    if "part" in kinds:
        parts = case.parts.filter(stage__in=handovers.SHOWING).order_by("pk")
        return [(part.pk, department_name(part)) for part in parts]
    if "landlord" in kinds:
        return [(each.pk, f"{each.title.zh}:{each.name}") for each in case.addressees.order_by("pk")]
    return []


@page("cases.read")
def paper(request: HttpRequest, id: str) -> HttpResponse:
    """A paper as it prints, and what became of it."""
    return _shown(request, _paper(own_scope(request), id))


@page("cases.read")
def file(request: HttpRequest, id: str, format: str) -> HttpResponse:
    found = _paper(own_scope(request), id)
    if format not in WRITERS:
        raise Missing()
    write, media_type = WRITERS[format]
    answer = HttpResponse(write(notice_of(found)), content_type=media_type)
    name = f"{found.title.zh} {found.number}.{format}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


@page("cases.handle", writes=True)
def act(request: HttpRequest, id: str, name: str) -> HttpResponse:
    """Record the service of a paper, or make it void."""
    person: Any = request.user
    found = _paper(person.scope, id)
    if name not in ("served", "void"):
        raise Missing()
    if request.method == "POST":
        sent = request.POST
        try:
            told: dict[str, Any] = {"by": person, "paper": found, "seen": forms.seen(request)}
            if name == "served":
                actions.serve_paper(**told, on=day(sent.get("on", "")), how=sent.get("how", ""))
            else:
                actions.void_paper(**told, why=sent.get("words", ""))
        except SevenlooksError as wrong:
            return _shown(request, _paper(person.scope, id), wrong)
    return HttpResponseRedirect(f"/papers/{found.pk}/")


@page("cases.read")
def packed(request: HttpRequest, batch: int) -> FileResponse:
    """The papers of one's own batch in one file. Missing before it is made and after it is gone."""
    person: Any = request.user
    found = Batch.objects.filter(pk=batch, by=person.username, act__in=KINDS).first()
    if found is None or not path_of(found.pk).exists():
        raise Missing()
    return FileResponse(path_of(found.pk).open("rb"), as_attachment=True, filename=f"papers-{found.pk}.zip")


def _shown(request: HttpRequest, found: Paper, wrong: SevenlooksError | None = None) -> HttpResponse:
    person: Any = request.user
    told = {
        "paper": found, "case": found.case, "notice": notice_of(found), "formats": WRITERS, "seal": SEAL, "void": VOID,
        "ways": SERVED.items(), "may": person.may("cases.handle") and not found.void_at,
        "may_void": found.division_code == person.scope.code, "today": timezone.localdate(),
        "wrong": wrong.text if wrong else None,
    }  # fmt: skip
    return render(request, "cases/paper.html", told, status=wrong.http_status if wrong else 200)


def _paper(scope: Any, id: str) -> Paper:
    """One paper of a case within the scope; Missing else."""
    found = Paper.objects.select_related("case").filter(pk=key(id)).first()
    if found is None or not scope.holds(found.case.division_code):
        raise Missing()
    return found
