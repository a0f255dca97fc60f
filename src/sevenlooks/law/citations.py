"""A citation: a document of the law, with its number, issuer and the day it took force or was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sevenlooks.language import Text


@dataclass(frozen=True)
class Citation:
    """`key`: the short form that rules and findings carry, as in the contract's `cites`.

    `number`: document number where one was seen, else empty. `since`: first day in force, or the day it was reported
    where `reported` is true. `source`: where the text was read.
    """

    key: str
    title: Text
    issuer: Text
    number: str
    since: date | None
    reported: bool
    source: str
