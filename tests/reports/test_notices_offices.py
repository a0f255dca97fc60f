"""How the offices that send papers are named."""

from __future__ import annotations

import pytest

from sevenlooks.books.divisions import counties_now
from sevenlooks.reports.notices.offices import office, short


@pytest.mark.parametrize(
    ("code", "name", "word", "government"),
    [
        ("330106", "杭州市西湖区教育局", "西湖教", "杭州市西湖区人民政府"),
        ("330782", "义乌市教育局", "义乌教", "义乌市人民政府"),
        ("341322", "萧县教育局", "萧县教", "萧县人民政府"),
        ("310115", "上海市浦东新区教育局", "浦东教", "上海市浦东新区人民政府"),
        ("429004", "仙桃市教育局", "仙桃教", "仙桃市人民政府"),
        ("331127", "景宁畲族自治县教育局", "景宁教", "景宁畲族自治县人民政府"),
        ("330100", "杭州市教育局", "杭州教", "杭州市人民政府"),
        ("152500", "锡林郭勒盟教育局", "锡林郭勒教", "锡林郭勒盟行政公署"),
        ("330000", "浙江省教育厅", "浙江教", "浙江省人民政府"),
        ("110000", "北京市教育委员会", "北京教", "北京市人民政府"),
        ("000000", "教育部", "教", "教育部"),
    ],
)
def test_an_office(code: str, name: str, word: str, government: str) -> None:
    found = office(code)
    assert (found.name, found.word, found.government) == (name, word, government)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("泗县", "泗县"), ("矿区", "矿区"), ("内蒙古自治区", "内蒙古"), ("鄂伦春自治旗", "鄂伦春"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"), ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("新疆维吾尔自治区", "新疆"), ("神农架林区", "神农架"), ("石家庄高新技术产业开发区", "石家庄高新"),
    ],
)  # fmt: skip
def test_the_word_of_a_division(name: str, said: str) -> None:
    assert short(name) == said


def test_we_are_named_after_the_office() -> None:
    assert [office(code).we for code in ("330106", "330000", "110000", "000000")] == ["我局", "我厅", "我委", "我部"]


def test_every_county_has_an_office_with_a_word_of_its_own_name() -> None:
    assert all(len(office(code).word) > 2 for code in counties_now())
