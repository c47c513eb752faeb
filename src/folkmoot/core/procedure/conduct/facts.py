"""What is known of a case: the rows of the record, as the law reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from folkmoot.core.terms import ActorRef, Interval, ProvisionRef

CaseKind = Literal["discipline", "admission", "ineligibility", "arrears", "office"]
Severity = Literal["none", "warning", "restriction", "suspension", "exclusion"]
SEVERITIES: tuple[Severity, ...] = ("none", "warning", "restriction", "suspension", "exclusion")


@dataclass(frozen=True, slots=True)
class Charge:
    """What somebody is charged with.

    Attributes:
        provision: the rule, in the edition it is cited from.
        in_force: when that edition was in force.
        published_at: when its words were published; None if they never were.
        act_at, act_until: when the conduct began and ended.
        known_at, complained_at: when it became known, and when somebody complained.
        act, place, medium: the particulars; an empty one is missing.
        maximum: the heaviest sanction the rule allows.
        rights_sheet: whether the sheet of rights was served with it.
        served_at: when it counts as served; None if there is no proof of service.
        extension: the adjudicator's reasons for hearing a late complaint.
        earlier_case: the decided case on the same facts, if there is one.
        reopening: the ground on which a different panel opened it again; those who decided it
            before stand in the roles as ``"earlier_panel"``, so that none of them sits.
    """

    provision: ProvisionRef
    in_force: Interval[datetime]
    published_at: datetime | None
    act_at: datetime
    act_until: datetime
    known_at: datetime
    complained_at: datetime
    act: str
    place: str
    medium: str
    maximum: Severity
    rights_sheet: bool
    served_at: datetime | None
    extension: str = ""
    earlier_case: str = ""
    reopening: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """That the member was told of the investigation, or why not yet.

    Attributes:
        opened_at: when the investigation was opened.
        told_at: when the member was told.
        withheld: an adjudicator's reasons to withhold the notice.
        withheld_until: when that order ends.
    """

    opened_at: datetime
    told_at: datetime | None
    withheld: str = ""
    withheld_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What was served on the member.

    Attributes:
        exhibits: the digest of each exhibit and when it counts as served.
        all_material: the digests on the investigator's schedule, what helps the member included.
        schedule_signed: whether the investigator signed that it is complete.
        schedule_served_at: when the schedule itself counts as served.
    """

    exhibits: Mapping[str, datetime]
    all_material: frozenset[str]
    schedule_signed: bool
    schedule_served_at: datetime | None

    @property
    def full_at(self) -> datetime | None:
        """When the last of it was served; None while something is missing."""
        if self.schedule_served_at is None or not self.all_material <= set(self.exhibits):
            return None
        return max([*self.exhibits.values(), self.schedule_served_at])


@dataclass(frozen=True, slots=True)
class Panel:
    """Who decides.

    Attributes:
        members: who sits.
        by_lot: whether they are those of the published draw (`panel.sits_by_lot`).
        drawn_at: when.
        declared: those who signed that they are unconnected.
        open_challenges: how many challenges are not yet decided by others.
    """

    members: tuple[ActorRef, ...]
    by_lot: bool
    drawn_at: datetime
    declared: frozenset[ActorRef] = frozenset()
    open_challenges: int = 0


@dataclass(frozen=True, slots=True)
class Hearing:
    """How the member was heard.

    Attributes:
        at: when; for papers, when the panel took them up.
        on_papers: whether without a hearing in person.
        election_by: whose signed wish that was.
        election_fresh: whether they authenticated themselves for it, acting for nobody else.
        companion_stated: whether the right to a companion was stated.
        companion_refused: whether a companion or the one postponement as of right was refused.
        requests, answered: witnesses and questions asked for; those granted or refused with
            reasons.
    """

    at: datetime
    on_papers: bool = False
    election_by: ActorRef | None = None
    election_fresh: bool = False
    companion_stated: bool = True
    companion_refused: bool = False
    requests: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the panel decided.

    Attributes:
        cited: digests of the exhibits it relies on.
        standard: the standard of proof it names.
        particulars, voted, reasoned: how many there are, have a vote of their own, have reasons.
        defences, answered: points raised in defence, and those answered.
        sanction: what is imposed.
        months: for how long; None for ever.
        lesser_considered: why nothing less would do.
        comparables: how many like cases were put before panel and parties; None if nobody looked.
        departure: why this case differs; needed if ``departs``.
        departs: whether the sanction differs from the like cases.
        gag: whether the member is forbidden to seek advice, witnesses or a companion.
        unlogged_contact: whether somebody spoke to the panel about the case off the record.
        external_remedy: the outside remedy and its time limit, as the letter states it.
        served_at: when it counts as served; None without proof.
    """

    cited: frozenset[str]
    standard: str
    particulars: int
    voted: int
    reasoned: int
    sanction: Severity
    months: int | None
    lesser_considered: str
    comparables: int | None
    defences: int = 0
    answered: int = 0
    departs: bool = False
    departure: str = ""
    gag: bool = False
    unlogged_contact: bool = False
    external_remedy: str = ""
    served_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    """The appeal: who heard it and how it ended."""

    lodged_at: datetime
    by: ActorRef
    panel: tuple[ActorRef, ...] = ()
    sanction: Severity | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known of one case; only what the step in hand needs has to be there.

    A guard whose part is missing refuses: what is not known is not presumed. The facts of the act
    in hand are filled in before its guards are asked.

    Attributes:
        respondent: whom it concerns.
        roles: who has had which part (``"complainant"``, ``"investigator"``, ``"charger"``,
            ``"suspender"``, ``"executive"``, ``"staff"``, ``"witness"``, ``"earlier_panel"``).
            Nobody with a part may sit.
        adjustments: whether both sides were asked for adjustments and each was decided.
        reply_at: when the member replied; None if not.
    """

    respondent: ActorRef
    kind: CaseKind = "discipline"
    roles: Mapping[str, frozenset[ActorRef]] = field(default_factory=dict)
    adjustments: bool = False
    charge: Charge | None = None
    telling: Telling | None = None
    disclosure: Disclosure | None = None
    reply_at: datetime | None = None
    panel: Panel | None = None
    hearing: Hearing | None = None
    decision: Decision | None = None
    appeal: Appeal | None = None
