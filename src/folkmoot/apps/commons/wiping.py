"""What this room forgets of a person whose file is erased.

A response and a rating stay as nobody's: they were published under a name drawn by lot, and now
nothing leads from a person to it. Words a person wrote under their own name go; what was answered
at a hustings as a candidate stays with the election. Its place in the order stays, so that what
others answered keeps its sense, and the record keeps a digest alone.
"""

from __future__ import annotations

from folkmoot.apps.commons.models import (
    Counted,
    Measured,
    Note,
    Participant,
    Question,
    Rater,
    Reply,
    Statement,
    Subscription,
    TalkDecision,
    Wish,
)


def wipe(key: str) -> None:
    """Take a person out of consultations, hustings, replies, notes and letters."""
    person = f"person:{key}"
    Participant.objects.filter(person_key=key).update(person_key="")
    Rater.objects.filter(person_key=key).update(person_key="")
    for model in (Statement, Question):
        model.objects.filter(by=person).update(by="")
    TalkDecision.objects.filter(reply__by=person).update(objection="")
    TalkDecision.objects.filter(note__by=person).update(objection="")
    Reply.objects.filter(by=person).update(by="", text="")
    Note.objects.filter(by=person).update(by="", text="", source="")
    Wish.objects.filter(person_key=key).delete()
    Subscription.objects.filter(person_key=key).delete()
    if Counted.objects.filter(person_key=key).delete()[0]:
        Measured.objects.all().delete()
