"""What can be done in this room: one file per verb."""

from folkmoot.apps.people.actions.admit_many import Admission, admit_many
from folkmoot.apps.people.actions.admit_person import admit_person
from folkmoot.apps.people.actions.appoint import appoint
from folkmoot.apps.people.actions.candidacies import note_candidacy, settle_candidacies
from folkmoot.apps.people.actions.change_class import change_class
from folkmoot.apps.people.actions.change_email import change_email
from folkmoot.apps.people.actions.claim_letter import (
    LetterText,
    claim_account,
    send_claim_letter,
)
from folkmoot.apps.people.actions.dissolve_unit import dissolve_unit
from folkmoot.apps.people.actions.end_by_certificate import end_by_certificate, remove_from_office
from folkmoot.apps.people.actions.end_office import end_office
from folkmoot.apps.people.actions.enter_as import enter_as
from folkmoot.apps.people.actions.export_members import export_members
from folkmoot.apps.people.actions.found_unit import found_unit
from folkmoot.apps.people.actions.freeze_roll import freeze_roll
from folkmoot.apps.people.actions.import_members import Imported, import_members
from folkmoot.apps.people.actions.join_unit import join_unit
from folkmoot.apps.people.actions.look_at import look_at, note_looks, seal_looks
from folkmoot.apps.people.actions.open_accounts import open_accounts
from folkmoot.apps.people.actions.place_unit import place_unit
from folkmoot.apps.people.actions.record_death import overturn_death, record_death
from folkmoot.apps.people.actions.resign_membership import resign_membership
from folkmoot.apps.people.actions.roll_challenges import answer_challenge, challenge_roll
from folkmoot.apps.people.actions.slips import confirm_slip, decline_slip, enter_slip
from folkmoot.apps.people.actions.transfer import transfer
from folkmoot.apps.people.actions.undo_import import undo_import
from folkmoot.apps.people.paper import paper_acts, register_paper_act

__all__ = [
    "Admission",
    "Imported",
    "LetterText",
    "admit_many",
    "admit_person",
    "answer_challenge",
    "appoint",
    "challenge_roll",
    "change_class",
    "change_email",
    "claim_account",
    "confirm_slip",
    "decline_slip",
    "dissolve_unit",
    "end_by_certificate",
    "end_office",
    "enter_as",
    "enter_slip",
    "export_members",
    "found_unit",
    "freeze_roll",
    "import_members",
    "join_unit",
    "look_at",
    "note_candidacy",
    "note_looks",
    "open_accounts",
    "overturn_death",
    "paper_acts",
    "place_unit",
    "record_death",
    "register_paper_act",
    "remove_from_office",
    "resign_membership",
    "seal_looks",
    "send_claim_letter",
    "settle_candidacies",
    "transfer",
    "undo_import",
]
