"""What people fill in to join, to declare, to object, and about dues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people.forms.acts import DayInput, unit_choices
from folkmoot.apps.people.policy.members import CLASSES

CONDUCT = (
    ("join", _("Member of it")),
    ("candidate", _("Candidate for it")),
    ("office", _("Office in it")),
    ("fund", _("Gave it money")),
    ("endorse", _("Asked others to vote for it")),
    ("speak", _("Spoke for it")),
)
TIES = 3
_HOMES = ("local_party", "branch")


def class_choices() -> list[tuple[str, Any]]:
    """The classes of membership in words."""
    words = {
        "full": _("Full"),
        "supporter": _("Registered supporter"),
        "affiliated": _("Affiliated"),
    }
    return [(key, words[key]) for key in CLASSES]


class TiesForm(forms.Form):
    """Ties to other organisations, three lines of them; empty ones are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, TIES + 1):
            self.fields[f"named_{n}"] = forms.CharField(
                label=_("Other organisation"), max_length=160, required=False
            )
            self.fields[f"act_{n}"] = forms.ChoiceField(
                label=_("What you are or were in it"),
                choices=[("", "–"), *CONDUCT],  # noqa: RUF001
                required=False,
            )
            self.fields[f"until_{n}"] = forms.DateField(
                label=_("Until"),
                widget=DayInput,
                required=False,
                help_text=_("Empty if it goes on."),
            )

    def clean(self) -> dict[str, Any]:
        """Each line has both an organisation and what one is in it, or neither."""
        cleaned: dict[str, Any] = super().clean() or {}
        for n in range(1, TIES + 1):
            if bool(cleaned.get(f"named_{n}")) != bool(cleaned.get(f"act_{n}")):
                self.add_error(f"act_{n}", _("Say which organisation, and what you are in it."))
        return cleaned

    def declared(self) -> list[dict[str, str]]:
        """What was declared, line by line."""
        lines = []
        for n in range(1, TIES + 1):
            named = self.cleaned_data.get(f"named_{n}")
            if named:
                until = self.cleaned_data.get(f"until_{n}")
                lines.append(
                    {
                        "named": named,
                        "act": self.cleaned_data[f"act_{n}"],
                        "until": until.isoformat() if until else "",
                    }
                )
        return lines


class JoinForm(TiesForm):
    """Somebody who joins."""

    given_name = forms.CharField(
        label=_("Given name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send a code there. An address you share with your household is fine."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Postal address"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
        help_text=_("With your postcode: it finds your unit."),
    )
    unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        choices=lambda: [("", _("Found by my postcode")), *unit_choices(kinds=_HOMES)],
    )
    member_class = forms.ChoiceField(label=_("Class of membership"), choices=class_choices)
    accepts = forms.BooleanField(label=_("I have read the rules and join under them"))


class RejoinForm(TiesForm):
    """A former member who joins again."""

    unit = forms.ChoiceField(label=_("Unit"), choices=lambda: unit_choices(kinds=_HOMES))
    member_class = forms.ChoiceField(label=_("Class of membership"), choices=class_choices)


class JoinCodeForm(forms.Form):
    """The code that came by e-mail."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )


class ReasonsForm(forms.Form):
    """Reasons, in the own words."""

    reasons = forms.CharField(
        label=_("Reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class AnswerForm(forms.Form):
    """An answer, in the own words."""

    says = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )


class ClassForm(forms.Form):
    """Another class of membership."""

    member_class = forms.ChoiceField(label=_("Class of membership"), choices=class_choices)


class DuesForm(forms.Form):
    """Up to when dues are paid."""

    paid_through = forms.DateField(label=_("Paid up to"), widget=DayInput)
    refused = forms.BooleanField(
        label=_("The organisation refused the payment"),
        required=False,
        help_text=_("Then no arrears run; the member has done what was owed."),
    )


class DecisionForm(forms.Form):
    """The decision by which something is given back."""

    decided_by = forms.CharField(
        label=_("Decision"),
        max_length=120,
        help_text=_("The appeal or the re-opened case, as “case:…” or “meeting:…”."),
    )
