"""The doors that lead around a fair process, by the number of the way they belong to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from court import DAY, START, day
from django.db import connection, migrations
from django.db.migrations.state import ProjectState

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.models import Case, Charge, Decision, Draw, Reply, Schedule, Taken
from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries as people_queries
from folkmoot.apps.people.models import (
    Account,
    Ending,
    Membership,
    Objection,
    Office,
    OfficeEnding,
    Person,
    Provision,
    RollLine,
    UnitMembership,
    Withheld,
)
from folkmoot.apps.people.rolls import RollRules
from folkmoot.core.procedure.conduct.endings import check_arrears_lapse
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, ProvisionRef, Reason, no
from folkmoot.platform.acts import Refused, require

ON = day(50).date()
LATE = day(900)
_ON = day(46)
UNPROCESSABLE = 422
NO_DOOR = {404, 405}


def raw(text: str) -> Callable:
    """Raw SQL through Django's connection; ``{me}`` is the row of the member."""

    def door(court):
        with connection.cursor() as cursor:
            cursor.execute(text.format(me=row(court).pk))

    return door


def migrated(text: str) -> Callable:
    """The same as a migration of data, run by the schema editor."""

    def door(court):
        change = migrations.RunSQL(text.format(me=row(court).pk))
        # Not entered: SQLite's editor wants no transaction around it, and every test is one.
        editor = connection.schema_editor()
        change.database_forwards("people", editor, ProjectState(), ProjectState())

    return door


def row(court) -> Person:
    return Person.objects.get(key=court.respondent.key)


def membership(court) -> Membership:
    return Membership.objects.get(person=row(court), end=None)


def own(model, **change) -> Callable:
    """`QuerySet.update` on whatever the member has of a model."""
    return lambda court: model.objects.filter(person=row(court)).update(**change)


def filed(model, **change) -> Callable:
    """`QuerySet.update` on the file of the case."""
    return lambda _: model.objects.update(**change)


def bulk(court):
    mine = membership(court)
    mine.end = ON
    Membership.objects.bulk_update([mine], ["end"])


def bulk_created(court):
    Membership.objects.bulk_create(
        [Membership(person=row(court), start=ON, end=ON + 90 * DAY, recorded_at=day(50))]
    )


def evidence(ground: str, **more) -> Callable:
    return lambda court: Ending.objects.create(
        membership=membership(court), ground=ground, on=ON, recorded_at=day(50), **more
    )


def by(who: str, verb, **more) -> Callable:
    """An act of somebody of the case, in the case."""

    def door(court):
        court.act(
            verb, part_of(court, who), day(46),
            **{k: v(court) if callable(v) else v for k, v in more.items()},
        )  # fmt: skip

    return door


def part_of(court, who: str) -> ActorRef:
    """Somebody of the case, by their part."""
    return {
        "respondent": lambda: court.respondent,
        "complainant": lambda: court.complainant,
        "clerk": lambda: court.clerk,
        "panel": lambda: court.sits()[0],
        "suspender": lambda: court.sits("suspension")[0],
        "investigator": lambda: court.investigator,
        "adjudicator": lambda: court.part("adjudicator"),
    }[who]()


def program(noun: str, who: str, *, at: datetime = _ON, code: str, **body) -> Callable:
    """An act of somebody of the case through the API, which says under which code it refuses."""

    def door(court):
        answer = court.ask(noun, part_of(court, who), at, **body)
        assert answer.status_code == UNPROCESSABLE, (noun, answer.content)
        reasons = answer.json()["verdict"]["reasons"]
        assert code in {reason["code"] for reason in reasons}, reasons
        assert not any(reason["code"].startswith("request.") for reason in reasons)
        raise Refused(_nothing())

    return door


def complained(kind: str, code: str, **more) -> Callable:
    """A new matter of that kind, brought through the API."""

    def door(court):
        body = {"says": "x", "act_on": "2026-01-03", "kind": kind, "against": row(court).number}
        answer = court.program.post("cases", court.complainant, day(46), **body, **more)
        assert answer.status_code == UNPROCESSABLE, answer.content
        assert code in {r["code"] for r in answer.json()["verdict"]["reasons"]}, answer.content
        raise Refused(_nothing())

    return door


def no_door(path: str) -> Callable:
    """The API has no act at an address: whatever the verb, nothing is there to be done."""

    def door(court):
        client = court.program.signed_in(court.world.greta)
        place = "/api/v1/" + path.format(key=court.respondent.key, code=court.code)
        for verb in (client.post, client.put, client.patch, client.delete):
            answer = verb(place, {}, content_type="application/json")
            assert answer.status_code in NO_DOOR, (verb, place, answer.status_code)
        raise Refused(_nothing())

    return door


def officer(verb, **more) -> Callable:
    """An act of the general secretary about the member."""
    return lambda court: verb(
        actor=court.world.greta, at=day(46), person=court.respondent.key, **more
    )


def page(path: str, expected: set[int]) -> Callable:
    """A page that is tried by an officer; there is none, or it refuses."""

    def door(court):
        from django.test import Client

        client = Client()
        client.force_login(Account.objects.get(person__key=court.world.greta.key))
        answer = client.post(path.format(key=court.respondent.key), {"end": ON.isoformat()})
        assert answer.status_code in expected, (path, answer.status_code)
        raise Refused(_nothing())

    return door


def _nothing():
    return no(Reason("tests.no_such_door", "There is no such door."))


def unpaid_because_refused(court):
    from folkmoot.apps.rulebook import queries as rulebook

    rules: RuleSet = rulebook.rule_set(ON)
    require(check_arrears_lapse([], refused_payment=True, rules=rules, at=day(50)))


def merged_by_one(court):
    people.merge_files(
        actor=court.world.greta, second=court.world.greta, at=day(46),
        kept=court.world.joan.key, other=court.respondent.key, says="the same",
    )  # fmt: skip


def left_off_the_roll(court):
    frozen(court)
    RollLine.objects.filter(person=row(court)).delete()


def lowered_on_the_roll(court):
    frozen(court)
    RollLine.objects.filter(person=row(court)).update(verdict=1)


_GUIDANCE = {
    "rule": "guidance 7", "act": "x", "act_on": "2025-12-06", "place": "x", "medium": "x",
    "maximum": "exclusion", "particulars": ["x"],
}  # fmt: skip
NOT_NOW, NOT_MINE = "step.not_open", "step.not_yours"


def frozen(court):
    people.freeze_roll(
        actor=court.world.greta, at=day(46), key="r", title="R", unit="ploughshare",
        on=day(45).date(), rules=RollRules(),
    )  # fmt: skip


def removed(court):
    office = people_queries.offices_of(court.respondent.key, ON)[0]
    people.end_office(actor=court.world.greta, at=day(46), office=office.key, ground="sanction")


def charged_anew_on_the_day(court):
    court.charge(day(45), act="and something else besides")
    court.hear(day(45))


def charged_by_a_program_on_the_day(court):
    told = {**_GUIDANCE, "rule": "party 2.I.4.A", "act": "and something else besides"}
    answer = court.ask("charge", court.investigator, day(45), **told)
    assert answer.json()["state"] == "charged", answer.content
    program("hearing", "panel", at=day(45), code=NOT_NOW)(court)


def reopened(court):
    court.serve(day(47))
    court.act(
        actions.reopen_case, court.part("adjudicator"), day(100), ground="outcry", reasons="Outcry."
    )


def by_a_secret_code(court):
    court.charge(day(45), rule=ProvisionRef("guidance", "7", 1))
    court.serve_charge(day(45))
    court.hear(day(45))


def drawn_again(court):
    court.act(actions.draw_panel, court.clerk, day(46))


def heard_after_the_lapse(court):
    court.hear(START + timedelta(days=184))


END = "UPDATE people_membership SET \"end\" = '2026-02-24' WHERE person_id = {me}"
DOORS: dict[int, tuple[str, str, dict[str, Callable]]] = {
    1: ("automatic exclusion, deemed to have resigned", "to_panel", {
        "act": lambda c: actions.exclude_at_once(at=day(46), person=c.respondent.key),
        "resignation for somebody": officer(people.resign_membership),
        "update": own(Membership, end=ON),
        "bulk": bulk,
        "raw": raw(END),
        "migration": migrated(END),
        "evidence of one's own making": evidence("deemed_resigned"),
        "page": page("/cases/auto-exclusion", {404}),
        "API": no_door("members/{key}"),
        "API of the case": no_door("cases/{code}/effect"),
        "admin": page("/admin/people/membership/", {404}),
    }),
    2: ("lapse for arrears without reminders", "to_panel", {
        "evidence": evidence("lapse"),
        "a certificate nobody issued": evidence(
            "lapse", certificate="ab" * 32, certificate_seq=1
        ),
        "raw": raw(
            'INSERT INTO people_ending (membership_id, ground, "on", certificate, recorded_at) '
            "SELECT id, 'lapse', '2026-02-24', '', '2026-02-24 10:00:00+00' FROM "
            "people_membership WHERE person_id = {me}"
        ),
        "API": complained("arrears", "conduct.not_open_to_lapse"),
    }),
    3: ("a payment that the organisation refuses", "to_panel", {
        "law": unpaid_because_refused,
        "API": no_door("members/{key}/dues"),
        "evidence": evidence("arrears"),
    }),
    4: ("an objection to an admission without end", "to_panel", {
        "longer": lambda c: (
            Provision.objects.create(membership=membership(c), until=ON, recorded_at=day(1)),
            Provision.objects.update(until=LATE.date()),
        ),
        "later": lambda c: (
            Objection.objects.create(
                membership=membership(c), by=Person.objects.get(key=c.world.greta.key),
                reasons="x", decide_by=ON, recorded_at=day(1),
            ),
            Objection.objects.update(decide_by=LATE.date()),
        ),
        "evidence": evidence("ineligible"),
        "API": complained("admission", "conduct.admitted"),
    }),
    5: ("an interim suspension without end", "suspended", {
        "update": own(Withheld, until=LATE),
        "raw": raw("UPDATE people_withheld SET until = '2030-01-01' WHERE person_id = {me}"),
        "delete": lambda _: Withheld.objects.all().delete(),
        "begun anew": lambda c: c.act(
            actions.suspend_member, c.sits("suspension")[0], day(46), scope=["vote"],
            urgent="x", serious="y",
        ),
        "API": program(
            "suspension", "suspender", scope=["vote"], urgent="x", serious="y",
            code="conduct.suspended_before",
        ),
        "API of those not drawn": program(
            "suspension-review", "clerk", reasons="x", code="conduct.not_yours"
        ),
    }),
    6: ("a lower class of membership", "to_panel", {
        "act": officer(people.change_class, member_class="supporter"),
        "update": own(Membership, member_class="supporter"),
        "raw": raw(
            "UPDATE people_membership SET member_class = 'supporter' WHERE person_id = {me}"
        ),
        "migration": migrated(
            "UPDATE people_membership SET member_class = 'supporter' WHERE person_id = {me}"
        ),
        "evidence": evidence("class_changed"),
        "API": no_door("members/{key}/class"),
    }),
    7: ("a transfer to another, dormant or no unit", "to_panel", {
        "act": officer(people.transfer, unit="westbrook"),
        "update": own(UnitMembership, unit_id=1),
        "no unit": own(UnitMembership, end=ON),
        "raw": raw("UPDATE people_unitmembership SET unit_id = 1 WHERE person_id = {me}"),
        "API": no_door("members/{key}/transfer"),
        "delete": lambda c: UnitMembership.objects.filter(person=row(c)).delete(),
    }),
    8: ("a later day of joining", "to_panel", {
        "update": own(Membership, start=ON),
        "raw": raw("UPDATE people_membership SET start = '2026-02-01' WHERE person_id = {me}"),
        "migration": migrated(
            "UPDATE people_membership SET start = '2026-02-01' WHERE person_id = {me}"
        ),
        "API": no_door("members/{key}/membership"),
        "written down later": own(Membership, recorded_at=LATE),
        "delete": lambda c: membership(c).delete(),
    }),
    9: ("two files joined so that the later day is kept", "to_panel", {
        "act of one officer": merged_by_one,
        "evidence without the joining": evidence("merged"),
        "API": no_door("members/{key}/merge"),
        "handed over": lambda c: Membership.objects.filter(person=row(c)).update(
            person=Person.objects.get(key=c.world.joan.key)
        ),
    }),
    10: ("erasure", "to_panel", {
        "act for somebody": officer(people.erase_own_file),
        "evidence while needed": by("clerk", actions.erase_evidence),
        "API": program("erasure", "clerk", code="conduct.not_ended"),
        "the file of the case": lambda _: Case.objects.all().delete(),
        "the person": lambda c: row(c).delete(),
        "steps": lambda _: Taken.objects.all()._raw_delete(connection.alias),
        "raw": raw("DELETE FROM conduct_taken"),
        "migration": migrated("DELETE FROM conduct_charge"),
    }),
    11: ("left off a frozen roll", "to_panel", {
        "delete": left_off_the_roll,
        "update": lowered_on_the_roll,
        "API": lambda c: (frozen(c), no_door("rolls/r/lines/{key}")(c)),
        "raw": lambda c: (frozen(c), raw(
            "DELETE FROM people_rollline WHERE person_id = {me}"
        )(c)),
    }),
    12: ("no sign-in, no way to the own case", "to_panel", {
        "update": own(Account, is_active=False),
        "API": no_door("members/{key}/account"),
        "raw": raw("UPDATE people_account SET is_active = false WHERE person_id = {me}"),
    }),
    13: ("removal from office as a sanction", "to_panel", {
        "act": removed,
        "API": complained("office", "conduct.no_office", office=1),
        "update": own(Office, end=ON),
        "raw": raw("UPDATE people_office SET \"end\" = '2026-02-24' WHERE person_id = {me}"),
        "evidence": lambda c: OfficeEnding.objects.create(
            office=Office.objects.get(person=row(c)), ground="sanction", on=ON, recorded_at=day(50)
        ),
        "delete": lambda c: Office.objects.filter(person=row(c)).delete(),
    }),
    14: ("a charge added on the day", "to_panel", {
        "act": charged_anew_on_the_day,
        "API": charged_by_a_program_on_the_day,
        "update": filed(Charge, act="and something else besides"),
    }),
    15: ("a decided case opened again", "to_decision", {
        "act": reopened,
        "API": program(
            "reopening", "adjudicator", ground="obvious_error", reasons="Outcry.",
            code="conduct.no_ground",
        ),
        "update": filed(Decision, sanction="exclusion", months=99),
    }),
    16: ("a secret code as a rule", "to_panel", {
        "act": by_a_secret_code,
        "API": program("charge", "investigator", code="conduct.no_such_rule", **_GUIDANCE),
        "update": filed(Charge, document="guidance"),
    }),
    17: ("a panel that was chosen", "to_panel", {
        "drawn again": drawn_again,
        "drawn again by a program": program("draw", "clerk", code="conduct.no_pool"),
        "frozen again by a program": program("pool", "clerk", code="conduct.drawn_already"),
        "an appeal panel before there is a first decision": program(
            "pool", "clerk", purpose="appeal", code="conduct.not_now"
        ),
        "another pool": filed(Draw, pool={}),
        "another lot": filed(Draw, head="ab" * 32),
        "raw": raw("UPDATE conduct_draw SET size = 1"),
    }),
    18: ("stalling", "to_panel", {
        "act": heard_after_the_lapse,
        "API": program("hearing", "panel", at=START + timedelta(days=184), code=NOT_NOW),
        "another clock": filed(Taken, deadlines={}),
        "received later": filed(Case, received_at=day(40)),
    }),
    19: ("a list, a bulk, the admin site, the shell", "to_panel", {
        "bulk": bulk_created,
        "upsert": lambda c: Membership.objects.bulk_create(
            [Membership(
                pk=membership(c).pk, person=row(c), start=membership(c).start, end=ON,
                recorded_at=membership(c).recorded_at,
            )],
            update_conflicts=True, update_fields=["end"], unique_fields=["id"],
        ),
        "admin": page("/admin/", {404}),
        "import undone": evidence("import_undone"),
    }),
    20: ("acting in the member's name", "to_panel", {
        "reply": by("clerk", actions.reply, says="I admit it."),
        "papers": by("clerk", actions.elect_papers, fresh=True),
        "reply by a program": program("reply", "clerk", says="x", code=NOT_MINE),
        "papers by a program": program("papers", "clerk", code="conduct.not_yours"),
        "adjourned by a program": program(
            "adjournment", "investigator", until="2026-03-06", reasons="x", code=NOT_MINE
        ),
        "companion by a program": program(
            "companion", "complainant", companion="x", code="conduct.nobody"
        ),
        "adjourned": by("investigator", actions.adjourn, until=day(60), reasons="x"),
        "update": filed(Reply, says="I admit it."),
        "withdrawn": lambda _: Reply.objects.all()._raw_delete(connection.alias),
    }),
    21: ("a rule changed on the way", "to_panel", {
        "another edition": filed(Charge, edition=2),
        "API": program(
            "charge", "investigator", code="conduct.no_such_rule",
            **{**_GUIDANCE, "rule": "party 2.I.4.A", "act_on": "1999-01-01"},
        ),
        "another day": filed(Case, received_at=day(1)),
        "served sooner": lambda c: c.row.services.update(sent_at=day(0)),
        "signed sooner": filed(Schedule, signed_at=day(0)),
    }),
}  # fmt: skip
