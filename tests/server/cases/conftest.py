"""Cases under test: acts in few words, so that a test says what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.server.conftest import XIHU

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.models import Case, Evidence


class Desk:
    """An officer who handles, an inspector who checks, and a case brought to any stage."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.people, self.officer, self.inspector = people, people["county"], people["inspector"]

    def open(self, name: str = "启明培训中心", **told: object) -> Case:
        party = actions.Party(kind=Case.INSTITUTION, name=name, county=XIHU, institution_id="I1")
        return actions.open_case(
            by=self.officer, party=party, matter="周末上数学课", conduct_on=date(2024, 3, 2), **told
        )

    def ordered(self, case: Case) -> Case:
        return actions.order(by=self.officer, case=case, measures="停止授课", responsible="负责人甲")

    def shown(self, case: Case, when: str = Evidence.AFTER) -> Evidence:
        return Evidence.objects.create(
            case=case, when=when, name="after.jpg", media_type="image/jpeg", size=3, digest=f"{case.pk:064x}",
            sent_at=timezone.now(), sent_by=self.officer.username,
        )  # fmt: skip

    def reported(self, case: Case) -> Case:
        self.ordered(case)
        self.shown(case)
        return actions.report(by=self.officer, case=case, done="已停课")

    def checked(self, case: Case) -> Case:
        self.reported(case)
        return actions.check(by=self.inspector, case=case, found="门已上锁")

    def closed(self, case: Case) -> Case:
        self.checked(case)
        return actions.close(by=self.officer, case=case)

    def owed(self, case: Case, yuan: str = "1200.00", family: str = "甲家") -> int:
        return actions.owe(by=self.officer, case=case, family=family, due=Decimal(yuan)).pk


@pytest.fixture
def desk(people: dict[str, Person]) -> Desk:
    return Desk(people)


@pytest.fixture
def case(desk: Desk) -> Case:
    return desk.open()


Open = Callable[..., Case]
