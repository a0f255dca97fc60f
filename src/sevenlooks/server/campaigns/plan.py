"""A plan (方案): the looks and items of a campaign, as data. Each file of `plans/` is one; its name is its id.

An item is asked of every body, of the county itself, or stands for individual tutors. `rules` (patterns) say which
findings of the registry speak to it; `applies` when the ledger says that it cannot concern a body; `counts` that things
are counted under it (`book` holds them); `amount` that money is at stake. `title` asks; `found` names the problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from sevenlooks.language import Text

Of = Literal["body", "county", "person"]


@dataclass(frozen=True)
class Counts:
    """What is counted under an item: how many were examined, and how many of them were wrong."""

    book: str
    examined: Text
    wrong: Text


@dataclass(frozen=True, eq=False)
class Item:
    name: str
    title: Text
    found: Text | None = None
    of: Of = "body"
    rules: tuple[str, ...] = ()
    applies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Counts | None = None
    amount: Text | None = None

    def hears(self, rule: str) -> bool:
        """Whether a finding of this rule speaks to the item."""
        return any(fnmatchcase(rule, pattern) for pattern in self.rules)

    def concerns(self, facts: Mapping[str, str]) -> bool:
        """Whether the ledger leaves it open that the item concerns a body. What the ledger does not know, it does."""
        return all(not facts.get(column) or facts[column] in held for column, held in self.applies.items())


@dataclass(frozen=True, eq=False)
class PlanLook:
    number: int
    name: str
    title: Text
    label: Text
    question: Text
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Plan:
    """`told`: who called for it and for when, as published. `due`: its last day then."""

    id: str
    title: Text
    told: Text
    due: date
    looks: tuple[PlanLook, ...]

    def items(self, of: Of) -> tuple[tuple[PlanLook, Item], ...]:
        return tuple((look, item) for look in self.looks for item in look.items if item.of == of)

    def item(self, name: str) -> tuple[PlanLook, Item]:
        return next((look, item) for look in self.looks for item in look.items if item.name == name)


@cache
def plans() -> dict[str, Plan]:
    """The plans that ship, newest first."""
    folder = files("sevenlooks.server.campaigns") / "plans"
    found = [_plan(f.name.removesuffix(".yaml"), yaml.safe_load(f.read_text("utf-8"))) for f in folder.iterdir()]
    return {plan.id: plan for plan in sorted(found, key=lambda plan: plan.due, reverse=True)}


def _plan(id: str, told: dict[str, Any]) -> Plan:
    looks = tuple(_look(number, look) for number, look in enumerate(told["looks"], 1))
    names = [item.name for look in looks for item in look.items]
    if len(set(names)) != len(names):
        raise ValueError(f"{id}: two items have the same name")
    return Plan(id, Text(**told["title"]), Text(**told["told"]), told["due"], looks)


def _look(number: int, told: dict[str, Any]) -> PlanLook:
    title = Text(**told["title"])
    label = Text(**told["label"]) if "label" in told else title
    items = tuple(_item(item) for item in told["items"])
    return PlanLook(number, told["name"], title, label, Text(**told["question"]), items)


def _item(told: dict[str, Any]) -> Item:
    counts = told.get("counts")
    return Item(
        name=told["name"],
        title=Text(**told["title"]),
        found=Text(**told["found"]) if "found" in told else None,
        of=told.get("of", "body"),
        rules=tuple(told.get("rules", ())),
        applies={column: tuple(held) for column, held in told.get("applies", {}).items()},
        counts=Counts(counts["book"], Text(**counts["examined"]), Text(**counts["wrong"])) if counts else None,
        amount=Text(**told["amount"]) if "amount" in told else None,
    )
