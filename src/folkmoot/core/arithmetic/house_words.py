"""A count of the house in plain words: where it stands, who decides, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from folkmoot.core.arithmetic.house import House, Side, State, assumptions
from folkmoot.core.arithmetic.house_count import HouseCount, Tally, is_carried, moved
from folkmoot.core.arithmetic.house_moves import Changes, Flip, Move, Option, Weight
from folkmoot.core.arithmetic.threshold import SIMPLE_MAJORITY
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

MOST_NAMED = 3
TWO = 2

_STATES = {
    State.ABSENT: "{members} absent ({blocs})",
    State.ABSTAINING: "{members} abstaining ({blocs})",
    State.PAIRED: "{members} paired ({blocs})",
    State.TELLER: "{members} telling ({blocs})",
    State.DOES_NOT_SIT: "{members} not taking their seats ({blocs})",
    State.CHAIR: "{members} presiding without a vote ({blocs})",
}


def tell(count: HouseCount, found: Changes) -> tuple[Reason, ...]:
    """The whole account, a sentence or two a line, the result first."""
    return (
        *_stands(count),
        *_decides(count, found),
        *_heads(count, found),
        *_range(count),
        *_house(count),
        *_cautions(count),
    )


def result_words(house: House, tally: Tally) -> Reason:
    """One result: "lost by 9 (306 to 315)"."""
    carried = is_carried(house, tally)
    params: dict[str, Value] = {
        "votes_for": tally.votes_for,
        "votes_against": tally.votes_against,
        "by": abs(tally.margin),
    }
    if tally.margin == 0:
        word = "carried by the casting vote" if carried else "not carried, the votes being equal"
    elif house.threshold == SIMPLE_MAJORITY:
        word = "carried by {by}" if carried else "lost by {by}"
    else:
        word = "carried" if carried else "not carried"
    return Reason("house.result", word + " ({votes_for} to {votes_against})", params)


def case_words(house: House) -> Iterator[tuple[str, Reason, str]]:
    """Each case of the file: its name, what it comes to, and why it is thought of."""
    for case in house.cases:
        tally = moved(house, dict(case.moves))
        yield case.name, result_words(house, tally), case.grounds.reason


def _stands(count: HouseCount) -> Iterator[Reason]:
    result = result_words(count.house, count.tally)
    yield Reason("house.stands", "As things stand it is " + result.says + ".", result.params)
    if count.needed is None:
        says = "No number of votes would carry it: it needs {threshold}."
        yield Reason("house.hopeless", says, {"threshold": count.house.threshold.text})
        return
    short = count.needed - count.tally.votes_for
    params: dict[str, Value] = {
        "needed": count.needed,
        "threshold": count.house.threshold.text,
        "short": short,
        "spare": -short,
    }
    if short > 0:
        says = "It needs {needed} votes for ({threshold}), and is {short} short."
    else:
        says = "It needs {needed} votes for ({threshold}), and has {spare} to spare."
    yield Reason("house.needed", says, params)


def _decides(count: HouseCount, found: Changes) -> Iterator[Reason]:
    pivotal = found.pivotal
    for weight in pivotal[:MOST_NAMED]:
        yield _pivot(count.house, weight)
    if len(pivotal) > MOST_NAMED:
        others = [weight.bloc.name for weight in pivotal[MOST_NAMED:]]
        says = "So could {count} more, each alone: {blocs}."
        yield Reason("house.also", says, {"count": len(others), "blocs": ", ".join(others)})
    together = [flip for flip in found.flips if len(flip.moves) > 1]
    if not pivotal and not together:
        says = "No {searched} blocs together could change that."
        if found.searched < TWO:
            says = "No bloc alone could change that."
        yield Reason("house.nobody", says, {"searched": found.searched})
    if not pivotal and together:
        yield _together(count.house, together[0], "No bloc decides alone. The smallest way: ")
    elif together:
        yield _together(count.house, together[0], "The smallest way for several: ")


def _pivot(house: House, weight: Weight) -> Reason:
    """Who decides and how: DUP's 10, if they abstain or if they vote for it."""
    params: dict[str, Value] = {"bloc": weight.bloc.name, "votes": weight.bloc.voting}
    parts = []
    for place, option in enumerate(_shown(weight)):
        result = result_words(house, option.tally)
        said = result.says
        for name, value in result.params.items():
            said = said.replace("{" + name + "}", "{" + f"{name}_{place}" + "}")
            params[f"{name}_{place}"] = value
        members = weight.bloc.could_come if option.move.all_there else weight.bloc.voting
        params[f"members_{place}"] = members
        parts.append(_if(option.move, place, one=weight.bloc.voting == 1) + " " + said)
    if not weight.bloc.voting:
        return Reason("house.pivot", "{bloc} could decide: " + "; ".join(parts) + ".", params)
    own = "{bloc}'s {votes} decide" if weight.bloc.voting > 1 else "{bloc}'s one vote decides"
    return Reason("house.pivot", own + ": " + "; ".join(parts) + ".", params)


def _shown(weight: Weight) -> Sequence[Option]:
    """Both things a voting bloc could do instead; of those who would have to come, what flips."""
    return [option for option in weight.options if option.flips or not option.move.all_there]


def _if(move: Move, place: int, *, one: bool) -> str:
    if move.all_there:
        return f"if {{members_{place}}} came and voted {move.to.value} it, it is"
    who, ending = ("it", "s") if one else ("they", "")
    does = {Side.ABSTAIN: f"abstain{ending}", Side.ABSENT: f"stay{ending} away"}.get(
        move.to, f"vote{ending} {move.to.value} it"
    )
    return f"if {who} {does}, it is"


def _together(house: House, flip: Flip, before: str) -> Reason:
    params: dict[str, Value] = {}
    parts = []
    for place, move in enumerate(flip.moves):
        params[f"bloc_{place}"], params[f"members_{place}"] = move.bloc, move.members
        parts.append(f"{{bloc_{place}}}'s {{members_{place}}} " + _does(move))
    result = result_words(house, flip.tally)
    says = (
        before + ", ".join(parts[:-1]) + " and " + parts[-1] + "; then it is " + result.says + "."
    )
    return Reason("house.together", says, {**params, **result.params})


def _does(move: Move) -> str:
    if move.all_there:
        return f"come and vote {move.to.value} it"
    return {Side.ABSTAIN: "abstain", Side.ABSENT: "stay away"}.get(
        move.to, f"vote {move.to.value} it"
    )


def _heads(count: HouseCount, found: Changes) -> Iterator[Reason]:
    """How many single members it takes."""
    side = "for" if count.carried else "against"
    ways = []
    params: dict[str, Value] = {}
    for name, number, words in (
        ("cross", found.cross, f"{{cross}} of those {side} it crossing over"),
        ("withhold", found.withhold, f"{{withhold}} of those {side} it not voting"),
        ("come", found.come, "{come} of those who do not vote coming to vote"),
    ):
        if number is not None:
            params[name] = number
            ways.append(words)
    if not ways:
        return
    joined = ways[0] if len(ways) == 1 else ", ".join(ways[:-1]) + " or " + ways[-1]
    yield Reason("house.heads", "Member by member, it takes " + joined + ".", params)


def _range(count: HouseCount) -> Iterator[Reason]:
    if count.lowest == count.highest:
        return
    params: dict[str, Value] = {
        "low_for": count.lowest.votes_for,
        "low_against": count.lowest.votes_against,
        "high_for": count.highest.votes_for,
        "high_against": count.highest.votes_against,
    }
    spread = (
        "Rebels, absences and the undecided can make it anything from {low_for} to {low_against}"
        " up to {high_for} to {high_against}"
    )
    if count.certain:
        word = "carried" if count.carried else "not carried"
        yield Reason("house.range.certain", spread + f": {word} in every case.", params)
    else:
        yield Reason("house.range.open", spread + ": it is open.", params)


def _house(count: HouseCount) -> Iterator[Reason]:
    house = count.house
    params: dict[str, Value] = {"seats": house.seats, "can_vote": house.can_vote}
    parts = []
    for state, words in _STATES.items():
        members = house.in_state(state)
        if not members:
            continue
        blocs = [
            f"{bloc.name} {bloc.in_state(state)}" for bloc in house.blocs if bloc.in_state(state)
        ]
        key = state.name.lower()
        params[key], params[f"{key}_blocs"] = members, ", ".join(blocs)
        said = words.replace("{members}", f"{{{key}}}").replace("{blocs}", f"{{{key}_blocs}}")
        parts.append(said)
    says = "{can_vote} of {seats} can vote"
    if parts:
        says += "; the others are " + ", ".join(parts)
    if count.to_win is not None:
        params["to_win"] = count.to_win
        says += ". If all of them do, {to_win} carry it"
    yield Reason("house.can_vote", says + ".", params)


def _cautions(count: HouseCount) -> Iterator[Reason]:
    house = count.house
    paired = {
        side: sum(bloc.in_state(State.PAIRED) for bloc in house.blocs if bloc.side is side)
        for side in (Side.FOR, Side.AGAINST)
    }
    if paired[Side.FOR] != paired[Side.AGAINST]:
        says = (
            "Pairs have two ends, but {ours} of those for are paired and {theirs} of those against."
        )
        params: dict[str, Value] = {"ours": paired[Side.FOR], "theirs": paired[Side.AGAINST]}
        yield Reason("house.pairs", says, params)
    bare = [one for one in assumptions(house) if not one.grounds.complete]
    if bare:
        names = list(dict.fromkeys(one.bloc for one in bare))
        says = "{count} of {all} assumptions have no reason or no source yet: {blocs}."
        yield Reason(
            "house.unfounded",
            says,
            {"count": len(bare), "all": len(assumptions(house)), "blocs": ", ".join(names)},
        )
