"""What officers fill in about lists, exports, boundaries and rolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people import queries
from folkmoot.apps.people.forms.acts import DayInput, unit_choices
from folkmoot.apps.people.forms.joining import class_choices
from folkmoot.apps.people.imports import FIELDS, PRESETS, SINCE

_FIELD_WORDS = {
    "number": _("Membership number"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "address": _("Postal address"),
    "unit": _("Unit"),
    "class": _("Class of membership"),
    SINCE: _("Member since"),
}
_DAYS = (
    ("", _("2024-05-31")),
    ("%d/%m/%Y", _("31/05/2024")),
    ("%d.%m.%Y", _("31.05.2024")),
    ("%m/%d/%Y", _("05/31/2024")),
)


class UploadForm(forms.Form):
    """A list from another program."""

    file = forms.FileField(
        label=_("List (CSV, UTF-8)"),
        help_text=_("Nothing is taken over yet: you choose the columns and try it first."),
    )


class ReadingForm(forms.Form):
    """Which column is what."""

    def __init__(
        self, *args: Any, head: Sequence[str], units: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        columns = [("", _("Not in the list")), *((name.lower(), name) for name in head)]
        for name in (*FIELDS, SINCE):
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=_FIELD_WORDS[name], choices=columns, required=False
            )
        self.fields["unit"] = forms.ChoiceField(
            label=_("Unit of all of them"),
            choices=[("", _("From the column")), *units],
            required=False,
        )
        self.fields["day_format"] = forms.ChoiceField(
            label=_("How days are written"), choices=_DAYS, required=False
        )
        self.fields["classes"] = forms.CharField(
            label=_("Words for classes"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("One a line, such as “General=full”."),
        )

    @classmethod
    def initial_of(cls, reading: dict[str, Any]) -> dict[str, Any]:
        """The form as a reading fills it in."""
        columns = {f"column_{k}": v.lower() for k, v in reading.get("columns", {}).items()}
        classes = "\n".join(f"{k}={v}" for k, v in reading.get("classes", {}).items())
        rest = {k: reading.get(k, "") for k in ("unit", "day_format")}
        return {**columns, **rest, "classes": classes}

    def reading(self, preset: str) -> dict[str, Any]:
        """What was chosen, as it is kept."""
        cleaned = self.cleaned_data
        lines = [line.partition("=") for line in cleaned["classes"].splitlines() if "=" in line]
        return {
            "preset": preset if preset in PRESETS else "general",
            "columns": {name: cleaned[f"column_{name}"] for name in (*FIELDS, SINCE)},
            "unit": cleaned["unit"],
            "day_format": cleaned["day_format"],
            "classes": {word.strip(): kind.strip() for word, _sign, kind in lines},
        }


class ExportForm(forms.Form):
    """A list to take out, and why."""

    unit = forms.ChoiceField(label=_("Members of"))
    purpose = forms.CharField(
        label=_("Purpose"), max_length=200, help_text=_("It stands in the public record.")
    )

    def __init__(self, *args: Any, scopes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = {unit.slug: unit.name for scope in scopes for unit in queries.units_under(scope)}
        self.fields["unit"].choices = list(units.items())  # type: ignore[attr-defined]


class FreezeForm(forms.Form):
    """A roll to be frozen."""

    title = forms.CharField(label=_("What it is for"), max_length=200)
    key = forms.SlugField(
        label=_("Short name"), max_length=60, help_text=_("For its address, such as ballot-2026.")
    )
    unit = forms.ChoiceField(label=_("Members of"), choices=unit_choices)
    on = forms.DateField(label=_("As of"), widget=DayInput)
    classes = forms.MultipleChoiceField(
        label=_("Classes that take part"),
        choices=class_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    joined_by = forms.DateField(
        label=_("Joined by"), widget=DayInput, required=False, help_text=_("Empty: any day.")
    )
    paid_since = forms.DateField(
        label=_("Dues paid up to"),
        widget=DayInput,
        required=False,
        help_text=_("Empty: arrears take nothing away."),
    )
    provisional_may = forms.BooleanField(label=_("Provisional members take part"), required=False)


class AreasForm(forms.Form):
    """The areas of a unit."""

    areas = forms.CharField(
        label=_("Codes of the areas, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("As in the postcode file, such as E14001063."),
    )

    def codes(self) -> list[str]:
        """The codes, in order."""
        return str(self.cleaned_data["areas"]).split()


class SplitForm(forms.Form):
    """One part that leaves a unit and becomes a unit beside it."""

    name = forms.CharField(label=_("Name of the new unit"), max_length=120)
    areas = forms.CharField(
        label=_("Its areas, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Members whose postcode lies in them move."),
    )
    branches = forms.MultipleChoiceField(
        label=_("Branches that go with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decided_by = forms.CharField(
        label=_("Decision"),
        max_length=120,
        help_text=_(
            "The meeting: “meeting:” and the end of its address, as in “meeting:2026-leeds-3-5”."
        ),
    )

    def __init__(self, *args: Any, branches: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branches"].choices = list(branches)  # type: ignore[attr-defined]


class PostcodesForm(forms.Form):
    """A file of postcodes."""

    file = forms.FileField(label=_("File of postcodes (CSV)"))
    area_column = forms.CharField(
        label=_("Column of the areas"), required=False, help_text=_("Empty: pcon.")
    )
