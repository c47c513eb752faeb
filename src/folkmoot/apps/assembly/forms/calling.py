"""Forms for calling a meeting, giving notice and setting its agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly.forms.fields import count_field, moment_field, text_field
from folkmoot.apps.assembly.models import Notice
from folkmoot.apps.assembly.models.meetings import CONVENED_AS, ITEM_KINDS, KINDS
from folkmoot.apps.people.queries import UnitView

_DEFAULT_KIND = {"branch": "branch_meeting", "national": "conference"}


def kind_for(unit_kind: str) -> str:
    """The kind of meeting a unit usually holds."""
    return _DEFAULT_KIND.get(unit_kind, "general_meeting")


class CallForm(forms.Form):
    """A new meeting."""

    unit = forms.ChoiceField(label=_("Whose meeting"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[(k, w.capitalize()) for k, w in KINDS])
    convened_as = forms.ChoiceField(
        label=_("Called as"),
        choices=[(key, words.capitalize()) for key, words in CONVENED_AS],
        help_text=_("A special meeting deals only with the business its notice names."),
        initial="ordinary",
    )
    starts_at = moment_field(_("Begins"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    joining = forms.CharField(
        label=_("How to join online or by phone"), max_length=300, required=False
    )
    title = forms.CharField(
        label=_("Name of the meeting"),
        max_length=160,
        required=False,
        help_text=_("Leave empty for the usual one."),
    )
    business = text_field(_("What it is for"), required=False, rows=2)
    body = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, units: Iterable[UnitView], **more: Any) -> None:
        super().__init__(data, **more)
        chosen = list(units)
        self.fields["unit"].choices = [(unit.slug, unit.name) for unit in chosen]
        if chosen:
            self.fields["kind"].initial = kind_for(chosen[0].kind)


class RequisitionForm(forms.Form):
    """A request for a special meeting."""

    purpose = text_field(_("What the meeting is to deal with"), rows=3)


class NoticeForm(forms.Form):
    """Notice, by e-mail now or as it was given by other means."""

    how = forms.ChoiceField(
        label=_("How"), choices=Notice.HOW, widget=forms.RadioSelect, initial="email"
    )
    text = text_field(_("A few words with it"), required=False)
    given_at = moment_field(
        _("When it was given, if not by e-mail now"),
        required=False,
    )
    recipients = count_field(_("To how many, if not to all"), required=False)


class PostponementForm(forms.Form):
    """Another time, and why."""

    starts_at = moment_field(_("It begins instead at"))
    why = text_field(_("Why"), help_text=_("It stands in the letter to the members."))


class CallingOffForm(forms.Form):
    """Why the meeting will not be held."""

    why = text_field(_("Why"), help_text=_("It stands in the letter to the members."))


class ExtensionForm(forms.Form):
    """A later end of debate, as the meeting agreed."""

    item = forms.TypedChoiceField(label=_("Which part of the agenda"), coerce=int)
    until = moment_field(_("Debate goes on until"))

    def __init__(
        self, data: Any = None, *, sections: Iterable[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = list(sections)


class AgendaItemForm(forms.Form):
    """A line of the agenda."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(key, words.capitalize()) for key, words in ITEM_KINDS]
    )
    parent = forms.TypedChoiceField(label=_("Under"), coerce=int, empty_value=None, required=False)
    text = text_field(
        _("The words of the motion"),
        required=False,
        rows=6,
        help_text=_("Of an ordinary motion, so that it can be amended from the floor."),
    )

    ends_at = moment_field(
        _("Debate on it ends at"),
        required=False,
        help_text=_("For a section of a conference. Leave empty if it takes what it takes."),
    )

    def __init__(self, data: Any = None, *, above: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["parent"].choices = [("", _("the first level")), *above]
