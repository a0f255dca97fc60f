"""A penalty proposed (处罚建议). No more than a proposal: what is decided is a legal step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.law.articles import Article, Circumstance, When, articles_on, circumstances_on
from sevenlooks.law.penalties import Assessment, assess, check_choice
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.actions.moving import held, wrote
from sevenlooks.server.cases.models import Case, Proposal
from sevenlooks.server.web.mistakes import Conflict, Refused
from sevenlooks.server.web.pages import NOT_YOURS
from sevenlooks.server.web.spoken import without_numbers


@dataclass(frozen=True)
class Facts:
    """What an assessment rests on. `conduct_on`: the last day of the conduct; `article`: an Article's key.

    `met`: numbers of the article's conditions that are met. `circumstances`: key → why it is given. Sums in yuan.
    """

    conduct_on: date
    article: str
    grade: str
    received: Decimal
    refunded: Decimal
    met: Collection[int] = ()
    circumstances: Mapping[str, str] = field(default_factory=dict)


def assessed(case: Case, facts: Facts) -> Assessment:
    """What the law lets be chosen on these facts. BadRequest where the article was not in force on that day, or where

    not all of its conditions are met.
    """
    article = in_force(case, facts.conduct_on, facts.article)
    if set(range(len(article.all_of))) - set(facts.met):
        raise BadRequest(
            "第{n}条的 {all} 项条件须同时具备;没有全部具备的,不能适用本条,请另选条款。",
            "All {all} conditions of article {n} must be met; where they are not, choose another article.",
            n=article.number, all=len(article.all_of),
        )  # fmt: skip
    return assess(article, cast(When, facts.grade), facts.received, facts.refunded, given(facts))


def in_force(case: Case, conduct_on: date, key: str) -> Article:
    """The article in force on the last day of the conduct, which is not before the case's own day of it."""
    if not case.conduct_on <= conduct_on <= timezone.localdate():
        raise BadRequest(
            "行为终了日应在 {first} 至今天之间。",
            "The last day of the conduct lies between {first} and today.",
            first=case.conduct_on,
        )
    found = next((a for a in articles_on(conduct_on) if a.key == key), None)
    if found is None:
        raise BadRequest(
            "{day} 时没有这一条,或该条还没有人工核对,不能适用。",
            "That article was not in force on {day}, or nobody has checked it yet; it cannot be applied.",
            day=conduct_on,
        )
    return found


def given(facts: Facts) -> list[Circumstance]:
    return [c for c in circumstances_on(facts.conduct_on) if c.key in facts.circumstances]


@transaction.atomic
def propose(*, by: Any, case: Case, facts: Facts, kinds: Collection[str], why: str, fine: Decimal | None = None,
            token: str = "", seen: int | None = None) -> Proposal:  # fmt: skip
    """Keep a proposal, with its range as it stood and the reason of who made it; the newest holds."""
    if not by.may("cases.handle"):
        raise Refused(NOT_YOURS)
    same = Proposal.objects.filter(case=case, token=token).first() if token else None
    kept = held(by, case, None if same else seen)
    if same is not None:
        return same  # the same form sent twice
    if kept.stage == stages.DROPPED:
        raise Conflict("案件已撤,不能提出处罚建议。", "The case was dropped; no penalty can be proposed.")
    told = assessed(kept, facts)
    chosen = check_choice(told, kinds, fine)
    if not why.strip():
        raise BadRequest("请写明选择的理由。", "Give the reason for the choice.")
    made = Proposal.objects.create(
        case=kept, document=told.article.document, article=told.article.number, conduct_on=facts.conduct_on,
        grade=told.grade, received=told.received, refunded=told.refunded, income=told.income, low=told.low,
        high=told.high, circumstances=_kept(facts), kinds=[c.kind for c in told.consequences if c.kind in kinds],
        fine=chosen, why=without_numbers(why.strip()), law=_as_read(told), token=token, at=timezone.now(),
        by=by.username,
    )  # fmt: skip
    wrote(
        kept, "propose", by=by, why=made.why,
        detail={"article": told.article.key, "kinds": made.kinds, "fine": str(chosen) if chosen else ""},
    )  # fmt: skip
    return made


def _kept(facts: Facts) -> list[dict[str, str]]:
    return [
        {"key": c.key, "weight": c.weight, "document": c.document, "zh": c.what.zh, "en": c.what.en,
         "why": without_numbers(facts.circumstances[c.key].strip())}
        for c in given(facts)
    ]  # fmt: skip


def _as_read(told: Assessment) -> dict[str, Any]:
    """The article as it read on that day: what is kept with a case does not change with the program's files."""
    article, fine, part = told.article, told.fine, told.suggested
    return {
        "zh": article.conduct.zh, "en": article.conduct.en, "source": article.source,
        "all_of": [{"zh": t.zh, "en": t.en} for t in article.all_of],
        "open": [c.kind for c in told.consequences],
        "fine": {"low": fine.low, "high": fine.high, "unit": fine.unit} if fine else None,
        "suggested": {"part": part.part, "low": str(part.low), "high": str(part.high)} if part else None,
    }  # fmt: skip
