"""What must be known of somebody who is nominated, or accepts."""

from __future__ import annotations

from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.policy.offices import returning_officers
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.queries import PersonView
from folkmoot.core.procedure.rules.nominating import NomineeFacts


def nominee_facts(view: ElectionView, person: PersonView) -> NomineeFacts:
    """Since when a person is a member, and whether she conducts the election herself."""
    day = day_of(view.times.nominations_close)
    held = people.membership(person.key, day)
    return NomineeFacts(
        name=person.name,
        member_since=held.since if held else None,
        on=day,
        returning_officer=person.key in returning_officers(view.post.unit, day_of(view.called_at)),
    )
