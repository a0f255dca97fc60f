"""What a picture tells: when it was taken, and what it shows, so that the same photograph is known again.

The hash is the difference hash (dHash; N. Krawetz, "Kind of Like That", The Hacker Factor Blog, 2013): the picture in
greys, shrunk; a bit says whether a point is clearly brighter than the one to its left. Where it lies, by whom it was
taken and with what (GPS, camera) is not read: it is nobody's business here.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils import timezone
from PIL import Image, ImageFilter, ImageOps

from sevenlooks.errors import BadRequest

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_POINTS = 100_000_000
SMALL = (320, 240)

FINE, COARSE = 16, 8
CLEARLY = 6
"""Of 256 greys, by which a point must be brighter: even walls and white paper then give no bits by chance."""
BOUND = 15
"""Bits of 256 in which two pictures may differ and count as the same photograph.

Measured on 160 drawn rooms and pages of text: at most 12 after being made smaller, lighter, darker and compressed; at
least 25 between different rooms and 58 between different pages (tests/server/cases/test_pictures.py measures some).
"""
PLAIN = 2 * BOUND
"""A picture with no more bits than this is too plain to be told from another plain one."""
COARSE_BOUND = 7
"""Bits of 64, by the same measure at most 5. Within 7, one of four quarters differs in one bit at most (pigeonhole)."""

_TAKEN, _OFFSET, _EXIF = 36867, 36881, 0x8769


@dataclass(frozen=True)
class Shown:
    """`fine`: 64 hex digits; `quarters`: four numbers of 16 bits; neither when it is too plain."""

    taken_at: datetime | None = None
    fine: str = ""
    quarters: tuple[int | None, ...] = (None,) * 4


def look_at(data: bytes) -> Shown:
    """Read a picture. BadRequest when it cannot be read."""
    picture = _opened(data)
    taken_at = _taken(picture)
    with picture:
        grey = _grey(ImageOps.exif_transpose(_drafted(picture, (512, 512))))
    fine = _bits(grey, FINE)
    if fine.bit_count() <= PLAIN:
        return Shown(taken_at)
    coarse = _bits(grey, COARSE)
    quarters = tuple(coarse >> shift & 0xFFFF for shift in (48, 32, 16, 0))
    return Shown(taken_at, f"{fine:064x}", quarters)


def same(one: str, other: str) -> bool:
    """Whether two fine hashes are of the same photograph."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= BOUND


def near(quarter: int) -> list[int]:
    """A quarter of a coarse hash, and all those that differ from it in one bit."""
    return [quarter, *(quarter ^ 1 << bit for bit in range(16))]


def small(data: bytes) -> bytes:
    """A small JPEG of a picture, upright, and with nothing beside what it shows."""
    picture = _opened(data)
    with picture:
        shown = ImageOps.exif_transpose(_drafted(picture, SMALL))
    shown.thumbnail(SMALL)
    made = io.BytesIO()
    shown.convert("RGB").save(made, "JPEG", quality=80)
    return made.getvalue()


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise unreadable() from None
    if picture.width * picture.height > MOST_POINTS:
        raise BadRequest(
            "图片太大(超过 {most} 万像素),没有收下。请缩小后再传。",
            "The picture is too large (more than {most}0 000 points) and was not taken. Make it smaller, then send it.",
            most=MOST_POINTS // 10_000,
        )
    return picture


def _drafted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture read, a JPEG no larger than is needed."""
    try:
        picture.draft(None, size)
        picture.load()
    except (OSError, ValueError, SyntaxError, EOFError):
        raise unreadable() from None
    return picture


def unreadable() -> BadRequest:
    return BadRequest(
        "图片已损坏,打不开,没有收下。请重新拍照或导出后再传。",
        "The picture is broken and cannot be opened; it was not taken. Take or export it anew, then send it.",
    )


def _grey(picture: Image.Image) -> Image.Image:
    """The picture in greys from black to white, small and soft, so that fine print leaves no chance pattern."""
    soft = picture.convert("L").resize((64, 64), Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(1.5))
    return ImageOps.autocontrast(soft, cutoff=2)


def _bits(grey: Image.Image, side: int) -> int:
    points = list(grey.resize((side + 1, side), Image.Resampling.LANCZOS).tobytes())
    bits = 0
    for row in range(side):
        line = points[row * (side + 1) : (row + 1) * (side + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (right > left + CLEARLY)
    return bits


def _taken(picture: Image.Image) -> datetime | None:
    """The camera's own note; None where there is none, or where it lies in the future. Without a zone, here."""
    try:
        notes = picture.getexif().get_ifd(_EXIF)
        moment = datetime.strptime(str(notes.get(_TAKEN, ""))[:19], "%Y:%m:%d %H:%M:%S")
    except (ValueError, OSError, SyntaxError, TypeError):
        return None
    zone = str(notes.get(_OFFSET, ""))
    if re.fullmatch(r"[+-]\d\d:\d\d", zone):
        taken = datetime.fromisoformat(f"{moment.isoformat()}{zone}")
    else:
        taken = timezone.make_aware(moment)
    return taken if taken <= timezone.now() else None
