"""A campaign over 浙江省 with the registry's three bodies, as far down as a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.campaigns import actions
from sevenlooks.server.campaigns.models import Answer, Campaign, Entry
from sevenlooks.server.campaigns.queries import asked
from sevenlooks.server.registry.models import Institution


@pytest.fixture
def drafted(people: dict[str, Person], registry: dict[str, Institution]) -> Campaign:
    return actions.draft(
        by=people["province"], plan="look_back_2022", title="回头看", begins_on=date(2022, 4, 2),
        due_on=date(2099, 6, 30), condition={},
    )  # fmt: skip


@pytest.fixture
def opened(drafted: Campaign, people: dict[str, Person]) -> Campaign:
    return actions.open_campaign(by=people["province"], campaign=drafted)


@pytest.fixture
def campaign(opened: Campaign, people: dict[str, Person]) -> Campaign:
    """Received by the county."""
    actions.receive(by=people["city"], campaign=opened)
    actions.pass_on(by=people["city"], campaign=opened)
    actions.receive(by=people["county"], campaign=opened)
    return opened


@pytest.fixture
def entry(campaign: Campaign) -> Callable[[str], Entry]:
    """A body's line of the work list."""
    return lambda id: Entry.objects.select_related("campaign").get(campaign=campaign, institution_id=id)


def told(entry: Entry, verdict: str = Answer.FINE, words: str = "原因", only: str = "", **more: object) -> list:
    """An answer on each item of an entry that has none (or on one), counted things none."""
    standing = dict(entry.answers.filter(superseded_at=None).values_list("item", "pk"))
    return [
        actions.Told(item.name, verdict, words, 0 if item.counts else None, 0 if item.counts else None,
                     seen=standing.get(item.name), **more)
        for _, item in asked(entry)
        if (item.name == only if only else item.name not in standing)
    ]  # fmt: skip
