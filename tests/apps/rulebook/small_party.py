"""A small rule book of our own, and how a test speaks of its provisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from folkmoot.apps.rulebook.queries import edition, last_edition
from folkmoot.core.lawtext import Operation, Provision, edit_in_place
from folkmoot.core.terms import ActorRef

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLERK = ActorRef("office", "general-secretary")
SOURCE = """# Rules of the Commonweal Party

[Chapter 1: Name and objects]

  [Clause I: Name] The name is the Commonweal Party.

[Chapter 2: Membership]

  [Clause I: Conditions of membership]
    A person may join who is at least fourteen years old.
    [A] A member pays a subscription.
    [B] A member who supports another organisation is automatically excluded.
    [C] A member may resign in writing.

[Chapter 3: Meetings]

  [Clause I: Notice]
    A branch meeting is called with seven clear days of notice.
    = meeting.ordinary.notice: 7 clear days

  [Clause II: Motions]
    A motion has at most two hundred and fifty words.
    = motion.ordinary.body_words: 250 words
"""


def pid_of(label: str, sequence: int | None = None) -> str:
    """The permanent identifier behind a label of the party's rules."""
    view = edition("party", sequence) if sequence else last_edition("party")
    assert view
    found = view.tree.find(label)
    assert found, label
    return found.pid


def reworded(label: str, old: str, new: str) -> Sequence[Operation]:
    """The operations that put some words of a provision in the place of others."""
    view = last_edition("party")
    assert view
    own: Provision = view.tree.provision(pid_of(label))
    assert old in own.text
    return edit_in_place(view.tree, own.pid, own.text.replace(old, new))
