"""Names and scopes: what speaks of training or minding children, and the many that do not."""

import pytest

from sevenlooks.methods.scope import has_training_scope, read_scope, speaks_of_children_training

INNOCENT_SCOPES = """\
业务培训(不含教育培训、职业技能培训等需取得许可的培训)
教育咨询服务（不含涉许可审批的教育培训活动）
教育咨询服务(不含教育培训活动)；软件开发
艺术培训（不含需经许可审批的培训）
文化艺术咨询（不得从事教育培训）
体育培训；以上均不含教育培训
教育培训除外的咨询服务
教育软件开发
教学用模型销售
教学专用仪器销售；教学设备维修
教育教学检测和评价活动
驾驶员培训；机动车驾驶员培训
职业技能培训
企业管理培训
技术培训；员工培训
科技推广和应用服务；技术开发、技术咨询、技术培训、技术转让
软件培训；数控编程培训
会计培训；税务咨询
安全教育培训；继续教育培训
知识产权培训
成人英语培训
育婴员培训；养老护理培训
宠物训练服务
健身服务；瑜伽培训
美容培训；烘焙培训
文具用品零售；图书零售
儿童服装销售；母婴用品销售
学生用品销售；少儿图书零售
玩具制造；幼儿园用品销售
托育用品销售；早教玩具批发
钢琴销售；乐器零售
儿童游乐服务
栽培优质苗木
自费出国留学中介服务
旅行社服务；研学旅行
家政服务
家庭教育咨询服务
面向家长实施的家庭教育咨询服务
体育用品及器材零售
体育竞赛组织；体育赛事策划；体育健康服务
组织文化艺术交流活动；文艺创作
股权托管服务；服务器托管
信息咨询服务（不含许可类信息咨询服务）
健康咨询服务（不含诊疗服务）
销售：电子产品。（依法须经批准的项目，经相关部门批准后方可开展经营活动）〓
""".splitlines()

TRAINING_SCOPES = """\
文化艺术培训
体育培训
从事语言能力培训
教育培训
文化教育培训
培训服务
艺术培训(面向中小学生)
艺术培训(不含学科类培训)
一般项目：组织文化艺术交流活动；从事艺术类培训（舞蹈、美术、书法）
非学历短期培训(面向中小学生)
舞蹈培训、美术培训
围棋培训
跆拳道培训
钢琴教学
机器人编程教学
少儿英语培训
学科类培训
面向中小学生开展的学科类、语言类文化教育培训
中小学课外辅导
文化课辅导
作业辅导
幼小衔接培训
家教服务
家庭教师服务
住家教师；家政服务
众筹私教
早期教育服务
软件开发；青少年体育培训【依法须经批准的项目，经相关部门批准后方可开展经营活动】
职业技能培训；美术培训
""".splitlines()

MINDING_SCOPES = """\
中小学生校外托管服务
幼儿园外托管服务
托管服务
课后托管；餐饮服务
儿童托管
学生托管服务(不含餐饮、住宿)
托育服务(不含幼儿园、托儿所)
3岁以下婴幼儿照护服务
小饭桌
餐饮服务（小饭桌）
教育咨询服务（不含涉许可审批的教育培训活动）；中小学生校外托管服务
""".splitlines()

SCHOOLING = ["学前教育", "幼儿教育", "实施学前教育", "幼儿保育"]

INNOCENT_NAMES = """\
明日科技有限公司
飞跃体育发展有限公司
星光文化传播有限公司
合作文化传播有限公司
国家教育装备中心
启航职业培训学校
启航少儿职业体验馆
北辰中学
金苗幼儿园有限公司
育才书店
诚信家政服务有限公司
某某股权托管中心
智慧教育设备有限公司
恒通驾驶员培训有限公司
皇家艺术酒店
会计学堂
好月嫂
""".splitlines()

SPEAKING_NAMES = """\
阳光教育咨询有限公司
阳光教育科技有限公司
阳光教育管理咨询有限公司
启航培训学校
小太阳托管中心
好学自习室
金苗午托班
爱辅导
少儿编程
番茄英语
小博士作文工作室
轻轻家教
两岸早教
宝宝托育
培优教育
""".splitlines()


@pytest.mark.parametrize("scope", INNOCENT_SCOPES)
def test_scopes_that_do_not_speak_of_it(scope: str) -> None:
    assert not speaks_of_children_training("明日科技有限公司", scope).hit
    assert not has_training_scope(scope)


@pytest.mark.parametrize("scope", TRAINING_SCOPES)
def test_scopes_of_training(scope: str) -> None:
    reading = speaks_of_children_training("明日科技有限公司", scope)
    assert reading.hit and reading.phrases and has_training_scope(scope)


@pytest.mark.parametrize("scope", MINDING_SCOPES)
def test_scopes_of_minding_are_no_training(scope: str) -> None:
    assert speaks_of_children_training("明日科技有限公司", scope).hit
    assert read_scope(scope).minding and not has_training_scope(scope)


@pytest.mark.parametrize("scope", ["教育咨询", "教育信息咨询；会议服务"])
def test_educational_advice_is_a_slight_sign_and_no_training(scope: str) -> None:
    assert speaks_of_children_training("明日科技有限公司", scope).strength == "slight"
    assert not has_training_scope(scope)


@pytest.mark.parametrize("scope", SCHOOLING)
def test_a_kindergartens_own_schooling_is_none(scope: str) -> None:
    assert not speaks_of_children_training("金苗幼儿园有限公司", scope).hit
    assert speaks_of_children_training("金苗幼儿园有限公司", f"{scope}；少儿英语培训").hit
    assert not speaks_of_children_training("明日科技有限公司", "教师培训").hit


@pytest.mark.parametrize("name", INNOCENT_NAMES)
def test_names_that_do_not_speak_of_it(name: str) -> None:
    assert not speaks_of_children_training(name, "").hit


@pytest.mark.parametrize("name", SPEAKING_NAMES)
def test_names_that_speak_of_it(name: str) -> None:
    assert speaks_of_children_training(name, None).hit


def test_a_scope_that_leaves_the_licensed_kind_out_takes_back_a_slight_name_only() -> None:
    scope = "教育咨询服务（不含涉许可审批的教育培训活动）；软件开发"
    assert not speaks_of_children_training("阳光教育科技有限公司", scope).hit
    assert speaks_of_children_training("阳光托管中心", scope).strength == "sure"
    assert speaks_of_children_training("阳光教育科技有限公司", "信息咨询服务（不含许可类信息咨询服务）").hit


def test_the_reader_says_which_words() -> None:
    scope = read_scope("一般项目：教育咨询服务(不含涉许可审批的教育培训活动)；体育用品零售；体育培训")
    assert scope.phrases == ("体育培训",)
    assert scope.excluded == ("不含涉许可审批的教育培训活动",)
    assert [item.text for item in scope.items] == ["教育咨询服务", "体育用品零售", "体育培训"]
    assert read_scope(None).items == () and not read_scope("").training


def test_no_ordinary_company_speaks_of_it(companies: list[dict[str, str]]) -> None:
    speaking = [row["name"] for row in companies if speaks_of_children_training(row["name"], row["business_scope"]).hit]
    assert speaking == []
    assert not any(has_training_scope(row["business_scope"]) for row in companies)


def test_brand_names(brands: list[tuple[str, bool]]) -> None:
    """Of 535 names with such a word 79 in 100 speak of it; what does not is 家政, 书院 and 艺术 as such."""
    speaking = {name for name, _ in brands if speaks_of_children_training(name, None).hit}
    assert {name for name, flagged in brands if name in speaking and not flagged} == {"乐私塾"}
    with_word = [name for name, flagged in brands if flagged]
    silent = [name for name in with_word if name not in speaking]
    assert len(with_word) - len(silent) >= 400
    assert not any("教育" in name for name in silent if name not in ("公考教育", "学历教育", "教育电子"))
