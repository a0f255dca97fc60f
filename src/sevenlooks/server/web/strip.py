"""The seven-look strip: the one signature of every page and paper (一 to 七)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sevenlooks.language import Text
from sevenlooks.looks.look import LOOKS

FOUND, LEAD, CLEAN, NOT_JUDGED = "found", "lead", "clean", "not-judged"
NUMERALS = "一二三四五六七"
_SAID = {
    FOUND: Text("{look}:{n} 项问题", "{look}: {n} found"),
    LEAD: Text("{look}:{n} 条线索,待核", "{look}: {n} leads to be checked"),
    CLEAN: Text("{look}:已判,未发现", "{look}: judged, nothing found"),
    NOT_JUDGED: Text("{look}:未判{why}", "{look}: not judged{why}"),
}


@dataclass(frozen=True)
class Cell:
    """One look's square. `count`: findings, or bodies in a strip of many. `said`: the square in words."""

    numeral: str
    state: str
    count: int
    said: Text
    address: str
    case: bool = False


def strip(
    found: Mapping[str, int],
    leads: Mapping[str, int],
    judged: Mapping[str, bool],
    why: Mapping[str, Text] | None = None,
    address: str = "",
    cases: Sequence[str] = (),
) -> list[Cell]:
    """The seven cells from counts by look's name. `address`: where the findings stand; `{look}` in it is filled."""
    cells = []
    for numeral, look in zip(NUMERALS, LOOKS, strict=True):
        breaches, maybe = found.get(look.name, 0), leads.get(look.name, 0)
        state = FOUND if breaches else LEAD if maybe else CLEAN if judged.get(look.name) else NOT_JUDGED
        because = (why or {}).get(look.name)
        said = _SAID[state].format(
            look=look.title,
            n=breaches or maybe,
            why=Text(f"({because.zh})", f" ({because.en})") if because else Text("", ""),
        )
        count = breaches or maybe
        cells.append(Cell(numeral, state, count, said, address.replace("{look}", look.name), look.name in cases))
    return cells
