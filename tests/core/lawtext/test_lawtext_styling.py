"""What is drafted into an imported rule book looks like its neighbours."""

from __future__ import annotations

from core.lawtext.lawtext_world import applied, party_rules, pid_of
from folkmoot.core.lawtext import (
    Insert,
    Provision,
    counter,
    in_style,
    read_markdown,
    read_numbered,
    write,
)


def test_a_new_item_of_a_markdown_list_looks_like_the_item_before() -> None:
    source = "# Fees\n\n(1) One.\n\n(2) Two.\n"
    rules = read_markdown(source, counter()).document
    section, two = rules.root.children[0], pid_of(rules, "2")
    new = in_style(
        rules, Provision("n", "clause", label="3", text="Three."), parent=section.pid, after=two
    )
    after = applied(rules, (Insert(section.pid, two, None, (new,)),))
    assert write(after) == source + "\n(3) Three.\n"


def test_a_new_section_with_items_takes_both_layouts() -> None:
    source = "1. Name\n\n   The name.\n\n2. Aims\n\n    1. Peace.\n    2. Bread.\n"
    rules = read_numbered(source, counter()).document
    aims = pid_of(rules, "2")
    new = Provision(
        "n",
        "section",
        label="3",
        heading="Money",
        children=(Provision("m", "item", label="1", text="Fees."),),
    )
    styled = in_style(rules, new, parent=rules.root.pid, after=aims)
    after = applied(rules, (Insert(rules.root.pid, aims, None, (styled,)),))
    assert write(after) == source + "\n3. Money\n\n    1. Fees.\n"


def test_in_the_labelled_form_nothing_needs_a_layout() -> None:
    rules = party_rules()
    new = Provision("n", "item", label="D", text="x")
    parent, after = pid_of(rules, "2.I.4"), pid_of(rules, "2.I.4.C")
    assert in_style(rules, new, parent=parent, after=after) == new
