"""`folkmoot rivals`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from folkmoot.core.lawtext import (
    Amendment,
    Document,
    MalformedProvision,
    Plan,
    PlanStep,
    consequences,
    counter,
    derive_import,
    plan_votes,
    what_if,
)
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_rules

HELP = "Say how amendments of one text stand to each other, and in which order to vote on them."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The edition, the texts the amendments would make of it, and the rule of voting."""
    parser.add_argument("base", metavar="BASE", type=Path, help="the edition as it stands")
    parser.add_argument(
        "amendments", metavar="AMENDMENT", nargs="+", type=Path, help="the base as each has it"
    )
    parser.add_argument(
        "--rule",
        choices=("sequential", "inclusive", "ranked", "package"),
        default="sequential",
        help="how the organisation votes on rivals",
    )
    parser.add_argument("--json", action="store_true", help="everything as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print pairs, groups with every outcome, and the plan."""
    try:
        base, amendments = _read_all(args.base, args.amendments)
        plan = plan_votes(base, amendments, rule=args.rule)
    except MalformedProvision as error:
        raise CommandFailed(f"a text cannot be read: {error}") from None
    except ValueError as error:
        raise CommandFailed(f"{error}; give the files different names") from None
    follow = {
        each.name: consequences(base, what_if(base, amendments, [each.name])[0])
        for each in amendments
    }
    if args.json:
        found = {name: [asdict(one) for one in some] for name, some in follow.items()}
        print(json.dumps({**asdict(plan), "consequences": found}, ensure_ascii=False))
        return 0
    _show(plan)
    for name, found_here in follow.items():
        for each in found_here:
            now = f", now {each.becomes}" if each.becomes else ""
            print(f"consequence of {name}: {each.kind} in {each.place}: {each.words}{now}")
    return 0


def _show(plan: Plan) -> None:
    for pair in plan.pairs:
        also = f" (also {', '.join(pair.also)})" if pair.also else ""
        print(f"{pair.first} / {pair.second}: {pair.kind}{also}")
        for words in pair.words:
            print(f"  in {words.place}: “{words.base}” → “{words.first}” / “{words.second}”")
    for group, outcomes in zip(plan.groups, plan.outcomes, strict=True):
        if len(group) > 1:
            print(f"group: {', '.join(group)}")
        for each in outcomes if len(group) > 1 else ():
            fallen = f"; falls: {', '.join(each.fallen)}" if each.fallen else ""
            print(f"  {', '.join(each.carried) or 'none'} carried{fallen}: {each.digest[:16]}")
    for number, step in enumerate(plan.steps, start=1):
        print(f"{number}. {_said(step)}")


def _said(step: PlanStep) -> str:
    names = ", ".join(step.names)
    said = {
        "vote": f"vote on {names}",
        "rank": f"rank {names} on one ballot",
        "threshold": f"put the winner of {names} to the majority for rule changes",
        "package": f"vote on {names} together, or apart if anyone asks",
    }[step.kind]
    falls = [f"if {each.if_}, {each.name} falls" for each in step.falls]
    gives = [f"if carried, it replaces {name}" for name in step.replaces]
    return "; ".join([said, *falls, *gives])


def _read_all(base: Path, files: list[Path]) -> tuple[Document, list[Amendment]]:
    (source, *sources), reader = read_rules(base, *files)
    document = reader(source, counter("b")).document
    amendments = []
    for number, (path, text) in enumerate(zip(files, sources, strict=True), start=1):
        read = reader(text, counter(f"a{number}-")).document
        amendments.append(Amendment(path.stem, derive_import(document, read)[1]))
    return document, amendments
