"""Elections: facts as rows. Who stands, who voted and what was counted; never a status.

What is secret stands in `box`: nothing there holds a time, a number that counts up, or a way from
a voter to a vote.
"""

from folkmoot.apps.elections.models.box import Ballot, Mark
from folkmoot.apps.elections.models.campaign import (
    Hustings,
    Mailing,
    Photograph,
    Slate,
    SlateMember,
    Statement,
)
from folkmoot.apps.elections.models.elections import (
    Election,
    Lot,
    PaperLine,
    Poll,
    Post,
    Question,
    Term,
)
from folkmoot.apps.elections.models.nominations import Answer, Nomination, Withdrawal
from folkmoot.apps.elections.models.open_votes import OpenVote
from folkmoot.apps.elections.models.paper import PaperBatch, PaperEntry
from folkmoot.apps.elections.models.results import CountMade, Declaration, ResultChallenge
from folkmoot.apps.elections.models.vacancies import CountBack, Vacancy, VacancyAnswer

__all__ = [
    "Answer",
    "Ballot",
    "CountBack",
    "CountMade",
    "Declaration",
    "Election",
    "Hustings",
    "Lot",
    "Mailing",
    "Mark",
    "Nomination",
    "OpenVote",
    "PaperBatch",
    "PaperEntry",
    "PaperLine",
    "Photograph",
    "Poll",
    "Post",
    "Question",
    "ResultChallenge",
    "Slate",
    "SlateMember",
    "Statement",
    "Term",
    "Vacancy",
    "VacancyAnswer",
    "Withdrawal",
]
