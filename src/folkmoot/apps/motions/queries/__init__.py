"""Reading motions. Nothing here writes."""

from folkmoot.apps.motions.queries.adoptions import adoptions
from folkmoot.apps.motions.queries.composites import (
    answered,
    composite_view,
    composites_with,
    still_to_answer,
    unanswered_composite,
)
from folkmoot.apps.motions.queries.known import Known, known, known_all, rows_of
from folkmoot.apps.motions.queries.motions import (
    awaiting_ruling,
    may_see,
    mine,
    mine_like,
    motion,
    motions,
    of_unit,
    on_provision,
    on_provisions,
    public_motions,
    view_of,
)
from folkmoot.apps.motions.queries.rivals import rivals
from folkmoot.apps.motions.queries.roads import (
    conferences_open,
    deadline_of,
    history,
    like_rulings,
    road,
    rulings,
)
from folkmoot.apps.motions.queries.shapes import (
    AdoptionView,
    CompositeView,
    MotionLine,
    MotionView,
    ParentView,
    RivalView,
    RulingView,
    SentenceView,
    StepView,
)

__all__ = [
    "AdoptionView",
    "CompositeView",
    "Known",
    "MotionLine",
    "MotionView",
    "ParentView",
    "RivalView",
    "RulingView",
    "SentenceView",
    "StepView",
    "adoptions",
    "answered",
    "awaiting_ruling",
    "composite_view",
    "composites_with",
    "conferences_open",
    "deadline_of",
    "history",
    "known",
    "known_all",
    "like_rulings",
    "may_see",
    "mine",
    "mine_like",
    "motion",
    "motions",
    "of_unit",
    "on_provision",
    "on_provisions",
    "public_motions",
    "rivals",
    "road",
    "rows_of",
    "rulings",
    "still_to_answer",
    "unanswered_composite",
    "view_of",
]
