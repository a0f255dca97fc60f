"""Evidence of a case: who may not, what stays, what is noticed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk
from tests.server.cases.drawn import as_jpeg, once_more, room
from tests.server.conftest import XIHU, YUHANG

from sevenlooks.errors import BadRequest
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.evidence_files import File, received
from sevenlooks.server.cases.models import Case, Evidence
from sevenlooks.server.cases.seen_before import before
from sevenlooks.server.events.models import Event
from sevenlooks.server.web.mistakes import Conflict, Missing, Refused

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.SITE = tmp_path  # type: ignore[attr-defined]
    return tmp_path / "files" / "evidence"


def photo(seed: int = 1, **notes: object) -> File:
    return received(f"IMG_{seed}.jpg", as_jpeg(room(seed), **notes))


def sent(desk: Desk, case: Case, file: File | None = None, when: str = Evidence.BEFORE, **told: object) -> Evidence:
    return actions.send_evidence(by=desk.officer, case=case, file=file or photo(), when=when, **told)


def other_county(desk: Desk) -> Case:
    party = actions.Party(kind=Case.PLACE, name="余杭某处", county=YUHANG)
    day = timezone.localdate()
    return actions.open_case(by=desk.people["neighbour"], party=party, matter="x", conduct_on=day)


def test_who_may_not(desk: Desk, case: Case) -> None:
    for who in ("auditor", "administrator"):
        with pytest.raises(Refused):
            actions.send_evidence(by=desk.people[who], case=case, file=photo(), when=Evidence.BEFORE)
    with pytest.raises(Missing):
        actions.send_evidence(by=desk.people["neighbour"], case=case, file=photo(), when=Evidence.BEFORE)


def test_each_stage_has_its_times_and_what_ended_has_none(desk: Desk, case: Case) -> None:
    for never in (Evidence.AFTER, Evidence.REVISIT, "whenever"):
        with pytest.raises(Conflict):
            sent(desk, case, when=never)
    desk.ordered(case)
    sent(desk, case, photo(1), Evidence.BEFORE)
    sent(desk, case, photo(2), Evidence.AFTER)
    actions.report(by=desk.officer, case=case, done="x")
    actions.check(by=desk.inspector, case=case, found="x")
    actions.close(by=desk.officer, case=case)
    with pytest.raises(Conflict):
        sent(desk, case, photo(3), Evidence.AFTER)
    sent(desk, case, photo(3), Evidence.REVISIT)
    actions.revisit(by=desk.inspector, case=case, found="x")
    with pytest.raises(Conflict, match="ended"):
        sent(desk, case, photo(4), Evidence.REVISIT)


def test_the_same_form_twice_is_one_and_an_old_page_is_told(desk: Desk, case: Case) -> None:
    first = sent(desk, case, seen=case.version)
    assert sent(desk, case, seen=case.version) == first
    assert Event.objects.filter(act="case.evidence_sent").count() == 1
    with pytest.raises(Conflict, match="Since you opened"):
        sent(desk, case, photo(2), seen=case.version)


def test_the_future_has_no_photograph_and_the_camera_counts_first(desk: Desk, case: Case) -> None:
    now = timezone.now()
    with pytest.raises(BadRequest):
        sent(desk, case, taken_at=now + timedelta(minutes=1))
    told = sent(desk, case, photo(1), taken_at=now)
    noted = sent(desk, case, photo(2, taken="2024:03:02 10:20:00"), taken_at=now)
    assert told.taken_told and told.taken_at == now
    assert not noted.taken_told and timezone.localtime(noted.taken_at) == timezone.make_aware(
        datetime(2024, 3, 2, 10, 20)
    )


def test_what_is_replaced_stays_and_is_replaced_once(desk: Desk, case: Case) -> None:
    first = sent(desk, case, personal=True)
    with pytest.raises(BadRequest, match="reason"):
        actions.replace_evidence(by=desk.officer, evidence=first, file=photo(2), why=" ")
    with pytest.raises(BadRequest, match="already"):
        actions.replace_evidence(by=desk.officer, evidence=first, file=photo(1), why="x")
    second = actions.replace_evidence(by=desk.officer, evidence=first, file=photo(2), why="更清楚 13812345678")
    assert second.personal and second.replaces == first and "13812345678" not in second.why
    with pytest.raises(Conflict):
        actions.replace_evidence(by=desk.officer, evidence=first, file=photo(3), why="x")
    with pytest.raises(Conflict):
        sent(desk, case, photo(1))
    assert case.evidence.count() == 2


def test_only_who_may_open_it_says_that_it_shows_nobody(desk: Desk, case: Case) -> None:
    evidence = sent(desk, case)
    actions.mark_evidence(by=desk.inspector, evidence=evidence, personal=True)
    with pytest.raises(Refused):
        actions.mark_evidence(by=desk.inspector, evidence=evidence, personal=False, why="x")
    with pytest.raises(BadRequest):
        actions.mark_evidence(by=desk.officer, evidence=evidence, personal=False)
    assert not actions.mark_evidence(by=desk.officer, evidence=evidence, personal=False, why="无人像").personal


def test_other_photographs_are_not_seen_before(desk: Desk, case: Case) -> None:
    sent(desk, case, photo(1))
    sent(desk, case, photo(2))
    desk.ordered(case)
    other = desk.open("另一家")
    assert before(desk.officer.scope, sent(desk, other, photo(3))) == []
    smaller = received("x.jpg", once_more(room(1), 0.5, 60))
    assert before(desk.officer.scope, sent(desk, case, smaller)) == []  # a second copy of the same time


def test_the_same_photograph_is_seen_in_another_case_and_another_time(desk: Desk, case: Case) -> None:
    first = sent(desk, case, photo(1))
    desk.ordered(case)
    after = sent(desk, case, received("x.jpg", once_more(room(1), 0.5, 60)), Evidence.AFTER)
    (own,) = before(desk.officer.scope, after)
    assert own.evidence == first and not own.to_the_bit
    copied = sent(desk, desk.open("另一家"), photo(1))
    found = before(desk.officer.scope, copied)
    assert [(each.case, each.to_the_bit) for each in found] == [(case, False), (case, True)]
    assert Event.objects.get(act="case.evidence_sent", detail__evidence=copied.pk).detail["same"] == 2


def test_another_divisions_case_is_told_without_its_number(desk: Desk, case: Case, browse: Browse) -> None:
    theirs = other_county(desk)
    actions.send_evidence(by=desk.people["neighbour"], case=theirs, file=photo(1), when=Evidence.BEFORE)
    ours = sent(desk, case, photo(1))
    assert [(each.case, each.evidence) for each in before(desk.officer.scope, ours)] == [(None, None)]
    page = browse("county").get(f"/cases/{case.pk}/").content.decode()
    assert "another division" in page and theirs.number not in page and theirs.party not in page
    assert theirs.number in browse("city").get(f"/cases/{case.pk}/").content.decode()


def test_what_shows_persons_opens_for_few_by_a_button_and_is_an_event(desk: Desk, case: Case, browse: Browse) -> None:
    evidence = sent(desk, case, personal=True)
    at = f"/cases/{case.pk}/evidence/{evidence.pk}/"
    for who in ("county", "inspector", "auditor", "ministry"):
        assert browse(who).get(at).status_code == browse(who).get(f"{at}small/").status_code == 404
        page = browse(who).get(f"/cases/{case.pk}/").content.decode()
        assert evidence.digest in page and f"{at}small/" not in page
        assert (evidence.name in page) == (who == "county")
    for who in ("inspector", "auditor", "ministry"):
        assert browse(who).post(f"{at}open/").status_code == 403
    assert browse("neighbour").post(f"{at}open/").status_code == 404
    assert not Event.objects.filter(act="evidence.opened").exists()
    for _ in range(2):
        answer = browse("county").post(f"{at}open/")
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert [e.who for e in Event.objects.filter(act="evidence.opened")] == ["county", "county"]


def test_a_department_opens_only_what_its_part_shares(desk: Desk, case: Case, browse: Browse) -> None:
    plain, secret = sent(desk, case), sent(desk, case, photo(2), personal=True)
    for name in ("police", "fire"):
        Person(username=name, name=name, role=name, division_code=XIHU).save()
        desk.people[name] = Person.objects.get(username=name)
    shares = {"police": ["party", "evidence", "personal"], "fire": ["party"]}
    part = {
        name: actions.hand_over(
            by=desk.officer, case=case, department=name, division=XIHU, asked="x", shares=shares[name]
        ).pk
        for name in shares
    }
    for name, pk, file, method, status in (
        ("fire", part["fire"], plain, "get", 404), ("fire", part["fire"], secret, "post", 404),
        ("fire", part["police"], plain, "get", 404), ("police", part["police"], secret, "get", 404),
        ("police", part["police"], plain, "get", 200), ("police", part["police"], secret, "post", 200),
    ):  # fmt: skip
        answer = getattr(browse(name), method)(f"/parts/{pk}/evidence/{file.pk}/")
        assert answer.status_code == status, (name, method)
    assert browse("police").get(f"/cases/{case.pk}/evidence/{plain.pk}/").status_code == 403
    assert Event.objects.get(act="evidence.opened").who == "police"


def test_another_countys_files_are_not_there(desk: Desk, case: Case, browse: Browse) -> None:
    evidence = sent(desk, case)
    for at in ("", "small/"):
        assert browse("neighbour").get(f"/cases/{case.pk}/evidence/{evidence.pk}/{at}").status_code == 404
    theirs = other_county(desk)
    assert browse("neighbour").get(f"/cases/{theirs.pk}/evidence/{evidence.pk}/").status_code == 404


def test_a_file_runs_nothing_and_is_what_was_sent(desk: Desk, case: Case, browse: Browse) -> None:
    shown, saved = sent(desk, case), sent(desk, case, received("清单\r\n.pdf", b"%PDF-1.7"))
    picture = browse("auditor").get(f"/cases/{case.pk}/evidence/{shown.pk}/")
    paper = browse("auditor").get(f"/cases/{case.pk}/evidence/{saved.pk}/")
    assert picture.content == as_jpeg(room(1)) and picture["Content-Type"] == "image/jpeg"
    assert paper["Content-Disposition"].startswith("attachment") and paper["Content-Type"] == "application/pdf"
    for answer in (picture, paper):
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]


def test_an_altered_file_is_told_and_is_an_event(desk: Desk, case: Case, browse: Browse, folder: Path) -> None:
    evidence = sent(desk, case)
    (folder / evidence.digest[:2] / f"{evidence.digest}.sealed").write_bytes(b"other")
    answer = browse("auditor").get(f"/cases/{case.pk}/evidence/{evidence.pk}/")
    assert answer.status_code == 409 and "altered" in answer.content.decode()
    assert Event.objects.get(act="evidence.altered").detail == {"evidence": evidence.pk, "digest": evidence.digest}


def test_the_form_takes_several_files_or_none(desk: Desk, case: Case, browse: Browse, folder: Path) -> None:
    at, client = f"/cases/{case.pk}/evidence/", browse("inspector")
    told = {"when": "before", "seen": case.version, "shows": "教室"}
    assert client.post(at, told).status_code == 400
    wrong = [SimpleUploadedFile("a.jpg", as_jpeg(room(1))), SimpleUploadedFile("b.jpg", b"<html>")]
    assert client.post(at, told | {"files": wrong}).status_code == 400
    assert not case.evidence.exists()
    good = [SimpleUploadedFile(f"{n}.jpg", as_jpeg(room(n))) for n in (1, 2)]
    assert client.post(at, told | {"files": good}).status_code == 302
    assert case.evidence.count() == 2 and not list((folder.parent / "intake").glob("*"))
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert "教室" in page and page.count("/small/") == 2
    assert browse("auditor").post(at, told | {"files": SimpleUploadedFile("a.jpg", b"x")}).status_code == 403
