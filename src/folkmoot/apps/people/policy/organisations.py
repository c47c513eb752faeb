"""Who keeps the register of organisations, and who answers members."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.policy import members
from folkmoot.apps.people.queries.organisations import QuestionView
from folkmoot.apps.people.vocabulary import ANSWERS_FOR_US, word
from folkmoot.core.procedure.membership import ACTS
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

LEAST_WORDS = 5


def may_keep_the_register(actor: ActorRef, *, on: date) -> Verdict:
    """Whether the actor writes decisions about organisations down, and answers members."""
    whole = queries.national()
    if actor.kind == "person" and queries.holds_any(
        actor.key, ANSWERS_FOR_US, whole.slug, on, or_above=False
    ):
        return yes()
    if actor.kind == "system" and not queries.organised():
        return yes()
    return no(
        Reason(
            "organisation.no_office",
            "Only an officer of {whole} keeps this register ({roles}).",
            {"whole": whole.name, "roles": ", ".join(word(role) for role in ANSWERS_FOR_US)},
        )
    )


def may_ask(actor: ActorRef, *, named: str, act: str, says: str, on: date) -> Verdict:
    """Whether a member asks something that can be answered: about whom, what, and how."""
    verdict = members.is_current(actor.key, on)
    if not named.strip():
        verdict &= no(Reason("ruling.no_organisation", "Say which organisation you ask about."))
    if act not in ACTS:
        verdict &= no(Reason("ruling.no_act", "Say what you would do: one of those in the list."))
    if len(says.split()) < LEAST_WORDS:
        verdict &= no(
            Reason(
                "ruling.no_facts",
                "Say in a sentence or two what you would do, so that the answer covers it.",
            )
        )
    return verdict


def may_answer(
    actor: ActorRef, asked: QuestionView, *, may: bool, reasons: str, against: bool, on: date
) -> Verdict:
    """Whether a question may be answered so: with reasons, by another, and a no only by a rule."""
    verdict = may_keep_the_register(actor, on=on)
    if asked.may is not None:
        verdict &= no(
            Reason("ruling.answered", "This question has been answered already."),
        )
    if actor.key == asked.person:
        verdict &= no(Reason("ruling.own", "Nobody answers the own question."))
    if len(reasons.split()) < LEAST_WORDS:
        verdict &= no(Reason("ruling.no_reasons", "An answer gives its reasons."))
    if not may and not against:
        verdict &= no(
            Reason(
                "ruling.no_finding",
                "No finding in force speaks against this, so the answer cannot be no.",
                remedy="Answer yes; or let a meeting decide a finding first, for the future.",
            )
        )
    return verdict


def may_withdraw(actor: ActorRef, asked: QuestionView, *, reasons: str, on: date) -> Verdict:
    """Whether an answer may be withdrawn for the future."""
    verdict = may_keep_the_register(actor, on=on)
    if asked.may is not True or asked.withdrawn_on is not None:
        verdict &= no(Reason("ruling.not_a_yes", "Only a yes that stands can be withdrawn."))
    if len(reasons.split()) < LEAST_WORDS:
        verdict &= no(Reason("ruling.no_reasons", "A withdrawal gives its reasons."))
    return verdict
