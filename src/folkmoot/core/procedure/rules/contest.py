"""How amendments that exclude each other are voted on (rule group 25).

Sources: sequential, "if carried the others fall", as unions do (UCU congress business committee);
from the least to the most inclusive change, a later adoption superseding (RONR on filling blanks
and conflicting amendments); a ranked ballot whose winner must still reach the majority; a package
with the right to have any part voted on separately.
"""

from __future__ import annotations

from folkmoot.core.procedure.parameter import Parameter

VOTING = "rivals.voting"
READS = (VOTING,)
PARAMETERS = (
    Parameter(
        key=VOTING,
        type="choice",
        default="sequential",
        choices=("sequential", "inclusive", "ranked", "package"),
        sentence="Amendments that exclude each other are voted on in this way: {value}.",
        example="With sequential: in the order of the agenda, and once one is carried those that "
        "concern the same words fall. With inclusive: from the smallest change to the widest, and "
        "a later one that is carried replaces the earlier. With ranked: one ballot with "
        "preferences among them, then the winner against the majority. With package: one vote on "
        "all, and anybody may have one of them separated.",
        kinder="neither",
        kinder_to="movers",
    ),
)
