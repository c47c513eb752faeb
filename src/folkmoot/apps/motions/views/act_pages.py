"""Every sub-page of a motion, by its noun."""

from __future__ import annotations

from folkmoot.apps.motions.views.act_pages_gate import PAGES as AT_THE_GATE
from folkmoot.apps.motions.views.act_pages_hall import PAGES as IN_THE_HALL
from folkmoot.apps.motions.views.act_pages_unit import PAGES as AT_THE_UNITS
from folkmoot.apps.motions.views.acts import ActPage

PAGES: dict[str, ActPage] = {**AT_THE_UNITS, **AT_THE_GATE, **IN_THE_HALL}
