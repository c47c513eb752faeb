"""The forms of posts, elections and what surrounds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.people.vocabulary import ROLES, word
from folkmoot.core.procedure.rules.election_timetable import Timetable


class Moment(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Day(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """A moment in the organisation's own time."""
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, widget=Moment(), input_formats=formats, **more)


class PostForm(forms.Form):
    """Something people are elected to."""

    title = forms.CharField(label=_("What it is called"), max_length=120)
    unit = forms.ChoiceField(label=_("Of which unit"))
    places = forms.IntegerField(label=_("How many places"), min_value=1, max_value=60)
    months = forms.IntegerField(label=_("Months of a term"), min_value=1, max_value=120, initial=12)
    role = forms.ChoiceField(
        label=_("The office it carries"),
        required=False,
        choices=lambda: [("", _("none"))] + [(key, word(key).capitalize()) for key in ROLES],
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ElectionForm(forms.Form):
    """The timetable of an election; who votes and how it is counted is for the rules to say."""

    post = forms.ChoiceField(label=_("Which post"))
    title = forms.CharField(
        label=_("Title"), required=False, max_length=160,
        help_text=_("Leave it empty for the post and the year."),
    )  # fmt: skip
    nominations_open = moment_field(_("Nominations open"))
    nominations_close = moment_field(_("Nominations close"))
    accept_by = moment_field(_("Nominees answer by"))
    poll_opens = moment_field(_("The poll opens"))
    poll_closes = moment_field(_("The poll closes"))
    freeze_on = forms.DateField(
        label=_("Whoever was a member on this day votes"), widget=Day(), required=False,
        help_text=_("Where members vote; it cannot lie ahead. Empty for today."),
    )  # fmt: skip
    meeting = forms.ChoiceField(
        label=_("At which conference"), required=False,
        help_text=_("Where delegates vote."),
    )  # fmt: skip
    kept_for = forms.CharField(
        label=_("Places kept for"), required=False, max_length=40, help_text=_("such as “women”")
    )
    kept = forms.IntegerField(label=_("How many at least"), required=False, min_value=1)

    def __init__(
        self,
        *args: Any,
        posts: Sequence[tuple[str, str]],
        conferences: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = posts  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [("", _("none")), *conferences]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """As the act takes them."""
        values = self.cleaned_data
        kept = [(values["kept_for"].strip(), values["kept"])]
        return {
            "post": values["post"],
            "title": values["title"],
            "freeze_on": values["freeze_on"],
            "meeting": values["meeting"],
            "kept": kept if all(kept[0]) else (),
            "times": Timetable(
                values["nominations_open"],
                values["nominations_close"],
                values["accept_by"],
                values["poll_opens"],
                values["poll_closes"],
            ),
        }


class QuestionForm(forms.Form):
    """A question to all members, and when they vote on it."""

    unit = forms.ChoiceField(label=_("The members of"))
    title = forms.CharField(label=_("Title"), max_length=160)
    words = forms.CharField(
        label=_("The question, as it stands on the paper"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("It is answered For or Against."),
    )
    about = forms.CharField(
        label=_("What it is about"), required=False, max_length=200,
        help_text=_("The address of its page here, such as /motions/2026-17."),
    )  # fmt: skip
    ordered_by = forms.CharField(
        label=_("Who ordered this ballot"), max_length=200,
        help_text=_("The meeting that decided it, or the units that asked for it."),
    )  # fmt: skip
    poll_opens = moment_field(_("The poll opens"))
    poll_closes = moment_field(_("The poll closes"))
    freeze_on = forms.DateField(
        label=_("Whoever was a member on this day votes"), widget=Day(), required=False,
        help_text=_("It cannot lie ahead. Empty for today."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class HustingsForm(forms.Form):
    """Where all candidates can be heard."""

    title = forms.CharField(label=_("What it is called"), max_length=160)
    starts_at = moment_field(_("When"))
    place = forms.CharField(label=_("Where"), max_length=200)


def as_input(moment: datetime) -> str:
    """A moment as the browser's own input shows it."""
    return moment.strftime("%Y-%m-%dT%H:%M")
