"""The forms of consultations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Moment(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """A moment in the organisation's own time."""
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, widget=Moment(), input_formats=formats, **more)


class ConsultationForm(forms.Form):
    """A question to the members."""

    unit = forms.ChoiceField(label=_("Whose members are asked"))
    title = forms.CharField(label=_("Title"), max_length=160)
    says = forms.CharField(
        label=_("What it is about, in a few sentences"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    proposition = forms.CharField(
        label=_("The statement that puts the matter"),
        help_text=_("Everybody responds to it first. One thing that can be agreed with, or not."),
        max_length=500,
    )
    others = forms.CharField(
        label=_("Statements to begin with"),
        required=False,
        help_text=_("One on each line, of different views. Those who take part put in more."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    closes_at = moment_field(_("It closes"))
    address = forms.CharField(
        label=_("The page it is about"),
        required=False,
        max_length=200,
        help_text=_("For instance /motions/2026-17. What comes of it is then said beside it."),
    )
    checked_first = forms.BooleanField(
        label=_("A moderator lets each new statement through before it is shown"), required=False
    )
    outside = forms.BooleanField(
        label=_("The public may respond too; it is shown apart and never counted with members"),
        required=False,
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean_others(self) -> list[str]:
        """One statement from each line."""
        return [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]


class StatementForm(forms.Form):
    """One thing somebody says."""

    text = forms.CharField(
        label=_("Your statement"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One thought, so that others can agree or disagree with the whole of it."),
    )  # fmt: skip

    def __init__(self, *args: Any, most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if most is not None:
            self.fields["text"].widget.attrs["maxlength"] = most


class ModerationForm(forms.Form):
    """A decision on a statement, and why."""

    outcome = forms.ChoiceField(
        label=_("What is to be done"),
        choices=[("hide", _("Hide it")), ("show", _("Let it be seen"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stands in the public log. Name the rule; name no person."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SecondLookForm(forms.Form):
    """Why it should be seen after all."""

    says = forms.CharField(
        label=_("Why it should be seen"), widget=forms.Textarea(attrs={"rows": 4})
    )
