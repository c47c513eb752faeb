"""The small forms by which a step of the road is taken."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.core.terms import ProvisionRef
from folkmoot.web.renderer import Renderer

LONG = 2_500
"""What stands in clear in the record must fit an entry, whatever letters it is written in."""
FORM_WORDS = {
    "online": _("here, on this page"),
    "person": _("in person"),
    "writing": _("in writing"),
    "phone": _("by telephone"),
}


class StepForm(forms.Form):
    """A form in the markup of the house; by itself it asks nothing but the press of a button."""

    default_renderer = Renderer


class ProposalForm(StepForm):
    """At which meeting the motion shall be put."""

    meeting = forms.ChoiceField(label=_("Meeting"), widget=forms.RadioSelect)

    def __init__(self, data: object = None, *, meetings: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["meeting"].choices = list(meetings)
        if meetings:
            self.fields["meeting"].initial = meetings[0][0]


class CompanionForm(StepForm):
    """Whom to work with, by the number on the membership card."""

    number = forms.CharField(
        label=_("Membership number"),
        max_length=40,
        help_text=_("It is on the membership card of the person you invite."),
    )


class WithdrawalForm(StepForm):
    """Why, if anybody should know."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_("If you give one it is printed beside the withdrawal."),
    )
    leave_given = forms.BooleanField(
        label=_("The meeting gave leave"),
        required=False,
        help_text=_("Needed once it has been moved."),
    )

    def __init__(self, data: object = None, *, moved: bool = False) -> None:
        super().__init__(data)
        if not moved:
            self.fields["leave_given"].widget = forms.HiddenInput()


class RulingForm(StepForm):
    """In order or not; if not, under which rule and why."""

    outcome = forms.ChoiceField(
        label=_("The ruling"),
        choices=[("in_order", _("In order")), ("out_of_order", _("Out of order"))],
        widget=forms.RadioSelect,
    )
    one_subject = forms.ChoiceField(
        label=_("Does it deal with one subject?"),
        choices=[("yes", _("Yes, with one")), ("no", _("No, with several"))],
        initial="yes",
        widget=forms.RadioSelect,
    )
    document = forms.ChoiceField(label=_("Rule book"), required=False)
    rule = forms.CharField(
        label=_("Rule it breaks"),
        required=False,
        max_length=60,
        help_text=_("The number of the provision, such as 3.III.4. Needed for “out of order”."),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "How the motion breaks that rule, in words its movers can answer. "
            "They are published with the ruling."
        ),
    )

    lifted_because = forms.CharField(
        label=_("Why the bar on repeating was lifted"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The opinion of the body that may lift it, if it has given one."),
    )

    def __init__(
        self,
        data: object = None,
        *,
        documents: Sequence[tuple[str, str]] = (),
        barred: bool = False,
    ) -> None:
        super().__init__(data)
        if not barred:
            self.fields["lifted_because"].widget = forms.HiddenInput()
        self.fields["document"].choices = list(documents)
        if len(documents) == 1:
            self.fields["document"].widget = forms.HiddenInput()
            self.fields["document"].initial = documents[0][0]

    @property
    def citation(self) -> ProvisionRef | None:
        """The provision cited, or None."""
        label = self.cleaned_data["rule"].strip()
        return ProvisionRef(self.cleaned_data["document"], label) if label else None


class ChallengeForm(StepForm):
    """On what grounds, and how it was made."""

    grounds = forms.CharField(
        label=_("Your grounds"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Why the ruling is wrong. They are published and put before those who decide."),
    )
    form = forms.ChoiceField(label=_("How the challenge is made"), widget=forms.RadioSelect)

    def __init__(self, data: object = None, *, ways: Sequence[str] = ("online",)) -> None:
        super().__init__(data)
        self.fields["form"].choices = [(way, FORM_WORDS.get(way, way)) for way in ways]
        self.fields["form"].initial = ways[0] if ways else ""
        if len(ways) == 1:
            self.fields["form"].widget = forms.HiddenInput()


class ReplyForm(StepForm):
    """What the committee says to a challenge."""

    reply = forms.CharField(
        label=_("The committee's reply"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ChallengeDecisionForm(StepForm):
    """Whether the challenge succeeds."""

    upheld = forms.ChoiceField(
        label=_("The challenge"),
        choices=[
            ("yes", _("Succeeds: the motion is in order")),
            ("no", _("Fails: the ruling stands")),
        ],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Needed where a committee decides; a vote of conference gives none."),
    )


class ConsentForm(StepForm):
    """Into a composite, or not."""

    composite = forms.CharField(widget=forms.HiddenInput, max_length=12)
    joins = forms.ChoiceField(
        label=_("Your motion"),
        choices=[
            ("yes", _("Goes into the composite")),
            ("no", _("Stays out, and goes to conference as it is")),
        ],
        widget=forms.RadioSelect,
    )


class CopyForm(StepForm):
    """Where a copy of a motion shall be proposed."""

    unit = forms.ChoiceField(label=_("Where you will propose it"))

    def __init__(self, data: object = None, *, units: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["unit"].choices = list(units)
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = units[0][0]


class ParentsForm(StepForm):
    """Which motions a composite is drawn up from."""

    parents = forms.MultipleChoiceField(
        label=_("Made of these motions"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: object = None, *, motions: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["parents"].choices = list(motions)


class ComposedForm(StepForm):
    """Who moves and who seconds a composite."""

    mover = forms.ChoiceField(label=_("Moved by"))
    seconder = forms.ChoiceField(label=_("Seconded by"), required=False)

    def __init__(
        self, data: object = None, *, units: Sequence[tuple[str, str]] = (), kind: str = ""
    ) -> None:
        super().__init__(data)
        self.fields["mover"].choices = list(units)
        self.fields["seconder"].choices = [("", _("nobody")), *units]
        if kind == "rule_change":
            self.fields["seconder"].initial = ""
