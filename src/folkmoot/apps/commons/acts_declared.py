"""The acts of this room. No field in clear names a person.

A response to a statement is no act: who agreed with what is on no record. What came of a
consultation is, by the digest of the votes.
"""

from folkmoot.apps.record.act_types import declare

OPENED = declare(
    "commons.consultation_opened",
    says="{unit} opened the consultation “{title}”, until {closes_at}.",
    clear=("consultation", "unit", "title", "about", "roll", "closes_at"),
)
PUT = declare(
    "commons.statement_put",
    says="A statement was put into the consultation {consultation}.",
    clear=("consultation", "statement", "text"),
)
MODERATED = declare(
    "commons.statement_moderated",
    says="Statement {statement} of the consultation {consultation} was {outcome}: {reason}",
    clear=("consultation", "statement", "outcome", "reason"),
)
SECOND_LOOK = declare(
    "commons.second_look_asked",
    says="A second look was asked for at statement {statement} of the consultation {consultation}.",
    clear=("consultation", "statement"),
)
RESULT = declare(
    "commons.result_published",
    says="What came of the consultation {consultation} was published: {participants} took part.",
    clear=("consultation", "participants", "votes", "result", "version"),
)
PUBLISHED = declare(
    "commons.published",
    says="{unit} published “{title}”.",
    clear=("publication", "unit", "title", "kind", "text", "file"),
)
CORRECTED = declare(
    "commons.publication_corrected",
    says="“{title}” was corrected: {why}",
    clear=("publication", "title", "why", "text"),
)
WITHDRAWN = declare(
    "commons.publication_withdrawn",
    says="The publication {publication} was withdrawn: {why}",
    clear=("publication", "why"),
)
SUBSCRIBED = declare("commons.subscribed", says="News was subscribed to.", private=True)
UNSUBSCRIBED = declare("commons.unsubscribed", says="News was unsubscribed from.", private=True)
HUSTINGS_CALLED = declare(
    "commons.hustings_called",
    says="{unit} called the hustings “{title}”; answers open at {answers_open}.",
    clear=("hustings", "unit", "title", "election", "questions_close", "answers_open"),
)
QUESTION_PUT = declare(
    "commons.question_put",
    says="A question was put at the hustings {hustings}.",
    clear=("hustings", "question", "text"),
)
QUESTION_LEFT_OUT = declare(
    "commons.question_left_out",
    says="Question {question} of the hustings {hustings} was left out: {reason}",
    clear=("hustings", "question", "reason"),
)
QUESTIONS_CHOSEN = declare(
    "commons.questions_chosen",
    says="The questions of the hustings {hustings} were put to the candidates.",
    clear=("hustings", "questions"),
)
ANSWER_SEALED = declare(
    "commons.answer_sealed",
    says="An answer to question {question} of the hustings {hustings} was sealed.",
    clear=("hustings", "question", "commitment"),
)
REPLIED = declare(
    "commons.replied",
    says="A reply was made at {place}.",
    clear=("place", "number", "text"),
)
NOTED = declare(
    "commons.noted",
    says="A note was put beside {place}.",
    clear=("place", "note", "text"),
)
TALK_MODERATED = declare(
    "commons.talk_moderated",
    says="The {what} {number} at {place} was {outcome}: {reason}",
    clear=("place", "what", "number", "outcome", "reason"),
)
TALK_SECOND_LOOK = declare(
    "commons.talk_second_look",
    says="A second look was asked for at the {what} {number} at {place}.",
    clear=("place", "what", "number"),
)
COUNTED = declare(
    "commons.counted", says="Somebody agreed to be counted in the conversation.", private=True
)
UNCOUNTED = declare(
    "commons.uncounted", says="Somebody is no longer counted in the conversation.", private=True
)
