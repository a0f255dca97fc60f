"""What a column of a book can hold: its type, unit, privacy and constraints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

Kind = Literal["text", "int", "number", "bool", "date", "datetime", "money", "enum", "key", "texts", "enums"]
Privacy = Literal["public", "internal", "personal"]
"""public: may be published; internal: officers only; personal: about a natural person, masked by default."""

ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "number": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),  # wall clock of Asia/Shanghai, no zone
    "money": pa.decimal128(14, 2),  # yuan, exact to the fen
    "enum": pa.string(),
    "key": pa.string(),  # k1_ and 32 hex digits: a person's pseudonym
    "texts": pa.list_(pa.string()),
    "enums": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Column:
    """One column, declared once: everything else about it is derived from here.

    `masked`: a key column keeps the masked number beside it as `<name>_masked`; a text column is stored masked
    ("person": only where the text names a person, not a body).
    `picture`: the path of a picture beside the table; what is read in it stands beside as `<name>_text`, numbers of
    persons as in any free text, and what read it as `<name>_read_by`; both empty when it was not read.
    `refers`: "table.column" whose rows it points to. `check`: "uscc" or "division". `after`: the column of the same
    row that this date may not precede. `minimum`: the least allowed value. `choices`: code → Chinese word.
    """

    name: str
    kind: Kind
    zh: str
    about: str = ""
    unit: str = ""
    privacy: Privacy = "internal"
    required: bool = False
    masked: bool | Literal["person"] = False
    picture: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    refers: str | None = None
    check: str | None = None
    after: str | None = None
    minimum: float | None = None

    @property
    def arrow(self) -> pa.DataType:
        return ARROW[self.kind]

    @property
    def beside(self) -> tuple[str, ...]:
        """What intake keeps beside the column, each a text: `<name>_masked` of a number, `<name>_text` of a picture."""
        if self.picture:
            return ("text", "read_by")
        return ("masked",) if self.kind == "key" and self.masked else ()

    @property
    def stored(self) -> list[pa.Field]:
        """The fields that this column becomes in the store: itself, and what is kept beside it."""
        beside = [pa.field(f"{self.name}_{what}", pa.string()) for what in self.beside]
        return [pa.field(self.name, self.arrow), *beside]
