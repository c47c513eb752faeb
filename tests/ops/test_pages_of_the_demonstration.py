"""What `folkmoot demo --check` fetches: the main pages of every room, and what each must answer."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, get_resolver, resolve

from folkmoot.ops.demo.browsing import Answer
from folkmoot.ops.demo.check import fault_of
from folkmoot.ops.demo.page import HIDDEN, SIGN_IN, SIGNED_IN, VISITOR, Page, some
from folkmoot.ops.demo.pages import main_pages

NAMES = [
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
    "draft",
    "before_branch",
    "waiting",
    "to_record",
    "branch_now",
    "general_now",
]
STORY = {name: f"2026-{number}" for number, name in enumerate(NAMES, 1)} | {
    "organisation": "the-lantern-party", "ruling": "1",
    "at_reply": "amber-mill-1000", "before_panel": "amber-mill-1001", "panellist": "wanda",
    "about_admission": "amber-mill-1002",
    "conference": "conference-2026", "last": "conference-2025", "next": "conference-2027",
    "arrangements": "arrangements-2026", "tribunal": "tribunal-2025", "chair": "chair-2026",
    "hustings": "arrangements", "asking": "treasurer",
    "accounts": "accounts-2026", "doors": "doors-2026",
    "talk": "/news/accounts-2026", "hidden_reply": "3", "note": "1",
    "heard": "heard-before-excluded", "dues": "what-should-dues-be-for",
    "affiliates": "affiliates-2025", "forum": "forum-2026", "treasurer": "treasurer-2026",
    "ballot": "half-of-each-subscription",
    "harbour": "2026-2", "rent": "2026-4", "referendum": "harbour-referendum", "archive": "1",
}  # fmt: skip
PAGES = main_pages(STORY, receipt="AAAA-BBBB", entry=7)

# Where something is posted to from a page that is fetched, or a step of a form that is.
PARTS = {
    "site": {"persona", "theme"},
    "record": {"receipt-promise", "tile"},
    "motions": {
        "preview", "proposal", "decision", "lodging", "draft", "withdrawal", "companions",
        "challenge-reply", "agenda", "moving", "fall", "conference-plan",
        "priorities-topic", "priorities-count", "prolongation",
    },
    "assembly": {
        "met", "follow_up", "signatures", "from_requisition", "opening", "closing", "apologies",
        "head_count", "departures", "amendment_decision", "credentials", "cards",
        "close_card_vote", "notes", "approval", "corrections",
    },
    "commons": {  # (a file that is there once it is closed, and what is there for one of several)
        "outside_file", "ending", "wish", "note_rating", "note_second_look",
        "consultations_reply_decision", "consultations_reply_second_look",
        "hustings_reply_decision", "hustings_reply_second_look",
    },
    "elections": {
        "taking_back", "candidate", "picture", "joining", "issuing", "opening", "reading",
        "admission", "counting", "declaring", "answering",
    },
    "campaigns": {
        "wording", "declaration", "start", "picture", "imprint_draft", "result", "told", "advert",
        "capture_picture",
    },
    "notices": {"short"},
    "people": {
        "welcome", "address_code", "resignation", "office_resignation", "life", "founding",
        "placement", "dissolution", "appointment", "term_end", "member", "claim_letter",
        "slip_entry", "slip", "slip_confirmation", "slip_declining",
        "roll_challenges", "roll_answer", "join_code", "taking", "erasing", "parting",
        "reinstating", "member_admission", "objection", "objection_withdrawal",
        "objection_dismissal", "import", "import_verdicts", "undoing", "merging", "reminders",
        "joiner_answer", "review", "payment", "reinstatement", "agreement",
        "joint_declining", "taken_list",
    },
}  # fmt: skip


def named(patterns, room="") -> set[tuple[str, str]]:
    """Every named address of the rooms."""
    found = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            found |= named(each.url_patterns, each.app_name or room)
        elif isinstance(each, URLPattern) and room and each.name:
            found.add((room, each.name))
    return found


def test_every_address_of_every_room_is_fetched_or_is_part_of_a_page_that_is() -> None:
    fetched = set()
    for page in PAGES:
        match = resolve(page.path.partition("?")[0])
        fetched.add((match.app_name, match.url_name))
    parts = {(room, name) for room, names in PARTS.items() for name in names}
    known = {(room, name) for room, name in named(get_resolver().url_patterns)}
    rooms = {room for room, _name in known if not room.startswith(("account", "mfa", "ninja"))}
    wanted = {each for each in known if each[0] in rooms}
    assert wanted - fetched - parts == set()
    assert parts - known == set()


def test_no_page_is_fetched_twice() -> None:
    paths = [page.path for page in PAGES]
    assert sorted(set(paths)) == sorted(paths)


def answer(status: int, body: bytes = b"<h1>x</h1></html>", location: str = "") -> Answer:
    return Answer(status, body, "text/html", location, 0.01)


def test_a_visitor_is_asked_to_sign_in_where_only_members_read() -> None:
    page = Page("motions", "/motions/mine", SIGNED_IN)
    assert fault_of(page, VISITOR, answer(302, b"", f"{SIGN_IN}?next=/motions/mine")) == ""
    assert fault_of(page, VISITOR, answer(302, b"", "/")) == f"leads to /, not to {SIGN_IN}"
    assert fault_of(page, VISITOR, answer(200)) == "expected 302"
    assert fault_of(page, "rosa", answer(200)) == ""


def test_a_draft_does_not_exist_for_others() -> None:
    page = Page("motions", "/motions/2026-9", some("rosa"), HIDDEN, tells_visitors=True)
    assert fault_of(page, "rosa", answer(200)) == ""
    for name in (VISITOR, "ned"):
        assert fault_of(page, name, answer(404)) == ""
        assert fault_of(page, name, answer(403)) == "expected 404"


def test_a_page_that_breaks_off_or_says_nothing_is_a_fault() -> None:
    page = Page("record", "/record/")
    assert fault_of(page, VISITOR, answer(200, b"<h1>x</h1>")) == "is cut short"
    assert fault_of(page, VISITOR, answer(200, b"<p></p></html>")) == "has no heading"
    assert fault_of(page, VISITOR, answer(200, b"")) == "is empty"
    assert fault_of(page, VISITOR, answer(500)) == "expected 200"
