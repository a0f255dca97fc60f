"""Pages on bodies and findings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME, LOOKS
from sevenlooks.looks.pages import page as rule_page
from sevenlooks.server.registry import queries, rows, words
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.placed import Scope
from sevenlooks.server.web.slots import filled


@page("books.read")
def institutions(request: HttpRequest) -> HttpResponse:
    """Which bodies are there, worst first."""
    scope = asked_scope(request)
    asked = {name: request.GET.get(name, "") for name in ("search", "status", "look")}
    found = queries.institutions(scope, **asked)
    shown: Page[Institution] = page_of(found, queries.INSTITUTION_ORDER, request.GET.get("after"))
    told = {
        "scope": scope,
        "rows": [(body, queries.strip_of(body)) for body in shown.rows],
        "count": found.count(),
        "next": shown.next,
        "asked": asked,
        "statuses": words.STATUSES,
        "looks": LOOKS,
    }
    return render(request, "registry/institutions.html", told)


@page("books.read")
def institution(request: HttpRequest, id: str) -> HttpResponse:
    """Everything known about one body: the strip, the facts, its findings, its time line, the rows behind each."""
    scope = own_scope(request)
    body = queries.institution(scope, id)
    found = list(queries.findings(scope, institution=id).order_by("look", "-strength", "finding_id")[:200])
    told = {
        "body": body,
        "strip": queries.strip_of(body, filled_cases(body)),
        "facts": words.facts_of(body),
        "findings": [(finding, rules().get(finding.rule)) for finding in found],
        "linked": [(finding, rules().get(finding.rule)) for finding in queries.linked(scope, id)[:50]],
        "books": rows.books_of(id),
        "line": sorted(
            (e for part in filled("institution.line", body) for e in part), key=lambda e: e.day, reverse=True
        ),
        "sections": filled("institution.sections", request, body),
    }
    return render(request, "registry/institution.html", told)


@page("books.read")
def book_rows(request: HttpRequest, id: str, table: str) -> HttpResponse:
    """The rows of one book on one body."""
    body = queries.institution(own_scope(request), id)
    read = rows.rows_of(table, body.institution_id)
    return render(request, "registry/rows.html", {"body": body, "table": read})


@page("findings.read")
def findings(request: HttpRequest) -> HttpResponse:
    """What was found, surest first."""
    scope = asked_scope(request)
    asked = {name: request.GET.get(name, "") for name in ("look", "rule", "institution")}
    settled = request.GET.get("settled")
    found = queries.findings(scope, settled=settled, **asked)
    shown: Page[Finding] = page_of(found, queries.FINDING_ORDER, request.GET.get("after"))
    told = {
        "scope": scope,
        "rows": [(finding, rules().get(finding.rule)) for finding in shown.rows],
        "count": found.count(),
        "next": shown.next,
        "asked": asked,
        "settled": settled,
        "looks": LOOKS,
        "rules": [rule for rule in rules().values() if not asked["look"] or rule.look is BY_NAME.get(asked["look"])],
    }
    return render(request, "registry/findings.html", told)


@page("findings.read")
def finding(request: HttpRequest, id: str) -> HttpResponse:
    """One finding: its sentence, its clause, the rows that show it, and when it would be innocent."""
    scope = own_scope(request)
    found = queries.finding(scope, id)
    rule = rules().get(found.rule)
    if rule is None:
        raise Missing()
    told = {
        "finding": found,
        "rule": rule,
        "page": rule_page(rule),
        "body": Institution.objects.filter(pk=found.institution_id).first(),
        "other": scope.of(Institution.objects.filter(pk=found.linked_id)).first() if found.linked_id else None,
        "evidence": rows.evidence_of(found),
        "sections": filled("finding.sections", request, found),
    }
    return render(request, "registry/finding.html", told)


def own_scope(request: HttpRequest) -> Scope:
    person: Any = request.user
    return person.scope


def asked_scope(request: HttpRequest) -> Scope:
    """The person's own division, or the one below it that the address asks for."""
    return own_scope(request).narrowed(request.GET.get("division"))


def filled_cases(body: Institution) -> list[str]:
    return [look for part in filled("institution.cases", body) for look in part]


def reason_of(finding: Finding) -> Text:
    return Text(finding.reason_zh, finding.reason_en)
