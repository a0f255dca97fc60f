"""Reading what somebody typed: status labels, categories, names and codes.

A label is read only when the whole of it is a known word once width, spaces, punctuation and notes in brackets are
gone. Nothing is read out of the middle of a sentence: 未注销 is not 注销. What is not known reads as None.
"""

import re
from functools import lru_cache
from typing import Final

from sevenlooks.methods.codes import compact_code
from sevenlooks.methods.divisions import split_divisions
from sevenlooks.methods.text_width import squeeze

_STATUS_WORDS: Final = {
    "operating": (
        "在营 营业 营业中 营业正常 正常 正常办学 正常营业 正常运营 正常经营 运营 运营中 在运营 在业 开业 存续 "
        "办学中 在办 在办学 继续办学 保留 OPERATING OPEN ACTIVE NORMAL INOPERATION INBUSINESS"
    ),
    "cancelled": (
        "注销 已销 注销登记 注销许可证 注销办学许可证 办学许可证注销 注销办学许可 许可证注销 吊销 撤销 CANCELLED "
        "CANCELED DEREGISTERED REVOKED"
    ),
    "transformed": (
        "转型 学转非 学科转非学科 学科类转非学科类 转为非学科 转为非学科类 转非学科 转非学科类 转型为非学科 "
        "转型为非学科类 转型非学科 TRANSFORMED"
    ),
    "converted": (
        "转为非营利性 转为非营利 转非营利 转非营利性 营转非 营利转非营利 营利性转非营利性 转为非营利性机构 "
        "登记为非营利 登记为非营利性 统一登记为非营利性 转登为非营利性 CONVERTED CONVERTEDTONONPROFIT"
    ),
    "suspended": (
        "停业 停办 停止办学 停止办班 停止运营 停止营业 停业整顿 停业整改 暂停 暂停办学 暂停营业 暂停运营 歇业 终止 "
        "终止办学 关停 关闭 关门 休业 停课 SUSPENDED STOPPED CLOSED"
    ),
    "banned": "取缔 依法取缔 被取缔 关停取缔 BANNED SHUTDOWN",
    "suspected": "疑似 疑似机构 疑似在营 疑似办学 疑似违规 SUSPECTED",
}
_CATEGORY_WORDS: Final = {
    "subject": "学科 学科类 学科培训 学科类培训 学科类校外培训 文化课 文化学科 文化教育 文化教育类 SUBJECT ACADEMIC",
    "non_subject": (
        "非学科 非学科类 非学科培训 非学科类培训 非学科类校外培训 体育 体育类 艺术 艺术类 文化艺术 文化艺术类 科技 "
        "科技类 素质类 素质教育 NONSUBJECT NONACADEMIC"
    ),
    "childcare": (
        "托管 托管类 托管服务 托管机构 课后托管 课后托管类 学生托管 校外托管 校外托管类 午托 晚托 托育 托育服务 "
        "小饭桌 CHILDCARE CARE AFTERSCHOOLCARE"
    ),
    "other": "其他 其它 其他类 其它类 OTHER OTHERS",
    "unknown": "未定 未知 待定 不详 不明 未明确 UNKNOWN UNDETERMINED",
}


def _readable(words: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, spellings in words.items() for word in spellings.split()}


_STATUS: Final = _readable(_STATUS_WORDS)
_CATEGORY: Final = _readable(_CATEGORY_WORDS)
_NOTE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_NOISE: Final = re.compile(r"[^0-9A-Z\u3400-\u9fff]")
_AFFIXES: Final = re.compile(r"^(?:已经|已|现已|现|正在|状态为|状态|办学状态)+|(?:状态|机构|了)+$")


def read_status(label: str | None) -> str | None:
    """The ledger's status (institutions.status) that a typed label means, or None when it cannot be read."""
    return _read(label, _STATUS)


def read_category(label: str | None) -> str | None:
    """The ledger's category (institutions.category) that a typed label means, or None when it cannot be read."""
    return _read(label, _CATEGORY)


def _read(label: str | None, words: dict[str, str]) -> str | None:
    if label is None:
        return None
    text = _NOISE.sub("", _NOTE.sub("", squeeze(label)))
    return words.get(text) or words.get(_AFFIXES.sub("", text))


_LEGAL_FORM: Final = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|责任公司|公司)(?=分公司|$|\W)|(?:有限责任|股份有限|有限)(?=公司|分公司)"
)
_SHORTEST_OWN_NAME: Final = 4  # 星光教育: what is left must still be a name when one spelling leaves the place out


def same_name(one: str | None, other: str | None) -> bool | None:
    """Whether two names differ in spelling only: width, spaces, brackets, legal form, abbreviation of the place.

    东莞市石碣镇星光培训中心（有限公司） and 东莞石碣星光培训中心 are one name; 星光 and 晨光, 培训中心 and 培训学校
    are not. None when either is missing.
    """
    if not one or not other or not one.strip() or not other.strip():
        return None
    first, second = _name_parts(one), _name_parts(other)
    if first.whole == second.whole:
        return True
    # A county's short form is known as such only beside its full name: 信丰星光… and 信丰县星光….
    if any(a.own == place + b.own for a, b in ((first, second), (second, first)) for place in b.places):
        return True
    if not (first.places <= second.places or second.places <= first.places):
        return False
    return first.own == second.own and (len(first.own) >= _SHORTEST_OWN_NAME or first.places == second.places)


def same_code(one: str | None, other: str | None) -> bool | None:
    """Whether two codes are one but for width, case, spaces and hyphens; None when either is missing."""
    first, second = compact_code(one or ""), compact_code(other or "")
    return first == second if first and second else None


class _NameParts:
    """A name taken apart: the places it begins with, and what is its own."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        divisions, self.own = split_divisions(whole, short_forms=True)
        self.places = divisions.named()
        town = re.match(r"(.{2,3})(?:街道|镇|乡)(?=.{4})", self.own) if self.places else None
        if town:
            self.own = town[1] + self.own[town.end() :]


@lru_cache(maxsize=65_536)
def _name_parts(name: str) -> _NameParts:
    plain = _NOISE.sub("", squeeze(name))
    return _NameParts(_LEGAL_FORM.sub("", plain))
