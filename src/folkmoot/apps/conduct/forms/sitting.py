"""The forms of those who sit: draw, challenges, hearing, interim suspension, appeal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.conduct.forms.acts import InRoom
from folkmoot.apps.conduct.forms.fields import (
    RIGHTS,
    SANCTIONS,
    a_day,
    text,
)


class Seat(InRoom):
    """Somebody who was drawn, and why they should not sit."""

    person = forms.ChoiceField(label=_("Who"))
    grounds = text(_("Grounds"), rows=3)

    def fit(self) -> None:
        """Those who sit."""
        seats = [seat for panel in self.room.panels for seat in panel.seats]
        self.choose("person", [(seat.person, seat.name) for seat in seats])


class ChallengeAnswer(InRoom):
    """A decision on a challenge."""

    challenge = forms.TypedChoiceField(label=_("Challenge"), coerce=int)
    allowed = forms.ChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Allowed: the next of the draw sits")), ("no", _("Dismissed"))],
    )
    reasons = text(_("Reasons"), rows=3)

    def fit(self) -> None:
        """The challenges that wait."""
        rows = [
            each
            for draw in self.room.row.draws.all()
            for each in draw.challenges.filter(allowed=None)
        ]
        self.choose("challenge", [(row.pk, row.grounds[:80]) for row in rows])


class Pool(InRoom):
    """For what a panel is drawn."""

    purpose = forms.ChoiceField(label=_("For"))

    def fit(self) -> None:
        """What can be drawn for in this state."""
        choices = [("panel", _("the hearing")), ("suspension", _("an interim suspension"))]
        if self.room.state == "appealed":
            choices = [("appeal", _("the appeal"))]
        self.choose("purpose", choices)


class HearingForm(InRoom):
    """The hearing as it was held."""

    on_papers = forms.ChoiceField(
        label=_("How"),
        choices=[("no", _("In person")), ("yes", _("On papers, as the member chose"))],
    )
    companion_stated = forms.BooleanField(
        label=_("The right to a companion was stated at the beginning"), required=False
    )
    note = text(_("Who was there, which witnesses spoke"), required=False)


class AppealForm(InRoom):
    """Grounds of appeal."""

    grounds = text(_("Why the decision is wrong"), rows=6)


class AppealDecisionForm(InRoom):
    """What the appeal panel imposes."""

    sanction = forms.ChoiceField(label=_("Sanction"), choices=SANCTIONS)
    months = forms.IntegerField(label=_("For how many months"), required=False, min_value=1)
    scope = forms.MultipleChoiceField(
        label=_("Which rights"),
        choices=RIGHTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reasons = text(_("Reasons"))


class SuspensionForm(InRoom):
    """An interim suspension."""

    scope = forms.MultipleChoiceField(
        label=_("Which rights"),
        choices=RIGHTS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Item by item, and never all of them."),
    )
    urgent = text(_("Why it cannot wait for the hearing"), rows=3)
    serious = text(_("Why it is grave"), rows=3)
    selection_on = a_day(_("The next selection or freeze that concerns the member"), required=False)
    stricter = text(_("If that is near: why even so"), rows=2, required=False)
