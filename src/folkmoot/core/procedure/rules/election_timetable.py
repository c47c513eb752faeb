"""Rule group 17: the timetable of an election, and how it is held and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from folkmoot.core.civildate import Period, Unit, deadline_after, say_moment
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes

OPEN_FOR = "election.nominations_open_for"
ACCEPT_WITHIN = "election.accept_within"
POLL_FOR = "election.poll_open_for"
CHALLENGE_WITHIN = "election.challenge_within"
COUNTING_ONE = "election.counting_one"
COUNTING_MANY = "election.counting_many"
COUNTING_BY_POST = "election.counting_by_post"
MODE_BY_POST = "election.mode_by_post"
MODE_OTHERWISE = "election.mode_otherwise"
REOPEN = "election.reopen"
STATEMENT_WORDS = "election.statement_words"
STATUTORY = "election.statutory_posts"

MODES = ("secret", "open")
MODE_WORDS = {
    "secret": "secret ballot on the server",
    "open": "open recorded vote",
}
Mode = Literal["secret", "open"]

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=OPEN_FOR,
        type="period",
        default=Period(14, Unit.DAYS),
        sentence="Nominations are open for at least {value}.",
        otherwise="The returning officer decides how long nominations are open.",
        example="With 14 days: opened on 1 June, nominations close on 15 June or later.",
        kinder="higher",
        kinder_to="candidates",
    ),
    Parameter(
        key=ACCEPT_WITHIN,
        type="period",
        default=Period(3, Unit.DAYS),
        sentence="A nominee has at least {value} after nominations close to accept or decline.",
        otherwise="A nominee accepts before nominations close.",
        example="With 3 days: nominations closed on 15 June; whoever has not accepted by the end "
        "of 18 June is not on the paper.",
        kinder="higher",
        kinder_to="nominees",
    ),
    Parameter(
        key=POLL_FOR,
        type="period",
        default=Period(7, Unit.DAYS),
        sentence="A poll of the members is open for at least {value}.",
        otherwise="The returning officer decides how long the poll is open.",
        example="With 7 days: opened on 1 July, the poll closes on 8 July or later. A vote at a "
        "conference is as long as conference says.",
        kinder="higher",
        kinder_to="voters",
    ),
    Parameter(
        key=CHALLENGE_WITHIN,
        type="period",
        default=Period(14, Unit.DAYS),
        sentence="A result may be challenged for {value} after it is declared.",
        otherwise="There is no time in which a result may be challenged.",
        example="With 14 days: declared on 10 July, a challenge is in time until the end of "
        "24 July.",
        kinder="higher",
        kinder_to="those who challenge",
    ),
    Parameter(
        key=MODE_BY_POST,
        type="names",
        default=(),
        sentence="These posts are voted on in this way: {value}.",
        otherwise="No post has a way of voting of its own.",
        example="Disciplinary committee = open: each delegate's vote is recorded and published.",
    ),
    Parameter(
        key=MODE_OTHERWISE,
        type="choice",
        default="secret",
        choices=MODES,
        sentence="Where nothing else is said the vote is {value}.",
        example="With secret: a new post is elected by secret ballot.",
    ),
    Parameter(
        key=COUNTING_ONE,
        type="choice",
        default="av",
        sentence="One place is counted under this rule: {value}.",
        example="With av: the chair is elected by the alternative vote.",
    ),
    Parameter(
        key=COUNTING_MANY,
        type="choice",
        default="scottish",
        sentence="Several places are counted under this rule: {value}.",
        example="With scottish: a committee is elected by the single transferable vote.",
    ),
    Parameter(
        key=COUNTING_BY_POST,
        type="names",
        default=(),
        sentence="These posts are counted under a rule of their own: {value}.",
        otherwise="No post has a rule of counting of its own.",
        example="Women's officer = fptp: whoever has the most votes is elected.",
    ),
    Parameter(
        key=REOPEN,
        type="flag",
        default=True,
        sentence="Where one place is filled or surpluses pass on, voters may prefer that "
        "nominations be opened again.",
        otherwise="Voters choose among the candidates only.",
        example="When on: “Re-open nominations” stands last on the paper; if it wins a place, "
        "that place stays empty and nominations open again.",
        kinder="on",
        kinder_to="voters",
    ),
    Parameter(
        key=STATEMENT_WORDS,
        type="count",
        unit="words",
        default=250,
        sentence="A candidate's statement has at most {value}.",
        otherwise="A candidate's statement may have any length.",
        example="With 250 words: a statement of 251 words is refused, and says so while it is "
        "being written.",
        kinder="higher",
        kinder_to="candidates",
    ),
    Parameter(
        key=STATUTORY,
        type="list",
        default=(),
        sentence="Statute demands a postal ballot with an independent scrutineer for these posts: "
        "{value}.",
        otherwise="No post of ours needs a postal ballot by statute.",
        example="With general_secretary in a British trade union: the notice says that the ballot "
        "is by post under an independent scrutineer, and no vote is taken here.",
    ),
)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The moments of an election, in their order."""

    nominations_open: datetime
    nominations_close: datetime
    accept_by: datetime
    poll_opens: datetime
    poll_closes: datetime

    def phase(self, at: datetime) -> str:
        """Where the timetable stands: ``called``, ``nominations``, ``acceptance``, ``campaign``,
        ``poll`` or ``closed``. A deadline's own second is still in time.
        """
        for name, until in (
            ("called", self.nominations_open),
            ("nominations", self.nominations_close),
            ("acceptance", self.accept_by),
            ("campaign", self.poll_opens),
            ("poll", self.poll_closes),
        ):
            if at < until or (name in {"nominations", "acceptance", "poll"} and at == until):
                return name
        return "closed"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a post is voted on and counted under the rules."""

    mode: str
    counting: str
    reopen: bool
    statutory: bool


def manner_of(post: str, places: int, rules: RuleSet) -> Manner:
    """How a post is voted on and counted."""
    counting = rules.text(COUNTING_ONE if places == 1 else COUNTING_MANY)
    return Manner(
        mode=rules.labels(MODE_BY_POST).get(post, rules.text(MODE_OTHERWISE)),
        counting=rules.labels(COUNTING_BY_POST).get(post, counting),
        reopen=rules.flag(REOPEN),
        statutory=post in rules.names(STATUTORY),
    )


def check_timetable(times: Timetable, rules: RuleSet, *, of_members: bool) -> Verdict:
    """Whether a timetable is in order and leaves everybody the time the rules give.

    Args:
        times: the moments.
        rules: the rules in force when the election is called.
        of_members: whether the electorate is the members, not a meeting.

    Refuses with ``timetable.order`` or ``timetable.too_short``.
    """
    order = (
        ("nominations open", times.nominations_open),
        ("nominations close", times.nominations_close),
        ("acceptances close", times.accept_by),
        ("the poll opens", times.poll_opens),
        ("the poll closes", times.poll_closes),
    )
    verdict = yes()
    for (before, first), (after, second) in pairwise(order):
        if second < first or (second == first and "accept" not in after):
            says = "The moment at which {after} comes before that at which {before}."
            params = {"after": after, "before": before}
            verdict &= no(Reason("timetable.order", says, params, None, "Correct the dates."))
    spans = [
        (OPEN_FOR, "Nominations are open", times.nominations_open, times.nominations_close),
        (ACCEPT_WITHIN, "A nominee can answer", times.nominations_close, times.accept_by),
    ]
    if of_members:
        spans.append((POLL_FOR, "The poll is open", times.poll_opens, times.poll_closes))
    for key, what, start, end in spans:
        needed = rules.period(key)
        if needed is None or end < start:
            continue
        least = earliest_end(start, needed, rules)
        if end < least:
            verdict &= rules.refuse(
                key,
                "timetable.too_short",
                "{what} for less than {needed}.",
                remedy="Let it end on {least} or later.",
                what=what,
                needed=needed.text,
                least=say_moment(rules.calendar.local(least)),
            )
    return verdict


def earliest_end(start: datetime, needed: Period, rules: RuleSet) -> datetime:
    """The first moment at which something has been open for long enough.

    Whole days run to the hour: that is what a returning officer can see on the page.
    """
    if needed.unit in {Unit.DAYS, Unit.WEEKS}:
        days = needed.amount * (7 if needed.unit is Unit.WEEKS else 1)
        return start + timedelta(days=days)
    return deadline_after(start, needed, rules.calendar, not_on_rest_day=False).moment


def challenge_ends(declared: datetime, rules: RuleSet) -> datetime | None:
    """The last moment at which a declared result may be challenged; None for none at all."""
    period = rules.period(CHALLENGE_WITHIN)
    return None if period is None else deadline_after(declared, period, rules.calendar).moment


def check_statement(text: str, rules: RuleSet) -> Verdict:
    """Whether a candidate's statement keeps to its length.

    Refuses with ``statement.empty`` or ``statement.too_long``.
    """
    words, most = len(text.split()), rules.count(STATEMENT_WORDS)
    if not words:
        return no(Reason("statement.empty", "The statement says nothing.", {}, None, "Write it."))
    if most is not None and words > most:
        return rules.refuse(
            STATEMENT_WORDS,
            "statement.too_long",
            "The statement has {words} words. It may have {most}.",
            remedy="Take out {over}.",
            words=words,
            most=most,
            over=words - most,
        )
    return yes()
