"""Excerpts of teaching materials: against the negative list (教监管厅函〔2021〕6号), and near it without touching
it."""

from __future__ import annotations

from typing import NamedTuple


class Excerpt(NamedTuple):
    title: str
    text: str
    grade: int | None


FORBIDDEN = (
    Excerpt("三年级数学提高讲义", "第四讲 一元二次方程：求根公式与判别式，例一、例二、练习十题。", 3),
    Excerpt("五年级语文课堂手册", "扫码加老师微信，暑期班立减200元，老带新再送一节课。", 5),
    Excerpt("四年级英语阅读", "现在报名秋季班，前五十名赠送点读笔，咨询热线见封底。", 4),
    Excerpt("六年级作文材料", "算命先生说他命中有此一劫，烧符水喝下，病果然好了，可见鬼神之说不可不信。", 6),
    Excerpt("少儿故事表演", "几个少年教唆同伴偷东西、打群架，写得津津有味，结尾说这样才够威风。", None),
    Excerpt("二年级数学闯关", "函数的单调性与导数初步，学会了就能领先同学三年。", 2),
    Excerpt("七年级材料汇编", "教你怎样翻过围墙溜出学校去网吧赌钱，赢了大家分。", 7),
)
PERMITTED = (
    Excerpt("九年级数学复习", "一元二次方程：配方法、公式法，选自课内例题。", 9),
    Excerpt("八年级历史读本", "虎门销烟：林则徐将鸦片集中销毁，禁毒从那时起就是民族的大事。", 8),
    Excerpt("五年级语文阅读", "《西门豹治邺》：西门豹揭穿巫婆和官绅给河神娶媳妇的骗局，破除迷信。", 5),
    Excerpt("六年级数学讲义", "打折问题：一件上衣原价二百元，打八五折后是多少元？", 6),
    Excerpt("四年级安全手册", "遇到校园欺凌，先离开，再告诉老师和家长，不要以暴制暴。", 4),
)
