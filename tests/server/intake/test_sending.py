"""Sending files from the page: who may, what never reaches the disk, what comes back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sevenlooks.books.store import Store
from sevenlooks.engines import open_engine
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.events.models import Event
from sevenlooks.server.intake import receiving, taking, tasks
from sevenlooks.server.intake.models import Intake
from sevenlooks.server.intake.sealing import Sealer, unsealed

IDENTITY = "11010519491231002X"
LEDGER = "机构编号,机构名称,行政区划代码,状态\nA1,启明,330106,在营\nA2,晨光,330106,{second}\n"
STAFF = f"institution_id,person_key,role,joined_on\nA1,{IDENTITY},教学,2022-01-01\n"
Browse = Callable[[str], Client]


@pytest.fixture(autouse=True)
def site(tmp_path: Path, settings: Any, people: dict[str, Person]) -> Iterator[Path]:
    settings.SITE = tmp_path
    yield tmp_path


def file(text: str, name: str = "机构台账.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def sent(client: Client, *files: SimpleUploadedFile) -> Intake:
    answer = client.post("/intake/send/", {"files": list(files)})
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.get(pk=answer.headers["Location"].split("/")[2])


def carried_out(intake: Intake) -> Intake:
    tasks.carry_out.func(intake.pk)
    intake.refresh_from_db()
    return intake


def on_disk(site: Path) -> bytes:
    return b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())


@pytest.mark.parametrize("who", ["inspector", "city", "ministry", "auditor", "administrator"])
def test_who_may_not_take_in_sends_nothing(who: str, browse: Browse, site: Path) -> None:
    assert browse(who).post("/intake/send/", {"files": [file(LEDGER)]}).status_code == 403
    assert not Intake.objects.exists() and not list((site / "files").rglob("*"))
    assert "enctype" not in browse(who).get("/intake/").content.decode()


def test_a_form_without_its_token_leaves_nothing(people: dict[str, Person], site: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["county"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/intake/send/", {"files": [file(LEDGER)]}).status_code == 403
    assert not Intake.objects.exists() and not list(site.rglob("*.sealed"))


def test_no_file_and_too_large_a_file_are_told(browse: Browse, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Choose the files" in browse("county").post("/intake/send/").content.decode()
    monkeypatch.setattr(receiving, "MOST_BYTES", 20)
    answer = browse("county").post("/intake/send/", {"files": [file("a,b\n"), file(LEDGER)]})
    assert answer.status_code == 400 and "larger than" in answer.content.decode()
    assert not Intake.objects.exists() and not list(site.rglob("*.sealed"))


def test_another_countys_intake_is_not_there(browse: Browse) -> None:
    intake = carried_out(sent(browse("county"), file(LEDGER.format(second="x"))))
    for path in (f"/intake/{intake.pk}/", f"/intake/{intake.pk}/refused/"):
        assert browse("neighbour").get(path).status_code == 404
        answer = browse("province").get(path)
        assert answer.status_code == 200
        b"".join(answer)
    assert intake.pk not in browse("neighbour").get("/intake/").content.decode()
    assert browse("inspector").get(f"/intake/{intake.pk}/refused/").status_code == 403


def test_a_file_never_lies_on_the_disk_in_clear(browse: Browse, site: Path) -> None:
    intake = sent(browse("county"), file(STAFF, "从业人员.csv"))
    assert list(site.rglob("*.sealed")) and IDENTITY.encode() not in on_disk(site)
    carried_out(intake)
    assert intake.state == Intake.DONE and intake.taken == 1
    assert not list(site.rglob("*.sealed")) and IDENTITY.encode() not in on_disk(site)


def test_a_large_file_is_sealed_in_blocks_and_unsealed_whole(tmp_path: Path) -> None:
    content = STAFF.encode() * 100_000
    sealer = Sealer(tmp_path / "a" / "0.sealed")
    for start in range(0, len(content), 1 << 20):
        sealer.add(content[start : start + (1 << 20)])
    sealer.close()
    assert unsealed(tmp_path / "a" / "0.sealed") == content
    (tmp_path / "a" / "0.sealed").rename(tmp_path / "a" / "1.sealed")
    with pytest.raises(OSError):
        unsealed(tmp_path / "a" / "1.sealed")


def test_refused_rows_are_fetched_mended_and_taken_in(browse: Browse, site: Path) -> None:
    client = browse("county")
    intake = carried_out(sent(client, file(LEDGER.format(second="不知道"))))
    assert (intake.taken, intake.refused) == (1, 1)
    page = client.get(f"/intake/{intake.pk}/").content.decode()
    assert "1 rows taken, 1 refused" in page and "Start a run" in page
    answer = client.get(f"/intake/{intake.pk}/refused/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "状态")
    sheet.cell(2, column, "在营")
    mended = io.BytesIO()
    book.save(mended)
    again = carried_out(sent(client, SimpleUploadedFile("改正.xlsx", mended.getvalue())))
    assert (again.taken, again.refused) == (1, 0)
    assert not list(site.glob("*.xlsx"))
    acts = list(Event.objects.order_by("number").values_list("act", flat=True))
    assert acts == ["intake.sent", "intake.taken_in"] * 2


def test_a_neighbours_rows_refuse_the_whole_with_a_sentence(browse: Browse) -> None:
    intake = carried_out(sent(browse("neighbour"), file(LEDGER.format(second="在营"))))
    assert intake.state == Intake.FAILED and intake.batch is None
    assert "余杭区" in intake.wrong_zh
    assert "2 rows are not of" in browse("neighbour").get(f"/intake/{intake.pk}/").content.decode()


def test_an_intake_begun_again_doubles_nothing(browse: Browse) -> None:
    intake = sent(browse("county"), file(LEDGER.format(second="在营")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking, "_done", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            tasks.carry_out.func(intake.pk)
    carried_out(intake)
    assert intake.state == Intake.DONE and intake.batch is None
    assert intake.tables[0]["unchanged"] == 2 and intake.tables[0]["already"]
    before = intake.ended_at
    assert carried_out(intake).ended_at == before


FULL = OSError(28, "No space left on device")
FULL_IN_THE_STORE = OSError("Generic LocalFileSystem error: No space left on device (os error 28)")
POINTS = [
    ("sevenlooks.server.intake.taking.unsealed", FULL),
    ("sevenlooks.books.intake.taking.new_batch_id", FULL),
    ("sevenlooks.books.intake.taking.write_refusals", FULL),
    ("sevenlooks.books.store.store._link", FULL),
    ("sevenlooks.books.store.store.write_deltalake", FULL_IN_THE_STORE),
    ("sevenlooks.books.store.store.Store._commit", FULL_IN_THE_STORE),
]


@pytest.mark.parametrize(("point", "error"), POINTS, ids=[point.rpartition(".")[2] for point, _ in POINTS])
def test_a_full_disk_is_told_wherever_it_strikes_and_leaves_the_books_whole(
    browse: Browse, site: Path, monkeypatch: pytest.MonkeyPatch, point: str, error: OSError
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise error

    client = browse("county")
    carried_out(sent(client, file(LEDGER.format(second="在营").replace("启明", "旧名"))))
    with monkeypatch.context() as patch:
        intake = sent(client, file(LEDGER.format(second="不知道")))
        patch.setattr(point, full)
        carried_out(intake)
    assert intake.state == Intake.FAILED and intake.batch is None and "disk is full" in intake.wrong_en
    assert "disk is full" in client.get(f"/intake/{intake.pk}/").content.decode()
    assert not list(site.rglob("*.sealed")) and names(site) == ["旧名", "晨光"]
    again = carried_out(sent(client, file(LEDGER.format(second="不知道"))))
    assert (again.taken, again.refused) == (1, 1) and names(site) == ["启明", "晨光"]


def test_a_full_disk_while_files_come_in_is_told_and_keeps_none(
    browse: Browse, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise FULL

    monkeypatch.setattr(Sealer, "add", full)
    answer = browse("county").post("/intake/send/", {"files": [file(LEDGER.format(second="在营"))]})
    assert answer.status_code == 400 and "disk is full" in answer.content.decode()
    assert not Intake.objects.exists() and not list(site.rglob("*.sealed"))


def test_what_fails_after_the_books_have_it_does_not_say_that_they_have_not(
    browse: Browse, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise FULL

    client = browse("county")
    intake = sent(client, file(LEDGER.format(second="不知道")))
    with monkeypatch.context() as patch:
        patch.setattr(taking.shutil, "move", full)
        with pytest.raises(OSError, match="No space"):
            tasks.carry_out.func(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.FAILED and "have taken it in" in intake.wrong_en and names(site) == ["启明"]
    again = carried_out(sent(client, file(LEDGER.format(second="不知道"))))
    assert (again.refused, names(site)) == (1, ["启明"])


def names(site: Path) -> list[str]:
    """The bodies as the books have them now."""
    snapshot, engine = Store.at(site / "books").snapshot(), open_engine()
    try:
        return sorted(
            engine.take(snapshot.read(engine, "institutions"))["name"].to_pylist(),
            key=lambda name: "旧启晨".index(name[0]),
        )
    finally:
        engine.close()
