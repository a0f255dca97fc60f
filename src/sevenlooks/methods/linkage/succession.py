"""How likely another body carries on a closed one: the model of 换壳重开, its numbers and why they are so.

A Fellegi–Sunter model (see `weighing`) whose numbers are reasoned, not fitted: nobody has labelled pairs, and a
threshold fitted to made-up ones would prove itself. What moved after the closing is dated and counts in full. What
stands undated (site, telephone, owner) counts in full where the other body began after the closing, less where it was
there before and may have shared it all along. One owner's marks (owner, telephone, account, own part of the name) go
together for innocent reasons too, so the rarest counts and each further one doubles it.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from sevenlooks.methods.linkage.trades import Kind
from sevenlooks.methods.linkage.weighing import probability, several_moved, shared_value

Mark = Literal["site", "door", "phone", "hands", "account", "brand", "renamed"]

LIKELY: Final = 0.5
"""From here on a lead is given: likelier than not. A person looks before anything follows from it."""

BODIES_AROUND: Final = 60  # bodies a county: the campaign of 2022 examined 172,000 in 2,843 counties
CARRIED_ON: Final = 0.03  # share of closed bodies that go on elsewhere: as many of those 172,000 had problems (4,614)
PRIOR: Final = CARRIED_ON / BODIES_AROUND  # that one given body around is the one

# One in so many of a closed body's people or pupils turns up at one given body for reasons of their own. People: three
# in ten stay in the trade, at one of sixty bodies. Pupils: half go on somewhere, at one of ten within reach.
PEOPLE_AROUND: Final = 200
PUPILS_AROUND: Final = 20
FRESH_PEOPLE: Final = 0.5  # share of shells that begin with new people, or new pupils
LEFT_BEFORE: Final = 183  # days before the closing from which people and pupils still count as the closed body's

# Mark → of true successors, the share that keeps it; how many of the bodies around carry it for an innocent reason
# though nobody else does, begun after the closing, and there before. An empty classroom is let to the next school; a
# telephone goes with its owner; a name of two characters is thought of twice.
_KEPT: Final[dict[Mark, tuple[float, float, float]]] = {
    "site": (0.6, 0.5, 1.0),
    "door": (0.4, 0.2, 0.6),
    "phone": (0.5, 0.05, 0.1),
    "hands": (0.5, 0.05, 0.1),
    "account": (0.3, 0.02, 0.04),
    "brand": (0.3, 0.5, 1.0),
    "renamed": (0.3, 0.25, 0.5),
}
_PLACES: Final = ("site", "door")
_AGAIN: Final = 2.0  # one more mark of the same owner
_TRADE: Final[dict[Kind, float]] = {"teaching": 2.0, "minding": 2.0, "cover": 2.0, "other": 0.2, "": 1.0}


@dataclass
class Ties:
    """What ties another body to a closed one.

    `people`, `pupils`: how many moved and how many there were, None where either body's are not known. `marks`: mark →
    how many others carry it besides these two. `began_after`: the other began after the closing. `trade`: of a firm
    that stands in no ledger.
    """

    people: tuple[float, int] | None = None
    pupils: tuple[float, int] | None = None
    marks: dict[Mark, int] = field(default_factory=dict)
    began_after: bool = False
    trade: Kind = ""


def carried_on(ties: Ties) -> float:
    """The probability (0 to 1) that the other body carries on the closed one."""
    people = several_moved(*ties.people, PEOPLE_AROUND, FRESH_PEOPLE) if ties.people else 1.0
    pupils = several_moved(*ties.pupils, PUPILS_AROUND, FRESH_PEOPLE) if ties.pupils else 1.0
    return probability(PRIOR, people, pupils, _place(ties), _owner(ties), _TRADE[ties.trade])


def _place(ties: Ties) -> float:
    return max((_ratio(mark, ties) for mark in ties.marks if mark in _PLACES), default=1.0)


def _owner(ties: Ties) -> float:
    ratios = sorted(_ratio(mark, ties) for mark in ties.marks if mark not in _PLACES)
    telling = [ratio for ratio in ratios if ratio > _AGAIN]
    if not telling:
        return ratios[-1] if ratios else 1.0
    return telling[-1] * _AGAIN ** (len(telling) - 1)


def _ratio(mark: Mark, ties: Ties) -> float:
    kept, after, before = _KEPT[mark]
    return shared_value(kept, after if ties.began_after else before, ties.marks[mark], BODIES_AROUND)
