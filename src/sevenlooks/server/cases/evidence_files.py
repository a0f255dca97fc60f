"""Files of evidence: each lies once, sealed, under its digest in the site's folder, and is looked at when it is opened.

What a file is, its content says, never its name.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import shutil
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from pyarrow import ArrowException

from sevenlooks.errors import BadRequest, SevenlooksError
from sevenlooks.server.cases import pictures
from sevenlooks.server.cases.models import Evidence
from sevenlooks.server.intake.sealing import Sealer, unsealed
from sevenlooks.server.web.spoken import without_numbers

MOST_BYTES = 50 << 20
_OFFICE = "application/vnd.openxmlformats-officedocument."
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf", "video/mp4": ".mp4",
    "video/quicktime": ".mov", "audio/mp4": ".m4a", "audio/mpeg": ".mp3", "audio/wav": ".wav",
    f"{_OFFICE}wordprocessingml.document": ".docx", f"{_OFFICE}spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
"""Kind of file (media type) → its ending. Nothing that a browser would run is among them."""
_MP4 = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV")


class Altered(SevenlooksError):
    """The file that lies there is not the one that was sent."""

    http_status = 409

    def __init__(self, digest: str) -> None:
        super().__init__(
            "这份证据的文件已被改动或丢失,与上传时的摘要不符,不能打开。已记入留痕,请与管理员联系,从备份恢复。",
            "This evidence's file was altered or is gone: it does not match the digest taken when it was sent, and "
            "cannot be opened. It stands in the events; have the administrator restore it from a backup.",
        )
        self.digest = digest


@dataclass(frozen=True)
class File:
    """A file that was looked at and is kept. `shown`: what it shows, of a picture."""

    name: str
    media_type: str
    size: int
    digest: str
    shown: pictures.Shown


def received(name: str, data: bytes) -> File:
    """Look at a file that was sent, and keep it. BadRequest when it is not taken."""
    kind = kind_of(data)
    shown = pictures.look_at(data) if kind.startswith("image/") else pictures.Shown()
    plain = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable())
    stem = without_numbers(Path(plain).stem)[:80] or "file"
    return File(f"{stem}{ENDINGS[kind]}", kind, len(data), keep(data), shown)


def kind_of(data: bytes) -> str:
    """The media type of a file, one of ENDINGS. BadRequest for any other, for an empty and for a too large one."""
    if len(data) > MOST_BYTES:
        raise too_large()
    kind = _by_first_bytes(data)
    if kind is None:
        raise BadRequest(
            "不收这种文件。可以传:照片(JPEG、PNG、WebP)、PDF、录像(MP4、MOV)、录音(MP3、M4A、WAV)、Word 和 Excel"
            "(docx、xlsx,不含宏)。苹果手机的 HEIC 照片请先存为 JPEG。",
            "This kind of file is not taken. You can send photographs (JPEG, PNG, WebP), PDF, video (MP4, MOV), sound "
            "(MP3, M4A, WAV), Word and Excel (docx, xlsx, without macros). Save an iPhone's HEIC photograph as JPEG "
            "first.",
        )
    return kind


def too_large() -> BadRequest:
    return BadRequest(
        "文件超过 {most} MB,没有收下。请压缩或剪短后再传。",
        "The file is larger than {most} MB and was not taken. Make it smaller or shorter, then send it.",
        most=MOST_BYTES >> 20,
    )


def _by_first_bytes(data: bytes) -> str | None:
    head = data[:16]
    for magic, kind in ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"),
                        (b"%PDF-", "application/pdf"), (b"ID3", "audio/mpeg")):  # fmt: skip
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        known = {b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", **dict.fromkeys(_MP4, "video/mp4")}
        return known.get(head[8:12])
    if head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"):
        return "audio/mpeg"
    return _office(data) if head.startswith(b"PK\x03\x04") else None


def _office(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, ValueError):
        return None
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return f"{_OFFICE}wordprocessingml.document"
    return f"{_OFFICE}spreadsheetml.sheet" if "xl/workbook.xml" in names else None


def keep(data: bytes) -> str:
    """Keep a file, once however often it is sent; its digest (SHA-256). Whole or not at all."""
    digest = hashlib.sha256(data).hexdigest()
    place = _place(digest)
    if place.exists():
        os.utime(place)  # it is new again for `tidy`
        return digest
    coming = _folder() / "coming" / secrets.token_hex(8)
    sealed = coming / place.parent.name / place.name  # the key is made from these two names
    try:
        sealer = Sealer(sealed)
        sealer.add(data)
        sealer.close()
        with sealed.open("rb") as written:
            os.fsync(written.fileno())
        place.parent.mkdir(parents=True, exist_ok=True)
        sealed.replace(place)
    except OSError:
        raise BadRequest(
            "服务器磁盘已满或不可写,文件没有收下。请与管理员联系,腾出空间后重传。",
            "The server's disk is full or cannot be written; the file was not taken. Have room made, then send it "
            "again.",
        ) from None
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    return digest


def open_file(digest: str) -> bytes:
    """A file's content. Altered when it is not, to the bit, what was sent."""
    try:
        data = unsealed(_place(digest))
    except (OSError, ArrowException, KeyError):
        raise Altered(digest) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise Altered(digest)
    return data


def tidy(now: datetime) -> None:
    """Once a day take away files that no case holds: what was sent with a form that was then refused."""
    looked, day_ago = _folder() / ".tidied", now - timedelta(days=1)
    if looked.exists() and _written(looked, now) > day_ago:
        return
    _folder().mkdir(parents=True, exist_ok=True)
    looked.touch()
    for place in _folder().glob("??/*.sealed"):
        if _written(place, now) < day_ago and not Evidence.objects.filter(digest=place.stem).exists():
            place.unlink(missing_ok=True)
    for coming in (_folder() / "coming").glob("*"):
        if _written(coming, now) < day_ago:
            shutil.rmtree(coming, ignore_errors=True)


def _written(place: Path, now: datetime) -> datetime:
    return datetime.fromtimestamp(place.stat().st_mtime, now.tzinfo)


def _folder() -> Path:
    return settings.SITE / "files" / "evidence"


def _place(digest: str) -> Path:
    return _folder() / digest[:2] / f"{digest}.sealed"
