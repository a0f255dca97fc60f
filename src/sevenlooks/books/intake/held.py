"""A file held in memory only, as one that came over the network is: what it says must not reach a disk in clear."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any


@dataclass(frozen=True)
class Held:
    """A file's name and content. It answers as a path does wherever intake asks one."""

    name: str
    content: bytes = field(repr=False)

    @property
    def stem(self) -> str:
        return PurePath(self.name).stem

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix

    @property
    def parent(self) -> Path:
        """Beside it there is nothing."""
        return Path(os.devnull)

    def open(self, mode: str = "r", **how: Any) -> Any:
        data = io.BytesIO(self.content)
        return data if "b" in mode else io.TextIOWrapper(data, **how)


File = Path | Held
"""What a reader opens."""
