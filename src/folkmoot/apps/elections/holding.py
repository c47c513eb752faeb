"""What this room holds on a person, table by table, for that person. How anybody voted secretly is
held on nobody, and so is not here.
"""

from __future__ import annotations

from django.db.models import QuerySet

from folkmoot.apps.elections.models import (
    Answer,
    Mailing,
    Mark,
    Nomination,
    OpenVote,
    PaperEntry,
    Photograph,
    ResultChallenge,
    Slate,
    SlateMember,
    Statement,
    Term,
    VacancyAnswer,
    Withdrawal,
)
from folkmoot.apps.people.holdings import Section


def gather(key: str) -> list[Section]:
    """Everything with a person's key on it."""
    own = {"person_key": key}
    return [
        _section("Nominations of me", Nomination.objects.filter(**own), "unit_kind", "unit", "at"),
        _section("Nominations I entered", Nomination.objects.filter(by=key), "unit", "at"),
        _section("My answers", Answer.objects.filter(**own), "accepts", "at"),
        _section("My withdrawals", Withdrawal.objects.filter(**own), "at"),
        _section("My statements", Statement.objects.filter(**own), "text", "at"),
        _section("My photographs", Photograph.objects.filter(**own), "kind", "at"),
        _section("Slates I organise", Slate.objects.filter(organiser=key), "name", "says", "at"),
        _section(
            "Slates I was asked onto",
            SlateMember.objects.filter(**own),
            "asked_at",
            "agreed_at",
            election="slate__election__key",
        ),
        _section("My letters to electors", Mailing.objects.filter(**own), "subject", "text", "at"),
        _section("Registers in which I am marked", Mark.objects.filter(**own), "paper"),
        _section("My open votes", OpenVote.objects.filter(**own), "choices", "at", "standing"),
        _section("Places I hold or held", Term.objects.filter(**own), "start", "end", "how"),
        _section(
            "Vacant places I was asked to fill",
            VacancyAnswer.objects.filter(**own),
            "willing",
            "at",
            election="vacancy__term__election__key",
        ),
        _section("My challenges", ResultChallenge.objects.filter(**own), "grounds", "at", "answer"),
        _section(
            "Ballot papers I read as a clerk",
            PaperEntry.objects.filter(clerk=key),
            "batch__number",
            "number",
            election="batch__election__key",
        ),
    ]


def _section(title: str, rows: QuerySet, *fields: str, election: str = "election__key") -> Section:
    found = rows.order_by("pk").values_list(election, *fields)
    return Section(
        title,
        ("election", *(field.rpartition("__")[2] for field in fields)),
        tuple(
            tuple(each.isoformat() if hasattr(each, "isoformat") else each for each in row)
            for row in found
        ),
    )
