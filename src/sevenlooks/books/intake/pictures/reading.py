"""Reading one picture: its lines of text, and what its QR codes hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sevenlooks.books.intake.pictures.opening import Pixels, UnreadablePicture, bands, opened
from sevenlooks.errors import NotAvailable

if TYPE_CHECKING:
    from rapidocr import RapidOCR

NEEDED: Final = ("rapidocr", "onnxruntime", "zxingcpp", "PIL")
# A mobile or an identity number with gaps where the recogniser saw some: kept whole, so that intake knows it as one.
_NUMBER: Final = re.compile(r"(?<![0-9])(?:1[3-9](?:[ .·-]?[0-9]){9}|[1-9](?:[ .·-]?[0-9]){16}[ .·-]?[0-9Xx])(?![0-9])")
MOST_CHARACTERS: Final = 20_000  # of one picture: more is noise, or a book


@dataclass(frozen=True)
class PictureText:
    """text: the lines as read, from top to bottom; codes: what each QR code holds; read_by: software and model."""

    text: str
    codes: tuple[str, ...]
    read_by: str

    @property
    def whole(self) -> str:
        """Lines and codes together, one a line."""
        return "\n".join(part for part in (self.text, *self.codes) if part)[:MOST_CHARACTERS]


def installed() -> bool:
    """Whether the extra `sevenlooks[pictures]` is there."""
    return all(find_spec(package) for package in NEEDED)


def read_picture(path: Path | str) -> PictureText:
    """Read a PNG, JPEG or WebP file; the result holds numbers as they stand there. UnreadablePicture, NotAvailable."""
    if not installed():
        raise NotAvailable(
            "读图片需要另装:pip install 'sevenlooks[pictures]'。",
            "Reading pictures needs an extra: pip install 'sevenlooks[pictures]'.",
        )
    pixels = opened(Path(path))
    try:
        lines = [line for band in bands(pixels) for line in _lines(band)]
        return PictureText("\n".join(lines), _codes(pixels), _read_by())
    except Exception as unreadable:
        # The recogniser is other people's code over a stranger's picture: whatever it fails with, the picture is it.
        raise UnreadablePicture(Path(path)) from unreadable


def _lines(pixels: Pixels) -> tuple[str, ...]:
    # It takes arrays as OpenCV does, blue first; a picture without a letter gives no texts.
    texts = getattr(_recogniser()(pixels[:, :, ::-1]), "txts", None) or ()
    return tuple(_NUMBER.sub(lambda found: re.sub("[ .·-]", "", found[0]), text) for text in texts)


def _codes(pixels: Pixels) -> tuple[str, ...]:
    import zxingcpp

    kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode])
    return tuple(dict.fromkeys(code.text for code in zxingcpp.read_barcodes(pixels, formats=kinds) if code.text))


@cache
def _recogniser() -> RapidOCR:
    """The recogniser with its models, loaded once."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


@cache
def _read_by() -> str:
    model = _recogniser().cfg.Rec
    ocr = f"rapidocr {version('rapidocr')} ({model.ocr_version.value} {model.model_type.value})"
    return f"{ocr}, zxing-cpp {version('zxing-cpp')}"
