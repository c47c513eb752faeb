"""What can be done in this room: one file for one verb, or for the verbs of one thing."""

from folkmoot.apps.elections.actions.answer_nomination import answer_nomination, withdraw
from folkmoot.apps.elections.actions.ask_members import ask_members, declare_ballot
from folkmoot.apps.elections.actions.call_election import call_election, make_post
from folkmoot.apps.elections.actions.campaign import (
    form_slate,
    give_photograph,
    give_statement,
    join_slate,
    mail_electorate,
    set_hustings,
)
from folkmoot.apps.elections.actions.cast_ballot import (
    Accepted,
    ballot_digest,
    cast_ballot,
    replace_ballot,
    tag_of,
    vote_openly,
)
from folkmoot.apps.elections.actions.count_ballots import count_ballots
from folkmoot.apps.elections.actions.declare_result import (
    answer_result_challenge,
    challenge_result,
    declare_result,
)
from folkmoot.apps.elections.actions.enter_papers import (
    admit_batch,
    enter_papers,
    issue_paper,
    open_batch,
)
from folkmoot.apps.elections.actions.fill_box import fill_box
from folkmoot.apps.elections.actions.fill_vacancy import (
    answer_vacancy,
    count_back,
    give_up_place,
    note_vacancy,
)
from folkmoot.apps.elections.actions.give_notice_of_poll import give_notice_of_poll
from folkmoot.apps.elections.actions.nominate import nominate, take_back
from folkmoot.apps.elections.actions.shuffle import settle_boxes

__all__ = [
    "Accepted",
    "admit_batch",
    "answer_nomination",
    "answer_result_challenge",
    "answer_vacancy",
    "ask_members",
    "ballot_digest",
    "call_election",
    "cast_ballot",
    "challenge_result",
    "count_back",
    "count_ballots",
    "declare_ballot",
    "declare_result",
    "enter_papers",
    "fill_box",
    "form_slate",
    "give_notice_of_poll",
    "give_photograph",
    "give_statement",
    "give_up_place",
    "issue_paper",
    "join_slate",
    "mail_electorate",
    "make_post",
    "nominate",
    "note_vacancy",
    "open_batch",
    "replace_ballot",
    "set_hustings",
    "settle_boxes",
    "tag_of",
    "take_back",
    "vote_openly",
    "withdraw",
]
