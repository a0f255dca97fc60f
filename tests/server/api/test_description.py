"""The API against its own description, asked by Schemathesis through the WSGI door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from sevenlooks.server.accounts.models import Person
from sevenlooks.server.api import tokens
from sevenlooks.server.api.api import description
from sevenlooks.server.registry.models import Institution

schema = schemathesis.openapi.from_dict(description())
schema.app = WSGIHandler()
# A page mark that is none, or a dismissal without its reason, is told with 400: no schema can say which they are.
schema.config.checks.positive_data_acceptance.expected_statuses.append("400")


@pytest.fixture(autouse=True)
def one_connection(db: None) -> Iterator[None]:
    """A door would close the database's connection after each answer, and with it the test's own transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@pytest.mark.django_db
def test_every_answer_is_as_described(
    case: schemathesis.Case, people: dict[str, Person], registry: dict[str, Institution]
) -> None:
    cache.clear()
    _, text = tokens.make(by=people["county"], name="test")
    case.call_and_validate(headers={"Authorization": f"Bearer {text}", "Accept-Language": "en"})
