"""The form of a draft: its head, and the places of the rule book that it changes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.motions.forms.changes import KINDS, Change
from folkmoot.core.canon import ulid
from folkmoot.web.renderer import Renderer

MOST_CHANGES = 40
MOST_CHARACTERS = 60_000
_FIELD = re.compile(r"change-(?P<at>\d{1,3})-(?P<what>[a-z_]+)(?:-(?P<key>[\w.\-]+))?\Z")
_THOUSAND = 1000


class DraftForm(forms.Form):
    """Heading, statement and where it shall go; for what is no rule change also the text."""

    default_renderer = Renderer

    kind = forms.CharField(widget=forms.HiddenInput)
    document = forms.SlugField(widget=forms.HiddenInput, required=False)
    model_of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    title = forms.CharField(
        label=_("Heading"),
        max_length=200,
        help_text=_("A few words by which people will know it: what it would do."),
    )
    body = forms.CharField(
        label=_("The motion"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("The words the meeting would agree to, beginning with what it would do."),
    )
    begins = forms.DateField(
        label=_("In force on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Only if the day itself is to be voted on; otherwise the rules say when."),
    )
    ends = forms.DateField(
        label=_("Only until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day from which the old words hold again, if the change is for a time."),
    )
    proviso = forms.CharField(
        label=_("Provided that"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the change is subject to. It is voted on and stands with the edition."),
    )
    statement = forms.CharField(
        label=_("Supporting statement"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Why. It is printed with the motion but is not voted on."),
    )
    event = forms.CharField(
        label=_("What happened"),
        required=False,
        max_length=200,
        help_text=_("The event that makes it an emergency, in a few words."),
    )
    event_at = forms.DateTimeField(
        label=_("When it happened"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    unit = forms.ChoiceField(
        label=_("Where you will propose it"),
        help_text=_("A unit you belong to. Its meeting decides whether it becomes its motion."),
    )
    conference = forms.ChoiceField(label=_("For which conference"))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kind: str,
        units: Sequence[tuple[str, str]],
        conferences: Sequence[tuple[str, str]],
        limits: Mapping[str, int],
        initial: Mapping[str, object] | None = None,
        settled: bool = False,
    ) -> None:
        """Args name what can be chosen; ``settled`` leaves where it goes and what it is about."""
        super().__init__(data, initial={"kind": kind, **(initial or {})})
        self.fields["unit"].choices = list(units)
        self.fields["conference"].choices = list(conferences)
        if kind == "rule_change":
            del self.fields["body"]
        else:
            del self.fields["begins"], self.fields["ends"], self.fields["proviso"]
        if kind != "emergency" or settled:
            del self.fields["event"], self.fields["event_at"]
        else:
            self.fields["event"].required = self.fields["event_at"].required = True
        if kind != "rule_change":
            self.fields["body"].required = True
        if settled or len(units) == 1:
            _keep(self.fields["unit"], settled=settled)
        if settled:
            _keep(self.fields["conference"], settled=True)
        for name, most in limits.items():
            field = self.fields.get(name)
            if field is not None and isinstance(field.widget, forms.Textarea):
                field.widget.attrs["data-words-max"] = most

    def field_if(self, name: str) -> forms.BoundField | None:
        """A field, if this kind of motion has it."""
        return self[name] if name in self.fields else None


def _keep(field: forms.Field, *, settled: bool) -> None:
    field.widget = forms.HiddenInput()
    field.required = not settled


@dataclass(frozen=True, slots=True)
class PostedChanges:
    """What the form says of the rule book.

    Attributes:
        changes: each place, in the order of the form.
        base: the edition the member was looking at; None if the form did not say.
    """

    changes: tuple[Change, ...]
    base: int | None


def posted_changes(data: QueryDict) -> PostedChanges:
    """The places of a draft as the form sent them; what is not of the form is left out."""
    fields: dict[int, dict[str, str]] = {}
    figures: dict[int, dict[str, str]] = {}
    for name in data:
        match = _FIELD.match(name)
        if not match:
            continue
        value = (data.get(name) or "")[:MOST_CHARACTERS]
        if match["what"] == "figure" and match["key"]:
            figures.setdefault(int(match["at"]), {})[match["key"]] = value
        else:
            fields.setdefault(int(match["at"]), {})[match["what"]] = value
    changes = [
        Change(
            kind=own["kind"],  # type: ignore[arg-type]  (looked up in KINDS below)
            pid=own["pid"][:40],
            heading=" ".join(own.get("heading", "").split()),
            text=own.get("text", ""),
            figures=figures.get(at, {}),
            beside=own.get("beside", "")[:40],
            inside=own.get("inside") == "yes",
            label=own.get("label", "").strip()[:30],
        )
        for at, own in sorted(fields.items())
        if own.get("kind") in KINDS and own.get("pid")
    ]
    base = data.get("base", "")
    return PostedChanges(tuple(changes[:MOST_CHANGES]), int(base) if base.isdecimal() else None)


def new_identifier(at: datetime) -> str:
    """A permanent identifier for a provision that is not in the book yet."""
    milliseconds = int(at.timestamp() * _THOUSAND)
    return ulid(milliseconds=milliseconds, randomness=secrets.token_bytes(10))
