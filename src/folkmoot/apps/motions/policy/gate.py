"""What must be known when the committee rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion, Taken, Touch, Version
from folkmoot.apps.motions.policy.hall import placing_facts
from folkmoot.apps.motions.policy.sending import contemporary_facts
from folkmoot.apps.motions.queries.known import as_known
from folkmoot.apps.motions.queries.places import closing_of, conference_of, opens_on, rules_for
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.findings import Finding, findings
from folkmoot.core.procedure.rules.form import FormFacts, SubjectFacts
from folkmoot.core.procedure.rules.gate import RulingFacts
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.rules.repeat_bar import BarFacts, ConferenceDay, EarlierDecision
from folkmoot.core.procedure.rules.timing import DeadlineFacts
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

COMMITTEE = "arrangements_committee"


def ruling_facts(
    motion: Motion,
    version: Version,
    rules: RuleSet,
    *,
    outcome: str,
    rule: ProvisionRef | None,
    reasons: str,
    one_subject: bool | None,
    bar_lifted: tuple[str, str] = ("", ""),
) -> MotionFacts:
    """The facts for a ruling; ``one_subject`` is the committee's judgement, reasons included."""
    facts = MotionFacts(
        ruling=RulingFacts(outcome, COMMITTEE, rule, reasons),  # type: ignore[arg-type]
        subject=SubjectFacts(
            motion.kind,  # type: ignore[arg-type]
            one_subject,
            reasons,
            "the arrangements committee",
        ),
        bar=bar_facts(motion, version, lifted=bar_lifted),
    )
    return replace(facts, contemporary=contemporary_facts(motion, rules))


def gate_findings(key: str, *, at: datetime) -> tuple[Finding, ...]:
    """How each rule stands to a motion that waits for its ruling, as far as it is known.

    The length and the deadline are those of the moment it came in; the quota was looked at then,
    under a lock, and is not asked again.
    """
    known = as_known(key)
    row, version = known.row, current(known.row)
    rules = rules_for(at)
    kind: Kind = row.kind  # type: ignore[assignment]
    sent = next((each.at for each in row.taken.all() if each.step in {"submit", "lodge"}), at)
    facts = placing_facts(row)
    closes = closing_of(kind, conference_of(row), rules)
    facts = replace(
        facts,
        form=FormFacts(kind, version.title, version.body, version.statement),
        subject=SubjectFacts(kind),
        deadline=DeadlineFacts(kind, closes, received_at=sent),
        contemporary=contemporary_facts(row, rules),
        bar=bar_facts(row, version),
    )
    return findings(kind, facts=facts, rules=rules, at=sent)


def bar_facts(motion: Motion, version: Version, *, lifted: tuple[str, str] = ("", "")) -> BarFacts:
    """What earlier conferences decided on the provisions that this motion touches."""
    touched = list(Touch.objects.filter(version=version).values_list("pid", "label"))
    return BarFacts(
        labels=tuple(label for _, label in touched),
        opens_on=opens_on(conference_of(motion)),
        decisions=tuple(_earlier(motion, [pid for pid, _ in touched])),
        conferences=tuple(
            ConferenceDay(line.starts_at.date(), held=line.status in {"open", "closed"})
            for line in assembly.conferences()
        ),
        lifted_by=lifted[0],
        lifted_because=lifted[1],
    )


def _earlier(motion: Motion, pids: list[str]) -> Iterable[EarlierDecision]:
    decided = Taken.objects.filter(
        step__in=("declare_carried", "declare_lost"),
        motion__kind="rule_change",
        motion__document=motion.document,
        motion__versions__touches__pid__in=pids,
    )
    rows = decided.exclude(motion__conference=motion.conference).select_related("motion")
    for row in rows.distinct():
        submission = getattr(row.motion, "submission", None)
        words = submission.version if submission else row.motion.versions.last()
        yield EarlierDecision(
            number=row.motion.key,
            title=words.title,
            decided_on=row.at.date(),
            carried=row.step == "declare_carried",
            labels=tuple(words.touches.values_list("label", flat=True)),
        )
