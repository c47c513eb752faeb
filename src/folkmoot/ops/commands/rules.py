"""`folkmoot rules`."""

from __future__ import annotations

import argparse

from folkmoot.core.tally.rulebook import RULES

HELP = "List the rules of counting with the clauses behind each step."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """A paragraph for each rule."""
    for rule in RULES.values():
        clauses = rule.clauses
        print(f"{rule.name}  {rule.title} (version {rule.version})")
        print(
            "  "
            + ", ".join(f"{k} {v}" for k, v in rule.parameters().items() if v not in (None, False))
        )
        for step in ("first", "quota", "elected", "surplus", "exclusion", "ties", "last"):
            print(f"  {step}: {getattr(clauses, step)}")
    return 0
