"""What the API answers: lists that go on, writes done once, mistakes in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sevenlooks.looks.look import BY_NAME
from sevenlooks.server.api import door, tidying
from sevenlooks.server.api.institutions import Status
from sevenlooks.server.api.models import Answered
from sevenlooks.server.api.shapes import Look
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Finding, Institution, Past
from sevenlooks.server.registry.words import STATUSES
from sevenlooks.server.screening.models import Run, Settling

pytestmark = pytest.mark.django_db
Program = Callable[[str], Client]
SETTLE = f"/api/v1/findings/{'a' * 32}/settle"
RUN = {"as_of": "2022-06-30"}


def test_the_words_of_the_filters_are_those_of_the_house() -> None:
    assert {look.value for look in Look} == set(BY_NAME) and {status.value for status in Status} == set(STATUSES)


def test_a_list_goes_on_where_it_stopped_though_rows_come_before(
    program: Program, registry: dict[str, Institution]
) -> None:
    client = program("city")
    seen, after = [], ""
    for _ in range(5):
        page = client.get("/api/v1/institutions", {"limit": 1, **({"after": after} if after else {})}).json()
        seen += [row["institution_id"] for row in page["rows"]]
        worst = dict(registry["I1"].__dict__, institution_id=f"I0{len(seen)}", breaches=9)
        Institution(**{k: v for k, v in worst.items() if not k.startswith("_")}).save()
        after = page["next"]
        if not after:
            break
    assert seen == ["I1", "I3", "I2"]


@pytest.mark.parametrize("after", ["x", "é", "e30", "WyJhIiwgImIiLCAiYyJd", "W3t9LCBbXSwgbnVsbF0", "WzFlOTk5LDEsMV0"])
def test_a_page_mark_that_is_none_is_told(after: str, program: Program, registry: dict[str, Institution]) -> None:
    assert program("city").get("/api/v1/institutions", {"after": after}).status_code == 400


def test_an_institution_tells_its_looks_and_no_key_of_a_person(
    program: Program, registry: dict[str, Institution]
) -> None:
    Institution.objects.filter(pk="I1").update(phone_key="k1_" + "a" * 32, phone_masked="138****1111")
    told = program("county").get("/api/v1/institutions/I1")
    assert [square["state"] for square in told.json()["looks"]][2:4] == ["found", "lead"]
    assert "k1_" not in told.content.decode() and told.json()["phone_masked"] == "138****1111"


def test_a_run_tells_what_it_came_to_in_ones_own_division(program: Program) -> None:
    Run.objects.create(run_id="r", as_of="2022-06-30", asked_by="x", state=Run.DONE, findings=9, problem_bodies=3)
    Past.objects.create(run="r", as_of="2022-06-30", division_code="330106", findings=2, problem_bodies=1)
    assert program("neighbour").get("/api/v1/runs/r").json()["findings"] is None
    assert program("county").get("/api/v1/runs/r").json()["findings"] == 2
    assert program("county").get("/api/v1/runs").json()["rows"][0]["problem_bodies"] == 1


def test_a_finding_shows_no_key_or_account(program: Program, registry: dict[str, Institution]) -> None:
    key, account = "k1_" + "a" * 32, "6222021234567890123"
    Finding.objects.filter(pk="a" * 32).update(
        reason_en=f"paid to {account}", evidence=[{"table": "staff", "key": {"person_key": key, "joined_on": None}}]
    )
    text = program("county").get(f"/api/v1/findings/{'a' * 32}").content.decode()
    assert key not in text and account not in text and "6222****0123" in text


def test_settling_needs_its_reason_and_is_one_event(program: Program, registry: dict[str, Institution]) -> None:
    client = program("county")
    before = Event.objects.count()
    answer = client.post(SETTLE, {"as": "dismissed"}, content_type="application/json")
    assert answer.status_code == 400 and "needs its reason" in answer.json()["message"]
    assert Event.objects.count() == before
    told = client.post(SETTLE, {"as": "dismissed", "why": "合同已更正"}, content_type="application/json").json()
    assert told["settled"] == "dismissed" and Event.objects.count() == before + 1


def test_the_same_write_again_is_answered_and_not_done(program: Program) -> None:
    client = program("county")
    headers = {"idempotency-key": "once"}
    first = client.post("/api/v1/runs", RUN, content_type="application/json", headers=headers)
    again = client.post("/api/v1/runs", RUN, content_type="application/json", headers=headers)
    assert first.status_code == again.status_code == 201 and first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true" and Run.objects.count() == 1
    other = client.post("/api/v1/runs", {"as_of": "2022-07-01"}, content_type="application/json", headers=headers)
    assert other.status_code == 409 and Run.objects.count() == 1
    somebody = program("city").post("/api/v1/runs", RUN, content_type="application/json", headers=headers)
    assert somebody.status_code == 201 and Run.objects.count() == 2


def test_a_write_that_failed_may_be_sent_again_under_its_key(
    program: Program, registry: dict[str, Institution]
) -> None:
    client, headers = program("county"), {"idempotency-key": "k"}
    wrong = client.post(SETTLE, {"as": "dismissed"}, content_type="application/json", headers=headers)
    assert wrong.status_code == 400 and not Answered.objects.exists()
    right = client.post(SETTLE, {"as": "confirmed"}, content_type="application/json", headers=headers)
    assert right.status_code == 200 and Settling.objects.get().verdict == "confirmed"


@pytest.mark.parametrize(("hours", "runs"), [(23.9, 1), (24.1, 2)])
def test_a_key_holds_for_a_day(hours: float, runs: int, program: Program) -> None:
    client, headers = program("county"), {"idempotency-key": "once"}
    client.post("/api/v1/runs", RUN, content_type="application/json", headers=headers)
    Answered.objects.update(at=timezone.now() - timedelta(hours=hours))
    client.post("/api/v1/runs", RUN, content_type="application/json", headers=headers)
    assert Run.objects.count() == runs


def test_the_clock_takes_old_answers_away(program: Program) -> None:
    program("county").post("/api/v1/runs", RUN, content_type="application/json", headers={"idempotency-key": "once"})
    tidying.tidy(timezone.now())
    assert Answered.objects.count() == 1
    tidying.tidy(timezone.now() + timedelta(hours=25))
    assert not Answered.objects.exists()


def test_mistakes_are_json_in_the_asked_language(program: Program) -> None:
    client = program("county")
    for answer in (client.get("/api/v1/nowhere"), client.get("/api/v1/institutions/none")):
        assert answer.status_code == 404 and "no such page" in answer.json()["message"]
    zh = client.get("/api/v1/institutions/none", headers={"accept-language": "zh-CN"}).json()
    assert "没有这一页" in zh["message"]
    wrong = client.get("/api/v1/findings?limit=0&look=nothing")
    assert wrong.status_code == 422
    assert {each["where"] for each in wrong.json()["where"]} == {
        "query.asked.limit",
        "query.asked.look",
    } or wrong.json()
    body = client.post("/api/v1/runs", "{", content_type="application/json")
    assert body.status_code == 400 and "JSON" in body.json()["message"]
    method = client.delete("/api/v1/runs")
    assert method.status_code == 405 and "GET" in method.headers["Allow"] and method.json()["status"] == 405


def test_a_failure_tells_nothing_of_itself(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from sevenlooks.server.api import runs

    monkeypatch.setattr(runs.actions, "ask_for_run", lambda **_: 1 / 0)
    answer = program("county").post("/api/v1/runs", RUN, content_type="application/json")
    assert answer.status_code == 500 and "division by zero" not in answer.content.decode()


def test_too_many_requests_wait(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door.PerPerson, "parse_rate", lambda *_: (2, 60))
    client = program("county")
    from sevenlooks.server.api.api import api

    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                for throttle in operation.throttle_objects:
                    monkeypatch.setattr(throttle, "num_requests", 2)
    codes = [client.get("/api/v1/runs").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert int(client.get("/api/v1/runs").headers["Retry-After"]) > 0


def test_the_description_and_its_page_ask_no_other_host(browse: Callable[[str], Client]) -> None:
    assert Client().get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    page = browse("county").get("/api/v1/docs").content.decode()
    assert "//" not in page.replace("</", "").split("<main")[1] and "/api/v1/findings/{id}/settle" in page
