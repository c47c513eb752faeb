"""What can be done with a motion now, by whom, until when: the buttons of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.policy.open_steps import open_steps
from folkmoot.apps.motions.policy.unit_decisions import subject_of
from folkmoot.apps.motions.queries.known import as_known
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views.challenge_ahead import (
    ChallengeAhead,
    challenge_before_conference,
    waits_for_vote,
)
from folkmoot.apps.motions.views.surroundings import belongs_somewhere
from folkmoot.core.procedure.permission import OpenStep
from folkmoot.core.procedure.ruleset import RuleSet

# The noun below a motion's address at which each step is taken. The order is that of the buttons.
NOUNS: dict[str, str] = {
    "propose": "proposal",
    "submit": "submission",
    "lodge": "lodging",
    "rule_in_order": "ruling",
    "rule_out_of_order": "ruling",
    "challenge": "challenge",
    "reply_to_challenge": "challenge/reply",
    "allow_challenge": "challenge/decision",
    "dismiss_challenge": "challenge/decision",
    "form_composite": "composite",
    "leave_composite": "consent",
    "place_on_agenda": "agenda",
    "move": "moving",
    "refer_back": "proceedings",
    "remit": "proceedings",
    "next_business": "proceedings",
    "vote_in_parts": "proceedings",
    "close_debate": "proceedings",
    "declare_carried": "result",
    "declare_lost": "result",
    "vote_by_hands": "result",
    "vote_by_tellers": "result",
    "vote_by_recorded": "result",
    "vote_by_card": "result",
    "certify": "certification",
    "take_back": "draft",
    "fall": "fall",
    "remit_unreached": "fall",
    "withdraw": "withdrawal",
    "withdraw_with_leave": "withdrawal",
}
BEFORE_A_MEETING = frozenset({"proposed", "passed"})
QUIET = frozenset({"withdrawal", "fall", "draft"})

IN_THE_HALL = frozenset({"moved", "counted", "carried", "certified", "in_force"})


@dataclass(frozen=True, slots=True)
class Next:
    """A button: what can be done, where, until when."""

    noun: str
    label: str
    url: str
    by: datetime | None
    kind: str = "primary"


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next for whoever looks at the page.

    Attributes:
        mine: what this person may do, the most pressing first.
        waits_for: for those who can do nothing, who can and until when.
    """

    mine: tuple[Next, ...]
    waits_for: str
    by: datetime | None


def ahead(
    person: str,
    motion: queries.MotionView,
    *,
    at: datetime,
    known: queries.Known | None = None,
    rules: RuleSet | None = None,
) -> Ahead:
    """What can happen next, and what of it a person may do (by key; empty for a visitor).

    Args:
        known, rules: the motion and the rules of that day, where they have been read already.
    """
    known = known or as_known(motion.key)
    steps = open_steps(known, person, at=at, rules=rules)
    concerned = motion.state in BEFORE_A_MEETING or any(_of_a_vote(each.step) for each in steps)
    decisions = unnoted(known) if concerned else []
    challenge = challenge_before_conference(motion, rules or rules_for(at))
    mine = _mine(motion, steps, known, decisions, challenge)
    mine += _by_anyone_concerned(person, motion, steps, known, decisions, at=at)
    mine.sort(key=lambda each: each.kind == "quiet")
    main = [step for step in steps if NOUNS.get(step.step, "fall") not in QUIET]
    waits = main[0] if main else None
    return Ahead(
        mine=tuple(mine),
        waits_for=waits_for_vote(challenge, known) or _waits_for(waits),
        by=min((step.by for step in main if step.by), default=None),
    )


def _mine(
    motion: queries.MotionView,
    steps: Iterable[OpenStep],
    known: queries.Known,
    decisions: Sequence[assembly.DecisionView],
    challenge: ChallengeAhead | None,
) -> list[Next]:
    found: dict[str, Next] = {}
    for step in steps:
        noun = NOUNS.get(step.step)
        if not step.yours or noun is None or noun in found or _not_ripe(step, known, decisions):
            continue
        if noun == "challenge/decision" and challenge is not None and challenge.vote is None:
            if challenge.put_at:
                words = _("Put the challenge to the vote")
                found[noun] = Next(noun, words, challenge.put_at, step.by)
            continue
        found[noun] = Next(
            noun,
            label_of(noun, motion),
            f"{motion.url}/{noun}",
            step.by,
            "quiet" if noun in QUIET else "primary",
        )
    order = list(dict.fromkeys(NOUNS.values()))
    return sorted(found.values(), key=lambda each: order.index(each.noun))


def _not_ripe(
    step: OpenStep, known: queries.Known, decisions: Sequence[assembly.DecisionView]
) -> bool:
    """Steps that the state allows and that have nothing to go on yet."""
    if step.step in {"fall", "remit_unreached"}:
        return known.conference is None or known.conference.status == "called"
    if step.step == "form_composite":
        return bool(queries.still_to_answer(known))
    if _of_a_vote(step.step):
        return not any(each.meeting_key == known.row.conference for each in decisions)
    if step.step == "lodge":
        return "submission.officer_has_time" in step.verdict.codes
    return False


def _of_a_vote(step: str) -> bool:
    return step.startswith("vote_by_") or step in {"declare_carried", "declare_lost"}


def _by_anyone_concerned(
    person: str,
    motion: queries.MotionView,
    steps: Sequence[OpenStep],
    known: queries.Known,
    decisions: Sequence[assembly.DecisionView],
    *,
    at: datetime,
) -> list[Next]:
    """What stands open beside the steps of the road: the draft itself, decisions, composites."""
    concerned = any(step.yours for step in steps)
    found: list[Next] = []
    if motion.state in {"draft", "not_passed"} and concerned:
        found.append(_go(motion, "revision", kind="secondary"))
    drawing_up = any(step.step == "form_composite" and step.yours for step in steps)
    if motion.composite and drawing_up and not queries.answered(known):
        found.append(_go(motion, "revision", kind="secondary"))
    if motion.state in BEFORE_A_MEETING and concerned:
        unit = motion.unit_slug if motion.state == "proposed" else motion.adopting_slug
        if any(each.unit_slug == unit for each in decisions):
            found.append(_go(motion, "decision"))
        elif motion.state == "passed" and motion.unit_slug != motion.adopting_slug:
            found.append(_go(motion, "proposal"))
    may_join = any(step.step == "join_composite" and step.yours for step in steps)
    if motion.state == "in_order" and may_join and queries.composites_with(known):
        found.append(_go(motion, "consent"))
    if motion.state == "moved":
        found += _card_votes(motion)
    if _may_still_be_adopted(motion) and belongs_somewhere(person, at=at):
        found.append(_go(motion, "copies", kind="secondary"))
    return found


def _may_still_be_adopted(motion: queries.MotionView) -> bool:
    """Whether it makes sense for another unit to make it its own: until conference debates it."""
    return motion.public and not motion.ended and motion.state not in IN_THE_HALL


def _card_votes(motion: queries.MotionView) -> list[Next]:
    """The card vote that is open on it: what a delegate and the hall look for first."""
    return [
        Next("card", _("Go to the card vote"), vote.url, None)
        for vote in assembly.open_card_votes((motion.conference,))
        if vote.subject == motion.ref
    ]


def unnoted(motion: str | queries.Known) -> list[assembly.DecisionView]:
    """What meetings decided about a motion and nobody has noted yet."""
    row = as_known(motion).row
    noted = {step.reference for step in row.taken.all()}
    found = assembly.decisions_about(subject_of(row.key))
    return [each for each in found if each.ref not in noted]


def _go(motion: queries.MotionView, noun: str, *, kind: str = "primary") -> Next:
    if noun == "revision":
        url = reverse("motions:revision", args=[motion.key])
    else:
        url = f"{motion.url}/{noun}"
    return Next(noun, label_of(noun, motion), url, None, kind)


def label_of(noun: str, motion: queries.MotionView) -> str:
    """The words on a button."""
    words = {
        "revision": _("Go on drafting"),
        "proposal": _("Propose it at %(unit)s")
        % {"unit": motion.adopting_name if motion.state == "passed" else motion.unit_name},
        "decision": _("Note what the meeting decided"),
        "submission": _("Send it to head office"),
        "lodging": _("Send it yourself"),
        "ruling": _("Rule on it"),
        "challenge": _("Challenge the ruling"),
        "challenge/reply": _("Reply to the challenge"),
        "challenge/decision": _("Record the decision on the challenge"),
        "composite": _("Form the composite"),
        "consent": _("Answer the composite"),
        "agenda": _("Place it on the agenda"),
        "moving": _("Move it"),
        "proceedings": _("Take a procedural motion"),
        "result": _("Declare the result"),
        "certification": _("Certify the new edition"),
        "draft": _("Take it back to the draft"),
        "fall": _("Let it fall"),
        "withdrawal": _("Withdraw it"),
        "copies": _("Adopt it as our model motion"),
    }
    return words[noun]


def _waits_for(step: OpenStep | None) -> str:
    if step is None:
        return ""
    who = _(" or ").join(dict.fromkeys(str(power) for power in step.powers))
    return _("Next: %(what)s. That is for %(who)s.") % {"what": _lower(_(step.title)), "who": who}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
