"""The forms of what is published, and of having it sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.commons.forms.consulting import moment_field

KINDS = [("news", _("News")), ("document", _("A document")), ("event", _("A coming event"))]


class PublicationForm(forms.Form):
    """News, a document or an event."""

    unit = forms.ChoiceField(label=_("Published by"))
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=160)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}))
    document = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, JPEG or PNG, at most 5 MB.")
    )
    starts_at = moment_field(_("An event begins"), required=False)
    ends_at = moment_field(_("and ends"), required=False)
    place = forms.CharField(label=_("Where"), max_length=160, required=False)

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    """The words as they are from now on, and why."""

    title = forms.CharField(label=_("Title"), max_length=160)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}))
    why = forms.CharField(label=_("What was wrong"), widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawalForm(forms.Form):
    """Why it is withdrawn."""

    why = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class SubscriptionForm(forms.Form):
    """What is sent, and how often."""

    unit = forms.ChoiceField(label=_("News of"), required=False)
    every = forms.ChoiceField(
        label=_("How often"),
        choices=[("day", _("once a day, if there is any")), ("week", _("once a week, on Monday"))],
        widget=forms.RadioSelect,
        initial="day",
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("every unit")), *units]  # type: ignore[attr-defined]
