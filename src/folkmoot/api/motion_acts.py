"""Acts on motions for whoever is signed in. Each gives a receipt, or says which rule is in the way.

The routes only name things and pass them on: who may do what, and when, is for the law to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Status

from folkmoot.api.access import Key, acting
from folkmoot.api.doors import door
from folkmoot.api.motion_words import (
    AtMeeting,
    Challenge,
    ChallengeDecision,
    Consent,
    DoneOut,
    Draft,
    Reply,
    Ruling,
    Withdrawal,
    Words,
)
from folkmoot.api.motions import router, seen
from folkmoot.api.problems import refuse
from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import (
    MalformedOperation,
    Operation,
    PreconditionFailed,
    apply,
    operation_from_data,
)
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

TAGS = ["Acts on motions"]

PROPOSING_KINDS = ("branch", "local_party", "affiliate")
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)

MotionKey = Annotated[Key, Path(description="Its number, as in 2026-17.")]


def done(key: str, result: object = None) -> DoneOut:
    """Where the motion stands after an act, and the receipt that the act gave."""
    view = queries.motion(key, at=now())
    taken = getattr(result, "taken", None)
    code = getattr(result, "receipt", "") or getattr(taken, "receipt", "") or None
    return DoneOut(
        motion=key,
        state=view.state if view else "",
        state_title=view.state_title if view else "",
        receipt=code,
        receipt_url=f"/record/receipts/{code}" if code else None,
    )


@door(router, "motions", DoneOut, status=201, tags=TAGS)
def draft(request: HttpRequest, words: Draft) -> Status[DoneOut]:
    """Begin a draft; it is seen by its mover and companions only until it is proposed."""
    at = now()
    unit = people.unit(words.unit)
    if unit is None or unit.kind not in PROPOSING_KINDS:
        raise refuse("draft.no_unit", "Nothing can be proposed at “{unit}”.", unit=words.unit)
    if assembly.conference(words.conference) is None:
        raise refuse("draft.no_conference", "There is no conference {key}.", key=words.conference)
    if words.event_at is not None and not EARLIEST <= words.event_at <= LATEST:
        raise refuse("draft.event_date", "The date of the event is out of reach.")
    if (words.kind == "rule_change") != bool(words.document):
        raise refuse("draft.document", "A rule change names its document; no other motion does.")
    if words.model_of:
        seen(request, words.model_of, at=at)
    motion = actions.draft_motion(
        actor=acting(request),
        at=at,
        kind=words.kind,
        unit=words.unit,
        conference=words.conference,
        title=words.title,
        body=words.body,
        statement=words.statement,
        document=words.document,
        operations=_operations(words.operations, words.document),
        model_of=words.model_of,
        topic=words.topic,
        event=words.event,
        event_at=words.event_at,
        begins=words.begins,
        proviso=words.proviso,
        ends=words.ends,
    )
    return Status(201, done(motion.key, queries.history(motion.key)[-1]))


@door(router, "motions/{key}/versions", DoneOut, tags=TAGS)
def revise(request: HttpRequest, key: MotionKey, words: Words) -> DoneOut:
    """Write the next version of a draft, on the newest edition."""
    at = now()
    motion = seen(request, key, at=at)
    edition = rulebook.last_edition(motion.document) if motion.document else None
    actions.revise_motion(
        actor=acting(request),
        at=at,
        motion=key,
        title=words.title,
        body=words.body,
        statement=words.statement,
        operations=_operations(words.operations, motion.document),
        base_edition=edition.sequence if edition else None,
        begins=words.begins,
        proviso=words.proviso,
        ends=words.ends,
    )
    return done(key)


@door(router, "motions/{key}/proposal", DoneOut, tags=TAGS)
def propose(request: HttpRequest, key: MotionKey, where: AtMeeting) -> DoneOut:
    """Take it to a meeting of its unit."""
    at = now()
    seen(request, key, at=at)
    return done(
        key,
        actions.propose_motion(actor=acting(request), at=at, motion=key, meeting=where.meeting),
    )


@door(router, "motions/{key}/decisions", DoneOut, tags=TAGS)
def note_decisions(request: HttpRequest, key: MotionKey) -> DoneOut:
    """Note what its unit's meeting decided; the decision is read from the meeting."""
    at = now()
    seen(request, key, at=at)
    return done(key, actions.note_decisions(actor=acting(request), at=at, motion=key)[-1])


@door(router, "motions/{key}/submission", DoneOut, tags=TAGS)
def submit(request: HttpRequest, key: MotionKey) -> DoneOut:
    """Send it to head office, as an officer of the unit that adopted it."""
    at = now()
    seen(request, key, at=at)
    return done(key, actions.submit_motion(actor=acting(request), at=at, motion=key))


@door(router, "motions/{key}/lodging", DoneOut, tags=TAGS)
def lodge(request: HttpRequest, key: MotionKey) -> DoneOut:
    """Send it to head office as its mover, because the officer has had it long enough."""
    at = now()
    seen(request, key, at=at)
    return done(key, actions.lodge_motion(actor=acting(request), at=at, motion=key))


@door(router, "motions/{key}/withdrawal", DoneOut, tags=TAGS)
def withdraw(request: HttpRequest, key: MotionKey, why: Withdrawal) -> DoneOut:
    """Withdraw it."""
    at = now()
    seen(request, key, at=at)
    result = actions.withdraw_motion(
        actor=acting(request), at=at, motion=key, reason=why.reason, leave_given=why.leave_given
    )
    return done(key, result)


@door(router, "motions/{key}/ruling", DoneOut, tags=TAGS)
def rule(request: HttpRequest, key: MotionKey, ruling: Ruling) -> DoneOut:
    """Rule it in order or out of order, as the arrangements committee."""
    at = now()
    seen(request, key, at=at)
    result = actions.rule_motion(
        actor=acting(request),
        at=at,
        motion=key,
        outcome=ruling.outcome,
        rule=_citation(ruling.rule),
        reasons=ruling.reasons,
        one_subject=ruling.one_subject,
    )
    return done(key, result)


@door(router, "motions/{key}/challenge", DoneOut, tags=TAGS)
def challenge(request: HttpRequest, key: MotionKey, why: Challenge) -> DoneOut:
    """Challenge the ruling on it."""
    at = now()
    seen(request, key, at=at)
    result = actions.challenge_ruling(
        actor=acting(request), at=at, motion=key, grounds=why.grounds, form=why.form
    )
    return done(key, result)


@door(router, "motions/{key}/challenge/reply", DoneOut, tags=TAGS)
def reply(request: HttpRequest, key: MotionKey, said: Reply) -> DoneOut:
    """Reply to the challenge, as the committee; without a reply it is not decided."""
    at = now()
    seen(request, key, at=at)
    result = actions.reply_to_challenge(actor=acting(request), at=at, motion=key, reply=said.reply)
    return done(key, result)


@door(router, "motions/{key}/challenge/decision", DoneOut, tags=TAGS)
def decide_challenge(request: HttpRequest, key: MotionKey, found: ChallengeDecision) -> DoneOut:
    """Record what became of the challenge; a conference has voted on it before."""
    at = now()
    seen(request, key, at=at)
    result = actions.decide_challenge(
        actor=acting(request),
        at=at,
        motion=key,
        upheld=found.upheld,
        reasons=found.reasons,
        decided_by=found.decided_by,
    )
    return done(key, result)


@door(router, "motions/{key}/consent", DoneOut, tags=TAGS)
def consent(request: HttpRequest, key: MotionKey, answer: Consent) -> DoneOut:
    """Go into a composite, or stay out of it."""
    at = now()
    seen(request, key, at=at)
    if answer.composite not in queries.composites_with(key):
        raise refuse(
            "consent.no_composite",
            "No composite {composite} was drawn up with motion {motion}.",
            composite=answer.composite,
            motion=key,
        )
    actions.answer_composite(
        actor=acting(request),
        at=at,
        motion=key,
        composite=answer.composite,
        joins=answer.joins,
    )
    return done(key)


def _operations(data: Sequence[dict[str, Any]], document: str) -> tuple[Operation, ...]:
    """The operations, if they are of the schema and fit the newest edition exactly."""
    edition = rulebook.last_edition(document) if document else None
    if document and edition is None:
        raise refuse("draft.no_document", "There is no rule document {slug}.", slug=document)
    try:
        operations = tuple(
            operation_from_data(each, place=f"operation {number}")
            for number, each in enumerate(data, start=1)
        )
    except MalformedOperation as malformed:
        raise refuse("operations.malformed", "{what}", what=str(malformed)) from None
    if operations and edition is None:
        raise refuse("operations.no_document", "Only a rule change has operations.")
    if edition is not None:
        made = apply(edition.tree, operations)
        if isinstance(made, PreconditionFailed):
            raise Refused(made.verdict)
    return operations


def _citation(text: str) -> ProvisionRef | None:
    if not text.strip():
        return None
    try:
        return ProvisionRef.parse(text)
    except ValueError:
        raise refuse("ruling.citation", "“{text}” cites no provision.", text=text) from None
