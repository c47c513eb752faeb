"""Amendments fit exactly or are refused with the place and the reason; nothing is half done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import (
    applied,
    documents,
    party_rules,
    patiently,
    pid_of,
    refused,
    texts,
)
from folkmoot.core.lawtext import (
    ANYWHERE,
    EVERY,
    Delete,
    Document,
    Insert,
    Layout,
    MalformedOperation,
    MalformedProvision,
    Move,
    MoveWords,
    Operation,
    Parameter,
    PreconditionFailed,
    Provision,
    Renumber,
    ReplaceText,
    ReplaceWhole,
    SetLayout,
    SetParameter,
    apply,
    derive,
    document_from_data,
    document_to_data,
    edit_in_place,
    field_digest,
    invert,
    operations_from_json,
    operations_to_json,
    read_labelled,
    tidy,
    touched_words,
    with_results,
    write,
)
from folkmoot.core.lawtext.provision import counter

RULES = party_rules()
B = pid_of(RULES, "2.I.4.B")
A = pid_of(RULES, "2.I.4.A")
C = pid_of(RULES, "2.I.4.C")
FOUR = pid_of(RULES, "2.I.4")
CLAUSE = pid_of(RULES, "2.I")
BRANCHES = pid_of(RULES, "3")


def test_words_are_replaced_and_everything_else_stays() -> None:
    after = applied(RULES, (ReplaceText(B, "text", "automatically", "after a hearing"),))
    assert after.provision(B).text.endswith("is after a hearing excluded.")
    changed = [p.pid for p in after.walk() if p.text != RULES.provision(p.pid).text]
    assert changed == [B]


def test_striking_a_word_strikes_one_space_with_it() -> None:
    after = applied(RULES, (ReplaceText(B, "text", "automatically", ""),))
    assert after.provision(B).text.endswith("organisation is excluded.")


def test_words_are_found_across_the_line_breaks_of_the_source() -> None:
    rules = read_labelled(
        "[1] is automatically\n  excluded\n  from membership\n", counter()
    ).document
    one = pid_of(rules, "1")
    after = applied(rules, (ReplaceText(one, "text", "automatically excluded", "heard"),))
    assert write(after) == "[1] is heard\n  from membership\n"


def test_words_that_are_not_there_refuse_the_amendment_with_place_and_remedy() -> None:
    refusal = refused(RULES, (ReplaceText(B, "text", "forthwith", ""),))
    assert refusal.code == "lawtext.words_not_found"
    assert refusal.place == "2.I.4.B"
    assert refusal.expected == "“forthwith”"
    assert "automatically" in refusal.found
    assert not refusal.verdict.allowed
    assert "2.I.4.B" in refusal.reason.sentence
    assert refusal.reason.next_step


def test_words_that_stand_more_often_than_stated_are_not_guessed() -> None:
    refusal = refused(RULES, (ReplaceText(B, "text", "a", "the"),))
    assert refusal.code == "lawtext.words_counted"


def test_the_second_of_two_places_can_be_meant() -> None:
    rules = read_labelled("[1] a member, a branch\n", counter()).document
    one = pid_of(rules, "1")
    second = ReplaceText(one, "text", "a ", "the ", count=2, occurrence=2)
    assert applied(rules, (second,)).provision(one).text == "a member, the branch"


def test_every_place_can_be_meant() -> None:
    rules = read_labelled("[1] a member, a branch\n", counter()).document
    one = pid_of(rules, "1")
    every = ReplaceText(one, "text", "a ", "each ", count=2, occurrence=EVERY)
    assert applied(rules, (every,)).provision(one).text == "each member, each branch"
    assert touched_words((every,)) == 4


def test_words_can_be_placed_by_what_stands_beside_them() -> None:
    insertion = ReplaceText(B, "text", "", " knowingly", left="A member who", right=" joins")
    after = applied(RULES, (insertion,))
    assert after.provision(B).text.startswith("A member who knowingly joins")


def test_a_quoted_result_that_would_not_come_about_refuses_the_amendment() -> None:
    strict = ReplaceText(B, "text", "automatically", "", will_read=field_digest("Something else."))
    assert refused(RULES, (strict,)).code == "lawtext.will_not_read"


def test_results_can_be_quoted_by_the_machine_and_bind_it() -> None:
    stamped = with_results((ReplaceText(B, "text", "automatically", ""),), RULES)
    assert isinstance(stamped, tuple)
    assert isinstance(applied(RULES, stamped), Document)
    other = applied(RULES, (ReplaceText(B, "text", "political ", ""),))
    assert refused(other, stamped).code == "lawtext.will_not_read"


def test_a_new_provision_goes_between_the_neighbours_named() -> None:
    new = Provision("new", "item", label="BB", text="A member who is heard is not excluded.")
    after = applied(RULES, (Insert(FOUR, B, C, (new,)),))
    assert [child.label for child in after.provision(FOUR).children] == ["A", "B", "BB", "C"]
    assert after.label("new") == "2.I.4.BB"


def test_a_new_provision_is_refused_where_the_neighbours_have_changed() -> None:
    gone = applied(RULES, (Delete(C, RULES.provision(C)),))
    insertion = Insert(FOUR, B, C, (Provision("new", "item", label="BB"),))
    assert refused(gone, (insertion,)).code == "lawtext.neighbours_differ"
    anywhere = replace(insertion, before=ANYWHERE)
    assert isinstance(applied(gone, (anywhere,)), Document)


def test_a_new_provision_needs_an_identifier_of_its_own() -> None:
    assert refused(RULES, (Insert(FOUR, C, None, (Provision(A, "item"),)),)).code == (
        "lawtext.identifier_taken"
    )


def test_a_provision_is_deleted_only_if_it_reads_as_the_mover_read_it() -> None:
    deletion = Delete(FOUR, RULES.provision(FOUR))
    assert FOUR not in applied(RULES, (deletion,))
    edited = applied(RULES, (ReplaceText(B, "text", "automatically", ""),))
    refusal = refused(edited, (deletion,))
    assert (refusal.code, refusal.place) == ("lawtext.words_differ", "2.I.4")


def test_a_renumbered_provision_can_still_be_deleted_because_numbers_are_no_words() -> None:
    renumbered = applied(RULES, (Renumber(B, "B", "D", "item", "item"),))
    assert B not in applied(renumbered, (Delete(B, RULES.provision(B)),))


def test_a_moved_provision_keeps_its_identity_and_words() -> None:
    after = applied(RULES, (Move(B, FOUR, BRANCHES, None, None),))
    assert after.label(B) == "3.B"
    assert after.provision(B) == RULES.provision(B)


def test_a_provision_cannot_be_moved_into_itself() -> None:
    assert refused(RULES, (Move(FOUR, CLAUSE, B, None, None),)).code == "lawtext.inside_itself"


def test_a_provision_that_was_moved_elsewhere_is_not_moved_again_unseen() -> None:
    away = applied(RULES, (Move(B, FOUR, BRANCHES, None, None),))
    assert refused(away, (Move(B, FOUR, CLAUSE, None, FOUR),)).code == "lawtext.stands_elsewhere"


def test_a_move_that_has_been_made_already_is_refused() -> None:
    assert refused(RULES, (Move(B, FOUR, FOUR, A, C),)).code == "lawtext.stands_elsewhere"


def test_words_can_move_into_another_provision_without_being_touched() -> None:
    moved = MoveWords(C, ", after two reminders", A, left="resignation", lead="")
    after = applied(RULES, (moved,))
    assert after.provision(A).text == "Death or resignation, after two reminders."
    assert after.provision(C).text == "A member in arrears for six months."
    assert touched_words((moved,)) == 0


def test_renumbering_a_parent_renumbers_what_is_below_it() -> None:
    chapter = pid_of(RULES, "2")
    after = applied(RULES, (Renumber(chapter, "2", "4", "chapter", "chapter"),))
    assert after.label(B) == "4.I.4.B"
    stale = refused(after, (Renumber(chapter, "2", "5", "chapter", "chapter"),))
    assert stale.code == "lawtext.label_differs"


def test_a_whole_provision_can_be_replaced_and_stays_itself() -> None:
    whole = replace(RULES.provision(FOUR), children=(), text="Nobody is excluded unheard.")
    after = applied(RULES, (ReplaceWhole(FOUR, RULES.provision(FOUR), whole),))
    assert after.provision(FOUR) == whole
    assert B not in after


def test_a_figure_is_changed_only_from_the_value_the_mover_saw() -> None:
    change = SetParameter(BRANCHES, "branch.minimum", "12", "10")
    after = applied(RULES, (change,))
    assert after.provision(BRANCHES).parameters == (Parameter("branch.minimum", "10"),)
    assert refused(after, (change,)).code == "lawtext.parameter_differs"


@pytest.mark.parametrize(
    "operation",
    [
        Delete("p1", RULES.root),
        Renumber(B, "B", "no label", "item", "item"),
        ReplaceText(FOUR, "heading", "Exclusions", "Two\n\nparagraphs"),
        SetParameter(BRANCHES, "branch.minimum", "12", "two\nlines"),
        ReplaceWhole(B, RULES.provision(B), RULES.provision(C)),
        MoveWords(B, "", C, left="A"),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_an_operation_that_contradicts_itself_is_refused(operation: Operation) -> None:
    assert refused(RULES, (operation,)).code == "lawtext.not_allowed"


def test_a_provision_that_is_gone_is_named_in_the_refusal() -> None:
    refusal = refused(RULES, (ReplaceText("gone", "text", "x", "y"),))
    assert (refusal.code, refusal.place) == ("lawtext.no_such_provision", "the provision gone")


def test_the_second_operation_failing_leaves_the_first_undone() -> None:
    good = ReplaceText(B, "text", "automatically", "")
    refusal = refused(RULES, (good, good))
    assert refusal.number == 2
    assert party_rules() == RULES


def test_layout_counts_as_no_words() -> None:
    change = SetLayout(B, None, Layout("    [%l]   %e\n"))
    assert touched_words((change,)) == 0
    assert "    [B]   A member" in write(applied(RULES, (change,)))


def test_editing_in_place_touches_only_the_words_that_changed() -> None:
    wanted = RULES.provision(B).text.replace("automatically", "after a hearing")
    operations = edit_in_place(RULES, B, wanted)
    assert operations == (ReplaceText(B, "text", "automatically", "after a hearing"),)
    assert edit_in_place(RULES, B, RULES.provision(B).text) == ()


@patiently
@given(texts, texts)
def test_editing_in_place_gives_exactly_the_wording_asked_for(old: str, new: str) -> None:
    document = Document(Provision("root", "document", children=(Provision("x", "item", text=old),)))
    operations = edit_in_place(document, "x", new)
    assert applied(document, operations).provision("x").text == tidy(new)
    assert bool(operations) == (old != new)


@patiently
@given(documents(), documents())
def test_the_derived_operations_reach_the_new_edition_exactly(old: Document, new: Document) -> None:
    operations = derive(old, new)
    assert applied(old, operations) == new
    assert bool(operations) == (old != new)


@patiently
@given(documents(), documents())
def test_operations_survive_json(old: Document, new: Document) -> None:
    operations = derive(old, new)
    assert operations_from_json(operations_to_json(operations)) == operations
    assert document_from_data(document_to_data(new)) == new


@patiently
@given(documents(), documents())
def test_what_was_done_can_be_undone(old: Document, new: Document) -> None:
    operations = derive(old, new)
    back = invert(operations, old)
    assert isinstance(back, tuple)
    assert applied(new, back) == old


@patiently
@given(documents(), documents(), documents())
def test_an_amendment_on_another_edition_is_refused_or_leaves_the_rest_alone(
    old: Document, new: Document, other: Document
) -> None:
    operations = derive(old, new)
    result = apply(other, operations)
    if isinstance(result, PreconditionFailed):
        assert result.reason.sentence
        return
    targets = {p.pid for p in old.walk()} | {p.pid for p in new.walk()}
    for provision in other.walk():
        if provision.pid not in targets:
            assert result.provision(provision.pid).text == provision.text


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{", "not JSON"),
        ("{}", "a list"),
        ('[{"verb": "explode"}]', "operation 1: no verb"),
        ('[{"verb": "delete", "target": "x"}]', "missing or unknown: removed"),
        (
            '[{"verb":"set-parameter","target":"x","key":"k","before":7,"after":null}]',
            "operation 1.before: text is wanted",
        ),
        ("[" * 100_000, "not JSON"),
        (
            r'[{"verb":"set-parameter","target":"x","key":"k","before":"\ud800","after":null}]',
            "half a character",
        ),
    ],
)
def test_malformed_operations_are_refused_with_the_place(source: str, says: str) -> None:
    with pytest.raises(MalformedOperation, match=says):
        operations_from_json(source)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "two  spaces"},
        {"text": "one\nline end"},
        {"heading": " edge"},
        {"label": "a b"},
        {"label": "[x]"},
        {"kind": "9"},
        {"pid": "a b"},
        {"parameters": (Parameter("a", "1"), Parameter("a", "2"))},
    ],
    ids=str,
)
def test_a_provision_that_could_not_be_written_down_cannot_be_made(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(MalformedProvision):
        replace(RULES.provision(B), **wrong)  # type: ignore[arg-type]


def test_a_provision_nested_beyond_reason_is_no_operation() -> None:
    data = document_to_data(RULES)
    for _ in range(100):
        data = {**data, "children": [data]}
    with pytest.raises(MalformedOperation, match="nested deeper"):
        document_from_data(data)


@patiently
@given(st.integers(max_value=0))
def test_words_must_be_expected_at_least_once(count: int) -> None:
    source = operations_to_json((ReplaceText(B, "text", "x", "y", count=count),))
    with pytest.raises(MalformedOperation, match="count begins at 1"):
        operations_from_json(source)
