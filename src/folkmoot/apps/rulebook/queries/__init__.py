"""Reading the rule book. Nothing here writes."""

from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.queries.changes import Kind, changes_between
from folkmoot.apps.rulebook.queries.editions import (
    coming,
    day,
    document,
    documents,
    edition,
    edition_for,
    edition_on,
    editions,
    in_force_until,
    last_edition,
    source_of,
)
from folkmoot.apps.rulebook.queries.history import (
    HistoryEntry,
    ProvisionDifference,
    between,
    changed_in,
    history_of,
)
from folkmoot.apps.rulebook.queries.parameters import (
    catalogue,
    defaults,
    parameter,
    parameters_in,
    parameters_of,
    rule_set,
)
from folkmoot.apps.rulebook.queries.provisions import nearest, provision, provision_in
from folkmoot.apps.rulebook.queries.shapes import (
    DocumentView,
    EditionView,
    ParameterView,
    Pointer,
    ProvisionView,
)
from folkmoot.apps.rulebook.queries.sunsets import SunsetView, WayBack, sunset_of, sunsets, way_back
from folkmoot.apps.rulebook.queries.trial import Trial, trial

__all__ = [
    "DocumentView",
    "EditionView",
    "Enactment",
    "HistoryEntry",
    "Kind",
    "ParameterView",
    "Pointer",
    "ProvisionDifference",
    "ProvisionView",
    "SunsetView",
    "Trial",
    "WayBack",
    "between",
    "catalogue",
    "changed_in",
    "changes_between",
    "coming",
    "day",
    "defaults",
    "document",
    "documents",
    "edition",
    "edition_for",
    "edition_on",
    "editions",
    "history_of",
    "in_force_until",
    "last_edition",
    "nearest",
    "parameter",
    "parameters_in",
    "parameters_of",
    "provision",
    "provision_in",
    "rule_set",
    "source_of",
    "sunset_of",
    "sunsets",
    "trial",
    "way_back",
]
