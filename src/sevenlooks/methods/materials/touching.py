"""Items 1-9, 11 and 12: which words touch the list, and which only name what they warn of, or tell of."""

from __future__ import annotations

import numpy as np

from sevenlooks.methods.materials.finding import Flags, Found
from sevenlooks.methods.materials.patterns import Bits, patterns
from sevenlooks.methods.text.flat import Positions


def touching(found: Found) -> Flags:
    """Which hits touch an item.

    Plain words do by themselves; hard ones only together with a lure of their group in the same sentence. A warning in
    the same sentence or a theme of the material takes both back; a scene takes back hard and mild ones.
    """
    groups = patterns().groups[found.pattern]
    plain, mild, hard = found.of("plain"), found.of("mild"), found.of("hard")
    lured = groups & _gathered(found, found.sentence, "lure") != 0
    warned = groups & _gathered(found, found.sentence, "warning") != 0
    themed = groups & _gathered(found, found.row, "theme") != 0
    staged = groups & _gathered(found, found.row, "scene") != 0
    return (plain | (mild & ~staged) | (hard & lured & ~staged)) & ~warned & ~themed


def warned(found: Found) -> Flags:
    """Which hits stand in a sentence that takes their item back."""
    return patterns().groups[found.pattern] & _gathered(found, found.sentence, "warning") != 0


def _gathered(found: Found, places: Positions, role: str) -> Bits:
    """For each hit, the groups of all hits of this role in its place: a sentence or a material."""
    telling = found.of(role)
    said = np.zeros(int(places.max(initial=-1)) + 1, dtype=np.uint32)
    np.bitwise_or.at(said, places[telling], patterns().groups[found.pattern[telling]])
    return said[places]
