"""mutation.training_advert: what must not be found first."""

from __future__ import annotations

import pytest

from tests.scenes import Judged, Scene

RULE = "mutation.training_advert"


def advert(text: str, published_at: str = "2022-03-01 10:00") -> Judged:
    adverts = f"advert_id | text | published_at | division_code\nA1 | {text} | {published_at} | 330106"
    return Scene("2022-06-30", adverts=adverts).judge(RULE)


@pytest.mark.parametrize(
    "text",
    [
        "放学接送加看护,吃饭洗澡,作业自己写,不讲题,一月600元",
        "亲子研学三日游:古镇、徒步、观星,每家2800元",
        "转让五年级课本一套,九成新,二十元,自提",
        "某机构违规补课被查处,责令退费",
        "求推荐靠谱的数学老师,孩子四年级",
        "考研政治冲刺班,上班族晚间直播",
    ],
)
def test_care_travel_goods_talk_and_adults_are_no_training_of_children(text: str) -> None:
    came = advert(text)
    assert (came.found, came.judged) == (set(), 1)


def test_the_day_before_the_ban() -> None:
    came = advert("少儿美术班招生,素描水彩,20次1800元", "2021-11-09 12:00")
    assert (came.found, came.judged) == (set(), 0)


def test_no_text_is_not_judged() -> None:
    assert advert("").why == {"empty:adverts.text": 1}


@pytest.mark.parametrize(
    "text",
    [
        "少儿美术班招生,素描水彩,20次1800元",
        "围棋启蒙,六岁起,秋季班报名中",
        "初三数学小班,考前冲刺,讲练结合,一次150元",
        "高三数学冲刺,圆锥曲线专题,周日晚,四人小班",
    ],
)
def test_found_on_the_day_of_the_ban_subject_or_not(text: str) -> None:
    row = advert(text, "2021-11-10 00:00").row("A1")
    assert str(row["occurred_on"]) == "2021-11-10" and 0.5 < row["strength"] <= 1
