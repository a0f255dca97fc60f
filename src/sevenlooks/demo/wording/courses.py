"""Names and descriptions of honest courses, by what is taught."""

from __future__ import annotations

from typing import NamedTuple


class CourseText(NamedTuple):
    name: str
    description: str
    subject: str
    stage: str


_PRIMARY_GRADES, _JUNIOR_GRADES = "一二三四五六", "七八九"
_PRIMARY, _JUNIOR, _SENIOR = (
    ("语文", "数学", "英语"),
    ("语文", "数学", "英语", "物理"),
    ("数学", "英语", "物理", "化学", "生物"),
)
_MANNERS = (("同步班", "按国家课程标准同步辅导，巩固课内知识"), ("基础班", "查漏补缺，巩固课内基础知识"))


def _subject(grades: str, subjects: tuple[str, ...], stage: str) -> list[CourseText]:
    return [
        CourseText(f"{grade}年级{subject}{manner}", f"{grade}年级{subject}，{about}。", subject, stage)
        for grade in grades
        for subject in subjects
        for manner, about in _MANNERS
    ]


PRIMARY = _subject(_PRIMARY_GRADES, _PRIMARY, "primary")
JUNIOR = _subject(_JUNIOR_GRADES, _JUNIOR, "junior")
SENIOR = [
    CourseText(f"高{year}{subject}", f"高{year}{subject}专题复习。", subject, "senior")
    for year in "一二三"
    for subject in _SENIOR
]
_ARTS = {
    "少儿水彩": "认识色彩，一次一幅小画，期末布置小小画展。",
    "创意陶艺": "揉泥、拉坯、上釉，作品烧好带回家。",
    "硬笔书法": "坐姿与握笔，横平竖直，临写字帖。",
    "软笔书法": "颜体楷书入门，临帖与装裱。",
    "中国舞": "基训与小舞蹈，学期末汇报演出。",
    "街舞": "律动、基本步与小组齐舞。",
    "钢琴启蒙": "坐姿、手型、五指曲与小曲弹奏。",
    "小提琴": "持琴运弓，齐奏与合奏。",
    "古筝": "指法练习与小曲。",
    "童声合唱": "发声、气息与合唱排练。",
    "篮球": "运球、传接球、三人对抗。",
    "足球": "带球、传球、小场比赛。",
    "羽毛球": "握拍、步法、高远球。",
    "跆拳道": "礼仪、品势、踢靶。",
    "游泳": "水性、蛙泳、安全自救。",
    "轮滑": "站姿、滑行、绕桩。",
    "少儿体适能": "跑跳攀爬，平衡与协调。",
    "围棋": "吃子、死活、对局，打级位赛。",
    "国际象棋": "走子规则、残局、对弈。",
    "图形化编程": "拖拽积木做小游戏和动画。",
    "机器人搭建": "齿轮、杠杆搭建，拼装小车。",
    "小主持人": "吐字发声、台风、串词。",
    "儿童戏剧": "即兴、扮演、排一出小戏。",
    "黏土手工": "捏塑小动物和小摆件。",
}
ART = [CourseText(name, about, "", stage) for name, about in _ARTS.items() for stage in ("primary", "junior")]
PRESCHOOL = [
    CourseText(name, about, "", "preschool")
    for name, about in {
        "幼儿涂鸦": "手指画、拓印、撕贴，玩颜色。",
        "幼儿舞蹈": "听音乐做律动，小动物模仿。",
        "幼儿体能": "爬、跳、滚、平衡木。",
        "奥尔夫音乐": "打击小乐器，听辨快慢强弱。",
        "幼儿轮滑": "站立、踏步、滑行。",
        "亲子陶泥": "和爸爸妈妈一起捏泥巴。",
    }.items()
]
