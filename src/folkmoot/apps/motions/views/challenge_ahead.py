"""What a challenge that conference decides waits for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import outline
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.policy.challenges import line_of_challenge, vote_on_challenge
from folkmoot.core.procedure.rules import gate
from folkmoot.core.procedure.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class ChallengeAhead:
    """A challenge that conference decides.

    Attributes:
        line: its line on the agenda, where it has one.
        vote: the vote that was taken on it.
        put_at: where its vote is recorded, while conference sits and has not voted on it.
    """

    line: assembly.AgendaItemView | None
    vote: assembly.DecisionView | None
    put_at: str


def challenge_before_conference(
    motion: queries.MotionView, rules: RuleSet
) -> ChallengeAhead | None:
    """The challenge before conference; None if the motion is not challenged or others decide."""
    if motion.state != "challenged" or rules.text(gate.CHALLENGE_TO) != "conference":
        return None
    conference = outline(motion.conference)
    line = line_of_challenge(motion.key, motion.conference)
    vote = vote_on_challenge(motion.key, motion.conference)
    sits = conference is not None and conference.status == "open"
    ready = sits and line is not None and vote is None
    put_at = f"/meetings/{motion.conference}/decisions/new?item={line.id}" if ready and line else ""
    return ChallengeAhead(line, vote, put_at)


def waits_for_vote(challenge: ChallengeAhead | None, known: queries.Known) -> str:
    """What a challenge waits for once the committee was heard."""
    heard = any(step.step == "reply_to_challenge" for step in known.row.taken.all())
    if challenge is None or not heard:
        return ""
    if challenge.vote is not None:
        return _("Conference has voted on the challenge; its chair records what came of it.")
    if challenge.line is None:
        return _("Next: conference votes on the challenge.")
    return _("Next: conference votes on the challenge, line %(number)s of its agenda.") % {
        "number": challenge.line.number
    }
