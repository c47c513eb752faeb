"""The forms of complaints: one, and several that came together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.conduct.forms.fields import (
    NumberField,
    a_day,
    short,
    text,
)


class ComplaintForm(forms.Form):
    """What somebody complains of."""

    against = NumberField(label=_("Membership number of the person"))
    says = text(_("What was done, and how you know of it"), rows=8)
    act_on = a_day(_("On which day"))
    act_until = a_day(_("Until which day"), required=False, hint=_("If it lasted longer."))
    known_on = a_day(
        _("When you learned of it"), required=False, hint=_("If it was not the same day.")
    )
    place = short(_("Where"), required=False)
    medium = short(
        _("By what means"), required=False, hint=_("At a meeting, in a letter, on a web page.")
    )
    kind = forms.ChoiceField(
        label=_("What it is about"),
        choices=[
            ("discipline", _("Conduct of a member")),
            ("ineligibility", _("Whether somebody may be a member")),
            ("admission", _("An objection to a new member")),
            ("arrears", _("Lapse for arrears")),
            ("office", _("Removal from office")),
        ],
    )
    office = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ClusterForm(forms.Form):
    """Complaints that came together."""

    cases = forms.MultipleChoiceField(
        label=_("The complaints"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that nobody has looked at yet."),
    )
    title = short(_("What they have in common"))
    reasons = text(_("Reasons"), rows=3)

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]
