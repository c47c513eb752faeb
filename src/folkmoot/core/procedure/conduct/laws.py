"""The guards of discipline: each one thing that must be so, with the guarantee it serves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.position import PASSED, Position, position_of
from folkmoot.core.procedure.guard import Guard
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value

ConductGuard = Guard[Case]


@dataclass(frozen=True, slots=True)
class Law:
    """One requirement.

    Attributes:
        name: its stable name; the refusal's code is ``conduct.<name>``.
        guarantee: the number of the guarantee it serves.
        holds: whether a position meets it. The model checker asks the very same function.
        says: the refusal, for the person who tried.
        remedy: what they may do instead.
        reads: the rule parameter behind it.
    """

    name: str
    guarantee: str
    holds: Callable[[Position], bool]
    says: str
    remedy: str
    reads: str = rule.IN_FORCE

    @property
    def guard(self) -> ConductGuard:
        """The law as a guard of the procedure's language."""

        def check(case: Case, rules: RuleSet, at: datetime) -> Verdict:
            if self.holds(position_of(case, rules, at)):
                return yes()
            return no(self.refusal(rules))

        return Guard(self.name, check, (self.reads,), GUARANTEES[self.guarantee])

    def refusal(self, rules: RuleSet) -> Reason:
        """The refusal, with provision, guarantee and remedy."""
        params: dict[str, Value] = {
            "guarantee": self.guarantee,
            "promise": GUARANTEES[self.guarantee],
            "rule": rules.explain(self.reads),
        }
        provision = rules.provision(self.reads) or rules.provision(rule.IN_FORCE)
        says = f"{self.says} ({{guarantee}}: {{promise}})"
        return Reason(f"conduct.{self.name}", says, params, provision, self.remedy)


_ALL = (
    Law(
        "rule_in_force",
        "G1",
        lambda p: p.rule_in_force,
        "The rule was not in force and published when the act was done.",
        "Cite the edition in force on the day of the act, or close the case.",
    ),
    Law(
        "limitation",
        "G2",
        lambda p: p.in_limit,
        "The complaint came too late.",
        "An adjudicator may extend the time, with reasons.",
        rule.LIMITATION,
    ),
    Law(
        "particulars",
        "G3",
        lambda p: p.particulars,
        "The charge lacks particulars.",
        "State the rule, the act, its date, place and medium and the maximum, and enclose the "
        "sheet of rights.",
    ),
    Law(
        "not_again",
        "G19",
        lambda p: p.first_time,
        "These facts have been decided before.",
        "A different panel may open the case again for overlooked evidence, procedural "
        "unfairness or an obvious error.",
    ),
    Law(
        "charge_served",
        "G3",
        lambda p: p.charge_served,
        "There is no proof that the charge was served.",
        "Serve it again by post, or ask for an order of substituted service.",
    ),
    Law(
        "told",
        "G4",
        lambda p: p.told,
        "The member was not told of the investigation in time.",
        "Serve the notice; the case goes on only if an adjudicator's order covers the delay.",
        rule.EARLY_NOTICE,
    ),
    Law(
        "adjustments",
        "G22",
        lambda p: p.adjusted,
        "Nobody has asked both sides what adjustments they need, or one is undecided.",
        "Ask both sides and decide on each request.",
    ),
    Law(
        "disclosure",
        "G5",
        lambda p: p.disclosed,
        "Not all the material has been served on the member.",
        "Serve every exhibit on the schedule and wait for the time to prepare.",
    ),
    Law(
        "schedule",
        "G6",
        lambda p: p.schedule,
        "The schedule of all material is not signed and served.",
        "The investigator signs that it lists everything, what helps the member included.",
    ),
    Law(
        "prepared",
        "G7",
        lambda p: p.prepare_clock == PASSED,
        "The time to prepare is not over. {rule}",
        "Fix a later day for the hearing.",
        rule.PREPARE,
    ),
    Law(
        "reply",
        "G8",
        lambda p: p.replied or p.reply_clock == PASSED,
        "The member may still reply. {rule}",
        "Wait for the reply or the end of the time for it.",
        rule.REPLY,
    ),
    Law(
        "own_election",
        "G9",
        lambda p: p.own_election,
        "The member has not given up the hearing.",
        "Hold a hearing, or let the member sign for papers, freshly authenticated.",
    ),
    Law(
        "companion",
        "G10",
        lambda p: p.companion,
        "The right to a companion was not stated, or was refused.",
        "State the right and grant the one postponement.",
    ),
    Law(
        "panel_by_lot",
        "G12",
        lambda p: p.by_lot,
        "The panel is not the one that the published draw gives.",
        "Draw a panel and publish the draw.",
    ),
    Law(
        "panel_size",
        "G12",
        lambda p: p.sized,
        "The panel is too small or even. {rule}",
        "Fill it from the sequence of the draw.",
        rule.SIZE,
    ),
    Law(
        "panel_disjoint",
        "G12",
        lambda p: p.disjoint,
        "Somebody on the panel has had another part in the case.",
        "They stand down, and the next of the draw sits.",
    ),
    Law(
        "declared",
        "G12",
        lambda p: p.declared,
        "Not everybody on the panel has signed the declaration.",
        "Let each sign that they are unconnected.",
    ),
    Law(
        "challenge_over",
        "G12",
        lambda p: p.challenge_clock == PASSED,
        "The panel may still be challenged. {rule}",
        "Wait, and let others decide every challenge.",
        rule.CHALLENGE,
    ),
    Law(
        "heard",
        "G8",
        lambda p: p.heard,
        "The member has not been heard.",
        "Hold the hearing first.",
    ),
    Law(
        "questions",
        "G11",
        lambda p: p.questions,
        "A request for a witness or a question has no answer.",
        "Grant it, or refuse it with reasons.",
    ),
    Law(
        "only_disclosed",
        "G5",
        lambda p: p.cited_disclosed,
        "The decision relies on material that was not disclosed in time.",
        "Leave it out, or disclose it and hear the member again.",
        rule.PREPARE,
    ),
    Law(
        "untouched",
        "G13",
        lambda p: p.untouched,
        "Somebody spoke to the panel about the case off the record.",
        "Record the contact and let the next panel of the draw decide.",
    ),
    Law(
        "standard",
        "G14",
        lambda p: p.standard,
        "The standard of proof is not named, or a particular has no vote of its own. {rule}",
        "Name the standard and vote on each particular.",
        rule.STANDARD,
    ),
    Law(
        "reasons",
        "G15",
        lambda p: p.reasons,
        "A finding or a point of the defence has no reasons.",
        "Give reasons for each.",
    ),
    Law(
        "in_range",
        "G16",
        lambda p: p.in_range,
        "The sanction is beyond the rule, without end, or nothing less was considered.",
        "Say why nothing less would do, and for how long.",
    ),
    Law(
        "compared",
        "G17",
        lambda p: p.compared,
        "Like cases were not considered, or the departure from them is not explained.",
        "Show the like cases to panel and parties; explain a departure.",
    ),
    Law(
        "no_gag",
        "G23",
        lambda p: p.no_gag,
        "The member is forbidden to seek advice or witnesses.",
        "Lift the order.",
    ),
    Law(
        "outside_remedy",
        "G24",
        lambda p: p.external,
        "The letter does not state the outside remedy and its time limit.",
        "State it.",
    ),
    Law(
        "delivered",
        "G18",
        lambda p: p.delivered,
        "There is no proof that the decision was served.",
        "Serve it again by post, or ask for an order of substituted service.",
    ),
    Law(
        "appeal_over",
        "G18",
        lambda p: p.appeal_clock == PASSED,
        "The member may still appeal. {rule}",
        "Wait; nothing has effect meanwhile.",
        rule.APPEAL,
    ),
    Law(
        "appeal_disjoint",
        "G18",
        lambda p: p.appeal_disjoint,
        "The appeal is not before at least three people new to the case.",
        "Draw a panel from the appeal pool.",
    ),
    Law(
        "not_harsher",
        "G18",
        lambda p: p.not_harsher,
        "An appeal by the member cannot make it worse.",
        "Confirm, lessen or set aside.",
    ),
    Law(
        "appeal_reasons",
        "G15",
        lambda p: p.appeal_reasons,
        "The decision on the appeal has no reasons.",
        "Give reasons.",
    ),
)

LAWS: Mapping[str, Law] = MappingProxyType({law.name: law for law in _ALL})
"""Every law by its name."""


def guards(*names: str) -> tuple[ConductGuard, ...]:
    """The guards of these names."""
    return tuple(LAWS[name].guard for name in names)
