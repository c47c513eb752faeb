"""The pages of members and of cases, and who may see each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from folkmoot.ops.demo.page import (
    HIDDEN,
    KEEP_FILES,
    LATELY_JOINED,
    SIGNED_IN,
    Page,
    some,
)


def people() -> Iterator[Page]:
    for slug in ("", "ploughshare", "fenland", "aldermere", "westbrook", "weavers"):
        yield Page("people", f"/units/{slug}")
    for path in ("/rolls/", "/rolls/all-members"):
        yield Page("people", path)
    for path in ("/me", "/me/address", "/me/unit", "/slips/"):
        yield Page("people", path, SIGNED_IN)
    yield Page("people", "/rolls/all-members/proof", SIGNED_IN, HIDDEN, but=LATELY_JOINED)
    for path in ("/members/", "/members/?q=Thorne", "/members/admission"):
        yield Page("people", path, KEEP_FILES)


def membership(story: Mapping[str, str]) -> Iterator[Page]:
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


def cases(story: Mapping[str, str]) -> Iterator[Page]:
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
    reads = some("tess", "clement", *(filter(None, [story.get("also_reads")])))
    yield Page("conduct", f"{room}/material/1", reads, HIDDEN)
    yield Page("conduct", f"{room}/reply", some("tess"), HIDDEN)
    told = f"/cases/{story['about_admission']}"
    joins = filter(None, [story.get("also_about_admission")])
    yield Page("conduct", told, some("nadia", "ned", "clement", *joins), HIDDEN)
    yield Page("people", "/me/admission/answer/1", some("nadia"), HIDDEN)
    heard = f"/cases/{story['before_panel']}"
    yield Page("conduct", heard, some("clement", story["panellist"]), HIDDEN)
    yield Page("conduct", f"{heard}/hearing", some(story["panellist"]), HIDDEN)
