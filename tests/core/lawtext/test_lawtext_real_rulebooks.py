"""Real rule books through their real amendments: every edition, byte for byte."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.lawtext.lawtext_world import editions_of
from folkmoot.core.lawtext import (
    READERS,
    Step,
    choose_reader,
    replay_steps,
    swap,
    without_layout,
)

MOST_TOUCHED = Fraction(3, 2)
ENDINGS = {"pep-0013": "x.rst", "debian-constitution": "x.txt"} | dict.fromkeys(
    ("csh-constitution", "wa-43rd-district-democrats"), "x.tex"
)
QUICK = [
    ("debian-constitution", 10),
    ("pep-0013", 33),
    ("de-partg", 4),
    ("de-vereinsg", 4),
    ("wa-43rd-district-democrats", 6),
]
LONG = [
    ("de-gg", 5),
    ("colab-coop", 30),
    ("commonhaus-bylaws", 48),
    ("skule-engineering-society", 44),
    ("csh-constitution", 66),
]


def replayed(name: str) -> list[Step]:
    texts = editions_of(name)
    reader = READERS[choose_reader(ENDINGS.get(name, "x.md"), texts[0])]
    return list(replay_steps(texts, reader))


def check(name: str, editions: int) -> None:
    steps = replayed(name)
    assert len(steps) == editions
    assert [step.number for step in steps if not step.reproduced] == []
    assert [(s.number, s.touched, s.changed) for s in steps if s.ratio > MOST_TOUCHED] == []
    assert not any("could not be read" in p.reason for step in steps for p in step.problems)
    different = [
        last.number
        for first, middle, last in zip(steps, steps[1:], steps[2:], strict=False)
        if (a := without_layout(middle.operations))
        and (b := without_layout(last.operations))
        and swap(first.document, a, b) == "different"
    ]
    assert different == []


@pytest.mark.data
@pytest.mark.parametrize(("name", "editions"), QUICK, ids=[name for name, _ in QUICK])
def test_every_edition_is_reproduced_with_few_words_and_no_silent_swap(
    name: str, editions: int
) -> None:
    check(name, editions)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize(("name", "editions"), LONG, ids=[name for name, _ in LONG])
def test_every_edition_of_a_long_rule_book_is_reproduced(name: str, editions: int) -> None:
    check(name, editions)


@pytest.mark.data
def test_a_replay_carries_identities_from_the_first_edition_on() -> None:
    steps = replayed("debian-constitution")
    first, last = steps[0].document, steps[-1].document
    kept = [provision.pid for provision in last.walk() if provision.pid in first]
    assert len(kept) > len(first) // 2
    label = last.find("4.1.2")
    assert label is not None
    assert label.pid.startswith("e1-")
