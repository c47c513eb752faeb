"""The one screen on which a branch records its meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly.forms.fields import (
    count_field,
    moment_field,
    one_or_nobody,
    person_choices,
    text_field,
)
from folkmoot.apps.assembly.forms.holding import MOST_TICKS
from folkmoot.apps.assembly.models import Notice


class MetForm(forms.Form):
    """When, who came; everything else is optional."""

    held_at = moment_field(_("When did you meet?"))
    count = count_field(
        _("How many members came?"),
        required=False,
        help_text=_("Or tick who came, below."),
    )
    came = forms.MultipleChoiceField(
        label=_("Who came"), widget=forms.CheckboxSelectMultiple, required=False
    )
    online = count_field(_("Of members, how many more took part online?"), required=False)
    visitors = count_field(_("Visitors"), required=False)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    chair = forms.ChoiceField(label=_("In the chair"), required=False)
    notice_at = moment_field(_("When was notice of the meeting given?"), required=False)
    notice_how = forms.ChoiceField(label=_("… and how"), choices=Notice.HOW, required=False)
    note = text_field(_("Anything else for the minutes"), required=False, rows=3)

    def __init__(self, data: Any = None, *, members: Iterable[str], **more: Any) -> None:
        super().__init__(data, **more)
        keys = list(members)
        if len(keys) > MOST_TICKS:
            del self.fields["came"]
            self.fields["count"].help_text = ""
        else:
            self.fields["came"].choices = person_choices(keys)
        self.fields["chair"].choices = one_or_nobody(keys[:MOST_TICKS])


class DecidedForm(forms.Form):
    """One thing that was decided; without figures it was agreed."""

    question = forms.CharField(label=_("What was decided"), max_length=400, required=False)
    votes_for = count_field(_("For"), required=False)
    votes_against = count_field(_("Against"), required=False)
    abstentions = count_field(_("Abstained"), required=False)
    subject = forms.CharField(widget=forms.HiddenInput, required=False)
    question_kind = forms.CharField(widget=forms.HiddenInput, required=False)


DecidedRows = forms.formset_factory(DecidedForm, extra=3, max_num=60, absolute_max=60)
