"""The small forms of the hall: agenda, moving, procedural motions, result, edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.motions.forms.steps import StepForm
from folkmoot.core.procedure.rules.procedural_motions import TABLE


class AgendaForm(StepForm):
    """Under which line of the agenda a motion stands."""

    parent = forms.TypedChoiceField(
        label=_("It stands under"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, data: object = None, *, lines: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(data)
        self.fields["parent"].choices = [("", _("nothing: a line of its own")), *lines]
        if not lines:
            self.fields["parent"].widget = forms.HiddenInput()


class MovingForm(StepForm):
    """Who seconds, where the rules ask."""

    seconder = forms.CharField(
        label=_("Seconder"),
        required=False,
        max_length=120,
        help_text=_("The delegation that seconds it. Leave it empty where the rules need none."),
    )


class ProceedingForm(StepForm):
    """A procedural motion and what the meeting said to it."""

    name = forms.ChoiceField(
        label=_("What was moved"),
        choices=[
            (row.name, row.title)
            for row in TABLE
            if row.name not in {"suspend_standing_orders", "challenge_the_chair"}
        ],
        widget=forms.RadioSelect,
    )
    target = forms.CharField(
        label=_("The part it names"),
        required=False,
        max_length=200,
        help_text=_("For a reference back or voting in parts: which words."),
    )
    seconded = forms.BooleanField(label=_("It was seconded"), required=False)
    has_spoken = forms.BooleanField(
        label=_("Whoever moved it has spoken on the motion"), required=False
    )
    mover_consents = forms.BooleanField(
        label=_("The mover of the motion agrees"),
        required=False,
        help_text=_("Needed to remit."),
    )
    replied = forms.BooleanField(
        label=_("Whoever may reply was heard, or declined"), required=False
    )
    demanded_by = forms.IntegerField(
        label=_("Delegates who demanded it"),
        required=False,
        min_value=0,
        help_text=_("For voting in parts: so many as stood to demand it, where no vote was taken."),
    )
    present = forms.IntegerField(
        label=_("Delegates present"),
        required=False,
        min_value=0,
        help_text=_("Needed where the rules ask for a share of those present."),
    )
    votes_for = forms.IntegerField(label=_("Votes for"), required=False, min_value=0)
    votes_against = forms.IntegerField(label=_("Votes against"), required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        """Either the meeting voted, or delegates demanded it."""
        given = super().clean() or self.cleaned_data
        if self.demanded:
            return given
        for name in ("votes_for", "votes_against"):
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, _("Say how many, if it was none: 0."))
        return given

    @property
    def demanded(self) -> bool:
        """Whether enough delegates to be counted demanded it, and no vote was taken."""
        given = self.cleaned_data
        voted = given.get("votes_for") is not None or given.get("votes_against") is not None
        demanded = given.get("name") == "vote_in_parts" and given.get("demanded_by")
        return bool(demanded) and not voted


class CertificationForm(StepForm):
    """From when the new edition holds."""

    in_force_on = forms.DateField(
        label=_("In force on"),
        # A browser reads a day in one form only, whatever the language of the page.
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The rules say how soon this may be."),
    )

    def __init__(self, data: object = None, *, earliest: date | None = None) -> None:
        super().__init__(data)
        if earliest is not None:
            self.fields["in_force_on"].initial = earliest


class ProlongingForm(StepForm):
    """Which temporary change holds longer, and until when."""

    change = forms.ChoiceField(label=_("The change"))
    until = forms.DateField(
        label=_("Only until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day from which the old words hold again."),
    )

    def __init__(self, data: object = None, *, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["change"].choices = list(choices)


class ResultForm(StepForm):
    """Who called for the method of voting, where it was not the first of the ladder."""

    called_by = forms.ChoiceField(
        label=_("Who called for this method"),
        choices=[
            ("", _("Nobody: it is the first, or the rules prescribe it")),
            ("chair", _("The chair")),
            ("delegates", _("Delegates")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    delegates = forms.IntegerField(
        label=_("How many delegates called for it"), required=False, min_value=1
    )
    present = forms.IntegerField(
        label=_("Delegates present"),
        required=False,
        min_value=1,
        help_text=_("Needed where the rules ask for a share of those present."),
    )

    def clean(self) -> dict[str, Any]:
        """Delegates are counted."""
        given = super().clean() or self.cleaned_data
        if given.get("called_by") == "delegates" and not given.get("delegates"):
            self.add_error("delegates", _("Say how many called for it."))
        return given


class FallForm(StepForm):
    """Why a motion ends without a vote, and where it goes."""

    because_of = forms.ChoiceField(
        label=_("Because of"),
        required=False,
        help_text=_("The motion that was carried and leaves this one nothing to change."),
    )
    becomes = forms.ChoiceField(
        label=_("What was not reached"),
        choices=[("fallen", _("Falls")), ("remitted", _("Goes to the executive"))],
        initial="fallen",
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        data: object = None,
        *,
        carried: Sequence[tuple[str, str]] = (),
        unreached: str = "fallen",
    ) -> None:
        super().__init__(data)
        self.fields["because_of"].choices = [("", _("the end of the conference")), *carried]
        self.fields["becomes"].initial = unreached
