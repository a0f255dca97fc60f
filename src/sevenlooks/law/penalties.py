"""From an article to what it lets an officer choose: consequences, the range of the fine, and a suggestion.

Pure arithmetic, in yuan to the fen. The range is the law's; where within it a fine should lie is suggested by halves,
from what weighs heavier and lighter, and said to be a suggestion: people decide, and give their reason.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from sevenlooks.errors import BadRequest
from sevenlooks.law.articles import Article, Circumstance, Consequence, When

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")
GRADES: tuple[When, ...] = get_args(When)
Part = Literal["lower", "middle", "upper", "weigh"]


@dataclass(frozen=True)
class Suggestion:
    """A half of the range, in yuan, both ends inclusive; `weigh` where reasons stand against each other: all of it."""

    part: Part
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Assessment:
    """What an article lets be chosen for conduct of this grade. Yuan.

    `income` = `received` − `refunded`, never below nothing. `fine`: the article's fine at this grade, None where it
    has none; `low` and `high` its range, both inclusive. `suggested`: None without a fine that could be given.
    """

    article: Article
    grade: When
    received: Decimal
    refunded: Decimal
    income: Decimal
    consequences: tuple[Consequence, ...]
    fine: Consequence | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    suggested: Suggestion | None = None


def assess(
    article: Article, grade: When, received: Decimal, refunded: Decimal, met: Iterable[Circumstance] = ()
) -> Assessment:
    """What may be chosen. `met`: the circumstances that are given. BadRequest for sums that are none, and for a grade

    that the article does not know.
    """
    received, refunded = _sum(received), _sum(refunded)
    if grade not in grades(article):
        raise BadRequest("本条没有“{grade}”这一档。", "The article knows no grade “{grade}”.", grade=grade)
    income, follows = unlawful_income(received, refunded), consequences(article, grade)
    fine = next((c for c in follows if c.kind == "fine"), None)
    if fine is None:
        return Assessment(article, grade, received, refunded, income, follows)
    low, high = fine_range(fine, income)
    suggested = suggest(low, high, met) if high else None
    return Assessment(article, grade, received, refunded, income, follows, fine, low, high, suggested)


def unlawful_income(received: Decimal, refunded: Decimal) -> Decimal:
    """Receipts minus refunds already made of untaught lessons, in yuan, never below nothing (Order 53, article 42)."""
    return max(received - refunded, NOTHING)


def grades(article: Article) -> tuple[When, ...]:
    """How grave the article lets the conduct be, the least first."""
    told = {c.when for c in article.consequences}
    return tuple(grade for grade in GRADES if grade in told)


def consequences(article: Article, grade: When) -> tuple[Consequence, ...]:
    """What follows at this grade and at those below it; of several fines only the gravest that the grade reaches."""
    reach = GRADES.index(grade)
    open_ones = [c for c in article.consequences if GRADES.index(c.when) <= reach]
    fines = [c for c in open_ones if c.kind == "fine"]
    gravest = max(fines, key=lambda c: GRADES.index(c.when), default=None)
    return tuple(c for c in open_ones if c.kind != "fine" or c is gravest)


def fine_range(fine: Consequence, income: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most the fine may be, in yuan, given the unlawful income."""
    if fine.low is None or fine.high is None:
        raise ValueError(f"{fine.kind} has no range")
    unit = income if fine.unit == "times unlawful income" else Decimal(1)
    return (fine.low * unit).quantize(FEN), (fine.high * unit).quantize(FEN)


def suggest(low: Decimal, high: Decimal, met: Iterable[Circumstance]) -> Suggestion:
    """The upper half of a range where only something heavier is given, the lower where only something lighter is, the

    middle half where nothing is. Where both are, no half: weighing them is for people. Halves are rounded to the fen.
    """
    weights = {each.weight for each in met}
    quarter, middle = (high - low) / 4, _fen((low + high) / 2)
    if weights == {"heavier", "lighter"}:
        return Suggestion("weigh", low, high)
    if weights == {"heavier"}:
        return Suggestion("upper", middle, high)
    if weights == {"lighter"}:
        return Suggestion("lower", low, middle)
    return Suggestion("middle", _fen(low + quarter), _fen(high - quarter))


def is_repeat(decided_on: date, conduct_on: date, years: int) -> bool:
    """Whether conduct came after an earlier decision and within so many years of it.

    The same day so many years later is still within (民法典 article 1259: 以内 includes it), clipped to its month's
    end: after 29 February it is 28 February. Conduct on the very day of the decision was not after it.
    """
    year = decided_on.year + years
    last = date(year, decided_on.month, min(decided_on.day, monthrange(year, decided_on.month)[1]))
    return decided_on < conduct_on <= last


def check_choice(told: Assessment, kinds: Collection[str], fine: Decimal | None) -> Decimal | None:
    """The fine to the fen (None for none) if these kinds and this fine may be chosen; BadRequest says why not."""
    open_kinds = {c.kind for c in told.consequences}
    if not kinds or not set(kinds) <= open_kinds:
        raise BadRequest(
            "请在本条、本档可选的处理中至少选一项。", "Choose at least one of what this article opens at this grade."
        )
    if ("fine" in kinds) != (fine is not None):
        raise BadRequest(
            "选了罚款须填金额;填了金额须选罚款。", "A fine needs its amount, and an amount needs the fine to be chosen."
        )
    if fine is None:
        return None
    if not told.low and not told.high:
        raise BadRequest(
            "违法所得为 0,按倍数计算的罚款无从计算,不能罚款。",
            "The unlawful income is nothing; a fine by its multiple cannot be reckoned.",
        )
    chosen = _sum(fine)
    if not told.low <= chosen <= told.high or not chosen:  # type: ignore[operator]
        raise BadRequest(
            "罚款 {fine} 元不在法定幅度 {low} 元至 {high} 元之内。",
            "A fine of {fine} yuan lies outside the range of {low} to {high} yuan.",
            fine=f"{chosen:,.2f}", low=f"{told.low:,.2f}", high=f"{told.high:,.2f}",
        )  # fmt: skip
    return chosen


def _sum(amount: Decimal) -> Decimal:
    if not amount.is_finite() or amount < 0 or amount >= Decimal(10) ** 12 or amount != amount.quantize(FEN):
        raise BadRequest(
            "金额不能为负,最多两位小数,单位元。", "An amount is not below 0, in yuan, with two decimals at most."
        )
    return amount.quantize(FEN)


def _fen(amount: Decimal) -> Decimal:
    return amount.quantize(FEN, ROUND_HALF_UP)
