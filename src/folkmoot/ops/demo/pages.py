"""The main pages of every room of the demonstration, and who may see each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from folkmoot.ops.demo.page import (
    ALDERMERE,
    AWAY,
    HIDDEN,
    KEEP_FILES,
    OFFICERS,
    RUN_CONFERENCE,
    SIGN_IN,
    SIGNED_IN,
    VISITOR,
    Page,
    some,
)
from folkmoot.ops.demo.pages_in_the_open import api, campaigns, commons, record
from folkmoot.ops.demo.pages_of_members import cases, membership, people


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
        *people(),
        *membership(story),
        *cases(story),
        *commons(story),
        *campaigns(story),
        *record(receipt, entry),
        *api(story),
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
