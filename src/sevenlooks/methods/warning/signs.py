"""The six signs of a closing with pupils' money, seen from a week (docs/early-warning.md, 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sevenlooks.methods.warning import breaks, score, surges
from sevenlooks.methods.warning.rates import Expected, expected
from sevenlooks.methods.warning.weeks import Weeks, over

PAST = 26  # weeks of own past
QUIET = 13  # weeks before the as-of day that are no past: what is seen now may have begun then
SHORT, LONG = 4, 8  # weeks of a window: lessons are many, the other events few
LATE_AT_ANYBODY = (1.0, 9.0)  # Beta: one refund in ten comes late at an honest body, at some more
OWN_MONEY, PUPILS_MONEY = 10.0, 1000.0  # most that a withdrawal counts, by whether it left all that families prepaid
REFUNDS_SHOW = 0.8  # share of closings that let refunds wait; paying them in time speaks for a body
PILED, BROKEN = (
    3.0,
    8.0,
)  # robust deviations by which prepaid money piles up, and cover breaks, where something is wrong
MONEY = frozenset({"prepaid", "withdrawals"})  # one voice: what money alone says is said by other rules
NAMES = ("prepaid", "lessons", "staff", "refunds", "complaints", "withdrawals")


@dataclass(frozen=True)
class Reserve:
    """Money of bodies under supervision, bodies × weeks: `cover` (yuan, what teaching and refunds do not explain, run

    together), `spare` (yuan, the balance less what is prepaid and not yet taught),
    `there` (the statement tells of the week), `usual` (yuan, the usual balance; one entry a body).
    """

    cover: np.ndarray
    spare: np.ndarray
    there: np.ndarray
    usual: np.ndarray


@dataclass(frozen=True)
class Lives:
    """What the books tell of bodies week by week (bodies × weeks). None: no such book.

    `groups`: kinds, then kinds in their city, as whole numbers. `there`: the body could be seen in that week. `heads`,
    `contracts`, `promised` (lessons a week by the running contracts) and `prepaid` (yuan, outstanding) are levels at a
    week's end; the others count events.
    """

    weeks: Weeks
    groups: list[np.ndarray]
    there: np.ndarray
    lessons: np.ndarray | None = None
    taught: np.ndarray | None = None
    promised: np.ndarray | None = None
    leavers: np.ndarray | None = None
    heads: np.ndarray | None = None
    due: np.ndarray | None = None
    late: np.ndarray | None = None
    complaints: np.ndarray | None = None
    about_refunds: np.ndarray | None = None
    contracts: np.ndarray | None = None
    prepaid: np.ndarray | None = None
    charges: np.ndarray | None = None
    reserve: Reserve | None = None

    def quiet(self, at: int) -> int:
        """Weeks before column `at` that are no past: fewer where the books are young."""
        told = self.there[:, : self.weeks.window(at, QUIET).start].any(axis=0).sum()
        return QUIET if told >= PAST // 2 else LONG


@dataclass(frozen=True)
class Sign:
    """One entry a body. `evidence`: the e-value, nan where the sign cannot be read; what was seen and expected."""

    evidence: np.ndarray
    seen: np.ndarray
    usual: np.ndarray


def signs(lives: Lives, at: int) -> dict[str, Sign]:
    """Every sign as it stood at the end of column `at`, by its name, those without a book left out."""
    made: dict[str, Callable[[Lives, int], Sign | None]] = {
        "prepaid": _prepaid,
        "lessons": _lessons,
        "staff": _staff,
        "refunds": _refunds,
        "complaints": _complaints,
        "withdrawals": _withdrawals,
    }
    found = {name: make(lives, at) for name, make in made.items()}
    return {name: sign for name, sign in found.items() if sign is not None}


def past_of(weeks: Weeks, at: int, quiet: int) -> slice:
    """The body's own past: PAST weeks that end before the last `quiet` ones."""
    start = weeks.window(at, quiet).start
    return slice(max(start - PAST, 0), start)


def counted(
    lives: Lives, events: np.ndarray, exposure: np.ndarray, at: int, window: int, quiet: int
) -> tuple[np.ndarray, Expected, np.ndarray]:
    """(events in the window, what was to be expected, events in the past before the last `quiet` weeks)."""
    past, now = past_of(lives.weeks, at, quiet), lives.weeks.window(at, window)
    before, seen = over(events, past), over(events, now)
    chances = [(exposure[:, span] * lives.there[:, span]).sum(axis=1) for span in (past, now)]
    return seen, expected(before, chances[0], seen, chances[1], lives.groups), before


def _lessons(lives: Lives, at: int) -> Sign | None:
    """Lessons held, and lessons consumed beside what the running contracts promise: half of each where both are told.

    What courses that ended explain, the second leaves out.
    """
    told = []
    if lives.lessons is not None:
        told.append((lives.lessons, np.ones_like(lives.lessons)))
    if lives.taught is not None and lives.promised is not None:
        told.append((lives.taught, lives.promised))
    found = []
    for events, exposure in told:
        seen, law, before = counted(lives, events, exposure, at, SHORT, lives.quiet(at))
        evidence = score.sign(surges.ratio(seen, law, surges.times(law, 0.6, 0.3, 0.1)))
        found.append(Sign(np.where(before > 0, evidence, np.nan), seen, law.mean))
    if not found:
        return None
    return _halves(found)


def _halves(parts: list[Sign]) -> Sign:
    """One sign of several: the mean of those that can be read, which is an e-value too; the loudest one is shown."""
    each = np.array([np.nan_to_num(part.evidence, nan=-1.0) for part in parts])
    read, rows = each >= 0, np.arange(each.shape[1])
    mean = np.where(read, each, 0).sum(axis=0) / np.maximum(read.sum(axis=0), 1)
    loudest = np.argmax(each, axis=0)
    seen, usual = (np.array([getattr(part, name) for part in parts])[loudest, rows] for name in ("seen", "usual"))
    return Sign(np.where(read.any(axis=0), mean, np.nan), seen, usual)


def _staff(lives: Lives, at: int) -> Sign | None:
    if lives.leavers is None or lives.heads is None:
        return None
    seen, law, _ = counted(lives, lives.leavers, lives.heads, at, LONG, lives.quiet(at))
    heads = lives.heads[:, max(lives.weeks.window(at, LONG).start - 1, 0)]
    evidence = score.sign(surges.ratio(seen, law, surges.on_top(law, heads, 0.25, 0.5)))
    return Sign(np.where(heads > 0, evidence, np.nan), seen, law.mean)


def _refunds(lives: Lives, at: int) -> Sign | None:
    if lives.due is None or lives.late is None:
        return None
    window = lives.weeks.window(at, LONG)
    late, due = (over(each, window) for each in (lives.late, lives.due))
    # A refund past its day is wrong whoever else is late: neither the past nor the peers excuse it.
    ratio = surges.late_ratio(late, due, LATE_AT_ANYBODY, 0.5, 0.9)
    usual = due * LATE_AT_ANYBODY[0] / sum(LATE_AT_ANYBODY)
    return Sign(np.where(due > 0, score.sign(ratio, REFUNDS_SHOW), 1.0), late, usual)


def _complaints(lives: Lives, at: int) -> Sign | None:
    """All complaints, and those of money that does not come back: half of each."""
    if lives.complaints is None or lives.about_refunds is None:
        return None
    running = np.ones_like(lives.complaints) if lives.contracts is None else 1 + lives.contracts
    found = []
    for events in (lives.complaints, lives.about_refunds):
        seen, law, _ = counted(lives, events, running, at, LONG, lives.quiet(at))
        found.append(Sign(score.sign(surges.ratio(seen, law, surges.times(law, 3, 10))), seen, law.mean))
    return _halves(found)


def _prepaid(lives: Lives, at: int) -> Sign | None:
    """More outstanding than usual, and more charges than usual: half of each."""
    if lives.prepaid is None:
        return None
    past = past_of(lives.weeks, at, lives.quiet(at))
    there = lives.there[:, past]
    weeks = there.sum(axis=1)
    usual = (lives.prepaid[:, past] * there).sum(axis=1) / np.maximum(weeks, 1)
    small = 0.1 * usual + 500  # yuan: what lies below is no matter
    piled = np.log((lives.prepaid[:, at] + small) / (usual + small))
    deviation = breaks.above_peers(piled, (weeks >= breaks.FEW) & (usual > 0), lives.groups)
    outstanding = lives.prepaid[:, at]
    found = [Sign(score.sign(breaks.outlying(deviation, PILED)), outstanding, usual)]
    if lives.charges is not None:
        seen, law, before = counted(lives, lives.charges, np.ones_like(lives.charges), at, LONG, lives.quiet(at))
        new = score.sign(surges.ratio(seen, law, surges.times(law, 1.5, 2.5)))
        # Money outstanding is shown in either case: it is what families stand to lose.
        found.append(Sign(np.where(before > 0, new, np.nan), outstanding, usual))
    return _halves(found)


def _withdrawals(lives: Lives, at: int) -> Sign | None:
    if lives.reserve is None:
        return None
    deviation, fallen = reserve_falls(lives.weeks, lives.reserve, at, lives.quiet(at))
    evidence = score.sign(breaks.outlying(deviation, BROKEN), cap=PUPILS_MONEY)
    covered = lives.reserve.spare[:, at] >= 0
    return Sign(np.where(covered, np.minimum(evidence, OWN_MONEY), evidence), fallen, np.zeros_like(fallen))


def reserve_falls(weeks: Weeks, reserve: Reserve, at: int, quiet: int) -> tuple[np.ndarray, np.ndarray]:
    """How far the cover has fallen below its own past by column `at`, in robust deviations and in yuan."""
    past = past_of(weeks, at, quiet)
    return breaks.falls(reserve.cover[:, past], reserve.there[:, past], reserve.cover[:, at], reserve.usual)
