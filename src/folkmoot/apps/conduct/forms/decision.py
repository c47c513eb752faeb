"""The form of the decision: as many findings as particulars, an answer for every point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.forms.acts import InRoom
from folkmoot.apps.conduct.forms.fields import RIGHTS, SANCTIONS, text


class DecisionForm(InRoom):
    """What the panel found and imposes."""

    sanction = forms.ChoiceField(label=gettext_lazy("Sanction"), choices=SANCTIONS)
    months = forms.IntegerField(
        label=gettext_lazy("For how many months"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("No sanction is for life."),
    )
    scope = forms.MultipleChoiceField(
        label=gettext_lazy("Of a suspension or restriction: which rights"),
        choices=RIGHTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lesser_considered = text(gettext_lazy("Why nothing less would do"), rows=3)
    departure = text(
        gettext_lazy("If most like cases got something else: why"),
        rows=2,
        required=False,
        hint=gettext_lazy("The like cases stand above."),
    )
    external_remedy = text(gettext_lazy("Where else the member can go, and by when"), rows=2)
    cited = forms.MultipleChoiceField(
        label=gettext_lazy("The material relied on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def fit(self) -> None:
        """Findings, points and exhibits of this case."""
        self.choose("cited", [(e.number, f"{e.number}. {e.title}") for e in self.room.exhibits])
        charge = self.room.charge
        self.particulars: Sequence[str] = charge.particulars if charge else ()
        added: dict[str, forms.Field] = {}
        for number, particular in enumerate(self.particulars, start=1):
            what = _("Point %(n)d: “%(what)s”") % {"n": number, "what": particular}
            added[f"for_{number}"] = forms.IntegerField(
                label=_("%(what)s: votes that it is proved") % {"what": what}, min_value=0
            )
            added[f"against_{number}"] = forms.IntegerField(
                label=_("Point %(n)d: votes that it is not") % {"n": number}, min_value=0
            )
            added[f"reasons_{number}"] = text(_("Point %(n)d: reasons") % {"n": number}, rows=3)
        self.points = [p for r in self.room.row.replies.all() for p in r.points.all()]
        for point in self.points:
            added[f"answer_{point.pk}"] = text(
                _("Answer to the defence: “%(what)s”") % {"what": point.says}, rows=2
            )
        self.fields = {**added, **self.fields}

    def given(self) -> dict[str, Any]:
        """The cleaned values as the action takes them."""
        data = self.cleaned_data
        findings = []
        for number in range(1, len(self.particulars) + 1):
            yes, no = data[f"for_{number}"], data[f"against_{number}"]
            findings.append(Found(yes > no, yes, no, data[f"reasons_{number}"]))
        return {
            "findings": findings,
            "cited": [int(number) for number in data["cited"]],
            "answers": {point.pk: data[f"answer_{point.pk}"] for point in self.points},
            **{
                name: data[name]
                for name in (
                    "sanction", "months", "scope", "lesser_considered", "departure",
                    "external_remedy",
                )
            },
        }  # fmt: skip
