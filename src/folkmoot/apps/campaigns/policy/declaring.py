"""Gathering what the law asks about a message that is to be declared; what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from folkmoot.apps.campaigns.content import Content, material_of
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.queries import standing as queries
from folkmoot.apps.campaigns.queries.shapes import BreachView, MessageView
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.adverts import Check, Standing, State, check_imprint, exactly
from folkmoot.core.procedure.rules.campaigning import (
    DeclarationFacts,
    check_declaration,
    lateness,
    say_money,
)
from folkmoot.core.terms import Verdict

LATE, IMPRINT, OVER = "late", "imprint", "over_limit"


def checks_of(content: Content, *, on: date, notice: str) -> list[tuple[str, Check]]:
    """The imprint of each variant, by its name."""
    return [
        (each.name, check_imprint(material_of(content, each, on=on, notice=notice)))
        for each in content.variants
    ]


def worst(checks: list[tuple[str, Check]]) -> State:
    """The worst of the variants; unclear where there is none."""
    states = {check.state for _, check in checks} or {State.UNCLEAR}
    if State.MISSING in states:
        return State.MISSING
    return State.UNCLEAR if State.UNCLEAR in states else State.OK


def lacking(checks: list[tuple[str, Check]]) -> list[str]:
    """What is missing, each once, with where the rule stands."""
    said = [
        f"{each.says} ({each.rule.source})"
        for _, check in checks
        for each in check.findings
        if each.state is State.MISSING
    ]
    return list(dict.fromkeys(said))


def approvals_of(view: MessageView) -> list[str]:
    """The offices whose holders approved the wording as it stands."""
    return [
        step.role
        for step in view.steps
        if step.kind == "approved" and step.version == view.wording.version
    ]


def may_declare(view: MessageView, at: datetime) -> Verdict:
    """Whether a message may be declared as it stands."""
    content = view.content
    on = content.begins or day_of(at)
    checks = checks_of(content, on=on, notice=view.short)
    money = exactly(content.money.minor, content.currency)
    spending = queries.spending(view.contest, but=view.number, more=money) if view.contest else None
    facts = DeclarationFacts(
        title=content.title,
        sponsor=content.sponsor.name,
        payer=content.payer.name,
        begins=content.begins,
        ends=content.ends,
        amount=content.money,
        approvals=approvals_of(view),
        imprint=worst(checks),
        lacking=lacking(checks),
        lists=[each.value for _, each in content.lists if not (each.source and each.basis)],
        limit=view.contest.limit if view.contest else None,
        with_it=spending.standing if spending else None,
        contest=view.contest.title if view.contest else "",
    )
    return check_declaration(facts, rulebook.rule_set(on=day_of(at)), at)


def breaches_of(view: MessageView) -> Iterator[BreachView]:
    """What about a message that has run, or is declared, is not as the rules have it."""
    if not view.public:
        return
    declared, started = view.last("declared"), view.last("started")
    first = next((step for step in view.steps if step.kind == "declared"), declared)
    late = lateness(started.on if started else None, day_of(first.at) if first else None)
    if late:
        yield BreachView(view, LATE, late, "campaign.approvals")
    on = started.on if started else view.content.begins
    if on is not None:
        for says in lacking(checks_of(view.content, on=on, notice=view.short)):
            yield BreachView(view, IMPRINT, says, "campaign.imprint")
    if view.contest and view.contest.limit:
        spending = queries.spending(view.contest)
        if spending.standing is Standing.OVER:
            limit = say_money(view.contest.limit)
            says = f"More than {limit} was spent for {view.contest.title}."
            yield BreachView(view, OVER, says, "campaign.spending_limits")


def breaches() -> list[BreachView]:
    """Every breach there is to be seen, by message."""
    return [breach for view in queries.messages() for breach in breaches_of(view)]
