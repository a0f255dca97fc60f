"""Sentences speak in words: no code of an enumeration and no name of a column stands in one, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest

from sevenlooks.books import declared, in_words
from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from sevenlooks.demo import province, write
from sevenlooks.language import LANGS, Lang, Text
from sevenlooks.law import load_law
from sevenlooks.looks import Rule, rules
from sevenlooks.looks.reasons import REASONS, reason
from sevenlooks.screening import Run, saying, screen

AS_OF = date(2022, 6, 30)
CODES = {
    code: in_words.word(book.name, column.name, code)
    for book in declared().values()
    for column in book.columns
    for code in column.choices
}
COLUMNS = {column.name for book in declared().values() for column in book.columns if "_" in column.name}
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?![A-Za-z0-9_])")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """All rules over a small made-up province."""
    folder = tmp_path_factory.mktemp("said")
    write(province(60, 5, AS_OF), folder / "made", "parquet")
    take_in(folder / "books", [folder / "made"])
    return screen(Store.at(folder / "books").snapshot(), load_law(), AS_OF)


def templates(rule: Rule, lang: Lang) -> Iterator[str]:
    for text in [rule.sentence] if isinstance(rule.sentence, Text) else rule.sentence.values():
        yield text.in_(lang)


def own_words(rule: Rule, lang: Lang) -> set[str]:
    """The words that the sentences of a rule say by themselves."""
    return {word for said in templates(rule, lang) for own, *_ in Formatter().parse(said) for word in WORD.findall(own)}


def without_words(said: str) -> str:
    """A sentence without the words that codes are told by: "sole trader" is no code, "sole" is one."""
    for words in sorted({words.en for code, words in CODES.items() if words.en != code}, key=len, reverse=True):
        said = said.replace(words, "")
    return said


@pytest.mark.parametrize("lang", LANGS)
def test_no_finding_of_a_demo_says_a_code(ran: Run, lang: Lang) -> None:
    told = ran.said(lang).select(["rule", "reason"]).to_pylist()
    # A code that is its own English word, as cancelled is, may stand in English.
    codes = {code for code, words in CODES.items() if lang == "zh" or words.en != code} | COLUMNS
    held = rules()
    for row in told:
        said = set(WORD.findall(without_words(row["reason"]))) - own_words(held[row["rule"]], lang)
        assert not said & codes, row
    assert len({row["rule"] for row in told}) > 40  # so many rules were heard


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_page_says_beside_a_sentence_is_no_code(ran: Run, lang: Lang) -> None:
    codes = {code for code, words in CODES.items() if lang == "zh" or words.en != code} | COLUMNS
    for row in ran.findings.to_pylist():
        beside = [saying.told(row["rule"], name, row[name]) for name in ("observed", "expected")]
        for text in (*beside, saying.subject(row["subject_kind"], row["subject_id"])):
            assert text is None or not set(WORD.findall(without_words(text.in_(lang)))) & codes, row


def test_why_something_was_not_judged_is_in_words() -> None:
    named = [f"empty:{book.name}.{column.name}" for book in declared().values() for column in book.columns]
    brought = [f"no_table:{name}" for name in declared()]
    for code in (*REASONS, *named, *brought):
        said = reason(code)
        assert not COLUMNS & set(WORD.findall(said.en)) and "_" not in said.en, code
        assert not re.search("[a-z]_[a-z]", said.zh), code


@pytest.mark.parametrize(
    ("rule", "name", "value", "said"),
    [
        ("nonprofit.not_converted", "observed", "sole", Text("个体工商户", "sole trader")),
        ("reporting.status_label_wrong", "expected", "operating", Text("在营", "operating")),
        ("fees.balance_short", "observed", "2196.0", Text("2,196.00", "2,196.00")),
        ("fees.over_sixty_lessons", "observed", "96.0", Text("96", "96")),
        ("fees.over_sixty_lessons", "observed", "60.5", Text("60.5", "60.5")),
        ("mutation.preschool_subject", "observed", "数学", Text("数学", "数学")),
        ("mutation.preschool_subject", "observed", "subject", Text("学科类", "school subjects")),
        ("fees.outside_supervised_account", "expected", "custody", None),  # its sentence does not speak of it
        ("fees.training_loan", "observed", "", None),
    ],
)
def test_a_value_is_told_as_its_sentence_tells_it(rule: str, name: str, value: str, said: Text | None) -> None:
    assert saying.told(rule, name, value) == said


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("lesson", "L1", Text("L1", "L1")),
        ("person", "91350102M0/k1_0123456789abcdef", Text("k1_012345…", "k1_012345…")),
        ("place", "account:wx_1", Text("收款账号 wx_1", "account wx_1")),
        ("place", "complaint:T1", Text("complaint:T1", "complaint:T1")),
        (
            "division",
            "330106/joint",
            Text("浙江省杭州市西湖区“联席会议”", "“joint meeting” of 浙江省 · 杭州市 · 西湖区"),
        ),
        ("division", "330106", Text("浙江省杭州市西湖区", "浙江省 · 杭州市 · 西湖区")),
    ],
)
def test_whom_a_finding_is_about_is_told_in_words(kind: str, value: str, said: Text) -> None:
    assert saying.subject(kind, value) == said
