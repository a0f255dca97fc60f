"""Pictures (图片): read at intake, their letters by OCR and their QR codes decoded. Entrance: `read_picture`.

It needs the extra `sevenlooks[pictures]`, whose models come in its packages: no network. Without it pictures are kept
by name and noted as not read.
"""

from __future__ import annotations

from sevenlooks.books.intake.pictures.opening import UnreadablePicture
from sevenlooks.books.intake.pictures.reading import PictureText, installed, read_picture

__all__ = ["PictureText", "UnreadablePicture", "installed", "read_picture"]
