"""A full disk, told in one sentence wherever it strikes: system, engine and store each say it in their own way."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sevenlooks.errors import NoRoom

_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = ("No space left on device", "Disk quota exceeded", "File too large", *(f"(os error {n})" for n in _NUMBERS))


def says_full(error: BaseException) -> bool:
    """Whether an error, or one that it came from, says that nothing more can be written."""
    seen: BaseException | None = error
    while seen is not None:
        if getattr(seen, "errno", None) in _NUMBERS or any(words in str(seen) for words in _WORDS):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


@contextmanager
def room_needed() -> Iterator[None]:
    """NoRoom in place of whatever says within that the disk is full; its own words may quote a cell."""
    try:
        yield
    except Exception as error:
        if not says_full(error):
            raise
        raise no_room() from None


def no_room() -> NoRoom:
    return NoRoom(
        "磁盘已满或不可写,没有收下,台账未作改动。请腾出空间后重新报送。",
        "The disk is full or cannot be written; nothing was taken in and the books were not touched. Make room, then "
        "take the files in again.",
    )
