"""This year: a rule to be changed, rivals, a ruling challenged, a composite in the making."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from folkmoot.apps.motions import actions as motions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Delete, Operation
from folkmoot.core.terms import ProvisionRef
from folkmoot.ops.demo import conferences, ordinary
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.roads import Storyteller, change_words
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

CLAUSE = "2.I.4.B"
OLD = (
    "A member who joins or supports a political organisation other than an official unit or "
    "affiliate of the party shall automatically be ineligible to be or remain a member."
)
FAIR = (
    "A member who joins a political party other than this one may be found ineligible to remain a "
    "member, but only after notice of what is alleged, sight of the evidence, a hearing before "
    "people who took no part in the charge, and reasons in writing."
)
STATEMENT = (
    "Three words do the harm. “Automatically” means that nobody is heard. “Supports” has no "
    "threshold of proof. “Organisation” can be anything. Members have been told by letter that "
    "they are no longer members, with no evidence to answer and nobody to appeal to. Notice, "
    "disclosure, reply, hearing, reasons: without them an exclusion is only a deletion."
)
MINUTES = timedelta(minutes=1)


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """Everything up to last night; returns the motions of the story by name."""
    yield line.evening(-200)
    key = conferences.call(
        party, at=line.evening(-200), opens=line.conference, place="Pavilion, Saltmere"
    )
    delegates = conferences.send_delegates(
        party,
        key,
        at=line.evening(-120),
        frozen_on=line.day(-330),
        named={"aldermere": party.kofi, "brinswick": party.hamid, "weavers": party.joan},
    )
    story = {"conference": key}
    teller = Storyteller(party, key)
    warm_room = ordinary.tell(line, party, key)
    yield from together(delegates, _rule_changes(teller, line, story), _kept(story, warm_room))
    return story


def _kept(story: dict[str, str], told: Story[dict[str, str]]) -> Story[None]:
    story |= yield from told


def _rule_changes(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    """From the first draft to the agenda."""
    party = teller.party
    yield from together(
        _hero(teller, line, story),
        *_model_adopted(teller, line, story),
        *_rivals(teller, line, story),
        _ruled_out(teller, line, story),
        _fees(teller, line, story),
    )
    yield from _rule(teller, line, story)
    yield line.evening(-30)
    section = conferences.put_section(
        party,
        story["conference"],
        "Rule changes",
        at=line.evening(-30),
        ends_at=line.conference + 26 * 60 * MINUTES,
    )
    for name in ("hero", "fees", "langmoss", "harrowgill", "castle-fenn", "eastry-vale"):
        motions.place_on_agenda(
            actor=party.dilys, at=line.evening(-30), motion=story[name], parent=section
        )
    yield from _composite(teller, line, story)


def _hero(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    party = teller.party
    yield line.evening(-150)
    motion = story["hero"] = teller.draft(
        party.rosa,
        line.evening(-150),
        unit="westbrook",
        title="No exclusion without a hearing",
        statement=STATEMENT,
        operations=change_words(CLAUSE, OLD, FAIR),
        topic="Fair process",
    )
    later = yield from teller.decide(
        motion, "westbrook", mover=party.rosa, at=line.evening(-148), votes=(11, 2), count=14
    )
    later = yield from teller.decide(
        motion, "aldermere", mover=party.rosa, at=later, votes=(31, 6), count=40, onward=True
    )
    yield later
    motions.submit_motion(actor=party.farah, at=later, motion=motion)


def _model_adopted(teller: Storyteller, line: Timeline, story: dict[str, str]) -> list[Story[None]]:
    units = (
        ("brinswick", (22, 3)),
        ("dunmoor", (18, 7)),
        ("inverleigh", (27, 4)),
        ("jarnsea", (16, 9)),
        ("gorsely", (8, 15)),
    )

    def adopt(number: int, unit: str, votes: tuple[int, int]) -> Story[None]:
        mover = teller.party.secretaries[unit]
        yield line.evening(-118 + number)
        motion = story[unit] = teller.draft(
            mover,
            line.evening(-118 + number),
            unit=unit,
            title="No exclusion without a hearing",
            statement=STATEMENT,
            operations=change_words(CLAUSE, OLD, FAIR),
            model_of=story["hero"],
            topic="Fair process",
        )
        yield from teller.through_local_party(
            motion, unit, mover=mover, at=line.evening(-110 + number), votes=votes
        )

    return [adopt(number, *each) for number, each in enumerate(units)]


def _rivals(teller: Storyteller, line: Timeline, story: dict[str, str]) -> list[Story[None]]:
    def move(
        unit: str, title: str, statement: str, change: Callable[[], Sequence[Operation]]
    ) -> Story[None]:
        mover = teller.party.secretaries[unit]
        yield line.evening(-112)
        motion = story[unit] = teller.draft(
            mover,
            line.evening(-112),
            unit=unit,
            title=title,
            statement=statement,
            operations=change(),
            topic="Fair process",
        )
        yield from teller.through_local_party(motion, unit, mover=mover, at=line.evening(-108))

    return [
        move(
            "langmoss",
            "Delete the ineligibility clause",
            "A rule that cannot be applied fairly should not be in the book at all.",
            _deleting_the_clause,
        ),
        move(
            "harrowgill",
            "Strike out the word automatically",
            "One word carries the injustice. Take it out and the rest can be argued about later.",
            lambda: change_words(CLAUSE, "shall automatically be ineligible", "may be ineligible"),
        ),
        move(
            "castle-fenn",
            "Campaigning, not sympathy",
            "Nobody can say what support is. Everybody can see who campaigns.",
            lambda: change_words(CLAUSE, "joins or supports", "joins or campaigns for"),
        ),
        move(
            "eastry-vale",
            "Only those who stand against us",
            "A choir is an organisation. The rule should speak of those who stand against us.",
            lambda: change_words(
                CLAUSE,
                "other than an official unit or affiliate of the party",
                "that stands candidates against the party",
            ),
        ),
    ]


def _deleting_the_clause() -> Sequence[Operation]:
    edition = rulebook.last_edition("party")
    target = edition.tree.find(CLAUSE) if edition else None
    if target is None:
        raise ValueError(f"there is no {CLAUSE}")
    return (Delete(target.pid, target),)


def _ruled_out(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    party = teller.party
    mover = party.secretaries["kettlewick"]
    yield line.evening(-115)
    motion = story["kettlewick"] = teller.draft(
        mover,
        line.evening(-115),
        unit="kettlewick",
        title="Two fifths of each subscription for the local party",
        statement="Last year conference refused one half. This is not one half.",
        operations=change_words("2.III.2", "One third", "Two fifths"),
        topic="Fees",
    )
    yield from teller.through_local_party(motion, "kettlewick", mover=mover, at=line.evening(-110))


def _fees(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    party = teller.party
    mover = party.secretaries["farrowdale"]
    yield line.evening(-116)
    motion = story["fees"] = teller.draft(
        mover,
        line.evening(-116),
        unit="farrowdale",
        title="A reduced rate for carers",
        statement="Those who look after others without pay should not pay the full rate.",
        operations=change_words(
            "2.III.1", "for those without work", "for those without work and for unpaid carers"
        ),
        topic="Fees",
    )
    yield from teller.through_local_party(motion, "farrowdale", mover=mover, at=line.evening(-109))


def _rule(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    party, on = teller.party, line.evening(-62)
    yield on
    adopted = ("hero", "brinswick", "dunmoor", "inverleigh")
    for name in (*adopted, "langmoss", "harrowgill", "castle-fenn", "eastry-vale", "fees"):
        motions.rule_motion(actor=party.dilys, at=on, motion=story[name], outcome="in_order")
    motions.rule_motion(
        actor=party.dilys,
        at=on,
        motion=story["kettlewick"],
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons=(
            "Conference decided on 2.III.2 last year, when it refused to raise the local party's "
            "share. Fewer than three conferences have been held since, and the executive has not "
            "held the matter to be of immediate importance."
        ),
    )
    yield line.evening(-58)
    motions.challenge_ruling(
        actor=party.secretaries["kettlewick"],
        at=line.evening(-58),
        motion=story["kettlewick"],
        grounds=(
            "What conference refused was one half. It has never voted on two fifths, and the rule "
            "speaks of a provision decided on, not of every figure that could stand in it."
        ),
    )


def _composite(teller: Storyteller, line: Timeline, story: dict[str, str]) -> Story[None]:
    party = teller.party
    yield line.evening(-20)
    parents = [story["brinswick"], story["dunmoor"], story["inverleigh"]]
    composite = story["composite"] = motions.draw_up_composite(
        actor=party.dilys,
        at=line.evening(-20),
        parents=parents,
        title="No exclusion without a hearing",
        statement=STATEMENT,
        operations=change_words(CLAUSE, OLD, FAIR),
        topic="Fair process",
    ).key
    yield line.evening(-12)
    for unit in ("dunmoor", "inverleigh"):
        motions.answer_composite(
            actor=party.secretaries[unit],
            at=line.evening(-12),
            motion=story[unit],
            composite=composite,
            joins=True,
        )


def conference_today(line: Timeline, party: Party, story: dict[str, str]) -> Story[None]:
    """How conference began today, up to the card vote that is still open."""
    conference, opens = story["conference"], line.conference
    yield line.evening(-1)
    report = conferences.put_report(party, conference, at=line.evening(-1))
    yield from conferences.open_with_report(party, conference, at=opens, report=report)
    yield opens + 20 * MINUTES
    motions.reply_to_challenge(
        actor=party.dilys,
        at=opens + 20 * MINUTES,
        motion=story["kettlewick"],
        reply="The share is the whole of that provision; to change the figure is to change it.",
    )
    yield from ordinary.amend(line, party, conference, story["ordinary"])
    yield from _begin_the_vote(line, party, story)


def _begin_the_vote(line: Timeline, party: Party, story: dict[str, str]) -> Story[None]:
    """The motion is moved, and the card vote on it opens; five cards are still out."""
    conference, opens = story["conference"], line.conference
    yield opens + 60 * MINUTES
    motions.move_motion(actor=party.kofi, at=opens + 60 * MINUTES, motion=story["hero"])
    conferences.tell_delegates(
        party.farah, conference, story["hero"], "aldermere", at=opens + 60 * MINUTES
    )
    yield opens + 100 * MINUTES
    vote = conferences.open_cards(party, conference, story["hero"], at=opens + 100 * MINUTES)
    choices = {
        "brinswick": "for",
        "castle-fenn": "for",
        "dunmoor": "for",
        "eastry-vale": "against",
        "farrowdale": "for",
        "gorsely": "against",
        "inverleigh": "for",
        "jarnsea": "for",
        "kettlewick": "for",
        "carriers": "for",
        "clerks": "against",
        "cooperators": "for",
    }
    yield opens + 110 * MINUTES
    conferences.tell_cards(party, conference, vote, choices, at=opens + 110 * MINUTES)
