"""A form with every kind of field, once filled in well and once badly."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SpecimenForm(forms.Form):
    """Asks for nothing that is kept."""

    title = forms.CharField(label=_("Title"), help_text=_("As it should stand on the agenda."))
    statement = forms.CharField(
        label=_("Supporting statement"),
        widget=forms.Textarea(attrs={"data-words-max": "150"}),
        required=False,
    )
    email = forms.EmailField(label=_("E-mail"))
    came = forms.IntegerField(label=_("How many came"), min_value=0)
    held_on = forms.DateField(
        label=_("Date of the meeting"), widget=forms.DateInput(attrs={"type": "date"})
    )
    unit = forms.ChoiceField(
        label=_("Branch"), choices=[("", _("Choose one")), ("1", "Abbey Road"), ("2", "Canal Side")]
    )
    way = forms.ChoiceField(
        label=_("How it was decided"),
        widget=forms.RadioSelect,
        choices=[("hands", _("Show of hands")), ("paper", _("Paper ballot"))],
    )
    sent_to = forms.MultipleChoiceField(
        label=_("Send a copy to"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("m", _("Members of the branch")), ("p", _("The local party"))],
        required=False,
        help_text=_("Each gets the receipt as well."),
    )
    paper = forms.FileField(label=_("Signed paper"), required=False)
    sure = forms.BooleanField(
        label=_("I was there and this is what was decided"),
        help_text=_("Your name will stand under it."),
    )


def blank() -> SpecimenForm:
    """The form before anybody has written in it."""
    return SpecimenForm(auto_id="blank_%s", initial={"statement": "Nobody unheard."})


def mistaken() -> SpecimenForm:
    """The form as it comes back with mistakes in it."""
    return SpecimenForm(
        {"title": "", "email": "ada at example", "came": "-3", "unit": "9"},
        auto_id="mistaken_%s",
    )
