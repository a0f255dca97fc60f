"""Drawn pictures for tests: rooms, pages of text, and the same ones made smaller, lighter or darker."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter


def room(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Walls, a floor and some things in it."""
    draw = random.Random(seed)
    colour = lambda least, most: tuple(draw.randrange(least, most) for _ in range(3))  # noqa: E731
    width, height = size
    made = Image.new("RGB", size, colour(90, 220))
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, draw.randrange(height // 2, height), width, height), fill=colour(40, 180))
    for _ in range(draw.randrange(6, 25)):
        x, y = draw.randrange(width), draw.randrange(height)
        box = (x, y, x + draw.randrange(20, 250), y + draw.randrange(20, 200))
        (pen.rectangle if draw.random() < 0.7 else pen.ellipse)(box, fill=colour(0, 256))
    return made.filter(ImageFilter.GaussianBlur(1))


def page(seed: int, size: tuple[int, int] = (620, 877)) -> Image.Image:
    """A page of text: black lines of several lengths on white."""
    draw = random.Random(seed)
    made = Image.new("RGB", size, "white")
    pen, y = ImageDraw.Draw(made), 60
    while y < size[1] - 75:
        pen.rectangle((60, y, 60 + draw.randrange(100, size[0] - 120), y + 9), fill="black")
        y += draw.choice((18, 18, 18, 30))
    return made


def as_jpeg(picture: Image.Image, quality: int = 85, **notes: Any) -> bytes:
    """`notes`: `taken` ("2024:03:02 10:20:00"), `zone` ("+08:00"), `gps` (True): as a camera writes them (EXIF)."""
    exif = Image.Exif()
    if notes.get("taken"):
        exif.get_ifd(0x8769)[36867] = notes["taken"]
        if notes.get("zone"):
            exif.get_ifd(0x8769)[36881] = notes["zone"]
    if notes.get("gps"):
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (30.0, 15.0, 0.0)
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=quality, exif=exif)
    return made.getvalue()


def once_more(picture: Image.Image, scale: float, quality: int, light: float = 1.0) -> bytes:
    """The same picture, made smaller, lighter or darker, and compressed."""
    smaller = picture.resize((round(picture.width * scale), round(picture.height * scale)))
    return as_jpeg(ImageEnhance.Brightness(smaller).enhance(light), quality)
