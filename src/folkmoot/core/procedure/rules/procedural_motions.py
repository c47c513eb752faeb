"""Rule group 10: procedural motions, as a table (field notes on assemblies, section 6.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import capital, say_share
from folkmoot.core.terms import Verdict, yes

Name = Literal[
    "reference_back",
    "vote_in_parts",
    "remit",
    "next_business",
    "put_the_question",
    "suspend_standing_orders",
    "challenge_the_chair",
]
Majority = Literal["simple", "two_thirds"]
Replier = Literal["nobody", "mover", "committee", "chair"]


@dataclass(frozen=True, slots=True)
class ProceduralMotion:
    """A row of the table: what a procedural motion is, where no rule book says otherwise.

    Attributes:
        name: its stable name.
        title: how people say it ("that the question be now put").
        effect: what carrying it does, as a sentence.
        majority: how large a part of those voting must be for it.
        seconder: whether it needs one.
        debatable: whether it is debated before the vote.
        reply: who is heard before the vote.
        target: whether it must name a part of the text.
        consent: whether the mover of the motion under debate must agree.
        not_if_spoken: whether someone who has spoken on the motion may not move it.
    """

    name: Name
    title: str
    effect: str
    majority: Fraction = Fraction(1, 2)
    seconder: bool = True
    debatable: bool = False
    reply: Replier = "mover"
    target: bool = False
    consent: bool = False
    not_if_spoken: bool = False


TABLE: tuple[ProceduralMotion, ...] = (
    ProceduralMotion(
        "reference_back",
        "that this part be referred back",
        "The part named goes back to those who wrote it, and the rest is voted on.",
        reply="committee",
        target=True,
    ),
    ProceduralMotion(
        "vote_in_parts",
        "that the motion be voted on in parts",
        "Each part named is voted on by itself, then what is left as a whole.",
        target=True,
    ),
    ProceduralMotion(
        "remit",
        "that the motion be remitted to the executive",
        "The executive considers the motion and reports; no vote is taken on its substance.",
        consent=True,
    ),
    ProceduralMotion(
        "next_business",
        "that the meeting proceed to the next business",
        "The motion falls without a vote on its substance.",
        not_if_spoken=True,
    ),
    ProceduralMotion(
        "put_the_question",
        "that the question be now put",
        "Debate ends; the mover replies and the vote is taken.",
        not_if_spoken=True,
    ),
    ProceduralMotion(
        "suspend_standing_orders",
        "that standing orders be suspended",
        "The rule named does not apply until the matter named is dealt with.",
        majority=Fraction(2, 3),
        debatable=True,
        reply="committee",
        target=True,
    ),
    ProceduralMotion(
        "challenge_the_chair",
        "that the chair's ruling be not upheld",
        "The chair's ruling does not stand.",
        majority=Fraction(2, 3),
        reply="chair",
    ),
)

BY_NAME: dict[str, ProceduralMotion] = {row.name: row for row in TABLE}


def _parameters(row: ProceduralMotion) -> tuple[Parameter, ...]:
    key, said = f"procedural.{row.name}", f"the motion “{row.title}”"
    return (
        Parameter(
            key=f"{key}.allowed",
            type="flag",
            default=True,
            sentence=f"A delegate may move “{row.title}”.",
            otherwise=f"Nobody may move “{row.title}”.",
            example="When off: the chair explains that the rules do not know this motion.",
            kinder="on",
            kinder_to="delegates",
        ),
        Parameter(
            key=f"{key}.majority",
            type="share",
            default=row.majority,
            sentence=f"{capital(said)} is carried by {{value}} of those voting; half means more "
            "than half.",
            example="With 2/3 and 300 voting: 200 carry it. With half: 151 carry it.",
            kinder="lower",
            kinder_to="those who move it",
        ),
        Parameter(
            key=f"{key}.seconder",
            type="flag",
            default=row.seconder,
            sentence=f"{capital(said)} needs a seconder.",
            otherwise=f"{capital(said)} needs no seconder.",
            example="When on: nobody seconds it, so it is not put.",
            kinder="off",
            kinder_to="those who move it",
        ),
        Parameter(
            key=f"{key}.debatable",
            type="flag",
            default=row.debatable,
            sentence=f"{capital(said)} is debated before it is voted on.",
            otherwise=f"{capital(said)} is voted on without debate.",
            example="When off: the chair hears the reply and takes the vote at once.",
            kinder="neither",
            kinder_to="delegates",
        ),
        Parameter(
            key=f"{key}.reply",
            type="choice",
            default=row.reply,
            choices=("nobody", "mover", "committee", "chair"),
            sentence=f"Before {said} is voted on, this one is heard: {{value}}.",
            example="With mover: whoever moved the motion under debate has the last word.",
            kinder="neither",
            kinder_to="movers",
        ),
    )


PARAMETERS: tuple[Parameter, ...] = tuple(p for row in TABLE for p in _parameters(row))


def reads(name: Name) -> tuple[str, ...]:
    """The parameters a procedural motion reads."""
    parts = ("allowed", "majority", "seconder", "debatable", "reply")
    return tuple(f"procedural.{name}.{part}" for part in parts)


@dataclass(frozen=True, slots=True)
class ProceduralFacts:
    """A procedural motion about to be put.

    Attributes:
        name: which one.
        seconded: whether somebody seconds it.
        target: the part of the text, or the rule and the matter, that it names.
        mover_consents: whether the mover of the motion under debate agrees; None if not asked.
        has_spoken: whether whoever moves it has spoken on the motion under debate.
        replied: whether the one entitled to reply has been heard, or has declined.
        debated: whether it has been debated.
    """

    name: Name
    seconded: bool = False
    target: str = ""
    mover_consents: bool | None = None
    has_spoken: bool = False
    replied: bool = False
    debated: bool = False


@dataclass(frozen=True, slots=True)
class ProceduralResult:
    """The figures of a vote on a procedural motion."""

    name: Name
    votes_for: int
    votes_against: int


def check_procedural(facts: ProceduralFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the procedural motion may be put to the vote (rule group 10).

    Refuses with ``procedural.not_allowed``, ``procedural.no_seconder``, ``procedural.no_target``,
    ``procedural.no_consent``, ``procedural.has_spoken``, ``procedural.not_debatable`` or
    ``procedural.no_reply_yet``.
    """
    del at
    row, key = BY_NAME[facts.name], f"procedural.{facts.name}"
    if not rules.flag(f"{key}.allowed"):
        return rules.refuse(
            f"{key}.allowed",
            "procedural.not_allowed",
            "The rules do not allow a motion “{title}”.",
            remedy="Ask the chair which motion would serve.",
            title=row.title,
        )
    verdict = yes()
    if rules.flag(f"{key}.seconder") and not facts.seconded:
        verdict &= rules.refuse(
            f"{key}.seconder",
            "procedural.no_seconder",
            "The motion “{title}” needs a seconder.",
            remedy="Ask the meeting whether anybody seconds it.",
            title=row.title,
        )
    if row.target and not facts.target.strip():
        verdict &= rules.refuse(
            f"{key}.allowed",
            "procedural.no_target",
            "The motion “{title}” must name what it is about.",
            remedy="Name the part of the text, or the rule and the matter.",
            title=row.title,
        )
    if row.not_if_spoken and facts.has_spoken:
        verdict &= rules.refuse(
            f"{key}.allowed",
            "procedural.has_spoken",
            "Somebody who has spoken on the motion may not move “{title}”.",
            remedy="Somebody who has not spoken may move it.",
            title=row.title,
        )
    return verdict & _heard(facts, row, rules)


def _heard(facts: ProceduralFacts, row: ProceduralMotion, rules: RuleSet) -> Verdict:
    key, verdict = f"procedural.{facts.name}", yes()
    if row.consent and not facts.mover_consents:
        verdict &= rules.refuse(
            f"{key}.allowed",
            "procedural.no_consent",
            "A motion is remitted only if its mover agrees.",
            remedy="Ask the mover; if the answer is no, the motion is voted on.",
        )
    if facts.debated and not rules.flag(f"{key}.debatable"):
        verdict &= rules.refuse(
            f"{key}.debatable",
            "procedural.not_debatable",
            "The motion “{title}” is voted on without debate.",
            remedy="Hear the reply the rules allow, and take the vote.",
            title=row.title,
        )
    reply = rules.text(f"{key}.reply")
    if reply not in {"", "nobody"} and not facts.replied:
        verdict &= rules.refuse(
            f"{key}.reply",
            "procedural.no_reply_yet",
            "Before “{title}” is voted on, the {who} may reply, and has not been heard.",
            remedy="Hear the {who}, or note that the reply was declined.",
            title=row.title,
            who=reply,
        )
    return verdict


def check_procedural_result(facts: ProceduralResult, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the procedural motion is carried by these figures (rule group 10).

    More than the share is needed where the share is a half, the share itself suffices above that.
    Refuses with ``procedural.not_carried``.
    """
    del at
    key = f"procedural.{facts.name}.majority"
    share = rules.share(key) or Fraction(1, 2)
    total = facts.votes_for + facts.votes_against
    half = share == Fraction(1, 2)
    enough = facts.votes_for > share * total if half else facts.votes_for >= share * total
    if enough and facts.votes_for:
        return yes()
    return rules.refuse(
        key,
        "procedural.not_carried",
        "{votes_for} for and {votes_against} against: it takes more than {share} of those voting."
        if half
        else "{votes_for} for and {votes_against} against: it takes {share} of those voting.",
        remedy="Go on with the business before the meeting.",
        votes_for=facts.votes_for,
        votes_against=facts.votes_against,
        share=say_share(share),
    )
