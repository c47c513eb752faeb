"""The paper of the priorities ballot, and the topic of a motion."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.motions.forms.steps import StepForm


class PaperForm(StepForm):
    """Which topics the conference shall debate."""

    topics = forms.MultipleChoiceField(
        label=_("Topics"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, data: object = None, *, topics: Sequence[tuple[str, str]] = (), most: int = 0
    ) -> None:
        super().__init__(data)
        self.fields["topics"].choices = list(topics)
        self.fields["topics"].help_text = _("At most %(most)d.") % {"most": most}


class TopicForm(StepForm):
    """Under which topic a motion stands."""

    motion = forms.ChoiceField(label=_("Motion"))
    topic = forms.CharField(
        label=_("Topic"),
        max_length=60,
        help_text=_("Motions under one topic are one line of the ballot paper."),
    )

    def __init__(self, data: object = None, *, motions: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["motion"].choices = list(motions)
