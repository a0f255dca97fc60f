"""The penalty articles: none before its law, nothing unchecked told, and what weighs heavier only once law says so."""

from __future__ import annotations

from datetime import date

import pytest

from sevenlooks.errors import BadLaw
from sevenlooks.law import load_law
from sevenlooks.law.articles import (
    Article,
    _articles,
    _circumstances,
    _read,
    articles,
    articles_on,
    circumstances,
    circumstances_on,
    waiting_on,
)

EVE, DAY = date(2023, 10, 14), date(2023, 10, 15)
EDUCATION_LAW = {"民办教育促进法 62", "民办教育促进法 64"}


def keys(day: date) -> set[str]:
    return {a.key for a in articles_on(day)}


def article(number: str) -> Article:
    (found,) = [a for a in articles_on(DAY) if a.number == number]
    return found


def test_nothing_is_punished_by_an_article_before_its_first_day() -> None:
    assert keys(date(2018, 12, 28)) == set()
    assert keys(date(2018, 12, 29)) == EDUCATION_LAW


def test_order_53_punishes_nothing_of_the_day_before_it() -> None:
    assert keys(EVE) == EDUCATION_LAW
    assert keys(DAY) == EDUCATION_LAW | {f"教育部令第53号 {n}" for n in ("17", "18", "19", "20(3)", "22")}


def test_what_nobody_has_checked_is_named_as_such_and_never_applied() -> None:
    unchecked = [a for a in articles() if a.unverified]
    assert unchecked and not {a.key for a in unchecked} & keys(date(2026, 1, 1))
    assert waiting_on(EVE) == () and {a.number for a in waiting_on(DAY)} == {"20", "21", "23"}


def test_every_article_stands_in_a_cited_document_and_says_where_it_was_read() -> None:
    cited = set(load_law().citations)
    assert {a.document for a in articles()} | {c.document for c in circumstances()} <= cited
    assert all(a.source for a in articles())
    assert len({a.key for a in articles()}) == len(articles())


def test_unapproved_operation_needs_all_three_conditions() -> None:
    assert len(article("17").all_of) == 3


def test_teaching_without_approval_cost_one_to_five_times_before_order_53_too() -> None:
    (fine,) = [c for c in article("64").consequences if c.kind == "fine"]
    assert (fine.low, fine.high, fine.unit, fine.when) == (1, 5, "times unlawful income", "always")
    assert {c.kind for c in article("64").consequences} == {"stop", "refund", "fine"}


def test_a_licensed_bodys_breach_loses_the_licence_only_when_serious() -> None:
    grave = {c.kind for c in article("62").consequences if c.when == "serious"}
    assert grave == {"stop_recruiting", "revoke_licence"}
    assert not [c for c in article("62").consequences if c.kind == "fine"]


def test_repeat_and_in_service_teachers_weigh_heavier_only_from_order_53_on() -> None:
    assert {c.weight for c in circumstances_on(EVE)} == {"lighter"}
    assert {c.key for c in circumstances_on(DAY) if c.weight == "heavier"} == {
        "repeat", "evidence", "obstruction", "grave", "in_service",
    }  # fmt: skip
    (repeat,) = [c for c in circumstances_on(DAY) if c.years]
    assert (repeat.key, repeat.years) == ("repeat", 2)


def test_what_makes_a_penalty_lighter_is_first_known_of_the_penalty_laws_revision() -> None:
    assert circumstances_on(date(2021, 7, 14)) == ()
    assert {c.document for c in circumstances_on(date(2021, 7, 15))} == {"行政处罚法"}


def test_the_newest_document_is_heard_once_for_each_circumstance() -> None:
    told = circumstances_on(DAY)
    assert len({c.key for c in told}) == len(told) == 9
    assert {c.document for c in told} == {"教育部令第53号"}


OLD = """
document: 旧办法
from: 2020-01-01
until: 2021-12-31
articles:
  - article: 1
    conduct: {zh: 甲, en: A}
    consequences: [{kind: fine, when: always, unit: yuan, low: 1, high: 2}]
    source: 原文
circumstances:
  - {key: repeat, weight: heavier, zh: 再犯, en: repeat}
"""


def test_an_article_ends_with_the_last_day_of_its_law(monkeypatch: pytest.MonkeyPatch) -> None:
    (old,) = _articles("x", _read("x", OLD))
    (weighs,) = _circumstances("x", _read("x", OLD))
    assert old.until == weighs.until == date(2021, 12, 31)
    monkeypatch.setattr("sevenlooks.law.articles.articles", lambda: (old,))
    monkeypatch.setattr("sevenlooks.law.articles.circumstances", lambda: (weighs,))
    assert articles_on(date(2021, 12, 31)) == (old,) and articles_on(date(2022, 1, 1)) == ()
    assert circumstances_on(date(2021, 12, 31)) == (weighs,) and circumstances_on(date(2022, 1, 1)) == ()


@pytest.mark.parametrize(
    "change",
    [
        ("kind: fine", "kind: flogging"),
        ("when: always", "when: sometimes"),
        ("low: 1, high: 2", "low: 3, high: 2"),
        (", low: 1, high: 2", ""),
        ("unit: yuan", "unit: pounds"),
        ("kind: fine", "kind: warning"),
        ("source: 原文", "sources: 原文"),
        ("from: 2020-01-01", ""),
    ],
)
def test_a_file_that_says_no_law_does_not_load(change: tuple[str, str]) -> None:
    with pytest.raises(BadLaw, match="x cannot be read"):
        list(_articles("x", _read("x", OLD.replace(*change))))


def test_nor_does_a_circumstance_that_weighs_neither_way() -> None:
    with pytest.raises(BadLaw):
        list(_circumstances("x", _read("x", OLD.replace("weight: heavier", "weight: odd"))))
    with pytest.raises(BadLaw):
        _read("x", "- a list")
    with pytest.raises(BadLaw):
        _read("x", "a: [")
