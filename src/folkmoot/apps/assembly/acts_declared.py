"""The official acts of this room. Questions and texts are sealed: they may name people."""

from folkmoot.apps.record.act_types import declare

REQUISITIONED = declare(
    "assembly.meeting_requisitioned",
    says="Members of {unit} asked for a meeting (requisition {number}, signature {signatures})",
    clear=("unit", "number", "signatures"),
)
CALLED = declare(
    "assembly.meeting_called",
    says="A meeting of {unit} was called for {starts_at}: {meeting}",
    clear=("unit", "meeting", "kind", "convened_as", "starts_at", "requisition"),
)
POSTPONED = declare(
    "assembly.meeting_postponed",
    says="The meeting {meeting} was moved from {was_to_start_at} to {starts_at}",
    clear=("meeting", "was_to_start_at", "starts_at", "told"),
)
CALLED_OFF = declare(
    "assembly.meeting_called_off",
    says="The meeting {meeting} was called off",
    clear=("meeting", "starts_at", "told"),
)
NOTICE_GIVEN = declare(
    "assembly.notice_given",
    says="Notice of the meeting {meeting} was given at {given_at} to {recipients}",
    clear=("meeting", "given_at", "how", "recipients", "in_time"),
)
AGENDA_SET = declare(
    "assembly.agenda_item_added",
    says="The meeting {meeting} was given business ({kind}): {subject}",
    clear=("meeting", "kind", "subject"),
)
DEBATE_EXTENDED = declare(
    "assembly.debate_extended",
    says="The meeting {meeting} agreed to debate item {item} until {until}",
    clear=("meeting", "item", "until"),
)
OPENED = declare(
    "assembly.meeting_opened",
    says="The meeting {meeting} was opened at {opened_at}",
    clear=("meeting", "opened_at"),
)
ATTENDANCE = declare(
    "assembly.attendance_marked",
    says="Who came to the meeting {meeting} was noted: {members} members, {visitors} visitors",
    clear=("meeting", "members", "visitors"),
)
APOLOGISED = declare(
    "assembly.apology_noted",
    says="An apology was noted for the meeting {meeting}",
    clear=("meeting",),
)
NOTED = declare(
    "assembly.note_added",
    says="A note was added to the minutes of the meeting {meeting}",
    clear=("meeting",),
)
MET = declare(
    "assembly.meeting_recorded",
    says="{unit} met on {held_on} ({meeting}): {present} present, {decisions} decisions",
    clear=("unit", "meeting", "held_on", "present", "decisions"),
)
_RESULT = ("meeting", "number", "subject", "kind", "method", "votes", "outcome")
DECIDED = declare(
    "assembly.decided",
    says="The meeting {meeting} took decision {number} {subject}: {outcome} ({votes})",
    clear=_RESULT,
)
WEIGHTS_FROZEN = declare(
    "assembly.weights_frozen",
    says="The cards of {delegations} delegations to {meeting} were weighed as of {frozen_on}",
    clear=("meeting", "frozen_on", "delegations", "weights_digest", "colleges"),
)
DELEGATE_NAMED = declare(
    "assembly.delegate_named",
    says="{unit} named a delegate to {meeting}",
    clear=("meeting", "unit", "elected_at"),
)
MANDATED = declare(
    "assembly.delegates_mandated",
    says="{unit} told its delegates to {meeting} how to vote on item {item}",
    clear=("meeting", "unit", "item", "decided_at", "decided_on"),
)
CREDENTIALLED = declare(
    "assembly.delegate_credentialled",
    says="A delegate of {unit} got credentials for {meeting}",
    clear=("meeting", "unit"),
)
CARD_VOTE_OPENED = declare(
    "assembly.card_vote_opened",
    says="Card vote {number} was opened at {meeting} {subject}",
    clear=("meeting", "number", "subject", "kind"),
)
CARD_CAST = declare(
    "assembly.card_cast",
    says="A card of {unit} was cast in card vote {number} of {meeting}",
    clear=("meeting", "number", "unit"),
)
CARD_REPLACED = declare(
    "assembly.card_replaced",
    says="The card of {unit} in card vote {number} of {meeting} was entered anew",
    clear=("meeting", "number", "unit"),
)
CARD_VOTE_CLOSED = declare(
    "assembly.card_vote_closed",
    says="Card vote {card_vote} of {meeting} was closed: {outcome} ({votes}) {subject}",
    clear=(*_RESULT, "card_vote", "missing", "cards_digest"),
)
AMENDMENT_MOVED = declare(
    "assembly.amendment_moved",
    says="Amendment {number} to {subject} was moved from the floor at {meeting}",
    clear=("meeting", "number", "subject"),
)
CLOSED = declare(
    "assembly.meeting_closed",
    says="The meeting {meeting} was closed at {closed_at}; its minutes have the digest {minutes}",
    clear=("meeting", "closed_at", "minutes"),
)
MINUTES_APPROVED = declare(
    "assembly.minutes_approved",
    says="The minutes of {meeting} were approved at {later}; their digest is {minutes}",
    clear=("meeting", "later", "minutes"),
)
MINUTES_CORRECTED = declare(
    "assembly.minutes_corrected",
    says="The minutes of {meeting} were corrected (correction {number})",
    clear=("meeting", "number", "decision", "corrects", "votes", "outcome", "subject"),
)
FOLLOWED_UP = declare(
    "assembly.resolution_followed_up",
    says="Something was noted about resolution {resolution}",
    clear=("resolution", "done"),
)
