"""What accounts puts into every page: where one stands, and the way to the people."""

from __future__ import annotations

from django.http import HttpRequest

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def where(request: HttpRequest) -> tuple[Text, Text]:
    return Text("地区", "Division"), request.user.scope.name


def people() -> RailEntry:
    return RailEntry(Text("人员", "People"), "/people/", "accounts.manage")
