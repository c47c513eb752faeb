"""Every act in a case as a page: whose it is, when it is shown, its form, what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.forms import acts as form
from folkmoot.apps.conduct.forms import sitting
from folkmoot.apps.conduct.forms.decision import DecisionForm
from folkmoot.apps.conduct.queries.rooms import RoomView
from folkmoot.apps.conduct.views import act_doings as does
from folkmoot.apps.conduct.views import act_offers as when
from folkmoot.apps.conduct.views.act_doings import Doing

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act.

    Attributes:
        noun: its address within the case.
        parts: who may.
        states: in which states it is shown; empty for all that go on.
        main: whether it is the next thing, rather than one among others.
        waits: whether it is not the next thing yet, or no more.
        does: runs the action; gives the receipt's code.
        when: a further condition on the case.
    """

    noun: str
    title: Any
    button: Any
    form: type[form.InRoom]
    parts: tuple[str, ...]
    does: Callable[[Doing], str]
    states: tuple[str, ...] = ()
    lede: Any = ""
    main: bool = False
    when: Callable[[RoomView], bool] = lambda _room: True
    waits: Callable[[RoomView], bool] = lambda _room: False

    def is_next(self, room: RoomView) -> bool:
        """Whether it is what this reader should do now."""
        return self.main and not self.waits(room)

    def is_for(self, room: RoomView) -> bool:
        """Whether it is shown to whoever sees this room."""
        if not room.parts.intersection(self.parts):
            return False
        if self.states:
            return room.state in self.states and self.when(room)
        return not room.ended and self.when(room)


_BEFORE_HEARING = ("investigating", "charged", "disclosed")
_LIVE = ("received", *_BEFORE_HEARING, "heard", "decided")
_ENDED = ("effective", "dismissed", "not_upheld", "lapsed")


PAGES: tuple[ActPage, ...] = (
    ActPage(
        "dismissal", _("Dismiss the complaint"), _("Dismiss it"), form.Reasons, ("adjudicator",),
        does.plain(actions.dismiss_complaint, "reasons"), ("received",),
        _("Nobody is told but the complainant, who gets your reasons."),
    ),
    ActPage(
        "investigation", _("Open an investigation"), _("Open it"), form.Investigation,
        ("adjudicator",), does.investigate, ("received",),
        _("The clerk then tells the member, in a few days."), main=True,
    ),
    ActPage(
        "notice", _("Tell the member"), _("Send the notice"), form.Sending, ("clerk",),
        does.plain(actions.tell_member, "method", "proof"), ("investigating",),
        _("From then on the case room is open to the member."), main=True, when=when.untold,
    ),
    ActPage(
        "adjustments", _("Ask both sides what they need"), _("Ask them"), form.Nothing, ("clerk",),
        does.plain(actions.ask_adjustments), ("received", "investigating", "charged"),
        _("Nothing is disclosed before each wish has an answer."), main=True,
        when=lambda room: not when.was_asked(room) and not when.untold(room),
    ),
    ActPage(
        "adjustment", _("Say what you need"), _("Say it"), form.Wish,
        ("respondent", "complainant"), does.plain(actions.say_adjustment, "says"),
        when=when.was_asked,
    ),
    ActPage(
        "adjustment-answer", _("Answer a wish"), _("Answer"), form.WishAnswer, ("clerk",),
        does.answered(actions.decide_adjustment, "adjustment", "granted"), main=True,
        when=when.has_wishes,
    ),
    ActPage(
        "evidence", _("Put material on the file"), _("Put it on the file"), form.Evidence,
        ("investigator", "respondent", "companion", "complainant", "clerk"), does.file,
        ("received", *_BEFORE_HEARING),
        _("It is encrypted under the key of this case."),
    ),
    ActPage(
        "schedule", _("Sign the schedule of all material"), _("Sign it"), form.Nothing,
        ("investigator",), does.plain(actions.sign_schedule), _BEFORE_HEARING,
        _("You sign that nothing is left out, what helps the member included."), main=True,
        waits=lambda room: room.charge is None or when.all_is_scheduled(room),
    ),
    ActPage(
        "closing", _("Find no case to answer"), _("Close the case"), form.Reasons,
        ("investigator",), does.plain(actions.close_investigation, "reasons"), ("investigating",),
    ),
    ActPage(
        "charge", _("Charge the member"), _("Charge"), form.ChargeForm, ("investigator",),
        does.charge,
        ("investigating", "disclosed"),
        _("Only a rule that was in force and published on the day of the act can be cited."),
        main=True, when=lambda room: room.charge is None or room.state == "disclosed",
        waits=lambda room: room.charge is not None or not room.exhibits,
    ),
    ActPage(
        "document", _("Send a document"), _("Send it"), form.Document, ("clerk",),
        does.plain(actions.send_document, "what", "method", "proof", "order"),
        ("investigating", "charged", "disclosed", "decided", "served", "appeal_decided",
         "effective"),
        _("It counts as served on the day the rules say, if something proves that it was sent."),
        main=True, waits=lambda room: not when.next_document(room),
    ),
    ActPage(
        "service-note", _("Note what became of a document"), _("Note it"), form.ServiceNote,
        ("clerk",), does.note_service, when=lambda room: bool(room.papers),
    ),
    ActPage(
        "disclosure", _("Disclose"), _("Disclose everything"), form.Sending, ("clerk",),
        does.plain(actions.disclose, "method", "proof"), ("charged",),
        _("The schedule and every piece on it go to the member; the time to prepare begins."),
        main=True, waits=lambda room: bool(when.next_document(room)),
    ),
    ActPage(
        "disclosure-more", _("Disclose what came later"), _("Disclose it"), form.Sending,
        ("clerk",), does.plain(actions.disclose_more, "method", "proof"), ("disclosed",),
        _("The time to prepare runs anew from this service."),
    ),
    ActPage(
        "reply", _("Reply to the charge"), _("Send my reply"), form.ReplyForm, ("respondent",),
        does.reply, ("disclosed",), _("Each point you make has to be answered in the decision."),
        main=True, waits=when.replied,
    ),
    ActPage(
        "companion", _("Name a companion"), _("Name them"), form.CompanionForm, ("respondent",),
        does.plain(actions.name_companion, "companion"),
    ),
    ActPage(
        "request", _("Ask for a witness or a question"), _("Ask"), form.RequestForm,
        ("respondent", "companion", "complainant", "investigator"),
        does.plain(actions.request, "says"), _BEFORE_HEARING,
    ),
    ActPage(
        "request-answer", _("Answer a request"), _("Answer"), form.RequestAnswer, ("panel",),
        does.answered(actions.answer_request, "request", "granted"), main=True,
        when=when.has_requests,
    ),
    ActPage(
        "adjournment", _("Ask for time"), _("Adjourn"), form.AdjournmentForm, ("respondent",),
        does.adjourn, _LIVE, _("While it rests at your wish, the lapse clock stands still."),
    ),
    ActPage(
        "papers", _("Be decided on papers"), _("I choose papers"), form.Nothing, ("respondent",),
        does.papers, ("disclosed",),
        _("You give up being heard in person. Nobody can do this in your name, and it counts only "
          "if you have just signed in."),
    ),
    ActPage(
        "pool", _("Freeze the pool of a panel"), _("Freeze it"), sitting.Pool, ("clerk",),
        does.plain(actions.commit_pool, "purpose"),
        ("received", "investigating", "charged", "disclosed", "appealed"),
        _("Who may not sit is barred now, before anybody can know the lot."), main=True,
        when=when.undrawn,
    ),
    ActPage(
        "draw", _("Draw the panel"), _("Draw"), form.Nothing, ("clerk",), does.draw,
        ("received", "investigating", "charged", "disclosed", "appealed"),
        _("By the first root of the record that came after the pool was frozen."), main=True,
        when=when.waits_for_lot,
    ),
    ActPage(
        "declaration", _("Declare that you are unconnected"), _("I am unconnected"), form.Nothing,
        ("panel", "appeal_panel", "suspender"), does.declare, (),
        _("Neither kin, friend, rival, witness nor officer of anybody in this case."), main=True,
        when=when.undeclared,
    ),
    ActPage(
        "standing-down", _("Stand down"), _("I cannot sit"), form.Reasons,
        ("panel", "appeal_panel", "suspender"), does.stand_down, (),
        _("The next of the same draw takes your place."),
    ),
    ActPage(
        "challenge", _("Challenge somebody on the panel"), _("Challenge"), sitting.Seat,
        ("respondent", "companion", "complainant"), does.challenge,
        ("charged", "disclosed", "appealed"), when=when.has_panel,
    ),
    ActPage(
        "challenge-answer", _("Decide a challenge"), _("Decide"), sitting.ChallengeAnswer,
        ("adjudicator",), does.answered(actions.decide_challenge, "challenge", "allowed"),
        when=when.has_challenges, main=True,
    ),
    ActPage(
        "hearing", _("Record the hearing"), _("The member was heard"), sitting.HearingForm,
        ("panel",), does.hear, ("disclosed",), main=True, waits=when.too_early_to_hear,
    ),
    ActPage(
        "decision", _("Decide the case"), _("This is our decision"), DecisionForm, ("panel",),
        does.decide, ("heard",), _("Each point gets its own vote and its own reasons."), main=True,
    ),
    ActPage(
        "clearing", _("Find it not proved"), _("Not proved"), form.Reasons, ("panel",),
        does.plain(actions.clear_member, "reasons"), ("heard",),
    ),
    ActPage(
        "service", _("Note that the decision is served"), _("It is served"), form.Nothing,
        ("clerk",), does.plain(actions.serve_decision), ("decided",),
        _("Send it first. The time to appeal runs from the day on which it counts as served."),
        main=True, when=lambda room: not when.unsent(room),
    ),
    ActPage(
        "appeal", _("Appeal"), _("I appeal"), sitting.AppealForm, ("respondent",),
        does.plain(actions.appeal, "grounds"), ("served",),
        _("Nothing has effect until it is decided, and it cannot make things worse."), main=True,
    ),
    ActPage(
        "appeal-decision", _("Decide the appeal"), _("This is our decision"),
        sitting.AppealDecisionForm, ("appeal_panel",),
        does.plain(actions.decide_appeal, "sanction", "months", "scope", "reasons"), ("appealed",),
        _("Confirm or lessen; never more than the first panel imposed."), main=True,
    ),
    ActPage(
        "appeal-allowing", _("Allow the appeal"), _("Allow it"), form.Reasons, ("appeal_panel",),
        does.plain(actions.allow_appeal, "reasons"), ("appealed",),
    ),
    ActPage(
        "suspension", _("Suspend some rights until the decision"), _("Suspend"),
        sitting.SuspensionForm, ("suspender",), does.suspend, main=True, when=when.unsuspended,
    ),
    ActPage(
        "suspension-review", _("Review the suspension"), _("Keep it"), form.Reasons,
        ("suspender",), does.plain(actions.review_suspension, "reasons"),
        lede=_("If nobody keeps it with reasons, it ends by itself."), main=True,
        when=when.is_suspended,
    ),
    ActPage(
        "suspension-lifting", _("Lift the suspension"), _("Lift it"), form.Nothing,
        ("suspender", "panel"), does.plain(actions.lift_suspension), when=when.is_suspended,
    ),
    ActPage(
        "publication", _("Publish the outcome without names"), _("Publish"), form.PublicationForm,
        ("clerk",), does.plain(actions.publish_outcome, "summary"), ("effective", "not_upheld"),
        when=lambda room: room.charge is not None and not hasattr(room.row, "publication"),
        main=True,
    ),
    ActPage(
        "reopening", _("Open the case again"), _("Open it again"), form.ReopeningForm,
        ("adjudicator",), does.reopen, _ENDED,
        _("Only on one of three grounds, and before other people."),
    ),
    ActPage(
        "erasure", _("Destroy the key of the evidence"), _("Destroy it"), form.Nothing, ("clerk",),
        does.plain(actions.erase_evidence), _ENDED,
        _("The evidence of this case can never be read again. The record stays valid."),
        when=lambda room: room.row.key.wrapped is not None,
    ),
    ActPage(
        "contact", _("Report a contact about the case"), _("Put it on the file"),
        form.ContactForm,
        ("respondent", "companion", "complainant", "clerk", "adjudicator", "investigator",
         "panel", "appeal_panel", "suspender", "witness"),
        does.contact, (), _("Whoever speaks to those who decide has it put on the file."),
    ),
)  # fmt: skip


def page_of(noun: str) -> ActPage | None:
    """The act at an address."""
    return next((page for page in PAGES if page.noun == noun), None)


def pages_for(room: RoomView) -> list[ActPage]:
    """What somebody can do in a case now, the next thing first."""
    found = [page for page in PAGES if page.is_for(room)]
    return sorted(found, key=lambda page: not page.is_next(room))


def form_for(page: ActPage, room: RoomView, data: Any = None, files: Any = None) -> forms.Form:
    """The form of an act, filled in or not."""
    return page.form(data, files, room=room)
