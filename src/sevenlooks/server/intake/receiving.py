"""Receiving: what a form sends is sealed as it comes in, and never spooled in clear as Django would by itself."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sevenlooks.errors import BadRequest
from sevenlooks.server.intake.sealing import BLOCK, Sealer

MOST_BYTES = 256 << 20
"""Of all the files of one form together: what the worker can hold in memory beside the engine."""


class SealedFile(UploadedFile):
    """A file of a form, sealed on the disk. It goes when the form is answered, unless somebody keeps it."""

    def __init__(self, name: str, size: int, path: Path, digest: str) -> None:
        super().__init__(None, name, size=size)
        self.path, self.digest, self.kept = path, digest, False

    def close(self) -> None:
        """There is nothing open."""


class Sealing(FileUploadHandler):
    """Django's upload handler: seals into files/intake/<id>/, in the order of the files, from 0."""

    chunk_size = BLOCK

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.folder = folder_of(secrets.token_hex(16))
        self.files: list[SealedFile] = []
        self.bytes = 0
        self.too_large = False

    def new_file(self, *args: Any, **named: Any) -> None:
        super().new_file(*args, **named)
        self.path = self.folder / f"{len(self.files)}.sealed"
        self.sealer, self.hash = Sealer(self.path), hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.bytes += len(raw_data)
        if self.bytes > MOST_BYTES:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.sealer.add(raw_data)
        self.hash.update(raw_data)

    def file_complete(self, file_size: int) -> SealedFile:
        self.sealer.close()
        self.files.append(SealedFile(self.file_name or "", file_size, self.path, self.hash.hexdigest()))
        return self.files[-1]

    @property
    def kept(self) -> bool:
        return any(file.kept for file in self.files)


def receives_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a declared page: seal the files of its form before the page's own transaction begins.

    A slow line must not hold the database's lock. Whoever may not use the page sends nothing.
    """

    @csrf_exempt  # looked at below, once the files go where they may
    @wraps(view)
    def received(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        person: Any = request.user
        if request.method != "POST" or not (person.is_authenticated and person.may(view.permission)):  # type: ignore[attr-defined]
            return view(request, *args, **named)
        sealing = Sealing(request)
        request.upload_handlers = [sealing]

        @csrf_protect
        def looked_at(request: HttpRequest) -> HttpResponse:
            request.FILES  # noqa: B018 - reads the form
            if sealing.too_large:
                raise too_large()
            return view(request, *args, **named)

        try:
            return looked_at(request)
        except UnreadablePostError:
            raise  # the line broke off
        except OSError:
            raise no_room() from None
        finally:
            if not sealing.kept:
                shutil.rmtree(sealing.folder, ignore_errors=True)

    return received


def too_large() -> BadRequest:
    return BadRequest(
        "文件合计超过 {most} MB,没有收下。请分几次报送,或由管理员在服务器上用 sevenlooks intake 报送。",
        "The files are larger than {most} MB together and were not taken. Send them in several goes, or have them "
        "taken in on the server itself: sevenlooks intake.",
        most=MOST_BYTES >> 20,
    )


def no_room() -> BadRequest:
    return BadRequest(
        "服务器磁盘已满或不可写,文件没有收下,台账未作改动。请与管理员联系,腾出空间后重新报送。",
        "The server's disk is full or cannot be written; the files were not taken in and the books were not touched. "
        "Have room made, then send them again.",
    )


def folder_of(intake_id: str) -> Path:
    return settings.SITE / "files" / "intake" / intake_id
