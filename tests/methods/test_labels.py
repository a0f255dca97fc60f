"""Typed labels, names and codes: what is only spelling, and what is not."""

import pytest

from sevenlooks.methods.labels import read_category, read_status, same_code, same_name
from sevenlooks.methods.text_width import narrow, squeeze


@pytest.mark.parametrize(
    "label", ["", " ", None, "未注销", "拟注销", "不正常", "见附件", "已注销但仍营业", "12", "未关停"]
)
def test_what_cannot_be_read_is_not_guessed(label: str | None) -> None:
    assert read_status(label) is None


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("在营", "operating"),
        (" 正　常 ", "operating"),
        ("正常办学（年检合格）", "operating"),
        ("Operating", "operating"),
        ("ｏｐｅｎ", "operating"),
        ("已注销", "cancelled"),
        ("注销。", "cancelled"),
        ("办学许可证注销", "cancelled"),
        ("转型", "transformed"),
        ("学转非", "transformed"),
        ("学科类转非学科类", "transformed"),
        ("营转非", "converted"),
        ("已转为非营利性", "converted"),
        ("converted", "converted"),
        ("停业", "suspended"),
        ("停办", "suspended"),
        ("已终止", "suspended"),
        ("依法取缔", "banned"),
        ("疑似", "suspected"),
        ("办学状态：停业整顿", "suspended"),
        ("已关停", "suspended"),
        ("关闭", "suspended"),
    ],
)
def test_status_labels(label: str, status: str) -> None:
    assert read_status(label) == status


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("学科类", "subject"),
        ("Subject", "subject"),
        ("非学科", "non_subject"),
        ("non-subject", "non_subject"),
        ("non_subject", "non_subject"),
        ("艺术类", "non_subject"),
        ("课后托管", "childcare"),
        ("其它", "other"),
        ("待定", "unknown"),
        ("学科类、非学科类", None),
        ("", None),
    ],
)
def test_categories(label: str, category: str | None) -> None:
    assert read_category(label) == category


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("星光教育科技有限公司", "星光教育科技有限责任公司"),
        ("星光教育科技有限公司", " 星光教育科技　有限公司"),
        ("星光（东莞）教育咨询有限公司", "星光(东莞)教育咨询有限公司"),
        ("ＡＢＣ外语培训中心", "abc外语培训中心"),
        ("东莞市石碣镇星光培训中心", "东莞石碣星光培训中心"),
        ("广东省东莞市星光培训中心", "东莞市星光培训中心"),
        ("信丰县星光艺术培训学校", "信丰星光艺术培训学校"),
    ],
)
def test_spelling_is_no_difference(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("星光教育科技有限公司", "晨光教育科技有限公司"),
        ("星光培训中心", "星光培训学校"),
        ("东莞市星光培训中心", "深圳市星光培训中心"),
        ("星光教育有限公司", "星光教育有限公司东城分公司"),
        ("南京路小学生培训部", "路小学生培训部"),
    ],
)
def test_another_name_is_a_difference(one: str, other: str) -> None:
    assert same_name(one, other) is False


def test_missing_names_and_codes_are_not_compared() -> None:
    assert same_name("", "星光") is None and same_name(None, None) is None
    assert same_code(" ", "91350100M000100Y43") is None
    assert same_code("91350100m000100y43", "９１３５０１００ M000100Y43") is True
    assert same_code("91350100M000100Y43", "91350100M000100Y44") is False


def test_real_names_are_all_different(companies: list[dict[str, str]]) -> None:
    names = sorted({row["name"] for row in companies})
    assert [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if same_name(a, b)] == []


def test_width_folds_what_is_typed_and_nothing_else() -> None:
    assert narrow("Ａ１（Ｂ）\u3000\u200b") == "A1(B)"
    assert narrow("①㎡½…") == "①㎡½…"
    assert narrow("⼀⽅") == "一方"
    assert squeeze(" a b ") == "AB"
