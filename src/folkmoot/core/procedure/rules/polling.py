"""Rule group 18: who may vote how, what is kept secret, and when a result may be declared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import say_moment
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list
from folkmoot.core.terms import Reason, Verdict, no, yes

LEAST = "election.least_ballots"
PHRASES = "election.phrases"
MARKED = "election.marked_register"
BATCH = "election.shuffle_batch"
LONGEST_PHRASE = 60

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=LEAST,
        type="count",
        unit="ballots",
        default=5,
        sentence="A secret ballot is opened only if at least {value} are in the box.",
        otherwise="A secret ballot is opened however few ballots are in the box.",
        example="With 5: four ballots were cast; they are not opened, because who voted how could "
        "be guessed. The vote is taken again by another way.",
        kinder="higher",
        kinder_to="voters",
    ),
    Parameter(
        key=PHRASES,
        type="flag",
        default=True,
        sentence="A voter may put a phrase on a secret ballot and find it in the published list.",
        otherwise="Ballots are published without phrases, so that nobody can be made to show one.",
        example="When on: whoever knows your phrase can see how you voted. Where votes may be "
        "bought or forced, turn it off.",
    ),
    Parameter(
        key=MARKED,
        type="flag",
        default=True,
        sentence="Scrutineers may read who has voted (not how) once the poll is closed.",
        otherwise="Nobody is told who has voted.",
        example="When on: a scrutineer compares the number of names marked with the number of "
        "ballots.",
    ),
    Parameter(
        key=BATCH,
        type="count",
        unit="ballots",
        default=20,
        sentence="Ballots and marks in the register are rewritten and shuffled in batches of "
        "{value}.",
        otherwise="Ballots and marks are shuffled when the poll closes, and not before.",
        example="With 20: the twentieth vote since the last batch makes both lists be written "
        "anew in an order drawn by lot.",
        kinder="higher",
        kinder_to="voters",
    ),
)


@dataclass(frozen=True, slots=True)
class CastFacts:
    """A ballot about to go into the box.

    Attributes:
        post: the post.
        opens, closes: when the poll is open.
        on_roll: whether the voter is on the roll; why_not: the roll's reason otherwise.
        voted: whether the register has the voter marked already.
        statutory: whether statute demands a postal ballot instead.
    """

    post: str
    opens: datetime
    closes: datetime
    on_roll: bool
    why_not: str = ""
    voted: bool = False
    statutory: bool = False


def check_cast(facts: CastFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether somebody may vote now.

    Refuses with ``poll.not_open``, ``poll.closed``, ``poll.not_on_roll``, ``poll.voted`` or
    ``poll.by_post``.
    """
    del rules
    verdict = _is_open(facts, at)
    if facts.statutory:
        says = (
            "Statute demands a postal ballot under an independent scrutineer for {post}. "
            "No vote is taken here."
        )
        remedy = "Vote on the paper that the scrutineer sends you."
        verdict &= no(Reason("poll.by_post", says, {"post": facts.post}, None, remedy))
    if not facts.on_roll:
        says = "You are not on the roll for {post}: {why}."
        params = {"post": facts.post, "why": facts.why_not or "you have no line on it"}
        remedy = "If that is wrong, challenge your line of the roll."
        verdict &= no(Reason("poll.not_on_roll", says, params, None, remedy))
    if facts.voted:
        says = "You have voted for {post} already."
        remedy = "The device on which you voted, or the replacement code, can replace your ballot."
        verdict &= no(Reason("poll.voted", says, {"post": facts.post}, None, remedy))
    return verdict


def _is_open(facts: CastFacts, at: datetime) -> Verdict:
    if at < facts.opens:
        says = "The poll for {post} opens on {moment}."
        params = {"post": facts.post, "moment": say_moment(facts.opens)}
        return no(Reason("poll.not_open", says, params, None, "Vote from then on."))
    if at > facts.closes:
        says = "The poll for {post} closed on {moment}."
        params = {"post": facts.post, "moment": say_moment(facts.closes)}
        return no(Reason("poll.closed", says, params, None, "The result will be on this page."))
    return yes()


def check_paper(choices: Sequence[int], *, candidates: int) -> Verdict:
    """Whether a list of candidates in order of preference is a ballot paper.

    Args:
        choices: numbers from 1, the first preference first.
        candidates: how many stand on the paper.

    Refuses with ``paper.blank``, ``paper.unknown`` or ``paper.twice``.
    """
    if not choices:
        says = "The ballot paper is blank."
        return no(Reason("paper.blank", says, {}, None, "Give at least a first preference."))
    if any(not 1 <= choice <= candidates for choice in choices):
        says = "The ballot paper names somebody who is not on it."
        return no(Reason("paper.unknown", says, {}, None, "Fill it in again."))
    if len(set(choices)) != len(choices):
        says = "The ballot paper names one candidate twice."
        return no(Reason("paper.twice", says, {}, None, "Give each candidate one number."))
    return yes()


def check_ranks(ranks: Sequence[int | None]) -> Verdict:
    """Whether the numbers written beside the names are an order: 1, 2, 3 … without gap or repeat.

    Refuses with ``paper.same_number`` or ``paper.gap``, naming the number.
    """
    written = sorted(rank for rank in ranks if rank is not None)
    for place, rank in enumerate(written, 1):
        if written.count(rank) > 1:
            says = "The number {rank} stands beside {many} candidates."
            params = {"rank": rank, "many": written.count(rank)}
            return no(Reason("paper.same_number", says, params, None, "Use each number once."))
        if rank != place:
            says = "The numbers go to {rank}, and {place} is missing."
            remedy = "Number them 1, 2, 3 without a gap; stop where you have no further preference."
            return no(Reason("paper.gap", says, {"rank": rank, "place": place}, None, remedy))
    return yes()


def check_phrase(phrase: str, taken: Collection[str], rules: RuleSet) -> Verdict:
    """Whether a voter's own phrase may stand on the ballot.

    Refuses with ``phrase.barred``, ``phrase.too_long`` or ``phrase.taken``.
    """
    if not phrase:
        return yes()
    if not rules.flag(PHRASES):
        return rules.refuse(
            PHRASES,
            "phrase.barred",
            "Ballots of this election carry no phrase.",
            remedy="Leave it empty.",
        )
    if len(phrase) > LONGEST_PHRASE or not phrase.isprintable():
        says = "A phrase is one line of at most {most} characters."
        return no(Reason("phrase.too_long", says, {"most": LONGEST_PHRASE}, None, "Shorten it."))
    if phrase.casefold() in taken:
        says = "Another ballot carries this phrase already."
        return no(Reason("phrase.taken", says, {}, None, "Choose one that nobody else would."))
    return yes()


def departs_from_mandate(
    choices: Sequence[str], nominees: Collection[str]
) -> tuple[bool, tuple[str, ...]]:
    """Whether an open vote departs from what the voter's unit nominated.

    A unit that nominated k candidates wants them among the first k preferences, in any order.

    Returns:
        whether it departs, and the nominees who were not preferred so.
    """
    first = set(choices[: len(nominees)])
    left_out = tuple(sorted(name for name in nominees if name not in first))
    return bool(left_out), left_out


def check_opening(
    ballots: int, rules: RuleSet, *, secret: bool, closed: bool, statutory: bool = False
) -> Verdict:
    """Whether the box may be opened.

    Refuses with ``count.poll_open``, ``count.nobody_voted``, ``count.too_few`` or
    ``count.by_post``.
    """
    verdict = yes()
    if statutory:
        says = "The independent scrutineer counts the postal ballot; nothing is counted here."
        remedy = "Publish the scrutineer's report beside the notice of poll."
        return no(Reason("count.by_post", says, {}, None, remedy))
    if not closed:
        says = "The poll is still open."
        verdict &= no(Reason("count.poll_open", says, {}, None, "Count when it has closed."))
    if closed and not ballots:
        says = "Nobody voted; nothing decides among the candidates but the lot."
        remedy = "Take the vote again."
        verdict &= no(Reason("count.nobody_voted", says, {}, None, remedy))
    least = rules.count(LEAST)
    if secret and least is not None and 0 < ballots < least:
        verdict &= rules.refuse(
            LEAST,
            "count.too_few",
            "{ballots} ballots are in the box. It is opened from {least} on, so that nobody's "
            "vote can be guessed.",
            remedy="Take the vote again by another way.",
            ballots=ballots,
            least=least,
        )
    return verdict


def check_declaration(faults: Sequence[str], *, ballots: int, marks: int) -> Verdict:
    """Whether a count may be declared: both counters agree, and the box reconciles.

    Args:
        faults: what the second counter found otherwise, a sentence each.
        ballots: papers counted.
        marks: names marked in the register, papers issued included.

    Refuses with ``count.counters_differ`` or ``count.box_differs``.
    """
    verdict = yes()
    if faults:
        says = "The two counters do not agree: {faults}."
        params = {"faults": say_list(list(faults[:3]))}
        remedy = "Nothing is declared until they do. Keep the ballots and call for help."
        verdict &= no(Reason("count.counters_differ", says, params, None, remedy))
    if ballots > marks:
        says = "{ballots} ballots were found and {marks} voters are marked in the register."
        counted = {"ballots": ballots, "marks": marks}
        remedy = "Find out where the others come from before anything is declared."
        verdict &= no(Reason("count.box_differs", says, counted, None, remedy))
    return verdict


def check_challenge(until: datetime | None, grounds: str, at: datetime) -> Verdict:
    """Whether a result may be challenged now.

    Refuses with ``result.no_grounds`` or ``result.challenge_late``.
    """
    verdict = yes()
    if not grounds.strip():
        says = "A challenge gives its grounds."
        verdict &= no(Reason("result.no_grounds", says, {}, None, "Say what was wrong."))
    if until is None or at > until:
        says = "A challenge was in time until {moment}."
        params = {"moment": say_moment(until) if until else "the declaration"}
        verdict &= no(
            Reason("result.challenge_late", says, params, None, "Write to the executive.")
        )
    return verdict
