"""Declare before you pay: each step by office, each on the record, nothing changed unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from apps.campaigns.cast import LATER, LIST, MORNING, NOON, declared, drafted, leaflet
from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.content import as_data, from_data
from folkmoot.apps.campaigns.models import Step, Wording
from folkmoot.apps.campaigns.policy.declaring import breaches_of
from folkmoot.apps.record import queries as record
from folkmoot.core.adverts import Range, Standing
from folkmoot.platform.acts import Refused


def refusal(act, /, **arguments) -> tuple[str, ...]:
    before = Step.objects.count(), Wording.objects.count(), record.head().size
    with pytest.raises(Refused) as refused:
        act(**arguments)
    assert (Step.objects.count(), Wording.objects.count(), record.head().size) == before
    return refused.value.verdict.codes


def test_a_message_goes_from_draft_to_its_end_and_every_step_is_on_the_record(world):
    view = declared(world)
    assert view.state == "declared"
    actions.start_message(actor=world.greta, at=LATER, message=view.number, on=date(2026, 5, 8))
    assert queries.message(view.number).state == "running"
    actions.end_message(
        actor=world.greta, at=LATER, message=view.number, on=date(2026, 5, 15), spent=23_950,
        seen=Range(1_000, 1_400),
    )  # fmt: skip
    ended = queries.message(view.number)
    assert (ended.state, ended.money, ended.seen) == (
        "ended", Range(23_950, 23_950, "GBP"), Range(1_000, 1_400),
    )  # fmt: skip
    kinds = [step.kind for step in ended.steps]
    assert kinds == ["drafted", "approved", "declared", "started", "ended"]
    told = [record.entry(step.seq).act for step in ended.steps]
    assert told == [f"campaigns.message_{kind}" for kind in kinds]
    assert not list(breaches_of(ended))


def test_nobody_approves_what_they_wrote_and_an_office_is_needed(world):
    view = drafted(world)
    number = view.number
    assert refusal(actions.approve_message, actor=world.greta, at=NOON, message=number) == (
        "campaign.own_message",
    )
    assert refusal(actions.approve_message, actor=world.esme, at=NOON, message=number) == (
        "campaign.not_yours_to_approve",
    )
    actions.approve_message(actor=world.hana, at=NOON, message=number)
    assert "campaign.approved_already" in refusal(
        actions.approve_message, actor=world.hana, at=NOON, message=number
    )


def test_a_changed_wording_is_approved_anew(world):
    view = drafted(world)
    actions.approve_message(actor=world.hana, at=NOON, message=view.number)
    actions.redraft_message(
        actor=world.greta, at=NOON, message=view.number, content=leaflet(title="Keep both open")
    )
    assert refusal(actions.declare_message, actor=world.greta, at=NOON, message=view.number) == (
        "campaign.not_approved",
    )
    actions.approve_message(actor=world.hana, at=NOON, message=view.number)
    actions.declare_message(actor=world.greta, at=NOON, message=view.number)
    assert "campaign.wrong_state" in refusal(
        actions.redraft_message, actor=world.greta, at=NOON, message=view.number, content=leaflet()
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"printer": leaflet().controller}, "campaign.imprint_missing"),
        ({"place": "inside"}, "campaign.imprint_missing"),
        ({"payer": leaflet().controller}, "campaign.nobody_named"),
        ({"begins": None}, "campaign.no_period"),
    ],
)
def test_what_is_missing_is_told_with_its_rule_and_stands_in_the_way(world, change, code):
    view = drafted(world, content=leaflet(**change))
    actions.approve_message(actor=world.hana, at=NOON, message=view.number)
    assert refusal(actions.declare_message, actor=world.greta, at=NOON, message=view.number) == (
        code,
    )


def test_an_uploaded_list_has_a_source_and_a_lawful_basis(world):
    first, second = leaflet().variants
    unnamed = replace(first, criteria=(replace(LIST, basis=""),))
    view = drafted(world, content=leaflet(variants=(unnamed, second)))
    actions.approve_message(actor=world.hana, at=NOON, message=view.number)
    assert refusal(actions.declare_message, actor=world.greta, at=NOON, message=view.number) == (
        "campaign.list_unnamed",
    )


def test_a_limit_is_kept_to_the_penny_and_a_penny_more_is_refused(world):
    key, _ = actions.note_contest(
        actor=world.greta, at=MORNING, title="Saltmere by-election", day=date(2026, 6, 4),
        limit=48_000, source="The Act, section 1 (read on 1 May 2026)",
    )  # fmt: skip
    declared(world, contest=key)
    again = drafted(world, content=leaflet(title="Again", amount=24_001), contest=key)
    actions.approve_message(actor=world.hana, at=NOON, message=again.number)
    assert refusal(actions.declare_message, actor=world.greta, at=NOON, message=again.number) == (
        "campaign.over_limit",
    )
    declared(world, content=leaflet(title="Exactly", amount=24_000), contest=key)
    spending = queries.spending(queries.contest(key))
    assert (spending.spent, spending.standing) == (Range(48_000, 48_000, "GBP"), Standing.UNDER)
    assert refusal(
        actions.note_contest, actor=world.greta, at=NOON, title="Other", limit=1, source=""
    ) == ("contest.no_source",)


def test_what_ran_before_it_was_declared_is_shown_as_a_breach(world):
    view = drafted(world)
    actions.start_message(actor=world.greta, at=NOON, message=view.number, on=date(2026, 5, 3))
    actions.approve_message(actor=world.hana, at=NOON, message=view.number)
    running = queries.message(view.number)
    assert running.public
    (breach,) = breaches_of(running)
    assert "never declared" in breach.says
    actions.declare_message(actor=world.greta, at=LATER, message=view.number)
    (breach,) = breaches_of(queries.message(view.number))
    assert (breach.code, "declared 17 days later" in breach.says) == ("late", True)


def test_a_correction_stands_beside_what_was_declared(world):
    view = declared(world)
    before = view.wording.digest
    right = leaflet(amount=25_500)
    assert "words.missing" in refusal(
        actions.correct_message, actor=world.greta, at=LATER, message=view.number, content=right,
        reason=" ",
    )  # fmt: skip
    actions.correct_message(
        actor=world.greta, at=LATER, message=view.number, content=right,
        reason="The printer charged for the second colour.",
    )  # fmt: skip
    corrected = queries.message(view.number)
    assert (corrected.state, corrected.corrected, corrected.money.low) == ("declared", True, 25_500)
    assert corrected.earlier[-1].digest == before
    assert record.entry(corrected.last("corrected").seq).body["reason"].startswith("The printer")
    assert "campaign.same_words" in refusal(
        actions.correct_message, actor=world.greta, at=LATER, message=view.number, content=right,
        reason="Again.",
    )  # fmt: skip


def test_whoever_holds_no_office_writes_nothing_and_a_unit_writes_for_itself(world):
    assert refusal(
        actions.draft_message, actor=world.esme, at=MORNING, unit="westbrook", content=leaflet()
    ) == ("campaign.no_office",)
    view, _ = actions.draft_message(
        actor=world.ada, at=MORNING, unit="westbrook", content=leaflet()
    )
    assert "campaign.no_office" in refusal(
        actions.declare_message, actor=world.kofi, at=NOON, message=view.number
    )


def test_what_is_declared_is_read_back_as_it_was_written():
    content = leaflet(targeted=False)
    assert from_data(as_data(content)) == content
