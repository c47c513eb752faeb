"""What some rule books call automatic: asked of the law, and of the gate, and refused by both."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import Error, connection, transaction

from folkmoot.apps.conduct.actions.taking import refuse
from folkmoot.apps.conduct.queries import meter as meters
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.core.procedure.conduct.endings import check_ineligibility
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.terms import ActorRef, ProvisionRef, Reason, Verdict
from folkmoot.platform.acts import Refused


def exclude_at_once(*, at: datetime, person: str, clause: ProvisionRef | None = None) -> str:
    """Try to end a membership "automatically", as an officer would by a stroke of the pen.

    There is no case, so there is no notice, no reply and no certificate; the law refuses with
    each guarantee that would be passed over. It never returns: what it promises to return is what
    a road without guarantees would give.

    Args:
        clause: the clause that the officer relies on; looked for in the rules if not said.

    Raises:
        Refused: always, for the law knows no exclusion without a case.
    """
    if people.membership(person, rulebook.day(at)) is None:
        raise refuse("nobody", "This person is not a member.")
    raise Refused(why_not(person, at, clause or clause_relied_on(at)))


def why_not(person: str, at: datetime, clause: ProvisionRef | None) -> Verdict:
    """Everything in the way of excluding somebody against whom nothing has been opened.

    Each reason cites the provision in force: the one that grants the guarantee or, where the rule
    book grants none and the house's own floor holds, the clause that is relied on.
    """
    rules = rulebook.rule_set(rulebook.day(at))
    bare = Case(ActorRef("person", person), kind="ineligibility")
    verdict = check_ineligibility(None, replied=False, rules=rules, at=at)
    verdict &= certify(bare, code="", rules=rules, at=at, name=str, lapses_at=at).verdict
    return Verdict(False, tuple(_cited(reason, clause) for reason in verdict.reasons))


def clause_relied_on(at: datetime) -> ProvisionRef | None:
    """The clause in force that speaks of an automatic end, by which officers act; None if none."""
    measured = meters.today(rulebook.day(at))
    if measured is None:
        return None
    said = {
        measured.edition.tree.label(each.pid)
        for each in measured.edition.tree.walk()
        if "automatic" in each.text.casefold()
    }
    vague = [each.provision for each in measured.meter.vague if each.provision is not None]
    by_name = [each for each in vague if each.label in said]
    return next(iter(by_name or vague), None)


def _cited(reason: Reason, clause: ProvisionRef | None) -> Reason:
    remedy = reason.remedy or _INSTEAD
    return replace(reason, provision=reason.provision or clause, remedy=remedy)


_INSTEAD = "Make a complaint; an adjudicator drawn by lot reads it, and the membership goes on."


def try_the_gate(person: str, at: datetime) -> str:
    """Go behind the law's back, straight to the table, and say what the database answers.

    Whatever the answer, nothing is kept: the attempt is rolled back.

    Raises:
        AssertionError: if the database let it through.
    """
    statement = (
        'UPDATE people_membership SET "end" = %s WHERE "end" IS NULL AND person_id = '
        "(SELECT id FROM people_person WHERE key = %s)"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [rulebook.day(at), person])
            changed = cursor.rowcount
            transaction.set_rollback(True)
    except Error as error:
        return str(error).partition("\n")[0]
    if changed:
        raise AssertionError("the gate let an exclusion without evidence through")
    return ""
