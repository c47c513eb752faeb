"""The one-file verifier computes certificates of process and draws of panels again."""

from __future__ import annotations

import copy

import pytest

from core.ledger.ledger_world import OPENED, World
from core.procedure.conduct.conduct_world import (
    EFFECT,
    JUDGES,
    LAPSES,
    RULES,
    appealed,
    case,
    opaque,
)
from folkmoot.core.canon import canonical_json, digest
from folkmoot.core.ledger.entries import Entry
from folkmoot.core.ledger.verify_record import Record, unmet_guarantees
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.core.procedure.conduct.panel import draw_panel

HEAD = digest("a head")
OTHERS = [opaque(judge) for judge in JUDGES]
DRAW = draw_panel(OTHERS, size=3, head=HEAD).plain()


def certificate(of=None):
    certified = certify(
        of or case(),
        code="heron",
        rules=RULES,
        at=EFFECT,
        name=opaque,
        lapses_at=LAPSES,
        draw=digest(DRAW),
    )
    return copy.deepcopy(dict(certified.value))


def faults(*values):
    world = World()
    world.grow(12)
    files = world.export(documents=tuple(canonical_json(value) for value in values))
    record = Record(list(files), files.__getitem__)
    record.check(None)
    return [(fault.place.partition(": ")[2], fault.code) for fault in record.faults]


@pytest.mark.parametrize("of", [case(), appealed()], ids=["plain", "appealed"])
def test_an_honest_certificate_with_its_draw_is_confirmed(of):
    assert faults(certificate(of), DRAW) == []


@pytest.mark.parametrize(
    ("guarantee", "part", "values"),
    [
        ("G1", "charge", {"published_at": "2026-01-01T10:00:00Z"}),
        ("G2", "charge", {"known_at": "2020-01-01T10:00:00Z"}),
        ("G3", "charge", {"place": False}),
        ("G4", "telling", {"told_at": "2026-03-05T10:00:00Z"}),
        ("G5", "decision", {"cited": ["f" * 64]}),
        ("G6", "disclosure", {"schedule_signed": False}),
        ("G7", "hearing", {"at": "2026-02-12T10:00:00Z"}),
        ("G8", "hearing", {"at": "2026-05-12T10:00:00Z"}),
        ("G9", "hearing", {"on_papers": True}),
        ("G10", "hearing", {"companion_refused": True}),
        ("G11", "hearing", {"answered": 0}),
        ("G12", "panel", {"declared": []}),
        ("G13", "decision", {"unlogged_contact": True}),
        ("G14", "decision", {"voted": 0}),
        ("G15", "decision", {"reasoned": 0}),
        ("G16", "decision", {"months": None}),
        ("G17", "decision", {"comparables": None}),
        ("G18", "decision", {"served_at": "2026-04-20T10:00:00Z"}),
        ("G19", "charge", {"earlier_case": True}),
        ("G23", "decision", {"gag": True}),
        ("G24", "decision", {"external_remedy": False}),
    ],
)
def test_a_certificate_whose_facts_do_not_bear_it_out_is_named_with_the_guarantee(
    guarantee, part, values
):
    value = certificate()
    value["facts"][part] |= values
    assert guarantee in unmet_guarantees(value)


@pytest.mark.parametrize(
    ("guarantee", "changed"),
    [
        ("G21", {"lapses_at": "2026-02-01T10:00:00Z"}),
        ("G18", {"effect_at": "2026-03-08T10:00:00Z"}),
    ],
)
def test_dates_of_the_certificate_itself_are_checked(guarantee, changed):
    assert unmet_guarantees(certificate() | changed) == [guarantee]


def test_an_appeal_before_the_first_panel_is_found_out():
    value = certificate(appealed())
    value["facts"]["appeal"]["panel"] = value["facts"]["panel"]["members"]
    assert unmet_guarantees(value) == ["G18"]


def test_a_certificate_without_its_draw_or_with_another_is_a_fault():
    assert faults(certificate()) == [("", "certificate.no_draw")]
    other = draw_panel([*OTHERS, "a" * 64], size=3, head=digest("x"), excluded={OTHERS[0]: "y"})
    value = certificate() | {"draw": digest(other.plain())}
    assert faults(value, other.plain()) == [("", "certificate.other_panel")]


def test_a_spoilt_certificate_and_a_spoilt_draw_are_faults_and_no_crash():
    value = certificate()
    del value["facts"]["hearing"]
    assert faults(value, DRAW) == [("", "certificate.malformed")]
    assert faults({**DRAW, "panel": OTHERS[:1]}) == [("", "draw.wrong_panel")]
    assert faults({"kind": "folkmoot/draw/v1"}) == [("", "draw.malformed")]


def test_an_exclusion_on_the_record_without_its_certificate_is_found_out():
    value = certificate()
    world = World()
    world.grow(3)
    entry = Entry(3, "conduct.effective", OPENED, {"certificate": digest(value)})
    world.entries.append(entry.to_bytes())
    world.log.append(world.entries[-1])
    for documents, found in (((), ["certificate.missing"]), ((value, DRAW), [])):
        files = world.export(documents=tuple(canonical_json(one) for one in documents))
        record = Record(list(files), files.__getitem__)
        record.check(None)
        assert [fault.code for fault in record.faults] == found
