"""What accounts puts into every page: where one stands, and the way to the people."""

from __future__ import annotations

from django.http import HttpRequest

from sevenlooks.language import Text
from sevenlooks.server.web.context import RailEntry


def where(request: HttpRequest) -> tuple[Text, Text]:
    """The division that the page speaks of (`request.where`, set by the page), else one's own."""
    scope = getattr(request, "where", None) or request.user.scope
    return Text("地区", "Division"), scope.name


def people() -> RailEntry:
    return RailEntry(Text("人员", "People"), "/people/", "accounts.manage")


def event_words() -> dict[str, Text]:
    return {
        "person.signed_in": Text("登录", "signed in"),
        "person.added": Text("设岗", "set up a post"),
        "person.ended": Text("撤岗", "ended a post"),
        "person.password_changed": Text("更换密码", "changed the password"),
        "person.codes_set_up": Text("设置动态口令", "set up one-time codes"),
    }
