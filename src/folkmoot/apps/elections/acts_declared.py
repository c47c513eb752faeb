"""The acts of this room. No field in clear names a person; no secret ballot is an act."""

from folkmoot.apps.record.act_types import declare

POST_MADE = declare(
    "elections.post_made",
    says="The post {post} of {unit} has {places} places for {months} months.",
    clear=("post", "unit", "places", "months"),
)
CALLED = declare(
    "elections.called",
    says="The election {election} of {places} to {post} was called; {electorate} vote.",
    clear=(
        "election", "post", "places", "electorate", "mode", "counting", "commitment",
        "nominations_close", "poll_opens", "poll_closes",
    ),
)  # fmt: skip
NOMINATED = declare(
    "elections.nominated",
    says="{nominator} made a nomination in the election {election}.",
    clear=("election", "nominator", "meeting"),
)
TAKEN_BACK = declare(
    "elections.nomination_taken_back",
    says="{nominator} took a nomination back in the election {election}.",
    clear=("election", "nominator"),
)
ANSWERED = declare(
    "elections.nominee_answered",
    says="A nominee {answer} in the election {election}.",
    clear=("election", "answer"),
)
WITHDRAWN = declare(
    "elections.candidate_withdrew",
    says="A candidate withdrew from the election {election}.",
    clear=("election",),
)
STATED = declare(
    "elections.statement_made",
    says="A candidate in the election {election} gave a statement.",
    clear=("election", "text"),
)
SLATE_FORMED = declare(
    "elections.slate_formed",
    says="The slate {slate} was formed in the election {election}.",
    clear=("election", "slate"),
)
SLATE_JOINED = declare(
    "elections.slate_joined",
    says="A candidate agreed to stand on the slate {slate} in the election {election}.",
    clear=("election", "slate"),
)
HUSTINGS_SET = declare(
    "elections.hustings_set",
    says="A hustings for the election {election} was set for {starts_at}.",
    clear=("election", "starts_at"),
)
MAILED = declare(
    "elections.candidate_mailed",
    says="A candidate's letter went to the {recipients} electors of {election}.",
    clear=("election", "recipients"),
)
POLL_NOTICED = declare(
    "elections.poll_noticed",
    says="Notice of poll was given for {election}: {candidates} candidates for {places} places.",
    clear=("election", "candidates", "places", "order_seed", "paper", "mode"),
)
UNOPPOSED = declare(
    "elections.unopposed",
    says="The election {election} is not contested: {candidates} candidates, {places} places.",
    clear=("election", "candidates", "places"),
)
VOTE_RECORDED = declare(
    "elections.vote_recorded",
    says="A delegate of {unit} voted openly in the election {election}.",
    clear=("election", "unit", "choices", "departs"),
)
PAPERS_ISSUED = declare(
    "elections.paper_issued",
    says="A ballot paper was given to an elector.",
    private=True,
)
PAPERS_ADMITTED = declare(
    "elections.papers_admitted",
    says="{papers} papers, read by two people alike, went into the box of {election}.",
    clear=("election", "batch", "papers"),
)
COUNTED = declare(
    "elections.counted",
    says="The {ballots} ballots of {election} were counted twice; {faults} figures differed.",
    clear=("election", "ballots", "marks", "papers", "record", "faults", "seed"),
)
DECLARED = declare(
    "elections.declared",
    says="The result of {election} was declared: {elected} elected, {vacant} places left open.",
    clear=("election", "elected", "vacant", "record", "challenge_until"),
)
CHALLENGED = declare(
    "elections.result_challenged",
    says="The result of {election} was challenged.",
    clear=("election", "grounds"),
)
CHALLENGE_ANSWERED = declare(
    "elections.challenge_answered",
    says="A challenge to the result of {election} was {outcome}.",
    clear=("election", "outcome", "answer"),
)
PLACE_GIVEN_UP = declare(
    "elections.place_given_up",
    says="A holder of the post {post} gave the place up.",
    clear=("election", "post"),
)
VACANCY_NOTED = declare(
    "elections.vacancy_noted",
    says="A place of {post} has fallen vacant; {asked} who stood for {election} are asked.",
    clear=("election", "post", "left", "asked", "answers_until"),
)
VACANCY_ANSWERED = declare(
    "elections.vacancy_answered",
    says="Somebody who stood for {election} {answer} to fill a vacant place.",
    clear=("election", "answer"),
)
VACANCY_FILLED = declare(
    "elections.vacancy_filled",
    says="A casual vacancy in {post} was filled by counting the ballots of {election} back.",
    clear=("election", "post", "record", "willing"),
)
BALLOT_CALLED = declare(
    "elections.ballot_called",
    says="A ballot of the members of {unit}, {ballot}, was called on {about}; ordered by {by}.",
    clear=("ballot", "unit", "about", "by", "words", "poll_opens", "poll_closes", "commitment"),
)
BALLOT_DECLARED = declare(
    "elections.ballot_declared",
    says="The members' ballot {ballot} on {about} was declared {outcome}: {votes_for} for, "
    "{votes_against} against, of {entitled}.",
    clear=(
        "ballot", "about", "outcome", "votes_for", "votes_against", "entitled", "record",
        "challenge_until",
    ),
)  # fmt: skip
