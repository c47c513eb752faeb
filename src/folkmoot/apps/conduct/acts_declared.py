"""The acts of this room. All are private but two: a certificate, and a published outcome.

The gate of the database finds the digest of a certificate in the public entry of its act.
"""

from folkmoot.apps.record.act_types import ActType, declare


def _private(verb: str, says: str) -> ActType:
    return declare(f"conduct.{verb}", says=says, private=True)


COMPLAINED = _private("complained", "A complaint was received.")
TRIAGED = _private("triaged", "A complaint was looked at by an adjudicator.")
TOLD = _private("told", "A member was told of an investigation.")
SENT = _private("document_sent", "A document of a case was sent.")
SERVICE_NOTED = _private("service_noted", "What became of a document of a case was noted.")
ASKED = _private("adjustments_asked", "Both sides of a case were asked what they need.")
ADJUSTED = _private("adjustment_noted", "A wish for an adjustment was made or decided.")
FILED = _private("evidence_filed", "Material was put on the file of a case.")
SCHEDULED = _private("schedule_signed", "The schedule of all material of a case was signed.")
CHARGED = _private("charged", "A member was charged.")
CLOSED = _private("investigation_closed", "An investigation found no case to answer.")
DISCLOSED = _private("disclosed", "The material of a case was disclosed.")
REPLIED = _private("replied", "A member replied to a charge.")
NAMED = _private("companion_named", "A companion or a witness of a case was named.")
REQUESTED = _private("request_made", "A witness or a question was asked for, or decided on.")
ADJOURNED = _private("adjourned", "A case was adjourned.")
ELECTED = _private("papers_elected", "A member chose to be decided on papers.")
POOL_COMMITTED = _private("pool_committed", "The pool of a panel was committed to.")
PANEL_DRAWN = _private("panel_drawn", "A panel was drawn by lot.")
PANEL_CHECKED = _private("panel_checked", "Somebody drawn declared, was challenged, or stood down.")
HEARD = _private("heard", "A member was heard.")
DECIDED = _private("decided", "A panel decided a case.")
SERVED = _private("decision_served", "A decision was served.")
APPEALED = _private("appealed", "A member appealed.")
APPEAL_DECIDED = _private("appeal_decided", "An appeal was decided.")
SUSPENDED = _private("suspended", "An interim suspension was imposed, reviewed or lifted.")
CONTACT = _private("contact_noted", "A contact about a case was put on its file.")
REOPENED = _private("reopened", "A decided case was opened again.")
CLUSTERED = _private("clustered", "Complaints that came together were put side by side.")
ERASED = _private("evidence_erased", "The key of a case's evidence was destroyed.")
EFFECT = _private("took_effect", "A decision took effect.")

CERTIFICATE_ISSUED = declare(
    "conduct.certificate_issued",
    says="A certificate of process was issued: every guarantee was kept ({certificate}).",
    clear=("certificate", "draw"),
)
PUBLISHED = declare(
    "conduct.outcome_published",
    says="Outcome {number} was published without names: {outcome}.",
    clear=("number", "outcome", "digest"),
)
