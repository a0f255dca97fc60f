"""mutation.disguised_advert: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "mutation.disguised_advert"


def advert(text: str, published_at: str = "2022-03-01 10:00", as_of: str = "2022-06-30") -> Judged:
    adverts = (
        f"advert_id | text | published_at | division_code | institution_id\nA1 | {text} | {published_at} | 330106 | I1"
    )
    return Scene(as_of, adverts=adverts).judge(RULE)


@pytest.mark.parametrize(
    "text",
    [
        "少儿篮球训练营,周六上午,12次1200元,送球衣",
        "晚托班:接孩子、吃饭、看着写作业,不讲题,六点半前接走",
        "书店:五年级数学练习册八五折,买二送一",
        "市教育局通报:一居民楼内违规开设数学班被查处,责令退费",
        "求推荐初二物理老师,孩子听不懂,周末上课",
        "高三数学冲刺,圆锥曲线专题,周日晚,四人小班",
        "考研英语全程班,长难句阅读作文,在职也能学",
    ],
)
def test_what_offers_no_subject_to_these_children(text: str) -> None:
    came = advert(text)
    assert (came.found, came.judged) == (set(), 1)


def test_an_advert_of_the_day_before_the_opinions() -> None:
    came = advert("六年级数学一对一辅导,120元一次", "2021-07-23 23:00")
    assert (came.found, came.judged, came.not_judged) == (set(), 0, 0)


def test_an_advert_published_after_the_day_looked_from() -> None:
    assert advert("六年级数学一对一辅导,120元一次", "2022-07-01 08:00").found == set()


def test_no_text_is_not_judged() -> None:
    came = advert("")
    assert (came.found, came.judged, came.why) == (set(), 0, {"empty:adverts.text": 1})


def test_an_advert_without_a_day_is_of_the_day_it_was_taken_in() -> None:
    text = "六年级数学一对一辅导,120元一次"
    assert str(advert(text, "").row("A1")["occurred_on"]) == "2022-05-01"
    assert advert(text, "", as_of="2022-04-30").found == set()


def test_found_from_the_rules_first_day() -> None:
    row = advert("六年级数学一对一辅导,120元一次", "2021-07-24 00:00").row("A1")
    assert str(row["occurred_on"]) == "2021-07-24"
    assert (row["institution_id"], row["division_code"]) == ("I1", "330106")


@pytest.mark.parametrize(
    "text",
    [
        "初三数学小班,考前冲刺,讲练结合,一次150元",
        "高端家政:师范毕业,上门辅导小学语文数学,一小时200",
        "思维素养营:三年级,鸡兔同笼、行程问题,每周小测",
        "数xue一对一,七年级,周六上午,试听一次",
        "幼小衔接班:拼音、识字、二十以内加减法,三个月",
    ],
)
def test_found_under_whatever_name_or_spelling(text: str) -> None:
    row = advert(text).row("A1")
    assert 0.5 < row["strength"] <= 1


def test_the_words_are_quoted_as_written_with_their_meaning() -> None:
    assert "“数xue”(数学)" in advert("数xue一对一,七年级,周六上午,试听一次").row("A1")["observed"]
