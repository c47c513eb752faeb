"""Rule books as computable law: provisions, operations, editions, comparison, rivalry.

Read a text (``read_labelled``, ``read_markdown``, …) into a ``Document``; change it only by
``apply(document, operations)``, which fits exactly or refuses; compare, word and digest what came
of it. The modules of this room say more; what is listed here is its door.
"""

from folkmoot.core.lawtext.applying import applies, apply
from folkmoot.core.lawtext.asciidoc import read_asciidoc
from folkmoot.core.lawtext.changes import ProvisionChange, compare_documents
from folkmoot.core.lawtext.comparing import Hunk, changed, compare
from folkmoot.core.lawtext.consequences import Consequence, citations, consequences, defined_terms
from folkmoot.core.lawtext.deriving import derive, derive_import
from folkmoot.core.lawtext.document import Document, Place
from folkmoot.core.lawtext.editions import edition_digest, field_digest, provision_digest
from folkmoot.core.lawtext.edits import edit_in_place
from folkmoot.core.lawtext.footprints import DisputedWords
from folkmoot.core.lawtext.instructions import Instruction, ParsedAmendment, parse_amendment
from folkmoot.core.lawtext.inverting import invert, with_results
from folkmoot.core.lawtext.labelled import read_labelled
from folkmoot.core.lawtext.latex import read_latex
from folkmoot.core.lawtext.markdown import read_markdown
from folkmoot.core.lawtext.matching import carry_identities, match_provisions
from folkmoot.core.lawtext.merging import Dispute, Merge, merge
from folkmoot.core.lawtext.numbered import read_numbered
from folkmoot.core.lawtext.operations import (
    ANYWHERE,
    EVERY,
    Delete,
    Field,
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
    words_of,
)
from folkmoot.core.lawtext.provision import (
    MAX_DEPTH,
    Layout,
    MalformedProvision,
    Mint,
    Parameter,
    Provision,
    counter,
)
from folkmoot.core.lawtext.readers import READERS, choose_reader
from folkmoot.core.lawtext.reading import Problem, Reading
from folkmoot.core.lawtext.rebasing import Conflict, Rebased, Renumbered, rebase
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.replay import Reader, Step, changed_words, replay_steps
from folkmoot.core.lawtext.restructured import read_restructured
from folkmoot.core.lawtext.rivalry import (
    RivalClass,
    Rivalry,
    commutes,
    rivals,
    swap,
    without_layout,
)
from folkmoot.core.lawtext.serial import (
    MalformedOperation,
    document_from_data,
    document_to_data,
    operation_from_data,
    operation_to_data,
    operations_from_json,
    operations_to_json,
    provision_from_data,
    provision_to_data,
)
from folkmoot.core.lawtext.spacing import is_tidy, tidy
from folkmoot.core.lawtext.standing import Amendment, Standing, StandingClass, stand
from folkmoot.core.lawtext.styling import in_style
from folkmoot.core.lawtext.swapping import Swap, swap_neighbours
from folkmoot.core.lawtext.tracked import (
    SpokenWords,
    changes_html,
    changes_text,
    heading_html,
    hunks_html,
    hunks_text,
    tracked_html,
    tracked_text,
)
from folkmoot.core.lawtext.voteplan import (
    LARGEST_GROUP,
    Falls,
    Outcome,
    Plan,
    PlanStep,
    VotingRule,
    all_outcomes,
    plan_votes,
    what_if,
)
from folkmoot.core.lawtext.wording import Result, lawful_wording, quote, would_then_read
from folkmoot.core.lawtext.words import count_words, is_word, tokens
from folkmoot.core.lawtext.writing import write, write_labelled, write_provision

__all__ = [
    "ANYWHERE",
    "EVERY",
    "LARGEST_GROUP",
    "MAX_DEPTH",
    "READERS",
    "Amendment",
    "Conflict",
    "Consequence",
    "Delete",
    "Dispute",
    "DisputedWords",
    "Document",
    "Falls",
    "Field",
    "Hunk",
    "Insert",
    "Instruction",
    "Layout",
    "MalformedOperation",
    "MalformedProvision",
    "Merge",
    "Mint",
    "Move",
    "MoveWords",
    "Operation",
    "Outcome",
    "Parameter",
    "ParsedAmendment",
    "Place",
    "Plan",
    "PlanStep",
    "PreconditionFailed",
    "Problem",
    "Provision",
    "ProvisionChange",
    "Reader",
    "Reading",
    "Rebased",
    "Renumber",
    "Renumbered",
    "ReplaceText",
    "ReplaceWhole",
    "Result",
    "RivalClass",
    "Rivalry",
    "SetLayout",
    "SetParameter",
    "SpokenWords",
    "Standing",
    "StandingClass",
    "Step",
    "Swap",
    "VotingRule",
    "all_outcomes",
    "applies",
    "apply",
    "carry_identities",
    "changed",
    "changed_words",
    "changes_html",
    "changes_text",
    "choose_reader",
    "citations",
    "commutes",
    "compare",
    "compare_documents",
    "consequences",
    "count_words",
    "counter",
    "defined_terms",
    "derive",
    "derive_import",
    "document_from_data",
    "document_to_data",
    "edit_in_place",
    "edition_digest",
    "field_digest",
    "heading_html",
    "hunks_html",
    "hunks_text",
    "in_style",
    "invert",
    "is_tidy",
    "is_word",
    "lawful_wording",
    "match_provisions",
    "merge",
    "operation_from_data",
    "operation_to_data",
    "operations_from_json",
    "operations_to_json",
    "parse_amendment",
    "plan_votes",
    "provision_digest",
    "provision_from_data",
    "provision_to_data",
    "quote",
    "read_asciidoc",
    "read_labelled",
    "read_latex",
    "read_markdown",
    "read_numbered",
    "read_restructured",
    "rebase",
    "replay_steps",
    "rivals",
    "stand",
    "swap",
    "swap_neighbours",
    "tidy",
    "tokens",
    "touched_words",
    "tracked_html",
    "tracked_text",
    "what_if",
    "with_results",
    "without_layout",
    "words_of",
    "would_then_read",
    "write",
    "write_labelled",
    "write_provision",
]
