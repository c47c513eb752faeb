"""A rule change of which everything is known and everything is well, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.procedure.procedure_world import OPENS, branch_decision, when
from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure import MotionFacts, Power
from folkmoot.core.procedure.meetings.competence import CompetenceFacts
from folkmoot.core.procedure.meetings.notice import NoticeFacts
from folkmoot.core.procedure.meetings.quorum import QuorumFacts
from folkmoot.core.procedure.motion import powers
from folkmoot.core.procedure.rules.arrangements_report import ReportFacts
from folkmoot.core.procedure.rules.business import GroupVoteFacts, GuillotineFacts, ReplyFacts
from folkmoot.core.procedure.rules.challenge_decision import (
    ChallengeDecisionFacts,
    ChallengeVote,
)
from folkmoot.core.procedure.rules.compositing import (
    CompositeFacts,
    JoiningFacts,
    LeavingFacts,
    Parent,
)
from folkmoot.core.procedure.rules.delay_and_notice import DelayFacts
from folkmoot.core.procedure.rules.delegates import DelegateVoteFacts
from folkmoot.core.procedure.rules.enactment import EnactmentFacts
from folkmoot.core.procedure.rules.extension import ExtensionFacts
from folkmoot.core.procedure.rules.falling import FallingFacts
from folkmoot.core.procedure.rules.form import FormFacts, SubjectFacts
from folkmoot.core.procedure.rules.gate import (
    ChallengeFacts,
    RulingFacts,
)
from folkmoot.core.procedure.rules.priorities import TopicFacts
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts, ProceduralResult
from folkmoot.core.procedure.rules.provenance import ComposedSentence
from folkmoot.core.procedure.rules.quota import QuotaFacts
from folkmoot.core.procedure.rules.repeat_bar import BarFacts, ConferenceDay, EarlierDecision
from folkmoot.core.procedure.rules.result import ResultFacts
from folkmoot.core.procedure.rules.seconding import SecondingFacts
from folkmoot.core.procedure.rules.severability import PackageFacts
from folkmoot.core.procedure.rules.submission import LeaveFacts, LodgingFacts, SenderFacts
from folkmoot.core.procedure.rules.timing import ContemporaryFacts, DeadlineFacts
from folkmoot.core.procedure.rules.voting_ladder import ALL_METHODS, DeclarationFacts, LadderFacts
from folkmoot.core.terms import ProvisionRef

CLOSES = Deadline(when(7, 19))
EVERYBODY: frozenset[Power] = frozenset(
    value for value in vars(powers).values() if isinstance(value, Power)
)
COMMITTEE = "arrangements_committee"
OUT_OF_ORDER = RulingFacts(
    "out_of_order", COMMITTEE, ProvisionRef("party", "3.III.2"), "It amends two chapters."
)

WELL = MotionFacts(
    unit_decision=branch_decision(),
    form=FormFacts("rule_change", "Hear before you exclude", "In 2.I.4.B delete “automatically”."),
    subject=SubjectFacts("rule_change", True),
    quota=QuotaFacts("rule_change", "Northfield local party", "conference 2026"),
    deadline=DeadlineFacts("rule_change", CLOSES),
    sender=SenderFacts("branch", "Northfield branch", adopted=True),
    lodging=LodgingFacts(when(6, 11, 21), CLOSES, "the secretary of Northfield local party"),
    ruling=RulingFacts("in_order", COMMITTEE),
    extension=ExtensionFacts("time to challenge", when(9, 4), when(9, 5), "the service was down"),
    bar=BarFacts(
        ("2.I.4.B",),
        OPENS.date(),
        (EarlierDecision("2020-1", "Other", date(2020, 9, 20), True, ("7.I",)),),
        (ConferenceDay(date(2020, 9, 19)),),
    ),
    challenge=ChallengeFacts(when(9, 4), "mover"),
    challenge_decision=ChallengeDecisionFacts(
        "conference", upheld=True, vote=ChallengeVote(140, 120)
    ),
    reply=ReplyFacts(True),
    composite=CompositeFacts(
        "rule_change",
        (
            Parent("2026-1", "A", "Exclusion", "Hear them.", True),
            Parent("2026-2", "B", "Exclusion", "Give reasons.", True),
        ),
        (ComposedSentence("Hear them.", "parent", "2026-1"),),
        mover="A",
    ),
    joining=JoiningFacts("Exclusion", "composite 1", "Exclusion", True),
    leaving=LeavingFacts("composite 1", on_agenda=False),
    contemporary=ContemporaryFacts("rule_change", when(7, 1), "The ruling", when(7, 2)),
    topic=TopicFacts("rule_change", "Exclusion", True),
    delay=DelayFacts("unit", when(7, 1), when(8, 20), OPENS),
    report=ReportFacts("report 1", OPENS, OPENS, "carried"),
    guillotine=GuillotineFacts("Rules", OPENS + timedelta(hours=4)),
    delegate=DelegateVoteFacts("Ada", True),
    seconding=SecondingFacts("rule_change", "Eastway"),
    package=PackageFacts.whole("2026-12"),
    group=GroupVoteFacts.alone("2026-12"),
    ladder=LadderFacts("card", "rule_change"),
    declaration=DeclarationFacts(("card",), "rule_change"),
    result=ResultFacts("rule_change", 60, 40, 100),
    leave=LeaveFacts(True),
    falling=FallingFacts("remitted", conference_over=True),
    enactment=EnactmentFacts(OPENS + timedelta(hours=3), when(10, 28), "abc", "abc"),
)
LOCAL_DECISION = branch_decision(
    unit="Northfield local party",
    competence=CompetenceFacts("local", "ordinary", "rule_change"),
    notice=NoticeFacts("ordinary", when(6, 11, 19, 30), when(6, 1)),
    quorum=QuorumFacts("local", members=400, room=25),
    votes_for=20,
    votes_against=5,
    decided_at=when(6, 11, 20),
)
_REJECTED = replace(WELL.unit_decision or LOCAL_DECISION, votes_for=3, votes_against=9)
_PROCEDURAL = {
    "refer_back": "reference_back",
    "remit": "remit",
    "next_business": "next_business",
    "vote_in_parts": "vote_in_parts",
    "close_debate": "put_the_question",
}


def facts_for(step: str) -> MotionFacts:
    """Facts with which this step is allowed."""
    if step in _PROCEDURAL:
        name = _PROCEDURAL[step]
        moved = ProceduralFacts(
            name, seconded=True, target="paragraph 2", mover_consents=True, replied=True
        )
        return replace(WELL, procedural=moved, procedural_result=ProceduralResult(name, 200, 100))
    for method in ALL_METHODS:
        if step == f"vote_by_{method}":
            return replace(WELL, ladder=LadderFacts(method, "rule_change"))
    changes: dict[str, dict[str, object]] = {
        "reject": {"unit_decision": _REJECTED},
        "decline": {"unit_decision": _REJECTED},
        "adopt": {"unit_decision": LOCAL_DECISION},
        "rule_out_of_order": {"ruling": OUT_OF_ORDER},
        "fall": {"falling": FallingFacts("fallen", because_of="2026-3")},
        "declare_lost": {"result": ResultFacts("rule_change", 40, 60, 100)},
    }
    return replace(WELL, **changes.get(step, {}))
