"""Acts in a case for whoever has the part: the same doors as the pages, behind the same wall.

The routes only name things and pass them on: who may do what, and when, is for the law to say. To
whoever has no part in a case every door of it answers as if there were none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Schema, Status, UploadedFile
from pydantic import Field

from folkmoot.api import case_words as words
from folkmoot.api.access import acting
from folkmoot.api.cases import Code, enter, router
from folkmoot.api.doors import ActedOut, door, receipt
from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.queries.rooms import entry_to
from folkmoot.platform.clock import now

TAGS = ["Acts in a case"]


class CaseActOut(ActedOut):
    """Where the case stands after the act, and the receipt; without a state for who left it."""

    case: str
    state: str
    state_title: str
    exhibit: int | None = Field(default=None, description="The number of a piece just filed.")


class ClusteredOut(Schema):
    """How many complaints were put side by side."""

    complaints: int


@dataclass(frozen=True, slots=True)
class Act:
    """An act and its door: the noun in its address, what is said, what is done."""

    noun: str
    words: type[words.ActIn]
    action: Callable[..., Any]
    says: str


ACTS: tuple[Act, ...] = (
    Act("dismissal", words.ReasonsIn, actions.dismiss_complaint,
        "Dismiss the complaint, as its adjudicator."),
    Act("investigation", words.InvestigationIn, actions.open_investigation,
        "Open an investigation, as the adjudicator."),
    Act("notice", words.SendingIn, actions.tell_member,
        "Tell the member, as the clerk; from then on the case is open to them."),
    Act("adjustments", words.ActIn, actions.ask_adjustments,
        "Ask both sides what they need, as the clerk."),
    Act("adjustment", words.SaysIn, actions.say_adjustment,
        "Say what you need in order to take part."),
    Act("adjustment-answer", words.WishAnswerIn, actions.decide_adjustment,
        "Grant or refuse a wish, as the clerk."),
    Act("schedule", words.ActIn, actions.sign_schedule,
        "Sign that the file holds all the material, as the investigator."),
    Act("closing", words.ReasonsIn, actions.close_investigation,
        "Find no case to answer, as the investigator."),
    Act("charge", words.ChargeIn, actions.charge_member,
        "Charge the member under a published rule, as the investigator."),
    Act("document", words.DocumentIn, actions.send_document,
        "Send the charge or a decision, as the clerk."),
    Act("service-note", words.ServiceNoteIn, actions.note_service,
        "Note what became of a document, as the clerk."),
    Act("disclosure", words.SendingIn, actions.disclose,
        "Serve the schedule and every piece on it, as the clerk."),
    Act("disclosure-more", words.SendingIn, actions.disclose_more,
        "Serve what came to light later, as the clerk; the time to prepare begins anew."),
    Act("reply", words.CaseReplyIn, actions.reply,
        "Reply to the charge, as the member concerned and nobody else."),
    Act("companion", words.CompanionIn, actions.name_companion,
        "Name a companion, as the member concerned."),
    Act("request", words.SaysIn, actions.request,
        "Ask for a witness or a question."),
    Act("request-answer", words.RequestAnswerIn, actions.answer_request,
        "Grant or refuse a request, as the panel."),
    Act("adjournment", words.AdjournmentIn, actions.adjourn,
        "Let the matter rest for a while, as the member concerned."),
    Act("papers", words.FreshIn, actions.elect_papers,
        "Choose papers instead of a hearing, as the member concerned, freshly signed in."),
    Act("pool", words.PanelIn, actions.commit_pool,
        "Freeze the pool of a panel before anybody can know the lot, as the clerk."),
    Act("draw", words.PanelIn, actions.draw_panel,
        "Draw the panel with the root that came after the pool was frozen, as the clerk."),
    Act("declaration", words.PanelIn, actions.declare,
        "Declare that you are unconnected, as somebody who was drawn."),
    Act("standing-down", words.StandingDownIn, actions.challenge_panel,
        "Stand down; the next of the same draw takes the place."),
    Act("challenge", words.ChallengeIn, actions.challenge_panel,
        "Challenge somebody who was drawn."),
    Act("challenge-answer", words.ChallengeAnswerIn, actions.decide_challenge,
        "Decide a challenge, as the adjudicator."),
    Act("hearing", words.HearingIn, actions.hold_hearing,
        "Record that the member was heard, as the panel."),
    Act("decision", words.DecisionIn, actions.decide_case,
        "Find and sanction, as the panel, each particular with its votes and reasons."),
    Act("clearing", words.ReasonsIn, actions.clear_member,
        "Find the charge not proved, as the panel."),
    Act("service", words.ActIn, actions.serve_decision,
        "Note that the decision counts as served, as the clerk."),
    Act("appeal", words.GroundsIn, actions.appeal,
        "Appeal, as the member concerned; nothing has effect until it is decided."),
    Act("appeal-decision", words.AppealDecisionIn, actions.decide_appeal,
        "Confirm or lessen, as the appeal panel."),
    Act("appeal-allowing", words.ReasonsIn, actions.allow_appeal,
        "Allow the appeal, as the appeal panel."),
    Act("suspension", words.SuspensionIn, actions.suspend_member,
        "Suspend some rights until the decision, as the panel drawn for it."),
    Act("suspension-review", words.ReasonsIn, actions.review_suspension,
        "Keep a suspension for another while, as the panel drawn for it."),
    Act("suspension-lifting", words.ActIn, actions.lift_suspension,
        "Lift a suspension."),
    Act("publication", words.OutcomePublicationIn, actions.publish_outcome,
        "Publish the outcome without names, as the clerk."),
    Act("reopening", words.ReopeningIn, actions.reopen_case,
        "Open a decided case again as a new one, as the adjudicator of the earlier."),
    Act("erasure", words.ActIn, actions.erase_evidence,
        "Destroy the key of the evidence of a case that is over, as the clerk."),
    Act("contact", words.ContactIn, actions.note_contact,
        "Put a contact about the case on its file."),
)  # fmt: skip


@door(router, "/cases", CaseActOut, status=201, tags=TAGS)
def complain(request: HttpRequest, body: words.ComplaintIn) -> Status[CaseActOut]:
    """Complain of a person. They are not told by this."""
    at, actor = now(), acting(request)
    code, given = actions.make_complaint(actor=actor, at=at, **body.given(request, at))
    return Status(201, _done(code, given, actor.key))


@door(router, "/complaint-clusters", ClusteredOut, tags=TAGS)
def cluster(request: HttpRequest, body: words.ClusterIn) -> ClusteredOut:
    """Put new complaints side by side, as the clerk; each still gets a verdict of its own."""
    at = now()
    given = body.given(request, at)
    return ClusteredOut(
        complaints=actions.cluster_complaints(actor=acting(request), at=at, **given)
    )


@door(router, "/cases/{code}/evidence", CaseActOut, tags=TAGS)
def evidence(
    request: HttpRequest,
    code: Code,
    body: Form[words.EvidenceIn],
    file: File[UploadedFile | None] = None,
) -> CaseActOut:
    """Put a piece of material on the file: a file, or its words."""
    actor = acting(request)
    enter(request, code)
    data = file.read() if file else body.words.strip().encode()
    number, given = actions.file_evidence(
        actor=actor, at=now(), case=code, title=body.title, data=data, helps=body.helps,
        file_name=(file.name or "") if file else "",
        kind=(file.content_type or "application/octet-stream") if file else "text/plain",
    )  # fmt: skip
    made = _done(code, given, actor.key)
    made.exhibit = number
    return made


def _offer(act: Act) -> None:
    def does(request: HttpRequest, code: str, body: words.ActIn) -> CaseActOut:
        at, actor = now(), acting(request)
        enter(request, code)
        answer = act.action(actor=actor, at=at, case=code, **body.given(request, at))
        # A case that is opened again is a new one, with a code of its own.
        case, given = answer if isinstance(answer, tuple) else (code, answer)
        return _done(case, given, actor.key)

    does.__name__ = act.noun.replace("-", "_")
    does.__doc__ = act.says
    does.__annotations__ |= {"code": Code, "body": act.words}
    door(router, f"/cases/{{code}}/{act.noun}", CaseActOut, tags=TAGS)(does)


def _done(code: str, given: str, person: str) -> CaseActOut:
    left = entry_to(code, person, now())
    return CaseActOut(
        case=code,
        state=left.state if left else "",
        state_title=left.state_title if left else "",
        **receipt(given),
    )


for _act in ACTS:
    _offer(_act)
