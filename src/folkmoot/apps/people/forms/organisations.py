"""What is filled in about other organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people.forms.acts import DayInput

WOULD = (
    ("join", _("Join it")),
    ("candidate", _("Stand as a candidate for it")),
    ("office", _("Hold an office in it")),
    ("fund", _("Give it money")),
    ("endorse", _("Ask others to vote for it")),
    ("speak", _("Speak for it, or at its meetings")),
)
STANDING = (
    ("affiliated", _("Affiliated: part of our organisation")),
    ("compatible", _("Compatible: members may belong to both")),
    ("opposed", _("Opposed: some conduct with it is ruled out")),
)


class QuestionForm(forms.Form):
    """May I?"""

    named = forms.CharField(label=_("Which organisation"), max_length=160)
    conduct = forms.ChoiceField(label=_("What you would do"), choices=WOULD)
    says = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What, when, in which role. The answer covers what you say here."),
    )


class AnswerForm(forms.Form):
    """Yes or no, and why."""

    may = forms.ChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    conditions = forms.CharField(
        label=_("On which conditions"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reasons = forms.CharField(
        label=_("Reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class OrganisationForm(forms.Form):
    """An organisation for the register."""

    name = forms.CharField(label=_("Name"), max_length=160)
    also = forms.CharField(
        label=_("Other names, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StandingForm(forms.Form):
    """What a meeting found about it."""

    standing = forms.ChoiceField(label=_("Found to be"), choices=STANDING)
    decided_by = forms.CharField(
        label=_("Decision"),
        max_length=120,
        help_text=_(
            "The meeting: “meeting:” and the end of its address, as in “meeting:2026-leeds-3-5”."
        ),
    )
    acts = forms.MultipleChoiceField(
        label=_("Which conduct it speaks of"),
        choices=WOULD,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    provision = forms.CharField(
        label=_("Provision"),
        max_length=60,
        required=False,
        help_text=_("The clause of the rule book that allows it, such as 2.I.4.B."),
    )
    definition = forms.CharField(
        label=_("Definition"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What makes an organisation one of this kind."),
    )
    reasons = forms.CharField(
        label=_("Why it falls under the definition"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    start = forms.DateField(label=_("From"), widget=DayInput)
    end = forms.DateField(label=_("Until"), widget=DayInput, required=False)

    def clean(self) -> dict[str, Any]:
        """As the action takes it."""
        return super().clean() or {}
