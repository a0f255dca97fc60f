"""Both languages are complete: no Chinese left in the English paper, no English sentence in the Chinese one."""

from __future__ import annotations

import re

import pytest

from sevenlooks.reports.html import page
from sevenlooks.reports.measures import MEASURES
from tests.reports.made_up import BODIES, the_bulletin
from tests.reports.reading_back import from_html

CHINESE = re.compile(r"[一-龥]+")
NAMES = {body.name for body in BODIES}
DIVISIONS = {"广东省深圳市", "南山区", "福田区", "宝安区"}
STATUTES = {"国办发〔2018〕80号"}
GIVEN = {"一季度.xlsx", "补报.xlsx", "address:南山路1号"}


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    return {lang: from_html(page(the_bulletin(lang))).text for lang in ("zh", "en")}  # type: ignore[arg-type]


def test_english_keeps_chinese_only_for_names_and_statutes(texts: dict[str, list[str]]) -> None:
    left = [_without(text, NAMES | DIVISIONS | STATUTES | GIVEN) for text in texts["en"]]
    assert not [text for text in left if CHINESE.search(text)]


def test_chinese_holds_no_english_sentence(texts: dict[str, list[str]]) -> None:
    assert not [text for text in texts["zh"] if re.search(r"[A-Za-z]{2,}[ ,]+[a-z]{2,}[ ,]+[a-z]{2,}", text)]


def test_both_have_the_same_shape() -> None:
    zh, en = the_bulletin("zh"), the_bulletin("en")
    assert [s.name for s in zh.sections] == [s.name for s in en.sections]
    for one, other in zip(zh.annexes, en.annexes, strict=True):
        assert [b.name for b in one.blocks] == [b.name for b in other.blocks]
        assert len(one.rows) == len(other.rows)


def test_leads_never_look_like_breaches(texts: dict[str, list[str]]) -> None:
    assert "线索" in texts["zh"]
    assert "lead" in texts["en"]
    assert 'class="suspicion"' in page(the_bulletin("zh"))


def test_every_measure_speaks_both_languages() -> None:
    for measure in MEASURES:
        for text in (measure.label, measure.unit, *([measure.money] if measure.money else [])):
            assert CHINESE.search(text.zh)
            assert not CHINESE.search(text.en)


def _without(text: str, words: set[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
