"""What a site's folder tells the settings: its key and its database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from sevenlooks.errors import BadRequest

_SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"


def site_key(site: Path) -> str:
    """The key that signs the site's cookies, made once and kept beside the books' secret."""
    place = site / "secret" / "site.key"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f".site.key.{os.getpid()}")
        fresh.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        fresh.chmod(0o600)
        try:
            os.link(fresh, place)  # of two processes that start at once, the first one's key stays
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return place.read_text(encoding="utf-8")


def database(site: Path, address: str | None) -> dict[str, Any]:
    """Django's description of the database: the one at a postgresql:// address, or SQLite in the site's folder."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": site / "site.sqlite3",
            # A write takes its lock when it begins, so that two at once wait instead of failing half-way.
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE},
        }
    told = _told(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.pop("dbname"),
        **{name.upper(): told.pop(name, "") for name in ("user", "password", "host", "port")},
        # Without a pool each thread keeps a connection and PostgreSQL runs out of them.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **told},
        "CONN_MAX_AGE": 0,
    }


def _told(address: str) -> dict[str, str]:
    """What a postgresql:// address tells, read as PostgreSQL's own programs do: ?host= may name a socket's folder.

    BadRequest for any other address, and for one that names no database.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    if not address.startswith(("postgresql://", "postgres://")):
        raise BadRequest("数据库地址应以 postgresql:// 开头。", "The database's address must begin with postgresql://.")
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except ProgrammingError:  # its text may hold the password
        told = {}
    if not told.get("dbname"):
        raise BadRequest(
            "数据库地址无法识别,应形如 postgresql://用户@主机:端口/库名。",
            "The database's address cannot be read; write it like postgresql://user@host:port/database.",
        )
    return told
