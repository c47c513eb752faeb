"""The forms of hustings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.commons.forms.consulting import moment_field


class HustingsForm(forms.Form):
    """Candidates before the members, in writing."""

    unit = forms.ChoiceField(label=_("Whose members ask"))
    title = forms.CharField(label=_("Title"), max_length=160)
    election = forms.SlugField(
        label=_("Which election"),
        max_length=60,
        help_text=_("Its short name, as it stands in the address of its page."),
    )
    questions_close = moment_field(_("Questions are asked until"))
    answers_open = moment_field(_("Answers are opened, all together, at"))

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """One question."""

    text = forms.CharField(
        label=_("Your question"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every candidate is asked the same."),
    )  # fmt: skip


class OmissionForm(forms.Form):
    """Why a question is left out."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is public. Name the rule; name no person."),
    )  # fmt: skip


class ChoosingForm(forms.Form):
    """The questions that are put: words, and the numbers they stand for."""

    chosen = forms.CharField(
        label=_("Questions to be put"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("One on each line: the numbers it stands for, a colon, the words. "
                    "As in “3 7: How would you publish reasons?”"),
    )  # fmt: skip

    def clean_chosen(self) -> list[tuple[str, list[int]]]:
        """Words and numbers of each line."""
        found = []
        for line in filter(str.strip, self.cleaned_data["chosen"].splitlines()):
            numbers, colon, words = line.partition(":")
            listed = numbers.replace(",", " ").split()
            if not colon or not words.strip() or not all(each.isdecimal() for each in listed):
                raise forms.ValidationError(
                    _now("“%(line)s” is not numbers, a colon and words.") % {"line": line.strip()}
                )
            found.append((words.strip(), [int(each) for each in listed]))
        return found


class AnswerForm(forms.Form):
    """A candidate's answer."""

    text = forms.CharField(label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if most is not None:
            self.fields["text"].widget.attrs["data-words-max"] = most
