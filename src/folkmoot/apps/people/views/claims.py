"""Taking possession of an account by the letter, and saying where letters shall go."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from folkmoot.apps.people import actions
from folkmoot.apps.people.codes import matches, sealed
from folkmoot.apps.people.folding import initials
from folkmoot.apps.people.forms.signing_in import AddressCodeForm, AddressForm, ClaimForm
from folkmoot.apps.people.views.acting import signed_in
from folkmoot.apps.record.acting import UNPROCESSABLE, done
from folkmoot.core.terms import Verdict
from folkmoot.platform import mail
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

_KEY = "address_to_confirm"
_VALID_FOR = timedelta(minutes=15)
_TRIES = 5


@public
@never_cache
@sensitive_post_parameters("code")
def claim(request: HttpRequest) -> HttpResponse:
    """Number and code of the letter: right, and the member is signed in."""
    form = ClaimForm(request.POST or None)
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        number, code = form.cleaned_data["number"], form.cleaned_data["code"]
        if not ratelimit.consume(request, action="claim", key=number.strip().upper()):
            return ratelimit.respond_429(request)
        try:
            account, _code = actions.claim_account(at=now(), number=number, code=code)
        except Refused as no:
            verdict = no.verdict
        else:
            record_authentication(request, account, method="letter")
            return perform_login(request, Login(user=account, redirect_url="/me/welcome"))
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/claim.html", {"form": form, "verdict": verdict}, status=status)


def welcome(request: HttpRequest) -> HttpResponse:
    """After the letter: an address for codes, a passkey for the next time."""
    person, _actor = signed_in(request)
    return render(request, "people/welcome.html", {"person": person})


@never_cache
def address(request: HttpRequest) -> HttpResponse:
    """A new e-mail address; a code goes there first."""
    person, _actor = signed_in(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="claim", key=f"address:{person.key}"):
            return ratelimit.respond_429(request)
        _send_code(request, form.cleaned_data["email"])
        return redirect("people:address_code")
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "people/address.html", {"form": form, "person": person}, status=status)


@never_cache
@sensitive_post_parameters("code")
def address_code(request: HttpRequest) -> HttpResponse:
    """The code that came to the new address: right, and it is in the file."""
    waiting = request.session.get(_KEY)
    if waiting is None or _is_over(waiting):
        request.session.pop(_KEY, None)
        return redirect("people:address")
    person, actor = signed_in(request)
    form = AddressCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"].strip()
        if matches(f"address:{person.key}", typed, waiting["code"]):
            del request.session[_KEY]
            code = actions.change_email(
                actor=actor, at=now(), person=person.key, email=waiting["email"]
            )
            return done(request, _("Codes and letters now go to your new address."), code, "/me")
        request.session[_KEY] = {**waiting, "tries": waiting["tries"] - 1}
        form.add_error("code", _("That is not the code we sent."))
    status = UNPROCESSABLE if form.errors else 200
    context = {"form": form, "email": waiting["email"]}
    return render(request, "people/address_code.html", context, status=status)


def _send_code(request: HttpRequest, email: str) -> None:
    person, _actor = signed_in(request)
    code = f"{secrets.randbelow(1_000_000):06d}"
    request.session[_KEY] = {
        "email": email,
        "code": sealed(f"address:{person.key}", code),
        "until": (now() + _VALID_FOR).isoformat(),
        "tries": _TRIES,
    }
    mail.post(
        to=[email],
        subject=_("Your code: %(code)s") % {"code": code},
        text=_(
            "%(initials)s, you asked for letters to come to this address.\n\n"
            "Your code: %(code)s\n\n"
            "It works for 15 minutes. If you did not ask for it, you need do nothing.\n"
        )
        % {"initials": initials(person.given_name, person.family_name), "code": code},
    )


def _is_over(waiting: dict[str, object]) -> bool:
    return waiting["tries"] == 0 or datetime.fromisoformat(str(waiting["until"])) <= now()
