"""The hustings of the story: one whose answers are open, one for which questions are asked."""

from __future__ import annotations

from folkmoot.apps.commons import actions
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import NATIONAL
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

WHOLE = NATIONAL[0]
# A question, who asked it, and how many others of that branch want it answered.
ASKED = (
    ("When you rule a motion out, how will you give your reasons?", "quayside", 34),
    ("Would you publish a reason for every ruling?", "peel", 21),
    ("Which deadline would you move, and which way?", "hollins", 27),
    ("How often have you been late?", "ashpit", 9),
    ("Is it true what they say about you in Netherby Road?", "causeway", 3),
)
PUT = (
    ("How will you give the reasons for a ruling, and where can a branch read them?", (1, 2)),
    ("Which deadline would you move, and which way?", (3,)),
)
ANSWERS = (
    (
        "Under the motion, on the day, with the rule quoted. What I cannot write I cannot rule.",
        "Submission, a week later. A branch that meets monthly loses its turn by three days now.",
    ),
    (
        "On the page of the motion, and read aloud at the start of the session.",
        "None. A deadline that moves helps whoever heard of it first.",
    ),
    (
        "In two sentences. Long reasons hide things.",
        "Challenges: five days are too few for people with jobs.",
    ),
    ("With the other motions ruled the same way beside it.", ""),
    (
        "Before the ruling, to the branch, so that it can be put right.",
        "Composites should close earlier, and be read by those they are made of.",
    ),
)


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """Both hustings; returns their keys."""
    told = yield from together(_arrangements(line, party), _treasurer(line, party))
    return {"hustings": told[0], "asking": told[1]}


def _arrangements(line: Timeline, party: Party) -> Story[str]:
    """Of the arrangements committee: asked, grouped, sealed, opened last week."""
    called = line.evening(-23)
    yield called
    view, _ = actions.call_hustings(
        actor=party.greta,
        at=called,
        title="Those who want to rule on your motions",
        unit=WHOLE,
        election=f"arrangements-{line.evening(-6).year}",
        questions_close=line.evening(-8, hour=12),
        answers_open=line.evening(-5, hour=9),
        key="arrangements",
    )
    yield line.evening(-15)
    _ask(line, party, view.key)
    yield line.evening(-9)
    actions.leave_out(
        actor=party.maeve, at=line.evening(-9), hustings=view.key, question=5,
        reason="It repeats gossip about a person and asks the candidates nothing.",
    )  # fmt: skip
    yield line.evening(-8, hour=14)
    actions.choose_questions(
        actor=party.greta, at=line.evening(-8, hour=14), hustings=view.key, chosen=PUT
    )
    yield line.evening(-7)
    standing = [party.hamid, *(party.of_unit[unit][9] for unit in
                ("quayside", "lamp-street", "peatlands", "kettle-bank"))]  # fmt: skip
    for actor, answers in zip(standing, ANSWERS, strict=True):
        for number, text in enumerate(answers, 1):
            if text:
                actions.seal_answer(
                    actor=actor, at=line.evening(-7), hustings=view.key, question=number, text=text
                )
    return view.key


def _ask(line: Timeline, party: Party, key: str) -> None:
    wishes = []
    for number, (text, unit, many) in enumerate(ASKED, 1):
        actions.put_question(
            actor=party.of_unit[unit][25], at=line.evening(-15), hustings=key, text=text
        )
        wishes += [(party.of_unit[unit][26 + n].key, number) for n in range(many)]
    actions.bring_wishes(at=line.evening(-15), hustings=key, wishes=wishes)


def _treasurer(line: Timeline, party: Party) -> Story[str]:
    """Of the treasurer: questions are being asked."""
    called = line.evening(-4)
    yield called
    view, _ = actions.call_hustings(
        actor=party.greta,
        at=called,
        title="Who would keep the books",
        unit=WHOLE,
        election=f"treasurer-{line.evening(28).year}",
        questions_close=line.evening(24, hour=12),
        answers_open=line.evening(30, hour=18),
        key="treasurer",
    )
    yield line.evening(-3)
    for unit, text in (
        ("quayside", "What would you show us every month?"),
        ("hollins", "Half of each subscription for the local party: yes or no?"),
    ):
        actions.put_question(
            actor=party.of_unit[unit][25], at=line.evening(-3), hustings=view.key, text=text
        )
    return view.key
