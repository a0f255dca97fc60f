"""Exports: whose rows, what is masked, that the count and the digest are those of the file."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone

from sevenlooks.books.intake import take_in
from sevenlooks.books.intake.held import Held
from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.exports import actions, tasks, writing
from sevenlooks.server.exports.making import carry_out, path_of
from sevenlooks.server.exports.models import Export
from sevenlooks.server.exports.source import Column, Source
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.web.mistakes import Missing

Browse = Callable[[str], Client]
IDENTITY, MOBILE = "11010519491231002X", "13812345678"
LEDGER = f"institution_id,name,division_code,status,phone\nA1,启明,330106,在营,{MOBILE}\nB1,=余杭,330110,在营,\n"
STAFF = f"institution_id,person_key,name,role,joined_on\nA1,{IDENTITY},王小明,教学,2022-01-01\n" + (
    "B1,440524188001010014,李四,教学,2022-01-01\n"
)
BARRED = f"person_key,reason,barred_on\n{IDENTITY},某案,2022-01-01\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, settings: Any, people: dict[str, Person]) -> Path:
    settings.SITE = tmp_path
    return tmp_path


@pytest.fixture
def books(site: Path) -> None:
    files = {"institutions.csv": LEDGER, "staff.csv": STAFF, "barred_people.csv": BARRED}
    take_in(site / "books", [Held(name, text.encode()) for name, text in files.items()])


def made(person: Person, what: str, format: str = "csv", **more: Any) -> Export:
    asked = {"scope": person.scope, "filters": {}, **more}
    export = actions.ask(by=person, what=what, format=format, **asked)
    carry_out(export)
    export.refresh_from_db()
    assert export.state == Export.DONE, export.wrong_en
    return export


def rows_of(export: Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path_of(export).read_text("utf-8-sig"))))


def test_an_export_holds_ones_own_rows_only(people: dict[str, Person], registry: dict[str, Institution]) -> None:
    assert [row["机构编号"] for row in rows_of(made(people["county"], "institutions"))] == ["I1", "I2"]
    assert [row["机构编号"] for row in rows_of(made(people["city"], "institutions"))] == ["I1", "I3", "I2"]
    assert [row["编号"][0] for row in rows_of(made(people["county"], "findings"))] == ["a", "b"]
    with pytest.raises(Missing):
        actions.ask(
            by=people["county"], what="findings", format="csv", scope=people["city"].scope, filters={}
        )  # fmt: skip


def test_rows_of_a_book_are_those_of_ones_own_bodies(people: dict[str, Person], books: None) -> None:
    assert [row["机构编号"] for row in rows_of(made(people["county"], "rows", table="staff"))] == ["A1"]
    assert [row["机构编号"] for row in rows_of(made(people["neighbour"], "rows", table="staff"))] == ["B1"]
    assert made(people["ministry"], "rows", table="staff").rows == 2
    assert made(people["province"], "rows", table="staff", filters={"institution": "B1"}).rows == 1
    assert made(people["county"], "rows", table="staff", filters={"institution": "B1"}).rows == 0
    assert made(people["province"], "rows", table="barred_people").rows == 1
    for table in ("barred_people", "nothing"):
        with pytest.raises(Missing):
            made(people["county"], "rows", table=table)


@pytest.mark.parametrize("format", Export.FORMATS)
def test_persons_are_masked(format: str, people: dict[str, Person], books: None) -> None:
    ledger = made(people["county"], "rows", format, table="institutions")
    staff = made(people["county"], "rows", format, table="staff")
    if format == "csv":
        (body,), (person,) = rows_of(ledger), rows_of(staff)
        assert body["联系电话"] == "138****5678" and body["状态"] == "在营"
        assert person["姓名"] == "王**" and len(person["证件号"]) == 10 and person["证件号"].endswith("…")
    for export in (ledger, staff):
        content = path_of(export).read_bytes()
        assert MOBILE.encode() not in content and IDENTITY.encode() not in content


def test_who_asked_fetches_it_and_nobody_else(
    browse: Browse, people: dict[str, Person], registry: dict[str, Institution]
) -> None:
    export = made(people["county"], "institutions")
    for who in ("neighbour", "province", "ministry", "administrator"):
        assert browse(who).get(f"/exports/{export.pk}/").status_code in (403, 404)
        assert browse(who).get(f"/exports/{export.pk}/file/").status_code in (403, 404)
    answer = browse("county").get(f"/exports/{export.pk}/file/")
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == export.digest
    Person.objects.filter(username="county").update(division_code="330110")
    people["county"].refresh_from_db()
    assert browse("county").get(f"/exports/{export.pk}/file/").status_code == 404


def test_the_count_and_the_digest_are_the_files(
    browse: Browse, people: dict[str, Person], registry: dict[str, Institution]
) -> None:
    for format in Export.FORMATS:
        export = made(people["city"], "findings", format, filters={"look": "fees"})
        path = path_of(export)
        assert export.rows == 2 and export.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert export.bytes == path.stat().st_size
    page = browse("city").get(f"/exports/{export.pk}/").content.decode()
    assert "2 rows" in page and export.digest in page
    assert pq.read_table(path)["finding_id"].to_pylist() == ["a" * 32, "c" * 32]
    events = Event.objects.filter(on_id=export.pk).order_by("number")
    assert [event.act for event in events] == ["export.asked_for", "export.made"]
    assert events[1].detail == {"rows": 2, "digest": export.digest}


def test_the_filter_is_the_lists(people: dict[str, Person], registry: dict[str, Institution]) -> None:
    def ids(**filters: str) -> list[str]:
        return [row["机构编号"] for row in rows_of(made(people["city"], "institutions", filters=filters))]

    assert ids(search="启明") == ["I1", "I3"] and ids(status="cancelled") == ["I2"]
    Finding.objects.filter(pk="a" * 32).update(settled="confirmed")
    assert made(people["city"], "findings", filters={"settled": ""}).rows == 2
    assert made(people["city"], "findings", filters={}).rows == 3


@pytest.mark.parametrize("typed", [MOBILE, IDENTITY, f"启明 {MOBILE}"])
def test_a_persons_number_is_not_kept_as_a_filter(typed: str, people: dict[str, Person]) -> None:
    with pytest.raises(BadRequest):
        made(people["city"], "institutions", filters={"search": typed})
    assert not Export.objects.exists()


def test_the_page_leads_from_a_filter_to_its_file(browse: Browse, registry: dict[str, Institution]) -> None:
    client = browse("city")
    page = client.get("/exports/new/?what=institutions&search=启明&after=x").content.decode()
    assert 'name="search" value="启明"' in page and 'name="after"' not in page
    answer = client.post("/exports/", {"what": "institutions", "format": "xlsx", "search": "启明"})
    export = Export.objects.get()
    assert answer.headers["Location"] == f"/exports/{export.pk}/" and export.filters == {"search": "启明"}
    assert client.get(f"/exports/{export.pk}/file/").status_code == 404
    carry_out(export)
    answer = client.get(f"/exports/{export.pk}/file/")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["I1", "I3"]


@pytest.mark.parametrize(("days", "there"), [(6.99, True), (7.01, False)])
def test_a_file_is_gone_after_a_week(
    days: float, there: bool, people: dict[str, Person], registry: dict[str, Institution]
) -> None:
    export = made(people["county"], "institutions")
    tasks.tidy(timezone.now() + timedelta(days=days))
    export.refresh_from_db()
    assert path_of(export).exists() is there and (export.state == Export.REMOVED) is not there
    assert export.digest


def test_an_export_begun_again_is_whole(people: dict[str, Person], registry: dict[str, Institution]) -> None:
    export = actions.ask(
        by=people["county"], what="institutions", format="csv", scope=people["county"].scope, filters={}
    )
    Export.objects.filter(pk=export.pk).update(state=Export.RUNNING, rows=1)
    carry_out(export)
    export.refresh_from_db()
    assert (export.state, export.rows) == (Export.DONE, 2)


def test_a_full_disk_is_told(
    people: dict[str, Person], registry: dict[str, Institution], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sevenlooks.server.exports.making.write", full)
    export = actions.ask(by=people["county"], what="findings", format="csv", scope=people["county"].scope, filters={})
    carry_out(export)
    export.refresh_from_db()
    assert export.state == Export.FAILED and "disk is full" in export.wrong_en


def source(*values: str) -> Source:
    batch = pa.RecordBatch.from_pydict({"a": list(values)})
    return Source((Column("a", Text("甲", "a"), pa.string()),), iter([batch]))


def test_a_formula_is_no_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        writing.write(source("=1+1", "-5", "@x", "a=b", "http://x"), tmp_path / name, "en", lambda rows: None)
    told = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert told[1:] == ['"\'=1+1"', '"\'-5"', '"\'@x"', '"a=b"', '"http://x"']
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [(cell.value, cell.data_type) for cell in sheet["A"][1:3]] == [("=1+1", "s"), ("-5", "s")]
    assert all(cell.hyperlink is None for cell in sheet["A"])


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "SHEET_ROWS", 2)
    assert writing.write(source("a", "b", "c"), tmp_path / "a.xlsx", "zh", lambda rows: None) == 3
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[cell.value for cell in sheet["A"]] for sheet in book.worksheets] == [["甲", "a", "b"], ["甲", "c"]]


@pytest.mark.parametrize(
    ("text", "height"), [("甲" * 6, None), ("甲" * 7, None), ("甲" * 8, 30.0), ("a" * 15, None), ("甲" * 9999, 408.75)]
)
def test_no_text_is_cut_off_on_paper(text: str, height: float | None, tmp_path: Path) -> None:
    """A column of 16 characters, one of them room: seven and a half Chinese characters a line."""
    path = tmp_path / "x.xlsx"
    writing.write(source(text), path, "zh", lambda _: None)
    assert openpyxl.load_workbook(path).active.row_dimensions[2].height == height
