"""Papers: what each says, what it must not say, and that Word, PDF and data say the same."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pypdf
import pytest
from docx.document import Document

from sevenlooks.reports.notices import KINDS, Notice
from sevenlooks.reports.notices.kinds.phrases import whole
from sevenlooks.reports.notices.marks import chinese
from sevenlooks.reports.notices.matter import Asked, Money
from sevenlooks.reports.notices.notice import LINE, Line, Table
from sevenlooks.reports.notices.pdf import pdf, pictures
from sevenlooks.reports.notices.word import word
from tests.reports.matters import MATTER, matter, notice

ALL = sorted(KINDS)


def said(paper: Notice) -> str:
    return "\n".join(paper.texts())


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", ["rectify", "stop"])
def test_a_party_is_not_ordered_anything_on_no_clause(kind: str) -> None:
    lacks = KINDS[kind].missing(matter(kind, cites=()))
    assert lacks is not None and "依据" in lacks.zh


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rectify", {"order": None}), ("transfer", {"asked": None}), ("closure", {"closed": None}),
        ("penalty", {"proposed": None}), ("inform", {"addressee_kind": ""}), ("interview", {"words": ""}),
        ("inspection", {"words": ""}),
    ],
)  # fmt: skip
def test_what_a_paper_lacks_is_said_in_one_sentence(kind: str, told: dict) -> None:
    lacks = KINDS[kind].missing(matter(kind, **told))
    assert lacks is not None and lacks.zh.count("。") == 1 and lacks.en.count(".") == 1


@pytest.mark.parametrize("kind", ALL)
def test_nothing_is_missing_where_all_is_there(kind: str) -> None:
    assert KINDS[kind].missing(matter(kind)) is None


def test_a_department_is_told_no_more_than_its_part_shares() -> None:
    told = said(notice("transfer"))
    assert "启明培训中心" in told and "思维素养" in told
    for hidden in ("停止授课", "12,000.00", "黑板上的数学题", "教监管厅函"):
        assert hidden not in told
    nothing = said(notice("transfer", asked=Asked("核查", date(2026, 3, 10), ())))
    assert "启明" not in nothing and "数学" not in nothing and "文三路" not in nothing


def test_a_landlord_is_not_told_the_name_of_an_individual() -> None:
    assert "启明" in said(notice("inform"))
    assert "启明" not in said(notice("inform", party_kind="person"))


def test_an_individual_is_no_unit() -> None:
    assert "你单位" not in said(notice("rectify", party_kind="person"))


def test_a_case_without_refunds_speaks_of_none() -> None:
    assert "退费" not in said(
        notice("rectify", money=Money(), order=replace(MATTER.order, measures="停止授课"), words="")
    )


def test_the_order_has_its_number_sums_and_day() -> None:
    paper = notice("rectify")
    assert paper.number == "西湖教改〔2026〕3号"
    told = said(paper)
    for part in (
        "12,000.00元\uff08人民币壹万贰仟元整\uff09", "1,010.10元\uff08人民币壹仟零壹拾元壹角\uff09",
        "2026年3月26日前", "一、整改措施", "\uff08二\uff09逐户退费。", "杭州市西湖区人民政府", "2026年3月5日",
    ):  # fmt: skip
        assert part in told, part


def test_a_penalty_is_proposed_with_its_arithmetic_and_is_no_decision() -> None:
    told = said(notice("penalty"))
    assert "罚款8,000.05元\uff08人民币捌仟元零伍分\uff09" in told
    assert all(part in told for part in ("10,989.90", "50,000.00", "不是行政处罚决定"))


@pytest.mark.parametrize("kind", ALL)
def test_word_pdf_and_data_say_the_same(kind: str) -> None:
    paper = notice(kind)
    text = bare(said(paper))
    assert bare(_read_word(docx.Document(io.BytesIO(word(paper))))) == text
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(paper))).pages)
    assert sorted(bare(re.sub(r"— \d+ —", "", printed))) == sorted(text)  # cells come in the reader's own order


def _read_word(document: Document) -> str:
    parts = []
    for part in document.iter_inner_content():
        if hasattr(part, "text"):
            parts.append(part.text)
        else:
            parts += [cell.text for row in part.rows for cell in row.cells]
    return "\n".join(parts)


@pytest.mark.parametrize("kind", ALL)
def test_the_same_paper_is_the_same_bytes(kind: str) -> None:
    one, again = notice(kind), Notice.of(json.loads(json.dumps(notice(kind).told())))
    assert again == one
    assert (word(again), pdf(again)) == (word(one), pdf(one))


def test_another_day_is_another_paper() -> None:
    later = replace(notice("stop"), dated=date(2026, 3, 6))
    assert word(later) != word(notice("stop")) and pdf(later) != pdf(notice("stop"))


def test_no_print_carries_the_time_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(word(notice("stop")))) as made:
        assert {part.date_time for part in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = made.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2026-03-05T00:00:00Z"}
    assert pypdf.PdfReader(io.BytesIO(pdf(notice("stop")))).metadata["/CreationDate"].startswith("D:20260305")


def test_a_void_paper_says_so_in_every_print() -> None:
    void = replace(notice("stop"), void=True)
    assert "作废" in _read_word(docx.Document(io.BytesIO(word(void))))
    assert "作废" in pypdf.PdfReader(io.BytesIO(pdf(void))).pages[0].extract_text()
    assert "作废" not in said(notice("stop"))


def test_the_page_has_the_proportions_of_the_standard() -> None:
    page = docx.Document(io.BytesIO(word(notice("stop")))).sections[0]
    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [210, 297]
    assert [round(m.mm) for m in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)] == [
        37, 35, 28, 26,
    ]  # fmt: skip
    printed = pypdf.PdfReader(io.BytesIO(pdf(notice("stop")))).pages[0]
    assert [round(float(side) * 25.4 / 72) for side in (printed.mediabox.width, printed.mediabox.height)] == [210, 297]


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    long = replace(notice("stop"), body=(Line("字" * 28 * 60), *notice("stop").body))
    printed = pypdf.PdfReader(io.BytesIO(pdf(long))).pages[1].extract_text()
    assert [line.count("字") for line in printed.splitlines() if "字" in line] == [28] * 22


def test_tables_are_as_wide_as_a_line() -> None:
    tables = [part for kind in ALL for part in notice(kind).body if isinstance(part, Table)]
    assert tables and all(sum(t.widths) == LINE and all(len(r) == len(t.widths) for r in t.rows) for t in tables)


def test_pictures_have_a_page_each() -> None:
    made = pictures(notice("stop"), 30)
    assert made and all(page.startswith(b"\x89PNG") for page in made)


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("收费12,000.00元, 8:30开课", "收费12,000.00元\uff0c8:30开课"),
        ("见 https://example.org/a,b 页", "见https://example.org/a,b页"),
        ("合同 HT-1,HT-2 (共2份);退费?", "合同HT-1,HT-2\uff08共2份\uff09\uff1b退费\uff1f"),
        ("f(x) = 1", "f(x) = 1"),
        ("甲(乙)", "甲\uff08乙\uff09"),
    ],
)
def test_marks_are_those_of_chinese_and_figures_keep_theirs(typed: str, set_: str) -> None:
    assert chinese(typed) == set_


@pytest.mark.parametrize(
    ("typed", "said_"),
    [
        ("停课", "停课。"),
        ("停课。", "停课。"),
        ("属实?", "属实?"),
        ("写着“满千字。”", "写着“满千字。”"),
        ("名为“素养”", "名为“素养”。"),
        (" ", ""),
    ],
)
def test_a_sentence_ends_once(typed: str, said_: str) -> None:
    assert whole(typed) == said_


def test_a_sum_of_many_places_fits() -> None:
    told = said(notice("rectify", money=Money(2, Decimal("13456692.79"), Decimal(0))))
    assert "壹仟叁佰肆拾伍万陆仟陆佰玖拾贰元柒角玖分" in told
