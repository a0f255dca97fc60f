"""The articles by which conduct is punished, as dated data: kept for cases, used by no rule.

A rule says what is not in order; what follows from it is for an officer to decide, by the article in force on the day
of the conduct. Articles with `unverified` wait for a person to check them and are never shown as fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

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
When = Literal["always", "serious", "very serious", "not corrected in time"]
Unit = Literal["yuan", "times unlawful income"]


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
    """What makes the same conduct weigh more or less; `years` where it counts from an earlier one."""

    weight: Literal["heavier", "lighter"]
    what: Text
    years: int | None = None


@dataclass(frozen=True)
class Article:
    """One article of `document` (a citation's key), in force from `since`. `all_of`: every condition must be met."""

    document: str
    number: str
    conduct: Text
    since: date
    consequences: tuple[Consequence, ...]
    circumstances: tuple[Circumstance, ...]
    source: str
    all_of: tuple[Text, ...] = ()
    unverified: bool = False


@cache
def articles() -> tuple[Article, ...]:
    """Every article of the project's own files. BadLaw names the file of one that does not load."""
    folder = files("sevenlooks.law").joinpath("articles")
    named = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(article for f in named for article in _document(f"law/articles/{f.name}", f.read_text("utf-8")))


def articles_on(day: date) -> tuple[Article, ...]:
    """The checked articles in force on the day of the conduct: nothing punishes what came before its law."""
    return tuple(a for a in articles() if a.since <= day and not a.unverified)


def unlawful_income(received: Decimal, refunded: Decimal) -> Decimal:
    """Receipts minus refunds already made of untaught lessons, in yuan, never below nothing (Order 53, article 42)."""
    return max(received - refunded, Decimal(0))


def fine_range(consequence: Consequence, income: Decimal) -> tuple[Decimal, Decimal] | None:
    """The least and the most a fine may be, in yuan, given the unlawful income; None for what is no fine."""
    if consequence.low is None or consequence.high is None:
        return None
    unit = income if consequence.unit == "times unlawful income" else Decimal(1)
    return consequence.low * unit, consequence.high * unit


def _document(where: str, text: str) -> list[Article]:
    try:
        told = yaml.safe_load(text)
        circumstances = tuple(
            Circumstance(c["weight"], Text(c["zh"], c["en"]), c.get("years")) for c in told["circumstances"]
        )
        return [_article(told, entry, circumstances) for entry in told["articles"]]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise BadLaw(
            "处罚条款文件 {where} 无法读取:{what}。",
            "The file of penalty articles {where} cannot be read: {what}.",
            where=where,
            what=error,
        ) from None


def _article(document: dict[str, Any], entry: dict[str, Any], circumstances: tuple[Circumstance, ...]) -> Article:
    return Article(
        document=document["document"],
        number=str(entry["article"]),
        conduct=Text(entry["conduct"]["zh"], entry["conduct"]["en"]),
        since=document["from"],
        consequences=tuple(Consequence(**c) for c in entry["consequences"]),
        circumstances=circumstances,
        source=entry["source"],
        all_of=tuple(Text(t["zh"], t["en"]) for t in entry.get("all_of", ())),
        unverified=bool(entry.get("unverified")),
    )
