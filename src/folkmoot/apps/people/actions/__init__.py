"""What can be done in this room: one file per verb."""

from folkmoot.apps.people.actions.admit_many import Admission, admit_many
from folkmoot.apps.people.actions.admit_person import admit_person
from folkmoot.apps.people.actions.answer_as_joiner import answer_as_joiner
from folkmoot.apps.people.actions.appoint import appoint
from folkmoot.apps.people.actions.boundaries import Part, set_areas, split_unit
from folkmoot.apps.people.actions.candidacies import note_candidacy, settle_candidacies
from folkmoot.apps.people.actions.change_class import change_class
from folkmoot.apps.people.actions.change_email import change_email
from folkmoot.apps.people.actions.claim_letter import (
    LetterText,
    claim_account,
    send_claim_letter,
)
from folkmoot.apps.people.actions.dissolve_unit import dissolve_unit
from folkmoot.apps.people.actions.dues import record_dues, remind_of_dues
from folkmoot.apps.people.actions.end_by_certificate import end_by_certificate, remove_from_office
from folkmoot.apps.people.actions.end_office import end_office
from folkmoot.apps.people.actions.enter_as import enter_as
from folkmoot.apps.people.actions.erase_file import erase_own_file, erase_what_is_due
from folkmoot.apps.people.actions.export_members import export_members, export_rows
from folkmoot.apps.people.actions.found_unit import found_unit
from folkmoot.apps.people.actions.freeze_roll import freeze_roll
from folkmoot.apps.people.actions.import_drafts import ask_of_list, do_list, upload_list
from folkmoot.apps.people.actions.import_members import Imported, import_members
from folkmoot.apps.people.actions.join_online import apply_to_join, confirm_joining
from folkmoot.apps.people.actions.join_unit import join_unit
from folkmoot.apps.people.actions.look_at import look_at, note_looks, seal_looks, seal_looks_daily
from folkmoot.apps.people.actions.merges import keep_apart, merge_files, part_files
from folkmoot.apps.people.actions.new_person import Personal
from folkmoot.apps.people.actions.objections import (
    dismiss_objection,
    object_to_admission,
    withdraw_objection,
)
from folkmoot.apps.people.actions.open_accounts import open_accounts
from folkmoot.apps.people.actions.organisations import decide_standing, enter_organisation
from folkmoot.apps.people.actions.own_file import take_own_file
from folkmoot.apps.people.actions.place_unit import place_unit
from folkmoot.apps.people.actions.postcodes import PostcodeFileError, bring_postcodes
from folkmoot.apps.people.actions.record_death import overturn_death, record_death
from folkmoot.apps.people.actions.reinstate import reinstate
from folkmoot.apps.people.actions.rejoin import declare_ties, rejoin
from folkmoot.apps.people.actions.resign_membership import resign_membership
from folkmoot.apps.people.actions.review_joiner import review_joiner
from folkmoot.apps.people.actions.roll_challenges import answer_challenge, challenge_roll
from folkmoot.apps.people.actions.rulings import answer_question, ask_beforehand, withdraw_ruling
from folkmoot.apps.people.actions.slips import confirm_slip, decline_slip, enter_slip
from folkmoot.apps.people.actions.together import agree_together, ask_together, decline_together
from folkmoot.apps.people.actions.transfer import transfer
from folkmoot.apps.people.actions.undo_import import UNDONE_WITHIN, undo_import
from folkmoot.apps.people.actions.withhold import withhold_rights
from folkmoot.apps.people.paper import paper_acts, register_paper_act

__all__ = [
    "UNDONE_WITHIN",
    "Admission",
    "Imported",
    "LetterText",
    "Part",
    "Personal",
    "PostcodeFileError",
    "admit_many",
    "admit_person",
    "agree_together",
    "answer_as_joiner",
    "answer_challenge",
    "answer_question",
    "apply_to_join",
    "appoint",
    "ask_beforehand",
    "ask_of_list",
    "ask_together",
    "bring_postcodes",
    "challenge_roll",
    "change_class",
    "change_email",
    "claim_account",
    "confirm_joining",
    "confirm_slip",
    "decide_standing",
    "declare_ties",
    "decline_slip",
    "decline_together",
    "dismiss_objection",
    "dissolve_unit",
    "do_list",
    "end_by_certificate",
    "end_office",
    "enter_as",
    "enter_organisation",
    "enter_slip",
    "erase_own_file",
    "erase_what_is_due",
    "export_members",
    "export_rows",
    "found_unit",
    "freeze_roll",
    "import_members",
    "join_unit",
    "keep_apart",
    "look_at",
    "merge_files",
    "note_candidacy",
    "note_looks",
    "object_to_admission",
    "open_accounts",
    "overturn_death",
    "paper_acts",
    "part_files",
    "place_unit",
    "record_death",
    "record_dues",
    "register_paper_act",
    "reinstate",
    "rejoin",
    "remind_of_dues",
    "remove_from_office",
    "resign_membership",
    "review_joiner",
    "seal_looks",
    "seal_looks_daily",
    "send_claim_letter",
    "set_areas",
    "settle_candidacies",
    "split_unit",
    "take_own_file",
    "transfer",
    "undo_import",
    "upload_list",
    "withdraw_objection",
    "withdraw_ruling",
    "withhold_rights",
]
