"""The forms of the acts of this room, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people import queries
from folkmoot.apps.people.policy.members import CLASSES
from folkmoot.apps.people.vocabulary import LEVELS, ROLES, word


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def unit_choices(*, kinds: Sequence[str] = tuple(LEVELS)) -> list[tuple[str, str]]:
    """Every unit that stands, from the top down."""
    try:
        whole = queries.national()
    except LookupError:
        return []
    found = queries.units_under(whole.slug)
    return [(unit.slug, unit.name) for unit in found if unit.kind in kinds]


def _roles() -> list[tuple[str, str]]:
    return [(key, word(key).capitalize()) for key in ROLES]


class AdmissionForm(forms.Form):
    """A new member."""

    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    unit = forms.ChoiceField(label=_("Belongs to"))
    member_class = forms.ChoiceField(
        label=_("Class of membership"), choices=[(key, key.capitalize()) for key in CLASSES]
    )
    start = forms.DateField(label=_("Member since"), widget=DayInput)
    number = forms.CharField(
        label=_("Membership number"),
        max_length=12,
        required=False,
        help_text=_("Leave empty for the next free number."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, scopes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = {unit.slug: unit.name for scope in scopes for unit in queries.units_under(scope)}
        self.fields["unit"].choices = list(units.items())  # type: ignore[attr-defined]


class FoundingForm(forms.Form):
    """A new unit below this one."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"))
    on = forms.DateField(label=_("Founded on"), widget=DayInput)

    def __init__(self, *args: Any, below: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lower = [kind for kind in LEVELS if LEVELS[kind] > LEVELS.get(below, 0)]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, word(kind).capitalize()) for kind in lower
        ]


class OtherUnitForm(forms.Form):
    """Another unit, and from when."""

    unit = forms.ChoiceField(label=_("Unit"))
    on = forms.DateField(label=_("From"), widget=DayInput)

    def __init__(self, *args: Any, to: str, label: Any, **kwargs: Any) -> None:
        """``to`` is the unit it is about, which is no choice; nor is what stands below it."""
        super().__init__(*args, **kwargs)
        gone = {to, *(unit.slug for unit in queries.units_under(to))}
        self.fields["unit"].label = label
        # None is chosen beforehand: what is pressed too early must not go to the whole.
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            *((slug, name) for slug, name in unit_choices() if slug not in gone),
        ]


class AppointmentForm(forms.Form):
    """Who holds an office from now on."""

    number = forms.CharField(label=_("Membership number"), max_length=12)
    role = forms.ChoiceField(label=_("Office"), choices=_roles)
    authority = forms.ChoiceField(
        label=_("By what authority"),
        choices=[
            ("elected", _("Elected")),
            ("appointed", _("Appointed")),
            ("acting", _("Acting, until the seat is filled")),
        ],
    )
    start = forms.DateField(label=_("From"), widget=DayInput)
    end = forms.DateField(
        label=_("Until"),
        widget=DayInput,
        required=False,
        help_text=_("The day on which the term ends; empty if it is open."),
    )
    decided_by = forms.CharField(
        label=_("Decision"),
        max_length=120,
        required=False,
        help_text=_("The meeting or election that decided it, as “meeting:…” or “election:…”."),
    )


class TermForm(forms.Form):
    """The end of a term, by the decision that elects a successor."""

    on = forms.DateField(label=_("Ended on"), widget=DayInput)
    decided_by = forms.CharField(label=_("Decision"), max_length=120)


class SlipForm(forms.Form):
    """Which act, of those that may be entered on paper."""

    act = forms.ChoiceField(label=_("What the member does"))


class NothingMore(forms.Form):
    """An act that needs no further facts."""


class MoveOnPaper(forms.Form):
    """A move to another unit."""

    unit = forms.ChoiceField(
        label=_("New unit"),
        choices=lambda: unit_choices(kinds=("national", "region", "local_party", "branch")),
    )


class DeathOnPaper(forms.Form):
    """A death, from a letter of the family or a notice."""

    died_on = forms.DateField(label=_("Day of death"), widget=DayInput)


class AddressOnPaper(forms.Form):
    """A new e-mail address, from a signed letter."""

    email = forms.EmailField(label=_("E-mail address"))
