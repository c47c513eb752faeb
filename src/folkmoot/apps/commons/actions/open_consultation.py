"""Opening a consultation: by office, about something or about a page of any room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.subjects import free_key
from folkmoot.apps.commons.acts_declared import OPENED
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Consultation, Statement
from folkmoot.apps.commons.policy.offices import CONVENE, may_convene, office_in
from folkmoot.apps.commons.queries.shapes import ConsultationView
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.consulting import (
    STATEMENT_CHARACTERS,
    check_moments,
    check_room,
)
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, no, yes
from folkmoot.platform import search


def open_consultation(
    *,
    actor: ActorRef,
    at: datetime,
    title: str,
    unit: str,
    proposition: str,
    closes_at: datetime,
    says: str = "",
    others: Sequence[str] = (),
    opens_at: datetime | None = None,
    address: str = "",
    outside: bool = False,
    checked_first: bool = False,
    key: str = "",
) -> tuple[ConsultationView, str]:
    """Open a consultation of a unit's members; the roll of those who take part is frozen with it.

    Args:
        proposition: statement 1, what it is about, as somebody can agree or disagree with it.
        others: statements it begins with; participants put in more.
        address: the page it is about ("/motions/2026-17"), which must be one that can be found.
        outside: whether the public is heard as well, shown apart and never counted with members.
        checked_first: whether a statement is shown only once a moderator has let it through.

    Raises:
        Refused: with everything that stands in the way.
    """
    opens = opens_at or at
    on = day_of(at)
    with official(OPENED, actor=actor, at=at) as act:
        rules = people.rules_on(on)
        begun = [proposition, *others]
        about = search.at_address(address) if address else None
        act.require(
            may_convene(actor, unit=unit, on=on)
            & check_moments(opens, closes_at, rules)
            & all_of(check_room(text, STATEMENT_CHARACTERS, rules) for text in begun)
            & _is_there(address, about is not None)
            & _has_title(title)
        )
        taken = set(Consultation.objects.values_list("key", flat=True))
        name = key or free_key(title, day_of(opens).year, taken)
        frozen, _ = people_acts.freeze_roll(
            actor=actor,
            at=at,
            key=f"consultation-{name}"[:60],
            title=title,
            unit=unit,
            on=on,
            rules=RollRules(),
        )
        row = Consultation.objects.create(
            key=name,
            title=title.strip(),
            says=says.strip(),
            unit=unit,
            address=address,
            address_title=about.title if about else "",
            roll=frozen.key,
            outside=outside,
            checked_first=checked_first,
            opens_at=opens,
            closes_at=closes_at,
            opened_by=str(actor),
            opened_as=office_in(actor.key, CONVENE, unit, on),
            at=at,
        )
        Statement.objects.bulk_create(
            Statement(consultation=row, number=number, text=text.strip(), kind="asked",
                      by=str(actor), at=at)
            for number, text in enumerate(begun, 1)
        )  # fmt: skip
        search.index(
            kind="consultation",
            key=name,
            url=f"/consultations/{name}",
            title=row.title,
            body=" ".join([row.says, *begun]),
        )
        act.shows(
            consultation=name,
            unit=unit,
            title=row.title,
            about=address,
            roll=frozen.key,
            closes_at=closes_at.isoformat(),
        )
        act.about(f"consultation:{name}", f"unit:{unit}")
    Consultation.objects.filter(pk=row.pk).update(seq=act.seq)
    made = queries.consultation(name)
    assert made is not None  # noqa: S101  (it was written a moment ago)
    return made, act.code


def _is_there(address: str, found: bool) -> Verdict:
    if not address or found:
        return yes()
    says = "There is no page {address} that everybody can find."
    remedy = "Take the address of a motion as it stands at the top of your browser, from the /."
    return no(Reason("consultation.no_page", says, {"address": address}, None, remedy))


def _has_title(title: str) -> Verdict:
    if title.strip():
        return yes()
    return no(Reason("consultation.no_title", "It has no title.", {}, None, "Give it one."))
