"""One-time codes, kept as keyed digests: whoever reads the database cannot work them out.

The codes are random, so a slow password hash would protect nothing more; the key lies beside the
database, never in it.
"""

from __future__ import annotations

import hashlib
import hmac

from folkmoot.platform.config import secret


def sealed(purpose: str, code: str) -> str:
    """What is kept of a code."""
    key = secret("codes").encode()
    return hmac.new(key, f"{purpose}\x00{code}".encode(), hashlib.sha256).hexdigest()


def matches(purpose: str, code: str, kept: str) -> bool:
    """Whether a typed code is the one that was sealed, in the same time for every answer."""
    return hmac.compare_digest(sealed(purpose, code), kept)
