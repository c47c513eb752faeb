"""What this room holds on a person, table by table, for that person."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Contact, Decision, Reading, Reply, Suspension, Taken
from folkmoot.apps.conduct.queries.history import standing_of
from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.people.holdings import Section


def gather(key: str, at: datetime) -> list[Section]:
    """The cases in which a person has a part, what was written in them of the person, who read.

    Of a case that its member has not been told of yet the member gets nothing: an order holds the
    notice back for some days, and what is held back would be told here. The clerk's office gives
    no part of its own in the cases of others, and is left out.
    """
    mine = [(row, parts - {"clerk"}) for row, parts in cases_of(key, at)]
    mine = [(row, parts) for row, parts in mine if parts]
    own = [row for row, parts in mine if "respondent" in parts]
    codes = [row.pk for row, _ in mine]
    return [
        Section(
            "Cases in which I have a part",
            ("case", "kind", "part", "received_at", "state"),
            tuple(
                (
                    row.code,
                    row.kind,
                    ", ".join(sorted(parts)),
                    row.received_at.isoformat(),
                    standing_of(row, at).state,
                )
                for row, parts in mine
            ),
        ),
        Section(
            "What I did in cases",
            ("case", "step", "at", "receipt"),
            tuple(
                (code, step, when.isoformat(), receipt)
                for code, step, when, receipt in Taken.objects.filter(
                    case__in=codes, by=f"person:{key}"
                )
                .order_by("pk")
                .values_list("case__code", "step", "at", "receipt")
            ),
        ),
        Section(
            "What I replied",
            ("case", "says", "at"),
            tuple(
                (code, says, when.isoformat())
                for code, says, when in Reply.objects.filter(case__in=own)
                .order_by("pk")
                .values_list("case__code", "says", "at")
            ),
        ),
        Section(
            "Decisions about me",
            ("case", "sanction", "months", "standard", "at", "digest"),
            tuple(
                (code, sanction, months, standard, when.isoformat(), paper)
                for code, sanction, months, standard, when, paper in Decision.objects.filter(
                    case__in=own
                )
                .order_by("pk")
                .values_list("case__code", "sanction", "months", "standard", "at", "digest")
            ),
        ),
        Section(
            "Interim suspensions of my rights",
            ("case", "rights", "imposed_at", "urgent", "serious", "lifted_at"),
            tuple(
                (
                    row.case.code,
                    ", ".join(row.scope),
                    row.imposed_at.isoformat(),
                    row.urgent,
                    row.serious,
                    row.lifted_at.isoformat() if row.lifted_at else None,
                )
                for row in Suspension.objects.filter(case__in=own).select_related("case")
            ),
        ),
        Section(
            "Contacts about my cases",
            ("case", "by", "to", "about", "at"),
            tuple(
                (code, by, to, about, when.isoformat())
                for code, by, to, about, when in Contact.objects.filter(case__in=own).values_list(
                    "case__code", "by", "to", "about", "happened_at"
                )
            ),
        ),
        Section(
            "Who read the files of my cases",
            ("case", "part", "day"),
            tuple(
                (code, part, day.isoformat())
                for code, part, day in Reading.objects.filter(case__in=own)
                .order_by("day")
                .values_list("case__code", "part", "day")
            ),
        ),
    ]
