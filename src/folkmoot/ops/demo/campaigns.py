"""What the party of the story said for money, and what everybody else did: all of it invented."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from folkmoot.apps.campaigns import actions
from folkmoot.apps.campaigns.actions.import_archive import Text
from folkmoot.apps.campaigns.content import Audience, Content, Named
from folkmoot.apps.people import actions as people
from folkmoot.core.adverts import Criterion, Range
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import NATIONAL
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

WHOLE = NATIONAL[0]
OURS = Named(
    "The Ploughshare Party",
    "office@ploughshare.example",
    "2 Orchard End, Saltmere SM1 2AB",
    "United Kingdom",
    "PP 1381",
)
AGENT = Named("G. Lindqvist", "", "2 Orchard End, Saltmere SM1 2AB")
PRINTER = Named("Tannery Row Press", "", "9 Tannery Row, Saltmere SM3 4CD")
MEMBERS = Criterion("list", "Members in Saltmere", source="our own register of members",
                    basis="consent, asked for on joining")  # fmt: skip

LIBRARY = Content(
    title="Keep the library open",
    sponsor=OURS, payer=OURS, promoter=AGENT, printer=PRINTER, medium="print", place="last_page",
    amount=62_000, channels=("letterbox",), method="the printer's invoice, with delivery",
    public_funds="private", inside_union="outside", targeted=False,
    variants=(
        Audience("Every house",
                 "The council would close the library at noon to save the price of one road sign. "
                 "We will keep it open until eight, with a reading room for those whose homes are "
                 "cold.\nCome to the meeting at the Corn Exchange on Thursday.",
                 (Criterion("place", "Saltmere"),)),
    ),
)  # fmt: skip
HARBOUR = Content(
    title="Whose harbour is it?",
    sponsor=OURS, payer=OURS, promoter=AGENT, medium="digital", place="part", amount=180_000,
    channels=("facebook", "instagram"), method="the budget that was set on the platform",
    public_funds="private", inside_union="outside", targeted=True,
    variants=(
        Audience("Ropewalk",
                 "The harbour was dredged with your rates. On Thursday you decide whether it is "
                 "sold. Those who work on it would keep their places and their pensions. Vote no.",
                 (Criterion("place", "Saltmere, Ropewalk"), Criterion("age", "25-64"), MEMBERS)),
        Audience("Orchard End",
                 "The harbour was dredged with your rates. On Thursday you decide whether it is "
                 "sold. Rates would rise by a third once the tolls are gone. Vote no.",
                 (Criterion("place", "Saltmere, Orchard End"), Criterion("age", "45-65+"),
                  Criterion("interest", "Council tax"))),
        Audience("Students",
                 "The harbour was dredged with your rates. On Thursday you decide whether it is "
                 "sold. The night bus is paid from its tolls. Vote no.",
                 (Criterion("place", "Saltmere"), Criterion("age", "18-24"),
                  Criterion("list", "Members in Saltmere", excluded=True,
                            source="our own register of members",
                            basis="consent, asked for on joining"))),
    ),
)  # fmt: skip
POSTER = replace(
    LIBRARY, title="Vote no on Thursday", place="face", single_sided=True, amount=21_000,
    channels=("posters",), method="the printer's invoice",
    variants=(
        Audience("Bus shelters", "Not for sale: the harbour is ours. Vote no on Thursday.",
                 (Criterion("place", "Saltmere"),)),
    ),
)  # fmt: skip
RENT = replace(
    LIBRARY, title="A fair rent, in writing", amount=34_000, place="last_page",
    channels=("letterbox", "market stall"), method="the printer's offer",
    variants=(
        Audience("Tenants",
                 "If your rent went up by more than your wage, you are not alone: so did every "
                 "second rent in Saltmere. We will have every rise explained in writing.",
                 (Criterion("place", "Saltmere, Old Mill"),
                  Criterion("demographic", "tenants"))),
        Audience("Landlords",
                 "Good landlords have nothing to fear from a rent explained in writing. We will "
                 "have every rise explained in writing.",
                 (Criterion("place", "Saltmere, Orchard End"),
                  Criterion("demographic", "tenants", excluded=True))),
    ),
)  # fmt: skip
CLAIMS = (
    (-4, "doorstep", "the party would close the library at noon"),
    (-3, "telephone", "a sold harbour pays for two new schools"),
    (-3, "street", "every second rent in Saltmere went up by more than wages"),
    (-2, "doorstep", "no tolls on the bridge before it is repaired"),
)
PROMISES = (
    "The library stays open until eight on every working day.\n\n"
    "No tolls on the bridge before it is repaired.\n\n"
    "Every rise of a rent is explained in writing."
)
COLUMNS = (
    "id", "page_id", "page_name", "bylines", "ad_creative_bodies", "ad_delivery_start_time",
    "ad_delivery_stop_time", "currency", "spend.lower_bound", "spend.upper_bound",
    "impressions.lower_bound", "impressions.upper_bound", "publisher_platforms", "target_ages",
    "target_locations",
)  # fmt: skip
SCHOOLS = (
    "A sold harbour pays for two new schools. {who} Vote yes on Thursday for a Saltmere that looks "
    "ahead."
)
BRIDGE = "Two ways to mend a bridge, and the council chose neither. {who} Read our plan."
WEEKS = 4
OTHERS = (
    # page, name, who paid, text, audiences
    ("501", "Saltmere Looks Ahead", "Saltmere Harbour Holdings Ltd", SCHOOLS, (
        ("Parents want them now.", "['25-44']", "Saltmere"),
        ("Your grandchildren will thank you.", "['65+']", "Saltmere"),
        ("Builders will be needed.", "['18-34']", "Ropewalk"),
    )),
    ("502", "Friends of the Breakwater", "", SCHOOLS, (
        ("We have seen the plans.", "['45-64']", "Orchard End"),
    )),
    ("503", "The Lantern Party", "The Lantern Party", BRIDGE, (
        ("Tolls would end in May.", "['25-64']", "Fenland"),
        ("Tolls would be halved for pensioners.", "['65+']", "Fenland"),
    )),
)  # fmt: skip


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """A register of six messages with one breach, an archive, what members saw and heard."""
    sunita, greta, maeve = party.sunita, party.greta, party.maeve
    yield line.evening(-40, hour=10)
    people.appoint(
        actor=greta, at=line.evening(-40, hour=10), person=sunita.key, role="campaign_officer",
        unit=WHOLE, start=line.day(-40), authority="elected",
    )  # fmt: skip
    contest, _ = actions.note_contest(
        actor=greta, at=line.evening(-40, hour=10), title="Harbour referendum in Saltmere",
        kind="referendum", day=line.day(5), limit=300_000,
        source="Order of the Harbour Authority, article 9 (invented for this demonstration)",
        information="https://example.org/harbour-referendum",
    )  # fmt: skip
    library = yield from _run(line, party, LIBRARY, -34, 8, "", end=-20, seen=(5_800, 6_200))
    harbour = yield from _run(line, party, HARBOUR, -12, 16, contest)
    yield line.evening(-9, hour=11)
    poster, _ = actions.draft_message(
        actor=sunita, at=line.evening(-9, hour=11), unit=WHOLE, contest=contest,
        content=replace(POSTER, begins=line.day(-8), ends=line.day(5), process=_process()),
    )  # fmt: skip
    yield line.evening(-8, hour=12)
    actions.start_message(
        actor=sunita, at=line.evening(-8, hour=12), message=poster.number, on=line.day(-8)
    )
    yield line.evening(-5, hour=12)
    actions.approve_message(actor=maeve, at=line.evening(-5, hour=12), message=poster.number)
    actions.declare_message(actor=sunita, at=line.evening(-5, hour=12), message=poster.number)
    yield line.evening(-4, hour=12)
    actions.correct_message(
        actor=sunita, at=line.evening(-4, hour=12), message=poster.number,
        content=replace(
            POSTER, begins=line.day(-8), ends=line.day(5), process=_process(), amount=23_400
        ),
        reason="The hire of two bus shelters was left out of the amount.",
    )  # fmt: skip
    yield line.evening(-4, hour=14)
    rent = replace(RENT, begins=line.day(7), ends=line.day(21))
    waiting, _ = actions.draft_message(
        actor=sunita, at=line.evening(-4, hour=14), unit=WHOLE, content=rent
    )
    yield from _watched(line, party)
    archive = yield from _archived(line, party)
    yield from _result(line, party)
    return {
        "library": library, "harbour": harbour, "poster": poster.number, "rent": waiting.number,
        "archive": str(archive), "referendum": contest,
    }  # fmt: skip


def _run(
    line: Timeline, party: Party, content: Content, day: int, days: int, contest: str, *,
    end: int = 0, seen: tuple[int, int] = (0, 0),
) -> Story[str]:  # fmt: skip
    """A message that did everything in time; ended if a day is given."""
    drafted, approved = line.evening(day, hour=10), line.evening(day + 1, hour=10)
    begins = line.evening(day + 3, hour=8)
    yield drafted
    whole = replace(
        content, begins=line.day(day + 3), ends=line.day(day + 3 + days),
        process=_process() if contest else "",
    )  # fmt: skip
    view, _ = actions.draft_message(
        actor=party.sunita, at=drafted, unit=WHOLE, content=whole, contest=contest
    )
    yield approved
    actions.approve_message(actor=party.greta, at=approved, message=view.number)
    actions.declare_message(actor=party.sunita, at=approved, message=view.number)
    yield begins
    actions.start_message(actor=party.sunita, at=begins, message=view.number)
    if end:
        yield line.evening(end, hour=10)
        actions.end_message(
            actor=party.sunita, at=line.evening(end, hour=10), message=view.number,
            on=line.day(end - 1), spent=content.amount - 1_250, seen=Range(*seen),
        )  # fmt: skip
    return str(view.number)


def _watched(line: Timeline, party: Party) -> Story[None]:
    yield line.evening(-4, hour=16)
    actions.publish_manifesto(
        actor=party.greta, at=line.evening(-4, hour=16), title="What we promise Saltmere",
        text=PROMISES,
    )  # fmt: skip
    for offset, way, text in CLAIMS:
        yield line.evening(offset, hour=20)
        actions.note_claim(at=line.evening(offset, hour=20), text=text, way=way, unit="aldermere")
    yield line.evening(-2, hour=21)
    actions.capture_advert(
        at=line.evening(-2, hour=21), sponsor="Saltmere Looks Ahead", platform="bus shelter",
        text="A sold harbour pays for two new schools. Vote yes on Thursday.",
        seen_on=line.day(-2),
    )  # fmt: skip


def _archived(line: Timeline, party: Party) -> Story[int]:
    at = line.evening(-2, hour=22)
    yield at
    done = actions.import_archive(
        actor=party.sunita, at=at, text=_text("saltmere-adverts.csv", _adverts(line))
    )
    yield at
    actions.import_archive(
        actor=party.sunita, at=at,
        text=_text("saltmere-targeting.csv", _targeting(line.day(-3))),
    )  # fmt: skip
    return done.number


def _result(line: Timeline, party: Party) -> Story[None]:
    at = line.evening(-2, hour=22, minute=30)
    yield at
    before, _ = actions.note_contest(
        actor=party.greta, at=at, title="By-election in Fenland South", day=line.day(-120),
        limit=1_000_000,
        source="The agent's notice of the limit (invented for this demonstration)",
    )  # fmt: skip
    for name, votes, sponsor in (
        ("The Lantern Party", 11_402, "The Lantern Party"),
        ("Saltmere Looks Ahead", 9_871, "Saltmere Looks Ahead"),
        ("The Ploughshare Party", 4_330, ""),
    ):
        actions.note_result(
            actor=party.greta, at=at, contest=before, name=name, votes=votes, sponsor=sponsor
        )


def _adverts(line: Timeline) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    number = 0
    for page, name, funder, text, audiences in OTHERS:
        for week in range(WEEKS):
            for place, (who, ages, where) in enumerate(audiences):
                number += 1
                low = 100 * (1 + (number * 7 + place) % 9)
                seen = 1_000 * (3 + (number * 5) % 17)
                yield (
                    f"9{number:05d}", page, name, funder, repr([text.format(who=who)]),
                    line.day(-28 + 7 * week + place).isoformat(),
                    line.day(-22 + 7 * week + place).isoformat() if week < WEEKS - 1 else "",
                    "GBP", str(low), str(low + 99), str(seen), str(seen + 999),
                    "['facebook']", ages,
                    repr([{"name": where, "excluded": False},
                          {"name": "Northdale", "excluded": True}]),
                )  # fmt: skip


def _targeting(until: date) -> Iterator[tuple[str, ...]]:
    yield (
        "page_id", "page_name", "disclaimer", "ds", "tf", "type", "value", "location_type",
        "is_exclusion", "custom_audience_type", "num_ads", "total_num_ads", "total_spend_pct",
        "total_spend_formatted", "main_currency", "detailed_type",
    )  # fmt: skip
    named = ("501", "Saltmere Looks Ahead", "Saltmere Harbour Holdings Ltd", until.isoformat(),
             "last_30_days")  # fmt: skip
    for kind, value, out, custom, many, part, detailed in (
        ("location", "Saltmere", "False", "", "12", "1.0", ""),
        ("location", "Northdale", "True", "", "12", "1.0", ""),
        ("age", "25-44", "", "", "4", "0.41", ""),
        ("detailed", "Property investment", "False", "", "6", "0.55", "INTERESTS"),
        ("custom_audience", "Customer list", "False", "HAS_DFCA_INCLUSION", "9", "0.72", ""),
        ("custom_audience", "Customer list", "True", "HAS_DFCA_EXCLUSION", "3", "0.2", ""),
        ("lookalike_audience", "Lookalike", "False", "", "5", "0.3", ""),
    ):
        yield (*named, kind, value, "", out, custom, many, "12", part, "4210", "GBP", detailed)


def _text(name: str, rows: Iterator[tuple[str, ...]]) -> Text:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    said = out.getvalue()
    mark = hashlib.sha256(said.encode()).hexdigest()
    return Text(name, mark, len(said.encode()), lambda: io.StringIO(said, newline=""))


def _process() -> str:
    return "Harbour referendum in Saltmere"
