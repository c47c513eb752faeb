"""The acts of this room. No field in clear names a person."""

from folkmoot.apps.record.act_types import declare

DRAFTED = declare("motions.drafted", says="A draft was begun.", private=True)
REVISED = declare("motions.revised", says="A draft was revised.", private=True)
PROPOSED = declare(
    "motions.proposed", says="Motion {motion} was put before {unit}.", clear=("motion", "unit")
)
UNIT_DECIDED = declare(
    "motions.unit_decided",
    says="{unit} {outcome} motion {motion}.",
    clear=("motion", "unit", "outcome", "decision"),
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
REPLIED = declare(
    "motions.challenge_replied",
    says="The arrangements committee replied to the challenge on motion {motion}.",
    clear=("motion", "reply"),
)
CHALLENGE_DECIDED = declare(
    "motions.challenge_decided",
    says="The challenge on motion {motion} was {outcome}.",
    clear=("motion", "outcome", "reasons", "decision"),
)
TOPIC_NAMED = declare(
    "motions.topic_named",
    says="Motion {motion} stands under the topic “{topic}” in the priorities ballot.",
    clear=("motion", "topic"),
)
PRIORITY_PAPER = declare(
    "motions.priority_paper",
    says="A paper of {unit} was put into the priorities ballot of {conference}.",
    clear=("conference", "unit"),
)
PRIORITIES_COUNTED = declare(
    "motions.priorities_counted",
    says="The priorities ballot of {conference} was counted ({papers} papers): {topics}.",
    clear=("conference", "topics", "papers", "lot"),
)
COMPOSITE_DRAWN_UP = declare(
    "motions.composite_drawn_up",
    says="Composite {motion} was drawn up from {parents}.",
    clear=("motion", "parents", "text"),
)
COMPOSITE_REVISED = declare(
    "motions.composite_revised",
    says="The words of composite {motion} were revised.",
    clear=("motion", "text"),
)
COMPOSITE_FORMED = declare(
    "motions.composite_formed",
    says="Composite {motion} was formed of {parents}.",
    clear=("motion", "parents"),
)
CONSENTED = declare(
    "motions.consented",
    says="{unit} {answer} composite {composite} (motion {motion}).",
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
VOTES_PLANNED = declare(
    "motions.votes_planned",
    says="The chair set the order of votes on {document} at {conference}: {order}.",
    clear=("conference", "document", "edition", "way", "order", "steps", "outcomes"),
)
RESULT = declare(
    "motions.result_declared",
    says="Motion {motion} was {outcome} by {method}.",
    clear=("motion", "outcome", "method", "decision"),
)
CERTIFIED = declare(
    "motions.certified",
    says="Motion {motion} became edition {edition} of “{title}”, in force on {in_force_on}.",
    clear=("motion", "document", "title", "edition", "in_force_on"),
)
