"""Searching bodies as people type."""

from __future__ import annotations

import pytest

from sevenlooks.server.registry import queries
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.web.placed import Scope


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("不存在", set()),
        ("启明 艺术", set()),
        ("启明", {"I1", "I3"}),
        ("远帆", {"I1"}),
        ("文三路 启明", {"I1"}),
        ("启明　文三路９０号", {"I1"}),
        ("", {"I1", "I2", "I3"}),
    ],
)
def test_every_word_must_be_there(typed: str, found: set[str], registry: dict[str, Institution]) -> None:
    assert {b.pk for b in queries.institutions(Scope("330100"), search=typed)} == found


def test_a_telephone_finds_by_its_key_alone(registry: dict[str, Institution], settings: object) -> None:
    from sevenlooks.books.secret import secret_for

    secret = secret_for(settings.SITE / "secret", None)  # type: ignore[attr-defined]
    Institution.objects.filter(pk="I2").update(phone_key=secret.key_of("13800001111"))
    for typed in ("13800001111", "138 0000 1111", "+86 138-0000-1111", "１３８００００１１１１"):
        assert {b.pk for b in queries.institutions(Scope("330100"), search=typed)} == {"I2"}, typed
    assert not queries.institutions(Scope("330100"), search="13800001112").exists()
