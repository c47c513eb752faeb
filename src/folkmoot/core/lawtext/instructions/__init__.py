"""From the wording of an amendment to what it does: an assistant, never an authority."""

from __future__ import annotations

from folkmoot.core.lawtext.instructions.locating import Misfit, carry_out, carry_out_nearly
from folkmoot.core.lawtext.instructions.parsing import parse_amendment
from folkmoot.core.lawtext.instructions.values import Instruction, ParsedAmendment, as_json

__all__ = [
    "Instruction",
    "Misfit",
    "ParsedAmendment",
    "as_json",
    "carry_out",
    "carry_out_nearly",
    "parse_amendment",
]
