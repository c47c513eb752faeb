"""`folkmoot prove conduct`."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from folkmoot.core.procedure.catalogue import rule_set
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.procedure import CONDUCT_ROAD
from folkmoot.core.procedure.conduct.proving import (
    Proof,
    prove,
    prove_suspension,
    try_every_guard,
)
from folkmoot.core.procedure.procedure import Procedure
from folkmoot.ops.failure import CommandFailed

HELP = "Try every way through the procedure of discipline: no exclusion without a fair process."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing, or a mutation to watch being caught."""
    parser.add_argument(
        "--without-guard",
        metavar="NAME",
        action="append",
        default=[],
        help="switch a guard off; may be given again",
    )
    parser.add_argument("--without-step", metavar="STEP", help="let a step's origins go past it")


def run(args: argparse.Namespace) -> int:
    """Print what was tried and what was found; 1 if somebody could be excluded unfairly."""
    began = time.monotonic()
    for name in args.without_guard:
        if name not in LAWS:
            raise CommandFailed(f"there is no guard {name!r}; see the table without it")
    procedure = CONDUCT_ROAD
    if args.without_step:
        procedure = _past(args.without_step)
    mutated = bool(args.without_guard or args.without_step)
    proof = prove(procedure, without=args.without_guard)
    if not mutated:
        _guards()
        _suspensions()
    _result(proof, time.monotonic() - began)
    return 1 if proof.violations else 0


def _past(key: str) -> Procedure[Case]:
    if key not in {step.key for step in CONDUCT_ROAD.steps}:
        raise CommandFailed(f"there is no step {key!r}")
    skipped = CONDUCT_ROAD.step(key)
    steps = tuple(
        replace(step, origins=(*step.origins, *skipped.origins))
        if skipped.target in step.origins and step.key != key
        else step
        for step in CONDUCT_ROAD.steps
    )
    return replace(CONDUCT_ROAD, steps=steps)


def _guards() -> None:
    print(f"{'guard':18} {'for':4} switched off alone")
    for report in try_every_guard():
        way = ""
        if report.violation is not None:
            way = f"breaks {', '.join(report.violation.guarantees)}"
        print(f"{report.name:18} {report.guarantee:4} {report.standing:8} {way}")


def _suspensions() -> None:
    proof = prove_suspension(rule_set())
    print(
        f"interim suspension (G20): {proof.schedules:,} ways to review it tried, the longest lasts "
        f"{proof.longest.days} days, {proof.violations} violations"
    )


def _result(proof: Proof, seconds: float) -> None:
    for violation in proof.violations:
        print(f"VIOLATION of {', '.join(violation.guarantees)}: {' > '.join(violation.trace)}")
    print(
        f"{proof.states:,} states, {proof.transitions:,} transitions, "
        f"{proof.exclusions:,} ends in effect, {seconds:.1f} s"
    )
    count = len(proof.violations)
    print(f"{count} violation{'' if count == 1 else 's'}")
