"""Nominations as they stand, and the candidates who come of them."""

from __future__ import annotations

from collections import Counter

from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import (
    Answer,
    Nomination,
    PaperLine,
    Photograph,
    Slate,
    SlateMember,
    Statement,
    Withdrawal,
)
from folkmoot.apps.elections.queries.elections import rules_of
from folkmoot.apps.elections.queries.shapes import (
    CandidateView,
    ElectionView,
    LedgerLine,
    NominationView,
    SlateView,
)
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.nominating import BY_MEMBER, enough_nominations
from folkmoot.platform.installation import installation


def ledger(view: ElectionView) -> tuple[LedgerLine, ...]:
    """Every nominee with her nominations, most nominations first, then by name."""
    rows = list(Nomination.objects.filter(election__key=view.key).order_by("at", "pk"))
    answers = answers_of(view.key)
    gone = set(Withdrawal.objects.filter(election__key=view.key).values_list("person_key"))
    keys = dict.fromkeys([row.person_key for row in rows] + list(answers))
    names = people.names_of({*keys, *(row.by for row in rows if not row.unit)})
    numbers = {p.key: p.number for p in people.persons(keys).values()}
    units = people.units({row.unit for row in rows if row.unit})
    rules = rules_of(view)
    lines = []
    for key in keys:
        own = tuple(
            NominationView(
                row.pk,
                units[row.unit].name if row.unit in units else names.get(row.by, ""),
                row.unit,
                row.unit_kind,
                row.meeting,
                row.at,
                row.taken_back_at,
                row.seq,
            )
            for row in rows
            if row.person_key == key
        )
        counts = Counter(each.kind for each in own if each.taken_back_at is None)
        answer = answers.get(key)
        word = "" if answer is None else "accepted" if answer.accepts else "declined"
        name = names.get(key, "")
        lines.append(
            LedgerLine(
                key,
                name,
                numbers.get(key, ""),
                own,
                dict(counts),
                "withdrawn" if (key,) in gone else word,
                tuple(answer.groups) if answer else (),
                enough_nominations(counts, rules, name=name, post=view.post.title),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-sum(line.counts.values()), line.name)))


def answers_of(key: str) -> dict[str, Answer]:
    """The last answer of each nominee."""
    rows = Answer.objects.filter(election__key=key).order_by("at", "pk")
    return {row.person_key: row for row in rows}


def candidates(view: ElectionView) -> tuple[CandidateView, ...]:
    """Those on the paper in its order; before it is drawn, those who have accepted, by name."""
    lines = {
        row.person_key: row.number
        for row in PaperLine.objects.filter(election__key=view.key).exclude(person_key="")
    }
    known = {line.person_key: line for line in ledger(view)}
    keys = list(lines) or [key for key, line in known.items() if line.answer == "accepted"]
    found = people.persons(keys)
    latest = {
        row.person_key: row.text
        for row in Statement.objects.filter(election__key=view.key).order_by("at", "pk")
    }
    pictures = set(
        Photograph.objects.filter(election__key=view.key).values_list("person_key", flat=True)
    )
    slates = {
        row.person_key: row.slate
        for row in SlateMember.objects.filter(
            slate__election__key=view.key, agreed_at__isnull=False
        ).select_related("slate")
    }
    day = day_of(view.called_at)
    homes, offices = people.home_of_each(keys, day), people.offices_of_each(keys, day)
    word = installation().word
    out = []
    for key in keys:
        line, slate = known.get(key), slates.get(key)
        out.append(
            CandidateView(
                person_key=key,
                name=found[key].name if key in found else "",
                number=found[key].number if key in found else "",
                unit_name=homes[key].name if key in homes else "",
                offices=tuple(f"{word(held.role)}, {held.unit_name}" for held in offices[key]),
                statement=latest.get(key, ""),
                photograph=key in pictures,
                slate=slate.slug if slate else "",
                slate_name=slate.name if slate else "",
                nominated_by=tuple(
                    each.nominator
                    for each in (line.nominations if line else ())
                    if each.taken_back_at is None and each.kind != BY_MEMBER
                ),
                line=lines.get(key),
                withdrawn=bool(line and line.answer == "withdrawn"),
            )
        )
    return tuple(sorted(out, key=lambda each: (each.line or 0, each.name)))


def slates(key: str) -> tuple[SlateView, ...]:
    """The slates of an election, by name."""
    rows = list(
        Slate.objects.filter(election__key=key).prefetch_related("members").order_by("name")
    )
    members = {row.pk: list(row.members.all()) for row in rows}
    keys = {m.person_key for each in members.values() for m in each}
    names = people.names_of(keys | {row.organiser for row in rows})
    return tuple(
        SlateView(
            row.slug, row.name, row.organiser, names.get(row.organiser, ""), row.says,
            tuple((m.person_key, names.get(m.person_key, "")) for m in members[row.pk]
                  if m.agreed_at),
            tuple((m.person_key, names.get(m.person_key, "")) for m in members[row.pk]
                  if not m.agreed_at),
        )
        for row in rows
    )  # fmt: skip


def photograph(key: str, person: str) -> tuple[str, bytes] | None:
    """A candidate's photograph: its kind and its bytes."""
    row = Photograph.objects.filter(election__key=key, person_key=person).first()
    return (row.kind, bytes(row.data)) if row else None
