"""Who joined, what was asked beforehand, who owes dues: the members' room in the story."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django_tasks_db.models import DBTaskResult

from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

# In the list of the branch: members for long (the first twelve), with no part in another story.
PAYERS = (4, 5, 6, 7, 9, 10)
_JOIN = r"^(\d{8}) is your code"


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """A finding of last year's conference, three questions, joiners, an objection, open dues."""
    yield line.evening(-260)
    _register(line, party)
    yield line.evening(-255)
    asked, _ = people.ask_beforehand(
        actor=party.story["rosa"], at=line.evening(-255), named="Harbour Friends",
        conduct="speak", says="They asked me to speak on housing at their summer meeting.",
    )  # fmt: skip
    yield line.evening(-240)
    people.answer_question(
        actor=party.greta, at=line.evening(-240), number=asked.number, may=True,
        reasons="Nothing was found against them, and speaking at a meeting binds nobody.",
        conditions="Say that you speak for yourself.",
    )  # fmt: skip
    yield line.evening(-200)
    refused, _ = people.ask_beforehand(
        actor=party.story["kofi"], at=line.evening(-200), named="The Lantern Party",
        conduct="candidate", says="I would stand for them in a ward where we have nobody.",
    )  # fmt: skip
    yield line.evening(-190)
    people.answer_question(
        actor=party.greta, at=line.evening(-190), number=refused.number, may=False,
        reasons="The finding of conference speaks of standing as a candidate for them.",
    )  # fmt: skip
    yield line.evening(-180)
    _dues(line, party)
    yield line.evening(-150, hour=18)
    wilma = _joined(line, "Wilma", "Brandt", "westbrook", -150, "The Lantern Party", "candidate", 7)
    party.story["wilma"] = wilma
    yield line.evening(-120)
    people.remind_of_dues(
        actor=party.story["farah"], at=line.evening(-120), unit="westbrook",
        persons=[party.of_unit["westbrook"][PAYERS[0]].key],
    )  # fmt: skip
    yield line.evening(-20, hour=18)
    _joined(line, "Tomos", "Pugh", "westbrook", -20)
    yield line.evening(-12, hour=18)
    nadia = _joined(line, "Nadia", "Karim", "westbrook", -12, "The Lantern Party", "candidate", 3)
    party.story["nadia"] = nadia
    yield line.evening(-10, hour=20)
    people.object_to_admission(
        actor=party.story["ned"], at=line.evening(-10, hour=20), person=nadia.key,
        reasons="She stood against us in this very ward three years ago.",
    )  # fmt: skip
    yield line.evening(-9, hour=18)
    (against_nadia,) = queries.admission(nadia.key, line.day(-9)).objections
    people.answer_as_joiner(
        actor=nadia, at=line.evening(-9, hour=18), person=nadia.key, objection=against_nadia.key,
        says="I did, before I lived here. I have voted for nobody but you since.",
    )  # fmt: skip
    people.ask_beforehand(
        actor=party.story["ned"], at=line.evening(-9, hour=18), named="Harbour Friends",
        conduct="join", says="My choir has become part of it; I would go on singing there.",
    )  # fmt: skip
    yield line.evening(-8, hour=18)
    people.ask_together(
        actor=party.story["farah"], at=line.evening(-8, hour=18), act="people.export",
        facts={"unit": "aldermere", "purpose": "Invitations to the autumn fair, by post"},
    )  # fmt: skip
    return {"organisation": "the-lantern-party", "ruling": str(asked.number)}


def _register(line: Timeline, party: Party) -> None:
    at, greta = line.evening(-260), party.greta
    decided_by = f"meeting:conference-{line.last_conference.year}"
    for name, also in (
        ("The Lantern Party", ["Lanterns"]),
        ("Harbour Friends", []),
        ("Union of Tenants", ["Tenants' Union"]),
    ):
        people.enter_organisation(actor=greta, at=at, name=name, also=also)
    people.decide_standing(
        actor=greta, at=at, organisation_slug="the-lantern-party", standing="opposed",
        acts=["candidate", "office", "endorse"], decided_by=decided_by,
        document="party", provision="2.I.4.B",
        definition="A body that puts up candidates against those of the party.",
        reasons="It stood against the party in forty wards last spring.",
        end=line.day(-260) + timedelta(days=3 * 365),
    )  # fmt: skip
    people.decide_standing(
        actor=greta, at=at, organisation_slug="union-of-tenants", standing="compatible",
        decided_by=decided_by,
        reasons="It asks nothing of its members that our rules forbid.",
    )  # fmt: skip


def _dues(line: Timeline, party: Party) -> None:
    at = line.evening(-180)
    farah = party.story["farah"]
    for place, member in enumerate(party.of_unit["westbrook"][n] for n in PAYERS):
        people.record_dues(
            actor=farah, at=at, person=member.key, paid_through=line.day(-200 + 40 * place)
        )
    people.remind_of_dues(actor=farah, at=at, unit="westbrook")


def _joined(
    line: Timeline,
    given: str,
    family: str,
    unit: str,
    day: int,
    named: str = "",
    act: str = "",
    years_ago: int = 0,
) -> ActorRef:
    """Somebody joins on the page, with the code that came by e-mail."""
    at = line.evening(day, hour=18)
    until = date.fromordinal(line.day(day).toordinal() - 365 * years_ago)
    key = people.apply_to_join(
        at=at,
        who=people.Personal(
            given, family, f"{given}.{family}@example.org".lower(), "", f"2 {family} Row"
        ),
        unit=unit,
        declared=[{"named": named, "act": act, "until": until.isoformat()}] if named else [],
    )
    letter = DBTaskResult.objects.order_by("-enqueued_at").first()
    assert letter is not None  # noqa: S101  (it was queued a moment ago)
    found = re.match(_JOIN, letter.args_kwargs["kwargs"]["text"])
    assert found is not None  # noqa: S101
    joined, _ = people.confirm_joining(at=at, application=key, code=found[1])
    return ActorRef("person", joined.key)
