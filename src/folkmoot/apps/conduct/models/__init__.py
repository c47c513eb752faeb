"""Facts of cases, as rows. Where a case stands is computed from them and the clock."""

from folkmoot.apps.conduct.models.cases import (
    Case,
    CaseKey,
    CaseRole,
    Cluster,
    Contact,
    Reading,
    Taken,
)
from folkmoot.apps.conduct.models.charges import Charge, Complaint, Service, Telling, Triage
from folkmoot.apps.conduct.models.decisions import (
    Answer,
    Appeal,
    AppealDecision,
    Citation,
    Decision,
    Finding,
    Hearing,
)
from folkmoot.apps.conduct.models.defence import (
    Adjournment,
    Adjustment,
    PaperElection,
    Point,
    Reply,
    Request,
)
from folkmoot.apps.conduct.models.evidence import Exhibit, Schedule
from folkmoot.apps.conduct.models.outcomes import Certificate, Publication, Reopening, Restriction
from folkmoot.apps.conduct.models.panels import Challenge, Declaration, Draw
from folkmoot.apps.conduct.models.suspensions import Review, Suspension

__all__ = [
    "Adjournment",
    "Adjustment",
    "Answer",
    "Appeal",
    "AppealDecision",
    "Case",
    "CaseKey",
    "CaseRole",
    "Certificate",
    "Challenge",
    "Charge",
    "Citation",
    "Cluster",
    "Complaint",
    "Contact",
    "Decision",
    "Declaration",
    "Draw",
    "Exhibit",
    "Finding",
    "Hearing",
    "PaperElection",
    "Point",
    "Publication",
    "Reading",
    "Reopening",
    "Reply",
    "Request",
    "Restriction",
    "Review",
    "Schedule",
    "Service",
    "Suspension",
    "Taken",
    "Telling",
    "Triage",
]
