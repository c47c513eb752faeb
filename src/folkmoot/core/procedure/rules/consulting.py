"""Consultations and hustings: how long they are open, who takes part, how much room each has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from folkmoot.core.civildate import Period, Unit, deadline_after, say_moment
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.form import count_words
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, all_of, no, yes

OPEN_FOR = "consultation.open_for"
STATEMENT_CHARACTERS = "consultation.statement_characters"
STATEMENTS_EACH = "consultation.statements_each"
ANSWER_WORDS = "hustings.answer_words"
QUESTIONS_EACH = "hustings.questions_each"
REPLY_CHARACTERS = "conversation.reply_characters"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=OPEN_FOR,
        type="period",
        default=Period(7, Unit.DAYS),
        sentence="A consultation is open for at least {value}.",
        otherwise="Whoever opens a consultation decides how long it is open.",
        example="With 7 days: opened on 1 June, it closes on 8 June or later.",
        kinder="higher",
        kinder_to="those who take part",
    ),
    Parameter(
        key=STATEMENT_CHARACTERS,
        type="count",
        unit="characters",
        default=200,
        sentence="A statement in a consultation has at most {value}.",
        otherwise="A statement may be of any length.",
        example="With 200 characters: a statement says one thing, in one breath.",
        kinder="higher",
        kinder_to="those who write",
    ),
    Parameter(
        key=STATEMENTS_EACH,
        type="count",
        unit="statements",
        default=5,
        sentence="One person may put in at most {value} to one consultation.",
        otherwise="One person may put in any number of statements.",
        example="With 5: the sixth is refused; the first five stay.",
        kinder="higher",
        kinder_to="those who write",
    ),
    Parameter(
        key=ANSWER_WORDS,
        type="count",
        unit="words",
        default=120,
        sentence="Every candidate has the same room to answer a question: at most {value}.",
        otherwise="An answer may be of any length.",
        example="With 120 words: about a minute, read aloud.",
        kinder="neither",
    ),
    Parameter(
        key=QUESTIONS_EACH,
        type="count",
        unit="questions",
        default=3,
        sentence="One person may put at most {value} to the candidates at one hustings.",
        otherwise="One person may put any number of questions.",
        example="With 3: the fourth is refused; votes for the questions of others are free.",
        kinder="higher",
        kinder_to="those who ask",
    ),
    Parameter(
        key=REPLY_CHARACTERS,
        type="count",
        unit="characters",
        default=1000,
        sentence="A reply to what was published, or a note beside it, has at most {value}.",
        otherwise="A reply or a note may be of any length.",
        example="With 1,000 characters: some 170 words, which can be read on a telephone.",
        kinder="higher",
        kinder_to="those who write",
    ),
)


@dataclass(frozen=True, slots=True)
class TakingPart:
    """What must be known of somebody who wants to take part.

    Attributes:
        opens, closes: the consultation's moments, aware.
        on_roll: whether the person is on its frozen roll.
        why_not: what the roll says where she is not.
        from_outside: whether she comes as one of the public, where those are heard as well.
    """

    opens: datetime
    closes: datetime
    on_roll: bool
    why_not: str = ""
    from_outside: bool = False


def check_moments(opens: datetime, closes: datetime, rules: RuleSet) -> Verdict:
    """Whether a consultation would be open for as long as the rules ask."""
    if closes <= opens:
        says = "It would close before it opens."
        return no(Reason("consultation.order", says, {}, None, "Choose a later day."))
    needed = rules.period(OPEN_FOR)
    if needed is None:
        return yes()
    # Whole days to the hour are what somebody can see on the page.
    if needed.unit in {Unit.DAYS, Unit.WEEKS}:
        days = needed.amount * (7 if needed.unit is Unit.WEEKS else 1)
        least = opens + timedelta(days=days)
    else:
        least = deadline_after(opens, needed, rules.calendar, not_on_rest_day=False).moment
    if closes >= least:
        return yes()
    return rules.refuse(
        OPEN_FOR,
        "consultation.too_short",
        "It would be open for less than {needed}.",
        remedy="Let it close on {least} or later.",
        needed=needed.text,
        least=say_moment(rules.calendar.local(least)),
    )


def check_open(opens: datetime, closes: datetime, at: datetime) -> Verdict:
    """Whether something that is open for a time is open now: from its first to its last second."""
    if at < opens:
        says = "It is not open yet."
        return no(Reason("consultation.not_open", says, {}, None, "Come back when it is."))
    if at > closes:
        says = "It is closed: nothing that was said in it changes any more."
        return no(Reason("consultation.closed", says, {}, None, "What came of it is on its page."))
    return yes()


def check_taking_part(facts: TakingPart, at: datetime) -> Verdict:
    """Whether somebody may take part now; one response for each person on the roll."""
    verdict = check_open(facts.opens, facts.closes, at)
    if facts.on_roll or facts.from_outside:
        return verdict
    says = "You are not on the roll of this consultation{why}."
    params = {"why": f" ({facts.why_not.replace('_', ' ')})" if facts.why_not else ""}
    remedy = "What a roll says of you can be challenged on the page of the roll."
    return verdict & no(Reason("consultation.not_on_roll", says, params, None, remedy))


def check_room(text: str, key: str, rules: RuleSet) -> Verdict:
    """Whether words fit into the characters that the rules allow; none at all never do."""
    words = text.strip()
    if not words:
        return no(Reason("words.none", "There are no words in it.", {}, None, "Write something."))
    most = rules.count(key)
    if most is None or len(words) <= most:
        return yes()
    return rules.refuse(
        key,
        "words.too_many",
        "It has {length} characters and may have {most}.",
        remedy="Say it shorter.",
        length=len(words),
        most=most,
    )


def check_number(made: int, key: str, rules: RuleSet) -> Verdict:
    """Whether one more may be put in by a person who has put in so many."""
    most = rules.count(key)
    if most is None or made < most:
        return yes()
    return rules.refuse(
        key,
        "words.enough_said",
        "You have put in {made}, and one person may put in {most}.",
        remedy="Respond to those of others: that has no limit.",
        made=made,
        most=most,
    )


def check_answer(text: str, rules: RuleSet) -> Verdict:
    """Whether a candidate's answer fits into the room that every candidate has."""
    words = count_words(text)
    if not words:
        return no(Reason("answer.empty", "There is no answer in it.", {}, None, "Write one."))
    most = rules.count(ANSWER_WORDS)
    if most is None or words <= most:
        return yes()
    return rules.refuse(
        ANSWER_WORDS,
        "answer.too_long",
        "Your answer has {words} words and may have {most}.",
        remedy="Shorten it: every candidate has the same room.",
        words=words,
        most=most,
    )


def check_moderation(*, reason: str, by: str, last_by: str, under_review: bool) -> Verdict:
    """Whether what somebody wrote may be hidden or shown again.

    A reason is always given, and is public. Where the author asked for a second look, somebody
    else than the person who hid it looks: nobody judges an appeal from themselves.

    Args:
        reason: the reason, as it will stand in the log.
        by: who decides now; last_by: who decided last.
        under_review: whether the author has asked for a second look.
    """
    verdicts = [yes()]
    if not reason.strip():
        says = "Nothing is hidden or shown again without a reason, which everybody can read."
        verdicts.append(
            no(Reason("moderation.no_reason", says, {}, None, "Give the rule or the ground."))
        )
    if under_review and by == last_by:
        says = "Its author asked for a second look, and you hid it. Somebody else looks."
        verdicts.append(
            no(Reason("moderation.own_ruling", says, {}, None, "Ask another moderator."))
        )
    return all_of(verdicts)


def check_chosen(
    chosen: Sequence[Sequence[int]], wishes: Mapping[int, int], left_out: Collection[int]
) -> Verdict:
    """Whether questions may be put to candidates as they were grouped.

    What most people want to hear comes before what fewer want: no question that is passed over may
    have more wishes than a group that is put, the wishes of a group being those of its questions
    together. A question is in one group at most, and none that was left out is in any.

    Args:
        chosen: the groups, each with the numbers of its questions.
        wishes: how many want each question answered.
        left_out: the questions that were left out, with reasons of their own.
    """
    listed = [number for group in chosen for number in group]
    if not chosen or not all(chosen):
        says = "Nothing is put to the candidates."
        return no(Reason("hustings.nothing_chosen", says, {}, None, "Choose some questions."))
    strange = sorted({n for n in listed if n not in wishes or n in left_out})
    if strange:
        says = "There is no question {number} to put: it was not asked, or it was left out."
        return no(Reason("hustings.no_question", says, {"number": strange[0]}, None, ""))
    if len(listed) != len(set(listed)):
        says = "A question stands in two groups."
        return no(Reason("hustings.twice", says, {}, None, "Leave it in one of them."))
    least = min(sum(wishes[number] for number in group) for group in chosen)
    passed = [n for n in wishes if n not in left_out and n not in listed and wishes[n] > least]
    if not passed:
        return yes()
    over = max(passed, key=lambda number: (wishes[number], -number))
    says = "Question {number} is passed over, and more want it answered ({wishes}) than one put."
    params = {"number": over, "wishes": wishes[over]}
    remedy = "Put it too, add it to a group, or leave it out with a reason."
    return no(Reason("hustings.passed_over", says, params, None, remedy))
