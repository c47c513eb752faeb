"""The forms of the members' talk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

WORDS = forms.Textarea


class ReplyForm(forms.Form):
    """What a member says."""

    text = forms.CharField(
        label=_("What you say"),
        help_text=_("It stands under your name for members; the public sees “a member”."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class NoteForm(forms.Form):
    """Context beside a page."""

    text = forms.CharField(
        label=_("What somebody should know who reads that page"),
        help_text=_("Facts with their source, for people who think otherwise too."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source = forms.URLField(
        label=_("Where that can be checked"), required=False, max_length=400, assume_scheme="https"
    )


class ObjectionForm(forms.Form):
    """Why an author thinks that something should be shown."""

    says = forms.CharField(
        label=_("Why it should be shown"), widget=forms.Textarea(attrs={"rows": 4})
    )


class AgreeForm(forms.Form):
    """Nothing to fill in: the button is the answer."""
