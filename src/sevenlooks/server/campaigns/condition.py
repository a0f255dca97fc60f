"""Who of the ledger is in a campaign: a condition that is also a public statement in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sevenlooks.books import book
from sevenlooks.errors import BadRequest
from sevenlooks.language import Text
from sevenlooks.server.registry.models import Institution
from sevenlooks.server.registry.words import word
from sevenlooks.server.web.placed import Scope

COLUMNS = {
    "status": Text("状态", "status"),
    "category": Text("类别", "kind of teaching"),
    "mode": Text("形式", "form"),
    "papers": Text("证照", "papers"),
}
ANY = Text("不限", "any")


@dataclass(frozen=True)
class Condition:
    """Values of the ledger's columns that are in; a column that is not named takes any value."""

    held: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, told: Mapping[str, Iterable[str]]) -> Condition:
        """From stored or typed values. BadRequest for a column or a value that the ledger does not have."""
        held = {}
        for column, values in told.items():
            kept = tuple(sorted(set(values)))
            if column not in COLUMNS or not set(kept) <= set(book("institutions")[column].choices):
                raise BadRequest("名单条件无法识别。", "The condition of the list cannot be understood.")
            if kept:
                held[column] = kept
        return cls(held)

    def stored(self) -> dict[str, list[str]]:
        return {column: list(values) for column, values in self.held.items()}

    def bodies(self, scope: Scope) -> QuerySet[Institution]:
        """The bodies of a division that meet it, as the registry has them now."""
        return scope.of(Institution.objects.filter(**{f"{c}__in": values for c, values in self.held.items()}))

    def statement(self, scope: Scope, as_of: date, run: str) -> Text:
        """The condition in words, as it is hashed and published."""
        parts = [
            Text("{c}为{v}", "{c} {v}").format(c=title, v=_one_of(column, self.held[column]))
            if column in self.held
            else Text("{c}{v}", "{c} {v}").format(c=title, v=ANY)
            for column, title in COLUMNS.items()
        ]
        return Text(
            "数据日{as_of}(筛查{run})的机构台账中,所在地属{place}({code})、{parts}的全部机构",
            "All institutions of the ledger as of {as_of} (run {run}) in {place} ({code}) with {parts}",
        ).format(
            as_of=as_of.isoformat(), run=run, place=scope.name, code=scope.code,
            parts=Text("、".join(p.zh for p in parts), ", ".join(p.en for p in parts)),
        )  # fmt: skip


def _one_of(column: str, values: tuple[str, ...]) -> Text:
    words = [word(column, value) for value in values]
    return Text("或".join(w.zh for w in words), " or ".join(w.en for w in words))


def choices() -> list[tuple[str, Text, list[tuple[str, Text]]]]:
    """Column, its title and its values in words: what a form offers."""
    return [
        (column, title, [(value, word(column, value)) for value in book("institutions")[column].choices])
        for column, title in COLUMNS.items()
    ]
