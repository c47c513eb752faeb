"""The units of the Ploughshare Party, all of them invented."""

from __future__ import annotations

from dataclasses import dataclass

NATIONAL = ("ploughshare", "The Ploughshare Party")


@dataclass(frozen=True, slots=True)
class LocalParty:
    """A local party and its branches."""

    slug: str
    name: str
    region: str
    branches: tuple[tuple[str, str], ...]
    members: int


REGIONS = (("fenland", "Fenland"), ("westmarch", "Westmarch"), ("northdale", "Northdale"))


def _party(name: str, region: str, members: int, *branches: str) -> LocalParty:
    slug = name.lower().replace(" ", "-")
    named = tuple((b.lower().replace(" ", "-").replace("'", ""), f"{b} branch") for b in branches)
    return LocalParty(slug, name, region, named, members)


LOCAL_PARTIES = (
    _party("Aldermere", "fenland", 560, "Westbrook", "Quayside", "Old Mill", "Saltings"),
    _party("Brinswick", "fenland", 480, "Hollins", "Brinswick Town", "Carr Lane"),
    _party("Castle Fenn", "fenland", 390, "Fennside", "Maltings", "Highgate Fen"),
    _party("Dunmoor", "fenland", 420, "Dunmoor East", "Dunmoor West", "Peatlands"),
    _party("Eastry Vale", "westmarch", 350, "Eastry", "Orchard End", "Vale Cross"),
    _party("Farrowdale", "westmarch", 310, "Farrow", "Kingsbeck", "Stonycroft"),
    _party("Gorsely", "westmarch", 460, "Gorsely Common", "Bellfield", "Tannery Row", "Ashpit"),
    _party("Harrowgill", "westmarch", 270, "Upper Gill", "Lower Gill", "Thornhope"),
    _party("Inverleigh", "northdale", 520, "Leigh Harbour", "Northgate", "Ropewalk", "Cinder Hill"),
    _party("Jarnsea", "northdale", 440, "Jarnsea Front", "Lamp Street", "Netherby Road"),
    _party("Kettlewick", "northdale", 380, "Kettle Bank", "Wick Green", "Foundry"),
    _party("Langmoss", "northdale", 420, "Moss Side North", "Moss Side South", "Causeway", "Peel"),
)

AFFILIATES = (
    ("weavers", "Amalgamated Weavers' Union", 61_400),
    ("carriers", "Carriers' and Drivers' Union", 48_250),
    ("clerks", "Union of Clerks and Carers", 92_800),
    ("cooperators", "Society of Co-operators", 12_600),
    ("teachers", "Teachers' Fellowship", 27_300),
)


def all_branches() -> int:
    """How many branches there are."""
    return sum(len(party.branches) for party in LOCAL_PARTIES)
