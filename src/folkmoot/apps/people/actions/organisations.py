"""The register of organisations: entering one, and writing down what was decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.text import slugify

from folkmoot.apps.people.acts_declared import ORGANISATION_ENTERED, STANDING_DECIDED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Organisation, OrganisationStanding
from folkmoot.apps.people.policy import organisations as policy
from folkmoot.apps.people.queries.organisations import (
    OrganisationView,
    organisation,
    organisation_named,
)
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.membership import Standing, StandingFacts, check_standing
from folkmoot.core.terms import ActorRef, Reason, no, yes
from folkmoot.platform.acts import Refused


def enter_organisation(
    *, actor: ActorRef, at: datetime, name: str, also: Sequence[str] = (), slug: str = ""
) -> tuple[OrganisationView, str]:
    """Enter an organisation in the register. That it stands there says nothing of it.

    Raises:
        Refused: if the actor may not, or it is there already.
    """
    slug = slug or slugify(name)[:50]
    with official(ORGANISATION_ENTERED, actor=actor, at=at) as act:
        taken = no(
            Reason("organisation.taken", "“{name}” is in the register already.", {"name": name})
        )
        there = Organisation.objects.filter(slug=slug).exists() or organisation_named(name)
        act.require(
            policy.may_keep_the_register(actor, on=day_of(at))
            & (yes() if slug and not there else taken)
        )
        Organisation.objects.create(
            slug=slug,
            name=name.strip(),
            also="\n".join(line.strip() for line in also if line.strip()),
            recorded_at=at,
        )
        act.shows(organisation=slug, name=name.strip())
        act.about(f"organisation:{slug}")
    return _view(slug), act.code


def decide_standing(
    *,
    actor: ActorRef,
    at: datetime,
    organisation_slug: str,
    standing: Standing,
    decided_by: str,
    acts: Sequence[str] = (),
    start: date | None = None,
    end: date | None = None,
    document: str = "",
    provision: str = "",
    definition: str = "",
    reasons: str = "",
) -> tuple[OrganisationView, str]:
    """Write down what a meeting found about an organisation. It ends what was found before.

    Raises:
        Refused: if the finding lacks its decision, provision, definition, conduct or end.
    """
    today = day_of(at)
    facts = StandingFacts(
        standing=standing,
        acts=tuple(acts),
        decided_by=decided_by,
        provision=provision,
        definition=definition,
        start=start or today,
        end=end,
        recorded_on=today,
    )
    with official(STANDING_DECIDED, actor=actor, at=at) as act:
        if not Organisation.objects.filter(slug=organisation_slug).exists():
            raise Refused(no(Reason("organisation.unknown", "It is not in the register.")))
        row = act.lock(Organisation, slug=organisation_slug)
        act.require(
            policy.may_keep_the_register(actor, on=today) & check_standing(facts, rules_on(today))
        )
        running = OrganisationStanding.objects.filter(organisation=row).exclude(
            end__lte=facts.start
        )
        for earlier in running:
            earlier.end = max(facts.start, earlier.start)
            earlier.save(update_fields=["end"])
        OrganisationStanding.objects.create(
            organisation=row,
            standing=standing,
            acts=list(facts.acts),
            start=facts.start,
            end=end,
            decided_by=decided_by.strip(),
            document=document,
            provision=provision.strip(),
            definition=definition.strip(),
            reasons=reasons.strip(),
            recorded_at=at,
        )
        act.shows(
            organisation=organisation_slug,
            standing=standing,
            acts=list(facts.acts),
            on=facts.start.isoformat(),
            until=end.isoformat() if end else "",
            decided_by=decided_by.strip(),
            document=document,
            provision=provision.strip(),
            definition=definition.strip(),
            reasons=reasons.strip(),
        )
        act.about(f"organisation:{organisation_slug}", decided_by.strip())
    return _view(organisation_slug), act.code


def _view(slug: str) -> OrganisationView:
    found = organisation(slug)
    assert found is not None  # noqa: S101  (it was written a moment ago)
    return found
