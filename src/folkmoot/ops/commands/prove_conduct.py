"""`folkmoot prove conduct`."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from folkmoot.core.procedure.catalogue import rule_set
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.own import OwnProcedure, OwnProcedureError, own_procedure
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
    parser.add_argument(
        "--procedure", metavar="FILE.toml", type=Path, help="an organisation's own procedure"
    )
    parser.add_argument("--without-step", metavar="STEP", help="let a step's origins go past it")


def run(args: argparse.Namespace) -> int:
    """Print what was tried and what was found; 1 if somebody could be excluded unfairly."""
    began = time.monotonic()
    for name in args.without_guard:
        if name not in LAWS:
            raise CommandFailed(f"there is no guard {name!r}; see the table without it")
    own = _own(args.procedure) if args.procedure else OwnProcedure(CONDUCT_ROAD, rule_set(), ())
    procedure = own.procedure
    if args.without_step:
        procedure = _past(procedure, args.without_step)
    mutated = bool(args.without_guard or args.without_step or args.procedure)
    proof = prove(procedure, own.rules, without=(*own.without, *args.without_guard))
    if not mutated:
        _guards()
        _suspensions()
    _result(proof, procedure, time.monotonic() - began)
    return 1 if proof.violations else 0


_TIMES = {"challenge": "challenge the panel", "lapse": "decide the case"}


def _own(path: Path) -> OwnProcedure:
    try:
        return own_procedure(path.read_text())
    except (OSError, UnicodeDecodeError, OwnProcedureError) as error:
        raise CommandFailed(f"{path}: {error}") from error


def _past(procedure: Procedure[Case], key: str) -> Procedure[Case]:
    if key not in {step.key for step in procedure.steps}:
        raise CommandFailed(f"there is no step {key!r}")
    skipped = procedure.step(key)
    steps = tuple(
        replace(step, origins=(*step.origins, *skipped.origins))
        if skipped.target in step.origins and step.key != key
        else step
        for step in procedure.steps
    )
    return replace(procedure, steps=steps)


def _in_words(label: str, procedure: Procedure[Case]) -> str:
    """A step of a trace: who does what; or what time alone brings about."""
    if label.startswith("("):
        name = label.strip("()").removesuffix(" runs out").removesuffix("_clock")
        return f"Time passes: the time to {_TIMES.get(name, name)} is over."
    step = procedure.step(label)
    who = " or ".join(str(power) for power in step.powers)
    return f"{step.title} ({who})."


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


def _result(proof: Proof, procedure: Procedure[Case], seconds: float) -> None:
    for violation in proof.violations:
        print(f"VIOLATION of {', '.join(violation.guarantees)}: {' > '.join(violation.trace)}")
        for key in violation.guarantees:
            print(f"  {key}: {GUARANTEES[key]}")
        for number, label in enumerate(violation.trace, start=1):
            print(f"  {number}. {_in_words(label, procedure)}")
        print("  Whoever goes this way is excluded, and that was kept from them.")
    print(
        f"{proof.states:,} states, {proof.transitions:,} transitions, "
        f"{proof.exclusions:,} ends in effect, {seconds:.1f} s"
    )
    count = len(proof.violations)
    print(f"{count} violation{'' if count == 1 else 's'}")
