"""A leaflet and an advert of the small party, and the moments they are told at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.content import Audience, Content, Named
from folkmoot.core.adverts import Criterion

MORNING = datetime(2026, 5, 4, 9, tzinfo=UTC)
NOON = datetime(2026, 5, 5, 11, tzinfo=UTC)
LATER = datetime(2026, 5, 20, 9, tzinfo=UTC)
PARTY = Named("The Ploughshare Party", "office@example.org", "4 Mill Lane, Saltmere SM1 2AB")
AGENT = Named("R. Fielding", "", "4 Mill Lane, Saltmere SM1 2AB")
PRINTER = Named("Press & Sons", "", "9 Dock Street, Saltmere SM3 4CD")
LIST = Criterion("list", "Members 2025", source="our own register", basis="consent")


def leaflet(**more) -> Content:
    """A leaflet for two streets."""
    base = Content(
        title="Keep the library open",
        sponsor=PARTY,
        payer=PARTY,
        promoter=AGENT,
        printer=PRINTER,
        medium="print",
        place="last_page",
        amount=24_000,
        begins=date(2026, 5, 8),
        ends=date(2026, 5, 15),
        channels=("letterbox",),
        method="the printer's invoice",
        variants=(
            Audience("Old town", "They would close our library. We will keep it open late.",
                     (Criterion("place", "Old town"), LIST)),
            Audience("Harbour", "They would close our library. We will bring a reading room.",
                     (Criterion("place", "Harbour"), Criterion("age", "65+", excluded=True))),
        ),
    )  # fmt: skip
    return replace(base, **more)


def drafted(world, at=MORNING, content=None, **more):
    """A draft of the general secretary."""
    view, _ = actions.draft_message(
        actor=world.greta, at=at, unit="ploughshare", content=content or leaflet(), **more
    )
    return view


def declared(world, at=NOON, content=None, **more):
    """A message drafted by the general secretary, approved by the chair, and declared."""
    view = drafted(world, content=content, **more)
    actions.approve_message(actor=world.hana, at=at, message=view.number)
    actions.declare_message(actor=world.greta, at=at, message=view.number)
    return queries.message(view.number)
