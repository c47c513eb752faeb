"""The rules that keep parcels apart, as rows."""

from __future__ import annotations

from folkmoot.core.tally.rule import Clauses, Parcels, Rule

_ERS97 = Clauses(
    first="ERS97 5.1.1-5.1.5",
    quota="ERS97 5.1.6, 5.4.8",
    elected="ERS97 5.1.7, 5.3.13, 5.4.9",
    surplus="ERS97 5.2.2-5.2.4, 5.3",
    exclusion="ERS97 5.2.5, 5.4",
    ties="ERS97 5.2.3, 5.2.5, 5.6.2",
    last="ERS97 5.5.1",
)
_ERS76 = Clauses(
    first="ERS76: first preferences",
    quota="ERS76: N/(s+1) to two decimals, rounded up, and never recalculated",
    elected="ERS76: votes at or above the quota",
    surplus="ERS76: the parcel last received, two decimals",
    exclusion="ERS76: the lowest, together where possible, by descending value",
    ties="ERS76: earliest stage at which they differ, then lot",
    last="ERS76: as many as the places left",
)
_IRELAND = Clauses(
    first="SI 1985/454 Sch. r. 47",
    quota="SI 1985/454 Sch. r. 48(1), (2)",
    elected="SI 1985/454 Sch. r. 48(3)",
    surplus="SI 1985/454 Sch. rr. 49, 50",
    exclusion="SI 1985/454 Sch. r. 51",
    ties="SI 1985/454 Sch. rr. 50(1), 51(13)",
    last="SI 1985/454 Sch. r. 52",
)
_SENATE = Clauses(
    first="Commonwealth Electoral Act 1918 s. 273(7)",
    quota="Commonwealth Electoral Act 1918 s. 273(8)",
    elected="Commonwealth Electoral Act 1918 s. 273(8), (12), (15)",
    surplus="Commonwealth Electoral Act 1918 s. 273(9), (10), (14)",
    exclusion="Commonwealth Electoral Act 1918 s. 273(13), (13AA)",
    ties="Commonwealth Electoral Act 1918 s. 273(20)-(22), (31)",
    last="Commonwealth Electoral Act 1918 s. 273(17), (18)",
)
_ACT = Clauses(
    first="Electoral Act 1992 (ACT) Sch. 4 cl. 3",
    quota="Electoral Act 1992 (ACT) Sch. 4 pt 4.1",
    elected="Electoral Act 1992 (ACT) Sch. 4 cl. 4(1)",
    surplus="Electoral Act 1992 (ACT) Sch. 4 cl. 1C, 6, 7",
    exclusion="Electoral Act 1992 (ACT) Sch. 4 cl. 8, 9",
    ties="Electoral Act 1992 (ACT) Sch. 4 cl. 7(3), 8(2)",
    last="Electoral Act 1992 (ACT) Sch. 4 cl. 4(2)",
)
_MINNEAPOLIS = Clauses(
    first="Minneapolis Code of Ordinances ch. 167: first choices",
    quota="Minneapolis Code of Ordinances ch. 167: threshold",
    elected="Minneapolis Code of Ordinances ch. 167: threshold reached",
    surplus="Minneapolis Code of Ordinances ch. 167: surplus fraction to four decimals",
    exclusion="Minneapolis Code of Ordinances ch. 167: mathematically impossible, then the lowest",
    ties="Minneapolis Code of Ordinances ch. 167: lot",
    last="Minneapolis Code of Ordinances ch. 167: as many as seats left",
)
_CAMBRIDGE = Clauses(
    first="Mass. General Laws ch. 54A s. 9(d)",
    quota="Mass. General Laws ch. 54A s. 9(c)",
    elected="Mass. General Laws ch. 54A s. 9(c), (e)",
    surplus="Mass. General Laws ch. 54A s. 16(b): Cincinnati method",
    exclusion="Mass. General Laws ch. 54A s. 9(g)-(j)",
    ties="Mass. General Laws ch. 54A s. 9(k)",
    last="Mass. General Laws ch. 54A s. 9(l)",
)
_ERS = Parcels(defer=True, bulk="not over", last="at once")
_SENATE_WAY = Parcels(
    surplus="all", divisor="papers", credit="cut", order="earlier", last="settled", last_two=True
)
_ACT_WAY = Parcels(credit="cut", order="earlier", last="settled")

BY_PARCELS = (
    Rule(
        name="ers97",
        title="ERS97: Electoral Reform Society, second edition of 1997",
        version="1997.1",
        family="parcels",
        decimals=2,
        quota="up",
        ties="earliest",
        clauses=_ERS97,
        parcels=Parcels(
            defer=True, bulk="not over", last="at once", recalculated=True, active=True
        ),
    ),
    Rule(
        name="ers76",
        title="ERS76: Electoral Reform Society, rules of 1976",
        version="1976.1",
        family="parcels",
        decimals=2,
        quota="up",
        ties="earliest",
        clauses=_ERS76,
        parcels=_ERS,
    ),
    Rule(
        name="ni1985",
        title="Northern Ireland local elections (SI 1985/454)",
        version="1985.1",
        family="parcels",
        decimals=2,
        ties="earliest",
        clauses=_IRELAND,
        parcels=Parcels(
            defer=True,
            bulk="under",
            stages="between",
            first_apart=True,
            beats_rest=True,
            last="at once",
        ),
    ),
    Rule(
        name="senate2016",
        title="Australian Senate, as counted in 2016",
        version="2016.1",
        family="parcels",
        decimals=0,
        ties="latest",
        clauses=_SENATE,
        parcels=_SENATE_WAY,
    ),
    Rule(
        name="senate2019",
        title="Australian Senate, as counted in 2019",
        version="2019.1",
        family="parcels",
        decimals=0,
        ties="all differ",
        clauses=_SENATE,
        parcels=Parcels(
            surplus="all",
            divisor="papers",
            credit="cut",
            order="earlier",
            last="at once",
            last_two=True,
        ),
    ),
    Rule(
        name="act",
        title="ACT Legislative Assembly (Hare-Clark), votes to six decimals, since 2020",
        version="2021.1",
        family="parcels",
        decimals=6,
        clauses=_ACT,
        parcels=_ACT_WAY,
    ),
    Rule(
        name="act-pre2020",
        title="ACT Legislative Assembly (Hare-Clark), whole votes, before 2020",
        version="1992.1",
        family="parcels",
        decimals=0,
        clauses=_ACT,
        parcels=_ACT_WAY,
    ),
    Rule(
        name="cambridge",
        title="Cambridge, Massachusetts: whole papers, Cincinnati method",
        version="1938.1",
        family="whole",
        decimals=0,
        clauses=_CAMBRIDGE,
        unconstrained="Massachusetts General Laws ch. 54A keeps no places, and excludes together "
        "all with fewer than fifty papers, whomever a guarantee would protect",
    ),
    Rule(
        name="minneapolis",
        title="Minneapolis, more than one seat (Code of Ordinances ch. 167)",
        version="2009.1",
        family="parcels",
        decimals=4,
        ties="lot",
        clauses=_MINNEAPOLIS,
        parcels=Parcels(
            surplus="weight",
            divisor="papers",
            defer=True,
            bulk="under",
            stages="one",
            last="after",
        ),
    ),
)
