"""Names taken apart: real companies first, then what bodies call themselves before and after a change of sign."""

from __future__ import annotations

import pytest

from sevenlooks.methods.linkage.names import read_name, renamed, same_brand
from sevenlooks.methods.linkage.trades import kind_of

# The own parts of real companies, as a reader marks them.
OWN = {
    "东莞市丰吉电子有限公司": "丰吉",
    "东莞市柏林自动化设备科技有限公司": "柏林",
    "东莞市安泰彩钢板有限公司": "安泰",
    "广东鼎泰高科技术股份有限公司": "鼎泰",
    "广东鼎泰机器人科技有限公司": "鼎泰",
    "南阳鼎泰高科有限公司": "鼎泰",
    "龙南县三和丰五金机电设备有限公司": "三和丰",
    "江西景宏化工有限公司": "景宏",
    "赣州昌兴包装制品有限公司": "昌兴",
    "深圳市慧通自动化技术有限公司": "慧通",
    "深圳市创优鞋业有限公司": "创优",
    "江西科华电气有限公司": "科华",
    "深圳市广发环境净化工程有限公司": "广发",
    "龙南县鑫塔建设有限公司": "鑫塔",
    "海鸿电气有限公司": "海鸿",
    "赣州智源电力勘测设计有限公司龙南分公司": "智源",
    "江西泰盛建设工程有限公司龙南分公司": "泰盛",
    "佛山市禅城区聚梦五金经营部": "聚梦",
    "梅州市梅江区军诚装饰装潢服务部": "军诚",
    "浙江铭晨膜结构工程有限公司": "铭晨",
    "百翼涂料（广州）股份有限公司": "百翼",
    "亚亚电路板设备（深圳）有限公司": "亚亚",
    "威太（苏州）智能科技有限公司": "威太",
    "南亚新材料科技（江西）有限公司": "南亚",
    "东莞市金唐水处理设备有限公司": "金唐",
    "广州学视广告有限公司": "学视",
    "中山市华智达企业管理咨询有限公司": "华智达",
    "南昌金轩知识产权代理有限公司": "金轩",
    "赣州市栋楠防水工程有限公司": "栋楠",
    "广州市番禺期远电子设备厂": "期远",
    "湖南五江高科技材料有限公司": "五江",
    "深圳市大族超能激光科技有限公司": "大族超能",
    "深圳市鑫美日柴油机维修服务有限公司": "鑫美日",
    "东莞市丰邦环氧地坪材料有限公司": "丰邦",
}


@pytest.mark.parametrize(("name", "own"), OWN.items())
def test_the_own_part_of_real_companies(name: str, own: str) -> None:
    assert read_name(name).own == own


def test_every_real_company_keeps_an_own_part_and_loses_its_form(companies: list[dict[str, str]]) -> None:
    for row in companies:
        if not row["name"].endswith(("公司", "店", "厂", "部")):
            continue  # one row of the register is no company's name
        read = read_name(row["name"])
        assert len(read.own) >= 2 and "公司" not in read.own, row["name"]
        assert not read.own.startswith(("广东", "江西", "浙江", "深圳", "广州", "上海")), row["name"]


def test_real_names_of_schools_and_housekeepers_give_up_their_trade(brands: list[tuple[str, bool]]) -> None:
    teach = [name for name, _ in brands if name.endswith("教育") and len(name) >= 4]
    keep = [name for name, _ in brands if name.endswith("家政") and len(name) >= 4]
    assert len(teach) > 200 and len(keep) > 10
    assert {name for name in teach if not name.startswith(read_name(name).own)} == set()
    assert {name for name in teach if read_name(name).kind != "teaching"} == set()
    assert {read_name(name).kind for name in keep} == {"cover"}
    # A reader would take off the one word 教育 from nearly all of them.
    as_read = sum(read_name(name).own == name.removesuffix("教育") for name in teach)
    assert as_read >= 0.95 * len(teach)


@pytest.mark.parametrize(
    ("text", "own", "trade", "form"),
    [
        ("杭州市西湖区明源教育培训有限公司", "明源", ("教育", "培训"), "有限公司"),
        ("明源（杭州）教育科技有限公司", "明源", ("教育", "科技"), "有限公司"),
        ("福州鼓楼区启航家政服务部", "启航", ("家政",), "服务部"),
        ("鼓楼区清溪托管中心", "清溪", ("托管",), "中心"),
        ("清溪小饭桌", "清溪", ("小饭桌",), ""),
        ("连江县谦兰画室", "谦兰", ("画室",), ""),
        ("明源书院", "明源", ("书院",), ""),
        ("明源培训学校第2校区", "明源", ("培训", "学校"), "学校"),
        ("明 源　教育培训有限公司", "明源", ("教育", "培训"), "有限公司"),
    ],
)
def test_what_bodies_call_themselves(text: str, own: str, trade: tuple[str, ...], form: str) -> None:
    read = read_name(text)
    assert (read.own, read.trade, read.form) == (own, trade, form)


def test_places_before_and_in_brackets_are_one() -> None:
    assert read_name("杭州明源教育有限公司").places == read_name("明源（杭州）教育有限公司").places == {"杭州"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明源教育培训有限公司", "明媛教育培训有限公司"),
        ("新东方教育有限公司", "东方教育有限公司"),
        ("明源教育有限公司", "明德教育有限公司"),
        ("爱教育", "爱教育"),  # one character is no name
    ],
)
def test_other_brands(one: str, other: str) -> None:
    assert not same_brand(read_name(one), read_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明源教育培训有限公司", "鼓楼区明源文化艺术有限公司"),
        ("新东方教育有限公司", "新东方素养中心"),
        ("石碣鑫达印刷厂", "鑫达文化传播有限公司"),
        ("智勇思达教育有限公司", "智永思达教育有限公司"),
    ],
)
def test_one_brand_in_other_words(one: str, other: str) -> None:
    assert same_brand(read_name(one), read_name(other))


@pytest.mark.parametrize("trade", ["家政服务", "文化传播", "托管服务", "教育咨询", "文化艺术", "研学服务"])
def test_a_sign_changed_from_teaching_to_a_cover(trade: str) -> None:
    old, new = read_name("杭州市明源教育培训有限公司"), read_name(f"杭州市明源{trade}有限公司")
    assert renamed(old, new)


@pytest.mark.parametrize("other", ["明源教育培训中心", "明源商贸有限公司", "明源科技有限公司", "启航家政服务有限公司"])
def test_no_change_of_sign(other: str) -> None:
    assert not renamed(read_name("明源教育培训有限公司"), read_name(other))


def test_the_last_telling_word_is_the_trade() -> None:
    assert kind_of(("文体", "用品")) == "other"
    assert kind_of(("教育", "科技")) == "teaching"
    assert kind_of(("教育", "咨询")) == "cover"
    assert kind_of(("科技",)) == kind_of(()) == ""
