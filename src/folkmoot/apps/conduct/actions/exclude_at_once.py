"""What some rule books call automatic: asked of the law, and of the gate, and refused by both."""

from __future__ import annotations

from datetime import datetime

from django.db import Error, connection, transaction

from folkmoot.apps.conduct.actions.taking import refuse
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.core.procedure.conduct.endings import check_ineligibility
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.acts import Refused


def exclude_at_once(*, at: datetime, person: str) -> str:
    """Try to end a membership "automatically", as an officer would by a stroke of the pen.

    There is no case, so there is no notice, no reply and no certificate; the law refuses with
    each guarantee that would be passed over. It never returns: what it promises to return is what
    a road without guarantees would give.

    Raises:
        Refused: always, for the law knows no exclusion without a case.
    """
    if people.membership(person, rulebook.day(at)) is None:
        raise refuse("nobody", "This person is not a member.")
    raise Refused(why_not(person, at))


def why_not(person: str, at: datetime) -> Verdict:
    """Everything in the way of excluding somebody against whom nothing has been opened."""
    rules = rulebook.rule_set(rulebook.day(at))
    bare = Case(ActorRef("person", person), kind="ineligibility")
    verdict = check_ineligibility(None, replied=False, rules=rules, at=at)
    return verdict & certify(bare, code="", rules=rules, at=at, name=str, lapses_at=at).verdict


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
