"""Slots: places in a page that upper apps fill when the site starts; a page never imports who stands above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_FILLED: dict[str, list[tuple[int, Callable[..., Any]]]] = defaultdict(list)


def fill(slot: str, with_: Callable[..., Any], order: int = 50) -> None:
    """Fill a slot (once a function); lower orders come first."""
    if all(filled is not with_ for _, filled in _FILLED[slot]):
        _FILLED[slot].append((order, with_))
        _FILLED[slot].sort(key=lambda pair: (pair[0], pair[1].__module__, pair[1].__qualname__))


def filled(slot: str, *arguments: Any) -> list[Any]:
    """What the fillers give for these arguments, in order; None is nothing."""
    given = (function(*arguments) for _, function in _FILLED[slot])
    return [each for each in given if each is not None]
