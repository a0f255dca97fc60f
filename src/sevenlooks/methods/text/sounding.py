"""Sounding alike: what speaks against a word that is written with other characters of its sound (树学), and for it."""

from __future__ import annotations

import string
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.methods.text.characters import Flags, flags, han, rows, words
from sevenlooks.methods.text.draft import KIND_NUMBER
from sevenlooks.methods.text.flat import Codes
from sevenlooks.methods.text.sounds import CIRCLED, NUMERALS, alphabet
from sevenlooks.methods.text.spellings import BY_SOUND, Found, patterns
from sevenlooks.methods.text.surroundings import Surroundings

_, DIGITS, DOUBTFUL, _, WHOLE = range(len(BY_SOUND))
# Characters that stand between words rather than in them, whatever they sound like.
BETWEEN_WORDS: Final = (
    "与和或及于以而且之其不无未也都就又已有在是为了着过把被对从向到给让使由所者我你他她它这那可要会能将再很太更最每各该并则即若但却还说"
    "吧呢吗嘛啊呀啦哦一二三四五六七八九十"
)


class Sounding:
    """Candidates that sound as a word, a row each: written, expected: uint32[k, w], code points, 0 beyond the word."""

    def __init__(self, written: Codes, expected: Codes, found: Found, around: Surroundings) -> None:
        same = (written == expected) | (expected == 0)
        self._length = found.end - found.start
        self._last = (np.arange(len(same)), self._length - 1)
        self._expected = expected
        self._digit = _digits()[written] & ~same
        self._altered = ~same & ~self._digit
        self._changes = self._altered.sum(axis=1)
        self._look = self._altered & (alphabet().looks[written] > 0)
        self._misread = self._look & (alphabet().looks[written] != expected)
        self._between_words = self._altered & _between_words()[written]
        self._near = (self._altered & (alphabet().syllables[written] != alphabet().syllables[expected])).any(axis=1)
        self._common = (self._altered & _common()[written]).any(axis=1)
        self._emoji = (self._altered & ~han()[written]).any(axis=1)
        joined = words().stand(written[:, :-1], written[:, 1:]) & ~(same[:, :-1] & same[:, 1:])
        self._touching = around.touching()
        self._is_word = joined.any(axis=1) & self._touching
        self._before, self._after = around.reached_over()
        self._left, self._right = around.letters_beside()
        self._decimal = around.after == ord(".")
        self._apart, self._phrase, self._far = around.between()
        self._set_apart = self._apart & (self._changes > 0)
        self._apart &= around.goes_on()  # 今天教 学了
        self._by_sound = patterns().by_sound[found.pattern]

    def impossible(self) -> Flags:
        """What is ordinary writing, or too far from the word."""
        changed, short = self._changes > 0, self._length == 2
        wholly = (self._changes >= self._length) & ~(self._look | ~self._altered).all(axis=1)
        out = self._phrase | self._far | self._set_apart | (self._before & self._after)
        out |= short & (self._is_word | (changed & (self._before | self._after)))
        # 大树学着: an ordinary word that holds the unusual character says why it is there.
        out |= (self._before & self._altered[:, 0]) | (self._after & self._altered[self._last])
        out |= changed & (self._by_sound <= DIGITS)
        out |= self._near & (self._common | (self._changes > 1))
        out |= wholly & (~short | self._near | self._common | (self._by_sound < WHOLE))
        out |= self._between_words.any(axis=1) | self._misread.any(axis=1)
        return out | self._misnumbered()

    def doubtful(self) -> Flags:
        """What counts only beside a second signal."""
        doubtful = self._before | self._after | self._near | self._common | self._is_word | self._apart
        doubtful |= (self._changes > 1) | ((self._changes > 0) & (~self._touching | (self._by_sound == DOUBTFUL)))
        return doubtful | (self._digit.any(axis=1) & (self._length == 2))

    def kind(self) -> NDArray[np.int64]:
        """How the word was hidden, by number of KINDS."""
        which = [self._emoji, self._look.any(axis=1), self._changes > 0, self._digit.any(axis=1)]
        numbers = [KIND_NUMBER[kind] for kind in ("emoji", "variant", "homophone", "digits")]
        return np.select(which, numbers, KIND_NUMBER["inserted"])

    def _misnumbered(self) -> Flags:
        """A digit is read as a numeral only (初2, not A4纸), not out of a longer number, and not where it is plain."""
        some = self._digit.any(axis=1)
        out = (self._digit & ~_numerals()[self._expected]).any(axis=1) | (some & (self._changes > 0) & ~self._touching)
        out |= (self._digit[:, 0] & self._left) | (self._digit[self._last] & (self._right | self._decimal))
        # 5年级 is how one writes it; 初2 and 1对1 are undone.
        return out | (some & (self._changes == 0) & ~self._digit[self._last])


@cache
def _between_words() -> Flags:
    return flags(BETWEEN_WORDS)


@cache
def _numerals() -> Flags:
    return flags(NUMERALS)


@cache
def _common() -> Flags:
    return flags("".join(row["common"] for row in rows("sounds.csv")))


@cache
def _digits() -> Flags:
    return flags(string.digits + CIRCLED)
