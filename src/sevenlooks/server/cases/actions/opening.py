"""Opening a case (立案)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import stages, terms
from sevenlooks.server.cases.actions.moving import held, move, set_clock, wrote
from sevenlooks.server.cases.actions.numbering import next_number
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.web.mistakes import Conflict, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers


@dataclass(frozen=True)
class From:
    """What a case comes from (models.Source): its kind and key, and what it says."""

    kind: str
    key: str = ""
    rule: str = ""
    look: int = 0
    lead: bool = False
    said_zh: str = ""
    said_en: str = ""
    cites: str = ""


@dataclass(frozen=True)
class Party:
    """Whom a case is about. `person_key`: made from an individual's number by who asks, never the number itself."""

    kind: str
    name: str
    county: str
    institution_id: str = ""
    place_id: str = ""
    person_key: str = ""
    in_service: bool = False
    address: str = ""
    sources: tuple[From, ...] = field(default=())


@transaction.atomic
def open_case(*, by: Any, party: Party, matter: str, conduct_on: date, owner: str = "", earlier: int | None = None,
              token: str = "") -> Case:  # fmt: skip
    """A case of one party. `owner`: who is to bring it forward, oneself unless said.

    `earlier`: an older case of the same operator, also under another name: it is then back again, and the new case
    names it. Conflict when a live case was opened from the same thing.
    """
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    return begin(by, party, matter, conduct_on, owner or by.username, earlier, token)


def begin(by: Any, party: Party, matter: str, conduct_on: date, owner: str, earlier: int | None, token: str) -> Case:
    """The opening itself, within a transaction, whichever permission led to it."""
    same = Case.objects.filter(token=token).first() if token else None
    if same is not None:
        return same  # the same form sent twice
    _asked_for(party, matter, conduct_on)
    county, now = by.scope.narrowed(party.county), timezone.now()
    if county.level != "county":
        raise BadRequest("案件由县(市、区)立案,请选择县。", "A case is opened in a county; choose one.")
    _not_twice(party.sources)
    old = _back_again(by, earlier, matter) if earlier else None
    today = timezone.localdate()
    serial = next_number("case", county.code, today.year)
    case = Case(
        division_code=county.code, number=f"{county.code}-{today.year}-{serial:05d}",
        party_kind=party.kind, party=without_numbers(party.name.strip()), institution_id=party.institution_id,
        place_id=party.place_id, person_key=party.person_key, in_service=party.in_service,
        address=without_numbers(party.address.strip()), matter=without_numbers(matter.strip()), conduct_on=conduct_on,
        looks=_bits(party.sources), owner=may_own(by, owner, county.code), reopens=old, token=token,
        opened_by=by.username, opened_at=now,
    )  # fmt: skip
    set_clock(case, terms.ends(today, terms.STEP[stages.OPENED]))
    case.save()
    for source in party.sources:
        Source.objects.create(case=case, at=now, by=by.username, **vars(source))
    wrote(case, "open", by=by, at=now, detail={"number": case.number, "reopens": old.number if old else ""})
    return case


@transaction.atomic
def add_source(*, by: Any, case: Case, source: From, seen: int | None = None) -> Case:
    """Put another finding, visit or complaint to a case that is not yet closed."""
    kept = held(by, case, seen)
    if kept.stage not in stages.UNSOLVED:
        raise Conflict("案件已办结,不能再并入。", "The case is closed; nothing can be added to it.")
    _not_twice((source,))
    Source.objects.create(case=kept, at=timezone.now(), by=by.username, **vars(source))
    kept.looks |= _bits((source,))
    wrote(kept, "add", by=by, detail={"kind": source.kind})
    return kept


@transaction.atomic
def drop(*, by: Any, case: Case, why: str, seen: int | None = None) -> Case:
    """A case that was none: the finding was wrong, or another body's. It needs its reason."""
    if not why.strip():
        raise BadRequest("撤案须写明理由。", "To drop a case, give the reason.")
    kept = held(by, case, seen)
    if kept.parts_open or kept.legal_open:
        raise Conflict(
            "还有移送事项或法律程序没有了结,不能撤案。",
            "A part of another department or a legal step is still pending; the case cannot be dropped.",
        )
    move(kept, "drop", by=by, why=without_numbers(why.strip()))
    return kept


@transaction.atomic
def hand_to(*, by: Any, case: Case, owner: str, why: str = "", seen: int | None = None) -> Case:
    """Give a case another owner of its county, or of a level above."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    kept = held(by, case, seen)
    kept.owner = may_own(by, owner, kept.division_code)
    wrote(kept, "hand_to", by=by, why=why, detail={"owner": kept.owner})
    return kept


def _asked_for(party: Party, matter: str, conduct_on: date) -> None:
    if party.kind not in (Case.INSTITUTION, Case.PLACE, Case.PERSON):
        raise BadRequest("请选择当事人是机构、点位还是个人。", "Say whether the party is a body, a place or a person.")
    if not party.name.strip() or not matter.strip():
        raise BadRequest("请填写当事人和问题。", "Give the party and the matter.")
    if conduct_on > timezone.localdate():
        raise BadRequest("行为发生日期不能晚于今天。", "The day of the conduct cannot lie in the future.")


def _not_twice(sources: tuple[From, ...]) -> None:
    for source in sources:
        if not source.key:
            continue
        open_one = Case.objects.filter(sources__kind=source.kind, sources__key=source.key, live=True).first()
        if open_one is not None:
            raise Conflict(
                "这条线索已在案件 {number} 中,没有重复立案。",
                "This is in case {number} already; no second case was opened.",
                number=open_one.number,
            )


def _back_again(by: Any, earlier: int, matter: str) -> Case:
    old = held(by, earlier)
    if old.stage not in stages.MOVES["come_back"].from_:
        raise Conflict(
            "原案 {number} 现为“{now}”:请在原案中办理,或先不关联。",
            "The earlier case {number} stands at “{now}”: go on in it, or do not link it.",
            number=old.number, now=old.title,
        )  # fmt: skip
    move(old, "come_back", by=by, why=without_numbers(matter.strip()))
    return old


def may_own(by: Any, username: str, county: str) -> str:
    """The user name of who is to handle a county's case. BadRequest for who could not."""
    if not username or username == by.username:
        return by.username
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None or not person.scope.holds(county) or not person.may("cases.handle"):
        raise BadRequest(
            "没有可以承办本案的“{name}”。", "There is no “{name}” who could handle this case.", name=username
        )
    return person.username


def _bits(sources: tuple[From, ...]) -> int:
    bits = 0
    for source in sources:
        bits |= 1 << source.look - 1 if source.look else 0
    return bits
