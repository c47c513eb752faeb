"""What can be done in this room: one file per verb."""

from folkmoot.apps.people.actions.admit_many import Admission, admit_many
from folkmoot.apps.people.actions.admit_person import admit_person
from folkmoot.apps.people.actions.appoint import appoint
from folkmoot.apps.people.actions.dissolve_unit import dissolve_unit
from folkmoot.apps.people.actions.end_office import end_office
from folkmoot.apps.people.actions.found_unit import found_unit
from folkmoot.apps.people.actions.join_unit import join_unit
from folkmoot.apps.people.actions.place_unit import place_unit
from folkmoot.apps.people.actions.record_death import overturn_death, record_death
from folkmoot.apps.people.actions.resign_membership import resign_membership
from folkmoot.apps.people.actions.transfer import transfer

__all__ = [
    "Admission",
    "admit_many",
    "admit_person",
    "appoint",
    "dissolve_unit",
    "end_office",
    "found_unit",
    "join_unit",
    "overturn_death",
    "place_unit",
    "record_death",
    "resign_membership",
    "transfer",
]
