"""A rule's sentence, said: the values of a case set into it as an officer reads them, never as a code.

A brace of a sentence may say what its value is: `{observed:yuan}`, `{observed:number}`, `{division_code:division}`,
`{subject_id:person}`, `{subject_id:place}`, and for a code of an enumeration its column,
`{expected:institutions.status}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from string import Formatter

from sevenlooks.books import in_words
from sevenlooks.books.divisions import full_name
from sevenlooks.language import Lang, Text
from sevenlooks.looks import Rule, rules

_KEY_SHOWN = 9  # of a person's key: enough to see that two are the same
_TIES = {
    "phone": Text("联系电话 {value}", "telephone {value}"),
    "account": Text("收款账号 {value}", "account {value}"),
    "address": Text("地址 {value}", "address {value}"),
}

_TOUCH = re.compile(r"(\d+) (“[^”]*”)(?: \((\d+)\))?")
_SUBJECTS = {"person": "person", "place": "place", "division": "mechanism"}


def sentences(rule: Rule, columns: Mapping[str, Sequence], names: Mapping[str, str], lang: Lang) -> list[str]:
    """One sentence a case. `columns`: of the cases, by name; `names`: institution_id → its name."""
    templates = {variant: text.in_(lang) for variant, text in _variants(rule).items()}
    told = {name: [_Value(value, lang) for value in values] for name, values in columns.items()}
    bodies = [names.get(i or "", i or s) for i, s in zip(columns["institution_id"], columns["subject_id"], strict=True)]
    linked = [names.get(i or "", i or "") for i in columns["linked_id"]]
    said = []
    for row, variant in enumerate(columns["variant"]):
        values = {name: column[row] for name, column in told.items()}
        said.append(templates[variant].format(**values, name=bodies[row], linked_name=linked[row]))
    return said


def told(rule: str, name: str, value: str) -> Text | None:
    """A finding's `observed` or `expected` in words; None where no sentence of the rule speaks of it."""
    kinds = _kinds(rule, name)
    return _formatted(value, next(filter(None, kinds), "")) if value and kinds else None


def subject(kind: str, value: str) -> Text:
    """Whom or what a finding is about (`subject_kind`, `subject_id`), in words."""
    return _formatted(value, _SUBJECTS.get(kind, ""))


@cache
def _kinds(rule_id: str, name: str) -> list[str]:
    """What the sentences of a rule say that a value is."""
    said = _variants(rules()[rule_id]).values()
    return [kind or "" for text in said for _, field, kind, _ in Formatter().parse(text.zh) if field == name]


def _formatted(value: str, kind: str) -> Text:
    return Text(format(_Value(value, "zh"), kind), format(_Value(value, "en"), kind))


def _variants(rule: Rule) -> Mapping[str, Text]:
    return {"": rule.sentence} if isinstance(rule.sentence, Text) else rule.sentence


class _Value:
    """A value that a sentence's brace formats by what it is."""

    def __init__(self, value: object, lang: Lang) -> None:
        self.value, self.lang = value, lang

    def __format__(self, kind: str) -> str:
        if self.value is None:
            return ""
        plain = f"{self.value:,.2f}" if isinstance(self.value, float) else str(self.value)
        if table_column := kind.partition(".") if "." in kind else None:
            return in_words.word(table_column[0], table_column[2], plain).in_(self.lang)
        return _KINDS[kind](plain).in_(self.lang)


def _yuan(value: str) -> Text:
    return _same(f"{Decimal(value):,.2f}")


def _number(value: str) -> Text:
    """Without the noughts of a store that keeps every number broken."""
    return _same(f"{Decimal(value):,f}".rstrip("0").rstrip(".") if "." in value else value)


def _person(value: str) -> Text:
    """A person of a body (`institution/key`) by the beginning of the key; the sentence names the body."""
    key = value.rpartition("/")[2]
    return _same(f"{key[:_KEY_SHOWN]}…" if len(key) > _KEY_SHOWN else key)


def _place(value: str) -> Text:
    """A place in no register, by what ties its records together."""
    tie, _, known = value.partition(":")
    return _TIES[tie].format(value=_person(known) if tie == "phone" else known) if tie in _TIES else _same(value)


def _mechanism(value: str) -> Text:
    """A county's mechanism (`division/kind`)."""
    division, _, kind = value.partition("/")
    said = Text("{where}“{kind}”", "“{kind}” of {where}") if kind else Text("{where}", "{where}")
    return said.format(where=full_name(division), kind=in_words.word("mechanisms", "kind", kind))


def _touches(value: str) -> Text:
    """Places of a material that touch the negative list: the item, the words, the grade that first teaches them."""
    return Text(
        _TOUCH.sub(lambda m: f"第{m[1]}项{m[2]}" + (f"({m[3]}年级内容)" if m[3] else ""), value).replace("; ", "、"),
        _TOUCH.sub(lambda m: f"item {m[1]} {m[2]}" + (f" (taught in grade {m[3]})" if m[3] else ""), value),
    )


def _same(value: str) -> Text:
    return Text(value, value)


_KINDS: dict[str, Callable[[str], Text]] = {
    "": _same, "yuan": _yuan, "number": _number, "person": _person, "place": _place, "division": full_name,
    "mechanism": _mechanism, "touches": _touches,
}  # fmt: skip
