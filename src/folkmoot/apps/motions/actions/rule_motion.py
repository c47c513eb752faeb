"""The arrangements committee rules a motion in order or out of order."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import RULED
from folkmoot.apps.motions.models import Motion, Ruling
from folkmoot.apps.motions.policy.gate import ruling_facts
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ActorRef, ProvisionRef, check_words
from folkmoot.platform import mail

OUTCOME_WORDS = {"in_order": "in order", "out_of_order": "out of order"}
LONGEST = 80  # characters of a citation


def rule_motion(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    outcome: str,
    rule: ProvisionRef | None = None,
    reasons: str = "",
    one_subject: bool | None = True,
    bar_lifted: tuple[str, str] = ("", ""),
) -> Ruling:
    """Record the committee's ruling; it is public with its reasons from this moment.

    Args:
        outcome: ``"in_order"`` or ``"out_of_order"``.
        rule: the provision a ruling out of order rests on.
        reasons: why, in words for the unit that sent the motion.
        one_subject: the committee's judgement whether it deals with one subject only.
        bar_lifted: the body that lifted a bar on repetition, and its opinion.

    Raises:
        Refused: if the actor is not on the committee, a ruling out of order cites no rule or
            gives no reasons, or a rule forbids ruling the motion in order.
    """
    rules = rules_for(at)
    with official(RULED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(reasons, "The reasons"))
        version = current(row)
        facts = ruling_facts(
            row,
            version,
            rules,
            outcome=outcome,
            rule=rule,
            reasons=reasons,
            one_subject=one_subject,
            bar_lifted=bar_lifted,
        )
        cited = citation_of(rule)
        step = "rule_in_order" if outcome == "in_order" else "rule_out_of_order"
        taken = take(act, row, step, facts=facts, rules=rules, note=cited)
        ruling = Ruling.objects.create(
            taken=taken, motion=row, outcome=outcome, rule=cited, reasons=reasons.strip()
        )
        if address := people.email_of(row.mover):
            mail.post(
                to=[address],
                subject=f"Motion {motion} was ruled {OUTCOME_WORDS[outcome]}",
                text=f"{reasons}\n\nThe motion's page shows the rule and how to challenge it.",
            )
        act.shows(
            motion=motion,
            outcome=OUTCOME_WORDS[outcome],
            rule=cited or "none",
            reasons=reasons.strip(),
        )
    on_record(act, taken)
    return ruling


def citation_of(rule: ProvisionRef | None) -> str:
    """A rule as it is cited in print: its number, and the title of its book."""
    if rule is None:
        return ""
    document = rulebook.document(rule.document)
    cited = f"{rule.label} of {document.title}" if document else str(rule)
    return cited if len(cited) <= LONGEST else str(rule)
