"""The twelve items of the negative list (负面清单), 教监管厅函〔2021〕6号, in short words of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sevenlooks.language import Text

ADVERTISING: Final = 9
ABOVE_GRADE: Final = 10


@dataclass(frozen=True)
class Item:
    """`number`: 1 to 12, in the order of the measures."""

    number: int
    name: Text


ITEMS: Final = tuple(
    Item(number, Text(zh, en))
    for number, (zh, en) in enumerate(
        (
            ("丑化党和国家、领袖、英雄或歪曲历史", "smearing Party, state, leaders, heroes or history"),
            ("攻击国家制度", "attacking the state's system"),
            ("损害国家统一", "harming the country's unity"),
            ("损害国家荣誉", "harming the country's honour"),
            ("煽动民族仇恨", "stirring hatred between ethnic groups"),
            ("宣扬宗教、邪教或迷信", "spreading religion, cults or superstition"),
            ("宣扬暴力、恐怖、赌博、毒品或淫秽", "spreading violence, terror, gambling, drugs or obscenity"),
            ("侵犯知识产权等法律权益", "breaking intellectual property and other rights"),
            ("含显性或隐性商业广告", "open or hidden commercial advertising"),
            ("超出课程标准和年级", "content above the curriculum standard of the grade"),
            ("诱导学生不良行为", "misleading pupils into bad conduct"),
            ("其他违法内容", "other unlawful content"),
        ),
        start=1,
    )
)
