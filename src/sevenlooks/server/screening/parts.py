"""What screening puts into other pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.registry.models import Finding
from sevenlooks.server.screening.models import Settling
from sevenlooks.server.web.context import RailEntry


def rules() -> RailEntry:
    return RailEntry(Text("规则", "Rules"), "/rules/", "findings.read")


def runs() -> RailEntry:
    return RailEntry(Text("筛查", "Runs"), "/runs/", "findings.read")


def settling(request: HttpRequest, finding: Finding) -> SafeString:
    """What people made of a finding, and the acts on it for who may settle it."""
    person: Any = request.user
    told = {
        "finding": finding,
        "settling": Settling.objects.filter(pk=finding.pk).first(),
        "may": person.may("findings.triage"),
    }
    return render_to_string("screening/settling.html", told, request)
