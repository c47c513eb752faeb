"""A case done properly, to be done wrongly in one thing at a time."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from folkmoot.core.procedure import Granted, rule_set
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import (
    Appeal,
    Case,
    Charge,
    Decision,
    Disclosure,
    Hearing,
    Panel,
    Telling,
)
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.terms import ActorRef, Interval, ProvisionRef

DAY = timedelta(days=1)
START = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
CHARTER = ProvisionRef("party", "2.I.9", 4)
RULES = rule_set([Granted(rule.IN_FORCE, tuple(GUARANTEES), CHARTER, 4)])


def day(number: int) -> datetime:
    """So many days after the complaint."""
    return START + number * DAY


def person(name: str) -> ActorRef:
    return ActorRef("person", name)


def opaque(actor: ActorRef) -> str:
    return hashlib.sha256(f"a salt of the tests/{actor}".encode()).hexdigest()


EXHIBITS = {opaque(person("exhibit-one")): day(15), opaque(person("exhibit-two")): day(15)}
JUDGES = tuple(person(name) for name in ("ada", "bea", "cyd"))
APPEAL_JUDGES = tuple(person(name) for name in ("dot", "eve", "fay"))
EFFECT = day(110)
LAPSES = day(181)


def case() -> Case:
    """A case with nothing wrong about it, decided and not appealed."""
    return Case(
        respondent=person("robin"),
        roles={
            "complainant": frozenset({person("colin")}),
            "investigator": frozenset({person("ida")}),
            "executive": frozenset({person("max"), person("nia")}),
        },
        adjustments=True,
        charge=Charge(
            provision=ProvisionRef("party", "2.I.4.B", 4),
            in_force=Interval(day(-400)),
            published_at=day(-400),
            act_at=day(-30),
            act_until=day(-30),
            known_at=day(-20),
            complained_at=day(0),
            act="signed a nomination against the party",
            place="Kettlewick",
            medium="on paper",
            maximum="exclusion",
            rights_sheet=True,
            served_at=day(10),
        ),
        telling=Telling(day(3), day(5)),
        disclosure=Disclosure(EXHIBITS, frozenset(EXHIBITS), True, day(15)),
        reply_at=day(25),
        panel=Panel(JUDGES, True, day(20), frozenset(JUDGES)),
        hearing=Hearing(day(50), requests=2, answered=2),
        decision=Decision(
            cited=frozenset(EXHIBITS),
            standard="balance_of_probabilities",
            particulars=2,
            voted=2,
            reasoned=2,
            defences=1,
            answered=1,
            sanction="exclusion",
            months=24,
            lesser_considered="A warning was given for the same in 2024.",
            comparables=3,
            external_remedy="The court, within six months.",
            served_at=day(60),
        ),
    )


def appealed() -> Case:
    """The same case after an appeal that was dismissed."""
    return replace(
        case(),
        appeal=Appeal(day(70), person("robin"), APPEAL_JUDGES, "suspension", "Two years is long."),
    )


def but(changed: Case, part: str, **values: object) -> Case:
    """The case with some facts of one part otherwise."""
    return replace(changed, **{part: replace(getattr(changed, part), **values)})
