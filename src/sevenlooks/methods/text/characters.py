"""What is known of single characters: simplified forms, sounds, looks, and which two of them make an ordinary word.

Read once from the tables under `data/`, each into an array over all code points.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.flat import UNICODE, Codes

Flags = NDArray[np.bool_]

# Seen by nobody: zero-width characters, joiners, directions, fillers; marks laid over a character (数̶学̶).
INVISIBLE: Final = (
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x0300, 0x0370),
    *range(0x180B, 0x180F),
    *range(0x200B, 0x200D),
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0xE0100, 0xE01F0),
)
# One character under another number: full width, fancy letters, radicals and compatibility forms of characters.
SAME_CHARACTER: Final = (
    *(range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B)),
    *(range(0x24B6, 0x24EA), range(0x1F130, 0x1F14A), range(0x1D400, 0x1D800)),
    *(range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)),
)
NEGATIVE_LETTERS: Final = (range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))  # 🅐…, 🅰…
# Letters of other scripts that look like Latin ones; they are read as such only within a disguised word.
LOOK_LATIN: Final = {
    **{"a": "аАαΑɑ", "b": "ВΒ", "c": "сС", "e": "еЕεΕ", "g": "ɡ", "h": "НΗ", "i": "іІιΙ", "j": "јЈ", "k": "кКκΚ"},
    **{"m": "мМΜ", "n": "Ν", "o": "оОοΟ", "p": "рРρΡ", "s": "ѕЅ", "t": "тТτΤ", "v": "νυ", "w": "ωш", "x": "хХχΧ"},
    **{"y": "уУΥ", "z": "Ζ"},
}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this room."""
    with (files("sevenlooks.methods.text") / "data" / name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def flags(characters: Iterable[str]) -> Flags:
    """bool[UNICODE]: whether a character is one of these."""
    table = np.zeros(UNICODE, dtype=bool)
    table[[ord(character) for character in characters]] = True
    return table


@cache
def plain() -> Codes:
    """The plain character for each: simplified, half width; itself for nearly all."""
    table = np.arange(UNICODE, dtype=np.uint32)
    for row in rows("variants.csv"):
        table[ord(row["character"])] = ord(row["plain"])
    for code in (code for group in SAME_CHARACTER for code in group):
        same = unicodedata.normalize("NFKC", chr(code))
        if len(same) == 1:
            table[code] = table[ord(same)]
    for group in NEGATIVE_LETTERS:
        table[group.start : group.stop] = np.arange(ord("A"), ord("Z") + 1)
    return table


@cache
def letters() -> Codes:
    """The small Latin letter that each character is read as within a disguised word (ū, А, Ⓢ), 0 for others."""
    table = np.zeros(UNICODE, dtype=np.uint32)
    for code in range(0x1E00 + 0x100):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii() and base.isalpha():
            table[code] = ord(base)
    for letter, looks in LOOK_LATIN.items():
        table[[ord(look) for look in looks]] = ord(letter)
    table[ord("ü")] = table[ord("Ü")] = ord("v")
    return table


@cache
def marks() -> Flags:
    """What is no letter, digit or character: punctuation, spaces, symbols, emoji. A disguise may lie around them."""
    table = np.zeros(UNICODE, dtype=bool)
    for code in (*range(0x3400), *range(0xFE00, 0x10000), *range(0x1F000, 0x20000), 0xE0020):
        table[code] = unicodedata.category(chr(code))[0] in "PSZCM"
    table[[ord(c) for c in "丶丨"]] = True  # strokes, set between characters as if they were marks
    return table


@cache
def han() -> Flags:
    """Chinese characters."""
    table = np.zeros(UNICODE, dtype=bool)
    for first, stop in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x32000)):
        table[first:stop] = True
    return table & ~marks()


class Pairs:
    """Which two characters, one after another, stand in an ordinary word: a bit for each pair that might.

    The words of a dictionary, of the lexicon (理综), and of our own list of those that look like a disguise (悦读).
    """

    def __init__(self) -> None:
        seconds_of = {row["first"]: row["seconds"] for row in rows("words.csv")}
        for word in (row["word"] for name in ("ordinary.csv", "lexicon.csv") for row in rows(name)):
            if len(word) == 2 and not word.isascii():
                seconds_of[word[0]] = seconds_of.get(word[0], "") + word[1]
        pairs = list(seconds_of.items())
        self._first = numbered(first for first, _ in pairs)
        self._second = numbered(second for _, seconds in pairs for second in seconds)
        table = np.zeros((len(pairs) + 1, int(self._second.max()) + 1), dtype=bool)
        for first, seconds in pairs:
            table[self._first[ord(first)], self._second[[ord(second) for second in seconds]]] = True
        self._bits = np.packbits(table, axis=1)

    def stand(self, first: Codes, second: Codes) -> Flags:
        """For each pair of code points, whether it does."""
        column = self._second[second]
        return (self._bits[self._first[first], column >> 3] >> (7 - (column & 7)) & 1).astype(bool)


@cache
def words() -> Pairs:
    """The ordinary words, loaded once."""
    return Pairs()


def numbered(characters: Iterable[str]) -> NDArray[np.int16]:
    """int16[UNICODE]: a number from 1 for each of these characters, 0 for every other."""
    table = np.zeros(UNICODE, dtype=np.int16)
    unique = sorted(set(characters))
    table[[ord(character) for character in unique]] = np.arange(1, len(unique) + 1)
    return table
