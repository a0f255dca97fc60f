"""Sealing: a file that waits for the worker lies encrypted on the disk, because it holds persons' numbers in clear.

AES-256-GCM by Arrow's Parquet encryption (Parquet Modular Encryption, section 5.1), a row a block of the file. The key
is made from the site's own key and the sealed file's name, which is random and never used twice; the site's key lies
in the folder of secrets, outside backups of files and database.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils.crypto import salted_hmac
from pyarrow.parquet.encryption import create_decryption_properties, create_encryption_properties

BLOCK = 4 << 20
_SCHEMA = pa.schema([("block", pa.binary())])


class Sealer:
    """Writes one sealed file, bit by bit."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        name = _name(path)
        self._waiting = bytearray()
        self._writer = pq.ParquetWriter(
            path, _SCHEMA, compression="zstd", use_dictionary=False, write_statistics=False,
            encryption_properties=create_encryption_properties(_key(name), aad_prefix=name),
        )  # fmt: skip

    def add(self, data: bytes) -> None:
        self._waiting += data
        if len(self._waiting) >= BLOCK:
            self._write()

    def close(self) -> None:
        if self._waiting:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_table(pa.table({"block": [bytes(self._waiting)]}, schema=_SCHEMA))
        self._waiting.clear()


def unsealed(path: Path) -> bytes:
    """The content of a sealed file, in memory."""
    name = _name(path)
    opened = pq.ParquetFile(path, decryption_properties=create_decryption_properties(_key(name), aad_prefix=name))
    with opened:
        return b"".join(row.as_py() for batch in opened.iter_batches(batch_size=1) for row in batch["block"])


def _name(path: Path) -> bytes:
    return f"{path.parent.name}/{path.name}".encode()


def _key(name: bytes) -> bytes:
    return salted_hmac("sevenlooks.intake.sealing", name, algorithm="sha256").digest()
