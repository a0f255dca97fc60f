"""Understanding: first what must stay as it is, then each way of hiding a word, then what becomes of the rows."""

import pytest

from sevenlooks.methods.text.understanding import KINDS, understand

ORDINARY = """\
种树学问大,植树学习班的老人说
函数学习、参数学校、人数学生
老鼠学会了偷油,大树学着长大
小学生在操场上滑雪,阴雨天无力出门
盈余不可分配,五里路外输血
口角之后,路口交通恢复
日语文化,文化学习,学科学习
国家教育部,专家教你,大家教我做菜
这里学不到东西
从网上可查询成绩
三年级以上可选
A4纸一箱,例4,身高1.2米,沪指触2481点
5年级三班,2009年及以后
道德与法治,汉语闻名
今天教 学了一首歌
加减乘除数,学会了
女子、木目、日月
YY直播,SX公司年报,BS架构
约翰·史密斯,列夫·托尔斯泰
张 三和李 四,A 股和 B 股,陈 李 吴 何
价格(元/节)、男/女、上/下
乾隆年间,著名作家,於先生
2,000元;第3.5版;12:30—13:00
悦读时光,备赛辅助,复吸人员
market research, English text, https://example.com/sx?yw=1
Привет, мир! αβγ — ½ × 3 ≤ 4
"""

MEANT = {
    "homophone": """\
        小学树学一对一=小学数学一对一
        淑学老师=数学老师 薯学=数学 鹰语=英语 瑛语=英语 雨文=语文 语闻=语文 画学=化学
        捕课=补课 辅倒=辅导 晓学=小学 粗中数学=初中数学 高种=高中 五年纪=五年级
        4-6年纪=4-6年级 三年机期末=三年级期末 初叁=初三
        加薇=加微信""",
    "initials": """\
        小学sx=小学数学 初三wl=初三物理 xsc冲刺=小升初冲刺
        sx、yw、yy=数学、语文、英语 加v=加微信 S学=数学 ➕v=加微信""",
    "pinyin": """\
        shuxue=数学 shùxué=数学 ShuXue=数学 yingyu=英语 数xue=数学 英yu=英语 语wen=语文 E语=英语 bu课=补课
        小学wuli=小学物理""",
    "split": "讠吾文=语文 言吾文=语文 禾斗学=科学 亻匕学=化学 イヒ学=化学 娄攵学=数学 牜勿王里=物理 补讠果=补课",
    "variant": "數學=数学 語文=语文 學習=学习 敎育=教育 囮学=化学 徽信=微信",
    "width": "ＫＥＴ=KET ６年级=6年级",
    "emoji": "🐭学=数学 🌲学=数学 🐟文=语文 🦅语=英语 🧮学=数学 小学🧮=小学数学 三年级📖=三年级语文",
    "inserted": """\
        数.学=数学 语*文=语文 英|语=英语 补/课=补课 数·学=数学 素*描=素描 数\u200b学=数学 数学\ufeff课=数学课
        家_教=家教""",
    "digits": "1v1=一对一 1V1=一对一 1对1=一对一 一v一=一对一 ①对①=一对一 1对3=一对三 初2数学=初二数学",
}


@pytest.mark.parametrize("text", ORDINARY.splitlines())
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    understood = understand([text])
    assert understood.text(0) == text
    assert len(understood.undone) == 0


@pytest.mark.parametrize("text", ["sx", "wl", "📖", "无里", "一家sx公司", "yy语音"])
def test_what_may_mean_anything_needs_a_second_signal(text: str) -> None:
    assert understand([text]).text(0) == text


@pytest.mark.parametrize(
    ("kind", "written", "plain"),
    [(kind, *pair.split("=")) for kind, pairs in MEANT.items() for pair in pairs.split()],
)
def test_a_hidden_word_is_understood(kind: str, written: str, plain: str) -> None:
    understood = understand([written])
    assert understood.text(0) == plain
    assert kind in understood.undone.kinds()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("数 学 补 课", "数学补课"),
        ("小\n学\n英\n语", "小学英语"),
        ("语/数/英/物", "语数英物"),
        ("shu xue 辅导", "数学 辅导"),
    ],
)
def test_characters_set_one_by_one_are_joined(written: str, plain: str) -> None:
    assert understand([written]).text(0) == plain


def test_pinyin_between_other_letters_stands_for_nothing() -> None:
    assert understand(["xshuxue小学"]).text(0) == "xshuxue小学"


def test_look_alike_letters_are_read_within_a_word_only() -> None:
    assert understand(["小学 уingуu 辅导"]).text(0) == "小学 英语 辅导"


def test_every_undone_span_names_what_was_written() -> None:
    text = "周末補课:讠吾文、树.学、sx 1V1"
    undone = understand(["前一条", text]).undone
    told = [
        (text[a:b], kind, means)
        for a, b, kind, means in zip(undone.start, undone.end, undone.kinds(), undone.means, strict=True)
    ]
    assert set(undone.row.tolist()) == {1}
    assert ("補", "variant", "补") in told
    assert ("讠吾", "split", "语") in told
    assert ("树.学", "homophone", "数学") in told
    assert ("sx", "initials", "数学") in told
    assert ("1V1", "digits", "一对一") in told
    assert set(undone.kinds()) <= set(KINDS)


@pytest.mark.parametrize("texts", [[], [""], ["", "数学", ""], ["\n", "a\nb\n"]])
def test_empty_texts_and_line_breaks_keep_their_rows(texts: list[str]) -> None:
    understood = understand(texts)
    assert len(understood) == len(texts)
    assert [understood.text(row) for row in range(len(texts))] == texts
    assert understood.whole() == "".join(text + "\n" for text in texts)


def test_a_text_is_understood_alike_alone_and_in_a_batch() -> None:
    texts = ["小学", "树学1v1", "sx", "小学sx", "数", "学", "讠", "吾文", "shu", "xue 一对一"]
    together = understand(texts)
    assert [together.text(row) for row in range(len(texts))] == [understand([text]).text(0) for text in texts]


def test_a_lone_surrogate_does_no_harm() -> None:
    assert understand(["数学\ud800课"]).text(0) == "数学\ud800课"
