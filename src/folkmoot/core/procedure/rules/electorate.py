"""Rule group 15: who elects whom (field notes on assemblies, section 6.15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_name
from folkmoot.core.terms import Verdict, yes

BY_POST = "electorate.by_post"
OTHERWISE = "electorate.otherwise"

ELECTORATES = (
    "members",
    "unit_members",
    "delegates",
    "unit_delegates",
    "affiliate_delegates",
    "executive",
)
WORDS: dict[str, str] = {
    "members": "every member, one vote each",
    "unit_members": "the members of the unit, one vote each",
    "delegates": "the delegates at conference",
    "unit_delegates": "the delegates of local parties at conference",
    "affiliate_delegates": "the delegates of affiliates at conference",
    "executive": "the executive",
}

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=BY_POST,
        type="names",
        default=(),
        sentence="These posts are filled by these electorates: {value}.",
        otherwise="No post has an electorate of its own.",
        example="Arrangements committee by members; disciplinary committee by unit delegates.",
        kinder="neither",
        kinder_to="members",
    ),
    Parameter(
        key=OTHERWISE,
        type="choice",
        default="members",
        choices=ELECTORATES,
        sentence="A post for which nothing else is said is filled by: {value}.",
        example="With members: a new post is elected by one member, one vote.",
        kinder="neither",
        kinder_to="members",
    ),
)

READS = (BY_POST, OTHERWISE)


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who elects a post.

    Attributes:
        post: the post.
        key: one of `ELECTORATES`.
        words: the same in words.
        named: whether the rules name the post, rather than the fallback applying.
    """

    post: str
    key: str
    words: str
    named: bool


@dataclass(frozen=True, slots=True)
class ElectorFacts:
    """Somebody about to vote for a post.

    Attributes:
        post: the post.
        voter: who, as a sentence begins with it ("You").
        belongs_to: the electorates the person belongs to for this post on its freeze date.
    """

    post: str
    voter: str
    belongs_to: Collection[str]


def electorate_of(post: str, rules: RuleSet) -> Electorate:
    """Who elects the post under this edition of the rules (rule group 15)."""
    table = rules.labels(BY_POST)
    key = table.get(post, rules.text(OTHERWISE))
    return Electorate(post, key, WORDS.get(key, say_name(key)), post in table)


def check_elector(facts: ElectorFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether somebody has a vote for the post (rule group 15).

    Refuses with ``electorate.not_in_it``, or ``electorate.unknown`` where the rules name an
    electorate that nobody can be found to belong to.
    """
    del at
    electorate = electorate_of(facts.post, rules)
    key = BY_POST if electorate.named else OTHERWISE
    if electorate.key not in ELECTORATES:
        return rules.refuse(
            key,
            "electorate.unknown",
            "The rules say that {post} is elected by “{electorate}”, which is not an electorate.",
            remedy="Correct the rule parameter before the election opens.",
            post=say_name(facts.post),
            electorate=electorate.key,
        )
    if electorate.key in facts.belongs_to:
        return yes()
    return rules.refuse(
        key,
        "electorate.not_in_it",
        "{post} is elected by {words}. {voter} did not belong to that electorate on the day that "
        "counts.",
        remedy="If you think you did, ask the returning officer to show the roll.",
        post=say_name(facts.post).capitalize(),
        words=electorate.words,
        voter=facts.voter,
    )
