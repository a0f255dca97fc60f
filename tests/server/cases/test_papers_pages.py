"""Pages of papers: who sees them, what is on the screen is what is printed, both languages around them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import pypdf
import pytest
from django.test import Client
from django.utils import timezone
from tests.server.cases.conftest import Desk

from sevenlooks.reports.notices import KINDS
from sevenlooks.server.accounts.models import Person
from sevenlooks.server.cases import actions
from sevenlooks.server.cases.actions.papers import notice_of
from sevenlooks.server.cases.models import Case, Paper

Browse = Callable[[str], Client]


@pytest.fixture
def paper(desk: Desk, case: Case) -> Paper:
    desk.owed(case, "6728.95")
    desk.ordered(case)
    return actions.make_paper(by=desk.officer, case=case, kind="rectify", basis="《甲法》第1条")


@pytest.mark.parametrize("path", ["", "docx/", "pdf/"])
@pytest.mark.parametrize("who", ["neighbour", "administrator"])
def test_others_see_no_paper(paper: Paper, browse: Browse, who: str, path: str) -> None:
    assert browse(who).get(f"/papers/{paper.pk}/{path}").status_code in (403, 404)


def test_a_partner_department_sees_no_paper(paper: Paper, people: dict[str, Person]) -> None:
    fire = Person.objects.create(username="fire", name="fire", role="fire", division_code=paper.division_code)
    client = Client()
    client.force_login(fire, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/papers/{paper.pk}/").status_code == 403


@pytest.mark.parametrize("path", ["999/", "x/", "1/exe/", "99999999999999999999/"])
def test_what_there_is_not_is_missing(paper: Paper, browse: Browse, path: str) -> None:
    assert browse("county").get(f"/papers/{path}").status_code == 404


def test_who_may_only_read_is_offered_no_act(paper: Paper, browse: Browse) -> None:
    page = browse("auditor").get(f"/papers/{paper.pk}/").content.decode()
    assert paper.number in page and "/do/" not in page
    assert browse("auditor").post(f"/papers/{paper.pk}/do/void/", {"words": "x", "seen": 1}).status_code == 403
    section = browse("auditor").get(f"/cases/{paper.case_id}/").content.decode()
    assert f"/papers/{paper.pk}/" in section and "papers/new/" not in section


def test_the_form_says_what_is_missing_and_asks_for_it(desk: Desk, case: Case, browse: Browse) -> None:
    client = browse("county")
    page = client.get(f"/cases/{case.pk}/papers/new/?kind=rectify").content.decode()
    assert "Nothing has been ordered yet" in page
    sent = client.post(f"/cases/{case.pk}/papers/new/", {"kind": "rectify", "seen": case.version, "words": "限期公示"})
    assert sent.status_code == 409 and "限期公示" in sent.content.decode()
    assert client.get(f"/cases/{case.pk}/papers/new/?kind=decree").status_code == 400


def test_a_paper_is_made_served_and_made_void(desk: Desk, case: Case, browse: Browse) -> None:
    client = browse("county")
    told = {"kind": "stop", "seen": case.version, "token": "t", "basis": "《甲法》第1条", "words": ""}
    made = client.post(f"/cases/{case.pk}/papers/new/", told)
    again = client.post(f"/cases/{case.pk}/papers/new/", told)
    paper = Paper.objects.get()
    assert made["Location"] == again["Location"] == f"/papers/{paper.pk}/"
    case.refresh_from_db()
    today = timezone.localdate().isoformat()
    sent = {"on": today, "how": "post", "seen": case.version}
    assert client.post(f"/papers/{paper.pk}/do/served/", sent).status_code == 302
    assert client.post(f"/papers/{paper.pk}/do/served/", sent).status_code == 409
    case.refresh_from_db()
    client.post(f"/papers/{paper.pk}/do/void/", {"words": "文号写错", "seen": case.version})
    page = client.get(f"/papers/{paper.pk}/").content.decode()
    assert "作废" in page and "文号写错" in page and "by post" in page
    assert "作废" in pypdf.PdfReader(io.BytesIO(client.get(f"/papers/{paper.pk}/pdf/").content)).pages[0].extract_text()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_screen_word_and_pdf_say_the_same(desk: Desk, case: Case, browse: Browse, kind: str) -> None:
    paper = _made(desk, case, kind)
    client = browse("county")
    told = _bare("".join(notice_of(paper).texts()))
    screen = _Notice()
    screen.feed(client.get(f"/papers/{paper.pk}/").content.decode())
    assert _bare(screen.text) == told
    answer = client.get(f"/papers/{paper.pk}/docx/")
    assert "utf-8''" in answer["Content-Disposition"]
    word = []
    for part in docx.Document(io.BytesIO(answer.content)).iter_inner_content():
        word += [part.text] if hasattr(part, "text") else [cell.text for row in part.rows for cell in row.cells]
    assert _bare("".join(word)) == told
    pages = pypdf.PdfReader(io.BytesIO(client.get(f"/papers/{paper.pk}/pdf/").content)).pages
    printed = re.sub(r"— \d+ —", "", "".join(page.extract_text() for page in pages))
    assert sorted(_bare(printed)) == sorted(told)  # cells come in the reader's own order


def test_the_page_around_a_paper_speaks_both_languages(paper: Paper, browse: Browse) -> None:
    client = browse("county")
    assert "Record its service" in client.get(f"/papers/{paper.pk}/").content.decode()
    chinese = client.get(f"/papers/{paper.pk}/", headers={"accept-language": "zh"}).content.decode()
    assert "登记送达" in chinese and "Record its service" not in chinese


def _made(desk: Desk, case: Case, kind: str) -> Paper:
    """A case brought to where the paper can be made, and the paper."""
    told: dict[str, str] = {"basis": "《甲法》第1条", "words": "第一段\n第二段(含当日)"}
    desk.owed(case, "0.05")
    if kind == "closure":
        refund = case.refunds.get()
        actions.pay(by=desk.officer, case=case, refund=refund.pk, amount=refund.due, paid_on=timezone.localdate())
        desk.closed(case)
    elif kind == "rectify":
        desk.ordered(case)
    elif kind == "inspection":
        desk.shown(case, "before")
    elif kind == "transfer":
        part = actions.hand_over(
            by=desk.officer, case=case, department="finance", division=case.division_code, asked="核查资金",
            shares=["party", "matter", "rules", "order", "refunds", "evidence"],
        )  # fmt: skip
        told["addressee"] = str(part.pk)
    elif kind == "inform":
        told["addressee"] = str(actions.add_addressee(by=desk.officer, case=case, kind="platform", name="某平台").pk)
    elif kind == "penalty":
        from decimal import Decimal

        from sevenlooks.server.cases.actions.penalties import Facts

        facts = Facts(case.conduct_on, "教育部令第53号 18", "serious", Decimal(5000), Decimal(0))
        actions.propose(by=desk.officer, case=case, facts=facts, kinds=["fine"], why="首次", fine=Decimal(3000))
    return actions.make_paper(by=desk.officer, case=case, kind=kind, **told)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


class _Notice(HTMLParser):
    """The text of the paper on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.within, self.text = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.within &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.within:
            self.text += data
