"""Subject teaching under another name · 非学科名义开展学科培训

Looks at: courses declared non-subject, and every course of a childcare body: do name, description and materials read
as subject teaching on purpose, content, method and evaluation, taken as a whole.
Why: renaming is the cheapest disguise: thinking for mathematics, humanities for Chinese, drama for English.
Innocent when: reading, chess, coding, art or sport share a word with a subject and nothing else; homework is watched
over but not taught.
Not judged when: the method that reads texts is not there yet.

看什么:申报为非学科类的课程、托管机构的全部课程:从名称、简介、材料看,培训目的、内容、方式、评价四方面综合是否为学科培训。
为什么:改名是成本最低的变异:数学改叫思维,语文改叫人文,英语改叫戏剧。
何时无辜:阅读、棋类、编程、艺术、体育只是用词相近;托管只看护作业而不授课。
何时不判:读取文字的方法尚未提供。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("非学科名义开展学科培训", "Subject teaching under another name"),
    subject="course",
    since=date(2021, 11, 8),
    needs=(
        "courses",
        "institutions",
    ),
    uses=("materials",),
    cites=("教监管厅函〔2021〕16号",),
    lead=True,
    sentence=Text(
        "课程 {subject_id} 申报为非学科类,内容疑似学科培训:{observed}。",
        "Course {subject_id} is declared non-subject but reads as subject teaching: {observed}.",
    ),
    unwritten="method_not_there",
)
