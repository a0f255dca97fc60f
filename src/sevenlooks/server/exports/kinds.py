"""What can be exported, and by what it can be narrowed: the same as on the list that leads here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sevenlooks.books import book, declared
from sevenlooks.books.belonging import divisions_of
from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.looks.look import BY_NAME
from sevenlooks.server.cases import stages
from sevenlooks.server.cases.ledgers import LEDGERS
from sevenlooks.server.cases.models.case import PARTIES
from sevenlooks.server.cases.pages.work_list import LISTS
from sevenlooks.server.registry.templatetags.registry_words import SETTLED
from sevenlooks.server.registry.words import STATUSES
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.placed import Scope

_PERSON = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1\d{10})(?!\d)")


@dataclass(frozen=True)
class Kind:
    """`filters`: the names in the list's address."""

    title: Text
    permission: str
    filters: tuple[str, ...]


KINDS = {
    "institutions": Kind(
        Text("机构台账", "institutions"), "books.read", ("search", "status", "look", "with", "judged")
    ),
    "findings": Kind(Text("线索问题", "findings"), "findings.read", ("look", "rule", "settled", "institution")),
    "rows": Kind(Text("台账原始行", "rows of a book"), "books.read", ("institution",)),
    **{
        name: Kind(ledger.title, "cases.read", ("show", "stage", "look", "party", "owner", "search", "count"))
        for name, ledger in LEDGERS.items()
    },
}


def kind_of(what: str) -> Kind:
    if what not in KINDS:
        raise BadRequest("请选择要导出的内容。", "Choose what to export.")
    return KINDS[what]


def filters_of(kind: Kind, asked: Mapping[str, str]) -> dict[str, str]:
    """The kind's filters among those asked for. BadRequest for a person's number, which must not be kept."""
    found = {name: asked[name].strip() for name in kind.filters if name in asked}
    if any(_PERSON.search(value) for value in found.values()):
        raise BadRequest(
            "导出条件会留存,不能含证件号或电话。请改用名称或代码筛选。",
            "What an export is narrowed by is kept, so it cannot be an identity or telephone number. "
            "Narrow it by name or code.",
        )
    return {name: value for name, value in found.items() if value or name == "settled"}


def said_of(filters: Mapping[str, str]) -> list[tuple[Text, Text]]:
    """What an export is narrowed by, in words."""
    return [(_NAMES[name], _VALUES.get(name, _as_it_is)(value)) for name, value in filters.items()]


def _as_it_is(value: str) -> Text:
    return Text(value, value)


def _word_in(words: Mapping[str, Text]) -> Callable[[str], Text]:
    return lambda value: words.get(value, _as_it_is(value))


_NAMES = {
    "search": Text("查找", "Search"),
    "status": Text("状态", "Status"),
    "look": Text("看", "Look"),
    "with": Text("查出", "Found"),
    "judged": Text("判定", "Judged"),
    "rule": Text("规则", "Rule"),
    "settled": Text("核定", "Settled"),
    "institution": Text("机构编号", "Institution"),
    "show": Text("只看", "Show"),
    "stage": Text("阶段", "Stage"),
    "party": Text("当事人", "Party"),
    "owner": Text("承办人", "Handled by"),
    "count": Text("计入", "Counted as"),
}
_VALUES: dict[str, Callable[[str], Text]] = {
    "status": _word_in(STATUSES),
    "look": _word_in({name: look.title for name, look in BY_NAME.items()}),
    "with": _word_in(
        {
            "problem": Text("问题或线索", "breaches or leads"),
            "breach": Text("问题", "breaches"),
            "lead": Text("线索", "leads"),
        }
    ),
    "judged": _word_in({"yes": Text("已判", "judged"), "no": Text("未判", "not judged")}),
    "rule": lambda value: rules()[value].title if value in rules() else _as_it_is(value),
    "settled": _word_in(SETTLED),
    "show": _word_in(LISTS),
    "stage": _word_in(stages.TITLES),
    "party": _word_in(PARTIES),
}


def refuse_table(name: str, scope: Scope) -> None:
    """Missing for an unknown book, or for one that lies in no division when asked from below a province."""
    if name not in declared() or (not divisions_of(name, "r", str)[1] and scope.level in ("city", "county")):
        raise Missing()


def title_of(what: str, table: str) -> Text:
    if what == "rows":
        return Text(book(table).zh, table.replace("_", " "))
    return KINDS[what].title
