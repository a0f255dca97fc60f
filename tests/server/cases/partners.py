"""Partner departments under test: their people, and a case handed over to them in few words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from unittest import mock

from django.test import Client
from tests.server.cases.conftest import Desk
from tests.server.conftest import HANGZHOU, XIHU, YUHANG, ZHEJIANG

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Case, Part

POSTS = {
    "fire": ("fire", XIHU),
    "market": ("market_regulation", XIHU),
    "police": ("police", XIHU),
    "fire_next_door": ("fire", YUHANG),
    "fire_of_city": ("fire", HANGZHOU),
    "fire_of_province": ("fire", ZHEJIANG),
}


class Partners:
    """The county's officer, and people of departments by the names of POSTS."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.officer = desk, desk.officer
        self.people = {
            name: Person.objects.create(username=name, name=name, role=role, division_code=division)
            for name, (role, division) in POSTS.items()
        }

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def sent(self, case: Case, to: str = "fire", shares: tuple[str, ...] = ("party",), **told: object) -> Part:
        person = self.people[to]
        words = {"asked": "请现场检查"} | told
        return actions.hand_over(
            by=self.officer, case=case, department=person.role, division=person.division_code, shares=shares, **words
        )

    def taken(self, case: Case, to: str = "fire", **told: object) -> Part:
        return actions.take(by=self.people[to], part=self.sent(case, to, **told))

    def answered(self, case: Case, to: str = "fire", **told: object) -> Part:
        return actions.answer(by=self.people[to], part=self.taken(case, to, **told), words="已检查,已断电", done=True)

    def browse(self, name: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(self.people[name], backend="django.contrib.auth.backends.ModelBackend")
        return client


def on(day: date) -> mock._patch[Callable[[], date]]:
    """Acts as on a day."""
    return mock.patch("django.utils.timezone.localdate", lambda *_: day)
