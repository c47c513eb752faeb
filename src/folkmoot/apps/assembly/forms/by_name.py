"""A recorded vote: how each of those present voted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly.forms.fields import count_field, person_choices

CHOICES = [
    ("", _("did not vote")),
    ("for", _("for")),
    ("against", _("against")),
    ("abstain", _("abstained")),
]
_VOTE = "vote-"


class RecordedVoteForm(forms.Form):
    """A question, who called for a recorded vote, and a choice for each person present."""

    question = forms.CharField(label=_("Question"), max_length=400, required=False)
    item = forms.TypedChoiceField(
        label=_("Item of the agenda"), coerce=int, empty_value=None, required=False
    )
    demanded_by_chair = forms.BooleanField(
        label=_("The chair called for a recorded vote"), required=False
    )
    demanded_by = count_field(_("Or so many of those present demanded it"), required=False)
    after = forms.TypedChoiceField(
        label=_("Follows a vote too close to call"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        present: Iterable[str],
        items: Iterable[tuple[int, str]],
        unclear: Iterable[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = [("", _("none of them")), *items]
        self.fields["after"].choices = [("", _("none")), *unclear]
        self.names = person_choices(present)
        for key, name in self.names:
            self.fields[_VOTE + key] = forms.ChoiceField(
                label=name, choices=CHOICES, required=False
            )

    def votes(self) -> list[forms.BoundField]:
        """The fields of the persons, by name."""
        return [self[_VOTE + key] for key, _name in self.names]

    @property
    def recorded(self) -> dict[str, str]:
        """How each voted, by key; who did not vote is left out."""
        found = {key: self.cleaned_data.get(_VOTE + key, "") for key, _name in self.names}
        return {key: choice for key, choice in found.items() if choice}
