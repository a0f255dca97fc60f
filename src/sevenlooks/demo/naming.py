"""Made-up names: bodies, shops and masked persons. No brand here is meant to be anybody's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_FIRST = "明澄嘉睿致启朗悦青禾沐晨瀚知行思远博雅文岚星辰沛霖卓越弘毅慧心诚宁泽润和谦若溪景同德馨"
_SECOND = "源园谷舟帆桥语林川岸亭轩阁堂苑台屿湾峰岭原野泉石松竹梅兰菊荷桐杉枫柏鹤雁鹿麟"
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余"

SUFFIXES: dict[str, dict[str, tuple[str, ...]]] = {
    "subject": {
        "nonprofit": ("培训学校", "文化培训学校", "教育培训中心"),
        "company": ("教育培训有限公司", "文化教育有限公司"),
    },
    "art": {
        "nonprofit": ("艺术培训中心", "青少年体育俱乐部"),
        "company": ("艺术培训有限公司", "体育培训有限公司", "文化艺术发展有限公司"),
        "sole": ("画室", "琴行", "舞蹈工作室", "围棋社"),
    },
    "care": {"company": ("托管服务有限公司",), "sole": ("托管中心", "午托部", "小饭桌")},
    "senior": {"nonprofit": ("高中文化培训学校",), "company": ("高考培训有限公司",)},
    "online": {"nonprofit": ("在线教育培训学校", "网络培训学校")},
}
_LIKE = {"preschool": "art", "transformed": "art", "campus": "subject", "cancelled": "subject"}
TRADES: dict[str, str] = {
    "商贸有限公司": "日用百货、服装鞋帽销售",
    "餐饮管理有限公司": "餐饮服务；食品销售",
    "建材经营部": "建筑材料、五金交电零售",
    "科技有限公司": "软件开发；计算机系统服务；信息技术推广服务",
    "体育用品有限公司": "体育用品及器材批发、零售",
    "文化传媒有限公司": "广告设计、制作；会议及展览服务",
    "物业服务有限公司": "物业管理；停车场服务",
    "家政服务部": "家庭保洁服务；搬家服务",
    "茶业有限公司": "茶叶种植、加工、销售",
    "汽车维修店": "机动车维修；汽车零配件零售",
}


def brands(rng: np.random.Generator) -> Iterator[str]:
    """Short names without end, none twice; two characters while they last, three or more afterwards."""
    pairs = [a + b for a in _FIRST for b in _SECOND]
    for tail in ("", *_SECOND, *(a + b for a in _SECOND for b in _FIRST)):
        for index in rng.permutation(len(pairs)):
            yield pairs[index] + tail


def body_name(kind: str, registration: str, town: str, brand: str, rng: np.random.Generator) -> str:
    """A body's name as its register would hold it: town, brand, trade and legal form."""
    family = SUFFIXES.get(_LIKE.get(kind, kind), SUFFIXES["subject"])
    endings = family.get(registration) or next(iter(family.values()))
    return f"{town}{brand}{endings[int(rng.integers(len(endings)))]}"


def masked(rng: np.random.Generator, count: int) -> list[str]:
    """Persons' names as they may be shown: a surname and stars."""
    picks, lengths = rng.integers(0, len(_SURNAMES), count), rng.random(count)
    return [_SURNAMES[p] + ("**" if n < 0.8 else "*") for p, n in zip(picks, lengths, strict=True)]
