"""judge_texts on clear-cut texts: what must not be taken for an offer first."""

from __future__ import annotations

import pytest

from sevenlooks.methods.text.judging import BATCH, judge_texts
from sevenlooks.methods.text.model import LABELS


def label(text: str) -> str:
    (judged,) = judge_texts([text])
    return judged.label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "今天天气不错,出去走走",
        "沪指收涨0.8%,两市成交9600亿",
        "教育局通报:某小区违规开设数学班,责令停止并退费",
        "关于期末考试时间的通知:语文周三上午,数学周三下午",
        "求推荐六年级数学老师,孩子跟不上",
        "我要投诉楼上天天有人给孩子补课,吵得睡不着",
        "出一套七年级数学课本,九成新,15元自提",
        "某中学招聘数学教师3名,有编制",
        "考研英语长难句班,九月开课",
    ],
)
def test_what_offers_children_nothing(text: str) -> None:
    (judged,) = judge_texts([text])
    assert judged.label == "OTHER" and judged.score < 0.5 and not judged.training_offer


@pytest.mark.parametrize("text", ["少儿篮球训练营报名,12次1200元", "中国舞考级班,五到十二岁,秋季招生"])
def test_training_that_is_no_subject(text: str) -> None:
    (judged,) = judge_texts([text])
    assert (judged.label, judged.training_offer) == ("NONSUBJECT", True)


def test_the_stage_decides() -> None:
    assert label("七年级数学小班,讲练结合,一次120元") == "SUBJECT"
    assert label("幼小衔接班,拼音识字加减法,三个月2980元") == "PRESCHOOL_SUBJECT"
    assert label("高三数学冲刺班,导数与圆锥曲线,周日晚") == "SENIOR_SUBJECT"


def test_spans_stand_in_the_original_text() -> None:
    text = "小学薯学提高班,周末,一次120元"
    (judged,) = judge_texts([text])
    said = {(text[span.start : span.end], span.means) for span in judged.spans}
    assert ("薯学", "数学") in said and judged.understood.startswith("小学数学")
    assert any("“薯学”(数学)" in reason.zh for reason in judged.reasons)


def test_a_text_has_one_score_in_whatever_batch() -> None:
    texts = ["七年级数学小班,讲练结合,一次120元", "少儿篮球训练营报名", "", "求推荐数学老师"]
    alone = [judge_texts([text])[0] for text in texts]
    among = judge_texts(texts * (BATCH // 3))[-4:]
    assert [(j.label, j.score) for j in alone] == [(j.label, j.score) for j in among]


def test_any_text_is_judged() -> None:
    for judged in judge_texts(["\n\n", "😀" * 50, "\ud800", "A" * 100_000, "数" * 10_000, "\u200b"]):
        assert judged.label in LABELS and 0 <= judged.score <= 1
        assert all(0 <= span.start <= span.end <= len(judged.text) for span in judged.spans)


def test_no_texts() -> None:
    assert judge_texts([]) == []
