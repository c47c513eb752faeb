"""The main pages of every room of the demonstration, and who may see each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.ops.demo.members import STORY
from folkmoot.ops.demo.places import LOCAL_PARTIES

EVERYBODY = frozenset({"everybody"})
SIGNED_IN = frozenset({"signed in"})
VISITOR = "visitor"
SIGN_IN = "/accounts/login/"

OK, AWAY, SHUT, HIDDEN = 200, 302, 403, 404


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is to be answered.

    Attributes:
        room: whose page it is.
        path: its address.
        who: `EVERYBODY`, `SIGNED_IN`, or the given names of those of the story who may see it.
        refusal: the status for those who may not: 403, or 404 where its being is not told.
        tells_visitors: visitors get that refusal too, instead of being asked to sign in.
    """

    room: str
    path: str
    who: frozenset[str] = EVERYBODY
    refusal: int = SHUT
    tells_visitors: bool = False

    def expected(self, name: str) -> tuple[int, str]:
        """The status for somebody, and how the address begins that a redirect leads to."""
        signed_in = name != VISITOR
        if self.who == EVERYBODY or name in self.who or (self.who == SIGNED_IN and signed_in):
            return OK, ""
        if signed_in or self.tells_visitors:
            return self.refusal, "/" if self.refusal == AWAY else ""
        return AWAY, SIGN_IN


def some(*names: str) -> frozenset[str]:
    """People of the story."""
    return frozenset(names)


def members_of(local_party: str) -> frozenset[str]:
    """The people of the story who belong to a local party, by their given names."""
    branches = {
        branch for each in LOCAL_PARTIES if each.slug == local_party for branch, _ in each.branches
    }
    return some(*(given.lower() for given, _, branch in STORY.values() if branch in branches))


ALDERMERE = members_of("aldermere")
OFFICERS = some("ned", "farah", "idris", "maeve", "greta")
RUN_CONFERENCE = some("dilys", "maeve", "greta")
PUBLISH = some("ned", "farah", "idris", "greta", "maeve")
KEEP_FILES = some("ned", "farah", "idris", "greta")


def main_pages(story: Mapping[str, str], *, receipt: str, entry: int) -> tuple[Page, ...]:
    """Every main page.

    Args:
        story: the motions and meetings of the story, by name.
        receipt: the code of a receipt of a public act.
        entry: the number of an entry of the record.
    """
    return (
        *_house(),
        *_rules(),
        *_motions(story),
        *_meetings(story),
        *_elections(story),
        *_people(),
        *_membership(story),
        *_cases(story),
        *_commons(story),
        *_campaigns(story),
        *_record(receipt, entry),
        *_api(story),
    )


def _house() -> Iterator[Page]:
    for path in ("/", "/search", "/search?q=hearing", "/claim"):
        yield Page("house", path)
    for path in (
        "",
        "commons-2017",
        "commons-2017?b1=abstain",
        "commons-2017.toml",
        "commons-january-2019",
        "own",
        "own?n1=A&m1=5&v1=for&n2=B&m2=4&v2=against",
        "own.toml?n1=A&m1=5&v1=for&n2=B&m2=4&v2=against",
        "text?from=commons-2017",
    ):
        yield Page("house", f"/house/{path}")
    for path in ("", "outcomes.csv", "table"):
        yield Page("consistency", f"/consistency/{path}")
    yield Page("house", SIGN_IN, some(VISITOR), refusal=AWAY)
    for path in ("", "/clause", "/book", "/agenda", "/hall"):
        yield Page("design", f"/design{path}")


def _rules() -> Iterator[Page]:
    for path in (
        "/rules/",
        "/rules/party",
        "/rules/party@1",
        "/rules/party@1.txt",
        "/rules/party@1.json",
        "/rules/party@2.akn",
        "/rules/party@2/certificate",
        "/rules/party/words/2.II.4",
        "/rules/party/in/de",
        "/rules/party/on?day=2026-01-01",
        "/rules/party/compare.docx?from=1&to=2",
        "/rules/party/2.I.4.B",
        "/rules/party/2.I.4.B@1",
        "/rules/party/editions",
        "/rules/party/compare?from=1&to=2",
        "/rules/party/parameters",
    ):
        yield Page("rulebook", path)


def _motions(story: Mapping[str, str]) -> Iterator[Page]:
    this, following = story["conference"], story["next"]
    yield Page("motions", "/motions/")
    yield Page("motions", "/motions/clause/party/2.I.4.B")
    yield Page("motions", f"/motions/conferences/{this}")
    yield Page("motions", f"/motions/conferences/{following}")
    yield Page("motions", f"/motions/{story['hero']}.akn")
    for noun in ("priorities", "rivals", "votes", "what-if"):
        yield Page("motions", f"/motions/conferences/{this}/{noun}")
    yield Page("motions", "/motions/mine", SIGNED_IN)
    yield Page("motions", "/motions/new", SIGNED_IN)
    yield Page("motions", "/motions/new?document=party&provision=2.II.1", SIGNED_IN)
    yield Page("motions", f"/motions/conferences/{this}/composites/new", some("dilys"), HIDDEN)
    for name in (
        "hero",
        "brinswick",
        "dunmoor",
        "inverleigh",
        "jarnsea",
        "langmoss",
        "harrowgill",
        "kettlewick",
        "fees",
        "composite",
    ):
        yield Page("motions", f"/motions/{story[name]}")
    # A draft exists for its mover only; one before a unit for the members of that unit as well.
    draft = f"/motions/{story['draft']}"
    yield Page("motions", draft, some("rosa"), HIDDEN, tells_visitors=True)
    yield Page("motions", f"{draft}/revision", some("rosa"), HIDDEN)
    for name in ("before_branch", "waiting"):
        yield Page("motions", f"/motions/{story[name]}", ALDERMERE, HIDDEN, tells_visitors=True)
    yield Page("motions", f"/motions/{story['waiting']}/submission", ALDERMERE, HIDDEN)
    for noun, name in (
        ("ruling", "jarnsea"),
        ("challenge", "kettlewick"),
        ("challenge/decision", "kettlewick"),
        ("consent", "brinswick"),
        ("composite", "composite"),
        ("copies", "hero"),
        ("proceedings", "hero"),
        ("result", "hero"),
        ("certification", "hero"),
    ):
        yield Page("motions", f"/motions/{story[name]}/{noun}", SIGNED_IN)


def _meetings(story: Mapping[str, str]) -> Iterator[Page]:
    conference, last = f"/meetings/{story['conference']}", f"/meetings/{story['last']}"
    for path in ("/meetings/", "/meetings/resolutions", "/meetings/unit/westbrook.ics"):
        yield Page("assembly", path)
    for noun in (
        "",
        ".ics",
        "/agenda",
        "/amendments",
        "/decisions",
        "/decisions/1",
        "/delegations",
        "/card-votes/1",
        "/minutes",
        "/minutes.pdf",
    ):
        yield Page("assembly", conference + noun)
    yield Page("assembly", f"{conference}/mandates/new", some("farah", "idris"))
    for noun in ("", "/decisions", "/card-votes/1", "/minutes"):
        yield Page("assembly", last + noun)
    for name in ("to_record", "branch_now", "general_now"):
        yield Page("assembly", f"/meetings/{story[name]}")
    yield Page("assembly", "/meetings/new", OFFICERS)
    yield Page("assembly", "/meetings/requisitions/aldermere", ALDERMERE | some("greta"))
    yield Page("assembly", "/meetings/met/westbrook", some("ned", "greta"))
    for noun in (
        "notice",
        "postponement",
        "calling-off",
        "agenda/extension",
        "attendance",
        "decisions/new",
        "decisions/by-name",
        "card-votes/new",
        "card-votes/1/tellers",
    ):
        yield Page("assembly", f"{conference}/{noun}", RUN_CONFERENCE)


def _elections(story: Mapping[str, str]) -> Iterator[Page]:
    open_, done = f"/elections/{story['arrangements']}", f"/elections/{story['tribunal']}"
    for path in ("", "posts/arrangements", "posts/chair"):
        yield Page("elections", f"/elections/{path}")
    for noun in ("", "/nominations", "/notice", "/leaflet.pdf", "/slates/open-door", "/count"):
        yield Page("elections", open_ + noun)
    for noun in ("", "/count", "/ballots", "/ballots.blt", "/ballots.csv"):
        yield Page("elections", done + noun)
    for noun in ("record.json", "stages.csv", "sheet.pdf"):
        yield Page("elections", f"{done}/count/{noun}")
    for name in ("affiliates", "chair", "forum", "ballot"):
        yield Page("elections", f"/elections/{story[name]}/count")
    yield Page("elections", f"/elections/{story['ballot']}")
    yield Page("elections", f"/elections/{story['treasurer']}/nominations")
    for noun in ("answer", "withdrawal", "statement", "photograph", "letter", "vote", "slates/new"):
        yield Page("elections", f"{open_}/{noun}", SIGNED_IN)
    yield Page("elections", f"{done}/challenge", SIGNED_IN)
    for noun in ("", "/1", "/1/record.json", "/1/papers.blt"):
        yield Page("elections", f"{done}/vacancies{noun}")
    yield Page("elections", f"{done}/vacancies/1/answer", SIGNED_IN)
    yield Page("elections", f"{done}/resignation", SIGNED_IN)
    for noun in ("paper", "hustings", "papers", "papers/paper.pdf"):
        yield Page("elections", f"{open_}/{noun}", some("greta"))
    yield Page("elections", f"/elections/{story['chair']}/register", some("greta"))
    # Whoever keeps a unit's papers may call an election of that unit.
    for path in ("new", "posts/new", "questions/new"):
        yield Page("elections", f"/elections/{path}", KEEP_FILES)


def _people() -> Iterator[Page]:
    for slug in ("", "ploughshare", "fenland", "aldermere", "westbrook", "weavers"):
        yield Page("people", f"/units/{slug}")
    for path in ("/rolls/", "/rolls/all-members"):
        yield Page("people", path)
    for path in ("/me", "/me/address", "/me/unit", "/slips/", "/rolls/all-members/proof"):
        yield Page("people", path, SIGNED_IN)
    for path in ("/members/", "/members/?q=Thorne", "/members/admission"):
        yield Page("people", path, KEEP_FILES)


def _membership(story: Mapping[str, str]) -> Iterator[Page]:
    for path in (
        "/join",
        "/organisations/",
        f"/organisations/{story['organisation']}",
        "/rulings/",
        f"/rulings/{story['ruling']}",
        "/units/postcodes",
    ):
        yield Page("people", path)
    for path in (
        "/me/admission",
        "/me/ties",
        "/me/class",
        "/me/again",
        "/me/dues",
        "/me/file",
        "/members/new",
        "/rulings/new",
        "/together/",
    ):
        yield Page("people", path, SIGNED_IN)
    for path in (
        "/members/imports",
        "/members/export",
        "/members/duplicates",
        "/members/dues",
        "/members/joiners",
        "/rolls/new",
    ):
        yield Page("people", path, KEEP_FILES)
    yield Page("people", "/together/1", some("farah", "greta"))
    for path in (
        "/organisations/new",
        f"/organisations/{story['organisation']}/standing",
        f"/rulings/{story['ruling']}/answer",
        f"/rulings/{story['ruling']}/withdrawal",
        "/units/postcodes/file",
    ):
        yield Page("people", path, some("greta"))
    yield Page("people", "/units/aldermere/areas", SIGNED_IN)
    yield Page("people", "/units/aldermere/split", SIGNED_IN)


def _cases(story: Mapping[str, str]) -> Iterator[Page]:
    for noun in (
        "",
        "fair-process",
        "fair-process/1",
        "fair-process/motion",
        "outcomes",
        "outcomes.csv",
        "auto-exclusion",
    ):
        yield Page("conduct", f"/cases/{noun}")
    yield Page("conduct", "/cases/complaint", SIGNED_IN)
    yield Page("conduct", "/cases/desk", some("clement"), HIDDEN)
    # A case exists for its own people only.
    mine = some("tess", "clement", *(filter(None, [story.get("also_at_reply")])))
    room = f"/cases/{story['at_reply']}"
    yield Page("conduct", room, mine, HIDDEN)
    yield Page("conduct", f"{room}.ics", mine, HIDDEN)
    yield Page("conduct", f"{room}/material/1", mine, HIDDEN)
    yield Page("conduct", f"{room}/reply", some("tess"), HIDDEN)
    heard = f"/cases/{story['before_panel']}"
    yield Page("conduct", heard, some("clement", story["panellist"]), HIDDEN)
    yield Page("conduct", f"{heard}/hearing", some(story["panellist"]), HIDDEN)


def _commons(story: Mapping[str, str]) -> Iterator[Page]:
    heard, dues = (f"/consultations/{story[name]}" for name in ("heard", "dues"))
    for path in ("/consultations/", heard, dues, f"{dues}/statement"):
        yield Page("commons", path)
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


TYPED = "text=Promoted+by+Ada&jurisdiction=uk&medium=digital&publisher=party&paid=yes&place=part"
CAMPAIGNERS = some("sunita", "greta")
APPROVERS = some("sunita", "greta", "maeve")


def _campaigns(story: Mapping[str, str]) -> Iterator[Page]:
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


def _record(receipt: str, entry: int) -> Iterator[Page]:
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


def _api(story: Mapping[str, str]) -> Iterator[Page]:
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
