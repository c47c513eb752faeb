"""The sub-pages of the hall: agenda, moving, procedural motions, result, edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.forms import steps as forms
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.act_parts import decided, fixed, simply
from folkmoot.apps.motions.views.acts import ActPage, Doing
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.civildate import deadline_after
from folkmoot.core.procedure.rules import enactment
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts


def _procedural(doing: Doing, given: Mapping[str, Any]) -> object:
    moved = ProceduralFacts(
        name=given["name"],
        seconded=given["seconded"],
        target=given["target"],
        mover_consents=given["mover_consents"],
        has_spoken=given["has_spoken"],
        replied=given["replied"],
    )
    return actions.take_procedural(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        moved=moved,
        votes_for=given["votes_for"],
        votes_against=given["votes_against"],
    )


def _certification_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    base = rulebook.last_edition(motion.document)
    rules = rules_for(at)
    delay = rules.period(enactment.DELAY)
    earliest = surroundings.today(at) + timedelta(days=1)
    if delay is not None and motion.since is not None:
        whole = deadline_after(motion.since, delay, rules.calendar, not_on_rest_day=False)
        earliest = max(earliest, whole.day)
    if base is not None:
        earliest = max(earliest, base.in_force_on)
    return forms.CertificationForm(data, earliest=earliest)


def _certification_extra(_motion: queries.MotionView, at: datetime) -> dict[str, object]:
    rules = rules_for(at)
    return {
        "says": [(rules.explain(enactment.DELAY), surroundings.rule_link(rules, enactment.DELAY))]
    }


PAGES: dict[str, ActPage] = {
    "agenda": ActPage(
        title=fixed(_("Place it on the agenda")),
        lede=fixed(_("It gets its line on the agenda of the conference.")),
        button=fixed(_("Place it")),
        act=simply(actions.place_on_agenda),
        said=fixed(_("It is on the agenda.")),
    ),
    "moving": ActPage(
        title=fixed(_("Move the motion")),
        lede=fixed(_("A delegate of the unit that sent it moves it when its line is called.")),
        button=fixed(_("Move it")),
        form=lambda data, *_others: forms.MovingForm(data),
        act=simply(actions.move_motion, "seconder"),
        said=fixed(_("The motion is moved.")),
    ),
    "proceedings": ActPage(
        title=fixed(_("A procedural motion")),
        lede=fixed(
            _("What was moved while the motion was debated, and how the meeting voted on it.")
        ),
        button=fixed(_("Take it")),
        form=lambda data, *_others: forms.ProceedingForm(data),
        act=_procedural,
        said=fixed(_("It is recorded.")),
    ),
    "result": ActPage(
        title=fixed(_("Declare the result")),
        lede=fixed(_("The figures are those of the vote on its line of the agenda.")),
        button=fixed(_("Declare it")),
        act=simply(actions.declare_result),
        said=fixed(_("The result is declared.")),
        beside="motions/acts/decision.html",
        gather=decided,
    ),
    "fall": ActPage(
        title=fixed(_("Let it fall")),
        lede=fixed(_("The conference is over and did not reach it.")),
        button=fixed(_("Let it fall")),
        act=simply(actions.let_fall),
        said=fixed(_("The motion has fallen.")),
        grave=True,
    ),
    "certification": ActPage(
        title=fixed(_("Certify the new edition")),
        lede=fixed(_("The edition is made from the very words that were voted on.")),
        button=fixed(_("Certify it")),
        form=_certification_form,
        act=simply(actions.certify_motion, "in_force_on"),
        said=fixed(_("The new edition is certified.")),
        beside="motions/acts/challenge.html",
        gather=_certification_extra,
    ),
}
