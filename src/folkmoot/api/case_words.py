"""What is said when something is done in a case.

Each schema hands its values to the action in the action's own terms. Days are days where the
organisation is; people are named by their membership numbers, as on the pages.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL
from folkmoot.api.problems import refuse
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import is_fresh
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.installation import morning, noon

MOST = 2**31 - 1
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)

Text = Annotated[str, StringConstraints(max_length=8000, pattern=NO_NUL)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL)]
Who = Annotated[str, StringConstraints(max_length=120, pattern=NO_NUL)]
PersonNumber = Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=NO_NUL)]
Row = Annotated[int, Field(ge=1, le=MOST)]
Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Months = Annotated[int, Field(ge=1, le=1200)]
Votes = Annotated[int, Field(ge=0, le=1000)]
Kind = Literal["discipline", "ineligibility", "admission", "arrears", "office"]
Sanction = Literal["warning", "restriction", "suspension", "exclusion"]
Purpose = Literal["panel", "suspension", "appeal"]
Method = Literal["mail", "post", "hand", "substituted"]
Paper = Literal["charge", "decision", "appeal_decision", "notice"]
Ground = Literal["overlooked_evidence", "procedural_unfairness", "obvious_error"]
Right = Literal["attend", "speak", "vote", "stand", "propose", "hold_office", "contact_members"]
Rights = Annotated[list[Right], Field(max_length=7)]
Lines = Annotated[list[Text], Field(max_length=100)]


class ActIn(Schema):
    """An act that needs no facts."""

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The values in the terms of the action."""
        return self.dict()


class FreshIn(ActIn):
    """What only the person, freshly signed in, may do."""

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """Whether the session is fresh is not for the program to say."""
        return {"fresh": is_fresh(request)}


class ReasonsIn(ActIn):
    """Reasons, and nothing else."""

    reasons: Text


class ComplaintIn(ActIn):
    """What somebody complains of."""

    against: PersonNumber
    says: Text
    act_on: Day
    act_until: Day | None = None
    known_on: Day | None = None
    place: Line = ""
    medium: Line = ""
    kind: Kind = "discipline"
    office: Row | None = None

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """Days as moments, the number as a person."""
        return {
            **self.dict(exclude={"act_on", "known_on"}),
            "against": person_of(self.against),
            "act_at": noon(self.act_on, at),
            "act_until": noon(self.act_until, at),
            "known_at": noon(self.known_on, at),
        }


class ClusterIn(ActIn):
    """Complaints that came together."""

    cases: Annotated[list[Line], Field(max_length=500)]
    title: Line
    reasons: Text


class InvestigationIn(ActIn):
    """Who investigates, and why; by when the member is told, if that is to wait."""

    investigator: PersonNumber
    reasons: Text
    extension: Text = ""
    withheld: Text = ""
    withheld_until: Day | None = None

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The number as a person, the day as a moment."""
        return {
            **self.dict(),
            "investigator": person_of(self.investigator),
            "withheld_until": noon(self.withheld_until),
        }


class SendingIn(ActIn):
    """How a document is sent, and what proves it."""

    method: Method = "mail"
    proof: Line = ""


class DocumentIn(SendingIn):
    """Which document is sent; for service by an order, whose and why."""

    what: Paper
    order: Text = ""


class ServiceNoteIn(ActIn):
    """What became of a document: it came back, or its receipt is proved."""

    service: Row
    bounced: bool = False
    received_on: Day | None = None

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The day as a moment."""
        return {
            "service": self.service,
            "bounced": self.bounced,
            "received_at": noon(self.received_on, at),
        }


class SaysIn(ActIn):
    """Some sentences."""

    says: Text


class GroundsIn(ActIn):
    """Grounds."""

    grounds: Text


class AnswerIn(ActIn):
    """Yes or no, with reasons."""

    granted: bool
    reasons: Text


class WishAnswerIn(AnswerIn):
    """An answer to a wish."""

    adjustment: Row


class RequestAnswerIn(AnswerIn):
    """An answer to a request for a witness or a question."""

    request: Row


class ChallengeAnswerIn(ActIn):
    """A decision on a challenge."""

    challenge: Row
    allowed: bool
    reasons: Text


class ChargeIn(ActIn):
    """A charge: the provision as it is cited, the act, and what is alleged point by point."""

    rule: Line
    act: Text
    act_on: Day
    act_until: Day | None = None
    place: Line
    medium: Line
    maximum: Sanction
    particulars: Lines
    rights_sheet: bool = True

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The provision in the edition that was in force on the day of the act."""
        try:
            cited = ProvisionRef.parse(self.rule)
        except ValueError:
            raise refuse("conduct.no_such_rule", "Cite a provision, as “party 2.I.4.A”.") from None
        view = rulebook.edition_on(cited.document, self.act_on)
        return {
            **self.dict(exclude={"act_on"}),
            "rule": ProvisionRef(cited.document, cited.label, view.sequence if view else 0),
            "act_at": noon(self.act_on, at),
            "act_until": noon(self.act_until, at),
        }


class CaseReplyIn(SaysIn):
    """The member's reply; the decision answers every point."""

    points: Lines = []


class CompanionIn(ActIn):
    """A companion, by membership number."""

    companion: PersonNumber

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The number as a person."""
        return {"companion": person_of(self.companion)}


class AdjournmentIn(ReasonsIn):
    """Until when the matter rests, and why."""

    until: Day

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The day as a moment."""
        return {"until": noon(self.until), "reasons": self.reasons}


class PanelIn(ActIn):
    """For what a panel is drawn."""

    purpose: Purpose = "panel"


class StandingDownIn(PanelIn):
    """From which panel, and why."""

    reasons: Text

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """Whoever challenges themselves stands down."""
        me = request.actor.key  # type: ignore[attr-defined]
        return {"person": me, "grounds": self.reasons, "purpose": self.purpose}


class ChallengeIn(PanelIn):
    """Who is challenged, by the key that stands at their seat, and why."""

    person: Who
    grounds: Text


class HearingIn(ActIn):
    """The hearing as it was held."""

    on_papers: bool = False
    companion_stated: bool = False
    note: Text = ""


class FindingIn(Schema):
    """The votes on a particular, and the reasons."""

    votes_for: Votes
    votes_against: Votes
    reasons: Text


class PointAnswerIn(Schema):
    """What is said to a point of the defence."""

    point: Row
    says: Text


class DecisionIn(ActIn):
    """What was found of each particular in its order, and what is imposed."""

    findings: Annotated[list[FindingIn], Field(max_length=100)]
    answers: Annotated[list[PointAnswerIn], Field(max_length=200)] = []
    cited: Annotated[list[Row], Field(max_length=500)] = []
    sanction: Sanction
    months: Months | None = None
    scope: Rights = []
    lesser_considered: Text = ""
    departure: Text = ""
    external_remedy: Text = ""

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """A particular is proved where more voted for it than against."""
        return {
            **self.dict(),
            "findings": [
                Found(e.votes_for > e.votes_against, e.votes_for, e.votes_against, e.reasons)
                for e in self.findings
            ],
            "answers": {each.point: each.says for each in self.answers},
        }


class AppealDecisionIn(ReasonsIn):
    """What the appeal panel imposes in place of the decision."""

    sanction: Sanction
    months: Months | None = None
    scope: Rights = []


class SuspensionIn(ActIn):
    """An interim suspension, right by right, and why it cannot wait."""

    scope: Rights
    urgent: Text
    serious: Text
    stricter: Text = ""
    selection_on: Day | None = None

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The day of a selection begins in the morning."""
        return {
            **self.dict(exclude={"selection_on"}),
            "selection_at": morning(self.selection_on),
        }


class OutcomePublicationIn(ActIn):
    """A few sentences without names, places or days."""

    summary: Text = ""


class ReopeningIn(ReasonsIn):
    """On which of the three grounds, and why."""

    ground: Ground


class ContactIn(ActIn):
    """Who spoke to whom about the case, and whether one of the two reports it."""

    by: Who
    to: Who
    about: Text
    happened_on: Day
    own: bool

    def given(self, request: HttpRequest, at: datetime) -> dict[str, Any]:
        """The day as a moment."""
        return {**self.dict(exclude={"happened_on"}), "happened_at": noon(self.happened_on, at)}


class EvidenceIn(Schema):
    """A piece of material: its title, and its words where no file is sent."""

    title: Line
    words: Annotated[str, StringConstraints(max_length=60_000, pattern=NO_NUL)] = ""
    helps: bool = False


def person_of(number: str) -> str:
    """The key of whoever has a membership number.

    Raises:
        Refused: if nobody has it.
    """
    found = people.person_by_number(number)
    if found is None:
        raise refuse("conduct.nobody", "Nobody has the membership number {number}.", number=number)
    return found.key
