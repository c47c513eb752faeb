"""The small forms of the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.campaigns.forms.fields import MoneyField, day, words
from folkmoot.apps.campaigns.words import (
    CONTESTS,
    JURISDICTIONS,
    MEDIA,
    PLACES,
    PUBLISHERS,
    WAYS,
)


class NothingForm(forms.Form):
    """Nothing is asked but the button."""


class StartForm(forms.Form):
    """Since when it runs."""

    on = day(_("It runs since"))


class EndForm(forms.Form):
    """Until when it ran, and what it came to."""

    on = day(_("Its last day"))
    spent = MoneyField(
        label=_("What was spent"), required=False,
        help_text=_("Leave it empty if it is what was declared."),
    )  # fmt: skip
    seen_low = forms.IntegerField(
        label=_("How often it was seen, at least"), required=False, min_value=0
    )
    seen_high = forms.IntegerField(
        label=_("How often it was seen, at most"), required=False, min_value=0
    )

    def clean(self) -> dict[str, Any]:
        """The bounds are the right way round."""
        values = super().clean() or {}
        low, high = values.get("seen_low"), values.get("seen_high")
        if low is not None and high is not None and high < low:
            self.add_error("seen_high", _("That is less than the least."))
        return values


class ContestForm(forms.Form):
    """What messages are about, and how much may be spent on it."""

    title = forms.CharField(label=_("What it is called"), max_length=160)
    kind = forms.ChoiceField(label=_("What it is"), choices=CONTESTS.items())
    day = day(_("Its day"), required=False)
    post = forms.SlugField(
        label=_("Post of the organisation"), required=False, max_length=60,
        help_text=_("Its short name in the rules, where their spending limit applies."),
    )  # fmt: skip
    limit = MoneyField(label=_("What may be spent"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), choices=[("GBP", "£"), ("EUR", "€")])
    source = forms.CharField(
        label=_("Where the limit stands"), required=False, max_length=300,
        help_text=_("The Act and section, with the day on which you read it."),
    )  # fmt: skip
    information = forms.URLField(
        label=_("Where voters are told officially"), required=False, assume_scheme="https"
    )


class ResultForm(forms.Form):
    """What somebody got."""

    name = forms.CharField(label=_("Name"), max_length=160)
    votes = forms.IntegerField(label=_("Votes"), min_value=0)
    sponsor = forms.CharField(
        label=_("Name under which archives show their adverts"), required=False, max_length=300,
        help_text=_("Leave it empty for ourselves."),
    )  # fmt: skip


class CaptureForm(forms.Form):
    """An advert that somebody saw."""

    picture = forms.FileField(
        label=_("A photograph or screenshot"), required=False,
        help_text=_(
            "JPEG or PNG. Where, when and with what it was taken is taken off. Cut your own name "
            "and account off it first."
        ),
    )  # fmt: skip
    text = words(_("Or paste what it says"), 5, required=False, max_length=20_000)
    sponsor = forms.CharField(label=_("Who it is from"), required=False, max_length=200)
    platform = forms.CharField(label=_("Where it was seen"), required=False, max_length=60)
    seen_on = day(_("On which day"))


class ClaimForm(forms.Form):
    """Something that is being said."""

    text = words(
        _("What is being said"), 3, max_length=500,
        help_text=_("In the words you heard. Nothing of who said it."),
    )  # fmt: skip
    way = forms.ChoiceField(label=_("How you heard it"), choices=WAYS.items())
    unit = forms.ChoiceField(label=_("Where, roughly"), required=False)
    heard_on = day(_("On which day"))

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("not told")), *units]  # type: ignore[attr-defined]


class ManifestoForm(forms.Form):
    """A text of promises."""

    title = forms.CharField(label=_("Title"), max_length=160)
    text = words(
        _("Text"), 14, max_length=400_000,
        help_text=_("A passage to a paragraph, an empty line between them."),
    )  # fmt: skip


class ArchiveForm(forms.Form):
    """A file of adverts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "As the platform or collector published it: CSV or JSON, also packed (.gz, .zip). It "
            "is known by what it looks like."
        ),
    )


class ImprintForm(forms.Form):
    """A message held against the imprint rules, while it is typed."""

    text = words(_("Every word that will be on it"), 7, required=False, max_length=20_000)
    jurisdiction = forms.ChoiceField(label=_("Whose law"), choices=JURISDICTIONS.items())
    medium = forms.ChoiceField(label=_("In what form"), choices=MEDIA.items())
    publisher = forms.ChoiceField(label=_("It is published by"), choices=PUBLISHERS.items())
    paid = forms.ChoiceField(
        label=_("Is its publication paid for?"), choices=[("yes", _("yes")), ("no", _("no"))]
    )
    place = forms.ChoiceField(
        label=_("Where the imprint stands"), choices=PLACES.items(), required=False
    )
    on = day(_("On which day"), required=False)
