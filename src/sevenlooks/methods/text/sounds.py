"""Sounds: a text read aloud into an alphabet of one byte a character, in which it is searched for hidden words.

The alphabet has a symbol for each syllable that some hidden word holds, with what is often confused taken as one
(zh/z, ch/c, sh/s, n/l, f/hu, in/ing, en/eng, an/ang); one for each Latin letter; and one for each sign of the listed
spellings. Punctuation, spaces and other emoji are skipped, so that 数.学 and 数学 read alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import letters, marks, rows
from sevenlooks.methods.text.flat import UNICODE, Codes, Positions

Symbols = NDArray[np.uint8]

OTHER, MARK, FIRST_LETTER = 0, 255, 1
FIRST_SOUND: Final = FIRST_LETTER + 26
NUMERALS: Final = "〇一二三四五六七八九"
CIRCLED: Final = "⓪①②③④⑤⑥⑦⑧⑨"
PLUS_SIGNS: Final = "+＋➕✚"


@dataclass(frozen=True)
class Aloud:
    """A batch read aloud. symbols: uint8[a]; place: int64[a], where in the batch each symbol stands."""

    symbols: Symbols
    place: Positions


def read_aloud(codes: Codes, starts: Positions) -> Aloud:
    """Read a batch aloud; texts are kept apart by the symbol 0."""
    symbols = alphabet().symbols[codes.astype(np.int64)]
    symbols[starts[1:] - 1] = OTHER
    place = np.flatnonzero(symbols != MARK)
    return Aloud(symbols[place], place)


@dataclass(frozen=True)
class Alphabet:
    """How each character is read aloud.

    symbols: uint8[UNICODE]; syllables: int16[UNICODE], the exact syllable by number, 0 for none; looks:
    uint32[UNICODE], the character as which another is read for its looks only (稞: 课), 0 for none.
    """

    symbols: Symbols
    syllables: NDArray[np.int16]
    looks: Codes


@cache
def alphabet() -> Alphabet:
    """The alphabet, made once from the tables."""
    own = _own_sounds()
    heard = {sound: FIRST_SOUND + n for n, sound in enumerate(sorted({_slurred(sound) for sound in own.values()}))}
    made = Alphabet(
        np.where(marks(), MARK, OTHER).astype(np.uint8),
        np.zeros(UNICODE, dtype=np.int16),
        np.zeros(UNICODE, dtype=np.uint32),
    )
    sounds = [row for row in rows("sounds.csv") if _slurred(row["sound"]) in heard]
    numbers = {row["sound"]: number for number, row in enumerate(sounds, start=1)}

    def read(characters: str | list[str], sound: str) -> None:
        places = [ord(character) for character in characters]
        made.symbols[places], made.syllables[places] = heard[_slurred(sound)], numbers[sound]

    # The later, the surer: how it may be read, how it is mostly read, what it looks like, how its own word has it.
    for column in ("also", "common", "others"):
        for row in sounds:
            read(row[column], row["sound"])
    for row in rows("lookalikes.csv"):
        if row["character"] in own:
            alike = [character for character in row["looks_like"] if not made.syllables[ord(character)]]
            read(alike, own[row["character"]])
            made.looks[[ord(character) for character in alike]] = ord(row["character"])
    for row in rows("emoji.csv"):
        if row["sound"] in numbers:
            read(row["emoji"], row["sound"])
    for character, sound in own.items():
        read(character, sound)
    for digit, (numeral, circled) in enumerate(zip(NUMERALS, CIRCLED, strict=True)):
        for table in (made.symbols, made.syllables):
            table[ord(str(digit))] = table[ord(circled)] = table[ord(numeral)]
    lettered = np.flatnonzero(letters())
    made.symbols[lettered] = letters()[lettered] - ord("a") + FIRST_LETTER
    signs = {c for row in rows("spellings.csv") for c in row["written"].lower().replace("+", PLUS_SIGNS)}
    unheard = sorted(sign for sign in signs if made.symbols[ord(sign)] in (OTHER, MARK))
    made.symbols[[ord(sign) for sign in unheard]] = np.arange(len(unheard)) + FIRST_SOUND + len(heard)
    return made


@cache
def readings() -> dict[str, list[str]]:
    """How each word that is often hidden is read, a syllable without its tone for each character."""
    return {row["word"]: row["sounds"].split(" ") for row in rows("readings.csv")}


def _own_sounds() -> dict[str, str]:
    own: dict[str, str] = {}
    for word, sounds in readings().items():
        for character, sound in zip(word, sounds, strict=True):
            own.setdefault(character, sound)  # the earlier words of the list are those hidden by sound
    return own


_SLURS: Final = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("^n"), "l"),
    (re.compile("^f(?=[aeo])"), "hu"),
    (re.compile("^f"), "h"),
    (re.compile("^hueng$"), "hong"),
    (re.compile("^huen$"), "hun"),
    (re.compile("(?<=[ieua])ng$"), "n"),
)


def _slurred(sound: str) -> str:
    """A syllable with what is often confused taken as one."""
    for pattern, by in _SLURS:
        sound = pattern.sub(by, sound)
    return sound
