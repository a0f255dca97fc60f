"""Rows that belong to a division, and who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from sevenlooks.books.divisions import full_name, has_counties, has_office, known
from sevenlooks.language import Text
from sevenlooks.server.web.mistakes import Missing

NATION = "000000"
LEVELS = {
    "county": Text("县", "county"),
    "city": Text("市", "city"),
    "province": Text("省", "province"),
    "nation": Text("全国", "nation"),
}
Rows = TypeVar("Rows", bound=models.Model)


class Placed(models.Model):
    """A row of a division. City and province stand beside the county, so that each level finds its own by an index."""

    division_code = models.CharField(max_length=6)
    city_code = models.CharField(max_length=6, editable=False)
    province_code = models.CharField(max_length=6, editable=False)

    class Meta:
        abstract = True

    def place_in(self, code: str) -> None:
        self.division_code, self.city_code, self.province_code = lineage(code)

    def save(self, *args: object, **named: object) -> None:
        self.place_in(self.division_code)
        super().save(*args, **named)


@cache
def lineage(code: str) -> tuple[str, str, str]:
    """The division and the city and province it lies in; itself where it stands higher.

    A county that no city is above (直辖) stands where a city would: it hangs from its province.
    """
    city = f"{code[:4]}00"
    return code, city if has_office(city) else code, f"{code[:2]}0000"


@dataclass(frozen=True)
class Scope:
    """A division and everything below it: what a person may see."""

    code: str

    @cached_property
    def level(self) -> str:
        if self.code == NATION:
            return "nation"
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") and has_counties(self.code) else "county"

    @property
    def prefix(self) -> str:
        """The digits with which every code within begins."""
        if self.code == NATION:
            return ""
        return self.code[:2] if self.code.endswith("0000") else self.code[:4] if self.code.endswith("00") else self.code

    @cached_property
    def name(self) -> Text:
        if self.code == NATION:
            return Text("全国", "the nation")
        return full_name(self.code)

    def q(self, prefix: str = "") -> Q:
        """The condition that a placed row lies within."""
        column = {0: None, 2: "province_code", 4: "city_code"}.get(len(self.prefix), "division_code")
        return Q(**{f"{prefix}{column}": self.code}) if column else Q()

    def of(self, rows: QuerySet[Rows]) -> QuerySet[Rows]:
        return rows.filter(self.q())

    def holds(self, code: str) -> bool:
        return self.code == NATION or self.code in lineage(code)

    def narrowed(self, code: str | None) -> Scope:
        """The scope of a division within this one; Missing when it lies outside."""
        if not code or code == self.code:
            return self
        if code != NATION and not known(code):
            raise Missing(
                Text("没有这个行政区划代码,请核对。", "There is no division with this code; look at it again.")
            )
        if not self.holds(code):
            raise Missing()
        return Scope(code)

    @property
    def below(self) -> str | None:
        """The column that tells this scope's rows apart by the next level down."""
        return {"nation": "province_code", "province": "city_code", "city": "division_code"}.get(self.level)
