"""What must be there before an operation is carried out. Private to this room."""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.core.lawtext.editions import same_words
from folkmoot.core.lawtext.operations import ANYWHERE, Field
from folkmoot.core.lawtext.provision import MAX_DEPTH, Provision
from folkmoot.core.lawtext.replacing import field_of
from folkmoot.core.lawtext.workbench import Workbench

_SHOWN = 160


class Refused(Exception):
    """Raised inside this room only; outside, a refusal is a value."""

    def __init__(self, code: str, place: str, *, expected: str, found: str) -> None:
        super().__init__(code)
        self.code, self.place, self.expected, self.found = code, place, expected, found


def own_words(bench: Workbench, pid: str) -> Provision:
    """The provision itself, without what is below it."""
    if pid not in bench:
        raise Refused(
            "lawtext.no_such_provision", pid, expected="the provision", found="it is not there"
        )
    return bench.nodes[pid].own


def expect_words(bench: Workbench, pid: str, removed: Provision) -> None:
    """It must read word for word as the mover read it."""
    own_words(bench, pid)
    standing = bench.subtree(pid)
    if not same_words(standing, removed):
        raise Refused(
            "lawtext.words_differ",
            pid,
            expected=f"“{short(_reads(removed))}”",
            found=f"“{short(_reads(standing))}”",
        )


def expect_gap(bench: Workbench, parent: str, after: str | None, before: str | None) -> None:
    """The two neighbours must be there and nothing between them."""
    own_words(bench, parent)
    children = bench.nodes[parent].children
    if after is None or after in children:
        standing = bench.neighbour(parent, after)
        if before in {standing, ANYWHERE}:
            return
    wanted = [pid for pid in (after, before) if pid not in {None, ANYWHERE}]
    missing = [pid for pid in wanted if pid not in children]
    raise Refused(
        "lawtext.neighbours_differ",
        parent,
        expected="the place between the provisions named",
        found="one of them is no longer there" if missing else "others now stand between them",
    )


def expect_depth(bench: Workbench, parent: str, provisions: Sequence[Provision]) -> None:
    """What is put in must not nest too deep."""
    above, current = 0, bench.nodes[parent].parent
    while current is not None:
        above, current = above + 1, bench.nodes[current].parent
    level, deep = list(provisions), above
    while level:
        level, deep = [child for each in level for child in each.children], deep + 1
    if deep > MAX_DEPTH:
        raise not_allowed(parent, f"more than {MAX_DEPTH} levels")


def words_missing(
    own: Provision, wanted: str, found: int, *, times: int = 1, field: Field = "text"
) -> Refused:
    """The refusal for words that stand too seldom or too often."""
    return Refused(
        "lawtext.words_counted" if found else "lawtext.words_not_found",
        own.pid,
        expected=f"“{short(wanted)}”{'' if times == 1 else f' {times} times'}",
        found=f"them {found} times" if found else f"“{short(field_of(own, field))}”",
    )


def not_allowed(pid: str, what: str) -> Refused:
    """The refusal of an operation that contradicts itself."""
    return Refused("lawtext.not_allowed", pid, expected="a change that can be made", found=what)


def _reads(provision: Provision) -> str:
    return " ".join(part for each in provision.walk() for part in (each.heading, each.text) if part)


def short(text: str) -> str:
    """Words cut to a length that can be read in a refusal."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
