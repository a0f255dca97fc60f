"""The heaviest rules as a good analyst would write them with pandas and with Polars: the benchmarks' peers and twins.

One file a rule, named after it; each has `in_pandas(books)` and `in_polars(books)`, which return the subject ids that
the rule finds. They share no code with looks or readings; what is data or a library to the rule (the State Council's
calendar, the reading of an address) is the same to them. Most follow the definitions alone. The choices that the
definitions leave open in charges, in `balance_short`, `class_understaffed` and the gathered days of `not_seen_at_bank`
are taken over from the rule: there a twin checks how the rule is computed, not what it means.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sevenlooks.bench.peers.reading import Books

Peer = Callable[[Books], set[str]]

HEAVIEST = (
    "fees.consumed_without_lesson",
    "fees.not_seen_at_bank",
    "fees.balance_short",
    "fees.span_over_three_months",
    "fees.over_sixty_lessons",
    "mutation.on_rest_day",
    "mutation.ends_too_late",
    "mutation.outside_registered_site",
    "mutation.mode_switched",
    "content_and_staff.class_understaffed",
)
"""The ten rules that take longest when each runs alone over a whole province."""
TWINS = (*HEAVIEST, "fees.collected_too_early", "fees.outside_supervised_account")


def peer(rule: str, library: str) -> Peer:
    """The peer of a rule: library is `pandas` or `polars`."""
    module = importlib.import_module(f"sevenlooks.bench.peers.{rule.split('.')[1]}")
    made: Peer = getattr(module, f"in_{library}")
    return made


def found_by_peer(books: Path | str, as_of: date, rule: str, library: str) -> set[str]:
    """The subjects that a rule's peer finds."""
    return peer(rule, library)(Books.at(books, as_of))
