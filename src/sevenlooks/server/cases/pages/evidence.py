"""Evidence on the page of its case: sent, seen small, opened, replaced; what shows persons opens for few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString

from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.server.cases import actions, evidence_files, handed, pictures, queries
from sevenlooks.server.cases.actions.evidence import TIMES
from sevenlooks.server.cases.evidence_files import Altered, File
from sevenlooks.server.cases.models import Case, Evidence
from sevenlooks.server.cases.pages import forms
from sevenlooks.server.cases.seen_before import all_before
from sevenlooks.server.intake.receiving import SealedFile, receives_files
from sevenlooks.server.intake.sealing import unsealed
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page

WHEN = {
    Evidence.BEFORE: Text("整改前", "before"),
    Evidence.AFTER: Text("整改后", "after"),
    Evidence.REVISIT: Text("回访", "second visit"),
}
MOST = 20
"""Files of one form."""
View = Callable[..., HttpResponse]


def section(request: HttpRequest, case: Case) -> SafeString:
    person: Any = request.user
    held = list(case.evidence.order_by("pk").select_related("replaces"))
    replaced = {each.replaces_id for each in held}
    now = [each for each in held if each.pk not in replaced]
    ordered = case.orders.order_by("pk").values_list("at", flat=True).first()
    places = all_before(person.scope, now)
    told = {
        "case": case, "none": not held, "token": forms.new_token(), "most": evidence_files.MOST_BYTES >> 20,
        "groups": [
            (said, [(e, places[e.pk], _too_early(e, ordered)) for e in now if e.when == when])
            for when, said in WHEN.items()
        ],
        "old": [each for each in held if each.pk in replaced],
        "times": [(when, WHEN[when]) for when in TIMES.get(case.stage, ())] if person.may("cases.evidence") else [],
        "may_open": person.may("cases.personal"), "may": person.may("cases.evidence"),
        "accept": ",".join(evidence_files.ENDINGS.values()),
    }  # fmt: skip
    return render_to_string("cases/evidence.html", told, request)


def _too_early(evidence: Evidence, ordered: datetime | None) -> bool:
    """Whether what is to show the state after the order was taken before it."""
    late = evidence.when == Evidence.AFTER and evidence.taken_at and ordered
    return bool(late) and evidence.taken_at < ordered


def looked_at_first(view: View) -> View:
    """Look at the files of a form, and keep them, before the page's transaction begins: no lock waits for a film."""

    @wraps(view)
    def looked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        sent = [file for file in request.FILES.getlist("files") if isinstance(file, SealedFile)]
        if len(sent) > MOST:
            raise BadRequest("一次最多传 {most} 个文件。", "Send {most} files at once at most.", most=MOST)
        request.kept = [_looked_at(file) for file in sent]
        return view(request, *args, **named)

    return looked


def _looked_at(file: SealedFile) -> File:
    if (file.size or 0) > evidence_files.MOST_BYTES:
        raise evidence_files.too_large()
    return evidence_files.received(file.name or "", unsealed(file.path))


def tells_of_altered(view: View) -> View:
    """An altered file is an event, also where only reading was meant."""

    @wraps(view)
    def watched(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Altered as altered:
            found = Evidence.objects.select_related("case").filter(pk=named["file"], digest=altered.digest).first()
            if found is not None:
                actions.tell_of_evidence(by=request.user, act="evidence.altered", evidence=found)
            raise

    return watched


@receives_files
@looked_at_first
@page("cases.evidence", writes=True)
def send(request: HttpRequest, id: str) -> HttpResponse:
    """One or more files, of one time; each is an act of its own."""
    person: Any = request.user
    case, files = queries.case(person.scope, id), _files(request)
    if request.method == "POST":
        if not files:
            raise BadRequest("请选择要上传的文件。", "Choose the files to send.")
        seen: int | None = forms.seen(request)
        for file in files:
            actions.send_evidence(
                by=person, case=case, file=file, when=request.POST.get("when", ""), seen=seen, **_said(request)
            )
            seen = None  # what this form itself wrote is no surprise
    return HttpResponseRedirect(f"/cases/{case.pk}/#evidence")


@receives_files
@looked_at_first
@page("cases.evidence", writes=True)
def replace(request: HttpRequest, id: str, file: int) -> HttpResponse:
    person: Any = request.user
    found, files = _found(request, id, file), _files(request)
    if request.method == "POST":
        if len(files) != 1:
            raise BadRequest("请选择一个文件。", "Choose one file.")
        actions.replace_evidence(
            by=person, evidence=found, file=files[0], why=request.POST.get("why", ""), seen=forms.seen(request),
            **_said(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{found.case_id}/#evidence")


@page("cases.evidence", writes=True)
def mark(request: HttpRequest, id: str, file: int) -> HttpResponse:
    found = _found(request, id, file)
    if request.method == "POST":
        actions.mark_evidence(
            by=request.user, evidence=found, personal=request.POST.get("personal") == "yes",
            why=request.POST.get("why", ""), seen=forms.seen(request),
        )  # fmt: skip
    return HttpResponseRedirect(f"/cases/{found.case_id}/#evidence")


@tells_of_altered
@page("cases.read")
def file(request: HttpRequest, id: str, file: int) -> HttpResponse:
    """A file as it was sent. What shows persons does not open by its address."""
    return served(_open_to_all(request, id, file))


@tells_of_altered
@page("cases.read")
def small(request: HttpRequest, id: str, file: int) -> HttpResponse:
    """A picture made small, for the section."""
    found = _open_to_all(request, id, file)
    if not found.is_picture:
        raise Missing()
    answer = HttpResponse(pictures.small(evidence_files.open_file(found.digest)), content_type="image/jpeg")
    return _guarded(answer, "private, max-age=600")


@tells_of_altered
@page("cases.personal", writes=True)
def personal(request: HttpRequest, id: str, file: int) -> HttpResponse:
    """A file that shows persons: opened by a button, and an event each time."""
    found = _found(request, id, file)
    if request.method != "POST":
        return HttpResponseRedirect(f"/cases/{found.case_id}/#evidence")
    actions.open_evidence(by=request.user, evidence=found)
    return served(found)


@tells_of_altered
@page("parts.answer", writes=True)
def of_part(request: HttpRequest, id: str, file: int) -> HttpResponse:
    """A file that a partner department's part shares; one that shows persons by a button only, and as an event."""
    found = handed.evidence(handed.part(request.user, id), file)
    if found.personal:
        if request.method != "POST":
            raise Missing()
        actions.tell_of_evidence(by=request.user, act="evidence.opened", evidence=found)
    return served(found)


def served(evidence: Evidence) -> HttpResponse:
    """The file itself: pictures on the page, all else to be saved; nothing in it may run."""
    answer = HttpResponse(evidence_files.open_file(evidence.digest), content_type=evidence.media_type)
    saved = content_disposition_header(not evidence.is_picture, evidence.name)
    answer["Content-Disposition"] = saved or "attachment"
    return _guarded(answer, "no-store")


def _guarded(answer: HttpResponse, cache: str) -> HttpResponse:
    answer["Cache-Control"] = cache
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _found(request: HttpRequest, id: str, file: int) -> Evidence:
    person: Any = request.user
    found = queries.case(person.scope, id).evidence.select_related("case").filter(pk=file).first()
    if found is None:
        raise Missing()
    return found


def _open_to_all(request: HttpRequest, id: str, file: int) -> Evidence:
    found = _found(request, id, file)
    if found.personal:
        raise Missing()
    return found


def _files(request: HttpRequest) -> list[File]:
    return request.kept


def _said(request: HttpRequest) -> dict[str, Any]:
    sent, taken = request.POST, request.POST.get("taken_at", "")
    return {
        "shows": sent.get("shows", ""), "personal": bool(sent.get("personal")), "taken_at": _moment(taken),
        "taken_where": sent.get("taken_where", ""),
    }  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        return timezone.make_aware(datetime.fromisoformat(text).replace(tzinfo=None)) if text else None
    except ValueError:
        raise BadRequest("请填写拍摄时间,如 2022-06-30 10:20。", "Give the time, such as 2022-06-30 10:20.") from None
