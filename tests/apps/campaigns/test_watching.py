"""What members see and hear, with nothing of them; where a claim comes from; money beside votes."""

from __future__ import annotations

import pytest

from apps.campaigns.cast import LATER, MORNING, NOON, declared, leaflet
from apps.campaigns.test_importing import imported, row, written
from core.adverts.test_pictures import SECRET, jpeg
from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.models import Capture
from folkmoot.apps.record.models import Receipt, Sealed
from folkmoot.core.adverts import Range, Standing
from folkmoot.platform.acts import Refused


def test_a_capture_keeps_the_picture_and_nothing_of_the_member(world):
    number, code = actions.capture_advert(at=NOON, picture=jpeg(), sponsor="Somebody")
    kept = Capture.objects.get(pk=number)
    assert SECRET not in bytes(kept.picture)
    assert queries.capture_picture(number)[0] == "image/jpeg"
    assert Receipt.objects.get(code=code).holder == "system:capture"
    assert Sealed.objects.get(entry=kept.seq).payload == {"actor": "system:capture"}
    with pytest.raises(Refused) as again:
        actions.capture_advert(at=LATER, picture=jpeg())
    assert again.value.verdict.codes == ("capture.known",)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Green of 4 Mill Lane NF1 2AB says we close the school",
        "call 07700 900123, they close the school",
        "ada@example.org says so",
    ],
)
def test_a_claim_with_somebody_in_it_is_refused(world, text):
    with pytest.raises(Refused) as refused:
        actions.note_claim(at=NOON, text=text, way="doorstep")
    assert refused.value.verdict.codes == ("claim.somebody_in_it",)


def test_a_claim_is_traced_to_our_own_message_to_an_advert_and_to_a_promise(world, tmp_path):
    view = declared(world)
    imported(world, written(tmp_path, row("1", "The Ploughshare would close every school bus")))
    actions.publish_manifesto(
        actor=world.greta, at=NOON, title="Our promises",
        text="Buses run until midnight.\n\nNo council house is sold.",
    )  # fmt: skip

    def origins(text):
        actions.note_claim(at=NOON, text=text, way="telephone", unit="westbrook")
        return [(each.kind, each.url) for each in queries.origins(text, queries.sources())]

    advert = queries.adverts()[0]
    assert ("message", view.url) in origins("you will bring a reading room")
    assert origins("they would close every school bus")[0] == (
        "advert",
        f"/campaigns/adverts/{advert.key}",
    )
    assert origins("no council house is sold") == [
        ("passage", "/campaigns/manifestos/our-promises#p2")
    ]
    assert origins("the mayor owns a yacht") == []


def test_money_beside_votes_says_where_nobody_can_tell(world, tmp_path):
    key, _ = actions.note_contest(actor=world.greta, at=MORNING, title="By-election")
    declared(world, content=leaflet(amount=15_000), contest=key)
    imported(
        world, written(tmp_path, row("1", page="7", high="199"), row("2", page="8", high="9999"))
    )
    for name, votes, sponsor in (("Ours", 900, ""), ("Theirs", 600, "Page 7"), ("X", 20, "Page 8")):
        actions.note_result(
            actor=world.greta, at=LATER, contest=key, name=name, votes=votes, sponsor=sponsor
        )
    ours, theirs, last = queries.results(queries.contest(key))
    assert (ours.spend, ours.against_next) == (Range(15_000, 15_000, "GBP"), Standing.CANNOT_TELL)
    assert (theirs.spend, theirs.against_next) == (
        Range(10_000, 19_900, "GBP"), Standing.CANNOT_TELL,
    )  # fmt: skip
    assert last.against_next is None
    assert [each * 900 for each in ours.each_vote] == [15_000, 15_000]
