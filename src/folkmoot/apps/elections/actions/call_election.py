"""Making a post, and calling an election to it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.text import slugify

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections import queries
from folkmoot.apps.elections.acts_declared import CALLED, POST_MADE
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import Election, Lot, Post
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries.shapes import ElectionView, PostView
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.election_timetable import (
    Timetable,
    check_timetable,
    manner_of,
)
from folkmoot.core.procedure.rules.electorate import electorate_of
from folkmoot.core.tally import RULES
from folkmoot.core.tally.drawing import commitment
from folkmoot.core.tally.reopening import why_not_reopened
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import search

OF_MEMBERS = ("members", "unit_members")


def make_post(
    *,
    actor: ActorRef,
    at: datetime,
    title: str,
    unit: str,
    places: int,
    months: int = 12,
    role: str = "",
    slug: str = "",
) -> tuple[PostView, str]:
    """Write down a post that people are elected to.

    Raises:
        Refused: if the actor may not, there is one of that name, or it has no place.
    """
    name = slug or slugify(title)[:60]
    with official(POST_MADE, actor=actor, at=at) as act:
        act.require(may_conduct(actor, unit=unit, on=day_of(at)) & _is_new(name, places))
        Post.objects.create(
            slug=name,
            title=title.strip(),
            unit=unit,
            role=role,
            places=places,
            months=months,
            created_at=at,
            by=str(actor),
        )
        act.shows(post=name, unit=unit, places=places, months=months)
        act.about(f"post:{name}", f"unit:{unit}")
    made = queries.post(name)
    assert made is not None  # noqa: S101  (it was written a moment ago)
    return made, act.code


def call_election(
    *,
    actor: ActorRef,
    at: datetime,
    post: str,
    times: Timetable,
    freeze_on: date | None = None,
    meeting: str = "",
    title: str = "",
    places: int | None = None,
    kept: Sequence[tuple[str, int]] = (),
    key: str = "",
    seed: str = "",
) -> tuple[ElectionView, str]:
    """Call an election: the rules of today say who votes, how, and how it is counted.

    Of a members' election the roll is frozen in the same act. The seed of everything that will
    be drawn by lot is drawn now, and only its commitment is told.

    Args:
        post: whose places are filled.
        times: the timetable.
        freeze_on: the day whose members may vote; today if left out. It may not lie ahead.
        meeting: the conference whose delegates vote, where delegates do.
        places: fewer than all places of the post, of a by-election.
        kept: places kept for groups: name and the fewest who must be elected.
        seed: only for worlds that are made again and again; drawn if left out.

    Raises:
        Refused: with everything that stands in the way.
    """
    found = queries.post(post)
    with official(CALLED, actor=actor, at=at) as act:
        act.require(_exists(found))
        assert found is not None  # noqa: S101  (just required)
        row = act.lock(Post, slug=post)
        rules = rulebook.rule_set(on=day_of(at))
        who = electorate_of(post, rules)
        many = places or found.places
        manner = manner_of(post, many, rules)
        name = key or free_key(found.slug, times.poll_opens.year)
        act.require(
            may_conduct(actor, unit=found.unit, on=day_of(at))
            & check_timetable(times, rules, of_members=who.key in OF_MEMBERS)
            & _can_be_counted(manner.counting, many, kept)
            & _has_voters(who.key, meeting)
        )
        roll = ""
        if who.key in OF_MEMBERS:
            frozen, _ = people_acts.freeze_roll(
                actor=actor,
                at=at,
                key=f"election-{name}"[:60],
                title=title or f"{found.title} {times.poll_opens.year}",
                unit=found.unit,
                on=freeze_on or day_of(at),
                rules=RollRules(),
            )
            roll = frozen.key
        drawn = seed or secrets.token_hex(32)
        election = Election.objects.create(
            key=name,
            post=row,
            title=title or f"{found.title} {times.poll_opens.year}",
            places=many,
            electorate=who.key,
            mode=manner.mode,
            counting=manner.counting,
            reopen=manner.reopen and not why_not_reopened(RULES[manner.counting], many),
            statutory=manner.statutory,
            kept=[{"name": group, "least": least} for group, least in kept],
            roll=roll,
            meeting="" if roll else meeting,
            nominations_open=times.nominations_open,
            nominations_close=times.nominations_close,
            accept_by=times.accept_by,
            poll_opens=times.poll_opens,
            poll_closes=times.poll_closes,
            commitment=commitment(drawn),
            called_at=at,
            by=str(actor),
        )
        Lot.objects.create(election=election, seed=drawn)
        _findable(election, found)
        act.shows(
            election=name,
            post=post,
            places=many,
            electorate=who.words,
            mode=manner.mode,
            counting=manner.counting,
            commitment=election.commitment,
            nominations_close=times.nominations_close.isoformat(),
            poll_opens=times.poll_opens.isoformat(),
            poll_closes=times.poll_closes.isoformat(),
        )
        act.about(f"election:{name}", f"unit:{found.unit}")
    Election.objects.filter(pk=election.pk).update(seq=act.seq)
    called = queries.election(name)
    assert called is not None  # noqa: S101  (it was written a moment ago)
    return called, act.code


def _findable(row: Election, post: PostView) -> None:
    search.index(
        kind="election",
        key=row.key,
        url=f"/elections/{row.key}",
        title=row.title,
        body=f"{post.title} {post.unit_name}",
    )


def free_key(slug: str, year: int) -> str:
    """A key that no election has yet: ``treasurer-2026``, ``treasurer-2026-2``."""
    base = f"{slug[:50]}-{year}"
    taken = set(Election.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        name
        for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        if name not in taken
    )


def _is_new(slug: str, places: int) -> Verdict:
    if not slug or Post.objects.filter(slug=slug).exists():
        says = "There is a post of that name already."
        return no(Reason("post.name_taken", says, {}, None, "Give it another name."))
    if places < 1:
        return no(Reason("post.no_place", "A post has at least one place.", {}, None, "Say how."))
    return yes()


def _exists(post: PostView | None) -> Verdict:
    if post is None:
        return no(Reason("post.unknown", "There is no such post.", {}, None, "Make it first."))
    return yes()


def _can_be_counted(counting: str, places: int, kept: Sequence[tuple[str, int]]) -> Verdict:
    if counting not in RULES:
        says = "The rules say “{rule}”, and no rule of counting has that name."
        remedy = "Correct the figure in the rule book: folkmoot rules lists the names."
        return no(Reason("election.no_such_counting", says, {"rule": counting}, None, remedy))
    rule = RULES[counting]
    if rule.quota == "majority" and places != 1:
        says = "{rule} elects one, and {places} places are to be filled."
        params = {"rule": rule.title, "places": places}
        return no(Reason("election.elects_one", says, params, None, "Choose another rule."))
    if kept and rule.unconstrained:
        says = "{rule} cannot be counted with places kept for a group: {why}."
        params = {"rule": rule.title, "why": rule.unconstrained}
        remedy = "Choose another rule of counting, or keep no places."
        return no(Reason("election.rule_cannot", says, params, None, remedy))
    if sum(least for _, least in kept) > places:
        says = "More places are kept than there are."
        return no(Reason("election.too_many_kept", says, {}, None, "Keep fewer."))
    return yes()


def _has_voters(electorate: str, meeting: str) -> Verdict:
    if electorate in OF_MEMBERS or electorate == "executive":
        return yes()
    if assembly.meeting(meeting) is None:
        says = "Delegates elect this post, and no conference is named."
        return no(Reason("election.no_conference", says, {}, None, "Name the conference."))
    return yes()


def unit_of(post: str) -> str:
    """The unit of a post, for pages that ask who may call its election."""
    found = queries.post(post)
    return found.unit if found else people.national().slug
