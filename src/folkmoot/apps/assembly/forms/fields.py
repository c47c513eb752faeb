"""Inputs that several forms need: days, moments, persons, numbers of votes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.apps.people import queries as people


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def moment_field(label: str, **more: Any) -> forms.DateTimeField:
    """A moment in the organisation's own time."""
    return forms.DateTimeField(
        label=label,
        widget=MomentInput(),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        **more,
    )


def count_field(label: str, **more: Any) -> forms.IntegerField:
    """A whole number of people or votes, easy to type on a phone."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(label=label, min_value=0, widget=widget, **more)


def text_field(label: str, *, rows: int = 3, **more: Any) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def person_choices(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Persons by name, as choices."""
    names = people.names_of(keys)
    return sorted(names.items(), key=lambda pair: pair[1].casefold())


def one_or_nobody(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Persons by name, and nobody."""
    return [("", _("nobody named")), *person_choices(keys)]


def shown(moment: datetime) -> str:
    """A moment as the browser's own input wants it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
