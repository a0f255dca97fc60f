"""Papers (文书): made from a case's own data under a number without gaps, made void, served."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.reports.notices import KINDS, Kind, Matter, Notice
from sevenlooks.reports.notices.offices import Office
from sevenlooks.server.cases import handovers, stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.actions.numbering import next_number
from sevenlooks.server.cases.models import Case, Paper
from sevenlooks.server.cases.models.papers import SERVED
from sevenlooks.server.cases.paper_matter import department_name, matter
from sevenlooks.server.web.asked import key
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers

_EVER = tuple(stage for stage in stages.TITLES if stage != stages.DROPPED)
POSSIBLE = {
    "rectify": (stages.OPENED, stages.RECTIFYING, stages.REPORTED),
    "stop": stages.UNSOLVED,
    "interview": stages.LIVE,
    "inspection": _EVER,
    "transfer": stages.UNSOLVED,
    "inform": stages.UNSOLVED,
    "closure": (stages.CLOSED, stages.REVISITED, stages.BACK),
    "penalty": _EVER,
}
"""Kind of paper → the stages at which it can be made."""
STATING = ("rectify", "stop", "inform", "penalty")
"""Kinds that state to others what was found."""
SUSPICION = Text(
    "案件写的还是线索原话,是疑点,不是查明的事实。请写明查明了什么。",
    "What the case says is a lead in its own words: a suspicion, not what was found. Say what was found.",
)


@transaction.atomic
def make_paper(*, by: Any, case: Case | int, kind: str, addressee: str = "", name: str = "", found: str = "",
               words: str = "", basis: str = "", own: Office | None = None, token: str = "",
               seen: int | None = None) -> Paper:  # fmt: skip
    """A paper, with its number, in one write. Conflict with the sentence that says what it still lacks.

    `addressee`: of a letter, the key of the part or the addressee; `name`: the exact name to write to. `found`: what
    was found, instead of the case's own words; `basis`: clauses to cite instead of the case's own, one a line. `own`:
    the office's name and word, where they are not the usual ones.
    """
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case)
    same = kept.papers.filter(kind=kind, token=token).first() if token else None
    if same is not None:
        return same  # the same form sent twice, or a batch begun again
    kept = held(by, kept, seen)
    asked = kind_of(kind)
    may_be_made(kept, asked)
    typed = {"found": found, "words": words, "basis": basis}
    masked = {field: without_numbers(text.strip()) for field, text in typed.items()}
    told = _told(kept, by, asked, addressee, without_numbers(name.strip()), own, **masked)
    if kind in STATING and not masked["found"] and kept.suspected:
        raise Conflict(SUSPICION.zh, SUSPICION.en)
    lacks = asked.missing(told)
    if lacks is not None:
        raise Conflict(lacks.zh, lacks.en)
    return _numbered(kept, by, asked, told, token)


@transaction.atomic
def void_paper(*, by: Any, paper: Paper, why: str, seen: int | None = None) -> Paper:
    """Make a paper void, with the reason. It keeps its number, and every print of it says so."""
    if not why.strip():
        raise BadRequest("作废须写明理由。", "To make a paper void, give the reason.")
    case, kept = _held(by, paper, seen)
    if kept.division_code != by.scope.code:
        raise Conflict(
            "文书由“{office}”制作,由其作废。", "“{office}” made the paper and is to make it void.",
            office=kept.told["authority"],
        )  # fmt: skip
    kept.void_at, kept.void_by, kept.void_why = timezone.now(), by.username, without_numbers(why.strip())
    kept.save()
    wrote(case, "paper_void", by=by, why=f"{kept.number}:{kept.void_why}", detail=_named(kept))
    return kept


@transaction.atomic
def serve_paper(*, by: Any, paper: Paper, on: date, how: str, seen: int | None = None) -> Paper:
    """Record the service (送达): the day, and the way."""
    if how not in SERVED:
        raise BadRequest("请选择送达方式。", "Say how it was served.")
    case, kept = _held(by, paper, seen)
    if not timezone.localtime(kept.made_at).date() <= on <= timezone.localdate():
        raise BadRequest(
            "送达日期应在制作当日至今天之间。", "The day of service lies between the paper's making and today."
        )
    if kept.served_on:
        raise Conflict("已登记 {on} 送达。", "Service on {on} is recorded already.", on=kept.served_on)
    kept.served_on, kept.served_how = on, how
    kept.save()
    wrote(case, "paper_served", by=by, why=f"{kept.number}:{SERVED[how].zh}", detail=_named(kept) | {"how": how})
    return kept


def lacking(*, by: Any, case: Case, kind: Kind) -> Text | None:
    """What a paper of this kind would still lack, were it made now with nothing typed; None for what is yet to type."""
    if case.stage not in POSSIBLE[kind.name]:
        return _no_such(case, kind).text
    return kind.needs(_told(case, by, kind)) if kind.addressees in (("party",), ("",)) else None


def may_be_made(case: Case, kind: Kind) -> None:
    """Conflict where the case's stage has no such paper."""
    if case.stage not in POSSIBLE[kind.name]:
        raise _no_such(case, kind)


def _no_such(case: Case, kind: Kind) -> Conflict:
    return Conflict(
        "案件现为“{now}”,不能制作{paper}。", "The case stands at “{now}”; it has no “{paper}” there.",
        now=case.title, paper=kind.title,
    )  # fmt: skip


def kind_of(name: str) -> Kind:
    if name not in KINDS:
        raise BadRequest("请选择文书种类。", "Choose the kind of paper.")
    return KINDS[name]


def notice_of(paper: Paper) -> Notice:
    """The paper as it was told when it was made; a void one says so."""
    return Notice.of(paper.told, void=paper.void_at is not None)


def _told(case: Case, by: Any, kind: Kind, addressee: str = "", name: str = "", own: Office | None = None,
          **typed: str) -> Matter:  # fmt: skip
    """The matter, addressed. Of a letter whose addressee is none of the case's, addressed to nobody."""
    given: dict[str, Any] = typed | {"own": own}
    if "part" in kind.addressees:
        part = case.parts.filter(pk=key(addressee), stage__in=handovers.SHOWING).first()
        whom = name or (department_name(part) if part else "")
        return matter(case, by, kind.name, to=part, addressee_kind="part", addressee=whom, **given)
    if "landlord" in kind.addressees:
        found = case.addressees.filter(pk=key(addressee)).first()
        whom, what = (found.name, found.kind) if found else ("", "")
        return matter(case, by, kind.name, addressee_kind=what, addressee=name or whom, **given)
    if "" in kind.addressees:
        return matter(case, by, kind.name, addressee_kind="", **given)
    return matter(case, by, kind.name, addressee=name or case.party, **given)


def _numbered(case: Case, by: Any, kind: Kind, told: Matter, token: str) -> Paper:
    """The row and its number; what it says is kept as it is said today."""
    division = by.scope.code
    serial = next_number(kind.name, division, told.on.year)
    notice = kind.write(told, serial)
    paper = Paper.objects.create(
        case=case, kind=kind.name, division_code=division, year=told.on.year, serial=serial,
        addressee_kind=told.addressee_kind, addressee=told.addressee[:200], made_at=timezone.now(),
        made_by=by.username, token=token,
        told=notice.told() | {"office": {"name": told.office.name, "word": told.office.word}},
    )  # fmt: skip
    wrote(case, "paper", by=by, why=f"{kind.title.zh} {paper.number}", detail=_named(paper))
    return paper


def _held(by: Any, paper: Paper, seen: int | None) -> tuple[Case, Paper]:
    """Case and paper, held; a void paper is Conflict."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    case = held(by, paper.case_id, seen)
    kept = Paper.objects.select_for_update().filter(pk=paper.pk).first()
    if kept is None:
        raise Missing()
    if kept.void_at:
        raise Conflict("文书已作废。", "The paper is void already.")
    return case, kept


def _named(paper: Paper) -> dict[str, Any]:
    return {"paper": paper.pk, "kind": paper.kind, "number": paper.number}
