"""A division that does not exist, asked for by a program: its status, one sentence, and nothing done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.server.exports.models import Export
from sevenlooks.server.registry.models import Institution

Program = Callable[[str], Client]
NEVER = ("999999", "330199")
NO_CODES = ("33010", "abcdef", "三三零一零六")


@pytest.mark.parametrize("code", NEVER)
def test_a_code_that_never_was_is_not_found(program: Program, registry: dict[str, Institution], code: str) -> None:
    ministry = program("ministry")
    for address in (f"/api/v1/divisions/{code}", f"/api/v1/institutions?division={code}",
                    f"/api/v1/findings?division={code}"):  # fmt: skip
        answer = ministry.get(address)
        assert answer.status_code == 404 and "no division with this code" in answer.json()["message"], address
    answer = ministry.post(
        "/api/v1/exports", {"what": "institutions", "format": "csv", "division": code}, content_type="application/json",
        headers={"idempotency-key": "one"},
    )  # fmt: skip
    assert answer.status_code == 404 and not Export.objects.exists()


@pytest.mark.parametrize("code", NO_CODES)
def test_what_is_no_code_is_refused(program: Program, registry: dict[str, Institution], code: str) -> None:
    for address in (f"/api/v1/divisions/{code}", f"/api/v1/institutions?division={code}"):
        answer = program("ministry").get(address)
        assert 400 <= answer.status_code < 500 and answer.json()["message"], address
