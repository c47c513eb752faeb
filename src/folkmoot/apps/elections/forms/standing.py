"""The forms of nominators, nominees and candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NominationForm(forms.Form):
    """Whom, for whom, by which meeting."""

    number = forms.CharField(label=_("Membership number of the nominee"), max_length=12)
    unit = forms.ChoiceField(label=_("Who nominates"), required=False)
    meeting = forms.ChoiceField(
        label=_("The meeting that decided it"), required=False,
        help_text=_("Not needed where you nominate in your own name."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[str, str]],
        meetings: Sequence[tuple[str, str]],
        by_member: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        own = [("", _("I do, as a member"))] if by_member else []
        self.fields["unit"].choices = [*own, *units]  # type: ignore[attr-defined]
        if not by_member:
            self.fields["meeting"].help_text = ""
        self.fields["meeting"].choices = [("", _("none")), *meetings]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Yes or no, and for which kept places."""

    accepts = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I accept and stand")), ("no", _("I decline"))],
        widget=forms.RadioSelect,
    )
    groups = forms.MultipleChoiceField(
        label=_("Count me for the places kept for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It stands in the count record, which could not be repeated otherwise."),
    )

    def __init__(self, *args: Any, groups: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if groups:
            self.fields["groups"].choices = [(g, g) for g in groups]  # type: ignore[attr-defined]
        else:
            del self.fields["groups"]


class StatementForm(forms.Form):
    """A candidate's own words."""

    text = forms.CharField(label=_("Statement"), widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args: Any, most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if most is not None:
            self.fields["text"].widget.attrs["data-words-max"] = most


class PhotographForm(forms.Form):
    """One picture."""

    photograph = forms.FileField(
        label=_("Photograph"), help_text=_("JPEG or PNG, at most 300 kB, upright.")
    )


class SlateForm(forms.Form):
    """A name, a page, and who is asked."""

    name = forms.CharField(label=_("Name of the slate"), max_length=80)
    says = forms.CharField(
        label=_("What it stands for"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    numbers = forms.CharField(
        label=_("Membership numbers of the candidates asked"),
        help_text=_("Separated by spaces. Each must agree before standing on it."),
    )


class LetterForm(forms.Form):
    """A candidate's one letter to every elector."""

    subject_line = forms.CharField(label=_("Subject"), max_length=120)
    text = forms.CharField(label=_("Letter"), widget=forms.Textarea(attrs={"rows": 12}))


class NothingMore(forms.Form):
    """An act that needs no further facts."""


class GroundsForm(forms.Form):
    """Why a result is wrong."""

    grounds = forms.CharField(label=_("Grounds"), widget=forms.Textarea(attrs={"rows": 5}))


class WillingForm(forms.Form):
    """Whether one would fill a vacant place."""

    willing = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Yes, I would")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
