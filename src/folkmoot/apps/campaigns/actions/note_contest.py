"""Writing down what messages are about, its spending limit, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.text import slugify

from folkmoot.apps.campaigns.acts_declared import CONTEST_NOTED, RESULT_NOTED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Contest, Result
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.campaigning import say_money
from folkmoot.core.terms import ActorRef, Money, Reason, Verdict, check_words, no, yes

KINDS = ("public", "referendum", "post", "law", "issue")


def note_contest(
    *,
    actor: ActorRef,
    at: datetime,
    title: str,
    kind: str = "public",
    day: date | None = None,
    post: str = "",
    limit: int | None = None,
    currency: str = "GBP",
    source: str = "",
    information: str = "",
) -> tuple[str, str]:
    """Write down an election, referendum, post, law or issue.

    Args:
        post: the organisation's own post, whose limit the rules say.
        limit: what the law lets be spent, in minor units, with ``source`` saying which law.
        information: the address at which voters are told officially how to vote.

    Returns:
        its key and the receipt.

    Raises:
        Refused: if the actor may not, there is one of that name, or a limit has no source.
    """
    key = slugify(title)[:60]
    with official(CONTEST_NOTED, actor=actor, at=at) as act:
        act.require(
            may_keep(actor, on=day_of(at))
            & check_words(title, "What it is called", most=160, needed=True)
            & check_words(source, "The source of the limit", most=300)
            & _new(key, kind)
            & _sourced(limit, source)
        )
        row = Contest.objects.create(
            key=key, title=title.strip(), kind=kind, day=day, post=post, limit_minor=limit,
            currency=currency, source=source.strip(), information=information.strip()[:300], at=at,
            by=str(actor),
        )  # fmt: skip
        said = say_money(Money(limit, currency)) if limit is not None else "none"
        act.about(f"contest:{key}")
        act.shows(contest=key, title=title.strip(), kind=kind, limit=said, source=source.strip())
    Contest.objects.filter(pk=row.pk).update(seq=act.seq)
    return key, act.code


def note_result(
    *, actor: ActorRef, at: datetime, contest: str, name: str, votes: int, sponsor: str = ""
) -> str:
    """Write down how many votes somebody got; the newest for a name counts.

    Args:
        sponsor: under which name the archives show their adverts; empty for ourselves.

    Raises:
        Refused: if the actor may not, or there is no such contest.
    """
    with official(RESULT_NOTED, actor=actor, at=at) as act:
        found = Contest.objects.filter(key=contest).first()
        act.require(
            may_keep(actor, on=day_of(at))
            & check_words(name, "The name", most=160, needed=True)
            & check_words(sponsor, "The sponsor", most=300)
            & _there(found, votes)
        )
        row = Result.objects.create(
            contest=found, name=name.strip(), votes=votes, sponsor=sponsor.strip(), at=at,
            by=str(actor),
        )  # fmt: skip
        act.about(f"contest:{contest}")
        act.shows(contest=contest, votes=votes)
    Result.objects.filter(pk=row.pk).update(seq=act.seq)
    return act.code


def _new(key: str, kind: str) -> Verdict:
    if kind not in KINDS:
        return no(Reason("contest.kind", "There is no such kind."))
    if key and not Contest.objects.filter(key=key).exists():
        return yes()
    says = "There is one of that name in the register already."
    return no(Reason("contest.name_taken", says, {}, None, "Give it another name."))


def _sourced(limit: int | None, source: str) -> Verdict:
    if limit is None or (limit >= 0 and source.strip()):
        return yes()
    says = "A limit is worth what its source is worth, and none is named."
    return no(Reason("contest.no_source", says, {}, None, "Name the Act and section."))


def _there(found: Contest | None, votes: int) -> Verdict:
    if found is None:
        return no(Reason("contest.unknown", "There is no such election in the register."))
    return yes() if votes >= 0 else no(Reason("result.below_nothing", "Votes are not negative."))
