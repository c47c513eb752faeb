"""What the documentation says is so: links lead somewhere, addresses resolve, commands exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

import folkmoot
from folkmoot.ops.main import command_modules

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(folkmoot.__file__).parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
BY_ROLE = (
    "member",
    "secretary",
    "membership-officer",
    "arrangements-committee",
    "delegate",
    "chair",
    "voter",
    "candidate",
    "returning-officer",
    "scrutineer",
    "moderator",
    "administrator",
    "auditor",
    "respondent",
    "companion",
    "panel-member",
    "clerk",
    "campaign-officer",
    "register-reader",
)
ROOMS_TO_COME = ("conduct", "elections", "tally", "ballots", "campaigns", "commons")

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SPAN = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:\./bin/|`|^\s*)folkmoot ([a-z-]+(?: [a-z]+)?)", re.MULTILINE)
# Words of the workplace, none of which the project has any use for.
STRANGE = ("claude", "anthropic", "sandbox", "/work/", "/tmp/", "subagent", "chatgpt", "llm")  # noqa: S108  (sought, not used)


def name(path: Path) -> str:
    """A page as it is called from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    """The relative links and pictures of a page, without what stands in code."""
    text = SPAN.sub("", FENCED.sub("", page.read_text()))
    return [to for to in LINK.findall(text) if not re.match(r"[a-z]+:", to)]


def slug(heading: str) -> str:
    """A heading as its anchor."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def addresses(page: Path) -> list[str]:
    """The addresses of the house that a page names in code spans."""
    spans = SPAN.findall(FENCED.sub("", page.read_text()))
    return [span for span in spans if re.match(r"/(?!usr/|var/|backups)", span) and " " not in span]


def filled(address: str) -> str:
    """An address with something in the place of its placeholders, without its query."""
    return re.sub(r"<[^>]+>", "1", address).partition("?")[0].partition("#")[0]


def rooms() -> list[str]:
    """Every package at the top, and every room of core and apps."""
    at_the_top = [path.parent.name for path in SOURCE.glob("*/__init__.py")]
    below = [
        f"{house}/{path.parent.name}"
        for house in ("core", "apps")
        for path in (SOURCE / house).glob("*/__init__.py")
    ]
    return sorted(at_the_top) + sorted(below)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    for to in links(page):
        path, _, anchor = to.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), f"{to} leads out of the project"
        assert target.exists(), f"{to} leads nowhere"
        if anchor and target.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", target.read_text(), re.MULTILINE)
            assert anchor in [slug(each) for each in headings], f"{to}: no such heading"


def test_every_picture_that_was_made_is_shown_in_the_readme():
    shown = set(links(ROOT / "README.md"))
    made = [name(path) for path in (DOCS / "pictures").glob("*.png")]
    assert [picture for picture in made if picture not in shown] == []


@pytest.mark.parametrize("room", rooms())
def test_the_picture_of_the_house_has_every_room(room):
    lines = (DOCS / "ARCHITECTURE.md").read_text().splitlines()
    mark = f"| `src/folkmoot/{room}/` |" if "/" not in room else f"| `{room}` |"
    assert any(line.startswith(mark) for line in lines), f"no line begins with {mark}"


@pytest.mark.parametrize("room", ROOMS_TO_COME)
def test_a_room_to_come_is_named_as_one_as_long_as_it_is_not_there(room):
    text = (DOCS / "ARCHITECTURE.md").read_text()
    _, heading, to_come = text.partition("## Rooms to come")
    assert heading
    there = any((SOURCE / house / room).is_dir() for house in ("core", "apps"))
    assert (f"**{room}**" in to_come) != there


def test_the_architecture_names_the_order_of_rooms_that_the_contract_holds():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    order = next(
        each["layers"]
        for each in contracts["contracts"]
        if each.get("containers") == ["folkmoot.apps"]
    )
    beside = [re.findall(r"[a-z]+", layer) for layer in order]  # (brackets: it may be missing)
    said = "; ".join(
        " and ".join(", ".join(f"`{room}`" for room in layer).rsplit(", ", 1))
        + (" side by side" if len(layer) > 1 else "")
        for layer in beside
    )
    assert f"| Rooms in one order | {said}. |" in (DOCS / "ARCHITECTURE.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_is_named_exists(page):
    known = command_modules()
    heads = {words.partition(" ")[0] for words in known}
    for said in COMMAND.findall(page.read_text()):
        head, _, tail = said.partition(" ")
        assert head in heads, f"folkmoot {said}"
        if head not in known:  # a group: its second word matters
            assert f"{head} {tail}" in known, f"folkmoot {said}"


@pytest.mark.parametrize("words", command_modules())
def test_every_command_is_named_in_a_guide_or_the_readme(words):
    assert any(f"folkmoot {words}" in page.read_text() for page in PAGES)


@pytest.mark.parametrize("role", BY_ROLE)
def test_there_is_a_guide_for_every_role_made_of_tasks_and_the_readme_leads_there(role):
    guide = DOCS / "guides" / f"{role}.md"
    assert len(re.findall(r"^## ", guide.read_text(), re.MULTILINE)) >= 5
    assert f"(docs/guides/{role}.md)" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_address_that_is_named_is_one_of_the_house(page):
    for address in addresses(page):
        try:
            resolve(filled(address))
        except Resolver404:
            pytest.fail(f"{address} is no address of the house")


def test_the_search_for_addresses_finds_them_and_a_wrong_one_would_be_found_out():
    assert "/meetings/<meeting>/notice" in addresses(DOCS / "guides" / "secretary.md")
    with pytest.raises(Resolver404):
        resolve(filled("/meetings/<meeting>/nothing-of-the-kind"))


def test_every_test_that_the_account_of_security_names_is_there():
    text = (DOCS / "security" / "asvs.md").read_text()
    named = re.findall(r"`(tests/[\w/.]+)`", text)
    assert len(named) > 10
    assert [each for each in named if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=name)
def test_a_decision_says_what_was_decided_and_what_stood_against_it(page):
    text = page.read_text()
    assert "**Decided**" in text
    assert "## Instead of" in text


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_project_speaks_only_of_itself(page):
    words = re.sub(r"\s+", " ", page.read_text().lower())
    assert [each for each in STRANGE if re.search(rf"(?<!\w){re.escape(each)}", words)] == []
