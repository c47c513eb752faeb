"""An amendment carried onto another edition: whole, or with every clash shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.lawtext import Rebased, merge, read_markdown, rebase

RULES = """# Rules

## Membership

1. Members pay ten pounds a year to the treasurer.
2. A member may resign by letter.

## Officers

1. The chair serves for two years and no longer.
2. The secretary keeps the book.
"""


def in_numbers(lines: list[str]) -> str:
    return "".join(f"{n}. {line}\n" for n, line in enumerate(lines, start=1))


WORDS = st.sampled_from(["the", "a", "member", "may", "pay", ".", ",", "\n\n", " ", "- ", "2. "])
TEXTS = st.lists(WORDS, max_size=14).map("".join)


def carried(current: str, amendment: str) -> Rebased:
    return rebase(RULES, current, amendment, read_markdown)


def test_other_words_of_the_same_sentence_stand_together() -> None:
    done = carried(RULES.replace("Members", "Full members"), RULES.replace("a year", "a month"))
    assert done.outcome == "applies"
    assert done.text is not None
    assert "1. Full members pay" not in RULES
    assert "pounds a month to the treasurer" in done.text


def test_the_same_words_changed_twice_are_a_conflict_with_all_three_wordings() -> None:
    done = carried(RULES.replace("ten", "twelve"), RULES.replace("ten", "nine"))
    assert done.text is None
    (conflict,) = done.conflicts
    assert (conflict.base, conflict.current, conflict.amendment) == ("ten", "twelve", "nine")


def test_words_side_by_side_are_in_dispute() -> None:
    done = carried(
        RULES.replace("two years", "three years"), RULES.replace("years and", "terms and")
    )
    assert done.outcome == "conflicts"


def test_an_edit_of_words_that_were_deleted_is_a_conflict() -> None:
    gone = RULES.replace("2. A member may resign by letter.\n", "")
    assert carried(gone, RULES.replace("by letter", "by telephone")).outcome == "conflicts"


def test_two_clauses_for_one_place_are_a_conflict_whose_order_the_chair_settles() -> None:
    one = RULES.replace("\n## Officers", "3. Guests pay.\n\n## Officers")
    other = RULES.replace("\n## Officers", "3. Friends help.\n\n## Officers")
    assert carried(one, other).outcome == "conflicts"


def test_what_was_done_already_is_told() -> None:
    amended = RULES.replace("ten", "nine")
    assert carried(amended.replace("two years", "one year"), amended).outcome == "already done"


def test_a_clause_that_has_another_number_now_is_amended_under_it() -> None:
    current = RULES.replace("1. Members", "1. There are members.\n2. Members").replace(
        "2. A member", "3. A member"
    )
    done = carried(current, RULES.replace("by letter", "by telephone"))
    assert done.outcome == "applies after renumbering"
    assert [(each.before, each.now) for each in done.renumbered] == [("2", "3")]
    assert done.text is not None
    assert "3. A member may resign by telephone." in done.text


def test_two_insertions_into_one_counted_list_are_counted_anew() -> None:
    lines = ["Dues are paid yearly.", "Guests are welcome.", "Dogs stay out.", "Doors close late."]
    one = in_numbers(["Members are people.", *lines])
    other = in_numbers([*lines[:3], "Cats may come in.", lines[3]])
    done = rebase(in_numbers(lines), one, other, read_markdown)
    both = ["Members are people.", *lines[:3], "Cats may come in.", lines[3]]
    assert done.text == in_numbers(both)
    assert done.outcome == "applies after renumbering"
    assert [(each.before, each.now) for each in done.renumbered] == [("4", "6")]


def test_a_note_that_would_be_defined_twice_is_a_conflict() -> None:
    base = "Dues are paid.\n\nDoors close late.\n\nDogs stay out.\n\n[^1]: See the book.\n\nEnd.\n"
    one = base.replace("Dues are", "Dues[^2] are").replace("[^1]:", "[^2]: See the list.\n[^1]:")
    other = base.replace("close late", "close late[^2]") + "\n[^2]: See the door.\n"
    done = rebase(base, one, other, read_markdown)
    assert [(each.kind, each.place) for each in done.conflicts] == [("label", "[^2]")]


def test_a_clause_that_moved_is_amended_where_it_stands_now() -> None:
    clause = "2. The secretary keeps the book.\n"
    extra = "3. The secretary of the club keeps and shows the book to members on request.\n"
    base = RULES + extra
    moved = base.replace(extra, "").replace("## Officers", extra + "\n## Officers")
    done = rebase(base, moved, base.replace("on request", "on demand"), read_markdown)
    assert clause in base
    assert done.text is not None
    assert done.text.count("members on demand") == 1
    assert done.text.index("members on demand") < done.text.index("## Officers")


@given(TEXTS, TEXTS)
def test_one_side_alone_always_wins(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other


@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_has_no_words_but_those_of_its_sides(base: str, one: str, two: str) -> None:
    merged = merge(base, one, two)
    swapped = merge(base, two, one)
    assert bool(merged.disputes) == bool(swapped.disputes)
    if not merged.disputes:
        assert merged.text.split() == swapped.text.split()


def test_a_block_laid_out_anew_by_one_and_reworded_by_the_other_is_a_conflict_of_layout() -> None:
    notes = "Dues are paid.\n\n[a]: (The book\n), page 1\n[b]: See the list.\n\nEnd.\n"
    joined = notes.replace("book\n)", "book)")
    done = rebase(notes, joined, notes.replace("list", "door"), read_markdown)
    (conflict,) = done.conflicts
    assert conflict.kind == "layout"
    assert conflict.current.strip() == "[a]: (The book), page 1\n[b]: See the list."


def test_blanks_at_a_line_end_and_empty_lines_are_layout_that_says_something() -> None:
    broken = RULES.replace("treasurer.\n", "treasurer.  \n")
    reworded = RULES.replace("ten pounds", "nine pounds")
    assert [each.kind for each in carried(broken, reworded).conflicts] == ["layout"]
    assert [each.kind for each in carried(reworded, broken).conflicts] == ["layout"]
    elsewhere = RULES.replace("keeps the book", "keeps the books")
    assert carried(broken, elsewhere).text == elsewhere.replace("treasurer.\n", "treasurer.  \n")


def test_lines_only_filled_anew_are_nobodys_dispute() -> None:
    filled = RULES.replace("a year to", "a year\n   to")
    done = carried(filled, RULES.replace("ten pounds", "nine pounds"))
    assert done.text == filled.replace("ten pounds", "nine pounds")


def test_blanks_taken_from_the_line_next_to_one_reworded_are_for_a_person_to_settle() -> None:
    spaced = RULES.replace("by letter.\n", "by letter. \n")
    reworded = spaced.replace("ten pounds", "nine pounds")
    (conflict,) = rebase(spaced, reworded, RULES, read_markdown).conflicts
    assert conflict.kind == "layout"
    assert "nine pounds" in conflict.current
    assert "letter.\n" in conflict.amendment
    farther = spaced.replace("two years", "one year")  # an empty line and a heading between
    merged = rebase(spaced, farther, RULES, read_markdown).text
    assert merged == RULES.replace("two years", "one year")


def test_a_line_end_put_behind_two_different_last_lines_is_in_dispute() -> None:
    base = "# Rules\n\nMembers pay."
    ended, longer = base + "\n", base + "\n\nGuests do not.\n"
    for current, amendment in ((ended, longer), (longer, ended)):
        done = rebase(base, current, amendment, read_markdown)
        assert [each.kind for each in done.conflicts] == ["layout"]
    assert rebase(base, base.replace("pay", "vote") + "\n", ended, read_markdown).text == (
        base.replace("pay", "vote") + "\n"
    )


def test_two_clauses_for_one_place_stand_as_far_apart_as_the_current_edition_has_them() -> None:
    line = "A guest who comes with a member may stay until ten and eat with the others.\n"
    current = RULES.replace("\n## Officers", f"\n{line}\n## Officers")
    amendment = RULES.replace(
        "\n## Officers", "\n## Guests\n\nGuests pay nothing.\n\n\n## Officers"
    )
    done = rebase(RULES, current, amendment, read_markdown)
    assert done.text == current.replace(
        "\n## Officers", "\n## Guests\n\nGuests pay nothing.\n\n## Officers"
    )
