"""Runs: asked for, every night, compared; the order of visits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone

from sevenlooks.errors import BadRequest
from sevenlooks.screening.findings import SCHEMA
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.screening import actions, tasks
from sevenlooks.server.screening.models import Nightly, Ranked, Run
from sevenlooks.server.screening.running import findings_of

Browse = Callable[[str], Client]


def test_who_may_not_start_runs_sees_them_only(browse: Browse, registry: dict[str, Institution]) -> None:
    client = browse("inspector")
    assert "Start a run" not in client.get("/runs/").content.decode()
    assert client.post("/runs/", {"as_of": "2022-06-30"}).status_code == 403
    assert client.post("/runs/nightly/", {"on": "yes", "hour": "3"}).status_code == 403
    assert not Run.objects.exists() and not Nightly.objects.exists()


@pytest.mark.parametrize("told", [{"as_of": "yesterday"}, {"as_of": ""}, {"as_of": "2022-06-30", "known_on": "noon"}])
def test_a_day_that_cannot_be_read_starts_nothing(
    told: dict[str, str], browse: Browse, registry: dict[str, Institution]
) -> None:
    assert browse("county").post("/runs/", told).status_code == 400
    assert not Run.objects.exists()


def test_books_are_not_known_in_the_future(people: dict[str, Person]) -> None:
    with pytest.raises(BadRequest):
        actions.ask_for_run(
            by=people["county"], as_of=date(2022, 6, 30), known_on=timezone.now() + timedelta(minutes=5)
        )


def test_a_run_on_the_books_as_known_then(browse: Browse, registry: dict[str, Institution]) -> None:
    browse("county").post("/runs/", {"as_of": "2022-06-30", "known_on": "2022-07-01T18:00"})
    run = Run.objects.get()
    assert timezone.localtime(run.known_on).strftime("%Y-%m-%d %H:%M") == "2022-07-01 18:00"  # type: ignore[arg-type]
    assert (run.as_of, run.state) == (date(2022, 6, 30), Run.WAITING)


@pytest.mark.parametrize("hour", ["-1", "24", "three", ""])
def test_an_hour_that_is_none_changes_nothing(hour: str, people: dict[str, Person]) -> None:
    with pytest.raises(BadRequest):
        actions.set_nightly(by=people["county"], on=True, hour=hour)
    assert not Nightly.objects.exists()


def test_every_night_one_run_as_of_the_day_before(browse: Browse, registry: dict[str, Institution]) -> None:
    night = timezone.make_aware(datetime(2022, 7, 1, 3, 5))
    tasks.nightly(night)
    assert not Run.objects.exists()
    browse("county").post("/runs/nightly/", {"on": "yes", "hour": "3"})
    tasks.nightly(night - timedelta(minutes=10))
    assert not Run.objects.exists()
    tasks.nightly(night)
    tasks.nightly(night + timedelta(minutes=1))
    assert [run.as_of for run in Run.objects.all()] == [date(2022, 6, 30)]
    browse("county").post("/runs/nightly/", {"on": "no", "hour": "3"})
    tasks.nightly(night + timedelta(days=1))
    assert Run.objects.count() == 1
    assert Event.objects.filter(act="runs.nightly").count() == 2


@pytest.fixture
def two_runs(tmp_path: Path, settings: Any, registry: dict[str, Institution]) -> None:
    """Findings: a in both, b gone, d new, all of 西湖区; c of 余杭区 new."""
    settings.SITE = tmp_path
    place = {"a": "330106", "b": "330106", "c": "330110", "d": "330106"}
    for run, ids in (("first", "ab"), ("second", "acd")):
        Run.objects.create(run_id=run, as_of=date(2022, 6, 30), asked_by="test", state=Run.DONE, rulebook=run)
        rows = [
            {"finding_id": id * 32, "rule": "fees.training_loan", "institution_id": "I3" if id == "c" else "I1",
             "subject_id": f"of-{id}", "division_code": place[id]}
            for id in ids
        ]  # fmt: skip
        findings_of(run).parent.mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), findings_of(run))


COMPARE = "/runs/compare/?earlier=first&later=second"


def test_runs_are_compared_within_ones_division(browse: Browse, two_runs: None) -> None:
    county = browse("county").get(COMPARE).content.decode()
    assert "1 new, 1 gone, 1 persisting" in county and "余杭" not in county
    assert "different rulebooks" in county
    assert "2 new, 1 gone, 1 persisting" in browse("city").get(COMPARE).content.decode()
    assert browse("county").get(COMPARE + "&division=330110").status_code == 404


def test_a_run_whose_file_is_gone_is_told(browse: Browse, two_runs: None) -> None:
    findings_of("first").unlink()
    answer = browse("county").get(COMPARE)
    assert answer.status_code == 404 and "is not there" in answer.content.decode()
    assert browse("county").get("/runs/compare/?earlier=first&later=none").status_code == 404


def test_the_order_of_visits_is_ones_own(browse: Browse, registry: dict[str, Institution]) -> None:
    for key, place, priority in (("I1", "330106", 2.0), ("I3", "330110", 5.0), ("phone:k1_" + "a" * 32, "330106", 3.0)):
        kind = "institution" if key.startswith("I") else "place"
        Ranked(
            key=key, kind=kind, name=key, division_code=place, priority=priority, amount=0, findings=1,
            shares={"fees": 1.0}, reasons_zh=["因为"], reasons_en=["because"],
        ).save()  # fmt: skip
    county = browse("county").get("/ranking/").content.decode()
    assert "I3" not in county.split("<main")[1] and "2 have findings" in county
    assert county.index("telephone k1_aaaaaa…") < county.index(">I1</a>")
    assert "a" * 32 not in county
    city = browse("city").get("/ranking/").content.decode()
    assert city.index(">I3</a>") < city.index(">I1</a>")


def test_a_run_that_breaks_off_is_said_to_have_failed(
    people: dict[str, Person], registry: dict[str, Institution], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sevenlooks.books.store import Store
    from sevenlooks.server.screening import running

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Store, "at", broken)
    run = actions.ask_for_run(by=people["county"], as_of=date(2022, 6, 30))
    with pytest.raises(ZeroDivisionError):
        running.carry_out(run)
    run.refresh_from_db()
    assert (run.state, bool(run.wrong_zh), bool(run.wrong_en)) == (Run.FAILED, True, True)
    assert Institution.objects.count() == 3
