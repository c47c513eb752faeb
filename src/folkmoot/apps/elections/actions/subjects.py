"""Finding what an act is about, its row locked, or refusing plainly."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.models import Election
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.queries import PersonView
from folkmoot.apps.record.acts import Act
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused


@dataclass(frozen=True, slots=True)
class Subject:
    """An election under an act: its row, what is known of it, and the rules it is held under."""

    row: Election
    view: ElectionView
    rules: RuleSet


def locked(act: Act, key: str) -> Subject:
    """An election, its row locked.

    Raises:
        Refused: if there is none of that key.
    """
    view = queries.election(key)
    if view is None:
        raise Refused(no(Reason("election.unknown", "There is no such election.")))
    row = act.lock(Election, key=key)
    act.about(f"election:{key}")
    return Subject(row, view, queries.rules_of(view))


def the_person(number: str) -> PersonView:
    """A person by membership number.

    Raises:
        Refused: if nobody has it.
    """
    found = people.person_by_number(number.strip().upper())
    if found is None:
        says = "Nobody has the membership number “{number}”."
        raise Refused(no(Reason("person.no_number", says, {"number": number}, None, "Check it.")))
    return found


def still_before_poll(view: ElectionView) -> Verdict:
    """Whether notice of poll has not been given yet."""
    if not view.noticed:
        return yes()
    says = "The ballot paper of {title} is drawn; who stands no longer changes."
    remedy = "After the poll a result can be challenged."
    return no(Reason("election.paper_drawn", says, {"title": view.title}, None, remedy))
