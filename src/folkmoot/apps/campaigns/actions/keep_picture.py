"""Keeping a picture or a PDF that is part of a message, or that a member saw."""

from __future__ import annotations

import hashlib
from datetime import datetime

from folkmoot.apps.campaigns.models import Creative
from folkmoot.core.adverts import AdvertsError, kind_of, stripped
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused, one_transaction

MOST_BYTES = 5_000_000


def clean_picture(data: bytes) -> tuple[str, bytes]:
    """The kind of a picture, and the picture without its metadata.

    Raises:
        Refused: if it is no JPEG or PNG, damaged, or too large.
    """
    if len(data) > MOST_BYTES:
        says = "The picture has {size} kB. It may have {most} kB."
        params = {"size": len(data) // 1000, "most": MOST_BYTES // 1000}
        raise Refused(no(Reason("picture.size", says, params, None, "Make it smaller.")))
    try:
        return kind_of(data), stripped(data)
    except AdvertsError as wrong:
        says = "The picture cannot be taken: {why}."
        remedy = "Send a JPEG or a PNG."
        raise Refused(no(Reason("picture.kind", says, {"why": str(wrong)}, None, remedy))) from None


def keep_picture(*, actor: ActorRef, at: datetime, name: str, data: bytes) -> str:
    """Keep the picture of a message by its digest, which the declaration names.

    Raises:
        Refused: if it is no picture.
    """
    del actor, at  # the digest becomes official with the wording that names it
    kind, clean = clean_picture(data)
    mark = hashlib.sha256(clean).hexdigest()
    with one_transaction():
        Creative.objects.get_or_create(
            digest=mark, defaults={"name": name[:120], "kind": kind, "data": clean}
        )
    return mark
