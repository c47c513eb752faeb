"""What members saw and heard, where it may come from, and what was spent beside what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from folkmoot.apps.campaigns.models import ArchivedAdvert, Capture, Claim, Manifesto, Result
from folkmoot.apps.campaigns.queries import files, standing
from folkmoot.apps.campaigns.queries.shapes import ContestView
from folkmoot.core.adverts import Range, Standing, compare, nearest, per, total


@dataclass(frozen=True, slots=True)
class CaptureView:
    """An advert that a member added."""

    number: int
    text: str
    has_picture: bool
    sponsor: str
    platform: str
    seen_on: date
    digest: str
    seq: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim may come from: what it is, its address, how much of the claim it holds."""

    kind: str
    title: str
    url: str
    thousandths: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Something that is being said."""

    number: int
    text: str
    way: str
    unit: str
    heard_on: date
    seq: int | None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What somebody got beside what they spent, as far as that is known."""

    name: str
    votes: int
    share: Fraction
    spend: Range | None
    seen: Range | None
    each_vote: tuple[Fraction, Fraction | None] | None
    against_next: Standing | None


def captures() -> list[CaptureView]:
    """What members added, the newest first."""
    rows = Capture.objects.order_by("-seen_on", "-pk").defer("picture")
    return [
        CaptureView(
            row.pk, row.text, bool(row.kind), row.sponsor, row.platform, row.seen_on, row.digest,
            row.seq,
        )
        for row in rows
    ]  # fmt: skip


def capture_picture(number: int) -> tuple[str, bytes] | None:
    """The picture of a capture: its kind and its bytes."""
    row = Capture.objects.filter(pk=number).exclude(kind="").first()
    return (row.kind, bytes(row.picture)) if row and row.picture else None


def claims() -> list[ClaimView]:
    """What is being said, the newest first."""
    rows = Claim.objects.order_by("-heard_on", "-pk")
    return [ClaimView(row.pk, row.text, row.way, row.unit, row.heard_on, row.seq) for row in rows]


def manifestos() -> dict[str, tuple[str, str]]:
    """The newest text of every manifesto: title and text by key."""
    rows = Manifesto.objects.order_by("at", "pk").values_list("key", "title", "text")
    return {key: (title, text) for key, title, text in rows}


def origins(text: str, known: Mapping[str, tuple[Origin, str]], *, most: int = 4) -> list[Origin]:
    """Where a claim may come from, the nearest first."""
    named = ((name, said) for name, (_, said) in known.items())
    return [
        Origin(known[name][0].kind, known[name][0].title, known[name][0].url, share)
        for name, share in nearest(text, named, most=most)
    ]


def sources() -> dict[str, tuple[Origin, str]]:
    """Everything that a claim is held against, each with its words."""
    known: dict[str, tuple[Origin, str]] = {}
    for view in standing.messages():
        for each in view.content.variants:
            title = f"{view.number}, {each.name}"
            known[f"message {title}"] = (Origin("message", title, view.url, 0), each.text)
    for key, (title, text) in manifestos().items():
        for at, passage in enumerate(filter(None, map(str.strip, text.split("\n\n"))), 1):
            url = f"/campaigns/manifestos/{key}#p{at}"
            known[f"passage {key} {at}"] = (Origin("passage", f"{title}, {at}", url, 0), passage)
    for pk, body in files.texts_said():
        known[f"advert {pk}"] = (
            Origin("advert", "", f"/campaigns/adverts/{pk}", 0),
            body,
        )
    names = dict(
        ArchivedAdvert.objects.filter(
            pk__in=[name.partition(" ")[2] for name in known if name.startswith("advert ")]
        ).values_list("pk", "sponsor")
    )
    for name, (origin, said) in list(known.items()):
        if origin.kind == "advert":
            sponsor = names.get(int(name.partition(" ")[2]), "")
            known[name] = (Origin("advert", sponsor, origin.url, 0), said)
    return known


def results(contest: ContestView) -> list[ResultLine]:
    """Votes beside money: who spent certainly more than whom, or that nobody can tell."""
    newest: dict[str, Result] = {}
    for row in Result.objects.filter(contest__key=contest.key).order_by("at", "pk"):
        newest[row.name] = row
    rows = sorted(newest.values(), key=lambda row: (-row.votes, row.name))
    cast = sum(row.votes for row in rows)
    money = [_spent(contest, row.sponsor) for row in rows]
    lines = []
    for at, row in enumerate(rows):
        spend, seen = money[at]
        following = money[at + 1][0] if at + 1 < len(rows) else None
        against = None
        if spend and following:
            same = spend.unit == following.unit
            against = compare(spend, following) if same else Standing.CANNOT_TELL
        elif at + 1 < len(rows):
            against = Standing.CANNOT_TELL
        lines.append(
            ResultLine(
                name=row.name,
                votes=row.votes,
                share=Fraction(row.votes, cast) if cast else Fraction(0),
                spend=spend,
                seen=seen,
                each_vote=per(spend, row.votes) if spend else None,
                against_next=against,
            )
        )
    return lines


def _spent(contest: ContestView, sponsor: str) -> tuple[Range | None, Range | None]:
    if not sponsor:
        found = standing.spending(contest)
        seen = [view.seen for view in found.messages if view.seen]
        whole = len(seen) == len(found.messages) and bool(seen)
        return found.spent, total(seen) if whole else None
    rows = ArchivedAdvert.objects.filter(sponsor=sponsor)
    money = [
        Range(low, high, unit)
        for low, high, unit in rows.exclude(spend_low=None).values_list(
            "spend_low", "spend_high", "currency"
        )
    ]
    units = {each.unit for each in money}
    sight = [
        Range(low, high)
        for low, high in rows.exclude(seen_low=None).values_list("seen_low", "seen_high")
    ]
    spend = total(money, next(iter(units))) if len(units) == 1 else None
    return spend, total(sight) if sight else None
