"""Joining, and what a member decides about the own membership."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.joining import (
    ClassForm,
    JoinCodeForm,
    JoinForm,
    RejoinForm,
    TiesForm,
)
from folkmoot.apps.people.models import Account
from folkmoot.apps.people.queries.postcodes import postcode_in
from folkmoot.apps.people.views.acting import act_page, signed_in
from folkmoot.apps.record.acting import UNPROCESSABLE
from folkmoot.core.procedure.conduct import rules as conduct
from folkmoot.core.terms import Reason, Verdict, no
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation

_SEE_OTHER = 303


@public
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Join: the form, then a code by e-mail."""
    form = JoinForm(request.POST or None)
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="claim", key=form.cleaned_data["email"].lower()):
            return ratelimit.respond_429(request)
        values = form.cleaned_data
        try:
            key = actions.apply_to_join(
                at=now(),
                who=actions.Personal(
                    values["given_name"],
                    values["family_name"],
                    values["email"],
                    values["phone"],
                    values["address"],
                ),
                unit=values["unit"] or _unit_of(values["address"]),
                member_class=values["member_class"],
                declared=form.declared(),
            )
        except Refused as refusal:
            verdict = refusal.verdict
        else:
            response = redirect("people:join_code", key=key)
            response.status_code = _SEE_OTHER
            return response
    rules = queries.rules_on(day_of(now()))
    context = {
        "form": form,
        "verdict": verdict,
        "title": _("Join %(name)s") % {"name": installation().name},
        "lede": _(
            "You belong from the moment you type the code we send. %(rule)s Nobody can keep you "
            "out in silence: who objects gives reasons, and you answer them."
        )
        % {"rule": rules.explain(conduct.OBJECTION)},
        "button": _("Send me the code"),
    }
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/join.html", context, status=status)


@public
@never_cache
def join_code(request: HttpRequest, key: str) -> HttpResponse:
    """The code comes back: joined, and signed in."""
    form = JoinCodeForm(request.POST or None)
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            joined, _code = actions.confirm_joining(
                at=now(), application=key, code=form.cleaned_data["code"]
            )
        except Refused as refusal:
            verdict = refusal.verdict
        else:
            account = Account.objects.get(person__key=joined.key)
            record_authentication(request, account, method="code")
            return perform_login(request, Login(user=account, redirect_url="/me/admission"))
    context = {
        "form": form,
        "verdict": verdict,
        "title": _("Type the code"),
        "lede": _("It is in the e-mail we just sent. Then you have joined."),
        "button": _("Join"),
        "back": "/join",
    }
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/act.html", context, status=status)


def again(request: HttpRequest) -> HttpResponse:
    """Join again, as somebody who has left."""
    person, actor = signed_in(request)
    form = RejoinForm(request.POST or None)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        until, code = actions.rejoin(
            actor=actor,
            at=now(),
            person=person.key,
            unit=values["unit"],
            member_class=values["member_class"],
            declared=form.declared(),
        )
        says = _("You are a member again; objections can be made until %(day)s.")
        return says % {"day": until.isoformat()}, code, "/me/admission"

    return act_page(
        request,
        form=form,
        do=do,
        title=_("Join again"),
        lede=_("You keep your number. The membership begins today, provisionally."),
        button=_("Join again"),
        back="/me",
    )


def my_class(request: HttpRequest) -> HttpResponse:
    """Change to another class of membership."""
    person, actor = signed_in(request)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _day, code = actions.change_class(
            actor=actor, at=now(), person=person.key, member_class=values["member_class"]
        )
        return _("Your membership goes on in the other class."), code, "/me"

    return act_page(
        request,
        form=ClassForm(request.POST or None),
        do=do,
        title=_("Change class of membership"),
        lede=_(
            "Your membership goes on without a break. Another class may have other rights: look "
            "into the rules before. Nobody but you can do this."
        ),
        button=_("Change"),
        back="/me",
    )


def ties(request: HttpRequest) -> HttpResponse:
    """Declare what I am, or was, in other organisations."""
    person, actor = signed_in(request)
    form = TiesForm(request.POST or None)

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        declared = form.declared()
        if not declared:
            raise Refused(no(Reason("member.nothing_declared", "Nothing was filled in.")))
        code = actions.declare_ties(actor=actor, at=now(), person=person.key, declared=declared)
        return _("It is declared."), code, "/me/admission"

    return act_page(
        request,
        form=form,
        do=do,
        title=_("Declare ties to other organisations"),
        lede=_("What you declare yourself cannot be said to have been hidden."),
        button=_("Declare"),
        back="/me/admission",
    )


def _unit_of(address: str) -> str:
    found = queries.unit_for_postcode(postcode_in(address), day_of(now()))
    if found is None:
        raise Refused(
            no(
                Reason(
                    "join.no_unit",
                    "No unit was found by the postcode in your address.",
                    remedy="Choose your unit from the list.",
                )
            )
        )
    return found.slug
