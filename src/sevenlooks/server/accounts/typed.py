"""What somebody typed into a form when the session had ended: kept through signing in, and sent only by their hand."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from django.http import HttpRequest

_SECRET = re.compile("^(old|new|password|code|csrfmiddlewaretoken)$")  # never shown again nor carried on
_MARK = re.compile(r"[\w.:+-]*", re.ASCII)  # a choice or a mark of the page's own, which nobody typed


@dataclass(frozen=True)
class Typed:
    """A form as it was sent: the address that it was for, and its fields, passwords left out."""

    address: str
    fields: list[tuple[str, str]]

    @classmethod
    def of(cls, request: HttpRequest) -> Typed:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        return cls(request.get_full_path(), [each for each in fields if not _SECRET.match(each[0])])

    @classmethod
    def read(cls, text: str) -> Typed | None:
        """As `kept` wrote it; None for anything else."""
        try:
            address, fields = json.loads(text)
            return cls(str(address), [(str(name), str(value)) for name, value in fields])
        except (ValueError, TypeError):
            return None

    @property
    def kept(self) -> str:
        return json.dumps([self.address, self.fields], ensure_ascii=False)

    @property
    def words(self) -> list[str]:
        """What a person typed, without the marks that the page put there itself."""
        return [value for _, value in self.fields if not _MARK.fullmatch(value)]
