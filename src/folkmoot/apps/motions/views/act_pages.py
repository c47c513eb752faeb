"""What each sub-page of a motion asks and does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.forms import steps as forms
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.acts import ActPage, Doing
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules import enactment, gate
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.web.moments import moment_words

Words = Callable[[queries.MotionView], str]


def _fixed(words: object) -> Words:
    return lambda _motion: str(words)


def _meetings(motion: queries.MotionView, at: datetime) -> list[tuple[str, str]]:
    unit = motion.adopting_slug if motion.state == "passed" else motion.unit_slug
    coming = assembly.upcoming([unit], now=at)
    return [
        (line.key, f"{line.title}, {moment_words(line.starts_at)}")
        for line in coming
        if line.unit_slug == unit and line.kind != "conference"
    ]


def _proposal_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.ProposalForm(data, meetings=_meetings(motion, at))


def _propose(doing: Doing, given: Mapping[str, Any]) -> object:
    do = actions.carry_to_local_party if doing.motion.state == "passed" else actions.propose_motion
    return do(actor=doing.actor, at=doing.at, motion=doing.motion.key, meeting=given["meeting"])


def _where_proposed(motion: queries.MotionView) -> str:
    unit = motion.adopting_name if motion.state == "passed" else motion.unit_name
    return _("Propose it at %(unit)s") % {"unit": unit}


def _ruling_form(
    data: QueryDict | None, _motion: queries.MotionView, _request: HttpRequest, _at: datetime
) -> forms.StepForm:
    return forms.RulingForm(data, documents=[(d.slug, d.title) for d in rulebook.documents()])


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
    return actions.rule_motion(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        outcome=given["outcome"],
        rule=found.ref if found else None,
        reasons=given["reasons"],
        one_subject=given["one_subject"] == "yes",
    )


def _ruling_extra(motion: queries.MotionView, _at: datetime) -> dict[str, object]:
    like = queries.like_rulings(motion.key)
    out = sum(each.outcome == "out_of_order" for each in like)
    return {"like": like, "out": out, "all": len(like)}


def _challenge_form(
    data: QueryDict | None, _motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.ChallengeForm(data, ways=rules_for(at).names(gate.CHALLENGE_FORMS) or ("online",))


def _challenge_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    rules = rules_for(at)
    keys = (gate.CHALLENGE_WITHIN, gate.CHALLENGE_WHO, gate.CHALLENGE_TO)
    return {
        "rulings": queries.rulings(motion=motion.key),
        "says": [(rules.explain(key), surroundings.rule_link(rules, key)) for key in keys],
    }


def _decide(doing: Doing, given: Mapping[str, Any]) -> object:
    return actions.decide_challenge(
        actor=doing.actor,
        at=doing.at,
        motion=doing.motion.key,
        upheld=given["upheld"] == "yes",
        reasons=given["reasons"],
        decided_by=rules_for(doing.at).text(gate.CHALLENGE_TO) or "conference",
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


def _unnoted(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    noted = {step.reference for step in queries.history(motion.key)}
    decisions = [each for each in assembly.decisions_about(motion.ref) if each.ref not in noted]
    unit = motion.adopting_slug if motion.state == "passed" else motion.unit_slug
    coming = assembly.next_meeting(unit, at)
    return {"decisions": decisions, "meeting": coming}


def _certification_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    base = rulebook.last_edition(motion.document)
    period = rules_for(at).period(enactment.DELAY)
    earliest = surroundings.today(at) + timedelta(days=1)
    if base is not None:
        earliest = max(earliest, base.in_force_on)
    return forms.CertificationForm(data, earliest=None if period else earliest)


def _certification_extra(_motion: queries.MotionView, at: datetime) -> dict[str, object]:
    rules = rules_for(at)
    return {
        "says": [(rules.explain(enactment.DELAY), surroundings.rule_link(rules, enactment.DELAY))]
    }


def _copy_form(
    data: QueryDict | None, _motion: queries.MotionView, request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.CopyForm(data, units=surroundings.units_to_propose_at(request, at=at))


def _copy(doing: Doing, given: Mapping[str, Any]) -> object:
    model = doing.motion
    return actions.draft_motion(
        actor=doing.actor,
        at=doing.at,
        kind=model.kind,
        unit=given["unit"],
        conference=model.conference,
        title=model.title,
        body="" if model.document else model.body,
        statement=model.statement,
        document=model.document,
        operations=model.operations,
        model_of=model.model_of or model.key,
        topic=model.topic,
        event=model.event,
        event_at=model.event_at,
    )


def _copied(motion: queries.MotionView, result: object) -> str:
    return f"/motions/{getattr(result, 'key', motion.key)}"


def _invite(doing: Doing, given: Mapping[str, Any]) -> object:
    person = people.person_by_number(given["number"])
    if person is None:
        raise Refused(
            no(
                Reason(
                    "companion.unknown",
                    "There is no member with the number {number}.",
                    {"number": given["number"]},
                    remedy="Compare it with the membership card.",
                )
            )
        )
    return actions.invite_companion(
        actor=doing.actor, at=doing.at, motion=doing.motion.key, person=person.key
    )


def _form_composite_form(
    data: QueryDict | None, motion: queries.MotionView, _request: HttpRequest, at: datetime
) -> forms.StepForm:
    return forms.ComposedForm(data, units=_parent_units(motion, at), kind=motion.kind)


def _parent_units(motion: queries.MotionView, at: datetime) -> list[tuple[str, str]]:
    whole = queries.composite_view(motion.key, at=at)
    found: dict[str, str] = {}
    for parent in whole.parents if whole else ():
        view = queries.motion(parent.motion, at=at)
        if view is not None and parent.joins is not False:
            found[view.adopting_name] = view.adopting_name
    return list(found.items())


def _composite_extra(motion: queries.MotionView, at: datetime) -> dict[str, object]:
    return {"composite": queries.composite_view(motion.key, at=at)}


def _simply(do: Callable[..., object], *names: str) -> Callable[[Doing, Mapping[str, Any]], object]:
    """An action that takes the motion and some values of the form as they are."""

    def act(doing: Doing, given: Mapping[str, Any]) -> object:
        values = {name: given[name] for name in names}
        return do(actor=doing.actor, at=doing.at, motion=doing.motion.key, **values)

    return act


_l = gettext_lazy

PAGES: dict[str, ActPage] = {
    "proposal": ActPage(
        title=_where_proposed,
        lede=_fixed(_l("It goes on the agenda of a meeting, and the members of the unit see it.")),
        button=_fixed(_l("Put it on the agenda")),
        form=_proposal_form,
        act=_propose,
        said=_fixed(_l("It is on the agenda of the meeting.")),
        beside="motions/acts/proposal.html",
        gather=_unnoted,
        free=True,
    ),
    "decision": ActPage(
        title=_fixed(_l("What the meeting decided")),
        lede=_fixed(
            _l("The decision is taken from the meeting's own record; nothing is typed twice.")
        ),
        button=_fixed(_l("Note it")),
        act=_simply(actions.note_decisions),
        said=_fixed(_l("The meeting's decision is noted.")),
        beside="motions/acts/decision.html",
        gather=_unnoted,
        free=True,
    ),
    "submission": ActPage(
        title=_fixed(_l("Send it to head office")),
        lede=_fixed(
            _l("From then on everybody can read it. You get a receipt that nobody can deny.")
        ),
        button=_fixed(_l("Send it")),
        act=_simply(actions.submit_motion),
        said=_fixed(_l("Head office has it.")),
    ),
    "lodging": ActPage(
        title=_fixed(_l("Send it yourself")),
        lede=_fixed(
            _l("The officer has had it long enough. You get a receipt that nobody can deny.")
        ),
        button=_fixed(_l("Send it")),
        act=_simply(actions.lodge_motion),
        said=_fixed(_l("Head office has it.")),
    ),
    "draft": ActPage(
        title=_fixed(_l("Take it back to the draft")),
        lede=_fixed(_l("Its words can be changed again. It must be proposed anew.")),
        button=_fixed(_l("Take it back")),
        act=_simply(actions.take_back),
        said=_fixed(_l("It is a draft again.")),
    ),
    "withdrawal": ActPage(
        title=_fixed(_l("Withdraw the motion")),
        lede=_fixed(_l("Its road ends here. What has been published stays readable.")),
        button=_fixed(_l("Withdraw it")),
        form=lambda data, motion, *_others: forms.WithdrawalForm(
            data, moved=motion.state == "moved"
        ),
        act=_simply(actions.withdraw_motion, "reason", "leave_given"),
        said=_fixed(_l("The motion is withdrawn.")),
        grave=True,
    ),
    "ruling": ActPage(
        title=_fixed(_l("Rule on the motion")),
        lede=_fixed(_l("The ruling is public with its reasons from the moment you give it.")),
        button=_fixed(_l("Give the ruling")),
        form=_ruling_form,
        act=_rule,
        said=_fixed(_l("The ruling is given and published.")),
        beside="motions/acts/ruling.html",
        gather=_ruling_extra,
    ),
    "challenge": ActPage(
        title=_fixed(_l("Challenge the ruling")),
        lede=_fixed(_l("Those who decide get your grounds and the committee's reply together.")),
        button=_fixed(_l("Challenge it")),
        form=_challenge_form,
        act=_simply(actions.challenge_ruling, "grounds", "form"),
        said=_fixed(_l("The ruling is challenged.")),
        beside="motions/acts/challenge.html",
        gather=_challenge_extra,
    ),
    "challenge/reply": ActPage(
        title=_fixed(_l("Reply to the challenge")),
        lede=_fixed(_l("Nobody decides a challenge before the committee was heard.")),
        button=_fixed(_l("Reply")),
        form=lambda data, *_others: forms.ReplyForm(data),
        act=_simply(actions.reply_to_challenge, "reply"),
        said=_fixed(_l("The reply is noted.")),
        beside="motions/acts/challenge.html",
        gather=_challenge_extra,
    ),
    "challenge/decision": ActPage(
        title=_fixed(_l("Record the decision on the challenge")),
        lede=_fixed(_l("If it succeeds the motion is in order after all.")),
        button=_fixed(_l("Record it")),
        form=lambda data, *_others: forms.ChallengeDecisionForm(data),
        act=_decide,
        said=_fixed(_l("The decision on the challenge is recorded.")),
        beside="motions/acts/challenge.html",
        gather=_challenge_extra,
    ),
    "consent": ActPage(
        title=_fixed(_l("Into the composite, or not")),
        lede=_fixed(_l("You may change your mind until the composite is on the agenda.")),
        button=_fixed(_l("Answer")),
        form=_consent_form,
        act=_answer,
        said=_fixed(_l("Your answer is recorded.")),
        beside="motions/acts/consent.html",
        gather=_consent_extra,
    ),
    "composite": ActPage(
        title=_fixed(_l("The composite")),
        lede=_fixed(
            _l("Formed when every unit has answered. Those that stay out keep their motion.")
        ),
        button=_fixed(_l("Form the composite")),
        form=_form_composite_form,
        act=lambda doing, given: actions.form_composite(
            actor=doing.actor,
            at=doing.at,
            composite=doing.motion.key,
            mover=given["mover"],
            seconder=given["seconder"],
        ),
        said=_fixed(_l("The composite is formed.")),
        beside="motions/acts/composite.html",
        gather=_composite_extra,
    ),
    "agenda": ActPage(
        title=_fixed(_l("Place it on the agenda")),
        lede=_fixed(_l("It gets its line on the agenda of the conference.")),
        button=_fixed(_l("Place it")),
        act=_simply(actions.place_on_agenda),
        said=_fixed(_l("It is on the agenda.")),
    ),
    "moving": ActPage(
        title=_fixed(_l("Move the motion")),
        lede=_fixed(_l("A delegate of the unit that sent it moves it when its line is called.")),
        button=_fixed(_l("Move it")),
        form=lambda data, *_others: forms.MovingForm(data),
        act=_simply(actions.move_motion, "seconder"),
        said=_fixed(_l("The motion is moved.")),
    ),
    "proceedings": ActPage(
        title=_fixed(_l("A procedural motion")),
        lede=_fixed(
            _l("What was moved while the motion was debated, and how the meeting voted on it.")
        ),
        button=_fixed(_l("Take it")),
        form=lambda data, *_others: forms.ProceedingForm(data),
        act=_procedural,
        said=_fixed(_l("It is recorded.")),
    ),
    "result": ActPage(
        title=_fixed(_l("Declare the result")),
        lede=_fixed(_l("The figures are those of the vote on its line of the agenda.")),
        button=_fixed(_l("Declare it")),
        act=_simply(actions.declare_result),
        said=_fixed(_l("The result is declared.")),
        beside="motions/acts/decision.html",
        gather=_unnoted,
    ),
    "fall": ActPage(
        title=_fixed(_l("Let it fall")),
        lede=_fixed(_l("The conference is over and did not reach it.")),
        button=_fixed(_l("Let it fall")),
        act=_simply(actions.let_fall),
        said=_fixed(_l("The motion has fallen.")),
        grave=True,
    ),
    "certification": ActPage(
        title=_fixed(_l("Certify the new edition")),
        lede=_fixed(_l("The edition is made from the very words that were voted on.")),
        button=_fixed(_l("Certify it")),
        form=_certification_form,
        act=_simply(actions.certify_motion, "in_force_on"),
        said=_fixed(_l("The new edition is certified.")),
        beside="motions/acts/challenge.html",
        gather=_certification_extra,
    ),
    "copies": ActPage(
        title=_fixed(_l("Propose this at my branch")),
        lede=_fixed(
            _l(
                "You get a draft with the same words, to change or to leave. Propose it when you will."
            )
        ),
        button=_fixed(_l("Make it my draft")),
        form=_copy_form,
        act=_copy,
        said=_fixed(_l("The draft is yours. It is seen by you only until you propose it.")),
        free=True,
        goes_to=_copied,
    ),
    "companions": ActPage(
        title=_fixed(_l("Invite somebody to work on it")),
        lede=_fixed(_l("They see the draft and can change its words, as you can.")),
        button=_fixed(_l("Invite")),
        form=lambda data, *_others: forms.CompanionForm(data),
        act=_invite,
        said=_fixed(_l("They can work on the draft now.")),
        free=True,
    ),
}
