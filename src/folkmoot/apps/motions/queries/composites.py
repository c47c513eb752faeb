"""Composites: the parents side by side, and where each sentence comes from."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Answer, Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.known import Known, known
from folkmoot.apps.motions.queries.places import places_of_all
from folkmoot.apps.motions.queries.shapes import CompositeView, ParentView, SentenceView
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.procedure.rules.sentences import folded, split_sentences


def composite_view(motion: str | Known, *, at: datetime) -> CompositeView | None:
    """A composite, or None if the motion is none."""
    found = known(motion) if isinstance(motion, str) else motion
    if found is None or not found.row.composite:
        return None
    row = found.row
    rows = row.parents.select_related("motion__submission").prefetch_related(
        "answers", "motion__versions"
    )
    parents = sorted(rows, key=lambda parent: parent.motion.key)
    places = places_of_all(parent.motion.unit for parent in parents)
    texts = {parent.motion.key: current(parent.motion).body for parent in parents}
    views = []
    for parent in parents:
        answer = max(parent.answers.all(), key=lambda answer: answer.pk, default=None)
        words = current(parent.motion)
        views.append(
            ParentView(
                motion=parent.motion.key,
                title=words.title,
                body=words.body,
                unit_slug=places[parent.motion.unit].adopting.slug,
                unit_name=places[parent.motion.unit].adopting.name,
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
    return CompositeView(row.key, formed, tuple(views), sentences)


def answered(composite: Known) -> bool:
    """Whether a unit has answered a composite, so that its words stand."""
    return Answer.objects.filter(parent__composite=composite.row).exists()


def still_to_answer(composite: Known) -> int:
    """How many units have not said yet whether their motion goes into a composite."""
    return composite.row.parents.filter(answers__isnull=True).count()


def composites_with(motion: str | Known) -> list[str]:
    """The numbers of the composites that were drawn up with a motion."""
    if isinstance(motion, str):
        rows = Motion.objects.filter(composite=True, parents__motion__key=motion)
        return list(rows.order_by("pk").values_list("key", flat=True))
    drawn_up = sorted(motion.row.composites.all(), key=lambda part: part.composite.pk)
    return [part.composite.key for part in drawn_up]


def unanswered_composite(motion: Known) -> str:
    """The composite that waits for a motion's answer; empty if none does."""
    if not motion.row.composites.all():
        return ""
    waiting = motion.row.composites.filter(answers__isnull=True).order_by("pk")
    return next(iter(waiting.values_list("composite__key", flat=True)), "")


def _common(key: str, texts: dict[str, str]) -> tuple[str, ...]:
    others = [folded(text) for other, text in texts.items() if other != key]
    return tuple(
        sentence
        for sentence in split_sentences(texts[key])
        if any(folded(sentence) in other for other in others)
    )
