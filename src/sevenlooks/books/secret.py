"""The site's own secret, under which persons become keys. It lives outside the books; they carry its fingerprint."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sevenlooks.errors import BooksUnusable

FILE = "person_keys"
_BLOCK = 64  # SHA-256's block, RFC 2104


@dataclass(frozen=True)
class Secret:
    """Thirty-two random bytes. They are shown nowhere: not in a log, an error or a representation."""

    value: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that tell one secret from another and say nothing else about it."""
        return hashlib.sha256(b"sevenlooks fingerprint\0" + self.value).hexdigest()[:16]

    def key_of(self, number: str) -> str:
        """The key that stands in the books for a person's number, already in the form that intake gives it."""
        return "k1_" + hmac.new(self.value, number.encode(), hashlib.sha256).hexdigest()[:32]

    @property
    def pads(self) -> tuple[bytes, bytes]:
        """The inner and outer pad of HMAC-SHA256 (RFC 2104), so that an engine can make keys with SHA-256 alone."""
        padded = self.value.ljust(_BLOCK, b"\0")
        return bytes(b ^ 0x36 for b in padded), bytes(b ^ 0x5C for b in padded)


def secret_for(folder: Path, fingerprint: str | None) -> Secret:
    """The secret kept in `folder`; made on a site's first intake.

    `fingerprint`: the one that the books carry, None while there are no books. BooksUnusable when the folder holds
    another secret, or none although the books were made under one.
    """
    path = folder / FILE
    kept = _read(path)
    if kept is None and fingerprint is None:
        kept = _make(path)
    if kept is None:
        raise BooksUnusable(
            "密钥文件 {path} 不见了:台账中的证件号、电话是用它生成的。请从密钥备份恢复该文件后再报送;台账未作改动。",
            "The secret {path} is lost: the persons' keys in the books were made under it. Restore that file from "
            "its backup, then take in again; the books were not touched.",
            path=path,
        )
    if fingerprint is not None and kept.fingerprint != fingerprint:
        raise BooksUnusable(
            "密钥文件 {path} 不是这套台账所用的密钥(指纹 {own},台账为 {books})。请换回原来的密钥;台账未作改动。",
            "The secret {path} is not the one these books were made under (fingerprint {own}; the books carry "
            "{books}). Put the right secret there; the books were not touched.",
            path=path,
            own=kept.fingerprint,
            books=fingerprint,
        )
    return kept


def kept_secret(folder: Path) -> Secret | None:
    """The secret kept in `folder`; None where no intake has made one."""
    return _read(folder / FILE)


def _read(path: Path) -> Secret | None:
    try:
        value = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        return None
    except ValueError:
        value = b""
    if len(value) < 32:
        raise BooksUnusable(
            "密钥文件 {path} 已损坏。请从密钥备份恢复;台账未作改动。",
            "The secret {path} is damaged. Restore it from its backup; the books were not touched.",
            path=path,
        )
    return Secret(value)


def _make(path: Path) -> Secret | None:
    """Write a new secret whole or not at all; of two first intakes at once, both use the one that was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{FILE}-{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_hex(32) + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)
