"""The pages of talk, campaigns, the record and the API, and who may see each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from folkmoot.ops.demo.page import (
    HIDDEN,
    KEEP_FILES,
    LATELY_JOINED,
    PUBLISH,
    SIGNED_IN,
    UNPROCESSABLE,
    Page,
    some,
)


def commons(story: Mapping[str, str]) -> Iterator[Page]:
    heard, dues = (f"/consultations/{story[name]}" for name in ("heard", "dues"))
    for path in ("/consultations/", heard, dues):
        yield Page("commons", path)
    # Whoever is not on its roll is told so, in the place of a statement.
    yield Page("commons", f"{dues}/statement", refusal=UNPROCESSABLE, but=LATELY_JOINED)
    for noun in (
        "map", "votes.csv", "statements.csv", "result.json", "responses", "moderation",
        "moderation.csv",
    ):  # fmt: skip
        yield Page("commons", f"{heard}/{noun}")
    yield Page("commons", f"{dues}/map")
    yield Page("commons", f"{dues}/statements/new", SIGNED_IN)
    yield Page("commons", f"{dues}/statements/2/moderation", some("greta", "maeve"))
    yield Page("commons", f"{dues}/statements/9/second-look", some("kofi"), HIDDEN)
    yield Page("commons", "/consultations/new", KEEP_FILES)
    opened, asking = (f"/hustings/{story[name]}" for name in ("hustings", "asking"))
    for path in ("/hustings/", opened, f"{opened}/answers.json", asking):
        yield Page("commons", path)
    yield Page("commons", f"{asking}/questions/new", SIGNED_IN)
    yield Page("commons", f"{asking}/questions/1/omission", some("greta", "maeve"))
    yield Page("commons", f"{opened}/choosing", some("greta"))
    yield Page("commons", f"{opened}/answers/1", some("hamid"), HIDDEN)
    yield Page("commons", "/hustings/new", KEEP_FILES)
    accounts, doors = (f"/news/{story[name]}" for name in ("accounts", "doors"))
    for path in (
        "", "feed.atom", "events.ics", "unit/westbrook", "unit/westbrook.atom",
        "unit/aldermere.ics", "unsubscribe/none",
    ):  # fmt: skip
        yield Page("commons", f"/news/{path}")
    for path in (accounts, f"{accounts}/file", doors):
        yield Page("commons", path)
    yield Page("commons", "/news/subscription", SIGNED_IN)
    yield Page("commons", "/news/new", PUBLISH)
    for noun in ("correction", "withdrawal"):
        yield Page("commons", f"{doors}/{noun}", some("greta", "maeve"))
    yield from _talk(story, opened)


TYPED = "text=Promoted+by+Ada&jurisdiction=uk&medium=digital&publisher=party&paid=yes&place=part"


CAMPAIGNERS = some("sunita", "greta")


APPROVERS = some("sunita", "greta", "maeve")


def campaigns(story: Mapping[str, str]) -> Iterator[Page]:
    harbour, rent = (f"/campaigns/messages/{story[name]}" for name in ("harbour", "rent"))
    for path in (
        "/campaigns/",
        "/campaigns/messages.csv",
        harbour,
        f"{harbour}/leaflet.pdf",
        f"{harbour}/notice.json",
        f"{harbour}/standard.json",
        "/campaigns/breaches",
        "/campaigns/imprint",
        f"/campaigns/imprint?{TYPED}",
        "/campaigns/imprint/rules",
        "/campaigns/contests/",
        f"/campaigns/contests/{story['referendum']}",
        "/campaigns/archives/",
        f"/campaigns/archives/{story['archive']}",
        "/campaigns/adverts/",
        "/campaigns/adverts/search?q=harbour",
        "/campaigns/adverts/alike",
        "/campaigns/adverts/alike?only=differing",
        "/campaigns/adverts/no-disclaimer",
        "/campaigns/adverts/targeting",
        "/campaigns/adverts/adverts.csv",
        "/campaigns/adverts/standard.json",
        "/campaigns/adverts/sponsors/501",
        "/campaigns/captures/",
        "/campaigns/claims/",
        "/campaigns/manifestos/what-we-promise-saltmere",
    ):
        yield Page("campaigns", path)
    yield Page("campaigns", rent, APPROVERS, HIDDEN, tells_visitors=True)
    yield Page("campaigns", f"{rent}/approval", APPROVERS, HIDDEN)
    yield Page("campaigns", f"{harbour}/end", CAMPAIGNERS)
    yield Page("campaigns", f"{harbour}/correction", CAMPAIGNERS)
    officers = some("sunita", "greta", "ned", "farah", "idris")
    yield Page("campaigns", "/campaigns/messages/new", officers)
    for noun in ("contests", "archives", "manifestos"):
        yield Page("campaigns", f"/campaigns/{noun}/new", CAMPAIGNERS)
    yield Page("campaigns", "/campaigns/captures/new", SIGNED_IN)
    yield Page("campaigns", "/campaigns/claims/new", SIGNED_IN)


def record(receipt: str, entry: int) -> Iterator[Page]:
    for path in (
        "/record/",
        f"/record/{entry}",
        f"/record/{entry}.tlog-proof",
        f"/record/receipts/{receipt}",
        f"/record/receipts/{receipt}.tlog-proof",
        "/record/outages",
        "/record/check",
        "/record/checkpoint",
        "/record/log.vkey",
        "/record/verify_record.py",
    ):
        yield Page("record", path)


def api(story: Mapping[str, str]) -> Iterator[Page]:
    for path in (
        "",
        "v1/openapi.json",
        "v1/record",
        "v1/rules",
        "v1/parameters",
        "v1/organisations",
        "v1/advance-rulings",
        "v1/rolls",
        f"v1/meetings/{story['conference']}/agenda",
        f"v1/motions/{story['hero']}/road",
        "v1/consultations",
        f"v1/consultations/{story['heard']}/opinion",
    ):
        yield Page("api", f"/api/{path}")


def _talk(story: Mapping[str, str], opened: str) -> Iterator[Page]:
    talk, hidden = story["talk"], story["hidden_reply"]
    note = f"/conversation/notes/{story['note']}"
    for path in ("", "moderation", "notes", "notes.json", "note-ratings.csv", "links.csv"):
        yield Page("commons", f"/conversation/{path}")
    for path in (note, f"{talk}/replies", f"{opened}/replies"):
        yield Page("commons", path)
    yield Page("commons", f"/consultations/{story['heard']}/replies?from=50")
    yield Page("commons", "/conversation/consent", SIGNED_IN)
    yield Page("commons", f"/conversation/notes/new?about={talk}", SIGNED_IN)
    yield Page("commons", f"{note}/moderation", some("greta", "maeve"))
    for page in (talk, f"/consultations/{story['heard']}", opened):
        yield Page("commons", f"{page}/replies/new", SIGNED_IN)
    yield Page("commons", f"{talk}/replies/{hidden}/moderation", some("greta", "maeve"))
    yield Page("commons", f"{talk}/replies/{hidden}/second-look", some("kofi"), HIDDEN)
