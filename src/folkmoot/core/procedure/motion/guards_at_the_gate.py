"""The guards of the arrangements committee's work: rule groups 4 to 7, 11 and 12."""

from __future__ import annotations

from datetime import datetime

from folkmoot.core.procedure.motion.lifted import MotionGuard, lifted
from folkmoot.core.procedure.rules import (
    arrangements_report,
    business,
    challenge_decision,
    compositing,
    delay_and_notice,
    extension,
    gate,
    priorities,
    repeat_bar,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict

BAR = lifted(
    "repeat_bar",
    lambda facts: facts.bar,
    repeat_bar.check_repeat_bar,
    repeat_bar.READS,
    "Not decided too recently",
)
EXTENSION = lifted(
    "extension",
    lambda facts: facts.extension,
    extension.check_extension,
    extension.READS,
    "Moving a deadline on",
)
CHALLENGE = lifted(
    "challenge",
    lambda facts: facts.challenge,
    gate.check_challenge,
    gate.CHALLENGE_READS,
    "Challenging a ruling",
)
REPLY_FIRST = lifted(
    "reply",
    lambda facts: facts.reply,
    business.check_reply_first,
    (business.REPLY_FIRST,),
    "The committee is heard before a challenge is decided",
)
COMPOSITE = lifted(
    "composite",
    lambda facts: facts.composite,
    compositing.check_composite,
    compositing.READS,
    "Compositing",
)
JOINING = lifted(
    "joining",
    lambda facts: facts.joining,
    compositing.check_joining,
    compositing.JOINING_READS,
    "Consent to a composite",
)
LEAVING = lifted(
    "leaving",
    lambda facts: facts.leaving,
    compositing.check_leaving,
    (compositing.CONSENT,),
    "Leaving a composite",
)
TOPIC = lifted(
    "topic",
    lambda facts: facts.topic,
    priorities.check_topic,
    priorities.TOPIC_READS,
    "A place in the priorities ballot",
)
DELAY = lifted(
    "delay",
    lambda facts: facts.delay,
    delay_and_notice.check_delay_and_notice,
    tuple(parameter.key for parameter in delay_and_notice.PARAMETERS),
    "Delay and notice of a rule change",
)
AGENDA_ADOPTED = lifted(
    "report",
    lambda facts: facts.report,
    arrangements_report.check_agenda_adopted,
    arrangements_report.ADOPTED_READS,
    "The conference has accepted the agenda",
)


def ruled(outcome: str) -> MotionGuard:
    """Rule group 4: the ruling's outcome is the one recorded, and it may stand."""

    def check(facts: gate.RulingFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.outcome != outcome:
            return rules.refuse(
                gate.BODY,
                "ruling.other_outcome",
                "The ruling says otherwise.",
                remedy="Record the ruling that was made.",
            )
        return gate.check_ruling(facts, rules, at)

    return lifted(
        "ruling",
        lambda facts: facts.ruling,
        check,
        gate.RULING_READS,
        "A ruling cites the rule and gives reasons",
    )


def challenge_ended(*, upheld: bool) -> MotionGuard:
    """Rule group 4: those who decide have decided the challenge, and this way."""

    def check(
        facts: challenge_decision.ChallengeDecisionFacts, rules: RuleSet, at: datetime
    ) -> Verdict:
        if facts.upheld != upheld:
            return rules.refuse(
                gate.CHALLENGE_TO,
                "challenge.other_outcome",
                "What was decided is that the challenge {outcome}.",
                remedy="Record what was decided.",
                outcome="succeeds" if facts.upheld else "fails",
            )
        return challenge_decision.check_challenge_decision(facts, rules, at)

    return lifted(
        "challenge_decision",
        lambda facts: facts.challenge_decision,
        check,
        challenge_decision.READS,
        "Who decides a challenge",
    )
