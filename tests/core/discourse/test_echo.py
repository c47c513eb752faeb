"""Talk across the lines: as published for a known graph, and never without what chance has."""

from __future__ import annotations

import pytest

from folkmoot.core.discourse import (
    GraphError,
    assortativity,
    crossing,
    e_i,
    echo,
    graph,
    largest_part,
    modularity,
    random_walk_controversy,
    read_gml,
    read_links,
    read_sides,
    say,
    split,
)

BLOGS = "discourse/graphs/polblogs.gml"


def cliques(number=12, bridges=3):
    """Two sides in which everybody talks with everybody, and a few links between."""
    sides = {f"{side}{n}": side for side in "ab" for n in range(number)}
    links = [
        (f"{side}{one}", f"{side}{other}")
        for side in "ab"
        for one in range(number)
        for other in range(one)
    ]
    return links + [(f"a{n}", f"b{n}") for n in range(bridges)], sides


@pytest.mark.data
def test_the_political_blogs_are_as_published(shared_data):
    whole = largest_part(graph(*read_gml((shared_data / BLOGS).read_text())))
    assert (len(whole.names), len(whole.links)) == (1222, 16709)
    links, sides = whole.links, whole.sides
    assert abs(modularity(links, sides) - 0.405) < 0.002
    assert abs(assortativity(links, sides) - 0.811) < 0.002
    assert round(e_i(links, sides), 2) == -0.81


def test_few_links_between_two_cliques_are_fewer_than_chance_has():
    found = echo(graph(*cliques()))
    assert found.sizes == (12, 12)
    assert found.measure("crossing").stands_out
    assert found.measure("modularity").beyond_chance > 0.4
    assert "less crosses than by chance" in say(found).sentence


def test_sides_that_have_nothing_to_do_with_the_links_are_said_to_be_chance():
    links, sides = cliques(bridges=12)
    drawn = {name: "x" if int(name[1:]) % 2 else "y" for name in sides}
    found = echo(graph(links, drawn))
    assert not found.measure("crossing").stands_out
    assert "no more and no less than by chance" in say(found).sentence


def test_few_links_tell_nothing():
    assert say(echo(graph(*cliques(number=4)))).code == "echo.few"


def test_the_same_seed_gives_the_same_answer_and_degrees_are_kept():
    whole = graph(*cliques())
    assert echo(whole, seed=7, draws=5) == echo(whole, seed=7, draws=5)
    assert echo(whole, seed=7, draws=5) != echo(whole, seed=8, draws=5)


def test_a_link_counts_once_in_whichever_direction_and_nobody_talks_to_themselves():
    whole = graph([("a", "b"), ("b", "a"), ("a", "a"), ("b", "c")], {"a": "x", "b": "y", "c": "y"})
    assert whole.links.tolist() == [[0, 1], [1, 2]]
    assert crossing(whole.links, whole.sides) == 0.5


def test_only_the_largest_part_is_kept():
    links, sides = cliques()
    small = [("c", "d"), ("d", "e")]
    more = sides | {"c": "a", "d": "b", "e": "b"}
    assert largest_part(graph(links + small, more)).names == graph(links, sides).names


@pytest.mark.parametrize(
    ("read", "text", "says"),
    [
        (read_links, "", "there is no link"),
        (read_links, "a\n", "line 1: a link needs two names"),
        (read_links, "source,target\na,\n", "line 2: a link needs two names"),
        (read_sides, "a\n", "line 1: a name and a side"),
        (read_sides, "a,x\na,y\n", "line 2: a is on two sides"),
        (read_gml, "graph [", "a bracket is not closed"),
        (read_gml, "]", "a bracket closes"),
        (read_gml, "graph [ ]", "there is no node"),
        (read_gml, 'graph [ node [ label "x" ] ]', "a node has no id"),
        (read_gml, "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]", "not both there"),
        (read_gml, 'graph [ node "', "this is not GML"),
    ],
)
def test_what_cannot_be_read_is_told_why(read, text, says):
    with pytest.raises(GraphError, match=says):
        read(text)


def test_a_graph_needs_sides_to_cross():
    with pytest.raises(GraphError, match="b has no side"):
        graph([("a", "b")], {"a": "x"})
    with pytest.raises(GraphError, match="at least two sides"):
        graph([("a", "b")], {"a": "x", "b": "x"})


def retweets(shared_data, name):
    folder = shared_data / "discourse/graphs"
    sides = {
        line.strip(): side
        for side in ("1", "2")
        for line in (folder / f"retweet_{name}.side{side}.txt").read_text().splitlines()
        if line.strip()
    }
    links = read_links((folder / f"retweet_{name}.csv").read_text())
    return graph([pair for pair in links if {*pair} <= set(sides)], sides)


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("beefban", 0.84),
        ("russia_march", 0.94),
        pytest.param("ff", 0.94, marks=pytest.mark.slow),
        pytest.param("sxsw", 0.74, marks=pytest.mark.slow),
    ],
)
def test_controversy_of_the_given_sides_is_as_measured_by_others(shared_data, name, value):
    whole = retweets(shared_data, name)
    assert abs(random_walk_controversy(whole.links, whole.sides) - value) < 0.005


@pytest.mark.slow
@pytest.mark.data
def test_small_talk_scores_like_war_until_chance_is_taken_off(shared_data):
    beyond = {}
    for name in ("russia_march", "beefban", "ff"):
        found = echo(retweets(shared_data, name), draws=2, find_sides=True)
        beyond[name] = found.measure("controversy").beyond_chance
        if name == "ff":
            assert "small talk looks the same" in say(found).sentence
    assert beyond["ff"] < min(beyond["russia_march"], beyond["beefban"])


def test_two_cliques_are_found_to_be_two_sides():
    links, sides = cliques()
    found = split(graph(links, None))
    placed = dict(zip(found.names, found.sides.tolist(), strict=True))
    mine = {frozenset(n for n in placed if placed[n] == half) for half in (0, 1)}
    assert mine == {frozenset(n for n in sides if sides[n] == side) for side in "ab"}
    told = echo(graph(links, None), draws=8, find_sides=True)
    assert told.found
    assert say(told).code == "echo.found.clusters"


def test_sides_found_in_a_graph_drawn_by_lot_are_said_to_be_chance():
    links = [(f"p{n}", f"p{n * n * 7 % 61}") for n in range(61)]
    links += [(f"p{n}", f"p{(n * 29 + 11) % 61}") for n in range(61)]
    found = echo(graph(links, None), draws=20, find_sides=True)
    assert say(found).code in {"echo.found.chance", "echo.few"}


def test_of_three_sides_controversy_is_told_between_the_two_largest():
    def ring(name: str, many: int):
        return [
            (f"{name}{n}", f"{name}{(n + step) % many}") for n in range(many) for step in (1, 2, 3)
        ]

    links = [*ring("a", 20), *ring("b", 20), *ring("c", 8), ("a0", "c0"), ("b0", "c1")]
    whole = graph(links, {name: name[0] for pair in links for name in pair})
    found = echo(whole, draws=5)
    two = graph(list(links), {name: "ab"[name[0] != "a"] for pair in links for name in pair})
    assert found.measure("controversy").value > 0.9
    assert echo(two, draws=5).measure("controversy").value > 0.9
