"""Fields that several forms of this room use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people import queries as people

MOST = 8000
SANCTIONS = [
    ("warning", _("Warning")),
    ("restriction", _("Restriction of some rights")),
    ("suspension", _("Suspension of some rights")),
    ("exclusion", _("Exclusion")),
]
RIGHTS = [
    ("attend", _("attend meetings")),
    ("speak", _("speak at meetings")),
    ("vote", _("vote")),
    ("stand", _("stand for election")),
    ("propose", _("nominate, or propose motions")),
    ("hold_office", _("hold office")),
    ("contact_members", _("write to members through the organisation")),
]
METHODS = [
    ("mail", _("By e-mail")),
    ("post", _("By post")),
    ("hand", _("Handed over")),
    ("substituted", _("Otherwise, by an order")),
]


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def text(label: Any, *, rows: int = 4, required: bool = True, hint: Any = "") -> forms.CharField:
    """Some sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=MOST,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def short(label: Any, *, required: bool = True, hint: Any = "", most: int = 200) -> forms.CharField:
    """A line."""
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


def a_day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, required=required, widget=DayInput(), help_text=hint)


def lines(value: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in value.splitlines() if line.strip()]


class NumberField(forms.CharField):
    """A membership number; its value is the person's key."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=20, **more)

    def clean(self, value: Any) -> str:
        """The key of whoever has the number."""
        typed = super().clean(value)
        if not typed:
            return ""
        found = people.person_by_number(typed)
        if found is None:
            raise forms.ValidationError(_("Nobody has this membership number."))
        return found.key
