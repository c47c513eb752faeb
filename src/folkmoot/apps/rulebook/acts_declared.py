"""The official acts of this room."""

from folkmoot.apps.record.act_types import declare

_CLEAR = ("document", "title", "edition", "in_force_on", "content_hash", "edition_digest")

IMPORTED = declare(
    "rulebook.document_imported",
    says="Edition {edition} of “{title}” was taken over from a text, in force on {in_force_on}",
    clear=(*_CLEAR, "base", "operations", "operations_digest", "not_understood"),
)
CERTIFIED = declare(
    "rulebook.edition_certified",
    says="Edition {edition} of “{title}” was certified: {operations} changes "
    "to edition {base}, in force on {in_force_on}, by {enactment}",
    clear=(*_CLEAR, "base", "operations", "operations_digest", "enactment", "enactment_entry"),
)
CORRECTED = declare(
    "rulebook.edition_corrected",
    says="Edition {corrects} of “{title}” was corrected editorially by edition {edition}: {reason}",
    clear=(*_CLEAR, "base", "corrects", "operations", "operations_digest", "reason", "authority"),
)
EXPIRED = declare(
    "rulebook.words_expired",
    says="Edition {edition} of “{title}” took out again what edition {expires} had put in for a "
    "time, from {in_force_on}, by {enactment}",
    clear=(
        *_CLEAR, "base", "operations", "operations_digest", "expires", "enactment",
        "enactment_entry",
    ),
)  # fmt: skip
EXTENDED = declare(
    "rulebook.sunset_extended",
    says="What edition {edition} of the rule document “{document}” put in for a time holds until "
    "{until} instead of {before}, by {enactment}",
    clear=("document", "edition", "until", "before", "enactment", "enactment_entry"),
)
TRANSLATED = declare(
    "rulebook.translation_taken_over",
    says="A translation of edition {edition} of the rule document “{document}” into {language} was "
    "taken over: {provisions} provisions",
    clear=("document", "edition", "language", "provisions", "content_hash"),
)
