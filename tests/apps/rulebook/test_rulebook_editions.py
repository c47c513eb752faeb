"""Editions: which is in force when, and how one becomes the next."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from apps.rulebook.small_party import CLERK, NOON, SOURCE, pid_of, reworded
from folkmoot.apps.record.models import Entry
from folkmoot.apps.rulebook.actions import Enactment, certify_edition, correct_edition
from folkmoot.apps.rulebook.actions.projections import rebuild
from folkmoot.apps.rulebook.models import (
    AppliedOperation,
    Edition,
    Provision,
    ProvisionChange,
    RuleParameter,
)
from folkmoot.apps.rulebook.queries import (
    Kind,
    changed_in,
    document,
    edition,
    edition_on,
    editions,
    history_of,
    last_edition,
    provision,
    source_of,
    trial,
)
from folkmoot.apps.rulebook.queries.trees import EditionDamaged, _trees, tree_of
from folkmoot.core.lawtext import Insert, Renumber, SetParameter
from folkmoot.core.lawtext import Provision as Text
from folkmoot.platform.acts import Refused

EXCLUSION = ("automatically excluded", "liable to be excluded")


def everything():
    """What there is in the room and the record, to see that nothing changed."""
    kinds = (Edition, Provision, AppliedOperation, ProvisionChange, RuleParameter, Entry)
    return [kind.objects.count() for kind in kinds]


def test_the_first_edition_is_kept_byte_for_byte_with_its_hash(party):
    assert source_of(party.edition) == SOURCE.encode()
    assert party.edition.content_hash == hashlib.sha256(SOURCE.encode()).hexdigest()
    assert party.edition.sequence == 1
    assert party.problems == ()


def test_the_first_edition_is_certified_by_the_entry_of_the_record_that_shows_its_hash(party):
    entry = Entry.objects.get(pk=party.edition.certified_seq)
    assert entry.act == "rulebook.document_imported"
    assert party.edition.content_hash.encode() in bytes(entry.data)
    assert party.edition.receipt == party.receipt


def test_a_carried_change_makes_the_next_edition_and_leaves_the_base_as_it_was(enact):
    made = enact(*reworded("2.I.B", *EXCLUSION))
    assert made.sequence == 2
    assert made.base == 1
    now = provision("party", "2.I.B")
    then = provision("party", "2.I.B", sequence=1)
    assert "liable to be excluded" in now.text
    assert "automatically" in then.text
    assert now.pid == then.pid
    assert source_of(made).decode() == SOURCE.replace(*EXCLUSION)


def test_the_certificate_shows_what_a_stranger_needs_to_check_the_edition(enact):
    made = enact(*reworded("2.I.B", *EXCLUSION))
    data = bytes(Entry.objects.get(pk=made.certified_seq).data).decode()
    for word in (made.content_hash, made.digest, "Motion 2026-17", '"base":1', '"operations":1'):
        assert word in data
    assert "Nether Wallop" not in data


def test_in_force_is_the_last_edition_that_has_come_into_force_by_the_day(enact):
    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2026, 6, 1))
    enact(*reworded("2.I.C", "in writing", "by letter"), in_force_on=date(2026, 6, 1))
    assert edition_on("party", date(2025, 12, 31)) is None
    in_force = {
        day: edition_on("party", day).sequence
        for day in (date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1), date(2030, 1, 1))
    }
    assert list(in_force.values()) == [1, 1, 3, 3]


def test_an_amendment_on_an_older_edition_is_refused_and_names_the_one_that_stands(enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    before = everything()
    with pytest.raises(Refused) as no:
        enact(*reworded("2.I.C", "in writing", "by letter"), base_sequence=1)
    assert no.value.verdict.codes == ("rulebook.moved_on",)
    assert "moved on since edition 1: edition 2 stands now" in str(no.value)
    assert everything() == before


def test_an_amendment_whose_words_are_gone_is_refused_and_changes_nothing(enact):
    drafted = reworded("2.I.B", *EXCLUSION)
    enact(*drafted)
    before = everything()
    with pytest.raises(Refused) as no:
        enact(*drafted)
    assert no.value.verdict.codes == ("lawtext.words_not_found",)
    assert "2.I.B" in str(no.value)
    assert everything() == before


def test_a_figure_that_is_not_what_the_amendment_says_is_refused(enact):
    pid = pid_of("3.I")
    before = everything()
    with pytest.raises(Refused) as no:
        enact(SetParameter(pid, "meeting.ordinary.notice", "14 clear days", "21 clear days"))
    assert no.value.verdict.codes == ("lawtext.parameter_differs",)
    assert everything() == before


@pytest.mark.parametrize(
    ("key", "before", "after", "code"),
    [
        ("meeting.ordinary.notice", "7 clear days", "a fortnight or so", "figure_malformed"),
        ("meeting.ordinary.notise", None, "7 clear days", "figure_unknown"),
        ("motion.ordinary.body_words", None, "300 words", "figure_twice"),
    ],
)
def test_a_figure_nothing_can_act_on_is_refused(enact, key, before, after, code):
    there = everything()
    with pytest.raises(Refused) as no:
        enact(SetParameter(pid_of("3.I"), key, before, after))
    assert no.value.verdict.codes == (f"rulebook.{code}",)
    assert everything() == there


def test_an_amendment_that_changes_nothing_makes_no_edition(enact):
    with pytest.raises(Refused, match="changes nothing"):
        enact()


def test_an_edition_cannot_come_into_force_before_the_one_it_changes(enact):
    with pytest.raises(Refused) as no:
        enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2025, 12, 31))
    assert no.value.verdict.codes == ("rulebook.commences_too_early",)


def test_words_that_no_file_can_hold_are_refused(enact):
    for words in ("half a character \ud800", "a null \x00 byte"):
        new = Text("odd", "item", "D", text=words)
        before = everything()
        with pytest.raises(Refused) as no:
            enact(Insert(pid_of("2.I"), pid_of("2.I.C"), None, (new,)))
        assert no.value.verdict.codes == ("rulebook.not_text",)
        assert everything() == before


def test_a_refused_edition_leaves_nothing_behind_in_what_the_process_holds(enact):
    with pytest.raises(Refused):
        enact(SetParameter(pid_of("3.I"), "meeting.ordinary.notice", "7 clear days", "soon"))
    assert last_edition("party").sequence == 1
    enact(*reworded("2.I.B", *EXCLUSION))
    assert last_edition("party").sequence == 2
    assert [view.sequence for view in editions("party")] == [2, 1]


def test_an_unknown_document_is_refused(db):
    with pytest.raises(Refused, match="no rule document called “nowhere”"):
        certify_edition(
            actor=CLERK,
            at=NOON,
            document="nowhere",
            base_sequence=1,
            operations=(),
            in_force_on=date(2026, 1, 1),
            enactment=Enactment(),
        )


def test_a_trial_says_the_same_as_certifying_and_writes_nothing(enact):
    before = everything()
    outcome = trial("party", reworded("2.I.B", *EXCLUSION), base_sequence=1)
    assert outcome.verdict
    assert outcome.tree
    assert "liable" in outcome.tree.find("2.I.B").text
    assert not trial("party", reworded("2.I.B", *EXCLUSION), base_sequence=4).verdict
    assert everything() == before


def test_history_names_every_edition_that_changed_a_provision_and_why(enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    enact(*reworded("2.I.C", "in writing", "by letter"))
    changed = history_of(pid_of("2.I.B"))
    assert [entry.edition.sequence for entry in changed] == [2, 1]
    own = changed[0].own
    assert own
    assert own.kinds == (Kind.WORDS,)
    assert [(h.old, h.new) for h in own.text if h.kind != "equal"] == [
        ("automatically", "liable to be")
    ]
    assert changed[0].edition.enactment.mover_text == "Nether Wallop local party"
    assert changed[1].own.kinds == (Kind.BORN,)


def test_renumbering_an_item_keeps_its_identity(enact):
    pid = pid_of("2.I.C")
    above, after = pid_of("2.I"), pid_of("2.I.B")
    made = enact(
        Insert(above, after, pid, (Text("new1", "item", "C", text="A member may appeal."),)),
        Renumber(pid, "C", "D", "item", "item"),
    )
    assert made.tree.label(pid) == "2.I.D"
    assert provision("party", "2.I.C").text == "A member may appeal."
    kinds = {change.pid: change.kinds for change in changed_in(made)}
    assert kinds == {"new1": (Kind.BORN,), pid: (Kind.NUMBER,)}


def test_a_correction_is_an_edition_of_its_own_that_takes_the_place_from_the_same_day(enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    made = correct_edition(
        actor=CLERK,
        at=NOON,
        document="party",
        sequence=2,
        operations=reworded("2.I.A", "pays a subscription", "pays the subscription"),
        reason="The article was lost in typing.",
        authority="party 3.I",
    )
    assert (made.origin, made.sequence, made.base) == ("corrected", 3, 2)
    assert made.in_force_on == edition("party", 2).in_force_on
    assert edition_on("party", date(2026, 3, 1)).sequence == 3
    assert "article was lost" in made.note
    assert Entry.objects.get(pk=made.certified_seq).act == "rulebook.edition_corrected"


@pytest.mark.parametrize(
    ("sequence", "reason", "code"),
    [
        (1, "A slip.", "rulebook.moved_on"),
        (2, "  ", "rulebook.correction_without_reason"),
    ],
)
def test_a_correction_of_an_old_edition_or_without_a_reason_is_refused(
    enact, sequence, reason, code
):
    enact(*reworded("2.I.B", *EXCLUSION))
    before = everything()
    with pytest.raises(Refused) as no:
        correct_edition(
            actor=CLERK,
            at=NOON,
            document="party",
            sequence=sequence,
            operations=reworded("2.I.A", "pays", "shall pay"),
            reason=reason,
        )
    assert no.value.verdict.codes == (code,)
    assert everything() == before


def test_a_correction_may_not_touch_a_figure(enact):
    change = SetParameter(pid_of("3.I"), "meeting.ordinary.notice", "7 clear days", "8 clear days")
    with pytest.raises(Refused) as no:
        correct_edition(
            actor=CLERK,
            at=NOON,
            document="party",
            sequence=1,
            operations=[change],
            reason="A slip.",
        )
    assert no.value.verdict.codes == ("rulebook.correction_of_substance",)


def test_an_edition_read_again_from_its_source_has_the_same_identities(enact):
    made = enact(*reworded("2.I.B", *EXCLUSION))
    held = made.tree
    _trees.clear()
    again = edition("party", 2).tree
    assert again is not held
    assert [p.pid for p in again.walk()] == [p.pid for p in held.walk()]
    assert again.find("2.I.B").text == held.find("2.I.B").text


def test_words_that_look_like_structure_do_not_change_the_certified_tree(enact):
    above = pid_of("2.I")
    new = Text("odd", "item", "D", text="See the list: [A] and 1. no more.")
    made = enact(Insert(above, pid_of("2.I.C"), None, (new,)))
    _trees.clear()
    assert edition("party", 2).tree.provision("odd").text == new.text
    assert len(edition("party", 2).tree) == len(made.tree)


def test_an_edition_whose_stored_text_was_tampered_with_is_not_shown(party):
    Edition.objects.update(source=SOURCE.replace("fourteen", "forty").encode())
    _trees.clear()
    with pytest.raises(EditionDamaged, match="edition 1 of party"):
        tree_of(edition("party", 1))


def test_the_projections_can_be_made_again_and_are_the_same(enact):
    enact(*reworded("2.I.B", *EXCLUSION))
    enact(SetParameter(pid_of("3.I"), "meeting.ordinary.notice", "7 clear days", "9 clear days"))

    def projected():
        fields = ("edition__sequence", "order", "pid")
        return (
            list(Provision.objects.order_by(*fields).values_list(*fields, "address", "text")),
            list(ProvisionChange.objects.order_by(*fields, "kind").values_list(*fields, "kind")),
            list(
                RuleParameter.objects.order_by("key", "since__sequence").values_list(
                    "key", "value", "since__sequence", "until__sequence"
                )
            ),
        )

    before = projected()
    for row in Edition.objects.order_by("sequence"):
        rebuild(row)
    assert projected() == before


def test_the_document_knows_its_newest_edition(enact):
    enact(*reworded("2.I.B", *EXCLUSION), in_force_on=date(2027, 1, 1))
    assert document("party").last == 2
    assert last_edition("party").sequence == 2
    assert document("elsewhere") is None
