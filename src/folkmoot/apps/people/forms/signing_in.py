"""Signing in by number, and claiming an account by letter."""

from __future__ import annotations

from typing import Any

from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people.models import Account

NOWHERE = "nobody@invalid"  # nothing is ever sent there (ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS is off)
_NUMBER = forms.TextInput(
    attrs={"autocomplete": "username", "autocapitalize": "characters", "spellcheck": "false"}
)


class NumberForm(forms.Form):
    """The membership number, for which a code is sent to the address in the file.

    django-allauth's own form asks for an address; two members of a household may share one. The
    form is otherwise what its view expects: ``_user`` and ``cleaned_data["email"]``.
    """

    number = forms.CharField(
        label=_("Membership number"),
        max_length=20,
        widget=_NUMBER,
        help_text=_("It is on your membership card and on every letter."),
    )

    _user: Account | None = None

    def clean(self) -> dict[str, Any]:
        """Find the account, and say nothing of whether there is one."""
        cleaned: dict[str, Any] = super().clean() or {}
        number = "".join(str(cleaned.get("number", "")).split()).upper()
        if not number:
            return cleaned
        if not ratelimit.consume(context.request, action="request_login_code", key=number):
            raise forms.ValidationError(
                _("Too many codes were asked for. Please wait a few minutes.")
            )
        account = Account.objects.select_related("person").filter(username=number).first()
        reachable = account is not None and account.is_active and account.person.email
        self._user = account if reachable else None
        context.request.account_signing_in = self._user
        cleaned["email"] = account.person.email if account and reachable else NOWHERE
        return cleaned


class ClaimForm(forms.Form):
    """Number and code, as in the letter."""

    number = forms.CharField(label=_("Membership number"), max_length=20, widget=_NUMBER)
    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        help_text=_("Twelve letters and digits. Capitals and hyphens do not matter."),
    )


class AddressForm(forms.Form):
    """Where letters shall go from now on."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class AddressCodeForm(forms.Form):
    """The code that came to the new address."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
