"""The sub-pages of the hall: agenda, moving, procedural motions, result, edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.forms import hall as forms
from folkmoot.apps.motions.forms.steps import StepForm
from folkmoot.apps.motions.policy.hall import method_of
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.act_parts import decided, fixed, simply
from folkmoot.apps.motions.views.acts import ActPage, Doing
from folkmoot.apps.motions.views.next_steps import unnoted
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.civildate import deadline_after
from folkmoot.core.procedure.rules import business, enactment
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts
from folkmoot.core.procedure.rules.severability import SeparateVoteDemand
from folkmoot.core.procedure.rules.voting_ladder import Demand

DEEPEST = 2  # an agenda has three levels


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
        votes_for=given["votes_for"] or 0,
        votes_against=given["votes_against"] or 0,
        demand=_separate_vote(given),
    )


def _separate_vote(given: Mapping[str, Any]) -> SeparateVoteDemand | None:
    if given["name"] != "vote_in_parts" or not given["demanded_by"]:
        return None
    return SeparateVoteDemand(given["target"], given["demanded_by"], given["present"] or 0)


def _agenda_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, _at: datetime
) -> StepForm:
    lines = [
        (line.id, f"{line.number} {line.title}")
        for line in assembly.agenda_lines(motion.conference)
        if line.depth < DEEPEST and line.kind != "motion"
    ]
    return forms.AgendaForm(data, lines=lines)


def _declare(doing: Doing, given: Mapping[str, Any]) -> object:
    """Note the last vote, with whoever called for its method."""
    votes = [
        each for each in unnoted(doing.motion.key) if each.meeting_key == doing.motion.conference
    ]
    demand = None
    if votes and given["called_by"]:
        demand = Demand(
            method_of(votes[-1]),
            by_chair=given["called_by"] == "chair",
            delegates=given["delegates"] or 0,
            present=given["present"] or 0,
        )
    return actions.declare_result(
        actor=doing.actor, at=doing.at, motion=doing.motion.key, demand=demand
    )


def _fall_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> StepForm:
    lines = queries.public_motions(
        motion.conference, at=at, states=("carried", "certified", "in_force")
    )
    carried = [(line.key, f"{line.key} {line.title}") for line in lines if line.key != motion.key]
    unreached = rules_for(at).text(business.UNREACHED) or "fallen"
    return forms.FallForm(data, carried=carried, unreached=unreached)


def _let_fall(doing: Doing, given: Mapping[str, Any]) -> object:
    return actions.let_fall(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        because_of=given["because_of"],
        remitted=not given["because_of"] and given["becomes"] == "remitted",
    )


def _certification_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> StepForm:
    base = rulebook.last_edition(motion.document)
    rules = rules_for(at)
    delay = rules.period(enactment.DELAY)
    earliest = surroundings.today(at) + timedelta(days=1)
    if delay is not None and motion.since is not None:
        whole = deadline_after(motion.since, delay, rules.calendar, not_on_rest_day=False)
        earliest = max(earliest, whole.day)
    if base is not None:
        earliest = max(earliest, base.in_force_on)
    if motion.begins is not None:
        earliest = max(earliest, motion.begins)
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
        form=_agenda_form,
        act=simply(actions.place_on_agenda, "parent"),
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
        form=lambda data, *_others: forms.ResultForm(data),
        act=_declare,
        said=fixed(_("The result is declared.")),
        beside="motions/acts/decision.html",
        gather=decided,
    ),
    "fall": ActPage(
        title=fixed(_("Let it fall")),
        lede=fixed(
            _(
                "It ends without a vote: another decision leaves it nothing to change, or the "
                "conference is over and did not reach it."
            )
        ),
        button=fixed(_("Let it fall")),
        form=_fall_form,
        act=_let_fall,
        said=fixed(_("The motion has ended without a vote.")),
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
