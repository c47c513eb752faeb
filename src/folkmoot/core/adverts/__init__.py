"""Paid messages: imprints, the archives of platforms, near-duplicates, money as intervals."""

from folkmoot.core.adverts.advert import Advert, Criterion, Found, Spending, Targeting, identity
from folkmoot.core.adverts.comparing import Told, Variant, differences, told
from folkmoot.core.adverts.errors import AdvertsError, CellError, Fault
from folkmoot.core.adverts.formats import SOURCES, read_adverts
from folkmoot.core.adverts.imprint import Check, Finding, Material, Party, State, check_imprint
from folkmoot.core.adverts.imprint_rules import (
    RULES,
    Consulted,
    Demand,
    ImprintRule,
    Medium,
    Publisher,
)
from folkmoot.core.adverts.pictures import kind_of, stripped
from folkmoot.core.adverts.ranges import (
    MINOR,
    WITHOUT_MINOR,
    Range,
    Standing,
    against_limit,
    compare,
    exactly,
    per,
    read_range,
    total,
    totals,
)
from folkmoot.core.adverts.similar import clusters, nearest, share_alike, shingles, variants, words
from folkmoot.core.adverts.survey import Survey, survey
from folkmoot.core.adverts.ttpa import ITEMS, Body, Notice, missing, notice_json
from folkmoot.core.adverts.wtm import write_advert

__all__ = [
    "ITEMS",
    "MINOR",
    "RULES",
    "SOURCES",
    "WITHOUT_MINOR",
    "Advert",
    "AdvertsError",
    "Body",
    "CellError",
    "Check",
    "Consulted",
    "Criterion",
    "Demand",
    "Fault",
    "Finding",
    "Found",
    "ImprintRule",
    "Material",
    "Medium",
    "Notice",
    "Party",
    "Publisher",
    "Range",
    "Spending",
    "Standing",
    "State",
    "Survey",
    "Targeting",
    "Told",
    "Variant",
    "against_limit",
    "check_imprint",
    "clusters",
    "compare",
    "differences",
    "exactly",
    "identity",
    "kind_of",
    "missing",
    "nearest",
    "notice_json",
    "per",
    "read_adverts",
    "read_range",
    "share_alike",
    "shingles",
    "stripped",
    "survey",
    "told",
    "total",
    "totals",
    "variants",
    "words",
    "write_advert",
]
