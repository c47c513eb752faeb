"""A unit's mandate: given by its meeting, seen by its officers, bound by it where the rules say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from apps.assembly.cast import CONFERENCE, Cast, open_conference
from apps.assembly.visiting import at, browser, status
from folkmoot.apps.assembly import actions, offered, queries
from folkmoot.apps.assembly.policy import cards
from folkmoot.core.procedure import Granted
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db
SITTING = CONFERENCE + timedelta(hours=1)
QUESTION = "That the rule on exclusions be changed"


@pytest.fixture
def conference(cast: Cast) -> tuple[str, int]:
    """Conference in session, with a motion on its agenda."""
    key = open_conference(cast)
    line, _ = actions.put_on_agenda(
        actor=cast.actor("Gail"), at=CONFERENCE, meeting=key, title="Exclusions", kind="motion",
        subject="motion:2026-17",
    )  # fmt: skip
    return key, line.id


def mandate(cast: Cast, conference: tuple[str, int], instruction: str = "for", **other) -> str:
    said = {
        "actor": cast.actor("Carys"),
        "at": CONFERENCE,
        "decided_at": "the September meeting",
        "decided_on": date(2026, 9, 10),
        **other,
    }
    key, item = conference
    unit, _ = actions.mandate_delegates(
        meeting=key, unit="brackley", item=item, instruction=instruction, **said
    )
    return unit


def put_to_cards(cast: Cast, conference: tuple[str, int]) -> queries.CardVoteView:
    key, item = conference
    vote, _ = actions.open_card_vote(
        actor=cast.actor("Gail"), at=SITTING, meeting=key, question=QUESTION,
        question_kind="rule_change", item=item,
    )  # fmt: skip
    return vote


def share(cast: Cast, conference: tuple[str, int], name: str, choice: str) -> None:
    actions.cast_card(
        actor=cast.actor(name), at=SITTING, meeting=conference[0], card_vote=1, choice=choice
    )


def brackley(vote: queries.CardVoteView) -> queries.CardLine:
    lines = queries.lines_of_vote(vote, zone="Europe/London")
    return next(line for line in lines if line.name == "Brackley")


def told(cast: Cast, name: str) -> list[str]:
    found = offered.cards(cast[name], SITTING + timedelta(minutes=1))
    return [card.says for card in found if card.title == QUESTION and card.kind == "news"]


def test_a_delegate_who_departs_is_counted_and_the_units_officers_are_told(cast, conference):
    assert mandate(cast, conference) == "Brackley"
    vote = put_to_cards(cast, conference)
    share(cast, conference, "Edith", "for")
    assert not brackley(vote).departs
    assert told(cast, "Carys") == []
    share(cast, conference, "Femi", "against")
    assert brackley(vote).departs
    assert told(cast, "Carys") == ["The card of Brackley was not cast as its meeting decided: for."]
    assert told(cast, "Ivo") == told(cast, "Edith") == []  # another unit's officer; no officer


def test_a_mandate_that_binds_is_kept_by_delegates_and_tellers(cast, conference, monkeypatch):
    mandate(cast, conference)
    put_to_cards(cast, conference)
    plain = cards.rules_on(SITTING.date())
    binds = {"delegates.mandate_binds": Granted("delegates.mandate_binds", True)}
    bound = replace(plain, granted={**plain.granted, **binds})
    monkeypatch.setattr(cards, "rules_on", lambda _day: bound)
    with pytest.raises(Refused) as no:
        share(cast, conference, "Femi", "against")
    assert no.value.verdict.codes == ("delegate.against_mandate",)
    with pytest.raises(Refused) as no:
        actions.enter_card(
            actor=cast.actor("Hugo"), at=SITTING, meeting=conference[0], card_vote=1,
            delegation="brackley", votes={"for": 1, "abstain": 1},
        )  # fmt: skip
    assert "delegate.against_mandate" in no.value.verdict.codes
    share(cast, conference, "Femi", "for")
    share(cast, conference, "Jun", "against")  # Corby's meeting decided nothing


def test_the_latest_mandate_counts_and_none_is_given_while_cards_are_cast(cast, conference):
    mandate(cast, conference)
    mandate(cast, conference, "against", at=CONFERENCE + timedelta(minutes=1))
    assert [each.instruction for each in queries.mandates(conference[0])] == ["against"]
    vote = put_to_cards(cast, conference)
    with pytest.raises(Refused) as no:
        mandate(cast, conference, "for", at=SITTING)
    assert no.value.verdict.codes == ("mandate.vote_open",)
    share(cast, conference, "Femi", "against")
    assert not brackley(vote).departs


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"decided_at": " "}, "mandate.no_meeting"),
        ({"decided_on": date(2027, 1, 1)}, "mandate.in_future"),
        ({"instruction": "perhaps"}, "mandate.unknown"),
    ],
)
def test_a_mandate_is_decided_by_a_meeting_that_was_held(cast, conference, said, code):
    with pytest.raises(Refused) as no:
        mandate(cast, conference, **said)
    assert no.value.verdict.codes == (code,)


def test_nobody_instructs_the_delegates_of_another_unit(cast, conference):
    for name in ("Ivo", "Edith"):
        with pytest.raises(Refused):
            mandate(cast, conference, actor=cast.actor(name))
    assert queries.mandates(conference[0]) == ()


def test_an_officer_enters_it_on_the_page_and_a_delegate_reads_it(cast, conference):
    key, item = conference
    address = f"/meetings/{key}/mandates/new"
    sent = {"unit": "brackley", "item": item, "instruction": "for", "decided_at": "September",
            "decided_on": "2026-09-10"}  # fmt: skip
    with at(CONFERENCE):
        assert status(browser(cast, "Edith"), address) == 403
        carys = browser(cast, "Carys")
        assert status(carys, address) == 200
        assert carys.post(address, sent).status_code == 303
        assert "Mandates" in carys.get(f"/meetings/{key}/delegations").content.decode()
    vote = put_to_cards(cast, conference)
    with at(SITTING):
        said = browser(cast, "Femi").get(vote.url).content.decode()
    assert "Brackley decided on 10 September 2026 (September): <strong>for</strong>" in said
