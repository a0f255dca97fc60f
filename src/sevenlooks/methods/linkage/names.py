"""A Chinese company's name taken apart: place, own part (字号), trade (行业) and form (组织形式).

The order is the law's (企业名称登记管理规定 第6条): 杭州市西湖区 · 明源 · 教育培训 · 有限公司. Bodies of civil affairs
and sole traders follow it too: 明源 · 托管 · 中心. The own part is what a body keeps when it changes its sign from 教育
to 家政.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sevenlooks.methods.divisions import split_divisions
from sevenlooks.methods.linkage.trades import WORDS, Kind, kind_of
from sevenlooks.methods.text_width import squeeze

_NOISE: Final = re.compile(r"[^0-9A-Z\u3400-\u9fff()]")
_BRACKETED: Final = re.compile(r"\(([^()]*)\)?")
_COMPANY: Final = "股份有限公司|有限责任公司|有限公司|责任公司|集团公司|公司"
_BRANCH: Final = re.compile(
    r"(?<=公司)[^()]{0,10}(?:分公司|分店|门店|营业部|分部)$|第?[0-9一二三四五六七八九十]+(?:分校|校区|分部|教学点|分店)$"
    r"|(?<=学校|中心)[^()]{1,6}(?:分校|校区|教学点)$|总校$|本部$"
)
_FORM: Final = re.compile(
    rf"(?:{_COMPANY}|合伙企业|事务所|经营部|服务部|工作室|俱乐部|研究院|研究所|门市部|营业部|服务中心|服务站|中心|学校|幼儿园|合作社|商行|商店|书店"
    "|分公司|(?<![书学])院|(?<!画)室|[店厂部社馆坊场站铺])$"
)
_TRADE_FORMS: Final = ("学校", "幼儿园", "书店")  # a trade as well
_TOWN: Final = re.compile("([\u3400-\u9fff]{2,3})(?:街道|镇|乡)(?=.{2})")
_LONGEST_WORD: Final = max(map(len, WORDS))


@dataclass(frozen=True)
class CompanyName:
    """places: stems of the divisions named; own: what is the body's own, may be empty; trade: the words after it.

    form: 有限公司, 中心, 学校…; branch: 第2校区, 龙南分公司…; kind: what the trade says (see `trades`).
    """

    places: frozenset[str]
    own: str
    trade: tuple[str, ...]
    form: str
    branch: str
    kind: Kind


@lru_cache(maxsize=65_536)
def read_name(text: str) -> CompanyName:
    """Take a name apart. What is no known word of a trade stays in the own part, so that nothing of it is lost."""
    plain = _NOISE.sub("", squeeze(text))
    aside = "".join(_BRACKETED.findall(plain))
    plain = _BRACKETED.sub("", plain)
    plain, branch = _cut(_BRANCH, plain)
    plain, form = _cut(_FORM, plain)
    divisions, rest = split_divisions(plain, short_forms=True)
    beside, _ = split_divisions(aside + "----", short_forms=True)
    places = divisions.named() | beside.named()
    if divisions.named() and (town := _TOWN.match(rest)):
        places, rest = places | {town[1]}, rest[town.end() :]
    own, trade = _trade(rest)
    if form in _TRADE_FORMS:
        trade = (*trade, form)
    return CompanyName(places, own, trade, form, branch, kind_of(trade))


def same_brand(one: CompanyName, other: CompanyName) -> bool:
    """Whether the own parts are one: equal, one going on where the other ends, or one character apart in four or more.

    A town is often named without its kind (石碣鑫达), so one may also end with the other after two characters or more.
    """
    short, long = sorted((one.own, other.own), key=len)
    more = len(long) - len(short)
    if len(short) < 2:
        return False
    if (more == 0 and short == long) or (more >= 2 and long.endswith(short)):
        return True
    if len(short) >= 3 and long.startswith(short):
        return True
    if len(short) < 4:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(short, long, score_cutoff=1) <= 1


def renamed(old: CompanyName, new: CompanyName) -> bool:
    """Whether a body goes on under its own part in a trade that may cover teaching: 明源教育培训 → 明源家政服务."""
    return new.kind in ("minding", "cover") and new.trade != old.trade and same_brand(old, new)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def _trade(text: str) -> tuple[str, tuple[str, ...]]:
    """The own part, and the words of the trade that end the text, in order."""
    words: list[str] = []
    while word := _last_word(text):
        words.insert(0, word)
        text = text[: -len(word)]
    if not text and words:  # 家庭教育, 文化课堂: a name of trade words alone keeps its first as its own
        text = words.pop(0)
    return text, tuple(words)


def _last_word(text: str) -> str:
    for length in range(min(_LONGEST_WORD, len(text)), 1, -1):
        if text[-length:] in WORDS:
            return text[-length:]
    return ""
