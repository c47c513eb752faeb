"""Persons and their accounts, memberships, units and offices: dated facts, never flags.

Facts hold two times: when they were true (``start``, ``end``) and when they were written down
(``recorded_at``).
"""

from folkmoot.apps.people.models.candidacies import (
    Candidacy,
)
from folkmoot.apps.people.models.dated import (
    Dated,
)
from folkmoot.apps.people.models.joining import (
    Application,
    Declared,
    JoinerAnswer,
    JoinerReview,
)
from folkmoot.apps.people.models.memberships import (
    Dues,
    Ending,
    Import,
    Membership,
    Objection,
    Provision,
    Reinstatement,
    Reminder,
    UnitMembership,
)
from folkmoot.apps.people.models.offices import (
    Office,
    OfficeEnding,
)
from folkmoot.apps.people.models.organisations import (
    Organisation,
    OrganisationStanding,
    Question,
    Ruling,
    RulingWithdrawn,
)
from folkmoot.apps.people.models.paper import (
    SlipToConfirm,
)
from folkmoot.apps.people.models.persons import (
    Account,
    AccountManager,
    ClaimLetter,
    Look,
    Person,
)
from folkmoot.apps.people.models.rights import (
    Withheld,
)
from folkmoot.apps.people.models.rolls import (
    Roll,
    RollChallenge,
    RollLine,
    RollNode,
)
from folkmoot.apps.people.models.together import (
    ImportDraft,
    JointAct,
    Merge,
    NotDuplicates,
)
from folkmoot.apps.people.models.units import (
    BoundaryChange,
    Postcode,
    Unit,
    UnitArea,
    UnitPlace,
)

__all__ = [
    "Account",
    "AccountManager",
    "Application",
    "BoundaryChange",
    "Candidacy",
    "ClaimLetter",
    "Dated",
    "Declared",
    "Dues",
    "Ending",
    "Import",
    "ImportDraft",
    "JoinerAnswer",
    "JoinerReview",
    "JointAct",
    "Look",
    "Membership",
    "Merge",
    "NotDuplicates",
    "Objection",
    "Office",
    "OfficeEnding",
    "Organisation",
    "OrganisationStanding",
    "Person",
    "Postcode",
    "Provision",
    "Question",
    "Reinstatement",
    "Reminder",
    "Roll",
    "RollChallenge",
    "RollLine",
    "RollNode",
    "Ruling",
    "RulingWithdrawn",
    "SlipToConfirm",
    "Unit",
    "UnitArea",
    "UnitMembership",
    "UnitPlace",
    "Withheld",
]
