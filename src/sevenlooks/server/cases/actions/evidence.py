"""Evidence of a case: sent, replaced, marked as showing persons, opened. What was sent stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.evidence_files import File
from sevenlooks.server.cases.models import Case, Evidence
from sevenlooks.server.cases.seen_before import before
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.placed import NATION, Scope
from sevenlooks.server.web.spoken import without_numbers

TIMES = {
    stages.OPENED: (Evidence.BEFORE,),
    **dict.fromkeys((stages.RECTIFYING, stages.REPORTED, stages.CHECKED), (Evidence.AFTER, Evidence.BEFORE)),
    stages.CLOSED: (Evidence.REVISIT,),
}
"""Stage → of which times evidence may be sent, the likeliest first. To what has ended nothing is added."""


@transaction.atomic
def send_evidence(*, by: Any, case: Case, file: File, when: str, shows: str = "", personal: bool = False,
         taken_at: datetime | None = None, taken_where: str = "", seen: int | None = None) -> Evidence:  # fmt: skip
    """Send evidence; the same file sent twice is one. `taken_at`: as its sender says, where the camera noted none."""
    twin = Evidence.objects.filter(case=case, when=when, digest=file.digest).first()
    kept = _held(by, case, None if twin else seen)
    if twin is not None:
        _still_there(twin)
        return twin
    made = _made(by, kept, file, when, shows, personal, taken_at, taken_where)
    _wrote(by, kept, "evidence_sent", made)
    return made


@transaction.atomic
def replace_evidence(*, by: Any, evidence: Evidence, file: File, why: str, shows: str = "", personal: bool = False,
            taken_at: datetime | None = None, taken_where: str = "", seen: int | None = None) -> Evidence:  # fmt: skip
    """Put another file in a file's place, with the reason; the old one stays and can still be opened.

    What shows persons is replaced by what shows persons, until somebody says that it does not (`mark_evidence`).
    """
    if not why.strip():
        raise BadRequest("更换证据须写明理由。", "To replace evidence, give the reason.")
    kept = _held(by, evidence.case, seen)
    old = _there(kept, evidence)
    if file.digest == old.digest or kept.evidence.filter(when=old.when, digest=file.digest).exists():
        raise BadRequest("这个文件已在本案证据中。", "This file stands among the case's evidence already.")
    made = _made(
        by, kept, file, old.when, shows or old.shows, personal or old.personal, taken_at,
        taken_where or old.taken_where, old, without_numbers(why.strip()),
    )  # fmt: skip
    _wrote(by, kept, "evidence_replaced", made)
    return made


@transaction.atomic
def mark_evidence(*, by: Any, evidence: Evidence, personal: bool, why: str = "", seen: int | None = None) -> Evidence:
    """Say that a file shows persons' data, or that it does not: the latter is for who may open it, with the reason."""
    if not personal and not by.may("cases.personal"):
        raise Refused(NOT_YOURS)
    if not personal and not why.strip():
        raise BadRequest("取消“含个人信息”须写明理由。", "Give the reason why it shows nobody's data.")
    kept = _held(by, evidence.case, seen, ended=True)
    found = kept.evidence.get(pk=evidence.pk)
    if found.personal != personal:
        found.personal = personal
        found.save(update_fields=("personal",))
        _wrote(by, kept, "evidence_marked", found, without_numbers(why.strip()))
    return found


@transaction.atomic
def open_evidence(*, by: Any, evidence: Evidence) -> None:
    """Somebody opened a file that shows persons: an event each time."""
    if not by.may("cases.personal"):
        raise Refused(NOT_YOURS)
    if not by.scope.holds(evidence.case.division_code):
        raise Missing()
    tell_of_evidence(by=by, act="evidence.opened", evidence=evidence)


@transaction.atomic
def tell_of_evidence(*, by: Any, act: str, evidence: Evidence) -> None:
    """An event of a file which changes nothing of its case."""
    record(
        by=by, act=act, on=("case", str(evidence.case_id)), division=evidence.case.division_code,
        detail={"evidence": evidence.pk, "digest": evidence.digest},
    )  # fmt: skip


def _held(by: Any, case: Case, seen: int | None, ended: bool = False) -> Case:
    if not by.may("cases.evidence"):
        raise Refused(NOT_YOURS)
    kept = held(by, case, seen)
    if kept.stage not in TIMES and not ended:
        raise Conflict("案件已办结,证据不再增减。", "The case has ended; nothing is added to its evidence.")
    return kept


def _made(by: Any, case: Case, file: File, when: str, shows: str, personal: bool, taken_at: datetime | None,
          taken_where: str, replaces: Evidence | None = None, why: str = "") -> Evidence:  # fmt: skip
    if when not in TIMES[case.stage]:
        raise Conflict(
            "案件现为“{now}”,不能上传这一时点的证据。请刷新页面后重选。",
            "The case stands at “{now}”; evidence of that time cannot be sent now. Reload the page and choose again.",
            now=case.title,
        )
    now, camera = timezone.now(), file.shown.taken_at
    if taken_at and taken_at > now:
        raise BadRequest("拍摄时间不能晚于现在。", "The time of taking cannot lie in the future.")
    quarters = {f"quarter_{number}": value for number, value in enumerate(file.shown.quarters, 1)}
    return Evidence.objects.create(
        case=case, when=when, name=file.name, media_type=file.media_type, size=file.size, digest=file.digest,
        picture=file.shown.fine, **quarters, personal=personal, shows=without_numbers(shows.strip()),
        taken_at=camera or taken_at, taken_told=not camera and taken_at is not None,
        taken_where=without_numbers(taken_where.strip())[:200], sent_at=now, sent_by=by.username, replaces=replaces,
        why=why,
    )  # fmt: skip


def _there(case: Case, evidence: Evidence) -> Evidence:
    found = case.evidence.filter(pk=evidence.pk).first()
    if found is None:
        raise Missing()
    _still_there(found)
    return found


def _still_there(evidence: Evidence) -> None:
    if Evidence.objects.filter(replaces=evidence).exists():
        raise Conflict("这份证据已被更换,请在新的一份上办理。", "This evidence was replaced; go on with the newer one.")


def _wrote(by: Any, case: Case, act: str, evidence: Evidence, why: str = "") -> None:
    """The case's row and event: by numbers alone. `same`: in how many other places the picture stands."""
    detail = {
        "evidence": evidence.pk, "when": evidence.when, "digest": evidence.digest, "personal": evidence.personal,
        "same": len(before(Scope(NATION), evidence)) if act != "evidence_marked" else 0,
    }  # fmt: skip
    wrote(case, act, by=by, why=why or evidence.why, detail=detail)
