"""Acts in step: exactly what the stored output of CooRTweet has, and the definition in small."""

from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.core.discourse import Post, PostsError, coordinated, read_posts, ties, write_pairs

COORDINATION = "discourse/coordination"
RUSSIAN = "coortweet_russian_coord_tweets.csv.gz"
GERMAN = "coortweet_german_elections_2021.csv.gz"


def unzipped(path):
    return gzip.decompress(path.read_bytes()).decode()


def sorted_rows(text):
    return sorted(map(tuple, csv.reader(io.StringIO(text))))


@pytest.mark.data
@pytest.mark.parametrize(
    ("stored", "least", "window"),
    [("russian_mp2_w10", 2, 10), ("russian_mp5_w10", 5, 10), ("russian_mp5_w60", 5, 60)],
)
def test_every_pair_of_the_retweets_is_as_stored(shared_data, stored, least, window):
    folder = shared_data / COORDINATION
    posts = read_posts(unzipped(folder / RUSSIAN))
    told = write_pairs(coordinated(posts, window=window, least=least))
    expected = unzipped(folder / "coortweet_2.1.3_outputs" / f"{stored}.csv.gz")
    assert sorted_rows(told) == sorted_rows(expected)


@pytest.mark.data
def test_every_pair_of_the_shared_links_is_as_stored(shared_data):
    folder = shared_data / COORDINATION
    rows = csv.DictReader(io.StringIO(unzipped(folder / GERMAN)))
    posts = [
        Post(
            f"url_{row['url_id']}", row["account_id"], row["post_id"], int(float(row["timestamp"]))
        )
        for row in rows
        if row["account_id"].startswith("fb_") and row["url_id"]
    ]
    told = write_pairs(coordinated(posts, window=60, least=2))
    expected = unzipped(folder / "coortweet_2.1.3_outputs/german_fb_urls_mp2_w60.csv.gz")
    assert sorted_rows(told) == sorted_rows(expected)


@st.composite
def some_posts(draw):
    return [
        Post(
            draw(st.sampled_from("xyz")),
            draw(st.sampled_from("abcd")),
            f"c{number}",
            draw(st.integers(0, 30)),
        )
        for number in range(draw(st.integers(0, 14)))
    ]


# How long a draw takes says how busy the machine is, not whether the law holds.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(some_posts(), st.integers(0, 10), st.integers(1, 4))
def test_pairs_are_those_of_the_definition(posts, window, least):
    active = {p.account for p in posts if sum(q.account == p.account for q in posts) >= least}
    near = [
        (one, other)
        for place, one in enumerate(posts)
        for other in posts[place + 1 :]
        if one.shared == other.shared
        and one.account != other.account
        and abs(one.at - other.at) <= window
        and {one.account, other.account} <= active
    ]
    contents = {each.content for pair in near for each in pair}
    often = {
        account
        for account in active
        if sum(p.account == account and p.content in contents for p in posts) >= least
    }
    expected = {
        frozenset({one.content, other.content})
        for one, other in near
        if {one.account, other.account} & often
    }
    found = coordinated(posts, window=window, least=least)
    assert {frozenset({pair.content, pair.content_after}) for pair in found} == expected
    assert len(found) == len(expected)
    assert sum(tie.times for tie in ties(found)) == len(found)
    at = {post.content: post.at for post in posts}
    assert all(at[pair.content_after] - at[pair.content] == pair.seconds >= 0 for pair in found)


def test_a_post_that_is_itself_what_is_shared_makes_no_pair():
    posts = [Post("p1", "a", "p1", 0), Post("p1", "b", "p2", 1), Post("p1", "c", "p3", 2)]
    (pair,) = coordinated(posts, least=1)
    assert (pair.account, pair.account_after) == ("b", "c")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("object_id,account_id\n", "no column 'content_id'"),
        ("object_id,account_id,content_id,timestamp_share\nx,,c,1\n", "line 2: a post needs"),
        ("object_id,account_id,content_id,timestamp_share\nx,a,c,1.5\n", "'1.5' is not a time"),
        ("object_id,account_id,content_id,timestamp_share\nx,a,c,soon\n", "'soon' is not a time"),
    ],
)
def test_posts_that_cannot_be_read_are_told_with_their_line(text, says):
    with pytest.raises(PostsError, match=says):
        read_posts(text)
