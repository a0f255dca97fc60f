"""Chance: every part of the province draws from a stream of its own, so that one part's change leaves the rest
alone."""

from __future__ import annotations

import zlib

import numpy as np
import pyarrow as pa

_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
_KEY_PREFIX = np.frombuffer(b"k1_", dtype=np.uint8)


class Chance:
    """Streams of random numbers by name, all of them fixed by one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def of(self, name: str) -> np.random.Generator:
        """The stream called `name`; asking twice gives two equal streams."""
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])


def person_keys(rng: np.random.Generator, count: int) -> pa.Array:
    """`count` pseudonyms as intake would have made them: `k1_` and 32 hex digits."""
    raw = np.frombuffer(rng.bytes(16 * count), dtype=np.uint8).reshape(count, 16)
    text = np.empty((count, 35), dtype=np.uint8)
    text[:, :3] = _KEY_PREFIX
    text[:, 3::2] = _HEX[raw >> 4]
    text[:, 4::2] = _HEX[raw & 15]
    offsets = np.arange(0, 35 * count + 1, 35, dtype=np.int64)
    wide = pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(text.tobytes()))
    return wide.cast(pa.string())


def numbered(prefix: str, count: int, width: int = 8) -> pa.Array:
    """Row numbers as text: `prefix` and the number from 1, filled with zeros to `width` digits."""
    digits = np.empty((count, width), dtype=np.uint8)
    rest = np.arange(1, count + 1)
    for place in range(width - 1, -1, -1):
        digits[:, place] = rest % 10 + 48
        rest = rest // 10
    head = np.frombuffer(prefix.encode(), dtype=np.uint8)
    text = np.concatenate([np.broadcast_to(head, (count, len(head))), digits], axis=1)
    size = text.shape[1]
    offsets = np.arange(0, size * count + 1, size, dtype=np.int64)
    wide = pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(text.tobytes()))
    return wide.cast(pa.string())
