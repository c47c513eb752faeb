"""The sub-pages on the way through the units: proposal, decision, sending, taking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.forms import steps as forms
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.act_parts import decided, fixed, simply
from folkmoot.apps.motions.views.acts import ActPage, Doing
from folkmoot.apps.people import queries as people
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.web.moments import moment_words


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
        begins=model.begins,
        proviso=model.proviso,
        ends=model.ends,
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


PAGES: dict[str, ActPage] = {
    "proposal": ActPage(
        title=_where_proposed,
        lede=fixed(_("It goes on the agenda of a meeting, and the members of the unit see it.")),
        button=fixed(_("Put it on the agenda")),
        form=_proposal_form,
        act=_propose,
        said=fixed(_("It is on the agenda of the meeting.")),
        beside="motions/acts/proposal.html",
        gather=decided,
        free=True,
    ),
    "decision": ActPage(
        title=fixed(_("What the meeting decided")),
        lede=fixed(
            _("The decision is taken from the meeting's own record; nothing is typed twice.")
        ),
        button=fixed(_("Note it")),
        act=simply(actions.note_decisions),
        said=fixed(_("The meeting's decision is noted.")),
        beside="motions/acts/decision.html",
        gather=decided,
        free=True,
    ),
    "submission": ActPage(
        title=fixed(_("Send it to head office")),
        lede=fixed(
            _("From then on everybody can read it. You get a receipt that nobody can deny.")
        ),
        button=fixed(_("Send it")),
        act=simply(actions.submit_motion),
        said=fixed(_("Head office has it.")),
    ),
    "lodging": ActPage(
        title=fixed(_("Send it yourself")),
        lede=fixed(
            _("The officer has had it long enough. You get a receipt that nobody can deny.")
        ),
        button=fixed(_("Send it")),
        act=simply(actions.lodge_motion),
        said=fixed(_("Head office has it.")),
    ),
    "draft": ActPage(
        title=fixed(_("Take it back to the draft")),
        lede=fixed(_("Its words can be changed again. It must be proposed anew.")),
        button=fixed(_("Take it back")),
        act=simply(actions.take_back),
        said=fixed(_("It is a draft again.")),
    ),
    "withdrawal": ActPage(
        title=fixed(_("Withdraw the motion")),
        lede=fixed(_("Its road ends here. What has been published stays readable.")),
        button=fixed(_("Withdraw it")),
        form=lambda data, motion, *_others: forms.WithdrawalForm(
            data, moved=motion.state == "moved"
        ),
        act=simply(actions.withdraw_motion, "reason", "leave_given"),
        said=fixed(_("The motion is withdrawn.")),
        grave=True,
    ),
    "copies": ActPage(
        title=fixed(_("Propose this at my branch")),
        lede=fixed(
            _("You get a draft with the same words, to change or to leave. Propose it any time.")
        ),
        button=fixed(_("Make it my draft")),
        form=_copy_form,
        act=_copy,
        said=fixed(_("The draft is yours. It is seen by you only until you propose it.")),
        free=True,
        goes_to=_copied,
    ),
    "companions": ActPage(
        title=fixed(_("Invite somebody to work on it")),
        lede=fixed(_("They see the draft and can change its words, as you can.")),
        button=fixed(_("Invite")),
        form=lambda data, *_others: forms.CompanionForm(data),
        act=_invite,
        said=fixed(_("They can work on the draft now.")),
        free=True,
    ),
}
