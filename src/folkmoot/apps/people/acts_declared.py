"""The kinds of act of this room. What concerns one person is private; units and offices are not."""

from __future__ import annotations

from folkmoot.apps.record.act_types import declare

UNIT_FOUNDED = declare(
    "people.unit_founded",
    says="{name} ({kind}) was founded with effect from {on}",
    clear=("unit", "name", "kind", "parent", "on"),
)
UNIT_PLACED = declare(
    "people.unit_placed",
    says="{unit} moved below {parent} with effect from {on}",
    clear=("unit", "parent", "on"),
)
UNIT_DISSOLVED = declare(
    "people.unit_dissolved",
    says="{unit} was dissolved into {into} with effect from {on}",
    clear=("unit", "into", "on"),
)
OFFICE_FILLED = declare(
    "people.office_filled",
    says="The office of {role} of {unit} was filled from {on} ({authority})",
    clear=("unit", "role", "authority", "on", "until", "decided_by"),
)
OFFICE_ENDED = declare(
    "people.office_ended",
    says="The office of {role} of {unit} fell vacant on {on} ({ground})",
    clear=("unit", "role", "ground", "on", "decided_by"),
)

ROLL_FROZEN = declare(
    "people.roll_frozen",
    says="The roll {roll} of {unit} was frozen as of {on}: {size} persons, each with a verdict",
    clear=("roll", "unit", "on", "size", "reasons", "root"),
)

EXPORTED = declare(
    "people.members_exported",
    says="A list of {members} members of {unit} was taken out: {purpose}",
    clear=("unit", "members", "purpose"),
)

ADMITTED = declare("people.admitted", says="A person was admitted to membership", private=True)
ADMITTED_MANY = declare(
    "people.admitted_many", says="Persons were admitted to membership together", private=True
)
JOINED = declare("people.joined_unit", says="A member joined a unit", private=True)
TRANSFERRED = declare("people.transferred", says="A member moved to another unit", private=True)
RESIGNED = declare("people.resigned", says="A member resigned", private=True)
DEATH_RECORDED = declare(
    "people.death_recorded", says="A member's death was recorded", private=True
)
DEATH_OVERTURNED = declare(
    "people.death_overturned",
    says="A death that was recorded in error was overturned",
    private=True,
)
LETTER_SENT = declare(
    "people.claim_letter_sent", says="A letter for claiming an account was made", private=True
)
CLAIMED = declare(
    "people.account_claimed", says="A member took possession of an account", private=True
)
EMAIL_CHANGED = declare("people.email_changed", says="A member changed her address", private=True)
SLIP_ENTERED = declare(
    "people.slip_entered", says="An act on paper was entered for a member", private=True
)
SLIP_CONFIRMED = declare(
    "people.slip_confirmed", says="An act on paper was confirmed by a second person", private=True
)
SLIP_DECLINED = declare(
    "people.slip_declined", says="An act on paper was not confirmed", private=True
)
LOOKS_SEALED = declare(
    "people.looks_sealed", says="The list of who read members' files was sealed", private=True
)
ROLL_CHALLENGED = declare(
    "people.roll_challenged", says="A person challenged her line of a roll", private=True
)
ROLL_ANSWERED = declare(
    "people.roll_answered", says="A challenge to a roll was answered", private=True
)
CLASS_CHANGED = declare(
    "people.class_changed", says="A member changed to another class of membership", private=True
)
IMPORTED = declare(
    "people.members_imported", says="Members were taken over from a list", private=True
)
IMPORT_UNDONE = declare(
    "people.import_undone", says="An import of members was undone by two people", private=True
)

JOINED_ONLINE = declare("people.joined_online", says="A person joined, provisionally", private=True)
REJOINED = declare("people.rejoined", says="A former member joined again", private=True)
DECLARED = declare(
    "people.declared", says="A member declared ties to another organisation", private=True
)
OBJECTED = declare("people.objected", says="A member objected to an admission", private=True)
OBJECTION_WITHDRAWN = declare(
    "people.objection_withdrawn", says="An objection to an admission was withdrawn", private=True
)
OBJECTION_DISMISSED = declare(
    "people.objection_dismissed", says="An objection to an admission was dismissed", private=True
)
DUES_RECORDED = declare("people.dues_recorded", says="Dues were written down", private=True)
REMINDED = declare("people.reminded", says="Members were reminded of dues", private=True)
REINSTATED = declare("people.reinstated", says="A membership was reinstated", private=True)
JOINER_REVIEWED = declare(
    "people.joiner_reviewed", says="A joiner before a freeze was looked at", private=True
)
JOINER_ANSWERED = declare(
    "people.joiner_answered",
    says="A new member answered an objection or a question",
    private=True,
)
ASKED = declare("people.asked_beforehand", says="A member asked for a ruling", private=True)
ASKED_TOGETHER = declare(
    "people.asked_together", says="Something was put to a second person", private=True
)
AGREED_TOGETHER = declare(
    "people.agreed_together", says="A second person agreed to something", private=True
)
DECLINED_TOGETHER = declare(
    "people.declined_together", says="A second person declined something", private=True
)
MERGED = declare("people.merged", says="Two files of one person were joined", private=True)
MERGE_UNDONE = declare("people.merge_undone", says="Two files were parted again", private=True)
NOT_DUPLICATES = declare(
    "people.not_duplicates", says="Two alike files were found to be two people's", private=True
)
ERASED = declare("people.erased", says="Names and addresses of a file were erased", private=True)
FILE_TAKEN = declare("people.file_taken", says="A person took out the own file", private=True)

ORGANISATION_ENTERED = declare(
    "people.organisation_entered",
    says="{name} was entered in the register of organisations",
    clear=("organisation", "name"),
)
STANDING_DECIDED = declare(
    "people.standing_decided",
    says="{organisation} was found to be {standing}, from {on} (decided by {decided_by})",
    clear=(
        "organisation",
        "standing",
        "acts",
        "on",
        "until",
        "decided_by",
        "document",
        "provision",
        "definition",
        "reasons",
    ),
)
RULING_GIVEN = declare(
    "people.ruling_given",
    says="Question {number} about {organisation} was answered: {answer}",
    clear=("number", "organisation", "conduct", "answer", "until", "document", "provision"),
)
RULING_WITHDRAWN = declare(
    "people.ruling_withdrawn",
    says="The answer to question {number} was withdrawn with effect from {on}",
    clear=("number", "on"),
)
BOUNDARY_CHANGED = declare(
    "people.boundary_changed",
    says="The boundaries of {unit} were drawn anew with effect from {on}; {moved} members moved",
    clear=("unit", "parts", "on", "moved", "decided_by"),
)
AREAS_SET = declare(
    "people.areas_set",
    says="The areas of {unit} were set from {on}",
    clear=("unit", "areas", "on"),
)
