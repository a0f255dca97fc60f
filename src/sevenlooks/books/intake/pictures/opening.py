"""Opening a picture that a stranger made: only three formats, only so many bytes and pixels, told before unpacking."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sevenlooks.books.intake.headings import shown_name
from sevenlooks.errors import SevenlooksError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "WEBP")
SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp")
MOST_BYTES: Final = 20 << 20
MOST_PIXELS: Final = 30_000_000  # 90 MB unpacked: a screenshot of thirty screens, a photograph of 30 megapixels
BAND: Final = 1_800  # rows; what is longer would be shrunk for the recogniser until its letters are gone

Pixels = NDArray[np.uint8]


class UnreadablePicture(SevenlooksError):
    """A file that is no picture of the three formats, is damaged, or is larger than a picture of an advert can be."""

    http_status = 422

    def __init__(self, path: Path) -> None:
        super().__init__(
            "图片“{file}”读不出。请提供完整的 PNG、JPEG 或 WebP 图片,不超过 {mb} MB、{pixels} 万像素。",
            "The picture “{file}” cannot be read. Give a whole PNG, JPEG or WebP of at most {mb} MB and {megapixels} "
            "megapixels.",
            file=shown_name(path.name),
            mb=MOST_BYTES >> 20,
            pixels=MOST_PIXELS // 10_000,
            megapixels=MOST_PIXELS // 1_000_000,
        )


def opened(path: Path) -> Pixels:
    """The picture upright on white, uint8[rows, columns, 3], red first. UnreadablePicture when it is none."""
    from PIL import Image

    try:
        # A look at the size first: a file of a few kilobytes may unpack to gigabytes.
        if os.stat(path).st_size <= MOST_BYTES:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of odd metadata, and of sizes that are judged below
                with Image.open(path, formats=FORMATS) as picture:
                    if picture.width * picture.height <= MOST_PIXELS:
                        return np.asarray(_upright(picture))
    except Exception as unreadable:
        # Damaged pictures fail in as many ways as there are decoders.
        raise UnreadablePicture(path) from unreadable
    raise UnreadablePicture(path)


def bands(pixels: Pixels) -> Iterator[Pixels]:
    """The picture cut into bands of readable height, each cut through its quietest row, so that no line is halved."""
    rest = pixels
    while len(rest) > BAND:
        quiet = np.ptp(rest[BAND // 2 : BAND, :, 1], axis=1).astype(np.int64)
        # Of equally quiet rows the last, so that bands are few.
        cut = BAND - 1 - int(np.argmin(quiet[::-1]))
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _upright(picture: Image) -> Image:
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(picture)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    sheet = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(sheet, turned.convert("RGBA")).convert("RGB")
