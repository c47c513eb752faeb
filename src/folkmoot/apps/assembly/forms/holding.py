"""Forms for holding a meeting: who is there, what is decided, what the minutes add."""

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
from folkmoot.apps.assembly.models.presence import MODES
from folkmoot.apps.assembly.policy.thresholds import QUESTION_KINDS

MOST_TICKS = 150
"""Beyond so many members nobody ticks a list; heads are counted instead."""

_KIND_WORDS = {
    "rule_change": _("rule change"),
    "challenge": _("challenge to a ruling"),
    "put_the_question": _("that the question be put"),
}


def kind_words(kind: str) -> str:
    """A kind of question as people say it."""
    return str(_KIND_WORDS.get(kind, kind.replace("_", " ")))


class ArrivalsForm(forms.Form):
    """Members who came, ticked from the list; visitors by name."""

    came = forms.MultipleChoiceField(
        label=_("Came"), widget=forms.CheckboxSelectMultiple, required=False
    )
    mode = forms.ChoiceField(label=_("How"), choices=MODES)
    visitors = text_field(_("Visitors, one to a line"), rows=2, required=False)

    def __init__(self, data: Any = None, *, members: Iterable[str], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["came"].choices = person_choices(members)


class HeadCountForm(forms.Form):
    """Heads, counted."""

    in_room = count_field(_("Members in the room"))
    online = count_field(_("Members online"), required=False)
    phone = count_field(_("Members by phone"), required=False)
    visitors = count_field(_("Visitors"), required=False)


class OpeningForm(forms.Form):
    """Opening: who took the chair."""

    chair = forms.ChoiceField(label=_("In the chair"), required=False)

    def __init__(self, data: Any = None, *, members: Iterable[str], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["chair"].choices = one_or_nobody(members)


class DecisionForm(forms.Form):
    """A vote, by hands or by tellers, or an agreement without one."""

    question = forms.CharField(label=_("Question"), max_length=400, required=False)
    item = forms.TypedChoiceField(
        label=_("Item of the agenda"), coerce=int, empty_value=None, required=False
    )
    question_kind = forms.ChoiceField(
        label=_("Kind of question"),
        required=False,
        help_text=_("Settles what it takes to carry. By itself it is what the agenda says."),
    )
    method = forms.ChoiceField(
        label=_("How it was decided"),
        choices=[
            ("hands", _("show of hands")),
            ("agreed", _("agreed without a vote")),
            ("tellers", _("count by tellers")),
        ],
        widget=forms.RadioSelect,
        initial="hands",
    )
    votes_for = count_field(_("For"), required=False)
    votes_against = count_field(_("Against"), required=False)
    abstentions = count_field(_("Abstained"), required=False)
    sections = text_field(
        _("Tellers' counts by section"),
        required=False,
        rows=3,
        help_text=_("One section to a line: name, for, against, abstained. “Left, 40, 12, 3”"),
    )
    declared = forms.ChoiceField(
        label=_("If nobody counted, the chair declared it"),
        choices=[
            ("", _("(it was counted)")),
            ("carried", _("carried")),
            ("lost", _("lost")),
            ("unclear", _("too close to call")),
        ],
        required=False,
    )
    casting_vote = forms.ChoiceField(
        label=_("Casting vote of the chair"),
        choices=[("", _("none")), ("for", _("for")), ("against", _("against"))],
        required=False,
    )
    demanded_by_chair = forms.BooleanField(
        label=_("The chair called for this method"), required=False
    )
    demanded_by = count_field(_("Or so many of those present demanded it"), required=False)
    seconded = forms.BooleanField(label=_("A procedural motion: seconded"), required=False)
    replied = forms.BooleanField(
        label=_("… and whoever may reply was heard, or declined"), required=False
    )
    target = forms.CharField(label=_("… about which part or rule"), max_length=200, required=False)
    after = forms.TypedChoiceField(
        label=_("Follows a vote too close to call"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        items: Iterable[tuple[int, str]],
        unclear: Iterable[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = [("", _("none of them")), *items]
        self.fields["after"].choices = [("", _("none")), *unclear]
        kinds = [(kind, kind_words(kind).capitalize()) for kind in QUESTION_KINDS]
        self.fields["question_kind"].choices = [("", _("as on the agenda")), *kinds]

    def clean_sections(self) -> list[tuple[str, int, int, int]]:
        """The lines of the tellers as counts; the line that cannot be read is named."""
        found = []
        for place, line in enumerate(self.cleaned_data["sections"].splitlines(), start=1):
            if not line.strip():
                continue
            name, *counts = [part.strip() for part in line.split(",")]
            if not name or len(counts) not in {2, 3} or not all(c.isdecimal() for c in counts):
                raise forms.ValidationError(
                    _("Line %(place)d is not “name, for, against, abstained”: %(line)s"),
                    params={"place": place, "line": line},
                )
            figures = [int(count) for count in (*counts, "0")][:3]
            found.append((name, figures[0], figures[1], figures[2]))
        return found


class AmendmentForm(forms.Form):
    """An amendment from the floor."""

    item = forms.TypedChoiceField(label=_("To the motion"), coerce=int)
    find = text_field(_("Words as they stand"), rows=2)
    replacement = text_field(_("New words, or nothing to strike them"), rows=2, required=False)
    mover = forms.ChoiceField(label=_("Moved by"), required=False)
    seconder = forms.ChoiceField(label=_("Seconded by"), required=False)
    order = forms.IntegerField(label=_("Place in the order of voting"), min_value=1, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        items: Iterable[tuple[int, str]],
        members: Iterable[str],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        keys = list(members)
        self.fields["item"].choices = list(items)
        for name in ("mover", "seconder"):
            self.fields[name].choices = one_or_nobody(keys)


class CountForm(forms.Form):
    """Votes for and against."""

    votes_for = count_field(_("For"), required=False)
    votes_against = count_field(_("Against"), required=False)
    abstentions = count_field(_("Abstained"), required=False)


class NoteForm(forms.Form):
    """A sentence for the minutes."""

    item = forms.TypedChoiceField(label=_("Under"), coerce=int, empty_value=None, required=False)
    text = text_field(_("Note"))

    def __init__(self, data: Any = None, *, items: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = [("", _("no item")), *items]


class CorrectionForm(forms.Form):
    """What the minutes said and what they should say."""

    said = text_field(_("The minutes say"), rows=2)
    should_say = text_field(_("They should say"), rows=2)
    why = forms.CharField(label=_("Why"), max_length=400, required=False)
    decision = forms.TypedChoiceField(
        label=_("The figures of a decision were wrong"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    votes_for = count_field(_("Right: for"), required=False)
    votes_against = count_field(_("Right: against"), required=False)
    abstentions = count_field(_("Right: abstained"), required=False)

    def __init__(
        self, data: Any = None, *, decisions: Iterable[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.fields["decision"].choices = [("", _("no decision")), *decisions]


class FollowUpForm(forms.Form):
    """What was done about a resolution."""

    says = text_field(_("What was done"), rows=2)
    done = forms.BooleanField(label=_("Nothing more is to be done"), required=False)


class MeetingMomentForm(forms.Form):
    """A moment of a meeting, where it was not just now."""

    moment = moment_field(_("When, if not just now"), required=False)
