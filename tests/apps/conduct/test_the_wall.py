"""To whoever has no part in a case it does not exist: no page, list, feed or answer differs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from court import DAY, day, let_the_record_move
from django.db import transaction
from program import account_of, words_for

from folkmoot.api.case_acts import ACTS
from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.queries.held import gather
from folkmoot.apps.people.models import Account
from folkmoot.apps.record.models import Checkpoint, Entry
from folkmoot.apps.record.private_lane import close_intervals
from folkmoot.apps.record.signing import sign
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
LISTS = (
    "/",
    "/search?q=Kofi",
    "/search?q=Kettlewick",
    "/cases/",
    "/cases/fair-process",
    "/cases/outcomes",
    "/cases/outcomes.csv",
    "/cases/complaint",
    "/units/",
    "/units/hollins",
    "/me",
    "/members/",
    "/members/?q=Kofi",
    "/motions/",
    "/meetings/",
    "/record/",
    "/record/checkpoint",
    "/rolls/",
    "/slips/",
    "/elections/",
    "/campaigns/",
    "/consultations/",
    "/consistency/",
    "/house/",
    "/organisations/",
    "/api/v1/record",
    "/api/v1/record/checkpoint",
    "/api/v1/record/entries",
    "/api/v1/fair-process",
    "/api/v1/elections",
    "/api/v1/motions",
    "/api/v1/rolls",
    "/api/v1/organisations",
    "/api/v1/parameters",
    "/api/v1/units",
    "/api/v1/outcomes",
    "/api/v1/cases",
    "/cases/amber-mill-1000",
    "/cases/amber-mill-1000/reply",
    "/cases/desk",
)
OUTSIDERS = ("", "greta", "kofi")
"""Nobody in particular, who runs the organisation, and the person concerned, not yet told."""
OTHERS = ("hana", "dilys", "ada")
"""Officers and a member without a part: what is made for each reader is looked at as each."""
THEIR_OWN = (
    "/", "/search?q=Kofi", "/cases/", "/me", "/members/", "/slips/", "/rolls/",
    "/api/v1/cases", "/cases/amber-mill-1000", "/cases/desk",
)  # fmt: skip


def answers(client, world) -> dict[tuple[str, str], tuple[int, bytes]]:
    """Everything that everybody outside is answered, without what differs on every request."""
    found = {}
    looks = dict.fromkeys(OUTSIDERS, LISTS) | dict.fromkeys(OTHERS, THEIR_OWN)
    for who, paths in looks.items():
        client.logout()
        if who:
            client.force_login(Account.objects.get(person__key=world.key(who)))
        for path in paths:
            answer = client.get(path)
            body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
            # The two worlds are looked at some seconds apart; what was read then says so.
            body = re.sub(_LOOKED_AT, b"", body)
            found[who, path] = (answer.status_code, body)
    return found


_LOOKED_AT = re.compile(
    rb'<time datetime="%b[^"]*">[^<]*</time>' % f"{datetime.now(UTC):%Y-%m-%d}".encode()
)


def public_lane() -> list[tuple[int, str, datetime]]:
    return list(Entry.objects.order_by("seq").values_list("seq", "act", "at"))


@pytest.mark.slow
def test_nothing_an_outsider_sees_tells_that_a_case_is_hidden(court, client, monkeypatch):
    """The very accused, before being told, and every officer who has no part, are outsiders."""
    # Both worlds are looked at in the same state of the record: the hidden acts come first, are
    # gathered into the leaf that closes anyway, and are taken back for the world without them.
    monkeypatch.setattr("folkmoot.site.context.now", lambda: NOW, raising=False)

    seen, desks = {}, {}
    for hidden in (False, True):
        with transaction.atomic():
            if hidden:
                court.complain(NOW - 3 * DAY)
                court.open(NOW - 2 * DAY)
                court.file(NOW - 2 * DAY)
            let_the_record_move(NOW - DAY)
            seen[hidden] = (answers(client, court.world), public_lane())
            client.force_login(account_of(court.clerk))
            desks[hidden] = client.get("/cases/desk").content.count(b"<li>")
            transaction.set_rollback(True)
    (pages, lane), (pages_hidden, lane_hidden) = seen[False], seen[True]
    assert len(pages) == len(LISTS) * len(OUTSIDERS) + len(THEIR_OWN) * len(OTHERS)
    differ = [key for key in pages if pages[key] != pages_hidden[key]]
    assert differ == []
    assert lane == lane_hidden
    assert desks[True] != desks[False], "the clerk, who has a part, does see it"


def test_size_and_times_of_the_record_are_the_same_with_and_without_a_hidden_case(court):
    """Only the content of the opaque leaf of the interval differs."""
    close_intervals(at=NOW - 4 * DAY)
    seen = {}
    for hidden in (False, True):
        with transaction.atomic():
            if hidden:
                court.complain(NOW - 3 * DAY)
                court.open(NOW - 2 * DAY)
                court.tell(NOW - 2 * DAY + timedelta(hours=1))
            close_intervals(at=NOW)
            rows = list(Entry.objects.order_by("seq").values_list("seq", "act", "at", "data"))
            seen[hidden] = [(seq, act, at, len(bytes(data))) for seq, act, at, data in rows]
            transaction.set_rollback(True)
    assert seen[False] == seen[True]
    sign(at=NOW)
    assert Checkpoint.objects.count() == 1


def test_an_outsider_gets_the_same_answer_for_a_case_and_for_none(court):
    court.to_panel()
    for code in (court.code, "amber-mill-1000"):
        with pytest.raises(Refused) as no:
            actions.reply(actor=court.world.greta, at=NOW, case=code, says="Let me see.")
        assert [(r.code, r.sentence) for r in no.value.verdict.reasons] == [
            ("conduct.unknown", "There is no such case among yours.")
        ]


def test_every_door_of_the_api_answers_outsiders_alike_with_and_without_a_case(court):
    """Neither who runs the organisation nor the accused, before being told, finds a door in it."""
    court.complain(NOW - 3 * DAY)
    court.open(NOW - 2 * DAY)
    there, doors, seen = court.code, [act.noun for act in ACTS], {}
    for code in (there, "amber-mill-1000"):
        court.code = code
        for who in (court.world.greta, court.respondent):
            answers = {noun: court.ask(noun, who, NOW, **words_for(noun)) for noun in doors}
            answers["GET"] = court.program.get(f"cases/{code}", who, NOW)
            seen[code, who.key] = {noun: (a.status_code, a.content) for noun, a in answers.items()}
            assert {answer.status_code for answer in answers.values()} == {404}
    for who in (court.world.greta, court.respondent):
        assert seen[there, who.key] == seen["amber-mill-1000", who.key]
    court.code = there
    inside = court.ask("notice", court.clerk, NOW, method="hand", proof="signature")
    assert (inside.status_code, inside.json()["state"]) == (200, "investigating")


def test_no_act_is_open_to_the_executive(court):
    """Whoever runs the organisation has no part in any case (G13)."""
    court.to_panel()
    chair: ActorRef = court.world.hana
    for verb, more in (
        (actions.tell_member, {}),
        (actions.hold_hearing, {}),
        (actions.clear_member, {"reasons": "x"}),
        (actions.erase_evidence, {}),
        (actions.name_companion, {"companion": court.companion.key}),
        (actions.lift_suspension, {}),
    ):
        with pytest.raises(Refused) as no:
            court.act(verb, chair, NOW, **more)
        assert no.value.verdict.codes == ("conduct.unknown",)


def test_letters_go_to_the_people_of_a_case_only_and_say_nothing_of_it(court):
    from django_tasks_db.models import DBTaskResult

    court.to_disclosure()
    letters = [row.args_kwargs["kwargs"] for row in DBTaskResult.objects.all()]
    assert {letter["address"] for letter in letters} <= {"kofi@example.org", "esme@example.org"}
    for letter in letters:
        said = letter["subject"] + letter["text"] + letter["calendar"]
        assert "Kettlewick" not in said
        assert "candidate" not in said
        assert "Kofi" not in said
    assert any("BEGIN:VEVENT" in letter["calendar"] for letter in letters)


def test_the_own_file_tells_of_a_case_once_its_member_was_told_and_not_before(court):
    def held(who, at):
        return {section.title: section.rows for section in gather(who.key, at)}

    court.complain()
    court.open(day(2))
    assert not any(held(court.respondent, day(3)).values())
    assert held(court.complainant, day(3))["Cases in which I have a part"][0][0] == court.code
    court.tell(day(3))
    mine = held(court.respondent, day(4))
    assert [line[:3] for line in mine["Cases in which I have a part"]] == [
        (court.code, "discipline", "respondent")
    ]
    assert not any(held(court.clerk, day(4)).values()), "the office of clerk is no part of hers"
