"""The divisions that a Chinese address or name begins with: province, prefecture, county, each by its stem.

Stems are compared, not full names, so that 龙南县 and 龙南市 are one place: 广东 for 广东省, 宁夏 for 宁夏回族自治区.
Names come from data/divisions; a short form (深圳 for 深圳市) counts only where a full name follows, so that 北京路
stays a road.
"""

import csv
import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

_LEVELS: Final = ("province", "city", "district")
_SUFFIX: Final = re.compile(
    "(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|自治旗|地区|林区|新区|矿区|省|市|区|县|盟|旗|州)$"
)
_PEOPLES: Final = re.compile(
    "(?:(?:蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南"
    "|仡佬|锡伯|普米|怒|保安|裕固|独龙|各)族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克)+$"
)
# Counties and districts that are no longer, or are only called so: 龙南县, 乳源县, 东莞市万江区, 龙华新区.
_FORMER_COUNTY: Final = re.compile("([\u3400-\u9fff]{2,3}?)县(?![城道委前府东西南北中大])")
_FORMER_DISTRICT: Final = re.compile("([\u3400-\u9fff]{2,3}?)(?:(?<![业发新小社园校厂片库景])区|(?<!高)新区)")
_LONGEST_NAME: Final = 15
_SHORT_FORM_END: Final = re.compile("[东西南北中]?(?:路|街|大道|道|巷|大厦|广场|花园)")


@dataclass(frozen=True)
class Divisions:
    """Stems of the divisions a text names, empty where it names none."""

    province: str = ""
    city: str = ""
    district: str = ""

    def named(self) -> frozenset[str]:
        return frozenset(filter(None, (self.province, self.city, self.district)))


def stem(name: str) -> str:
    """A division's name without its kind: 南山区 → 南山, 恩施土家族苗族自治州 → 恩施; two characters at least stay."""
    short = _SUFFIX.sub("", name, count=1)
    if name.endswith(("自治州", "自治县", "自治旗")):
        short = _PEOPLES.sub("", short) or short
    return short if len(short) >= 2 else name


@cache
def _names() -> dict[str, dict[str, str]]:
    """Level → full name → stem."""
    file = resources.files("sevenlooks.methods") / "data" / "divisions" / "names.csv"
    names: dict[str, dict[str, str]] = {level: {} for level in _LEVELS}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        names[row["level"]][row["name"]] = stem(row["name"])
    return names


@cache
def _stems() -> dict[str, frozenset[str]]:
    return {level: frozenset(names.values()) for level, names in _names().items()}


def split_divisions(text: str, short_forms: bool = False) -> tuple[Divisions, str]:
    """The divisions at the head of a text and what follows them.

    With `short_forms` a stem counts by itself (东莞石碣… in a name); else only before a full name (深圳南山区…).
    """
    found: dict[str, str] = {}
    for level in _LEVELS:
        full = _longest(text, _names()[level])
        # 城区, 郊区 and the like are names of districts only after their city.
        if full and (len(full) > 2 or found):
            found[level] = _names()[level][full]
            text = text[len(full) :]
            continue
        short = _longest(text, _stems()[level]) if level != "district" or found else ""
        if short and _stands_alone(text[len(short) :], short_forms):
            found[level] = short
            text = text[len(short) :]
    if "district" not in found and (county := _former(text, bool(found))):
        found["district"] = county[1]
        text = text[county.end() :]
    return Divisions(**found), text


def _former(text: str, after_division: bool) -> re.Match[str] | None:
    return _FORMER_COUNTY.match(text) or (_FORMER_DISTRICT.match(text) if after_division else None)


def _stands_alone(rest: str, short_forms: bool) -> bool:
    if short_forms:
        return len(rest) >= 4 and not _SHORT_FORM_END.match(rest)
    return any(_longest(rest, _names()[level]) for level in ("city", "district"))


def _longest(text: str, names: Container[str]) -> str:
    """The longest of the names with which the text begins, or nothing."""
    for length in range(min(_LONGEST_NAME, len(text)), 1, -1):
        if text[:length] in names:
            return text[:length]
    return ""
