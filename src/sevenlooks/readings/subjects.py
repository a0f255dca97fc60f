"""Which typed subjects (科目) are school subjects (学科类), and which are not.

The nine of 教监管厅函〔2021〕3号: 道德与法治、语文、历史、地理、数学、外语、物理、化学、生物; the rest of the school's
own timetable (体育、艺术、综合实践, information technology and crafts included) is non-subject. Only a whole name is
read, with a stage or grade before it; 数学思维 is for people to judge, not for a word list.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

_GRADE = "(小学|初中|高中|中学|学前|幼儿|[一二三四五六七八九]年级|初[一二三]|高[一二三])*"
_SUBJECTS = (
    "道德与法治|道法|政治|思想政治|思想品德|语文|历史|地理|数学|外语|英语|日语|俄语|物理|化学|生物|生物学"
    "|chinese|history|geography|mathematics|maths?|english|japanese|russian|physics|chemistry|biology"
)
_OTHERS = (
    "体育|体育与健康|体能|篮球|足球|排球|羽毛球|乒乓球|网球|游泳|跆拳道|武术|轮滑|田径|击剑|围棋|象棋|国际象棋|棋类"
    "|艺术|音乐|声乐|钢琴|古筝|吉他|小提琴|架子鼓|美术|绘画|素描|国画|书法|硬笔书法|软笔书法|舞蹈|街舞|戏剧|播音主持|陶艺"
    "|科技|编程|机器人|信息技术|信息科技|劳动|劳动与技术|手工|综合实践|综合实践活动|科学实验"
    "|sports?|arts?|music|dance|drawing|calligraphy|programming|robotics"
)


def is_school_subject(subject: ir.StringValue) -> ir.BooleanValue:
    """True for one of the nine subjects, false for a known non-subject, null when empty or not a whole known name."""
    typed = subject.strip().lower().re_replace(r"[\s((][^))]*[))]$|[课类科]$", "")
    return ibis.cases(
        (typed.re_search(f"^{_GRADE}({_SUBJECTS})$"), True),
        (typed.re_search(f"^{_GRADE}({_OTHERS})$"), False),
    )
