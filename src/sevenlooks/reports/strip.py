"""The seven-look strip: seven squares in order, of the whole or of one division. It must read in black and white."""

from __future__ import annotations

from sevenlooks.looks.look import LOOKS, Look
from sevenlooks.reports.counting import WEIGHTS, Weight
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.measures import outside
from sevenlooks.reports.paper import Number, Square, Strip
from sevenlooks.reports.words import why

MARKS = {"zh": "一二三四五六七", "en": "1234567"}


def strip(ground: Ground, division: str | None = None) -> Strip:
    """Filled: breaches found. Outlined: leads only. Ring: judged, nothing found. Hatched: not judged, and why."""
    return tuple(_square(ground, look, division) for look in LOOKS)


def _square(ground: Ground, look: Look, division: str | None) -> Square:
    mark, title = MARKS[ground.lang][look.number - 1], look.title.in_(ground.lang)
    for weight in WEIGHTS:
        number = _both(ground, look.name, weight, division)
        if number.value:
            words = (
                ("{n} 个有问题", "{n} with a breach") if weight == "breach" else ("{n} 条线索", "{n} with leads only")
            )
            return Square(mark, weight, f"{title}: {ground.say(*words, n=number)}", number)
    places = ground.examined.judged_in.get(look.name, frozenset())
    if places if division is None else division in places:
        idle = any(not o.judged for o in ground.by_look.get(look.name, []))
        partly = ground.say("(部分规则未判)", " (some rules not judged)") if idle else ""
        return Square(mark, "clean", f"{title}: {ground.say('已判,未发现', 'judged, nothing found')}{partly}")
    return Square(mark, "not_judged", f"{title}: {ground.say('未判', 'not judged')}{_for_want_of(ground, look)}")


def _both(ground: Ground, look: str, weight: Weight, division: str | None) -> Number:
    """Institutions of the ledger, and what stands outside it."""
    parts = [ground.counting.number(name, weight, division) for name in (look, outside(look))]
    return Number(sum(int(p.value) for p in parts), tuple(block for p in parts for block in p.blocks))


def _for_want_of(ground: Ground, look: Look) -> str:
    codes = dict.fromkeys(code for o in ground.by_look.get(look.name, []) if not o.judged for code in o.why)
    if not codes:
        return ""
    words = [why(code, ground.lang) for code in list(codes)[:3]]
    return (":" + "、".join(words)) if ground.lang == "zh" else " (" + "; ".join(words) + ")"
