"""What a case withholds is known in every room, ends by itself, and is braked before elections."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from court import DAY, day
from django.db import Error, connection, transaction

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.models import Suspension
from folkmoot.apps.conduct.queries.suspensions import ends_at, suspended_rights
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.models import Withheld
from folkmoot.platform.acts import Refused

MOMENT = timedelta(microseconds=1)


def suspended(court, **more) -> Suspension:
    court.draw(day(18), "suspension")
    given = {
        "scope": ["attend", "vote"],
        "urgent": "There were threats.",
        "serious": "Somebody was hurt.",
    } | more
    court.act(actions.suspend_member, court.sits("suspension")[0], day(20), **given)
    return Suspension.objects.get()


def reviewed(court):
    for number in (40, 65):
        court.act(
            actions.review_suspension, court.sits("suspension")[0], day(number), reasons="Needed."
        )


def lifted(court):
    court.act(actions.lift_suspension, court.sits("suspension")[0], day(30))


def cleared(court):
    court.draw(day(21))
    court.reply(day(25))
    court.hear(day(45))
    court.act(actions.clear_member, court.sits()[0], day(46), reasons="The paper is a forgery.")


def rested(court):
    court.act(actions.adjourn, court.respondent, day(25), until=day(32), reasons="I am ill.")
    reviewed(court)


def restricted(court):
    court.draw(day(21))
    court.reply(day(25))
    court.hear(day(45))
    court.decide(day(46), sanction="restriction", months=6, scope=["stand", "propose"])
    court.serve(day(47))
    court.effect(day(90))


def nothing(court):
    pass


@pytest.mark.parametrize("after", [nothing, reviewed, lifted, rested, cleared, restricted])
def test_people_says_at_every_moment_what_the_file_of_the_case_says(court, after):
    court.to_disclosure()
    held = suspended(court)
    after(court)
    turns = {day(19), day(20), ends_at(held), day(30), day(46), day(90), day(270), day(400)}
    turns |= {row.until for row in Withheld.objects.all()}
    turns |= {row.start for row in Withheld.objects.all()}
    times = {turn + step for turn in turns for step in (-MOMENT, timedelta(), MOMENT)}
    times |= {first + (then - first) / 2 for first, then in pairwise(sorted(turns))}
    seen = set()
    for at in sorted(times):
        of_the_case = suspended_rights(court.respondent.key, at)
        # Of the time after what was last written down; what was known then is asked elsewhere.
        rows = people.withheld_rights(court.respondent.key, max(at, day(500)))
        assert rows == []
        known = {
            row.right: row.until
            for row in _newest(court.respondent.key)
            if row.start <= at <= row.until
        }
        assert set(known) == set(of_the_case), at
        seen |= set(known)
    assert seen >= {"attend", "vote"}
    assert (after is restricted) == ({"stand", "propose"} <= seen)


def _newest(person):
    rows = {}
    for row in Withheld.objects.filter(person__key=person).order_by("pk"):
        rows[row.source, row.right] = row
    return list(rows.values())


def test_nobody_is_suspended_who_has_not_been_told(court):
    court.complain()
    court.open(day(2))
    with pytest.raises(Refused) as no:
        suspended(court)
    assert no.value.verdict.codes == ("conduct.suspension_untold",)
    assert not Withheld.objects.exists()


def test_whoever_stands_for_election_is_suspended_only_by_the_stricter_test(court):
    """The brake does not wait for a panel to say that an election is near (Morley, Forde)."""
    people_acts.note_candidacy(
        at=day(1), person=court.respondent.key, election="e1", post="Committee", unit="hollins"
    )
    court.to_disclosure()
    with pytest.raises(Refused) as no:
        suspended(court)
    assert no.value.verdict.codes == ("conduct.suspension_brake",)
    assert not Withheld.objects.exists()
    court.act(
        actions.suspend_member,
        court.sits("suspension")[0],
        day(20),
        scope=["vote"],
        urgent="There were threats.",
        serious="Somebody was hurt.",
        stricter="The hustings are where it happened.",
    )
    assert [row.right for row in people.withheld_rights(court.respondent.key, day(21))] == ["vote"]


def test_the_refusal_names_the_decision_the_rule_and_the_last_moment(court):
    court.to_disclosure()
    held = suspended(court)
    no = people.right_of(court.respondent.key, "vote", day(21))
    (reason,) = no.reasons
    assert reason.code == "right.withheld"
    assert held.digest[:12] in reason.sentence
    assert "Kofi Mensah may not vote until " in reason.sentence
    assert "comes back by itself" in reason.next_step
    assert people.right_of(court.respondent.key, "speak", day(21))
    assert people.right_of(court.respondent.key, "vote", ends_at(held) + timedelta(seconds=1))


def longer(row):
    Withheld.objects.filter(pk=row.pk).update(until=day(900))


def raw_longer(row):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_withheld SET until = %s", [day(900)])


def again(row):
    row.pk, row.until = None, day(900)
    row.save(force_insert=True)


def by_nobody(row):
    row.pk, row.source, row.start, row.until = None, "ab" * 32, day(60), day(80)
    row.save(force_insert=True)


def by_a_false_certificate(row):
    row.pk, row.source, row.certificate, row.certificate_seq = None, "ab" * 32, "ab" * 32, 3
    row.save(force_insert=True)


def of_somebody_else(row):
    row.pk, row.person_id = None, row.person_id + 1
    row.save(force_insert=True)


def taken_off(row):
    row.delete()


@pytest.mark.parametrize(
    "door",
    [longer, raw_longer, again, by_nobody, by_a_false_certificate, of_somebody_else, taken_off],
    ids=lambda door: door.__name__,
)
def test_no_door_makes_a_suspension_longer_or_a_new_one(court, door):
    court.to_disclosure()
    suspended(court)
    before = list(Withheld.objects.order_by("pk").values())
    with pytest.raises(Error), transaction.atomic():
        door(Withheld.objects.first())
    assert list(Withheld.objects.order_by("pk").values()) == before


def test_a_panel_cannot_add_up_reviews_past_the_cap_in_what_other_rooms_heed(court):
    court.to_disclosure()
    suspended(court)
    for number in (40, 60, 80, 100):
        court.act(
            actions.review_suspension, court.sits("suspension")[0], day(number), reasons="Needed."
        )
    last = max(row.until for row in Withheld.objects.all())
    assert last < day(20) + 92 * DAY
