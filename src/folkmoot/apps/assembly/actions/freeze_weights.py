"""Weighing the cards of a conference as of the freeze date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import WEIGHTS_FROZEN
from folkmoot.apps.assembly.models import Delegation, Meeting, WeightFreeze
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.cards import Weight, may_freeze
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.delegations import DelegationView, delegations
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules import card_vote as rule
from folkmoot.core.terms import ActorRef

COLLEGES = {"affiliate": "affiliates"}
"""Kinds of unit with a college of their own; all others vote among the units."""

DEFAULT_KINDS = ("local_party", "affiliate")


def freeze_weights(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    frozen_on: date | None = None,
    kinds: Iterable[str] = DEFAULT_KINDS,
    declared: Mapping[str, int] | None = None,
) -> tuple[tuple[DelegationView, ...], str]:
    """Give every unit of the kinds that send delegations a card weighing its members on a day.

    Some of its arguments:
        frozen_on: the day; by default the one the rules name, else the day of the act.
        declared: figures of units whose members are not on the roll here, by unit (affiliates
            that declare how many they affiliate).

    Raises:
        Refused: if it was done already, or the cards are not as the rules have them.
    """
    with official(WEIGHTS_FROZEN, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(may_run(actor, seat_of(row, at=at)))
        rules = rules_on(day_of(row.starts_at, row.zone))
        day = frozen_on or rules.day(rule.FREEZE_DATE) or day_of(at, row.zone)
        weights = _weights(row, day, kinds=tuple(kinds), declared=dict(declared or {}))
        act.require(may_freeze(row=row, weights=weights, frozen_on=day, at=at))
        WeightFreeze.objects.create(meeting=row, frozen_on=day, by=str(actor), at=at)
        Delegation.objects.bulk_create(
            Delegation(
                meeting=row,
                unit_slug=w.unit_slug,
                unit_name=w.unit_name,
                college=w.college,
                weight=w.weight,
                frozen_on=day,
            )
            for w in weights
        )
        colleges = sorted({w.college for w in weights})
        act.shows(
            meeting=row.key,
            frozen_on=day.isoformat(),
            delegations=len(weights),
            weights_digest=digest([[w.unit_slug, w.college, w.weight] for w in weights]),
            colleges={c: sum(w.weight for w in weights if w.college == c) for c in colleges},
        )
        act.about(f"meeting:{row.key}")
        views = delegations(row.key)
    return views, act.code


def _weights(
    row: Meeting, day: date, *, kinds: tuple[str, ...], declared: dict[str, int]
) -> tuple[Weight, ...]:
    units = [u for u in people.units_under(row.unit_slug, day) if u.kind in kinds]
    names = [u.name for u in units]
    return tuple(
        Weight(
            unit_slug=u.slug,
            # Two units of one name are told apart on their cards.
            unit_name=u.name if names.count(u.name) == 1 else f"{u.name} ({u.slug})",
            college=COLLEGES.get(u.kind, "units"),
            weight=declared[u.slug] if u.slug in declared else people.members_of(u.slug, day).count,
        )
        for u in sorted(units, key=lambda unit: (unit.name, unit.slug))
    )
