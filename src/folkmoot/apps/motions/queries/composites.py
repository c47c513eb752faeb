"""Composites: the parents side by side, and where each sentence comes from."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.motions.queries.shapes import CompositeView, ParentView, SentenceView
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.procedure.rules.sentences import folded, split_sentences


def composite_view(key: str, *, at: datetime) -> CompositeView | None:
    """A composite, or None if the motion is none."""
    row = Motion.objects.filter(key=key, composite=True).first()
    if row is None:
        return None
    parents = sorted(row.parents.select_related("motion"), key=lambda parent: parent.motion.key)
    texts = {parent.motion.key: current(parent.motion).body for parent in parents}
    views = []
    for parent in parents:
        answer = parent.answers.order_by("-pk").first()
        words = current(parent.motion)
        views.append(
            ParentView(
                motion=parent.motion.key,
                title=words.title,
                body=words.body,
                unit_name=places_of(parent.motion.unit).adopting.name,
                joins=answer.joins if answer else None,
                answered_at=answer.at if answer else None,
                common=_common(parent.motion.key, texts),
            )
        )
    sentences = tuple(
        SentenceView(origin.sentence, tuple(origin.parents))
        for origin in current(row).origins.all()
    )
    formed = standing_of(row, at=at).state != "new"
    return CompositeView(key, formed, tuple(views), sentences)


def composites_with(key: str) -> list[str]:
    """The numbers of the composites that were drawn up with a motion."""
    rows = Motion.objects.filter(composite=True, parents__motion__key=key)
    return list(rows.order_by("pk").values_list("key", flat=True))


def _common(key: str, texts: dict[str, str]) -> tuple[str, ...]:
    others = [folded(text) for other, text in texts.items() if other != key]
    return tuple(
        sentence
        for sentence in split_sentences(texts[key])
        if any(folded(sentence) in other for other in others)
    )
