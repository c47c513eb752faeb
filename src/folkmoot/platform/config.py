"""What the surroundings say: the folder of this installation, its secrets, its database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


def var_folder() -> Path:
    """The folder of this installation: ``FOLKMOOT_VAR``, by default ``var`` where we are."""
    folder = Path(os.environ.get("FOLKMOOT_VAR", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret(name: str) -> str:
    """A secret of this installation, made on first need and readable by its owner only."""
    path = var_folder() / f"{name}.key"
    if not path.exists():
        write_secret(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def write_secret(path: Path, text: str) -> None:
    """Write a file that its owner alone may read; never overwrite one.

    Raises:
        FileExistsError: if there is one already.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")


def database(url: str) -> dict[str, object]:
    """Django's database settings for a ``DATABASE_URL``; the embedded SQLite when it is empty.

    Raises:
        ValueError: for a scheme other than ``postgresql``, ``postgres`` or ``sqlite``.
    """
    if not url:
        return _sqlite(str(var_folder() / "folkmoot.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path))
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(
            f"DATABASE_URL speaks of {parts.scheme!r}; Folkmoot knows postgresql:// and sqlite://"
        )
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Compiling a statement takes longer than any statement here takes to run.
        "OPTIONS": {"options": "-c jit=off"},
    }


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "folkmoot.platform.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
