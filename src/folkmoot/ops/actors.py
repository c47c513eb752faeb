"""Who acts when something is done from the command line."""

from __future__ import annotations

from folkmoot.core.terms import ActorRef
from folkmoot.ops.failure import CommandFailed


def actor_for(number: str) -> ActorRef:
    """The member with a membership number, or the software itself when none is given.

    Raises:
        CommandFailed: if nobody has that number.
    """
    if not number:
        return ActorRef("system", "command line")
    from folkmoot.apps.people.queries import person_by_number

    person = person_by_number(number)
    if person is None:
        raise CommandFailed(f"nobody has the membership number {number}")
    return ActorRef("person", person.key)
