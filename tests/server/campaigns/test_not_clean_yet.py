"""A look in which nothing was found is clean only when every body was examined."""

from __future__ import annotations

from sevenlooks.server.campaigns.strip import not_clean_yet


def test_few_examined_is_not_clean() -> None:
    assert not_clean_yet("fees", set(), 0, 1500) is not None
    pending = not_clean_yet("fees", {"fees"}, 4, 1500)
    assert pending is not None and "4 of 1500" in pending.en and "4/1500" in pending.zh
    assert not_clean_yet("fees", {"fees"}, 1499, 1500) is not None


def test_all_examined_is_clean() -> None:
    assert not_clean_yet("fees", {"fees"}, 1500, 1500) is None
