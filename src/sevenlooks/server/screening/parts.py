"""What screening puts into other pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sevenlooks.language import Text
from sevenlooks.server.registry.models import Finding
from sevenlooks.server.screening.actions import mark_of
from sevenlooks.server.screening.models import Settling
from sevenlooks.server.web.context import RailEntry


def rules() -> RailEntry:
    return RailEntry(Text("规则", "Rules"), "/rules/", "findings.read")


def runs() -> RailEntry:
    return RailEntry(Text("筛查", "Runs"), "/runs/", "findings.read")


def ranking() -> RailEntry:
    return RailEntry(Text("检查次序", "Order of visits"), "/ranking/", "findings.read")


def event_words() -> dict[str, Text]:
    return {
        "run.asked_for": Text("启动筛查", "asked for a run"),
        "run.done": Text("筛查完成", "a run was done"),
        "runs.nightly": Text("设置每夜筛查", "set the nightly run"),
        "finding.confirmed": Text("确认线索", "confirmed a finding"),
        "finding.dismissed": Text("排除线索", "dismissed a finding"),
        "finding.visit": Text("列入检查", "sent a finding to a visit"),
    }


def event_addresses() -> dict[str, str]:
    return {"run": "/runs/{id}/"}


def settling(request: HttpRequest, finding: Finding) -> SafeString:
    """What people made of a finding, and the acts on it for who may settle it."""
    person: Any = request.user
    settled = Settling.objects.filter(pk=finding.pk).first()
    told = {
        "finding": finding,
        "settling": settled,
        "seen": mark_of(settled),
        "wrong": getattr(request, "unsettled", None),
        "typed": request.POST.get("why", ""),
        "may": person.may("findings.triage"),
    }
    return render_to_string("screening/settling.html", told, request)
