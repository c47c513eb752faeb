"""Putting a text of promises beside the claims log."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify

from folkmoot.apps.campaigns.acts_declared import PROMISED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Manifesto
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, check_words


def publish_manifesto(*, actor: ActorRef, at: datetime, title: str, text: str) -> tuple[str, str]:
    """Keep a manifesto, passage by passage: its paragraphs. A newer text of a title replaces it.

    Returns:
        its key and the receipt.

    Raises:
        Refused: if the actor may not, or nothing is said.
    """
    key = slugify(title)[:60] or "manifesto"
    with official(PROMISED, actor=actor, at=at) as act:
        act.require(
            may_keep(actor, on=day_of(at))
            & check_words(title, "The title", most=160, needed=True)
            & check_words(text, "The text", most=400_000, needed=True)
        )
        row = Manifesto.objects.create(
            key=key, title=title.strip(), text=text.strip(), at=at, by=str(actor)
        )
        act.about(f"manifesto:{key}")
        act.shows(manifesto=key, title=title.strip(), digest=digest(text.strip()))
    Manifesto.objects.filter(pk=row.pk).update(seq=act.seq)
    return key, act.code
