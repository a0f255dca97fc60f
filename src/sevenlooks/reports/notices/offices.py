"""The office that sends a paper: its name, the word before its numbers (机关代字), and the government it belongs to.

What stands here is how offices are usually named. Many counties join education with sport, and each office chooses its
own word; so the site lets both be written over, and keeps what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sevenlooks.books import divisions

NATION = "000000"
MUNICIPALITIES = ("110000", "120000", "310000", "500000")  # theirs is a 教育委员会
_ZONE = re.compile(r"(高新技术产业|高新技术|经济技术|经济)开发区$")
_KIND = re.compile(r"(自治[区州县旗]|新区|林区|特区|矿区|地区|省|市|区|县|旗|盟)$")
_PEOPLES = re.compile(
    "((满|回|畲|苗|瑶|侗|壮|黎|羌|彝|藏|水|傣|佤|白|怒|土|各|达斡尔|朝鲜|土家|仫佬|毛南|仡佬|布依|哈尼|纳西|拉祜|布朗|景颇"
    "|傈僳|独龙|普米|裕固|东乡|保安|撒拉)族|(蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)族?)+$"
)


@dataclass(frozen=True)
class Office:
    """`government`: to which a decision of this office can be taken for reconsideration."""

    name: str
    word: str
    government: str

    @property
    def we(self) -> str:
        """我局, 我厅, 我委, 我部."""
        return f"我{'委' if self.name.endswith('委员会') else self.name[-1]}"


def office(code: str) -> Office:
    """The education office of a division (code of GB/T 2260)."""
    if code == NATION:
        return Office("教育部", "教", "教育部")
    place, own = where(code), divisions.name(code)
    government = f"{place}{_government(own)}"
    if not code.endswith("0000"):
        return Office(f"{place}教育局", f"{short(own)}教", government)
    kind = "教育委员会" if code in MUNICIPALITIES else "教育局" if own.endswith("兵团") else "教育厅"
    return Office(f"{place}{kind}", f"{short(own)}教", government)


def short(name: str) -> str:
    """A division's name without what kind of division it is and whose: 西湖区 → 西湖, 景宁畲族自治县 → 景宁.

    A name of two characters stays whole: 泗县.
    """
    zone = _ZONE.search(name)
    if zone:
        return name[: zone.start()] + ("高新" if zone[1].startswith("高新") else "经开")
    bare = _long_enough(_KIND.sub("", name), name)
    return _long_enough(_PEOPLES.sub("", bare), bare) if "自治" in name else bare


def _long_enough(shorter: str, whole: str) -> str:
    return shorter if len(shorter) > 1 else whole


def where(code: str) -> str:
    """A district with its city before it; a county, a city and a province alone."""
    names = [divisions.name(above) for above in reversed(divisions.ancestors(code))]
    own, city = names[-1], names[-2] if len(names) > 1 else ""
    in_city = own.endswith("区") and not own.endswith(("自治区", "地区")) and city.endswith("市")
    return city + own if in_city and not own.startswith(short(city)) else own


def _government(own: str) -> str:
    if own.endswith("兵团"):
        return ""
    return "行政公署" if own.endswith(("盟", "地区")) else "人民政府"
