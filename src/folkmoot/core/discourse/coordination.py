"""Which accounts share the same things within seconds of each other, again and again.

A pair of acts is told, never a judgement on an account: two accounts shared the same object (a
link, a picture, a post) within the window, and at least one of them took part in such pairs with
at least the least number of its contents. This is the definition of CooRTweet 2.1 (N. Righetti and
P. Balluff, "CooRTweet: a generalized R software for coordinated network detection", Computational
Communication Research 7, 2025).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.discourse.errors import PostsError

WINDOW = 10
LEAST = 2
_SECONDS = re.compile(r"[0-9]{1,12}(\.0*)?")
COLUMNS = ("object_id", "account_id", "content_id", "timestamp_share")


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody shared something.

    Attributes:
        shared: what: a link, a hashtag, the post that was passed on.
        account: who.
        content: the key of the post itself.
        at: when, in whole seconds.
    """

    shared: str
    account: str
    content: str
    at: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts shared the same within the window; the older post first."""

    shared: str
    content: str
    content_after: str
    seconds: int
    account: str
    account_after: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two accounts and how often they did so.

    Attributes:
        accounts: both, in order of their names.
        times: in how many pairs.
        objects: with how many different objects.
    """

    accounts: tuple[str, str]
    times: int
    objects: int


def coordinated(
    posts: Sequence[Post], *, window: int = WINDOW, least: int = LEAST
) -> tuple[Pair, ...]:
    """Every pair of posts by different accounts that share the same within the window.

    Accounts with fewer posts than the least are left out beforehand; a pair is told if one of its
    two accounts takes part in pairs with at least that many contents. An object that is itself one
    of the two posts does not count.

    Args:
        posts: all of them, in any order; the order settles only which of two at the same second
            is called the older.
        window: so many seconds apart or fewer.
        least: the least number of posts.
    """
    active = Counter(post.account for post in posts)
    appears: dict[str, int] = {}
    kept = []
    for place, post in enumerate(posts):
        if active[post.account] >= least:
            appears.setdefault(post.account, place)
            kept.append(post)
    kept.sort(key=lambda post: appears[post.account])
    by_object: dict[str, list[Post]] = defaultdict(list)
    for post in kept:
        by_object[post.shared].append(post)
    pairs = [pair for same in by_object.values() for pair in _pairs(same, window)]
    contents = {each for pair in pairs for each in (pair.content, pair.content_after)}
    takes_part = Counter(post.account for post in kept if post.content in contents)
    enough = {
        post.content
        for post in kept
        if post.content in contents and takes_part[post.account] >= least
    }
    return tuple(pair for pair in pairs if pair.content in enough or pair.content_after in enough)


def _pairs(same: Sequence[Post], window: int) -> list[Pair]:
    ordered = sorted(same, key=lambda post: post.at)
    found = []
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            apart = second.at - first.at
            if apart > window:
                break
            if first.account == second.account or first.content == second.content:
                continue
            if first.shared in {first.content, second.content}:
                continue
            found.append(
                Pair(
                    first.shared,
                    first.content,
                    second.content,
                    apart,
                    first.account,
                    second.account,
                )
            )
    return found


def ties(pairs: Sequence[Pair]) -> tuple[Tie, ...]:
    """The pairs by their accounts, the most frequent first."""
    times: Counter[tuple[str, str]] = Counter()
    objects: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in pairs:
        both = (pair.account, pair.account_after)
        key = both if both[0] <= both[1] else (both[1], both[0])
        times[key] += 1
        objects[key].add(pair.shared)
    return tuple(
        Tie(key, number, len(objects[key]))
        for key, number in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    )


def read_posts(text: str, names: Mapping[str, str] | None = None) -> tuple[Post, ...]:
    """Posts from CSV.

    Args:
        text: the file.
        names: what its columns are called, for each of `COLUMNS` that is called otherwise. Rows
            without an object are left out: they share nothing.

    Raises:
        PostsError: with the line and the reason.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    called = [(names or {}).get(name, name) for name in COLUMNS]
    if missing := [name for name in called if name not in (rows.fieldnames or ())]:
        raise PostsError(f"line 1: there is no column {missing[0]!r}")
    posts = []
    try:
        for row in rows:
            shared, account, content, at = ((row[name] or "").strip() for name in called)
            if not shared:
                continue
            if not account or not content:
                raise PostsError(f"line {rows.line_num}: a post needs an account and a key")
            posts.append(Post(shared, account, content, _second(at, rows.line_num)))
    except csv.Error as error:
        raise PostsError(f"line {rows.line_num}: {error}") from None
    return tuple(posts)


def _second(told: str, line: int) -> int:
    # Such as 1629589836 or, as other programs write it, 1629589836.0
    if _SECONDS.fullmatch(told) is None:
        raise PostsError(f"line {line}: {told!r} is not a time in whole seconds")
    return int(told.partition(".")[0])


def write_pairs(pairs: Sequence[Pair]) -> str:
    """The pairs as CSV, in the columns that CooRTweet uses."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(
        ["object_id", "content_id", "content_id_y", "time_delta", "account_id", "account_id_y"]
    )
    for pair in pairs:
        writer.writerow(
            [
                pair.shared,
                pair.content,
                pair.content_after,
                pair.seconds,
                pair.account,
                pair.account_after,
            ]
        )
    return told.getvalue()
