"""Material on the file of a case, and the schedule of all of it (G5, G6)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max

from folkmoot.apps.conduct import evidence
from folkmoot.apps.conduct.actions.send_document import send
from folkmoot.apps.conduct.actions.taking import acting, refuse, stepping
from folkmoot.apps.conduct.acts_declared import DISCLOSED, ERASED, FILED, SCHEDULED
from folkmoot.apps.conduct.models import Case, Exhibit, Schedule
from folkmoot.apps.conduct.policy.powers import SYSTEM, is_within
from folkmoot.apps.conduct.queries.history import rules_of, standing_of
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.civildate import Unit, deadline_after
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.terms import ActorRef

MOST_BYTES = 10_000_000
_SOONEST = timedelta(days=183)


def file_evidence(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    title: str,
    data: bytes,
    helps: bool = False,
    file_name: str = "",
    kind: str = "text/plain",
) -> tuple[int, str]:
    """Put a piece of material on the file, encrypted; returns its number and the receipt's code.

    Raises:
        Refused: if the actor has no part that files material, or the file is empty or too large.
    """
    parts = ("respondent", "complainant", "companion", "investigator", "clerk")
    with acting(FILED, actor=actor, at=at, case=case, parts=parts) as doing:
        row = doing.row
        if not title.strip() or not data or len(data) > MOST_BYTES:
            raise refuse(
                "no_file",
                "A piece of evidence has a title and between 1 and {most} bytes.",
                most=MOST_BYTES,
            )
        if row.key.wrapped is None:
            raise refuse("key_destroyed", "The evidence of this case has been erased for good.")
        number = row.exhibits.count() + 1
        mark = evidence.mark_of(bytes(row.salt), data)
        Exhibit.objects.create(
            case=row,
            number=number,
            title=title.strip()[:200],
            mark=mark,
            helps=helps,
            by=actor.key,
            at=at,
            file_name=file_name[:120],
            kind=kind[:100],
            size=len(data),
            sealed=evidence.seal(bytes(row.key.wrapped), data),
        )
        doing.act.seals(exhibit=number, mark=mark)
        doing.tell = ("investigator",)
    return number, doing.receipt


def sign_schedule(*, actor: ActorRef, at: datetime, case: str) -> str:
    """Sign that what is on the file is all the material, what helps the member included.

    Raises:
        Refused: if the actor is not the investigator.
    """
    with acting(SCHEDULED, actor=actor, at=at, case=case, parts=("investigator",)) as doing:
        row = doing.row
        marks = list(row.exhibits.order_by("number").values_list("mark", flat=True))
        if not marks:
            raise refuse("nothing_filed", "There is no material on the file.")
        Schedule.objects.create(
            case=row,
            marks=marks,
            digest=digest([row.code, "schedule", marks]),
            signed_by=actor.key,
            signed_at=at,
        )
        doing.tell = ("clerk",)
    return doing.receipt


def disclose(
    *, actor: ActorRef, at: datetime, case: str, method: str = "mail", proof: str = ""
) -> str:
    """Serve the schedule and every piece on it on the member; the time to prepare begins.

    Raises:
        Refused: if the charge was not served, adjustments are open, or no schedule is signed.
    """
    with stepping(DISCLOSED, "disclose", actor=actor, at=at, case=case) as doing:
        schedule = doing.row.schedules.order_by("-pk").first()
        if schedule is None:
            raise refuse(
                "no_schedule",
                "The investigator has not signed the schedule of all material (G6).",
                "Ask the investigator to sign it.",
            )
        send(doing, "schedule", [schedule.digest], method=method, proof=proof)
        send(doing, "exhibit", schedule.marks, method=method, proof=proof)
        doing.tell = ("investigator",)
    return doing.receipt


def disclose_more(
    *, actor: ActorRef, at: datetime, case: str, method: str = "mail", proof: str = ""
) -> str:
    """Serve what came to light after the disclosure; the clocks run from this service on.

    Raises:
        Refused: if nothing new stands on a signed schedule.
    """
    from folkmoot.apps.conduct.acts_declared import SENT

    with acting(SENT, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        row = doing.row
        schedule = row.schedules.order_by("-pk").first()
        sent = set(row.services.filter(what="exhibit").values_list("digest", flat=True))
        more = [mark for mark in schedule.marks if mark not in sent] if schedule else []
        if not more or standing_of(row, at).state != "disclosed":
            raise refuse("nothing_new", "There is nothing new on a signed schedule to disclose.")
        send(doing, "schedule", [schedule.digest], method=method, proof=proof)
        send(doing, "exhibit", more, method=method, proof=proof)
    return doing.receipt


def erase_evidence(*, actor: ActorRef, at: datetime, case: str) -> str:
    """Destroy the key of a case that has ended; its evidence can never be read again.

    The member concerned may ask for it too. What the record holds of the case stays valid.

    Raises:
        Refused: if the case goes on.
    """
    with acting(ERASED, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        if not is_within(doing.row, actor, at) or not standing_of(doing.row, at).ended:
            raise refuse("not_ended", "The case has not ended; its evidence is still needed.")
        _destroy(doing.row, at)
    return doing.receipt


def erase_due_evidence(at: datetime) -> int:
    """Destroy the keys whose time is over, for every case alike; returns how many.

    Called by the clock of the house. A case that was opened again keeps the material of the one
    before it until it has ended as well.
    """
    done = 0
    kept = rulebook.rule_set(rulebook.day(at)).period(rule.KEPT)
    # Looked at are only those in which nothing has happened for so long.
    quiet = timedelta(days=kept.amount) if kept and kept.unit is Unit.DAYS else _SOONEST
    held = Case.objects.filter(key__wrapped__isnull=False).annotate(last=Max("taken__at"))
    for row in held.filter(last__lt=at - quiet).order_by("pk"):
        if _may_still_be_needed(row, at):
            continue
        with official(ERASED, actor=SYSTEM, at=at) as act:
            _destroy(act.lock(Case, pk=row.pk), at)
            act.seals(case=row.code)
            act.about(f"case:{row.code}")
        done += 1
    return done


def _may_still_be_needed(row: Case, at: datetime) -> bool:
    standing, rules = standing_of(row, at), rules_of(row, at)
    kept = rules.period(rule.KEPT)
    if not standing.ended or standing.since is None or kept is None:
        return True
    if any(not standing_of(each.case, at).ended for each in row.reopened_as.all()):
        return True
    return at <= deadline_after(standing.since, kept, rules.calendar).moment


def _destroy(row: Case, at: datetime) -> None:
    row.key.wrapped, row.key.destroyed_at = None, at
    row.key.save(update_fields=["wrapped", "destroyed_at"])
    row.exhibits.update(sealed=None)
