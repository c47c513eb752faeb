"""Every rule of counting that the house knows."""

from __future__ import annotations

from folkmoot.core.tally.rule import Clauses, Rule
from folkmoot.core.tally.rulebook_parcels import BY_PARCELS

_SCOTTISH = Clauses(
    first="SSI 2007/42 Sch. 1 r. 45",
    quota="SSI 2007/42 Sch. 1 r. 46",
    elected="SSI 2007/42 Sch. 1 r. 47",
    surplus="SSI 2007/42 Sch. 1 r. 48",
    exclusion="SSI 2007/42 Sch. 1 r. 50",
    ties="SSI 2007/42 Sch. 1 rr. 49, 51",
    last="SSI 2007/42 Sch. 1 r. 52",
)
_WIGM = Clauses(
    first="WIGM: first preferences",
    quota="WIGM: N/(s+1) cut off to a whole number, plus one",
    elected="WIGM: votes at or above the quota",
    surplus="WIGM: weighted inclusive Gregory",
    exclusion="WIGM: exclusion of the lowest",
    ties="WIGM: latest stage at which they differ, then lot",
    last="WIGM: last vacancies",
)
_MEEK = Clauses(
    first="Proportional Representation Foundation, Meek reference rule, B.2.a",
    quota="Meek reference rule B.2.b",
    elected="Meek reference rule B.2.c",
    surplus="Meek reference rule B.2.f",
    exclusion="Meek reference rule B.3",
    ties="Meek reference rule B.3 (lot)",
    last="Meek reference rule C",
)
_WARREN = Clauses(
    first="Warren, Voting matters 1 (1994)",
    quota="Meek reference rule B.2.b",
    elected="Meek reference rule B.2.c",
    surplus="Warren, Voting matters 1 (1994)",
    exclusion="Meek reference rule B.3",
    ties="Meek reference rule B.3 (lot)",
    last="Meek reference rule C",
)
_NZ = Clauses(
    first="Local Electoral Regulations 2001 (NZ) Sch. 1A step 1",
    quota="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 5",
    elected="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 6",
    surplus="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 7-10",
    exclusion="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 13",
    ties="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 19, 40",
    last="Local Electoral Regulations 2001 (NZ) Sch. 1A cl. 3",
)
_AV = Clauses(
    first="Alternative vote: first preferences",
    quota="Alternative vote: more than half of the votes in play",
    elected="Alternative vote: majority",
    surplus="Alternative vote: no surplus is transferred",
    exclusion="Alternative vote: exclusion of the lowest",
    ties="Alternative vote: latest stage at which they differ, then lot",
    last="Alternative vote: the last two",
)


def _once(name: str, title: str, says: str, family: str = "once") -> Rule:
    """A rule that counts in one stage, or two."""
    clauses = Clauses(
        first=says,
        quota="none: the highest are elected",
        elected=says,
        surplus="no surplus is transferred",
        exclusion="nobody is excluded",
        ties="earlier stage, then lot",
        last=says,
    )
    return Rule(
        name=name,
        title=title,
        version="1",
        family=family,
        clauses=clauses,
        decimals=None,
        quota="none",
        surplus="none",
        exclusion="none",
    )


RULES = {
    rule.name: rule
    for rule in (
        Rule(
            name="scottish",
            title="Scottish local government STV (2007, as amended 2011)",
            version="2007.1",
            family="transfer",
            decimals=5,
            clauses=_SCOTTISH,
        ),
        Rule(
            name="wigm",
            title="Weighted inclusive Gregory, exact fractions",
            version="1",
            family="transfer",
            decimals=None,
            clauses=_WIGM,
        ),
        Rule(
            name="wigm-4",
            title="Weighted inclusive Gregory, four decimals",
            version="1",
            family="transfer",
            decimals=4,
            clauses=_WIGM,
        ),
        *BY_PARCELS,
        Rule(
            name="meek-prf",
            title="Meek STV, reference rule of the Proportional Representation Foundation",
            version="1",
            family="meek",
            decimals=9,
            quota="least",
            clauses=_MEEK,
        ),
        Rule(
            name="meek-cut",
            title="Meek STV as droop and stv-rs count it, nine decimals, always cut",
            version="1",
            family="meek",
            decimals=9,
            quota="least",
            cut=True,
            equal="branches",
            clauses=_MEEK,
        ),
        Rule(
            name="meek-orders",
            title="Meek STV, nine decimals, always cut, equal preferences in all orders alike",
            version="1",
            family="meek",
            decimals=9,
            quota="least",
            cut=True,
            equal="orders",
            clauses=_MEEK,
        ),
        Rule(
            name="meek-nz",
            title="Meek STV of New Zealand local elections, as its calculator works",
            version="2001.1",
            family="meek",
            decimals=9,
            quota="least",
            ties="earliest",
            omega=4,
            sure_losers=True,
            clauses=_NZ,
            unconstrained="Schedule 1A keeps no places, and excludes at an iteration whoever no "
            "surplus can save, which a guarantee would forbid; meek-prf keeps places",
        ),
        Rule(
            name="warren",
            title="Warren STV, with the arithmetic of the Meek reference rule",
            version="1",
            family="meek",
            decimals=9,
            quota="least",
            warren=True,
            clauses=_WARREN,
        ),
        Rule(
            name="av",
            title="Alternative vote (instant run-off)",
            version="1",
            family="transfer",
            decimals=0,
            quota="majority",
            surplus="none",
            clauses=_AV,
        ),
        _once("fptp", "First past the post", "Votes for the first preference only"),
        _once("block", "Block vote, with kept places where asked", "A vote for each, up to seats"),
        _once("supplementary", "Supplementary vote", "GLA Act 1999 Sch. 2 (before 2022)"),
        _once("approval", "Approval", "A vote for everybody named"),
        _once("borda", "Borda", "n-1 points for the first, one less for each after"),
        _once(
            "borda-modified", "Modified Borda", "With k named, k points for the first, down to 1"
        ),
        _once("dowdall", "Dowdall (Nauru)", "1, 1/2, 1/3, ... points"),
        _once("score", "Score", "Points given are added"),
        _once("star", "STAR", "Points, then the papers between the best two"),
        _once("schulze", "Schulze", "Debian Constitution A.5 (strongest paths)", "pairs"),
        _once("ranked-pairs", "Ranked pairs", "Tideman (1987), winning votes", "pairs"),
        _once("copeland", "Copeland", "Rivals beaten, equal ones half", "pairs"),
        _once("minimax", "Minimax", "The smallest worst defeat, winning votes", "pairs"),
    )
}
