"""What is known of a motion when a step is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.core.procedure.meetings.competence import UnitDecision
from folkmoot.core.procedure.rules.arrangements_report import ReportFacts
from folkmoot.core.procedure.rules.business import GroupVoteFacts, GuillotineFacts, ReplyFacts
from folkmoot.core.procedure.rules.challenge_decision import ChallengeDecisionFacts
from folkmoot.core.procedure.rules.compositing import CompositeFacts, JoiningFacts, LeavingFacts
from folkmoot.core.procedure.rules.delay_and_notice import DelayFacts
from folkmoot.core.procedure.rules.delegates import DelegateVoteFacts
from folkmoot.core.procedure.rules.enactment import EnactmentFacts
from folkmoot.core.procedure.rules.extension import ExtensionFacts
from folkmoot.core.procedure.rules.falling import FallingFacts
from folkmoot.core.procedure.rules.form import FormFacts, SubjectFacts
from folkmoot.core.procedure.rules.gate import ChallengeFacts, RulingFacts
from folkmoot.core.procedure.rules.priorities import TopicFacts
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts, ProceduralResult
from folkmoot.core.procedure.rules.quota import QuotaFacts
from folkmoot.core.procedure.rules.repeat_bar import BarFacts
from folkmoot.core.procedure.rules.result import ResultFacts
from folkmoot.core.procedure.rules.seconding import SecondingFacts
from folkmoot.core.procedure.rules.severability import PackageFacts, SeparateVoteDemand
from folkmoot.core.procedure.rules.submission import LeaveFacts, LodgingFacts, SenderFacts
from folkmoot.core.procedure.rules.timing import ContemporaryFacts, DeadlineFacts
from folkmoot.core.procedure.rules.voting_ladder import DeclarationFacts, LadderFacts


@dataclass(frozen=True, slots=True)
class MotionFacts:
    """The facts that the guards of a motion's road look at, one part per rule.

    Only the parts that the step in hand needs have to be filled in; a guard whose part is missing
    refuses, with the code ``<guard>.unknown``.
    """

    unit_decision: UnitDecision | None = None
    form: FormFacts | None = None
    subject: SubjectFacts | None = None
    quota: QuotaFacts | None = None
    deadline: DeadlineFacts | None = None
    contemporary: ContemporaryFacts | None = None
    sender: SenderFacts | None = None
    lodging: LodgingFacts | None = None
    ruling: RulingFacts | None = None
    bar: BarFacts | None = None
    extension: ExtensionFacts | None = None
    challenge: ChallengeFacts | None = None
    challenge_decision: ChallengeDecisionFacts | None = None
    reply: ReplyFacts | None = None
    composite: CompositeFacts | None = None
    joining: JoiningFacts | None = None
    leaving: LeavingFacts | None = None
    topic: TopicFacts | None = None
    delay: DelayFacts | None = None
    report: ReportFacts | None = None
    guillotine: GuillotineFacts | None = None
    delegate: DelegateVoteFacts | None = None
    seconding: SecondingFacts | None = None
    procedural: ProceduralFacts | None = None
    procedural_result: ProceduralResult | None = None
    separate_vote: SeparateVoteDemand | None = None
    package: PackageFacts | None = None
    group: GroupVoteFacts | None = None
    ladder: LadderFacts | None = None
    declaration: DeclarationFacts | None = None
    result: ResultFacts | None = None
    leave: LeaveFacts | None = None
    falling: FallingFacts | None = None
    enactment: EnactmentFacts | None = None
