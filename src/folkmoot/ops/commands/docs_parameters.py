"""`folkmoot docs parameters`."""

from __future__ import annotations

import argparse

from folkmoot.core.procedure.catalogue import GROUPS
from folkmoot.core.procedure.parameter import Parameter

HELP = "Print the guide to every rule parameter, made from the catalogue itself."

BEGINNING = """\
# Rule parameters

What a rule book can set: each figure, what it means, and what holds where the rule book is
silent. This page is made by `folkmoot docs parameters`; a test compares the two.

A value is granted by a provision of the rule book, and changing one is a rule change
(`SetParameter`) that is voted on together with its words. Where a change is kinder to somebody,
it may be applied to matters already under way; a change against them may not.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Print it as Markdown."""
    print(guide(), end="")
    return 0


def guide() -> str:
    """The whole guide as Markdown."""
    parts = [BEGINNING]
    for title, parameters in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(parameter) for parameter in parameters]
    return "".join(parts)


def _entry(parameter: Parameter) -> str:
    lines = [f"### `{parameter.key}`", "", parameter.sentence.replace("{value}", "*value*"), ""]
    lines.append(f"- **Where the rule book is silent:** {parameter.say(parameter.default)}")
    lines.append(f"- **Shape:** {_shape(parameter)}")
    if parameter.choices:
        lines.append(f"- **Choices:** {', '.join(f'`{choice}`' for choice in parameter.choices)}")
    if parameter.kinder != "neither":
        lines.append(f"- **Kinder to {parameter.kinder_to}:** {parameter.kinder}")
    lines.append(f"- **Example:** {parameter.example}")
    return "\n" + "\n".join(lines) + "\n"


def _shape(parameter: Parameter) -> str:
    return f"{parameter.type}, in {parameter.unit}" if parameter.unit else parameter.type
