"""Being counted in the conversation or not; measuring it each night."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from random import SystemRandom

from folkmoot.apps.commons.acts_declared import COUNTED, UNCOUNTED
from folkmoot.apps.commons.days import day_of, midnight_before
from folkmoot.apps.commons.models import Counted, Measured
from folkmoot.apps.commons.policy.talking import may_talk
from folkmoot.apps.commons.queries.health import counted, enough, map_for_talk, talk_upto
from folkmoot.apps.record.acts import official
from folkmoot.core.discourse import echo, echo_written, graph
from folkmoot.core.discourse.echo import LEAST_LINKS
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import acts

SEED, DRAWS = 1, 40
"""Of forty graphs drawn by lot the lowest and the highest bound what chance does."""


def be_counted(*, actor: ActorRef, at: datetime) -> str:
    """Agree that who one answers is counted with one's group on the map, and published so.

    Raises:
        Refused: if the actor is no member, or agreed already.
    """
    with official(COUNTED, actor=actor, at=at) as act:
        act.require(may_talk(actor, on=day_of(at)))
        if counted(actor.key):
            act.require(no(Reason("counted.already", "You are counted already.")))
        Counted.objects.create(person_key=actor.key, since=at)
        act.about(f"person:{actor.key}")
    return act.code


def be_counted_no_more(*, actor: ActorRef, at: datetime) -> str:
    """Take that back. What was published with one in it is taken down at once.

    Raises:
        Refused: if the actor is not counted.
    """
    with official(UNCOUNTED, actor=actor, at=at) as act:
        if not counted(actor.key):
            act.require(no(Reason("counted.not", "You are not counted.")))
        Counted.objects.filter(person_key=actor.key, until=None).update(until=at)
        Measured.objects.all().delete()
        act.about(f"person:{actor.key}")
    return act.code


def measure_talk(*, at: datetime) -> bool:
    """Measure the talk up to last midnight, once; return whether anything was measured now."""
    view = map_for_talk(at)
    upto = midnight_before(at)
    if view is None or Measured.objects.filter(consultation_id=view.id, upto=upto).exists():
        return False
    talk = talk_upto(view, upto, SystemRandom())
    links = sides = result = ""
    if enough(talk, LEAST_LINKS):
        whole = graph(list(talk.links), talk.sides)
        found = echo(whole, seed=SEED, draws=DRAWS)
        result = echo_written(whole, found, seed=SEED, draws=DRAWS)
        links = _csv(("source", "target"), talk.links)
        sides = _csv(("name", "side"), talk.sides.items())
    with acts.one_transaction():
        Measured.objects.all().delete()
        Measured.objects.create(
            consultation_id=view.id, upto=upto, links=links, sides=sides, result=result,
            people=talk.people, replies=talk.replies, at=at,
        )  # fmt: skip
    return True


def _csv(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
