"""What this room and the record hold on a person, table by table, for that person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.apps.people.holdings import Plain, Section
from folkmoot.apps.people.models import (
    Account,
    Candidacy,
    ClaimLetter,
    Declared,
    Dues,
    Ending,
    JoinerAnswer,
    JoinerReview,
    Look,
    Membership,
    Merge,
    Objection,
    Office,
    Person,
    Question,
    Reminder,
    RollChallenge,
    RollLine,
    SlipToConfirm,
    UnitMembership,
    Withheld,
)
from folkmoot.apps.people.rolls import VERDICTS
from folkmoot.apps.record.queries import receipts_of

_ALL = 100_000


def gather(key: str) -> list[Section]:
    """Every table of this room in which a person appears."""
    me: dict[str, Any] = {"person__key": key}

    def table(title: str, rows: QuerySet[Any], **columns: str) -> Section:
        values = rows.values_list(*columns.values())
        return Section(title, tuple(columns), tuple(tuple(map(_plain, row)) for row in values))

    return [
        table(
            "Person", Person.objects.filter(key=key), number="number", given_name="given_name",
            family_name="family_name", email="email", phone="phone", address="address",
            died_on="died_on", recorded_at="recorded_at",
        ),
        table(
            "Account", Account.objects.filter(**me), name="username", claimed_at="claimed_at",
            last_sign_in="last_login",
        ),
        table(
            "Letters for the account", ClaimLetter.objects.filter(**me), sent_at="sent_at",
            expires_at="expires_at", used_at="used_at",
        ),
        table(
            "Memberships", Membership.objects.filter(**me).order_by("start"),
            kind="member_class", start="start", end="end", recorded_at="recorded_at",
            import_batch="batch",
        ),
        table(
            "Endings", Ending.objects.filter(membership__person__key=key), ground="ground",
            on="on", certificate="certificate", recorded_at="recorded_at",
            overturned_at="overturned_at",
        ),
        table(
            "Units", UnitMembership.objects.filter(**me).order_by("start"), unit="unit__name",
            start="start", end="end", recorded_at="recorded_at",
        ),
        table(
            "Offices", Office.objects.filter(**me).order_by("start"), role="role",
            unit="unit__name", authority="authority", start="start", end="end",
            decided_by="decided_by",
        ),
        table(
            "What I stood for",
            Candidacy.objects.filter(**me).order_by("stood_at"),
            post="post",
            unit="unit",
            stood_at="stood_at",
            outcome="outcome",
        ),
        table(
            "Rights withheld for a time", Withheld.objects.filter(**me).order_by("pk"),
            right="right", start="start", until="until", by="source", rule="label",
            recorded_at="recorded_at",
        ),
        table(
            "Declared about organisations", Declared.objects.filter(**me), named="named",
            conduct="act", until="until", recorded_at="recorded_at",
        ),
        table(
            "Objections to my admission", Objection.objects.filter(membership__person__key=key),
            by="by__number", reasons="reasons", decide_by="decide_by", answer="answer",
            recorded_at="recorded_at", withdrawn_at="withdrawn_at", dismissed_at="dismissed_at",
        ),
        table(
            "Objections I made", Objection.objects.filter(by__key=key), reasons="reasons",
            decide_by="decide_by", answer="answer", recorded_at="recorded_at",
        ),
        table(
            "Findings about me as a joiner",
            JoinerReview.objects.filter(membership__person__key=key), finding="finding",
            reasons="reasons", by="by__number", recorded_at="recorded_at",
        ),
        table(
            "My answers as a joiner",
            JoinerAnswer.objects.filter(membership__person__key=key), says="says",
            objection="objection", recorded_at="recorded_at",
        ),
        table(
            "Dues", Dues.objects.filter(**me), paid_through="paid_through", refused="refused",
            recorded_at="recorded_at",
        ),
        table(
            "Reminders", Reminder.objects.filter(**me), unpaid_since="unpaid_since",
            served_on="served_on",
        ),
        table(
            "Questions I asked", Question.objects.filter(**me), number="number",
            organisation="named", conduct="act", says="says", asked_at="asked_at",
            answer="ruling__may", reasons="ruling__reasons", holds_until="ruling__holds_until",
        ),
        Section(
            "Frozen rolls", ("roll", "as_of", "verdict"),
            tuple(
                (title, on.isoformat(), VERDICTS[verdict])
                for title, on, verdict in RollLine.objects.filter(**me).values_list(
                    "roll__title", "roll__freeze_on", "verdict"
                )
            ),
        ),
        table(
            "Challenges to rolls", RollChallenge.objects.filter(line__person__key=key),
            roll="line__roll__title", says="says", upheld="upheld", answer="answer",
        ),
        table(
            "On paper", SlipToConfirm.objects.filter(**me), act="act", entered_at="entered_at",
            entered_by="entered_by__number", confirmed_by="confirmed_by__number",
            receipt="receipt",
        ),
        table(
            "Files joined with mine", Merge.objects.filter(kept__key=key), other="other__number",
            says="says", at="recorded_at", undone_at="undone_at",
        ),
        table(
            "My file joined with another", Merge.objects.filter(other__key=key),
            kept="kept__number", says="says", at="recorded_at", undone_at="undone_at",
        ),
        table(
            "Who looked at my file", Look.objects.filter(**me).order_by("at"),
            number="by__number", given_name="by__given_name", family_name="by__family_name",
            what="what", at="at",
        ),
        table(
            "Whose files I looked at", Look.objects.filter(by__key=key).order_by("at"),
            number="person__number", what="what", at="at",
        ),
    ]  # fmt: skip


def gather_receipts(key: str) -> list[Section]:
    """The receipts the record gave to a person."""
    rows = receipts_of(f"person:{key}", most=_ALL)
    return [
        Section(
            "Receipts",
            ("code", "at", "act"),
            tuple((code, at.isoformat(), str(sentence)) for code, at, sentence in rows),
        )
    ]


def _plain(value: Any) -> Plain:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | bool) else str(value)
