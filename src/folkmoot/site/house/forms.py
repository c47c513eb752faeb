"""What somebody may ask of a house: other votes of its blocs, or a house of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.core.arithmetic import (
    Bloc,
    FileError,
    Grounds,
    House,
    HouseError,
    Range,
    Side,
    State,
    house_of,
    shifted,
)

ROWS = 10
MOST = 10**9
SIDES = {
    Side.FOR: lazy("for"),
    Side.AGAINST: lazy("against"),
    Side.ABSTAIN: lazy("abstain"),
    Side.ABSENT: lazy("stay away"),
    Side.UNDECIDED: lazy("undecided"),
}
STATES = {
    State.ABSENT: lazy("absent"),
    State.ABSTAINING: lazy("abstaining"),
    State.PAIRED: lazy("paired"),
    State.TELLER: lazy("tellers"),
    State.DOES_NOT_SIT: lazy("do not sit"),
    State.CHAIR: lazy("in the chair"),
}


def _votes(label: str, initial: Side | None = None) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=[(side.value, words) for side, words in SIDES.items()],
        initial=initial.value if initial else None,
        required=False,
        label=label,
        widget=forms.Select(attrs={"aria-label": label}),
    )


def _number(label: str, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0,
        max_value=MOST,
        initial=initial,
        required=False,
        label=label,
        widget=forms.NumberInput(attrs={"aria-label": label, "inputmode": "numeric"}),
    )


def _words(label: str, most: int) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=most,
        label=label,
        widget=forms.TextInput(attrs={"aria-label": label}),
    )


class WhatIf(forms.Form):
    """Every bloc of a house with its vote, its rebels and those who stay away.

    A bloc is known by its place: ``b0``, ``r0`` and ``a0`` are of the first. What is not in the
    address is as in the house.
    """

    use_required_attribute = False

    def __init__(self, house: House, data: Mapping[str, Any] | None) -> None:
        super().__init__(data or None)
        self.house = house
        for place, bloc in enumerate(house.blocs):
            if not bloc.voting:
                continue
            name = {"bloc": bloc.name}
            self.fields[f"b{place}"] = _votes(_("Votes of %(bloc)s") % name, bloc.side)
            self.fields[f"r{place}"] = _number(
                _("Rebels of %(bloc)s, up to") % name, bloc.rebels.most or None
            )
            self.fields[f"a{place}"] = _number(
                _("Staying away of %(bloc)s, up to") % name, bloc.away.most or None
            )
        if data:
            as_it_is = {name: field.initial or "" for name, field in self.fields.items()}
            self.data = {**as_it_is, **{name: data[name] for name in data if name in as_it_is}}

    def asked(self) -> House:
        """The house as it is asked for; of a wrong form, the house itself.

        What makes no house is an error of the form.
        """
        if not self.is_bound or not self.is_valid():
            return self.house
        blocs = list(self.house.blocs)
        try:
            for place, bloc in enumerate(blocs):
                if f"b{place}" in self.fields:
                    blocs[place] = self._asked(place, bloc)
            return replace(self.house, blocs=tuple(blocs))
        except HouseError as error:
            self.add_error(None, str(error))
            return self.house

    def _asked(self, place: int, bloc: Bloc) -> Bloc:
        grounds = Grounds(_("What if: tried out, not expected."), _("this page"))
        side = Side(self.cleaned_data[f"b{place}"] or bloc.side)
        if side is not bloc.side:
            bloc = next(
                each
                for each in shifted(self.house, {bloc.name: side}).blocs
                if each.name == bloc.name
            )
            bloc = replace(bloc, grounds=grounds)
        for key, field in ((f"r{place}", "rebels"), (f"a{place}", "away")):
            most = self.cleaned_data[key]
            span: Range = getattr(bloc, field)
            if most is not None and most != span.most:
                bloc = replace(bloc, **{field: Range(0, most, grounds)})
        return bloc


class OwnHouse(forms.Form):
    """A house of one's own, of up to `ROWS` blocs; empty rows are left out."""

    use_required_attribute = False

    title = forms.CharField(label=lazy("Which house"), required=False, max_length=120)
    question = forms.CharField(label=lazy("What is voted on"), required=False, max_length=200)
    threshold = forms.CharField(
        label=lazy("What it needs"),
        required=False,
        max_length=200,
        initial="more than 1/2 of votes cast",
        help_text=lazy(
            "Such as: more than 1/2 of votes cast; at least 2/3 of present; more than 1/2 of "
            "entitled."
        ),
    )
    casting = forms.ChoiceField(
        label=lazy("If votes are equal"),
        required=False,
        choices=[
            ("", lazy("it is not carried")),
            ("for", lazy("the chair votes for")),
            ("against", lazy("the chair votes against")),
        ],
    )

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data or None)
        for row in range(1, ROWS + 1):
            number = {"row": row}
            self.fields[f"n{row}"] = _words(_("Name of bloc %(row)s") % number, 80)
            self.fields[f"m{row}"] = _number(_("Members of bloc %(row)s") % number)
            self.fields[f"v{row}"] = _votes(_("Votes of bloc %(row)s") % number)
            self.fields[f"k{row}"] = _number(_("Of bloc %(row)s do not vote") % number)
            self.fields[f"s{row}"] = forms.ChoiceField(
                choices=[(state.value, words) for state, words in STATES.items()],
                required=False,
                label=_("Why those of bloc %(row)s do not vote") % number,
                widget=forms.Select(
                    attrs={"aria-label": _("Why those of bloc %(row)s do not vote") % number}
                ),
            )
            self.fields[f"r{row}"] = _number(_("Rebels of bloc %(row)s, up to") % number)
            self.fields[f"w{row}"] = _words(_("Why, for bloc %(row)s") % number, 200)
            self.fields[f"q{row}"] = _words(_("Source for bloc %(row)s") % number, 200)

    def asked(self) -> House | None:
        """The house as entered, or None where it is not one (yet); why is an error of the form."""
        if not self.is_bound or not self.is_valid():
            return None
        told = self.cleaned_data
        try:
            return house_of(
                {
                    "title": told["title"],
                    "question": told["question"],
                    "threshold": told["threshold"],
                    **({"casting_vote": told["casting"]} if told["casting"] else {}),
                    "bloc": [self._row(row) for row in range(1, ROWS + 1) if told[f"n{row}"]],
                }
            )
        except (FileError, HouseError) as error:
            self.add_error(None, str(error))
            return None

    def _row(self, row: int) -> dict[str, Any]:
        told = self.cleaned_data
        grounds = {"reason": told[f"w{row}"], "source": told[f"q{row}"]}
        apart = told[f"k{row}"] or 0
        return {
            "name": told[f"n{row}"],
            "size": told[f"m{row}"] or 0,
            "votes": told[f"v{row}"] or Side.FOR.value,
            "rebels": {"least": 0, "most": told[f"r{row}"] or 0, **grounds},
            "apart": [{"state": told[f"s{row}"], "members": apart, **grounds}] if apart else [],
            **grounds,
        }


class AsText(forms.Form):
    """A house as a file, pasted or chosen."""

    text = forms.CharField(
        label=lazy("The house as text"),
        required=False,
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "false", "class": "file-text"}),
    )
    file = forms.FileField(
        label=lazy("Or a file"), required=False, help_text=lazy("A TOML file, UTF-8.")
    )

    def clean(self) -> dict[str, Any]:
        """The text of the file where one was chosen."""
        told = super().clean() or {}
        chosen = told.get("file")
        if chosen:
            try:
                told["text"] = chosen.read(100_001).decode("utf-8")
            except UnicodeDecodeError:
                self.add_error("file", _("This is not UTF-8 text."))
        if not self.errors and not told.get("text", "").strip():
            self.add_error("text", _("Paste a house, or choose a file."))
        return told
