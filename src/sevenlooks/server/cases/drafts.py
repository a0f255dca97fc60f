"""What a form for a new case begins with, from the thing it comes from: nothing is typed twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from sevenlooks.server.campaigns.models import Answer, Entry
from sevenlooks.server.cases.actions import From
from sevenlooks.server.cases.models import Case, Source
from sevenlooks.server.registry import queries as registry
from sevenlooks.server.registry import rows
from sevenlooks.server.registry.masking import masked_text
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.asked import key as number_of
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope
from sevenlooks.server.web.spoken import without_numbers


class OfBook(NamedTuple):
    """Where a book tells what a draft asks for.

    `verdict`: a column, in which a value of `proves` makes more than a lead of the row, and one of `clears` nothing.
    """

    table: str
    key: str
    moment: str
    name: str
    words: str
    verdict: str
    proves: tuple[object, ...]
    clears: tuple[object, ...]


OF_BOOK = {
    Source.VISIT: OfBook("site_visits", "visit_id", "visited_at", "place_name", "outcome", "breach", (True,), (False,)),
    Source.COMPLAINT: OfBook(
        "complaints", "complaint_id", "received_at", "institution_name", "text", "verified", ("yes", "partly"), ("no",)
    ),
}


@dataclass(frozen=True)
class Draft:
    """A party and a matter as the thing tells them; "" where it does not."""

    source: From
    party_kind: str = Case.INSTITUTION
    party: str = ""
    institution_id: str = ""
    place_id: str = ""
    county: str = ""
    address: str = ""
    matter: str = ""
    conduct_on: date | None = None


def draft(scope: Scope, kind: str, key: str) -> Draft:
    """The draft from a finding, a visit, a complaint or a survey's entry. Missing when it lies outside the scope."""
    if kind == Source.FINDING:
        return _finding(scope, key)
    if kind in OF_BOOK:
        return _book_row(scope, kind, key)
    if kind == Source.SURVEY:
        return _survey(scope, key)
    return Draft(From(Source.OTHER))


def _finding(scope: Scope, key: str) -> Draft:
    finding = registry.finding(scope, key)
    body = Institution.objects.filter(pk=finding.institution_id).first() if finding.institution_id else None
    source = From(
        Source.FINDING, finding.pk, finding.rule, finding.look, finding.lead, masked_text(finding.reason_zh),
        masked_text(finding.reason_en), finding.cites,
    )  # fmt: skip
    place = "" if body else finding.subject_id
    return Draft(
        source, Case.INSTITUTION if body else Case.PLACE, body.name if body else "", body.pk if body else "", place,
        finding.division_code, body.address if body else "", masked_text(finding.reason_zh), finding.occurred_on,
    )  # fmt: skip


def _book_row(scope: Scope, kind: str, key: str) -> Draft:
    told = OF_BOOK[kind]
    with rows.opened() as books:
        read = books.read(told.table)
        found = books.take(read.filter(read[told.key] == key).limit(1)).to_pylist()
    if not found or not scope.holds(str(found[0]["division_code"] or "")):
        raise Missing()
    row: dict[str, Any] = found[0]
    body = Institution.objects.filter(pk=row["institution_id"] or "").first()
    words = masked_text(without_numbers(row[told.words] or ""))
    source = From(kind, key, lead=row[told.verdict] not in told.proves, said_zh=words, said_en=words)
    return Draft(
        source, Case.INSTITUTION if body else Case.PLACE, body.name if body else row[told.name] or "",
        body.pk if body else "", "", row["division_code"], row["address"] or (body.address if body else ""), words,
        row[told.moment].date() if row[told.moment] else None,
    )  # fmt: skip


def _survey(scope: Scope, key: str) -> Draft:
    entry = scope.of(Entry.objects.all()).filter(pk=number_of(key)).first()
    if entry is None:
        raise Missing()
    problems = entry.answers.filter(verdict=Answer.PROBLEM, superseded_at=None).order_by("pk")
    words = ";".join(each.words for each in problems if each.words)
    kind = {Entry.PERSON: Case.PERSON, Entry.UNLISTED: Case.PLACE}.get(entry.kind, Case.INSTITUTION)
    return Draft(
        From(Source.SURVEY, key, said_zh=words, said_en=words), kind, entry.name, entry.institution_id, "",
        entry.division_code, entry.address, words, timezone.localtime(entry.examined_at or entry.added_at).date(),
    )  # fmt: skip
