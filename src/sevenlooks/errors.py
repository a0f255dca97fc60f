"""Every error a person may see: what happened, where, and what to do, with its exit and HTTP status.

Nothing else in the package may show a person a traceback, and no message here ever carries a person's number.
"""

from __future__ import annotations

from sevenlooks.language import Text


class SevenlooksError(Exception):
    """An error with a sentence for people. `exit_status` 2: the request itself is wrong (contract, commands.md)."""

    exit_status = 2
    http_status = 400

    def __init__(self, zh: str, en: str, **values: object) -> None:
        self.text = Text(zh, en).format(**values) if values else Text(zh, en)
        super().__init__(self.text.en)


class BadRequest(SevenlooksError):
    """The command or its arguments cannot be understood."""


class NotATable(SevenlooksError):
    """A file, sheet or workbook that cannot be read as one of the books."""

    http_status = 422


class BadLaw(SevenlooksError):
    """A parameter file that does not load: says file and line."""

    http_status = 500


class BooksUnusable(SevenlooksError):
    """The books folder cannot be used: missing, from a newer version, or under another secret."""

    http_status = 409


class NoRoom(SevenlooksError):
    """The disk is full or cannot be written."""

    http_status = 507


class NotAvailable(SevenlooksError):
    """Something the request needs is not installed or not there."""

    http_status = 501
