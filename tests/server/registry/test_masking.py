"""What is masked, and that looking behind the mask is an act of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sevenlooks.books import book, declared
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.masking import hidden, masked, masked_text
from sevenlooks.server.registry.models import Finding, Institution

KEY = "k1_" + "0123456789abcdef" * 2
ACCOUNT = "35948664723503242"
Browse = Callable[[str], Client]


@pytest.mark.parametrize(
    "text",
    ["", "合同 H900000003 共 154 天", "在 2022-05-20 收取 914.31 元", "523502060011158467", "91330106MA00000001"],
)
def test_a_sentence_without_persons_stays_as_it_is(text: str) -> None:
    assert masked_text(text) == text


def test_keys_and_accounts_in_a_sentence_are_masked() -> None:
    told = masked_text(f"从业人员(5235/{KEY})的 914.31 元进入账户 {ACCOUNT}。")
    assert KEY not in told and ACCOUNT not in told
    assert told == "从业人员(5235/k1_012345…)的 914.31 元进入账户 3594****3242。"


def test_every_personal_column_is_hidden_or_stored_masked() -> None:
    for each in declared().values():
        for column in each.columns:
            if column.privacy == "personal":
                assert hidden(column) or column.masked, f"{each.name}.{column.name}"
    assert not hidden(book("institutions")["name"])
    assert masked(book("related_parties")["party_name"], "张三丰") == "张**"


@pytest.fixture
def telling(registry: dict[str, Institution]) -> str:
    """A finding of 西湖区 whose sentence names an account."""
    id = "a" * 32
    Finding.objects.filter(pk=id).update(reason_en=f"Paid to account {ACCOUNT}.", observed=ACCOUNT)
    return id


@pytest.mark.parametrize("who", ["inspector", "auditor", "ministry"])
def test_who_holds_no_permission_cannot_unmask(who: str, browse: Browse, telling: str) -> None:
    page = browse(who).get(f"/findings/{telling}/").content.decode()
    assert ACCOUNT not in page and "Show whole" not in page
    assert browse(who).post(f"/findings/{telling}/unmasked/", {"why": "to know"}).status_code == 403
    assert not Event.objects.exists()


def test_without_a_reason_nothing_is_shown_nor_recorded(browse: Browse, telling: str) -> None:
    answer = browse("county").post(f"/findings/{telling}/unmasked/", {"why": " "})
    assert answer.status_code == 400 and ACCOUNT not in answer.content.decode()
    assert not Event.objects.exists()


def test_another_countys_finding_is_not_there_to_unmask(browse: Browse, telling: str) -> None:
    assert browse("neighbour").post(f"/findings/{telling}/unmasked/", {"why": "to know"}).status_code == 404
    assert not Event.objects.exists()


def test_an_unmasked_view_is_one_event_and_lasts_one_view(browse: Browse, telling: str) -> None:
    client = browse("county")
    answer = client.post(f"/findings/{telling}/unmasked/", {"why": "核对收款账户"})
    assert ACCOUNT in answer.content.decode() and answer.headers["Cache-Control"] == "no-store"
    event = Event.objects.get()
    assert (event.act, event.on_id, event.why, event.who) == ("people.unmasked", telling, "核对收款账户", "county")
    assert ACCOUNT not in str(event.detail)
    assert ACCOUNT not in client.get(f"/findings/{telling}/").content.decode()
    assert client.get(f"/findings/{telling}/unmasked/").headers["Location"] == f"/findings/{telling}/"
    assert "saw personal data whole" in client.get(f"/findings/{telling}/").content.decode()
