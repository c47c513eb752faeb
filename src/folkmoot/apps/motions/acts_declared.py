"""The acts of this room. No field in clear names a person."""

from folkmoot.apps.record.act_types import declare

DRAFTED = declare("motions.drafted", says="A draft was begun.", private=True)
REVISED = declare("motions.revised", says="A draft was revised.", private=True)
PROPOSED = declare(
    "motions.proposed", says="Motion {motion} was put before {unit}.", clear=("motion", "unit")
)
SUBMITTED = declare(
    "motions.submitted",
    says="{unit} submitted motion {motion} ({kind}) for {conference}.",
    clear=("motion", "unit", "kind", "conference", "text", "lodged_directly"),
)
WITHDRAWN = declare(
    "motions.withdrawn", says="{unit} withdrew motion {motion}.", clear=("motion", "unit")
)
RULED = declare(
    "motions.ruled",
    says="Motion {motion} was ruled {outcome}; rule cited: {rule}.",
    clear=("motion", "outcome", "rule", "reasons"),
)
CHALLENGED = declare(
    "motions.challenged",
    says="{unit} challenged the ruling on motion {motion}.",
    clear=("motion", "unit", "grounds"),
)
CHALLENGE_DECIDED = declare(
    "motions.challenge_decided",
    says="The challenge on motion {motion} was {outcome}.",
    clear=("motion", "outcome", "reasons"),
)
COMPOSITE_PROPOSED = declare(
    "motions.composite_proposed",
    says="Composite {motion} was drawn up from {parents}.",
    clear=("motion", "parents", "text"),
)
CONSENTED = declare(
    "motions.consented",
    says="{unit} {answer} composite {composite} with motion {motion}.",
    clear=("motion", "composite", "unit", "answer"),
)
PLACED = declare(
    "motions.placed",
    says="Motion {motion} was placed on the agenda of {conference}.",
    clear=("motion", "conference"),
)
PROCEEDED = declare(
    "motions.proceeded", says="Motion {motion}: {step}.", clear=("motion", "step", "note")
)
CERTIFIED = declare(
    "motions.certified",
    says="Motion {motion} became edition {edition} of {document}, in force on {in_force_on}.",
    clear=("motion", "document", "edition", "in_force_on"),
)
