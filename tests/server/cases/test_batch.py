"""Many at once: who may not, what is left out with its sentence, and that nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.conftest import YUHANG

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import actions, stages
from sevenlooks.server.cases.actions import batch as batches
from sevenlooks.server.cases.actions import batch_acts
from sevenlooks.server.cases.clock import climb
from sevenlooks.server.cases.models import Batch, BatchCase, Case, Climb
from sevenlooks.server.cases.terms import after
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Missing, Refused

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]
ORDER = {"measures": "停止授课", "responsible": "甲", "department": "", "working_days": 15}


def chosen(*cases: Case) -> dict[int, int]:
    return {case.pk: Case.objects.get(pk=case.pk).version for case in cases}


def done(by: object, act: str, told: dict, *cases: Case) -> Batch:
    batch = batches.choose(by=by, act=act, chosen=chosen(*cases))
    batches.go(by=by, batch=batch, told=told)
    batches.carry_out(batch.pk)
    batch.refresh_from_db()
    return batch


def came(batch: Batch) -> dict[int, str]:
    return dict(batch.cases.values_list("case", "outcome"))


def test_who_may_not_and_whose_it_is_not(desk: Desk, case: Case) -> None:
    for who, act in (("inspector", "order"), ("auditor", "check"), ("county", "receive"), ("administrator", "close")):
        with pytest.raises(Refused):
            batches.choose(by=desk.people[who], act=act, chosen=chosen(case))
    with pytest.raises(BadRequest, match="Tick"):
        batches.choose(by=desk.people["neighbour"], act="order", chosen=chosen(case))
    with pytest.raises(BadRequest, match="Choose"):
        batches.choose(by=desk.officer, act="drop", chosen=chosen(case))
    with pytest.raises(BadRequest, match="1000"):
        batches.choose(by=desk.officer, act="order", chosen=dict.fromkeys(range(1, 1002), 1))


def test_another_countys_case_slipped_in_is_no_part(desk: Desk, case: Case) -> None:
    theirs = actions.open_case(
        by=desk.people["neighbour"], party=actions.Party(kind=Case.PLACE, name="x", county=YUHANG), matter="x",
        conduct_on=case.conduct_on,
    )  # fmt: skip
    assert came(done(desk.officer, "order", ORDER, case, theirs)) == {case.pk: BatchCase.DONE}
    theirs.refresh_from_db()
    assert theirs.stage == stages.OPENED


def test_somebody_elses_batch_is_not_there(desk: Desk, case: Case, browse: Browse) -> None:
    batch = batches.choose(by=desk.officer, act="order", chosen=chosen(case))
    with pytest.raises(Missing):
        batches.go(by=desk.people["city"], batch=batch, told=ORDER)
    assert browse("city").get(f"/cases/batch/{batch.pk}/").status_code == 404


def test_what_cannot_is_left_out_with_its_sentence_and_the_others_go_on(desk: Desk) -> None:
    fine, early, owing, mine, stale = (desk.open(name) for name in ("fine", "early", "owing", "mine", "stale"))
    for case in (fine, mine, stale):
        desk.reported(case)
    actions.hand_to(by=desk.officer, case=mine, owner="city")
    desk.ordered(owing)
    desk.owed(owing)
    Case.objects.filter(pk=owing.pk).update(stage=stages.REPORTED)
    picked = chosen(fine, early, owing, mine, stale)
    actions.send_back(by=desk.inspector, case=stale, why="x")
    by = desk.people["city"]
    batch = batches.choose(by=by, act="check", chosen=picked)
    said = {row.case.party: why.text.en if why else "" for row, why in batches.plan(by=by, batch=batch, told={})}
    assert said["fine"] == ""
    for name, words in (("early", "not possible"), ("owing", "still owed"), ("mine", "neither handles"),
                        ("stale", "Since you opened")):  # fmt: skip
        assert words in said[name]
    batches.go(by=by, batch=batch, told={"found": "门已上锁"})
    batches.carry_out(batch.pk)
    assert came(batch)[fine.pk] == BatchCase.DONE
    assert [*came(batch).values()].count(BatchCase.LEFT_OUT) == 4
    assert {row.case.party: row.said_en for row in batch.cases.exclude(case=fine)} == {
        name: words for name, words in said.items() if name != "fine"
    }
    assert Event.objects.filter(act="case.check").count() == 1


def test_what_changes_between_confirming_and_acting_is_left_out(desk: Desk, case: Case) -> None:
    batch = batches.choose(by=desk.officer, act="order", chosen=chosen(case))
    batches.go(by=desk.officer, batch=batch, told=ORDER)
    actions.hand_to(by=desk.officer, case=case, owner="city")
    batches.carry_out(batch.pk)
    row = batch.cases.get()
    assert row.outcome == BatchCase.LEFT_OUT and "Since you opened" in row.said_en


def test_each_case_is_its_own_act_with_its_own_event(desk: Desk) -> None:
    held = [desk.open(f"第{n}家") for n in range(30)]
    batch = done(desk.officer, "order", ORDER, *held)
    assert batch.state == Batch.DONE and set(came(batch).values()) == {BatchCase.DONE}
    events = Event.objects.filter(act="case.order")
    assert {e.on_id for e in events} == {str(case.pk) for case in held} and events.count() == 30
    for case in held:
        case.refresh_from_db()
        assert case.stage == stages.RECTIFYING and case.orders.get().measures == "停止授课" and case.steps.count() == 2


def test_pressed_twice_or_run_twice_nothing_is_done_twice(desk: Desk, case: Case) -> None:
    batch = batches.choose(by=desk.officer, act="hand_to", chosen=chosen(case))
    for _ in range(2):
        batches.go(by=desk.officer, batch=batch, told={"owner": "city", "why": ""})
    for _ in range(2):
        batches.carry_out(batch.pk)
    assert Event.objects.filter(act="case.hand_to").count() == 1


def test_stopped_in_the_middle_it_goes_on_where_it_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [desk.open(f"第{n}家") for n in range(6)]
    monkeypatch.setattr(batches, "AT_ONCE", 2)
    batch = batches.choose(by=desk.officer, act="order", chosen=chosen(*held))
    batches.go(by=desk.officer, batch=batch, told=ORDER)
    batches._some(batch.pk)
    assert sorted(came(batch).values()) == ["done"] * 2 + ["waiting"] * 4
    batches.carry_out(batch.pk)
    assert Event.objects.filter(act="case.order").count() == 6


def test_a_fault_of_the_program_stops_no_other_case(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = desk.open("第一家"), desk.open("第二家")
    real = batch_acts.ACTS["order"]

    def faulty(*, case: Case, **told: object) -> None:
        real.do(case=case, **told)
        if case.pk == first.pk:
            raise ZeroDivisionError

    monkeypatch.setitem(batch_acts.ACTS, "order", batch_acts.Act(real.said, real.permission, faulty))
    assert came(done(desk.officer, "order", ORDER, first, second)) == {first.pk: "left_out", second.pk: "done"}
    first.refresh_from_db()
    assert first.stage == stages.OPENED and Event.objects.filter(act="case.order").count() == 1


def test_what_is_wrong_for_all_is_told_before_any_is_touched(desk: Desk, case: Case) -> None:
    for act, told in (
        ("order", ORDER | {"responsible": " "}), ("order", ORDER | {"working_days": 0}),
        ("hand_to", {"owner": "nobody", "why": ""}),
    ):  # fmt: skip
        batch = batches.choose(by=desk.officer, act=act, chosen=chosen(case))
        with pytest.raises(BadRequest):
            batches.go(by=desk.officer, batch=batch, told=told)
        batch.refresh_from_db()
        assert batch.state == Batch.CHOSEN and came(batch) == {case.pk: BatchCase.WAITING}


def test_what_climbed_is_received_once_by_its_level(desk: Desk, case: Case) -> None:
    quiet = desk.open("未逾期")
    Case.objects.filter(pk=quiet.pk).update(climbs_on=after(case.due_on, 30))
    climb(after(case.due_on, 1))
    assert came(done(desk.people["city"], "receive", {"why": "督办"}, case, quiet)) == {
        case.pk: "done", quiet.pk: "left_out",
    }  # fmt: skip
    assert Climb.objects.get().received_by == "city"
    with pytest.raises(Refused):
        batches.choose(by=desk.officer, act="receive", chosen=chosen(case))
    assert came(done(desk.people["province"], "receive", {"why": ""}, case)) == {case.pk: "left_out"}


def test_what_was_never_confirmed_goes_after_a_day_and_nothing_else(desk: Desk, case: Case) -> None:
    now = timezone.now()
    old, new, went = (batches.choose(by=desk.officer, act="hand_to", chosen=chosen(case)) for _ in range(3))
    batches.go(by=desk.officer, batch=went, told={"owner": "city", "why": ""})
    Batch.objects.exclude(pk=new.pk).update(chosen_at=now - timedelta(days=1, seconds=1))
    batches.tidy(now)
    assert set(Batch.objects.all()) == {new, went} and old not in Batch.objects.all()


def test_what_climbed_is_received_from_its_own_page(desk: Desk, case: Case, browse: Browse) -> None:
    climb(after(case.due_on, 1))
    page = browse("city").get("/cases/climbs/").content.decode()
    assert f'name="shown" value="{case.pk}-{case.version}"' in page


def test_the_pages_from_ticking_to_the_result(desk: Desk, browse: Browse) -> None:
    client, held = browse("county"), [desk.open(f"第{n}家") for n in range(3)]
    desk.ordered(held[2])
    ticked = [f"{pk}-{version}" for pk, version in chosen(*held).items()]
    assert client.post("/cases/batch/", {"act": "order", "which": "ticked"}).status_code == 400
    assert browse("auditor").post("/cases/batch/", {"act": "order", "case": ticked}).status_code == 403
    at = client.post("/cases/batch/", {"act": "order", "which": "ticked", "case": ticked}).headers["Location"]
    page = client.get(at).content.decode()
    assert "3 chosen: 2 will be acted on, 1 left out" in page and "not possible from there" in page
    form = {"words": "停课", "responsible": "甲", "days": "15", "going": "2"}
    assert client.post(at, form | {"days": "x"}).status_code == 400
    assert client.post(at, form).status_code == client.post(at, form).status_code == 302
    assert "2 under way" in client.get(at).content.decode()
    batches.carry_out(Batch.objects.get(pk=at.split("/")[3]).pk)
    page = client.get(at, headers={"HX-Request": "true"}).content.decode()
    assert "2 acted on, 1 left out" in page and "hx-get" not in page and "<html" not in page


def test_what_the_days_change_is_said_before_anything_is_done(desk: Desk, browse: Browse) -> None:
    client, early, late = browse("county"), desk.ordered(desk.open("early")), desk.ordered(desk.open("late"))
    early.orders.update(due_on=early.due_on.replace(year=2000))
    batch = batches.choose(by=desk.officer, act="prolong", chosen=chosen(early, late))
    at, form = f"/cases/batch/{batch.pk}/", {"words": "疫情", "days": "15"}
    assert "2 will be acted on" in client.get(at).content.decode()
    again = client.post(at, form | {"going": "2"})
    page = again.content.decode()
    assert again.status_code == 409 and "1 will be acted on, not 2" in page and "not after the old one" in page
    assert client.post(at, form | {"going": "1"}).status_code == 302
    batches.carry_out(batch.pk)
    assert came(batch) == {early.pk: "done", late.pk: "left_out"}


def test_all_of_a_list_and_no_more_than_the_most(desk: Desk, browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    client, held = browse("county"), [desk.open(f"第{n}家") for n in range(3)]
    other = desk.ordered(desk.open("他家"))
    form = {"act": "order", "which": "all", "query": "stage=opened"}
    client.post("/cases/batch/", form)
    assert set(Batch.objects.get().cases.values_list("case", flat=True)) == {case.pk for case in held}
    assert other.pk not in came(Batch.objects.get())
    monkeypatch.setattr("sevenlooks.server.cases.pages.batch.MOST", 2)
    assert client.post("/cases/batch/", form).status_code == 400
