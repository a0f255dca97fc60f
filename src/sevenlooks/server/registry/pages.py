"""Pages on bodies and findings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME, LOOKS
from sevenlooks.looks.pages import page as rule_page
from sevenlooks.screening import saying
from sevenlooks.server.registry import queries, rows, words
from sevenlooks.server.registry.line import line_of
from sevenlooks.server.registry.links import links_of
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.registry.strips import strip_of
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import page
from sevenlooks.server.web.paging import Page, page_of
from sevenlooks.server.web.placed import Scope
from sevenlooks.server.web.slots import filled

MOST = 200  # findings shown on a body's page; the list has them all


@page("books.read")
def institutions(request: HttpRequest) -> HttpResponse:
    """Which bodies are there, worst first."""
    scope = asked_scope(request)
    names = {"search": "search", "status": "status", "look": "look", "with_": "with", "judged": "judged"}
    asked = {name: request.GET.get(typed, "").strip() for name, typed in names.items()}
    found = queries.institutions(scope, **asked)
    shown: Page[Institution] = page_of(found, queries.INSTITUTION_ORDER, request.GET.get("after"))
    why = queries.why_not(queries.standing())
    told = {
        "scope": scope,
        "rows": [(body, strip_of(body, why)) for body in shown.rows],
        "acts": filled("list.acts", request, "institutions"),
        "count": _whole(request, shown) or queries.how_many_institutions(scope, found, **asked),
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
    speaks_of(request, Scope(body.division_code))
    found = list(queries.findings(scope, institution=id).order_by("look", "-strength", "finding_id")[:MOST])
    entries = [*line_of(body, found), *(e for part in filled("institution.line", body) for e in part)]
    told = {
        "body": body,
        "strip": strip_of(body, queries.why_not(queries.standing()), filled_cases(body)),
        "facts": words.facts_of(body),
        "findings": [(finding, rules().get(finding.rule)) for finding in found],
        "links": links_of(body, scope),
        "books": [(each.name, rows.title(each)) for each in rows.books_of(id)],
        "line": sorted(entries, key=lambda e: e.day, reverse=True),
        "sections": filled("institution.sections", request, body),
    }
    return render(request, "registry/institution.html", told)


@page("books.read")
def book_rows(request: HttpRequest, id: str, table: str) -> HttpResponse:
    """The rows of one book on one body."""
    return show_rows(request, queries.institution(own_scope(request), id), table)


def show_rows(request: HttpRequest, body: Institution, table: str, whole: bool = False) -> HttpResponse:
    speaks_of(request, Scope(body.division_code))
    told = {"body": body, "table": rows.rows_of(table, body.institution_id, whole), "whole": whole}
    return render(request, "registry/rows.html", told | _unmasking(request))


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
        "acts": filled("list.acts", request, "findings"),
        "count": _whole(request, shown) or queries.how_many_findings(scope, found, settled=settled, **asked),
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
    return show_finding(request, queries.finding(own_scope(request), id))


def show_finding(request: HttpRequest, found: Finding, whole: bool = False) -> HttpResponse:
    scope, rule = own_scope(request), rules().get(found.rule)
    if rule is None:
        raise Missing()
    speaks_of(request, Scope(found.division_code) if found.division_code else scope)
    told = {
        "finding": found,
        "whole": whole,
        "rule": rule,
        "page": rule_page(rule),
        "about": saying.subject(found.subject_kind, found.subject_id),
        "observed": saying.told(rule.id, "observed", found.observed),
        "expected": saying.told(rule.id, "expected", found.expected),
        "body": scope.of(Institution.objects.filter(pk=found.institution_id)).first(),
        "other": scope.of(Institution.objects.filter(pk=found.linked_id)).first() if found.linked_id else None,
        "evidence": rows.evidence_of(found, whole),
        "sections": filled("finding.sections", request, found),
    }
    return render(request, "registry/finding.html", told | _unmasking(request))


def own_scope(request: HttpRequest) -> Scope:
    person: Any = request.user
    return person.scope


def asked_scope(request: HttpRequest) -> Scope:
    """The person's own division, or the one below it that the address asks for; the head line says which."""
    return speaks_of(request, own_scope(request).narrowed(request.GET.get("division")))


def speaks_of(request: HttpRequest, scope: Scope) -> Scope:
    """Let the page's head line name the division that the page speaks of."""
    request.where = scope
    return scope


def _whole(request: HttpRequest, shown: Page) -> queries.HowMany | None:
    """How many there are when one page shows them all: a search that finds little need not look twice."""
    return None if shown.next or request.GET.get("after") else queries.HowMany(len(shown.rows))


def filled_cases(body: Institution) -> list[str]:
    return [look for part in filled("institution.cases", body) for look in part]


def _unmasking(request: HttpRequest) -> dict[str, bool]:
    person: Any = request.user
    return {"may_unmask": person.may("people.unmask")}
