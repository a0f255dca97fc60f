"""Materials against the negative list: first what must not be found."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from sevenlooks.methods.materials import ITEMS, Materials, Read, Touch, read_materials
from sevenlooks.methods.materials.patterns import ROLES, SUBJECTS, patterns


def read(
    title: str, excerpt: str | None = None, grade: int | None = 6, stage: str | None = None, subject: str | None = None
) -> Read:
    return read_materials(Materials([title], [excerpt], [grade], [stage], [subject]))


def touches(*material: str | int | None) -> list[Touch]:
    return read(*material).touches.get(0, [])  # type: ignore[arg-type]


def items(*material: str | int | None) -> set[int]:
    return {touch.item for touch in touches(*material)}


@pytest.mark.parametrize(
    ("title", "excerpt", "grade"),
    [
        ("八年级历史读本", "鸦片战争：英国发动侵略战争，清政府被迫签订《南京条约》。", 8),
        ("八年级历史读本", "虎门销烟：林则徐将鸦片集中销毁。", 8),
        ("八年级中国历史", "南京大屠杀：侵华日军杀害三十万同胞，国家公祭日勿忘国耻。", 8),
        ("九年级世界历史", "宗教改革：马丁·路德反对教会出售赎罪券，信徒直接阅读圣经。", 9),
        ("七年级历史", "甲骨文：商王占卜的记录。", 7),
        ("八年级地理", "台湾省位于我国东南海上，台湾海峡，台湾岛的物产。", 8),
        ("五年级道德与法治", "反对台独，坚决抵制分裂势力。", 5),
        ("五年级阅读", "有人说邱少云的事迹是假的，我们要驳斥抹黑英雄的言论。", 5),
        ("六年级语文", "狼牙山五壮士英勇跳崖，英雄的事迹让人感动。", 6),
        ("五年级名著导读", "《西游记》里的妖怪：孙悟空三打白骨精，菩萨显灵收服红孩儿。", 5),
        ("高一语文", "《祝福》：祥林嫂捐门槛赎罪，问人死后有没有魂灵。", 10),
        ("高一语文", "整本书阅读《红楼梦》：林黛玉进贾府。", 10),
        ("六年级名著", "《水浒传》：武松喝了十八碗酒，打虎过景阳冈。", 6),
        ("五年级语文阅读", "西门豹揭穿巫婆和官绅给河神娶媳妇的骗局，破除迷信。", 5),
        ("三年级阅读", "巫婆给公主吃了毒苹果，王子救了她。", 3),
        ("春节民俗", "大年初一拜年，初二回娘家，烧香祭祖。", 3),
        ("六年级主题班会", "禁毒教育：认识毒品的危害，珍爱生命。", 6),
        ("七年级禁毒知识", "毒贩诱骗的技巧：说吸毒很爽、一次没关系。", 7),
        ("七年级法治读本", "远离赌博：赌博使人倾家荡产，青少年要学会拒绝。", 7),
        ("四年级活动", "反恐演练：遇到恐怖袭击时怎样逃生、怎样求助。", 4),
        ("七年级道法", "考试作弊违背诚信，后果严重。", 7),
        ("八年级生物", "生物的生殖：精子与卵细胞结合成受精卵，青春期的身体变化。", 8),
        ("七年级语文", "词语的感情色彩；富有个性，爱学习。", 7),
        ("三年级美术", "叫做爱心卡，用冷暖色画椭圆形的脸。", 3),
    ],
)
def test_history_literature_and_lessons_that_warn_are_innocent(title: str, excerpt: str, grade: int) -> None:
    assert touches(title, excerpt, grade) == []


@pytest.mark.parametrize(
    ("title", "excerpt"),
    [
        ("三年级英语同步", "扫码听录音，跟读课文三遍。"),
        ("三年级语文", "扫描书上的二维码，听课文朗读；配套答案见公众号。"),
        ("五年级科学", "二维码的原理与扫码支付，条形码。"),
        ("五年级数学", "打折：商场促销，满200减30，一件上衣原价300元，优惠后多少元？"),
        ("六年级数学", "某培训班报名费原价800元，现打八折，小明报名要付多少元？"),
        ("四年级语文", "口语交际：写一则通知，运动会报名时间、报名地址、报名电话。"),
        ("四年级作文", "妈妈给我报名了暑期班，我认识了新朋友。"),
        ("四年级心理健康", "青少年热线12355，心理援助热线，有烦恼打电话求助。"),
        ("六年级信息科技", "不要随意扫码加微信，谨防诈骗。"),
        ("二年级绘本", "不要错过精彩的故事。"),
        ("六年级语文", "某某出版社出版，印刷质量问题请致电出版社电话。"),
    ],
)
def test_codes_prices_and_notices_of_a_lesson_are_no_advert(title: str, excerpt: str) -> None:
    assert touches(title, excerpt) == []


@pytest.mark.parametrize(
    ("title", "excerpt", "grade", "stage", "subject"),
    [
        ("六年级数学", "可能性：掷骰子，点数大于4的可能性是多少？", 6, None, None),
        ("九年级数学复习", "一元二次方程：配方法、公式法。", 9, None, None),
        ("八年级数学", "一元二次方程", 8, None, None),  # the first edition that teaches it does so in grade 8
        ("数学", "有理数、绝对值、二次函数", None, "junior", None),
        ("数学", "圆柱与圆锥、百分数", None, "primary", None),
        ("初二物理", "密度公式、阿基米德原理", None, "junior", "物理"),
        ("四年级语文", "牛顿发现了万有引力；圆周率与祖冲之。", 4, None, "语文"),
        ("二年级数学", "引导数一数，大约分成几份，搭配方法有几种？", 2, None, "数学"),
        ("三年级数学", "小明比小红高一点，提高一倍。", 3, None, "数学"),
        ("少儿编程", "定义函数，调用函数，变量与循环。", 5, None, "编程"),
        ("五、六年级合唱", "练声曲", 5, None, "音乐"),
        ("3-6年级作文", "习作", 3, None, None),
        ("小学初中通用字帖", "楷书", 4, None, None),
        ("三年级体育", "集合、立正；短跑抢跑犯规。", 3, None, "体育"),
        ("七年级政治", "超前消费好不好？", 7, None, "道法"),
        ("六年级英语", "定语从句以后会学，这里不作要求。", 6, None, None),
        ("零起点一年级拼音", "本书零起点，不超前。", 1, None, None),
        ("幼儿绘本", "小熊和小兔种萝卜。", None, "preschool", None),
        ("一年级入学准备", "我要上一年级啦，自己收拾书包。", None, "preschool", None),
    ],
)
def test_what_belongs_to_the_grade(
    title: str, excerpt: str, grade: int | None, stage: str | None, subject: str | None
) -> None:
    assert touches(title, excerpt, grade, stage, subject) == []


def test_a_title_that_says_nothing_alone_is_silent_and_one_that_says_something_is_not() -> None:
    assert [read(title).silent[0] for title in ("讲义", "第三讲", "2022春季课堂手册", "内部资料A版", "练习册(上)")] == [
        True
    ] * 5
    assert [read(title).silent[0] for title in ("数学讲义", "跟着走", "四级")] == [False] * 3
    assert not read("讲义", "目录").silent[0]
    assert read("讲义", "  ").silent[0]


def test_a_topic_without_a_grade_is_an_open_question_only_where_nobody_says_the_grade() -> None:
    assert read("讲义", "一元二次方程", None).open[0]
    assert not read("讲义", "先看图，再动手", None).open[0]
    assert not read("讲义", "一元二次方程", 9).open[0]
    assert not read("九年级讲义", "一元二次方程", None).open[0]


@pytest.mark.parametrize(
    ("item", "excerpt"),
    [
        (1, "狼牙山五壮士的故事都是编造出来的。"),
        (2, "社会主义行不通。"),
        (3, "日本、韩国、台湾等国家位于亚洲东部。"),
        (4, "中国人素质低，做中国人丢人。"),
        (5, "少数民族天生懒惰，应该赶走。"),
        (6, "算命先生说他有此一劫，可见鬼神之说不可不信。"),
        (6, "信主得永生，跟我一起祷告。"),
        (7, "教你打牌赌钱的技巧，赢钱很爽。"),
        (8, "本书为高清扫描版，请勿外传。"),
        (9, "扫码加老师微信，老带新再送一节课。"),
        (9, "秋季班正在招生，前二十名赠送书包，抢报从速。"),
        (9, "微信扫描下方二维码，添加课程顾问，领取体验课。"),
        (9, "Scan the code to book a trial lesson."),
        (11, "他们偷东西、打群架，这样才够威风。"),
        (11, "怎样抄答案不被发现：作弊技巧大全。"),
        (12, "轻松赚钱：刷单兼职，日赚三百。"),
    ],
)
def test_each_item_is_touched(item: int, excerpt: str) -> None:
    assert items("少儿读本", excerpt) == {item} | ({11} if "赌钱" in excerpt else {7} if "打群架" in excerpt else set())


@pytest.mark.parametrize(
    ("title", "excerpt", "grade", "stage"),
    [
        ("数学", "一元二次方程", 7, None),
        ("数学", "导数及其应用", 9, None),
        ("数学", "平面直角坐标系", None, "primary"),
        ("物理", "动量守恒", None, "junior"),
        ("思维训练", "用勾股定理解题", 4, None),
        ("英语", "非谓语动词专题", 6, None),
        ("幼儿启蒙", "声母和韵母", None, "preschool"),
        ("幼儿英语", None, None, "preschool"),
        ("幼儿识字卡", None, 0, None),
        ("初二物理提前学", None, 7, None),
        ("七年级数学", None, 6, None),
        ("八年级物理", None, None, "primary"),
        ("六年级数学", "超前学习，领先同学一学期", 6, None),
        ("六年级数学", "七年级上册内容", 6, None),
    ],
)
def test_above_the_grade(title: str, excerpt: str | None, grade: int | None, stage: str | None) -> None:
    assert items(title, excerpt, grade, stage) == {10}


@pytest.mark.parametrize(("topic", "first"), [("简易方程", 4), ("有理数", 6), ("一元二次方程", 8), ("等差数列", 11)])
def test_both_sides_of_a_topics_first_grade(topic: str, first: int) -> None:
    assert items("讲义", topic, first) == set()
    assert items("讲义", topic, first - 1) == {10}


def test_the_last_grade_of_each_stage() -> None:
    for stage, last in (("preschool", 0), ("primary", 6), ("junior", 9), ("senior", 12)):
        assert read("讲义", "一", None, stage).own_grades[0] == last
    assert read("讲义", "一", 3, "primary").own_grades[0] == 3
    assert read("三年级讲义", "一", None, "primary").own_grades[0] == 3
    assert read("八年级讲义", "一", None, "primary").own_grades[0] == 6  # no primary grade: the stage holds
    assert read("讲义", "一", None, None).own_grades[0] == -1


def test_the_span_is_shown_as_written_and_points_into_its_own_text() -> None:
    title, excerpt = "五年級語文講義", "第一課；掃\u200b碼報名,立減"
    (touch, *_) = touches(title, excerpt, 5)
    assert (touch.item, touch.in_title, touch.written) == (9, False, "掃\u200b碼報名")
    assert excerpt[touch.start : touch.end] == touch.written
    (touch,) = touches("八年级\n数学", "第一课", 7)
    assert (touch.in_title, touch.start, touch.end, touch.grade) == (True, 0, 3, 8)


def test_the_farther_above_the_surer_and_the_surest_first() -> None:
    near, far = touches("数学", "一元二次方程", 7)[0], touches("数学", "一元二次方程", 3)[0]
    assert near.strength < far.strength <= 1
    strengths = [touch.strength for touch in touches("数学", "扫码报名，名额有限，一元二次方程", 7)]
    assert strengths == sorted(strengths, reverse=True)


def test_an_empty_batch() -> None:
    assert read_materials(Materials([], [], [], [], [])).touches == {}


def test_the_twelve_items_have_names_in_both_languages() -> None:
    assert [item.number for item in ITEMS] == list(range(1, 13))
    assert all(item.name.zh and item.name.en for item in ITEMS)


def rows(name: str) -> list[dict[str, str]]:
    with (files("sevenlooks.methods.materials") / "data" / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_every_row_of_the_tables_says_what_it_must() -> None:
    for row in rows("terms"):
        assert row["role"] in ROLES and row["source"], row
        assert all(1 <= int(group.partition(":")[0]) <= 12 for group in row["items"].split()), row
        assert (row["role"] in ("plain", "mild", "hard")) == bool(row["weight"]), row
    for row in rows("curriculum"):
        assert row["subject"] in SUBJECTS and 1 <= int(row["grade"]) <= 13 and row["source"], row
    for name in ("curriculum", "grade_words"):
        words = [next(iter(row.values())) for row in rows(name)]
        assert len(words) == len(set(words)), name


def test_no_word_is_its_own_lure() -> None:
    terms = rows("terms")
    hard = {(group, t["word"]) for t in terms if t["role"] == "hard" for group in t["items"].split()}
    lures = [(group, t["word"]) for t in terms if t["role"] == "lure" for group in t["items"].split()]
    within = [
        (g, lure, word) for g, lure in lures for group, word in hard if g == group and (lure in word or word in lure)
    ]
    assert within == []


def test_every_hard_group_has_lures() -> None:
    terms = rows("terms")
    groups = {role: {g for t in terms if t["role"] == role for g in t["items"].split()} for role in ("hard", "lure")}
    assert groups["hard"] == groups["lure"]
    assert len(patterns().words) > 2_000
