"""Like motions become one, with the consent of each mover."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime

from folkmoot.apps.motions.actions.draft_motion import next_key
from folkmoot.apps.motions.actions.findable import make_findable
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.actions.wording import trace, write_version
from folkmoot.apps.motions.acts_declared import COMPOSITE_DRAWN_UP, COMPOSITE_FORMED, CONSENTED
from folkmoot.apps.motions.models import Answer, Motion, Parent
from folkmoot.apps.motions.policy import compositing
from folkmoot.apps.motions.policy.drafts import words_fit
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.lawtext import Operation
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def draw_up_composite(
    *,
    actor: ActorRef,
    at: datetime,
    parents: Sequence[str],
    title: str,
    body: str = "",
    statement: str = "",
    operations: Sequence[Operation] = (),
    topic: str = "",
    begins: date | None = None,
    proviso: str = "",
    ends: date | None = None,
) -> Motion:
    """The committee drafts a composite of motions that are in order, and asks for consent.

    Raises:
        Refused: if the actor is not on the committee, or a parent is not in order.
    """
    with official(COMPOSITE_DRAWN_UP, actor=actor, at=at) as act:
        act.require(words_fit(title, body + proviso, statement, topic=topic))
        rows = [act.lock(Motion, key=key) for key in sorted(parents)]
        act.require(compositing.may_draw_up(rows, actor.key, at=at))
        first = rows[0]
        composite = Motion.objects.create(
            key=next_key(at),
            kind=first.kind,
            unit=first.unit,
            mover=first.mover,
            conference=first.conference,
            document=first.document,
            base_edition=first.base_edition,
            drafted_at=at,
            topic=topic or first.topic,
            event=first.event,
            event_at=first.event_at,
            composite=True,
        )
        Parent.objects.bulk_create(Parent(composite=composite, motion=row) for row in rows)
        version = write_version(
            composite,
            by=actor.key,
            at=at,
            title=title,
            body=body,
            statement=statement,
            operations=operations,
            begins=begins,
            proviso=proviso,
            ends=ends,
        )
        trace(version, {row.key: compositing.text_of(row) for row in rows})
        act.shows(
            motion=composite.key,
            parents=", ".join(row.key for row in rows),
            text=digest([version.title, version.body, version.operations]),
        )
        act.about(f"motion:{composite.key}", *(f"motion:{row.key}" for row in rows))
    return composite


def answer_composite(
    *, actor: ActorRef, at: datetime, motion: str, composite: str, joins: bool
) -> Answer:
    """A parent's unit consents, or stays out; until the composite is formed it may change its mind.

    After it is formed, staying out takes the motion out of it again, until it is on the agenda.

    Raises:
        Refused: if the actor does not speak for the unit, or it is too late.
    """
    with official(CONSENTED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        whole = Motion.objects.get(key=composite)
        parent = Parent.objects.get(composite=whole, motion=row)
        act.require(compositing.may_answer(row, actor.key, at=at))
        state = standing_of(row, at=at).state
        formed = standing_of(whole, at=at)
        answer = Answer.objects.create(parent=parent, joins=joins, by=actor.key, at=at)
        taken = []
        if formed.state != "new" and joins and state == "in_order":
            facts = compositing.joining_facts(parent)
            taken.append(take(act, row, "join_composite", facts=facts, reference=composite))
        elif state == "composited" and not joins:
            facts = compositing.leaving_facts(parent, on_agenda=formed.state != "in_order")
            taken.append(take(act, row, "leave_composite", facts=facts, reference=composite))
        elif not joins:
            taken.append(take(act, row, "stay_out", reference=composite))
        act.shows(
            motion=motion,
            composite=composite,
            unit=places_of(row.unit).adopting.name,
            answer="joins" if joins else "stays out of",
        )
        act.about(f"motion:{motion}", f"motion:{composite}")
    on_record(act, *taken)
    answer.seq = act.seq
    answer.save(update_fields=["seq"])
    return answer


def form_composite(
    *, actor: ActorRef, at: datetime, composite: str, mover: str, seconder: str = ""
) -> Motion:
    """Form the composite: it is in order, and the consenting parents become part of it.

    Args:
        mover: the slug of the unit that moves it.
        seconder: the slug of the unit that seconds it, where the rules want one.

    Raises:
        Refused: if a parent has not answered or stays out, a sentence has no true origin, the
            topics differ, or there is no such unit.
    """
    names = {slug: unit.name for slug, unit in people.units({mover, seconder} - {""}).items()}
    with official(COMPOSITE_FORMED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=composite)
        act.require(_known(names, mover, seconder))
        for parent in compositing.parents_of(row):
            if compositing.last_answer(parent) is False:
                parent.delete()  # it stays out; the answer stands in the record
        parents = compositing.parents_of(row)
        facts = compositing.composite_facts(
            row, mover=names.get(mover, ""), seconder=names.get(seconder, "")
        )
        taken = [
            take(act, row, "form_composite", facts=facts, note=_moved_by(names, mover, seconder))
        ]
        for parent in parents:
            joined = act.lock(Motion, pk=parent.motion.pk)
            powers = powers_of(joined, parent.answers.order_by("-pk")[0].by, at=at)
            taken.append(
                take(
                    act,
                    joined,
                    "join_composite",
                    facts=compositing.joining_facts(parent),
                    powers=powers,
                    reference=composite,
                )
            )
        make_findable(row, current(row))
        act.shows(motion=composite, parents=", ".join(each.motion.key for each in parents))
        act.about(f"motion:{composite}", *(f"motion:{each.motion.key}" for each in parents))
    on_record(act, *taken)
    return row


def _moved_by(names: Mapping[str, str], mover: str, seconder: str) -> str:
    said = f"moved by {names[mover]}" if mover else ""
    return f"{said}, seconded by {names[seconder]}" if seconder else said


def _known(names: Container[str], *slugs: str) -> Verdict:
    verdict = yes()
    for slug in filter(None, slugs):
        if slug not in names:
            verdict &= no(
                Reason(
                    "compositing.unknown_unit",
                    "There is no unit “{unit}”.",
                    {"unit": slug},
                    remedy="Choose one of the units whose motions go into the composite.",
                )
            )
    return verdict
