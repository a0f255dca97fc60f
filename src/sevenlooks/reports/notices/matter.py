"""What a case gives its papers: plain values, gathered by whoever keeps cases. Sums in yuan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sevenlooks.reports.notices.offices import Office


@dataclass(frozen=True)
class Ordered:
    """What was ordered (责令整改), and by when."""

    measures: str
    responsible: str
    department: str
    due_on: date


@dataclass(frozen=True)
class Money:
    """Refunds to families: how many, what is due, what was paid."""

    families: int = 0
    due: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)


@dataclass(frozen=True)
class File:
    """A file of evidence that shows no person: what it shows, or its name."""

    shows: str
    taken_on: date | None = None


@dataclass(frozen=True)
class Asked:
    """A department's part: what it is asked, the sections of the case that it may see, and by when it receives the

    part; once `taken`, by when it answers.
    """

    asked: str
    due_on: date
    shares: tuple[str, ...]
    taken: bool = False


@dataclass(frozen=True)
class Proposed:
    """A penalty proposed, in words that stand for the law of the day of the conduct."""

    title: str
    conduct: str
    conduct_on: date
    grade: str
    received: Decimal
    refunded: Decimal
    income: Decimal
    kinds: tuple[str, ...]
    why: str
    circumstances: tuple[tuple[str, str, str], ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    fine: Decimal | None = None


@dataclass(frozen=True)
class Closed:
    """How a case ended: what was reported, what the check found, who closed it, and when it is visited again."""

    reported: str
    reported_on: date
    checked: str
    checked_by: str
    checked_on: date
    by: str
    on: date
    why: str
    revisit_on: date | None
    revisited_on: date | None = None
    revisited: str = ""


@dataclass(frozen=True)
class Matter:
    """A case, and what the officer adds for one paper.

    `cites`: the clauses the case rests on, in words. `problems`: breaches that the books showed, never leads. `words`:
    what the officer writes; `addressee`: to whom it goes, by name. `party_kind`: institution, place or person;
    `addressee_kind`: party, part (a department), landlord, platform, advert_host, or "" for nobody.
    """

    office: Office
    on: date
    case_number: str
    opened_on: date
    party_kind: str
    party: str
    address: str
    matter: str
    conduct_on: date
    cites: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    order: Ordered | None = None
    money: Money = field(default_factory=Money)
    files: tuple[File, ...] = ()
    asked: Asked | None = None
    proposed: Proposed | None = None
    closed: Closed | None = None
    addressee_kind: str = "party"
    addressee: str = ""
    words: str = ""

    @property
    def you(self) -> str:
        return "你" if self.party_kind == "person" else "你单位"

    @property
    def basis(self) -> str:
        return "、".join(self.cites)
