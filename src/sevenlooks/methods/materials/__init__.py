"""Reading training materials (培训材料) against the negative list. Entrance: `read_materials`."""

from __future__ import annotations

from sevenlooks.methods.materials.items import ABOVE_GRADE, ADVERTISING, ITEMS, Item
from sevenlooks.methods.materials.reading import Materials, Read, Touch, read_materials

__all__ = ["ABOVE_GRADE", "ADVERTISING", "ITEMS", "Item", "Materials", "Read", "Touch", "read_materials"]
