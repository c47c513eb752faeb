"""How members talk: opinion groups and what bridges them, talk across lines, acts in step."""

from folkmoot.core.discourse.across import Across, across, say_across, statement_across
from folkmoot.core.discourse.bridging import Bridge, bridging
from folkmoot.core.discourse.components import UNIT, Map, opinion_map
from folkmoot.core.discourse.controversy import random_walk_controversy
from folkmoot.core.discourse.coordination import (
    Pair,
    Post,
    Tie,
    coordinated,
    read_posts,
    ties,
    write_pairs,
)
from folkmoot.core.discourse.echo import (
    Echo,
    Measure,
    assortativity,
    crossing,
    e_i,
    echo,
    modularity,
    say,
)
from folkmoot.core.discourse.errors import GraphError, PostsError, VotesError
from folkmoot.core.discourse.graph import (
    Graph,
    graph,
    largest_part,
    read_gml,
    read_links,
    read_sides,
    split,
)
from folkmoot.core.discourse.grouping import Grouping, group, who_counts
from folkmoot.core.discourse.measures import (
    Count,
    Stands,
    consensus,
    counts,
    group_aware,
    one_share_test,
    priority,
    represents,
    two_shares_test,
)
from folkmoot.core.discourse.noted import notes_found, notes_written, say_note
from folkmoot.core.discourse.opinion import VERSION, Opinion, bundle, work_out, written
from folkmoot.core.discourse.routing import next_statement
from folkmoot.core.discourse.told import echo_written
from folkmoot.core.discourse.votes import (
    AGREE,
    DISAGREE,
    PASS,
    UNSEEN,
    Ballots,
    ballots,
    read_votes,
)

__all__ = [
    "AGREE",
    "DISAGREE",
    "PASS",
    "UNIT",
    "UNSEEN",
    "VERSION",
    "Across",
    "Ballots",
    "Bridge",
    "Count",
    "Echo",
    "Graph",
    "GraphError",
    "Grouping",
    "Map",
    "Measure",
    "Opinion",
    "Pair",
    "Post",
    "PostsError",
    "Stands",
    "Tie",
    "VotesError",
    "across",
    "assortativity",
    "ballots",
    "bridging",
    "bundle",
    "consensus",
    "coordinated",
    "counts",
    "crossing",
    "e_i",
    "echo",
    "echo_written",
    "graph",
    "group",
    "group_aware",
    "largest_part",
    "modularity",
    "next_statement",
    "notes_found",
    "notes_written",
    "one_share_test",
    "opinion_map",
    "priority",
    "random_walk_controversy",
    "read_gml",
    "read_links",
    "read_posts",
    "read_sides",
    "read_votes",
    "represents",
    "say",
    "say_across",
    "say_note",
    "split",
    "statement_across",
    "ties",
    "two_shares_test",
    "who_counts",
    "work_out",
    "write_pairs",
    "written",
]
