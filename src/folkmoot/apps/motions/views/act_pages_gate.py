"""The sub-pages of the arrangements committee's work: ruling, challenge, compositing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.forms import steps as forms
from folkmoot.apps.motions.policy.challenges import line_of_challenge, vote_on_challenge
from folkmoot.apps.motions.policy.gate import gate_findings
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.act_parts import fixed, simply
from folkmoot.apps.motions.views.acts import ActPage, Doing
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules import challenge_decision, gate, repeat_bar
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused


def _ruling_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    barred = any(
        each.rule == "repeat_bar" and each.outcome == "broken"
        for each in gate_findings(motion.key, at=at)
    )
    documents = [(d.slug, d.title) for d in rulebook.documents()]
    return forms.RulingForm(data, documents=documents, barred=barred)


def _rule(doing: Doing, given: Mapping[str, Any]) -> object:
    label = given["rule"].strip()
    document = given["document"]
    found = rulebook.provision(document, label) if label and document else None
    if label and found is None:
        raise Refused(
            no(
                Reason(
                    "ruling.unknown_rule",
                    "There is no provision “{label}” in that rule book.",
                    {"label": label},
                    remedy="Look the number up in the rule book as it stands.",
                )
            )
        )
    because = given["lifted_because"].strip()
    body = rules_for(doing.at).text(repeat_bar.EXEMPTION_BODY)
    return actions.rule_motion(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        outcome=given["outcome"],
        rule=found.ref if found else None,
        reasons=given["reasons"],
        one_subject=given["one_subject"] == "yes",
        bar_lifted=(body, because) if because else ("", ""),
    )


def _ruling_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    like = queries.like_rulings(motion.key)
    out = sum(each.outcome == "out_of_order" for each in like)
    found = gate_findings(motion.key, at=at)
    return {
        "like": like,
        "out": out,
        "all": len(like),
        "broken": [(_(each.title), each.verdict) for each in found if each.outcome == "broken"],
        "met": [(_(each.title), each.verdict) for each in found if each.outcome == "met"],
        "open": [(_(each.title), each.verdict) for each in found if each.outcome == "needs_ruling"],
    }


def _challenge_form(
    data: QueryDict | None, _motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.ChallengeForm(data, ways=rules_for(at).names(gate.CHALLENGE_FORMS) or ("online",))


def _challenge_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    rules = rules_for(at)
    keys = (gate.CHALLENGE_WITHIN, gate.CHALLENGE_WHO, gate.CHALLENGE_TO)
    if _decided_by(at) == "conference":
        keys = (*keys, challenge_decision.MAJORITY)
    return {
        "rulings": queries.rulings(motion=motion.key),
        "says": [(rules.explain(key), surroundings.rule_link(rules, key)) for key in keys],
    }


def _decided_by(at: datetime) -> str:
    return rules_for(at).text(gate.CHALLENGE_TO) or "conference"


def _decision_form(
    data: QueryDict | None, _motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    """A committee says what it decided; a conference has said it by its vote."""
    if _decided_by(at) == "conference":
        return forms.StepForm(data)
    return forms.ChallengeDecisionForm(data)


def _decision_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    found = _challenge_extra(motion, at)
    if _decided_by(at) != "conference":
        return found
    line = line_of_challenge(motion.key, motion.conference)
    return found | {
        "voted": True,
        "vote": vote_on_challenge(motion.key, motion.conference),
        "put_at": f"/meetings/{motion.conference}/decisions/new?item={line.id}" if line else "",
    }


def _decide(doing: Doing, given: Mapping[str, Any]) -> object:
    said = given.get("upheld")
    return actions.decide_challenge(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        upheld=said == "yes" if said else None,
        reasons=given.get("reasons", ""),
        decided_by=_decided_by(doing.at),
    )


def _consent_form(
    data: QueryDict | None, motion: queries.MotionView, request: HttpRequest, _at: datetime
) -> forms.StepForm:
    form = forms.ConsentForm(data)
    known = queries.composites_with(motion.key)
    asked = request.GET.get("composite", "")
    form.fields["composite"].initial = asked if asked in known else (known[-1] if known else "")
    if motion.state == "composited":
        form.fields["joins"].initial = "no"
    return form


def _consent_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    known = queries.composites_with(motion.key)
    key = known[-1] if known else ""
    whole = queries.motion(key, at=at) if key else None
    return {"composite": queries.composite_view(key, at=at) if key else None, "whole": whole}


def _answer(doing: Doing, given: Mapping[str, Any]) -> object:
    if given["composite"] not in queries.composites_with(doing.motion.key):
        raise Http404(_("No composite was drawn up with this motion."))
    return actions.answer_composite(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        composite=given["composite"],
        joins=given["joins"] == "yes",
    )


def _form_composite_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.ComposedForm(data, units=_parent_units(motion, at), kind=motion.kind)


def _parent_units(motion: queries.MotionView, at: datetime) -> list[tuple[str, str]]:
    whole = queries.composite_view(motion.key, at=at)
    parents = whole.parents if whole else ()
    found = {each.unit_slug: each.unit_name for each in parents if each.joins is not False}
    return list(found.items())


def _composite_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    return {"composite": queries.composite_view(motion.key, at=at)}


PAGES: dict[str, ActPage] = {
    "ruling": ActPage(
        title=fixed(_("Rule on the motion")),
        lede=fixed(_("The ruling is public with its reasons from the moment you give it.")),
        button=fixed(_("Give the ruling")),
        form=_ruling_form,
        act=_rule,
        said=fixed(_("The ruling is given and published.")),
        beside="motions/acts/ruling.html",
        gather=_ruling_extra,
    ),
    "challenge": ActPage(
        title=fixed(_("Challenge the ruling")),
        lede=fixed(_("Those who decide get your grounds and the committee's reply together.")),
        button=fixed(_("Challenge it")),
        form=_challenge_form,
        act=simply(actions.challenge_ruling, "grounds", "form"),
        said=fixed(_("The ruling is challenged.")),
        beside="motions/acts/challenge.html",
        gather=_challenge_extra,
    ),
    "challenge/reply": ActPage(
        title=fixed(_("Reply to the challenge")),
        lede=fixed(_("Nobody decides a challenge before the committee was heard.")),
        button=fixed(_("Reply")),
        form=lambda data, *_others: forms.ReplyForm(data),
        act=simply(actions.reply_to_challenge, "reply"),
        said=fixed(_("The reply is noted.")),
        beside="motions/acts/challenge.html",
        gather=_challenge_extra,
    ),
    "challenge/decision": ActPage(
        title=fixed(_("Record the decision on the challenge")),
        lede=fixed(
            _("If it succeeds the motion is in order after all; if it fails the ruling stands.")
        ),
        button=fixed(_("Record it")),
        form=_decision_form,
        act=_decide,
        said=fixed(_("The decision on the challenge is recorded.")),
        beside="motions/acts/challenge.html",
        gather=_decision_extra,
    ),
    "consent": ActPage(
        title=fixed(_("Into the composite, or not")),
        lede=fixed(_("You may change your mind until the composite is on the agenda.")),
        button=fixed(_("Answer")),
        form=_consent_form,
        act=_answer,
        said=fixed(_("Your answer is recorded.")),
        beside="motions/acts/consent.html",
        gather=_consent_extra,
    ),
    "composite": ActPage(
        title=fixed(_("The composite")),
        lede=fixed(
            _("Formed when every unit has answered. Those that stay out keep their motion.")
        ),
        button=fixed(_("Form the composite")),
        form=_form_composite_form,
        act=lambda doing, given: actions.form_composite(
            actor=doing.actor,
            at=doing.at,
            composite=doing.motion.key,
            mover=given["mover"],
            seconder=given["seconder"],
        ),
        said=fixed(_("The composite is formed.")),
        beside="motions/acts/composite.html",
        gather=_composite_extra,
    ),
}
