"""Rule books as computable law: provisions, operations, editions, comparison, rivalry."""

from folkmoot.core.lawtext.applying import applies, apply
from folkmoot.core.lawtext.comparing import Hunk, changed, compare
from folkmoot.core.lawtext.deriving import derive, derive_import
from folkmoot.core.lawtext.document import Document, Place
from folkmoot.core.lawtext.editions import edition_digest, field_digest, provision_digest
from folkmoot.core.lawtext.edits import edit_in_place
from folkmoot.core.lawtext.labelled import read_labelled
from folkmoot.core.lawtext.matching import carry_identities
from folkmoot.core.lawtext.operations import (
    ANYWHERE,
    EVERY,
    Delete,
    Insert,
    Move,
    MoveWords,
    Operation,
    Renumber,
    ReplaceText,
    ReplaceWhole,
    SetLayout,
    SetParameter,
    touched_words,
)
from folkmoot.core.lawtext.provision import (
    Layout,
    MalformedProvision,
    Mint,
    Parameter,
    Provision,
    counter,
)
from folkmoot.core.lawtext.reading import Problem, Reading
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.serial import (
    MalformedOperation,
    document_from_data,
    document_to_data,
    operations_from_json,
    operations_to_json,
    provision_from_data,
    provision_to_data,
)
from folkmoot.core.lawtext.spacing import tidy
from folkmoot.core.lawtext.words import count_words
from folkmoot.core.lawtext.writing import write, write_labelled, write_provision

__all__ = [
    "ANYWHERE",
    "EVERY",
    "Delete",
    "Document",
    "Hunk",
    "Insert",
    "Layout",
    "MalformedOperation",
    "MalformedProvision",
    "Mint",
    "Move",
    "MoveWords",
    "Operation",
    "Parameter",
    "Place",
    "PreconditionFailed",
    "Problem",
    "Provision",
    "Reading",
    "Renumber",
    "ReplaceText",
    "ReplaceWhole",
    "SetLayout",
    "SetParameter",
    "applies",
    "apply",
    "carry_identities",
    "changed",
    "compare",
    "count_words",
    "counter",
    "derive",
    "derive_import",
    "document_from_data",
    "document_to_data",
    "edit_in_place",
    "edition_digest",
    "field_digest",
    "operations_from_json",
    "operations_to_json",
    "provision_digest",
    "provision_from_data",
    "provision_to_data",
    "read_labelled",
    "tidy",
    "touched_words",
    "write",
    "write_labelled",
    "write_provision",
]
