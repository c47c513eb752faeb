"""What goes out with the record: every certificate of process, and the draw it rests on.

Neither names anybody: people are salted digests, texts are only said to be there. The one-file
verifier computes both again, and misses a certificate that the record speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from folkmoot.apps.conduct.models import Certificate
from folkmoot.core.canon import canonical_json


def documents() -> Iterator[bytes]:
    """The canonical bytes of each certificate and of its draw, oldest first."""
    for value, draw in Certificate.objects.order_by("pk").values_list("value", "draw"):
        yield canonical_json(value)
        if draw:
            yield canonical_json(draw)
