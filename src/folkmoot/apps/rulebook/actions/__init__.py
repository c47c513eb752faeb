"""What can be done to the rule book."""

from folkmoot.apps.rulebook.actions.certify_edition import certify_edition
from folkmoot.apps.rulebook.actions.correct_edition import correct_edition
from folkmoot.apps.rulebook.actions.import_document import ImportReport, import_document
from folkmoot.apps.rulebook.actions.sunsets import expire_when_due, expire_words, extend_sunset
from folkmoot.apps.rulebook.actions.take_over_translation import (
    TranslationReport,
    take_over_translation,
)
from folkmoot.apps.rulebook.enactment import Enactment

__all__ = [
    "Enactment",
    "ImportReport",
    "TranslationReport",
    "certify_edition",
    "correct_edition",
    "expire_when_due",
    "expire_words",
    "extend_sunset",
    "import_document",
    "take_over_translation",
]
