"""Programs that come with a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.api import tokens


@pytest.fixture(autouse=True)
def nobody_asked_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program(people: dict[str, Person]) -> Callable[[str], Client]:
    """A client with the token of one of the people, speaking English."""

    def of(name: str) -> Client:
        _, text = tokens.make(by=people[name], name="test")
        return Client(headers={"authorization": f"Bearer {text}", "accept-language": "en"})

    return of
