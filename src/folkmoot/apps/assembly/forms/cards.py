"""Forms of delegations and card votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly.forms.fields import DayInput, count_field
from folkmoot.apps.people import queries as people

CHOICES = [("for", _("For")), ("against", _("Against")), ("abstain", _("Abstain"))]


class FreezeForm(forms.Form):
    """Weighing the cards."""

    frozen_on = forms.DateField(
        label=_("Members as they stood on"),
        widget=DayInput(),
        required=False,
        help_text=_("Leave empty for the day the rules name."),
    )
    declared = forms.CharField(
        label=_("Affiliates' own figures"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("One to a line: “bakers, 12000”. Others are counted on the roll."),
    )

    def clean_declared(self) -> dict[str, int]:
        """The lines as weights; the line that cannot be read is named."""
        found: dict[str, int] = {}
        for place, line in enumerate(self.cleaned_data["declared"].splitlines(), start=1):
            if not line.strip():
                continue
            slug, _comma, number = (part.strip() for part in line.rpartition(","))
            plain = number.replace(" ", "")
            if people.unit(slug) is None or not plain.isdecimal():
                raise forms.ValidationError(
                    _("Line %(place)d does not name a unit and a number: %(line)s"),
                    params={"place": place, "line": line},
                )
            found[slug] = int(plain)
        return found


class DelegateForm(forms.Form):
    """Naming a delegate."""

    unit = forms.ChoiceField(label=_("Delegation of"))
    number = forms.CharField(label=_("Membership number"), max_length=12)
    elected_at = forms.CharField(
        label=_("Elected at the meeting"),
        max_length=80,
        required=False,
        help_text=_("The meeting's address here, or its date."),
    )

    def __init__(self, data: Any = None, *, units: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["unit"].choices = list(units)

    def clean_number(self) -> str:
        """The person's key, found by the number on the card."""
        found = people.person_by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(_("No member has this number."))
        return found.key


class MandateForm(forms.Form):
    """What a unit's meeting told its delegates."""

    unit = forms.ChoiceField(label=_("Delegation of"))
    item = forms.TypedChoiceField(label=_("Item of the agenda"), coerce=int)
    instruction = forms.ChoiceField(
        label=_("The meeting decided"), choices=CHOICES, widget=forms.RadioSelect
    )
    decided_at = forms.CharField(
        label=_("Decided at the meeting"),
        max_length=80,
        help_text=_("The meeting's address here, or its name."),
    )
    decided_on = forms.DateField(label=_("On"), widget=DayInput())

    def __init__(
        self,
        data: Any = None,
        *,
        units: Iterable[tuple[str, str]],
        items: Iterable[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["unit"].choices = list(units)
        self.fields["item"].choices = list(items)


class OpenCardVoteForm(forms.Form):
    """Opening a card vote."""

    item = forms.TypedChoiceField(
        label=_("Item of the agenda"), coerce=int, empty_value=None, required=False
    )
    question = forms.CharField(label=_("Question"), max_length=400, required=False)
    after = forms.TypedChoiceField(
        label=_("Follows a vote too close to call"), coerce=int, empty_value=None, required=False
    )
    demanded_by_chair = forms.BooleanField(label=_("The chair calls for it"), required=False)
    demanded_by = count_field(_("Or so many delegates demand it"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        items: Iterable[tuple[int, str]],
        unclear: Iterable[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = [("", _("none of them")), *items]
        self.fields["after"].choices = [("", _("none")), *unclear]


class CastForm(forms.Form):
    """A delegate's own share."""

    choice = forms.ChoiceField(label=_("My vote"), choices=CHOICES, widget=forms.RadioSelect)


class TellerForm(forms.Form):
    """A whole card, entered by a teller."""

    delegation = forms.CharField(
        label=_("Delegation"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "delegations", "autocomplete": "off"}),
    )
    choice = forms.ChoiceField(
        label=_("The whole card"),
        choices=[*CHOICES, ("", _("Divided, as below"))],
        widget=forms.RadioSelect,
        required=False,
    )
    votes_for = count_field(_("For"), required=False)
    votes_against = count_field(_("Against"), required=False)
    abstentions = count_field(_("Abstain"), required=False)
    replacing = forms.BooleanField(label=_("Enter this card anew"), required=False)
    why = forms.CharField(label=_("… because"), max_length=200, required=False)
