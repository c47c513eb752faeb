"""Rule group 31: paid messages are declared before they are paid for.

Field notes on open campaigning, section 9.1: a register that starts before the advertisement runs,
is approved by office, and cannot quietly be edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.adverts.imprint import State
from folkmoot.core.adverts.ranges import MINOR, WITHOUT_MINOR, Standing
from folkmoot.core.civildate import say_day
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_name
from folkmoot.core.terms import Money, Verdict, yes

APPROVED_BY = "campaign.approved_by"
APPROVALS = "campaign.approvals"
IMPRINT = "campaign.imprint"
LIMITS = "campaign.spending_limits"
LISTS = "campaign.lists_named"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=APPROVED_BY,
        type="list",
        default=("treasurer", "general_secretary", "chair"),
        sentence="A paid message is approved by holders of these offices, never by whoever wrote "
        "it: {value}.",
        otherwise="A paid message needs no approval.",
        example="With treasurer and chair: the campaign officer drafts a leaflet, the treasurer "
        "approves it; what the treasurer drafts herself the chair approves.",
        kinder="neither",
        kinder_to="campaign officers",
    ),
    Parameter(
        key=APPROVALS,
        type="count",
        unit="people",
        default=1,
        sentence="Before a paid message is declared, {value} approve it as it stands.",
        otherwise="A paid message is declared without an approval.",
        example="With 2 people: one approval is not enough; a change of wording after it asks for "
        "both again.",
        kinder="lower",
        kinder_to="campaign officers",
    ),
    Parameter(
        key=IMPRINT,
        type="flag",
        default=True,
        sentence="No message is declared of which an imprint that the law asks for is missing.",
        otherwise="A message may be declared without an imprint; the register shows what is "
        "missing.",
        example="When on: an advertisement that does not say who promotes it is refused, with the "
        "section of the Act.",
        kinder="off",
        kinder_to="campaign officers",
    ),
    Parameter(
        key=LIMITS,
        type="counts",
        default=(),
        sentence="Spending in elections to these posts is limited, in whole pounds or euros, to: "
        "{value}.",
        otherwise="Spending in the organisation's own elections is not limited.",
        example="With treasurer 500: what was declared for candidates for treasurer comes to "
        "£480; a further £30 is refused.",
        kinder="higher",
        kinder_to="candidates with money",
    ),
    Parameter(
        key=LISTS,
        type="flag",
        default=True,
        sentence="Where people are sought by an uploaded list, the register says where the list "
        "came from and on which lawful basis it is used.",
        otherwise="Where an uploaded list came from need not be told.",
        example="When on: “Supporters 2025” alone is refused; with “our own register, consent” it "
        "is taken.",
        kinder="off",
        kinder_to="campaign officers",
    ),
)

READS = (APPROVED_BY, APPROVALS, IMPRINT, LIMITS, LISTS)


@dataclass(frozen=True, slots=True)
class DeclarationFacts:
    """A paid message about to be declared.

    Attributes:
        title: what it is called.
        sponsor, payer: by whom and with whose money; empty where nobody is named.
        begins, ends: the first and last day it is to run.
        amount: what is to be paid.
        approvals: offices whose holders approved it as it stands, each by another person, none
            of them the person who drafted it.
        imprint: the worst finding, and what is missing in sentences with their rule.
        lacking: those sentences.
        lists: uploaded lists of which the source or the lawful basis is not told.
        limit: the limit of its election, None where there is none.
        with_it: how all that is declared for the election, this included, stands to the limit.
        contest: the election, as a sentence says it.
    """

    title: str
    sponsor: str
    payer: str
    begins: date | None
    ends: date | None
    amount: Money
    approvals: Sequence[str]
    imprint: State
    lacking: Sequence[str]
    lists: Sequence[str]
    limit: Money | None
    with_it: Standing | None
    contest: str = ""


def check_approval(role: str, *, own: bool, again: bool, rules: RuleSet) -> Verdict:
    """Whether a holder of an office may approve a message.

    Refuses with ``campaign.not_yours_to_approve``, ``campaign.own_message`` and
    ``campaign.approved_already``.

    Args:
        role: the office; empty for whoever holds none that approves.
        own: whether the same person wrote this wording.
        again: whether the same person approved this wording already.
    """
    allowed = rules.names(APPROVED_BY)
    verdict = yes()
    if role not in allowed:
        verdict &= rules.refuse(
            APPROVED_BY,
            "campaign.not_yours_to_approve",
            "Paid messages are approved by: {roles}.",
            remedy="Ask one of them.",
            roles=say_list([say_name(each) for each in allowed]) or "nobody",
        )
    if own:
        verdict &= rules.refuse(
            APPROVED_BY,
            "campaign.own_message",
            "You wrote this wording; somebody else approves it.",
            remedy="Ask another of the officers who approve.",
        )
    if again:
        verdict &= rules.refuse(
            APPROVALS, "campaign.approved_already", "You have approved this wording."
        )
    return verdict


def check_declaration(facts: DeclarationFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a paid message may be declared, and so may run.

    Refuses with ``campaign.nobody_named``, ``campaign.no_period``, ``campaign.not_approved``,
    ``campaign.imprint_missing``, ``campaign.list_unnamed`` and ``campaign.over_limit``.

    A message whose first day has passed can still be declared: that it was late is shown.
    """
    del at
    verdict = _named(facts, rules)
    needed = rules.count(APPROVALS) or 0
    if rules.names(APPROVED_BY) and len(facts.approvals) < needed:
        verdict &= rules.refuse(
            APPROVALS,
            "campaign.not_approved",
            "“{title}” has {have} of {needed} approvals as it stands now.",
            remedy="Ask for an approval; a change of wording asks for all of them again.",
            title=facts.title,
            have=len(facts.approvals),
            needed=needed,
        )
    if rules.flag(IMPRINT) and facts.imprint is State.MISSING:
        verdict &= rules.refuse(
            IMPRINT,
            "campaign.imprint_missing",
            "Something that the law asks for is missing: {lacking}",
            remedy="Put it on the message, then declare it.",
            lacking=" ".join(facts.lacking),
        )
    if rules.flag(LISTS) and facts.lists:
        verdict &= rules.refuse(
            LISTS,
            "campaign.list_unnamed",
            "Where these lists of people came from, or on which lawful basis they are used, is "
            "not told: {lists}.",
            remedy="Write both beside the list.",
            lists=say_list(list(facts.lists)),
        )
    if facts.limit is not None and facts.with_it is Standing.OVER:
        verdict &= rules.refuse(
            LIMITS,
            "campaign.over_limit",
            "With this, more would be declared for {contest} than the limit of {limit}.",
            remedy="Declare less, or correct what was declared and not spent.",
            contest=facts.contest,
            limit=say_money(facts.limit),
        )
    return verdict


def say_money(amount: Money) -> str:
    """Money as it is printed: “£1,204.50”, “€30”, “USD 100”."""
    sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(amount.currency, f"{amount.currency} ")
    if amount.currency in WITHOUT_MINOR:
        return f"{sign}{amount.minor:,}"
    whole, rest = divmod(amount.minor, MINOR)
    return f"{sign}{whole:,}.{rest:02d}" if rest else f"{sign}{whole:,}"


def lateness(began: date | None, declared: date | None) -> str:
    """What is to be said where a message ran before it was declared; empty where it did not."""
    if began is None or (declared is not None and declared <= began):
        return ""
    if declared is None:
        return f"It has run since {say_day(began)} and was never declared."
    days = (declared - began).days
    return (
        f"It ran from {say_day(began)} and was declared {days} day{'' if days == 1 else 's'} later."
    )


def _named(facts: DeclarationFacts, rules: RuleSet) -> Verdict:
    verdict = yes()
    lacking = [
        what for what, name in (("sponsor", facts.sponsor), ("payer", facts.payer)) if not name
    ]
    if lacking:
        verdict &= rules.refuse(
            APPROVALS,
            "campaign.nobody_named",
            "It does not say who is its {who}.",
            remedy="Name them.",
            who=say_list(lacking),
        )
    if facts.begins is None or facts.ends is None or facts.ends < facts.begins:
        verdict &= rules.refuse(
            APPROVALS,
            "campaign.no_period",
            "It does not say from which day until which day it is to run.",
            remedy="Give both days, the first before the last.",
        )
    return verdict
