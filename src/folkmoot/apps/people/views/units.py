"""The units of the organisation, for everybody; their offices, for those who may fill them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.acts import (
    AppointmentForm,
    FoundingForm,
    OtherUnitForm,
    TermForm,
)
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.views.acting import act_page, is_member_now, signed_in
from folkmoot.apps.people.vocabulary import word
from folkmoot.core.terms import Reason, no
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


@dataclass(slots=True)
class Branch:
    """A unit and what stands below it, for drawing the tree."""

    name: str
    url: str
    kind: str
    below: list[Branch] = field(default_factory=list)


@public
def tree(request: HttpRequest) -> HttpResponse:
    """The whole tree, down to the units that have branches."""
    try:
        whole = queries.national()
    except LookupError:
        return render(request, "people/units.html", {"whole": None})
    found = queries.units_under(whole.slug)
    shown = [unit for unit in found if unit.kind != "branch"]
    context = {
        "whole": whole,
        "tree": _drawn(shown),
        "units": len(found),
        "branches": len(found) - len(shown),
    }
    return render(request, "people/units.html", context)


@public
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: where it stands, how many belong to it, who speaks for it."""
    found = _found(slug)
    today = day_of(now())
    named = is_member_now(request)
    actor = getattr(request, "actor", None)
    return render(
        request,
        "people/unit.html",
        {
            "unit": found,
            "kind": word(found.kind),
            "above": [
                {"label": above.name, "url": above.url}
                for above in reversed(queries.ancestors(slug))
            ],
            "members": queries.members_of(slug, today).count,
            "below": [(child, word(child.kind)) for child in queries.unit_children(slug, today)],
            "offices": _offices(slug, named=named),
            "named": named,
            "may_record": actor is not None
            and bool(authority.may_record_offices(actor, unit=slug, on=today)),
            "may_shape": actor is not None
            and bool(authority.may_shape_the_tree(actor, unit=slug, on=today)),
            "areas": queries.areas_of(slug, today),
            "meetings_url": f"/meetings/?unit={slug}",
        },
    )


def founding(request: HttpRequest, slug: str) -> HttpResponse:
    """Found a unit below this one."""
    parent = _found(slug)
    _person, actor = signed_in(request)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.found_unit(actor=actor, at=now(), parent=slug, **values)
        return _("%(unit)s is founded.") % {"unit": made.name}, code, made.url

    form = FoundingForm(request.POST or None, below=parent.kind, initial={"on": day_of(now())})
    return act_page(
        request,
        form=form,
        do=do,
        title=_("Found a unit below %(unit)s") % {"unit": parent.name},
        button=_("Found it"),
        back=parent.url,
    )


def placement(request: HttpRequest, slug: str) -> HttpResponse:
    """Move a unit to another place in the tree."""
    found = _found(slug)
    _person, actor = signed_in(request)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _place, code = actions.place_unit(
            actor=actor, at=now(), unit=slug, parent=values["unit"], on=values["on"]
        )
        return _("%(unit)s has a new place.") % {"unit": found.name}, code, found.url

    return act_page(
        request,
        form=OtherUnitForm(
            request.POST or None, to=slug, label=_("It stands below"), initial={"on": day_of(now())}
        ),
        do=do,
        title=_("Move %(unit)s") % {"unit": found.name},
        lede=_("It moves with all that stands below it. The past stays as it was."),
        button=_("Move it"),
        back=found.url,
    )


def dissolution(request: HttpRequest, slug: str) -> HttpResponse:
    """Dissolve a unit into another."""
    found = _found(slug)
    _person, actor = signed_in(request)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _unit, code = actions.dissolve_unit(
            actor=actor, at=now(), unit=slug, into=values["unit"], on=values["on"]
        )
        heir = _found(values["unit"])
        says = _("%(unit)s is dissolved; %(heir)s takes over its members and what stands below it.")
        return says % {"unit": found.name, "heir": heir.name}, code, heir.url

    return act_page(
        request,
        form=OtherUnitForm(
            request.POST or None,
            to=slug,
            label=_("Unit that takes over"),
            initial={"on": day_of(now())},
        ),
        do=do,
        title=_("Dissolve %(unit)s") % {"unit": found.name},
        lede=_("The unit you choose takes over its members and the units below it."),
        button=_("Dissolve it"),
        back=found.url,
    )


def appointment(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down who was elected or appointed."""
    found = _found(slug)
    _person, actor = signed_in(request)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        person = queries.person_by_number(values.pop("number"))
        if person is None:
            raise Refused(no(Reason("person.unknown_number", "Nobody has this membership number.")))
        office, code = actions.appoint(
            actor=actor, at=now(), person=person.key, unit=slug, **values
        )
        return _("The office of %(role)s is filled.") % {"role": word(office.role)}, code, found.url

    return act_page(
        request,
        form=AppointmentForm(request.POST or None, initial={"start": day_of(now())}),
        do=do,
        title=_("Fill an office of %(unit)s") % {"unit": found.name},
        button=_("Record it"),
        back=found.url,
    )


def term_end(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A term ends by the decision that elects a successor."""
    found = _found(slug)
    _person, actor = signed_in(request)
    office = queries.office(key)
    if office is None or office.unit_slug != slug:
        raise Http404

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _office, code = actions.end_office(
            actor=actor, at=now(), office=key, ground="term_ended", **values
        )
        return _("The term has ended."), code, found.url

    return act_page(
        request,
        form=TermForm(request.POST or None, initial={"on": day_of(now())}),
        do=do,
        title=_("The term of the %(role)s of %(unit)s")
        % {"role": word(office.role), "unit": found.name},
        lede=_("Nobody is removed here. A removal needs a case and a certificate of process."),
        button=_("Record the end of the term"),
        back=found.url,
    )


def _found(slug: str) -> queries.UnitView:
    found = queries.unit(slug)
    if found is None:
        raise Http404
    return found


def _offices(slug: str, *, named: bool) -> list[dict[str, object]]:
    offices = queries.officers_of(slug, day_of(now()))
    keys = [office.person_key for office in offices if office.person_key]
    names = queries.names_of(keys) if named else {}
    return [
        {
            "key": office.key,
            "role": word(office.role).capitalize(),
            "name": names.get(office.person_key, ""),
            "vacant": office.vacant,
            "acting": office.authority == "acting",
            "start": office.start,
            "end": office.end,
        }
        for office in offices
    ]


def _drawn(units: Sequence[queries.UnitView]) -> list[Branch]:
    made: dict[str, Branch] = {}
    tops: list[Branch] = []
    for view in units:
        made[view.slug] = Branch(view.name, view.url, word(view.kind))
        above = made.get(view.parent_slug)
        (above.below if above else tops).append(made[view.slug])
    return tops
