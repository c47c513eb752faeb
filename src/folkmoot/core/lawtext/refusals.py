"""What is said when an operation does not fit the text as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.core.lawtext.operations import Operation
from folkmoot.core.terms import Reason, Verdict, no

_REMEDIES = {
    "lawtext.no_such_provision": "Open the current edition; if another amendment took the"
    " provision away, withdraw this part or redraft it for its new place.",
    "lawtext.words_not_found": "Open the provision as it reads now and edit it again there.",
    "lawtext.words_counted": "Quote more of the words around the place, so that it is the only"
    " one meant.",
    "lawtext.words_differ": "Compare both wordings and draft this part again on the current one.",
    "lawtext.neighbours_differ": "Say again between which provisions it shall stand.",
    "lawtext.stands_elsewhere": "Draft the move again from where the provision stands now.",
    "lawtext.inside_itself": "Choose a place outside the provision that is moved.",
    "lawtext.identifier_taken": "Give the new provisions identifiers of their own.",
    "lawtext.label_differs": "Look up the number it has now and draft the renumbering again.",
    "lawtext.parameter_differs": "Look up the figure now in force and draft the change again.",
    "lawtext.layout_differs": "Leave the change of layout out; it carries no words.",
    "lawtext.will_not_read": "Compare the result with the wording quoted and correct one of them.",
    "lawtext.not_allowed": "Draft this part again; the operation contradicts itself.",
}


@dataclass(frozen=True, slots=True)
class PreconditionFailed:
    """The refusal of an operation: nothing was changed.

    Attributes:
        code: the kind of failure (``"lawtext.words_not_found"``).
        number: which operation of those given, from 1.
        operation: the operation itself.
        place: the label or surroundings of the place concerned, as it stood at that moment.
        expected: what the operation says must be there.
        found: what is there.
    """

    code: str
    number: int
    operation: Operation
    place: str
    expected: str
    found: str

    @property
    def remedy(self) -> str:
        """What can be done next, as an English sentence."""
        return _REMEDIES[self.code]

    @property
    def reason(self) -> Reason:
        """The refusal as a reason of a verdict."""
        return Reason(
            code=self.code,
            says="Change {number} cannot be made in {place}: expected {expected}, found {found}.",
            params={
                "number": self.number,
                "place": self.place,
                "expected": self.expected,
                "found": self.found,
            },
            remedy=self.remedy,
        )

    @property
    def verdict(self) -> Verdict:
        """The refusal as a verdict with its one reason."""
        return no(self.reason)
