"""The articles by which conduct is punished, as dated data: kept for cases, used by no rule.

A rule says what is not in order; what follows from it is for an officer to decide, by the article in force on the day
of the conduct; where it went on, on its last day. Articles with `unverified` wait for a person to check them: they are
counted, and never shown as fact nor applied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

from sevenlooks.errors import BadLaw
from sevenlooks.language import Text

Kind = Literal[
    "correct",
    "stop",
    "refund",
    "warning",
    "public_criticism",
    "confiscation",
    "fine",
    "stop_recruiting",
    "revoke_licence",
]
When = Literal["always", "not corrected in time", "serious", "very serious"]
Unit = Literal["yuan", "times unlawful income"]
Weight = Literal["heavier", "lighter"]


@dataclass(frozen=True)
class Consequence:
    """What follows, and how grave the conduct must be. A fine has its range, both ends inclusive, in `unit`."""

    kind: Kind
    when: When
    low: int | None = None
    high: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Circumstance:
    """What makes the same conduct weigh more or less. `key` is the same in every document that says it.

    In force from `since` to `until`, both inclusive; `years` where it counts from an earlier decision.
    """

    key: str
    weight: Weight
    what: Text
    document: str
    since: date
    until: date | None = None
    years: int | None = None


@dataclass(frozen=True)
class Article:
    """One article of `document` (a citation's key), in force from `since` to `until`, both inclusive.

    `all_of`: every condition must be met. `source`: where its words were read.
    """

    document: str
    number: str
    conduct: Text
    since: date
    consequences: tuple[Consequence, ...]
    source: str
    until: date | None = None
    all_of: tuple[Text, ...] = ()
    unverified: bool = False

    @property
    def key(self) -> str:
        """Names it among all articles, in a form and in what was kept."""
        return f"{self.document} {self.number}"


@cache
def articles() -> tuple[Article, ...]:
    """Every article of the project's own files. BadLaw names the file of one that does not load."""
    return tuple(article for name, told in _files() for article in _articles(name, told))


@cache
def circumstances() -> tuple[Circumstance, ...]:
    """Every circumstance of the project's own files."""
    return tuple(each for name, told in _files() for each in _circumstances(name, told))


def articles_on(day: date) -> tuple[Article, ...]:
    """The checked articles in force on the day of the conduct: nothing punishes what came before its law."""
    return tuple(a for a in articles() if _in_force(a, day) and not a.unverified)


def waiting_on(day: date) -> tuple[Article, ...]:
    """Articles of that day that a person has yet to check: to be named as such, and not to be applied."""
    return tuple(a for a in articles() if _in_force(a, day) and a.unverified)


def circumstances_on(day: date) -> tuple[Circumstance, ...]:
    """What weighs heavier or lighter on that day; the document in force last is heard first."""
    latest: dict[str, Circumstance] = {}
    for each in sorted(circumstances(), key=lambda c: c.since, reverse=True):
        if _in_force(each, day):
            latest.setdefault(each.key, each)
    return tuple(latest.values())


def _in_force(entry: Article | Circumstance, day: date) -> bool:
    return entry.since <= day and (entry.until is None or day <= entry.until)


def _files() -> list[tuple[str, dict[str, Any]]]:
    folder = files("sevenlooks.law").joinpath("articles")
    named = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return [(f"law/articles/{f.name}", _read(f"law/articles/{f.name}", f.read_text("utf-8"))) for f in named]


def _read(where: str, text: str) -> dict[str, Any]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _bad(where, error) from None
    if not isinstance(told, dict):
        raise _bad(where, "document")
    return told


def _articles(where: str, told: dict[str, Any]) -> Iterable[Article]:
    try:
        for entry in told["articles"]:
            yield Article(
                document=told["document"], number=str(entry["article"]), conduct=_words(entry["conduct"]),
                since=entry.get("from", told["from"]), until=entry.get("until", told.get("until")),
                consequences=tuple(_consequence(c) for c in entry["consequences"]), source=entry["source"],
                all_of=tuple(_words(t) for t in entry.get("all_of", ())), unverified=bool(entry.get("unverified")),
            )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(where, error) from None


def _circumstances(where: str, told: dict[str, Any]) -> Iterable[Circumstance]:
    try:
        for entry in told.get("circumstances", ()):
            if entry["weight"] not in get_args(Weight):
                raise ValueError(entry["weight"])
            yield Circumstance(
                key=entry["key"], weight=entry["weight"], what=_words(entry), document=told["document"],
                since=entry.get("from", told["from"]), until=entry.get("until", told.get("until")),
                years=entry.get("years"),
            )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(where, error) from None


def _consequence(entry: dict[str, Any]) -> Consequence:
    """ValueError for a word the program does not know, or a fine without a range that runs upward."""
    made = Consequence(**entry)
    known = made.kind in get_args(Kind) and made.when in get_args(When)
    ranged = made.low is not None and made.high is not None and made.low <= made.high and made.unit in get_args(Unit)
    if not known or (made.kind == "fine") != ranged:
        raise ValueError(entry)
    return made


def _words(pair: dict[str, str]) -> Text:
    return Text(pair["zh"], pair["en"])


def _bad(where: str, what: object) -> BadLaw:
    return BadLaw(
        "处罚条款文件 {where} 无法读取:{what}。",
        "The file of penalty articles {where} cannot be read: {what}.",
        where=where,
        what=what,
    )
