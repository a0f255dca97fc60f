"""Spellings: every way in which a word that is often hidden may be written, found in one pass over a text read aloud.

What is found is a candidate only: `weighing` tells which were meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final, NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation
from numpy.typing import NDArray

from sevenlooks.methods.text.alphabet import matches
from sevenlooks.methods.text.characters import letters, rows
from sevenlooks.methods.text.draft import KIND_NUMBER
from sevenlooks.methods.text.flat import Codes, Positions
from sevenlooks.methods.text.sounds import FIRST_LETTER, NUMERALS, PLUS_SIGNS, Aloud, alphabet, readings

# Forms of a pattern: by sound alone; all letters; characters and whole syllables in letters; characters and first
# letters; first letters alone; as written in a list.
SOUND, PINYIN, MIXED, SHORTENED, INITIALS, WRITTEN = range(6)
# How far a word written in other characters of its sound is believed: not at all; for digits only (初2); beside a
# second signal; alone, when a part of it is written plainly; also when none of it is.
BY_SOUND: Final = ("", "digits", "doubtful", "part", "whole")
LONGEST_MIXED: Final = 3  # characters of a word that may be partly in letters
_TO_NUMERALS: Final = str.maketrans("0123456789", NUMERALS)
_PRIME: Final = np.uint64(1_000_003)


@dataclass(frozen=True)
class Patterns:
    """What is searched, a row each.

    form: uint8[p]; means: uint16[p], index into `words`; expected: uint32[p, w], the character that each place holds
    when it is written plainly, 0 where anything may stand that reads so; kind: uint8[p], of KINDS, where the list
    tells; alone: bool[p], whether the list lets it count alone; by_sound: uint8[p], of BY_SOUND; searched: int64[s],
    the row that each pattern of the automaton stands for; listed, listed_row: the listed spellings by the key of what
    is written, in order, and their rows.
    """

    words: tuple[str, ...]
    form: NDArray[np.uint8]
    means: NDArray[np.uint16]
    expected: Codes
    kind: NDArray[np.uint8]
    alone: NDArray[np.bool_]
    by_sound: NDArray[np.uint8]
    searched: Positions
    listed: NDArray[np.uint64]
    listed_row: Positions
    automaton: BytesAhoCorasick


@dataclass(frozen=True)
class Found:
    """Candidates: pattern; start, end: half-open span in the text read aloud. int64[k] each."""

    pattern: Positions
    start: Positions
    end: Positions

    def __getitem__(self, which: NDArray) -> Found:
        return Found(self.pattern[which], self.start[which], self.end[which])


def candidates(codes: Codes, aloud: Aloud) -> Found:
    """Every place where some pattern can be heard or read, overlapping ones too."""
    pattern, start, end = matches(patterns().automaton, aloud.symbols.tobytes())
    found = Found(patterns().searched[pattern], start, end)
    listed = patterns().form[found.pattern] == WRITTEN
    rest, seen = found[~listed], found[listed]
    # What is in the list is searched by its symbols; whether it is written as the list has it is asked here.
    key = _key(spelled(codes, aloud, seen))
    at = np.minimum(np.searchsorted(patterns().listed, key), len(patterns().listed) - 1)
    same = patterns().listed[at] == key
    pattern = np.concatenate([rest.pattern, patterns().listed_row[at[same]]])
    return Found(pattern, np.append(rest.start, seen.start[same]), np.append(rest.end, seen.end[same]))


def spelled(codes: Codes, aloud: Aloud, found: Found) -> Codes:
    """What stands at each place of the candidates, 0 beyond their end. uint32[k, w]."""
    length = found.end - found.start
    steps = np.arange(int(length.max(initial=2)))
    places = np.minimum(found.start[:, None] + steps, found.end[:, None] - 1)
    return np.where(steps < length[:, None], codes[aloud.place[places]], 0)


class _Made(NamedTuple):
    symbols: bytes
    form: int
    means: str
    expected: tuple[int, ...] = ()
    kind: int = 0
    alone: bool = False
    by_sound: int = 0
    written: str = ""


@cache
def patterns() -> Patterns:
    """Every pattern, made once from the lists of hidden words and of written spellings."""
    made = [*_made_of_words(), *_made_of_list()]
    words = tuple(dict.fromkeys(each.means for each in made))
    number = {word: n for n, word in enumerate(words)}
    expected = np.zeros((len(made), max(len(each.expected) for each in made)), dtype=np.uint32)
    for row, each in enumerate(made):
        expected[row, : len(each.expected)] = each.expected
    # One pattern of the automaton for all listed spellings that are read alike.
    searched = list({(e.symbols, e.form, e.means if e.form != WRITTEN else ""): n for n, e in enumerate(made)}.values())
    listed = {each.written: row for row, each in reversed(list(enumerate(made))) if each.written}  # the first one holds
    width = max(map(len, listed))
    keys = _key(np.array([[ord(c) for c in text.ljust(width, "\0")] for text in listed], dtype=np.uint32))
    order = np.argsort(keys)
    return Patterns(
        words,
        np.array([each.form for each in made], dtype=np.uint8),
        np.array([number[each.means] for each in made], dtype=np.uint16),
        expected,
        np.array([each.kind for each in made], dtype=np.uint8),
        np.array([each.alone for each in made], dtype=bool),
        np.array([each.by_sound for each in made], dtype=np.uint8),
        np.array(searched),
        keys[order],
        np.array(list(listed.values()))[order],
        BytesAhoCorasick([made[row].symbols for row in searched], implementation=Implementation.DFA),
    )


def _made_of_words() -> list[_Made]:
    """Each hidden word by sound, in letters, in every mixture of characters with syllables or first letters."""
    made = []
    for row in rows("disguised.csv"):
        word, by_sound = row["word"], BY_SOUND.index(row["by_sound"])
        ways = [(SOUND,) * len(word)] if by_sound else []
        ways += [(PINYIN,) * len(word)]
        if len(word) <= LONGEST_MIXED:
            ways += [way for way in product((SOUND, PINYIN), repeat=len(word)) if len(set(way)) == 2]
        if len(word) == 2:
            ways += [(SOUND, SHORTENED), (SHORTENED, SOUND)]
        made += [_way(word, way, by_sound) for way in ways]
        if row["initials"]:
            made.append(_Made(_in_letters(row["initials"]), INITIALS, word))
    return made


def _way(word: str, way: tuple[int, ...], by_sound: int) -> _Made:
    symbols: bytes = b""
    expected: tuple[int, ...] = ()
    for each, character, sound in zip(way, word, readings()[word], strict=True):
        if each == SOUND:
            symbols += bytes([int(alphabet().symbols[ord(character)])])
            expected += (ord(character),)
        else:
            piece = _in_letters(sound if each == PINYIN else sound[:1])
            symbols += piece
            expected += (0,) * len(piece)
    form = way[0] if len(set(way)) == 1 else SHORTENED if SHORTENED in way else MIXED
    return _Made(symbols, form, word, expected, by_sound=by_sound)


def _in_letters(text: str) -> bytes:
    return bytes(ord(letter) - ord("a") + FIRST_LETTER for letter in text)


def _made_of_list() -> list[_Made]:
    """The listed spellings; a plus sign is meant as every one there is, a digit as its numeral too."""
    made = []
    for row in rows("spellings.csv"):
        written = row["written"].lower()
        ways = [written.replace("+", plus) for plus in PLUS_SIGNS] if "+" in written else [written]
        for way in dict.fromkeys(ways + [way.translate(_TO_NUMERALS) for way in ways]):
            symbols = bytes(int(alphabet().symbols[ord(character)]) for character in way)
            alone = row["alone"] == "yes"
            made.append(_Made(symbols, WRITTEN, row["means"], (), KIND_NUMBER[row["kind"]], alone, written=way))
    return made


def _key(written: Codes) -> NDArray[np.uint64]:
    """A number for each row of characters, letters taken as small Latin ones."""
    as_letters = letters()[written]
    key = np.zeros(len(written), dtype=np.uint64)
    for column in np.where(as_letters > 0, as_letters, written).T.astype(np.uint64):
        key = np.where(column > 0, key * _PRIME + column, key)
    return key
