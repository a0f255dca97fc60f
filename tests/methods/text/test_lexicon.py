"""The lexicon: what must not be hit, what must, and that every term says where it comes from."""

import csv

import pytest

from sevenlooks.methods.text.lexicon import TERMS, find
from sevenlooks.methods.text.understanding import understand
from tests.shared import shared


def hits(text: str) -> dict[str, str]:
    """The terms found in a text, and their kinds."""
    return {TERMS[term].word: TERMS[term].kind for term in find(understand([text])).term.tolist()}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("路口交通拥堵", "口交"),
        ("种树学问大", "数学"),
        ("函数学习", "数学"),
        ("人数学校统计", "数学"),
        ("日语文化节", "语文"),
        ("文化学习", "化学"),
        ("学科学习", "科学"),
        ("国家教育", "家教"),
        ("专家教你做菜", "家教"),
        ("其中考虑不周", "中考"),
        ("提高考试能力", "高考"),
        ("market", "KET"),
        ("PETS考试", "PET"),
        ("七上八下", "七上"),
        ("历史上最冷的冬天", "历史"),
        ("大学生", "学生"),
        ("老师傅", "老师"),
    ],
)
def test_a_word_that_is_not_there_is_not_hit(text: str, term: str) -> None:
    assert term not in hits(text)


def test_two_letters_alone_are_no_hit() -> None:
    assert not hits("YY BS SX SA QLZ")


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("小学数学", "数学", "subject"),
        ("开设思维素养课程", "思维素养", "subject_hidden"),  # 教监管厅函〔2021〕8号
        ("众筹私教", "众筹私教", "small_class"),  # 教监管厅函〔2021〕8号
        ("住家教师一名", "住家教师", "role_title"),  # 教监管厅函〔2021〕8号
        ("道德与法治", "道德与法治", "subject"),  # 教监管厅函〔2021〕3号
        ("ket冲刺", "KET", "subject"),
        ("树学1v1", "数学", "subject"),
        ("树学1v1", "一对一", "small_class"),
        ("幼小衔接班", "幼小衔接班", "grade_preschool"),
        ("六升七", "六升七", "grade_compulsory"),
    ],
)
def test_a_term_is_hit(text: str, term: str, kind: str) -> None:
    assert hits(text).get(term) == kind


def test_the_longest_term_is_told() -> None:
    assert set(hits("幼小衔接班")) == {"幼小衔接班"}


def test_spans_lie_in_the_understood_text_of_their_row() -> None:
    understood = understand(["无", "来补习shuxue", ""])
    found = find(understood)
    assert found.row.tolist() == sorted(found.row.tolist())
    words = [understood.text(r)[a:b] for r, a, b in zip(found.row, found.start, found.end, strict=True)]
    assert "数学" in words
    assert len(find(understand([]))) == 0


def test_every_term_tells_its_kind_weight_and_source() -> None:
    assert len({term.word for term in TERMS}) == len(TERMS)
    for term in TERMS:
        assert term.word == term.word.strip() != ""
        assert term.kind and term.means and term.source
        assert 0 < term.weight <= 1
        assert "recalled" not in term.source


def test_the_published_terms_are_in_it() -> None:
    with shared("policy/lexicon.csv").open(encoding="utf-8") as lines:
        official = [row["term"] for row in csv.DictReader(lines) if row["kind"] in ("official_name", "role_title")]
    assert set(official) <= {term.word for term in TERMS}
