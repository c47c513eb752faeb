"""The forms of the acts in a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.conduct.forms.fields import (
    METHODS,
    SANCTIONS,
    NumberField,
    a_day,
    short,
    text,
)
from folkmoot.apps.conduct.queries.rooms import RoomView
from folkmoot.core.procedure.conduct.guarantees import REOPENING_GROUNDS


class InRoom(forms.Form):
    """A form that knows the case it stands in."""

    def __init__(self, *args: Any, room: RoomView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = room
        self.fit()

    def fit(self) -> None:
        """Offer what this case has."""

    def choose(self, field: str, choices: list[tuple[Any, Any]]) -> None:
        """What can be chosen in a field."""
        self.fields[field].choices = choices  # type: ignore[attr-defined]


class Reasons(InRoom):
    """Reasons, and nothing else."""

    reasons = text(_("Reasons"))


class Nothing(InRoom):
    """An act that needs no facts."""


class Investigation(InRoom):
    """Who investigates, and why."""

    investigator = NumberField(
        label=_("Membership number of the investigator"),
        help_text=_("Somebody who holds that office and is connected with nobody in the case."),
    )
    reasons = text(_("Why this is looked into"))
    extension = text(
        _("If the complaint came late: why it is heard all the same"), rows=2, required=False
    )
    withheld = text(
        _("If the member is to be told later: why"),
        rows=2,
        required=False,
        hint=_("Only for a short time, and the order is shown to the member afterwards."),
    )
    withheld_until = a_day(_("Told at the latest on"), required=False)


class Sending(InRoom):
    """How a document is sent."""

    method = forms.ChoiceField(label=_("How"), choices=METHODS)
    proof = short(
        _("What proves it"),
        required=False,
        hint=_("The number of the certificate of posting, who signed; for e-mail leave it empty."),
    )


class Document(Sending):
    """Which document is sent, and how."""

    what = forms.ChoiceField(
        label=_("Document"),
        choices=[
            ("charge", _("The charge with the sheet of rights")),
            ("decision", _("The decision")),
            ("appeal_decision", _("The decision on the appeal")),
            ("notice", _("The notice of the investigation, again")),
        ],
    )
    order = text(_("For service by an order: who ordered it, and why"), rows=2, required=False)
    field_order = ("what", "method", "proof", "order")


class ServiceNote(InRoom):
    """What became of a document."""

    service = forms.TypedChoiceField(label=_("Document"), coerce=int)
    became = forms.ChoiceField(
        label=_("What became of it"),
        choices=[("received", _("Its receipt is proved")), ("bounced", _("It came back"))],
    )
    received_on = a_day(_("Received on"), required=False)

    def fit(self) -> None:
        """The documents that were sent."""
        self.choose(
            "service",
            [(each.id, f"{each.what}, {each.sent_at:%d %b %Y}") for each in self.room.papers],
        )


class Wish(InRoom):
    """What somebody needs."""

    says = text(
        _("What you need in order to take part"),
        hint=_("An interpreter, larger print, breaks, another hour, somebody beside you."),
    )


class WishAnswer(InRoom):
    """An answer to a wish."""

    adjustment = forms.TypedChoiceField(label=_("Wish"), coerce=int)
    granted = forms.ChoiceField(
        label=_("Answer"), choices=[("yes", _("Granted")), ("no", _("Refused"))]
    )
    reasons = text(_("Reasons, or what is arranged"), rows=3)

    def fit(self) -> None:
        """The wishes that wait."""
        rows = self.room.row.adjustments.filter(granted=None).exclude(says="")
        self.choose("adjustment", [(row.pk, row.says[:80]) for row in rows])


class Evidence(InRoom):
    """A piece of material."""

    title = short(_("What it is"))
    file = forms.FileField(label=_("File"), required=False, help_text=_("Up to 10 MB."))
    words = text(_("Or its words"), rows=6, required=False)
    helps = forms.BooleanField(
        label=_("It helps the member"),
        required=False,
        help_text=_("All material goes on the schedule, what helps the member included."),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not (cleaned.get("words") or "").strip():
            self.add_error("words", _("Choose a file, or write down its words."))
        return cleaned


class ChargeForm(InRoom):
    """A charge with its particulars."""

    rule = short(_("Provision"), hint=_("Document and label, as “party 2.I.4.A”."))
    act = text(_("The act"), rows=3)
    act_on = a_day(_("On which day"))
    act_until = a_day(_("Until which day"), required=False)
    place = short(_("Where"))
    medium = short(_("By what means"))
    particulars = text(_("What is alleged, one point in each line"))
    maximum = forms.ChoiceField(label=_("The heaviest sanction the rule allows"), choices=SANCTIONS)
    rights_sheet = forms.BooleanField(
        label=_("The sheet of rights is enclosed"), required=False, initial=True
    )


class ReplyForm(InRoom):
    """The member's reply."""

    says = text(_("Your reply"), rows=10)
    points = text(
        _("Your points, one in each line"),
        required=False,
        hint=_("The decision has to answer each of them."),
    )


class CompanionForm(InRoom):
    """A companion."""

    companion = NumberField(
        label=_("Membership number of your companion"),
        help_text=_(
            "They will see what you see, may speak for you, and may be anybody who has no "
            "other part in the case."
        ),
    )


class RequestForm(InRoom):
    """A witness or a question."""

    says = text(_("Whom you want to be heard, or what you want to be asked"), rows=3)


class RequestAnswer(InRoom):
    """An answer to a request."""

    request = forms.TypedChoiceField(label=_("Request"), coerce=int)
    granted = forms.ChoiceField(
        label=_("Answer"), choices=[("yes", _("Granted")), ("no", _("Refused"))]
    )
    reasons = text(_("Reasons"), rows=3)

    def fit(self) -> None:
        """The requests that wait."""
        rows = self.room.row.requests.filter(granted=None)
        self.choose("request", [(row.pk, row.says[:80]) for row in rows])


class AdjournmentForm(InRoom):
    """Until when the matter rests."""

    until = a_day(_("Until"))
    reasons = text(_("Why"), rows=3)


class ContactForm(InRoom):
    """A contact about the case."""

    by = short(_("Who spoke"), most=120)
    to = short(_("To whom"), most=120)
    happened_on = a_day(_("When"))
    about = text(_("What was said"), rows=3)
    own = forms.ChoiceField(
        label=_("Were you one of the two?"), choices=[("yes", _("Yes")), ("no", _("No"))]
    )


class ReopeningForm(InRoom):
    """A ground for opening a decided case again."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[(ground, ground.replace("_", " ").capitalize()) for ground in REOPENING_GROUNDS],
    )
    reasons = text(_("Reasons"))


class PublicationForm(InRoom):
    """What the public reads beside the figures."""

    summary = text(_("A few sentences without names, places or days"), required=False, rows=4)
