"""The papers that elected whoever has left, counted again among those who are willing."""

from __future__ import annotations

from typing import Any

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import Term
from folkmoot.apps.elections.queries.ledger import answers_of
from folkmoot.apps.elections.queries.vacancies import VacancyView, why_left
from folkmoot.core.tally import Constraint, CountError, count, record_of
from folkmoot.core.tally.countback import Countback, countback
from folkmoot.core.tally.drawing import lot_seed
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused

RULE = "av"


def papers_of_vacancy(
    subject: Subject, found: VacancyView, willing: list[int]
) -> tuple[Countback, dict[str, Any]]:
    """The papers of a vacancy and the record of their count, not yet counted again.

    Raises:
        Refused: if they cannot be counted.
    """
    view = subject.view
    declared = queries.declaration(view.key)
    assert declared is not None  # noqa: S101  (nobody holds a place before it)
    assert declared.count is not None  # noqa: S101  (asked when the vacancy was noted)
    numbers = {line.person_key: line.number for line in queries.paper(view.key)}
    member = _elected_by_papers(found, numbers)
    try:
        papers = countback(
            declared.count.record,
            queries.profile(view),
            member=member,
            willing=willing,
        )
        kept = _constraints(subject, found, papers, numbers)
        seed = lot_seed(f"{queries.seed_of(view.key)}|countback|{found.term}")
        counted = count(papers.profile, RULE, seats=1, constraints=kept, seed=seed)
    except CountError as error:
        raise Refused(no(Reason("vacancy.cannot_be_counted", f"{error}.", {}, None, ""))) from None
    record = record_of(
        counted,
        title=view.title,
        digest=papers.profile.digest(),
        seed=seed,
        constraints=[
            {"name": k.name, "members": sorted(k.members), "least": k.least, "most": k.most}
            for k in kept
        ],
    )
    return papers, record | {
        "parts": papers.parts,
        "countback": {
            "of": declared.count.digest,
            "member": member,
            "numbers": list(papers.numbers),
            "papers": papers.papers,
            "worth": papers.worth,
            "exhausted": papers.exhausted,
        },
    }


def _elected_by_papers(found: VacancyView, numbers: dict[str, int]) -> int:
    """Whose papers are counted: the holder's; of one who came by countback, her predecessor's."""
    holder = found.holder
    for earlier in queries.vacancies_of(found.election):
        if earlier.counted and earlier.counted.person_key == holder:
            return _elected_by_papers(earlier, numbers)
    return numbers[holder]


def _constraints(
    subject: Subject, found: VacancyView, papers: Countback, numbers: dict[str, int]
) -> list[Constraint]:
    answers = answers_of(subject.view.key)
    day = day_of(found.at)
    holding = [
        term.person_key
        for term in Term.objects.filter(election=subject.row).select_related("post")
        if not why_left(term, day)
    ]
    place = {number: n for n, number in enumerate(papers.numbers, 1)}
    out = []
    for name, least in subject.view.kept:
        of_group = {key for key, answer in answers.items() if name in answer.groups}
        members = frozenset(place[numbers[key]] for key in of_group if numbers.get(key, 0) in place)
        if members and sum(key in of_group for key in holding) < least:
            out.append(Constraint(name, members, least=1))
    return out
